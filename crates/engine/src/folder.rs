//! A real file that is kept in step with the project, where the browser can do that.

use crate::{Effect, Model, NoticeKind, SaveState};
use model::{Project, Timestamp};
use std::rc::Rc;

/// How the file in the folder stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum FolderState {
    /// The browser cannot do that.
    #[default]
    Unavailable,
    /// No folder is chosen.
    Off,
    /// The browser must ask whether the folder of this name may be written.
    Locked(String),
    /// The file in the folder of this name is being written.
    Writing(String),
    /// The file in the folder of this name is as the project was when it was written.
    Written(String, Timestamp),
    /// The file in the folder of this name could not be written, in the browser's words.
    Failed(String, String),
}

impl FolderState {
    /// The folder's name, where one is chosen.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Unavailable | Self::Off => None,
            Self::Locked(name)
            | Self::Writing(name)
            | Self::Written(name, _)
            | Self::Failed(name, _) => Some(name),
        }
    }
}

/// Wishes about the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FolderMsg {
    /// Asks for a folder.
    Choose,
    /// Asks for the leave to write it.
    Unlock,
    /// Writes the file now.
    Write,
    /// Writes no more; the file stays.
    Stop,
}

/// Facts about the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FolderFact {
    /// The browser can do it, and no folder is chosen.
    Ready,
    /// A folder of this name was chosen and may be written.
    Opened(String),
    /// A folder of this name was chosen earlier, and the browser must ask again.
    Locked(String),
    /// The file was written as the project was at this time.
    Written(Timestamp),
    /// Something failed, in the browser's words.
    Failed(String),
}

/// What is asked of the platform about the folder.
#[derive(Debug, Clone, PartialEq)]
pub enum FolderEffect {
    /// Ask for a folder.
    Choose,
    /// Ask for the leave to write the one that was chosen.
    Unlock,
    /// Write the project a moment later; a newer one takes its place.
    Write(Rc<Project>),
    /// Forget the folder.
    Stop,
}

/// Carries out a wish about the folder.
pub(crate) fn update(model: &mut Model, msg: FolderMsg) -> Vec<Effect> {
    vec![Effect::Folder(match msg {
        FolderMsg::Choose => FolderEffect::Choose,
        FolderMsg::Unlock => FolderEffect::Unlock,
        FolderMsg::Write => return write(model),
        FolderMsg::Stop => {
            model.session_mut().folder = FolderState::Off;
            FolderEffect::Stop
        }
    })]
}

/// Takes in a fact about the folder.
pub(crate) fn learn(model: &mut Model, fact: FolderFact) -> Vec<Effect> {
    let name = model.session.folder.name().unwrap_or_default().to_owned();
    match fact {
        FolderFact::Ready => model.session_mut().folder = FolderState::Off,
        FolderFact::Locked(name) => model.session_mut().folder = FolderState::Locked(name),
        FolderFact::Opened(name) => {
            model.session_mut().folder = FolderState::Writing(name);
            return write(model);
        }
        // it was let go of meanwhile
        FolderFact::Written(_) if name.is_empty() => {}
        FolderFact::Written(at) => model.session_mut().folder = FolderState::Written(name, at),
        FolderFact::Failed(why) => {
            model.session_mut().notify(NoticeKind::FolderFailed(why.clone()));
            if !name.is_empty() {
                model.session_mut().folder = FolderState::Failed(name, why);
            }
        }
    }
    Vec::new()
}

/// Writes the file, where there is one and this tab is the one that writes.
pub(crate) fn write(model: &mut Model) -> Vec<Effect> {
    use FolderState::{Failed, Locked, Off, Unavailable, Writing, Written};
    let name = match &model.session.folder {
        Unavailable | Off | Locked(_) => return Vec::new(),
        Writing(name) | Written(name, _) | Failed(name, _) => name.clone(),
    };
    if !model.session.tab.role.writes() || model.save != SaveState::Saved {
        return Vec::new();
    }
    model.session_mut().folder = Writing(name);
    vec![Effect::Folder(FolderEffect::Write(Rc::clone(&model.project)))]
}
