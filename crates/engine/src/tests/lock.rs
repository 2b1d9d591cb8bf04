//! Files with a passphrase: a wrong one changes nothing, and what is typed is kept nowhere.

use super::App;
use crate::{
    Dialog, Effect, Fact, FileFailure, LockEffect, LockFact, LockMsg, LockProblem, Msg, NoticeKind,
    Passphrase, SessionMsg, Strength, strength,
};
use formats::locked::{HEAD_BYTES, Head, LockedError, TAG_BYTES};
use std::rc::Rc;
use zeroize::Zeroizing;

const SECRET: &str = "correct horse battery";

fn secret() -> Passphrase {
    Passphrase::new(SECRET.to_owned())
}

fn lock(fact: LockFact) -> Msg {
    Msg::Io(Fact::Lock(fact))
}

fn sealed_bytes() -> Rc<[u8]> {
    let head =
        Head { rounds: 600_000, salt: [1; 16], nonce: [2; 12], check_nonce: [3; 12], n_bytes: 2 };
    let mut bytes = head.encode().to_vec();
    bytes.resize(HEAD_BYTES + 2 + TAG_BYTES, 0);
    bytes.into()
}

fn with_locked_file() -> App {
    let mut app = App::with_article("微软反对。");
    app.send(lock(LockFact::Met("a.stancemark.enc".to_owned(), sealed_bytes())));
    app
}

#[test]
fn the_passphrase_is_in_the_effect_and_not_in_the_model() {
    let mut app = App::with_article("微软反对。");
    app.send(Msg::Lock(LockMsg::Ask));
    assert_eq!(app.model.session.dialog, Some(Dialog::Seal));
    app.send(Msg::Lock(LockMsg::Seal(secret())));
    let [Effect::Lock(LockEffect::Seal { file_name, content, passphrase })] = &app.effects[..]
    else {
        panic!("{:?}", app.effects);
    };
    assert!(file_name.ends_with(".stancemark.enc"), "{file_name}");
    assert!(content.contains("微软反对"));
    assert_eq!(passphrase.reveal(), SECRET);
    assert!(!format!("{:?}", app.model).contains("horse"));
    assert!(!format!("{:?}", app.effects).contains("horse"));
}

#[test]
fn what_is_written_closes_the_dialog_and_a_closed_dialog_of_the_system_does_not() {
    let mut app = App::with_article("微软反对。");
    app.send(Msg::Lock(LockMsg::Ask));
    app.send(Msg::Lock(LockMsg::Seal(secret())));
    assert!(app.model.session.lock.is_working);
    app.send(lock(LockFact::Sealed(None)));
    assert_eq!(app.model.session.dialog, Some(Dialog::Seal));
    assert!(!app.model.session.lock.is_working);
    app.send(lock(LockFact::Sealed(Some("a".to_owned()))));
    assert_eq!(app.model.session.dialog, None);
    let told = &app.model.session.notices.last().unwrap().kind;
    assert_eq!(*told, NoticeKind::Exported("a".to_owned()));
}

#[test]
fn a_wrong_passphrase_changes_nothing_and_may_be_tried_again() {
    let mut app = with_locked_file();
    let before = Rc::clone(&app.model.project);
    for n_wrong in 1..3 {
        app.send(Msg::Lock(LockMsg::Open(secret())));
        app.send(lock(LockFact::Refused(LockProblem::WrongPassphrase)));
        let state = &app.model.session.lock;
        assert_eq!((state.n_wrong, state.is_working), (n_wrong, false));
        assert_eq!(state.problem, Some(LockProblem::WrongPassphrase));
    }
    assert!(Rc::ptr_eq(&before, &app.model.project));
    app.send(Msg::Lock(LockMsg::Open(secret())));
    assert_eq!(app.model.session.lock.problem, None);
    let content = Rc::new(Zeroizing::new(b"{}".to_vec()));
    app.send(lock(LockFact::Opened(Rc::clone(&content))));
    let read = LockEffect::Read("a.stancemark.enc".to_owned(), content);
    assert_eq!(app.effects, [Effect::Lock(read)]);
    assert_eq!(app.model.session.dialog, None);
    assert!(app.model.session.lock.file.is_none());
}

#[test]
fn what_is_opened_after_the_dialog_was_closed_is_dropped() {
    let mut app = with_locked_file();
    app.send(Msg::Lock(LockMsg::Open(secret())));
    app.send(Msg::Session(SessionMsg::SetDialog(None)));
    app.send(lock(LockFact::Opened(Rc::new(Zeroizing::new(b"{}".to_vec())))));
    assert!(app.effects.is_empty());
}

#[test]
fn a_file_that_cannot_be_one_asks_for_nothing() {
    let mut app = App::new();
    app.send(lock(LockFact::Met("a.stancemark.enc".to_owned(), Rc::from(&b"text"[..]))));
    assert_eq!(app.model.session.dialog, None);
    let failure = FileFailure::Locked(LockedError::NotLocked);
    let expected = NoticeKind::FileRefused { name: "a.stancemark.enc".to_owned(), failure };
    assert_eq!(app.model.session.notices.last().unwrap().kind, expected);
}

#[test]
fn among_several_files_one_with_a_passphrase_is_told_and_left() {
    let mut app = App::new();
    app.send(Msg::Io(Fact::FilesGiven(2)));
    app.send(lock(LockFact::Met("a.stancemark.enc".to_owned(), sealed_bytes())));
    assert!(app.model.session.lock.file.is_none());
    let (name, outcome) = app.model.session.batch.done.last().unwrap();
    assert_eq!(name, "a.stancemark.enc");
    assert!(outcome.is_trouble());
}

#[test]
fn the_strength_is_told_roughly() {
    for (passphrase, expected) in [
        ("", Strength::Weak),
        ("12345678901234567890", Strength::Weak),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", Strength::Weak),
        ("password", Strength::Weak),
        ("correct horse", Strength::Fair),
        ("correct horse battery staple", Strength::Good),
        ("河山雨竹书", Strength::Weak),
        ("河山雨竹书桥月", Strength::Fair),
        ("河山雨竹书桥月鹰铁", Strength::Good),
    ] {
        assert_eq!(strength(passphrase), expected, "{passphrase}");
    }
}
