//! Files with a passphrase: writing the project into one, and opening one.
//!
//! # Architecture Invariant
//! The passphrase is in a message and an effect on its way to the cipher, never in the model. It is
//! not shown in debugging output, and its memory is overwritten when the last of them is dropped.

use crate::{Dialog, Effect, Env, FileFailure, FileOutcome, Model, NoticeKind, batch, exchange};
use formats::locked::{self, Head};
use std::rc::Rc;
use zeroize::Zeroizing;

/// A passphrase on its way to the cipher.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(Rc<Zeroizing<String>>);

impl Passphrase {
    /// Takes the text over; no copy of it stays.
    pub fn new(text: String) -> Self {
        Self(Rc::new(Zeroizing::new(text)))
    }

    /// The text, for the cipher.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// A file that waits for its passphrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockedFile {
    /// Its name.
    pub name: String,
    /// Its head, checked.
    pub head: Head,
    /// All of its bytes.
    pub bytes: Rc<[u8]>,
}

/// What the dialogs about passphrases show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LockState {
    /// The file that waits for its passphrase.
    pub file: Option<LockedFile>,
    /// Whether a key is being derived.
    pub is_working: bool,
    /// How often the passphrase was wrong.
    pub n_wrong: u32,
    /// Why it did not work.
    pub problem: Option<LockProblem>,
}

/// Why a file was not opened, or not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LockProblem {
    /// The passphrase is not that of the file.
    WrongPassphrase,
    /// The passphrase is right, but the file was changed.
    Changed,
    /// The browser could not do it, in its words.
    Failed(String),
}

/// A wish about files with a passphrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LockMsg {
    /// Ask for a passphrase to write the project with.
    Ask,
    /// Write the project with this one.
    Seal(Passphrase),
    /// Open the file with this one.
    Open(Passphrase),
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LockFact {
    /// A file with a passphrase was given: its name, and all its bytes.
    Met(String, Rc<[u8]>),
    /// The file was written under this name, or its dialog closed.
    Sealed(Option<String>),
    /// The file was opened: this is what is in it.
    Opened(Rc<Zeroizing<Vec<u8>>>),
    /// It did not work.
    Refused(LockProblem),
}

/// What is asked of the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LockEffect {
    /// Encrypt, hand the file over, then report [`LockFact::Sealed`].
    Seal {
        /// The suggested name.
        file_name: String,
        /// The whole content.
        content: String,
        /// What opens it again.
        passphrase: Passphrase,
    },
    /// Decrypt, then report [`LockFact::Opened`].
    Open(LockedFile, Passphrase),
    /// Read what was in a file as the file of our own that it is.
    Read(String, Rc<Zeroizing<Vec<u8>>>),
}

/// How hard a passphrase is to guess, roughly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Guessed in no time.
    Weak,
    /// Guessed by somebody who takes the trouble.
    Fair,
    /// Not guessed with what there is.
    Good,
}

/// How hard a passphrase is to guess. Every character counts as much as one drawn at random from
/// its sort, so that words are overrated; a character that repeats the one before it, or follows
/// it in order, counts for nothing.
pub fn strength(passphrase: &str) -> Strength {
    const FAIR_BITS: u32 = 45;
    const GOOD_BITS: u32 = 70;
    let mut before = None;
    let mut bits = 0;
    for character in passphrase.chars() {
        let is_new = before.is_none_or(|before| u32::from(character).abs_diff(before) > 1);
        before = Some(u32::from(character));
        bits += if is_new { bits_of(character) } else { 0 };
    }
    match bits {
        GOOD_BITS.. => Strength::Good,
        FAIR_BITS.. => Strength::Fair,
        _ => Strength::Weak,
    }
}

/// The bits of a character drawn from those of its sort.
const fn bits_of(character: char) -> u32 {
    match character {
        '0'..='9' => 3,
        'a'..='z' => 4,
        ' '..='~' => 5,
        // about as many as are in daily use
        _ => 8,
    }
}

/// Carries out a wish.
pub(crate) fn update(model: &mut Model, msg: LockMsg, env: &Env<'_>) -> Vec<Effect> {
    match msg {
        LockMsg::Ask => {
            model.session_mut().lock = LockState::default();
            model.session_mut().dialog = Some(Dialog::Seal);
            Vec::new()
        }
        LockMsg::Seal(passphrase) => seal(model, passphrase, env),
        LockMsg::Open(passphrase) => open(model, passphrase),
    }
}

fn seal(model: &mut Model, passphrase: Passphrase, env: &Env<'_>) -> Vec<Effect> {
    begin(model);
    let (title, date) = exchange::title_and_date(model);
    let file_name = locked::file_name(title, date);
    let content = formats::native::write(&model.project, env.now);
    vec![Effect::Lock(LockEffect::Seal { file_name, content, passphrase })]
}

fn open(model: &mut Model, passphrase: Passphrase) -> Vec<Effect> {
    let Some(file) = model.session.lock.file.clone() else { return Vec::new() };
    begin(model);
    vec![Effect::Lock(LockEffect::Open(file, passphrase))]
}

fn begin(model: &mut Model) {
    let state = &mut model.session_mut().lock;
    state.is_working = true;
    state.problem = None;
}

/// Takes in what became of it. Where the dialog was closed meanwhile, an opened file is dropped.
pub(crate) fn learn(model: &mut Model, fact: LockFact) -> Vec<Effect> {
    match fact {
        LockFact::Met(name, bytes) => return met(model, name, bytes),
        LockFact::Sealed(None) => model.session_mut().lock.is_working = false,
        LockFact::Sealed(Some(name)) => {
            close(model, Dialog::Seal);
            model.session_mut().notify(NoticeKind::Exported(name));
        }
        LockFact::Opened(content) => return opened(model, content),
        LockFact::Refused(problem) => {
            let state = &mut model.session_mut().lock;
            state.is_working = false;
            state.n_wrong += 1;
            state.problem = Some(problem);
        }
    }
    Vec::new()
}

fn met(model: &mut Model, name: String, bytes: Rc<[u8]>) -> Vec<Effect> {
    model.session_mut().end_reading();
    let head = match Head::read(&bytes) {
        Ok(_) if model.session.batch.is_reading() => Err(FileFailure::NeedsPassphrase),
        Ok(head) => Ok(head),
        Err(error) => Err(FileFailure::Locked(error)),
    };
    match head {
        Ok(head) => {
            let file = Some(LockedFile { name, head, bytes });
            model.session_mut().lock = LockState { file, ..LockState::default() };
            model.session_mut().dialog = Some(Dialog::Unlock);
        }
        Err(failure) if model.session.batch.is_reading() => {
            batch::account(model, name, FileOutcome::Failed(failure));
        }
        Err(failure) => model.session_mut().notify(NoticeKind::FileRefused { name, failure }),
    }
    Vec::new()
}

fn opened(model: &mut Model, content: Rc<Zeroizing<Vec<u8>>>) -> Vec<Effect> {
    let is_wanted = model.session.dialog == Some(Dialog::Unlock) && model.session.lock.is_working;
    let file = model.session.lock.file.clone().filter(|_| is_wanted);
    let Some(LockedFile { name, .. }) = file else { return Vec::new() };
    close(model, Dialog::Unlock);
    vec![Effect::Lock(LockEffect::Read(name, content))]
}

fn close(model: &mut Model, dialog: Dialog) {
    let session = model.session_mut();
    session.lock = LockState::default();
    session.dialog = session.dialog.filter(|open| *open != dialog);
}
