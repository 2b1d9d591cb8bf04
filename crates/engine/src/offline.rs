//! Working without the network: whether the app is kept in the browser, whether a newer version
//! waits, and what the page itself says about what may leave it.
//!
//! Nothing here reloads the page but on a press of a button, and not then if that lost anything.

use crate::{Dialog, Effect, Model, Notice, NoticeKind, SaveState, Session};
use std::rc::Rc;

/// Whether the app opens with the network off.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Readiness {
    /// That is not known yet.
    #[default]
    Unknown,
    /// Its files are being kept.
    Keeping,
    /// All so many files are kept.
    Ready(usize),
    /// It is one file, and needs nothing else.
    OneFile,
    /// This copy was built without what keeps it.
    NotBuilt,
    /// The browser does not let it be kept: a private window, or an address without encryption.
    Forbidden,
    /// Keeping it failed, in the words of the browser or of the worker that keeps it.
    Failed(String),
}

/// What is known about working without the network.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OfflineState {
    /// Whether the app opens with the network off.
    pub readiness: Readiness,
    /// Whether a newer version is complete and waits.
    pub has_new_version: bool,
    /// Why a newer version could not be taken.
    pub refused: Option<String>,
    /// Whether a newer version is being looked for.
    pub is_looking: bool,
    /// What the page says about itself; read when it is shown.
    pub page: Option<Rc<PageFacts>>,
}

/// What the page and the browser say about the page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageFacts {
    /// The policy that is in force, as it stands in the page.
    pub policy: String,
    /// What the page says about telling its address to others.
    pub referrer: String,
    /// The number of the build; empty if it has none.
    pub build: String,
    /// Where the page is from.
    pub address: String,
    /// How many files were asked for until the program ran.
    pub n_loaded: usize,
    /// The addresses of what was asked for since.
    pub since: Vec<String>,
}

/// A wish about working without the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfflineMsg {
    /// Show what leaves the page.
    ShowPrivacy,
    /// Ask the site for a newer version.
    LookForNewVersion,
    /// Reload into the newer version.
    UseNewVersion,
}

/// What the browser told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OfflineFact {
    /// Whether the app opens with the network off.
    Readiness(Readiness),
    /// A newer version is complete.
    NewVersion,
    /// A newer version could not be taken, for this reason.
    Refused(String),
    /// Looking for a newer version has ended.
    Looked,
    /// What the page says about itself.
    Page(PageFacts),
}

/// What is asked of the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfflineEffect {
    /// Report [`OfflineFact::Page`].
    InspectPage,
    /// Ask the site for a newer version, then report [`OfflineFact::Looked`].
    LookForNewVersion,
    /// Let the newer version serve, and reload the page.
    UseNewVersion,
}

/// What a reload would lose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unkept {
    /// Something is not in the store.
    Unsaved,
    /// Edits wait until this tab writes.
    Held,
    /// An article is in the box.
    Article,
    /// Files are being read.
    Files,
    /// A statement is being made.
    Statement,
    /// A corrected text is written or looked at.
    Correction,
}

/// What a reload would lose, if anything.
pub fn unkept(session: &Session, save: &SaveState) -> Option<Unkept> {
    if *save != SaveState::Saved {
        Some(Unkept::Unsaved)
    } else if session.tab.n_held() > 0 {
        Some(Unkept::Held)
    } else if !session.intake.raw.is_empty() {
        Some(Unkept::Article)
    } else if is_reading(session) {
        Some(Unkept::Files)
    } else if session.composer.offer.is_some() {
        Some(Unkept::Statement)
    } else if session.revise.typed.is_some() {
        Some(Unkept::Correction)
    } else {
        None
    }
}

fn is_reading(session: &Session) -> bool {
    let reads_one = |notice: &Notice| matches!(notice.kind, NoticeKind::Reading { .. });
    session.batch.is_reading() || session.notices.iter().any(reads_one)
}

/// Carries out a wish.
pub(crate) fn update(model: &mut Model, msg: OfflineMsg) -> Vec<Effect> {
    match msg {
        OfflineMsg::ShowPrivacy => {
            model.session_mut().dialog = Some(Dialog::Privacy);
            vec![Effect::Offline(OfflineEffect::InspectPage)]
        }
        OfflineMsg::LookForNewVersion => {
            state(model).is_looking = true;
            vec![Effect::Offline(OfflineEffect::LookForNewVersion)]
        }
        OfflineMsg::UseNewVersion => {
            let is_safe = unkept(&model.session, &model.save).is_none();
            let goes = model.session.offline.has_new_version && is_safe;
            goes.then_some(Effect::Offline(OfflineEffect::UseNewVersion)).into_iter().collect()
        }
    }
}

/// Takes in what the browser told.
pub(crate) fn learn(model: &mut Model, fact: OfflineFact) -> Vec<Effect> {
    let state = state(model);
    match fact {
        OfflineFact::Readiness(readiness) => state.readiness = readiness,
        OfflineFact::NewVersion => {
            let is_news = !state.has_new_version;
            state.has_new_version = true;
            state.refused = None;
            if is_news {
                model.session_mut().notify(NoticeKind::NewVersion);
            }
        }
        OfflineFact::Refused(why) => state.refused = Some(why),
        OfflineFact::Looked => state.is_looking = false,
        OfflineFact::Page(facts) => state.page = Some(Rc::new(facts)),
    }
    Vec::new()
}

fn state(model: &mut Model) -> &mut OfflineState {
    Rc::make_mut(&mut model.session_mut().offline)
}
