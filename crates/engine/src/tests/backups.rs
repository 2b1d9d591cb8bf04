//! Backups: when one is made, and which may go.

use super::App;
use crate::{
    Backup, BackupEffect, BackupFact, BackupsMsg, Command, Effect, Env, Fact, IntakeMsg, Msg,
    NewSpan, NoticeKind, StoreFailure, thinned,
};
use formats::store::{BackupReason, BackupRow};
use model::{Change, ChangeSet, Delta, LabelId, Step, Timestamp};
use proptest::prelude::*;
use std::rc::Rc;
use text::TextSize;

const DAY: i64 = 86_400_000;

fn backup(id: usize, at: i64, reason: BackupReason) -> Backup {
    let row = BackupRow {
        at: Timestamp::from_millis(at),
        reason,
        name: String::new(),
        n_documents: 1,
        n_annotations: 2,
        n_statements: 0,
        n_bytes: 10,
    };
    Backup { id: format!("b{id}"), row }
}

fn kept(app: &App) -> Vec<(BackupReason, usize)> {
    let kept = app.effects.iter().filter_map(|effect| match effect {
        Effect::Backup(BackupEffect::Keep(backup, project)) => {
            Some((backup.row.reason, project.documents.len()))
        }
        _ => None,
    });
    kept.collect()
}

fn listed(app: &mut App, list: Vec<Backup>) {
    app.send(Msg::Io(Fact::Backup(BackupFact::Listed(list))));
}

#[test]
fn the_first_edit_of_a_day_keeps_the_project_as_it_was() {
    let mut app = App::with_article("微软支持工作组。");
    app.tag("微软", "actor");
    assert_eq!(kept(&app), [], "the store has not told what there is");
    listed(&mut app, Vec::new());
    let before = app.model.project.clone();
    app.tag("工作组", "process");
    let [Effect::Backup(BackupEffect::Keep(_, project)), Effect::Persist(_), ..] = &app.effects[..]
    else {
        panic!("{:?}", app.effects)
    };
    assert_eq!(*project, before);
    app.tag("支持", "stance");
    assert_eq!(kept(&app), [], "once a day");
    app.seconds += 86_400;
    app.tag("微软支持", "stance");
    assert_eq!(kept(&app), [(BackupReason::Daily, 1)]);
    app.seconds -= 40 * 86_400;
    app.send(Msg::Undo);
    app.tag("组", "process");
    assert_eq!(kept(&app), [(BackupReason::Daily, 1)], "the clock was set back");
}

#[test]
fn great_steps_are_preceded_by_a_backup() {
    let mut app = App::with_article("微软支持工作组。");
    listed(&mut app, vec![backup(1, 0, BackupReason::Daily)]);
    let other = Rc::new(test_support::project("[俄罗斯]{actor}反对。"));
    app.send(Msg::Edit(Command::Import(other)));
    assert_eq!(kept(&app), [(BackupReason::Import, 1)]);
    app.send(Msg::Undo);
    assert_eq!(kept(&app), []);
    let mut empty = App::new();
    listed(&mut empty, Vec::new());
    empty.send(Msg::Intake(IntakeMsg::Offered("一篇。".into())));
    empty.send(Msg::Intake(IntakeMsg::Add));
    assert_eq!(kept(&empty), [], "there is nothing to keep yet");
}

/// The reason of the backup before a step that touches so many annotations, where the last one was
/// made so many seconds ago.
#[track_caller]
fn check_step(step: Step, n_rows: usize, age: i64, reason: Option<BackupReason>) {
    let mut app = App::with_article("微软支持工作组。");
    app.tag("微软", "actor");
    app.seconds = 1_000_000;
    let at = (app.seconds - age) * 1000;
    listed(&mut app, vec![backup(1, at, BackupReason::Hand)]);
    let document = app.model.session.document.clone().unwrap();
    let row = app.model.document().unwrap().annotations.values().next().unwrap().clone();
    let change = Change::Annotation(document, Delta::remove(row));
    let set = ChangeSet { step, changes: vec![change; n_rows] };
    let now = Timestamp::from_millis(app.seconds * 1000);
    let mut env = Env { now, ids: &mut app.ids };
    let effect = crate::backups::before(&mut app.model, &set, &mut env);
    let made = effect.map(|effect| match effect {
        Effect::Backup(BackupEffect::Keep(backup, _)) => backup.row.reason,
        other => panic!("{other:?}"),
    });
    assert_eq!(made, reason, "{step:?} of {n_rows}");
}

#[test]
fn what_changes_much_at_once_is_preceded_by_a_backup() {
    let always = [
        (Step::Import, BackupReason::Import),
        (Step::ImportCodebook, BackupReason::Import),
        (Step::MergeEntities, BackupReason::Merge),
        (Step::MergeLabels, BackupReason::Merge),
        (Step::Recode, BackupReason::Recode),
        (Step::DeleteFromCodebook, BackupReason::Recode),
    ];
    for (step, reason) in always {
        check_step(step, 1, 1, Some(reason));
    }
    let bulk = [
        Step::ChangeStatementType,
        Step::EditCodebook,
        Step::DeleteEntity,
        Step::SplitEntity,
        Step::LinkEntity,
    ];
    for step in bulk {
        check_step(step, 1, 1, None);
        check_step(step, 2, 1, Some(BackupReason::Recode));
    }
    // what only adds is not preceded by one a minute
    for step in [Step::TagMany, Step::AcceptSuggestions] {
        check_step(step, 2, 590, None);
        check_step(step, 2, 610, Some(BackupReason::Recode));
        check_step(step, 1, 610, None);
    }
    for step in [Step::AddAnnotation, Step::DeleteAnnotation, Step::AddDocument, Step::EditNote] {
        check_step(step, 2, 1, None);
    }
}

#[test]
fn tagging_all_occurrences_keeps_the_project_as_it_was() {
    let mut app = App::with_article("微软支持工作组。微软反对。");
    app.tag("支持", "stance");
    listed(&mut app, vec![backup(1, -700_000, BackupReason::Daily)]);
    let before = app.model.project.clone();
    let document = app.model.session.document.clone().unwrap();
    let span = |at: usize| {
        let ends = (TextSize::from_index(at), TextSize::from_index(at + "微软".len()));
        let range = before.documents[&document].article.range(ends.0, ends.1).unwrap();
        NewSpan::new(document.clone(), LabelId::new("actor"), range)
    };
    let spans = vec![span(0), span("微软支持工作组。".len())];
    app.send(Msg::Edit(Command::TagMany(Rc::new(spans))));
    let [Effect::Backup(BackupEffect::Keep(backup, project)), Effect::Persist(_), ..] =
        &app.effects[..]
    else {
        panic!("{:?}", app.effects)
    };
    assert_eq!((backup.row.reason, backup.row.n_annotations), (BackupReason::Recode, 1));
    assert_eq!(*project, before);
    assert_eq!(app.model.document().unwrap().annotations.len(), 3);
}

#[test]
fn one_is_made_by_hand_listed_and_told_of_when_it_fails() {
    let mut app = App::with_article("微软支持工作组。");
    app.send(Msg::Backups(BackupsMsg::Make("第二轮前".into())));
    let [Effect::Backup(BackupEffect::Keep(made, _))] = &app.effects[..] else { panic!() };
    assert_eq!((made.row.reason, made.row.n_documents), (BackupReason::Hand, 1));
    let made = (**made).clone();
    assert!(app.model.session.backups.is_busy);
    listed(&mut app, vec![backup(1, 5, BackupReason::Daily), made.clone()]);
    assert!(!app.model.session.backups.is_busy);
    let list = app.model.session.backups.list.clone().unwrap();
    assert_eq!(list.iter().map(|row| &*row.id).collect::<Vec<_>>(), [&*made.id, "b1"]);
    app.send(Msg::Backups(BackupsMsg::Restore("b1".into(), "旧".into())));
    app.send(Msg::Io(Fact::Backup(BackupFact::Failed(StoreFailure::Full))));
    let told = |app: &App| app.model.session.notices.last().map(|notice| notice.kind.clone());
    assert_eq!(told(&app), Some(NoticeKind::BackupFailed(StoreFailure::Full)));
    app.send(Msg::Io(Fact::Backup(BackupFact::Restored("旧".into(), "key".into()))));
    assert_eq!(told(&app), Some(NoticeKind::BackupRestored("旧".into(), "key".into())));
}

#[test]
fn what_is_too_old_goes_when_all_are_told() {
    let mut app = App::with_article("微软支持工作组。");
    app.seconds = 400 * 86_400;
    let of_a_day = |n: i64| backup(usize::try_from(n).unwrap(), 300 * DAY + n, BackupReason::Daily);
    listed(&mut app, (1..=3).map(of_a_day).collect());
    let gone = Effect::Backup(BackupEffect::Delete(vec!["b2".into(), "b1".into()]));
    assert_eq!(app.effects, [gone]);
}

#[track_caller]
fn check(ages_in_hours: &[i64], expected: &[i64]) {
    let now = 20_000 * DAY;
    let hour = DAY / 24;
    let backups: Vec<_> = ages_in_hours
        .iter()
        .map(|age| {
            backup(usize::try_from(*age + 1000).unwrap(), now - age * hour, BackupReason::Daily)
        })
        .collect();
    let gone = thinned(&backups, Timestamp::from_millis(now), u64::MAX);
    let stays = |age: &&i64| !gone.contains(&format!("b{}", **age + 1000));
    let stay: Vec<_> = ages_in_hours.iter().filter(stays).copied().collect();
    assert_eq!(stay, expected);
}

#[test]
fn old_ones_get_sparse() {
    check(&[0, 1, 2, 23], &[0, 1, 2, 23]);
    check(&[-500, -2, 3], &[-500, -2, 3]);
    // one a day, the newest of each
    check(&[25, 26, 47, 49, 70], &[25, 49]);
    // one a week: day 19992 is the first of one
    check(&[24 * 8, 24 * 9, 24 * 10, 24 * 16], &[24 * 8, 24 * 9, 24 * 16]);
    check(&[24 * 100, 24 * 101, 24 * 190], &[24 * 100, 24 * 190]);
}

fn many() -> impl Strategy<Value = Vec<Backup>> {
    let one = (-20 * DAY..900 * DAY, 0..6usize, 1..50u64);
    prop::collection::vec(one, 0..80).prop_map(|rows| {
        let made = |(idx, (at, reason, n_bytes)): (usize, (i64, usize, u64))| {
            let mut made = backup(idx, at, BackupReason::ALL[reason]);
            made.row.n_bytes = n_bytes;
            made
        };
        rows.into_iter().enumerate().map(made).collect()
    })
}

proptest! {
    #[test]
    fn thinning_keeps_what_it_must(backups in many(), now in 0..900 * DAY, limit in 0..2000u64) {
        let at = Timestamp::from_millis(now);
        let gone = thinned(&backups, at, limit);
        let is_gone = |backup: &Backup| gone.contains(&backup.id);
        let left: Vec<_> = backups.iter().filter(|backup| !is_gone(backup)).cloned().collect();
        let automatic = |backup: &&Backup| backup.row.reason != BackupReason::Hand;
        // those made by hand, and the newest
        prop_assert!(backups.iter().all(|backup| automatic(&backup) || !is_gone(backup)));
        let newest = backups.iter().filter(automatic).map(|backup| backup.row.at).max();
        prop_assert_eq!(left.iter().filter(automatic).map(|backup| backup.row.at).max(), newest);
        // in the end it fits, or only that is left
        let n_bytes: u64 = left.iter().map(|backup| backup.row.n_bytes).sum();
        prop_assert!(n_bytes <= limit || left.iter().filter(automatic).count() <= 1);
        // once is enough, and the order does not matter
        prop_assert_eq!(thinned(&left, at, limit), Vec::<String>::new());
        let mut turned = backups.clone();
        turned.reverse();
        prop_assert_eq!(thinned(&turned, at, limit), gone);
    }

    /// Whatever goes for its age leaves a newer one within a month behind, and nothing of the last
    /// day or of a time to come goes.
    #[test]
    fn thinning_by_age_leaves_something_near(backups in many(), now in 0..900 * DAY) {
        let gone = thinned(&backups, Timestamp::from_millis(now), u64::MAX);
        let stays = |backup: &&Backup| !gone.contains(&backup.id);
        for lost in backups.iter().filter(|backup| gone.contains(&backup.id)) {
            let at = lost.row.at.millis();
            let age = now - at;
            prop_assert!(age >= DAY);
            let reach = if age < 7 * DAY { DAY } else if age < 61 * DAY { 7 * DAY } else { 30 * DAY };
            let is_near = |backup: &Backup| (at..at + reach).contains(&backup.row.at.millis());
            prop_assert!(backups.iter().filter(stays).any(is_near));
        }
    }
}
