//! The codebook: what was coded follows, in one step that undo takes back.

use super::App;
use crate::{
    CodebookCommand, CodebookMsg, Command, Dialog, Direction, Effect, Fact, FileContent,
    FileOutcome, FocusTarget, Holder, How, Msg, Part, Place, SessionMsg, Touched, View, touched,
    uses,
};
use intake::Encoding;
use model::{
    AttributeId, AttributeKind, Codebook, KeyConflict, LabelId, LocalName, Merged, Names, Value,
};
use std::rc::Rc;

const TEXT: &str = "Microsoft supports the OEWG. Iran opposes it.";

fn coded() -> App {
    let mut app = App::with_article(TEXT);
    app.tag("Microsoft", "actor");
    app.tag("Iran", "actor");
    app.tag("OEWG", "process");
    app.tag("supports", "stance");
    app.send(Msg::Choose(0));
    app.tag("opposes", "stance");
    app.send(Msg::Choose(1));
    app
}

/// Each annotation of the open document: quote, label, and position if it has one.
fn told(app: &App) -> String {
    let document = app.model.document().unwrap();
    let rows = document.annotations.values().map(|row| {
        let position = row.attribute_text("position").map(|position| format!("={position}"));
        format!("{}:{}{}", row.quote(document.text()), row.label, position.unwrap_or_default())
    });
    rows.collect::<Vec<_>>().join(" ")
}

fn label(id: &str) -> Part {
    Part::Label(LabelId::new(id))
}

fn position(choice: &str) -> Part {
    let holder = Holder::Label(LabelId::new("stance"));
    Part::Choice(holder, AttributeId::new("position"), choice.into())
}

fn edit(app: &mut App, command: CodebookCommand) {
    app.send(Msg::Edit(Command::Codebook(command)));
}

/// Carries a command out; undo must lead back to where it began, redo to where it ended.
#[track_caller]
fn check(command: CodebookCommand, expected: &str) {
    let mut app = coded();
    let (before, n_done) = (app.model.project.clone(), app.model.history.cursor());
    edit(&mut app, command);
    assert_eq!(app.model.history.cursor(), n_done + 1, "not one step");
    assert_eq!(told(&app), expected);
    let after = app.model.project.clone();
    app.send(Msg::Undo);
    assert_eq!(app.model.project, before);
    app.send(Msg::Redo);
    assert_eq!(app.model.project, after);
}

fn open(app: &mut App, name: &str, text: String) {
    let file =
        FileContent { name: name.into(), text, encoding: Encoding::Utf8, bytes: Rc::default() };
    app.send(Msg::Io(Fact::FileRead(file)));
}

#[test]
fn annotations_of_a_label_that_goes_go_to_the_heir_or_too() {
    check(
        CodebookCommand::Remove(label("actor"), None),
        "OEWG:process supports:stance=support opposes:stance=oppose",
    );
    let all =
        "Microsoft:process Iran:process OEWG:process supports:stance=support opposes:stance=oppose";
    check(CodebookCommand::Remove(label("actor"), Some("process".into())), all);
    let merge =
        CodebookCommand::Merge { from: LabelId::new("actor"), into: LabelId::new("process") };
    check(merge, all);
}

#[test]
fn values_follow_their_choice_and_their_attribute() {
    check(
        CodebookCommand::Remove(position("support"), Some("unclear".into())),
        "Microsoft:actor Iran:actor OEWG:process supports:stance=unclear opposes:stance=oppose",
    );
    check(
        CodebookCommand::Remove(position("support"), None),
        "Microsoft:actor Iran:actor OEWG:process supports:stance opposes:stance=oppose",
    );
    // a text can tell what a choice told
    let mut app = coded();
    let mut stance = app.model.project.codebook.labels[2].clone();
    stance.attributes[0].kind = AttributeKind::Text;
    edit(&mut app, CodebookCommand::EditLabel(Box::new(stance.clone())));
    assert!(told(&app).contains("=support"));
    stance.attributes[0].kind = AttributeKind::Integer;
    edit(&mut app, CodebookCommand::EditLabel(Box::new(stance)));
    assert!(!told(&app).contains('='));
}

#[test]
fn merging_keeps_attributes_and_slots() {
    let mut app = coded();
    let (from, into) = (LabelId::new("stance"), LabelId::new("actor"));
    edit(&mut app, CodebookCommand::Merge { from: from.clone(), into: into.clone() });
    assert!(told(&app).contains("supports:actor=support"), "{}", told(&app));
    let codebook = &app.model.project.codebook;
    let slot = codebook.statement_types[0].slot(&model::SlotId::new("stance")).unwrap();
    assert_eq!(slot.labels, std::slice::from_ref(&into));
    assert_eq!(codebook.merged, [Merged { from, into }]);
}

#[test]
fn a_key_is_refused_with_the_reason() {
    let mut app = coded();
    let actor = LabelId::new("actor");
    let set = |key| Msg::Codebook(CodebookMsg::SetKey(LabelId::new("actor"), Some(key)));
    app.send(set('2'));
    let why = KeyConflict::Label(LabelId::new("process"));
    assert_eq!(app.model.session.codebook.refused, Some((actor, '2', why)));
    assert_eq!(app.model.project.codebook.labels[0].shortcut, Some('1'));
    app.send(set('n'));
    let refused = app.model.session.codebook.refused.clone();
    assert!(matches!(refused, Some((_, 'n', KeyConflict::App(_)))));
    app.send(set('J'));
    assert_eq!(app.model.session.codebook.refused, None);
    assert_eq!(app.model.project.codebook.labels[0].shortcut, Some('J'));
}

#[test]
fn what_is_in_use_is_asked_about_and_the_rest_goes_at_once() {
    let mut app = coded();
    app.send(Msg::Session(SessionMsg::GoTo(View::Codebook)));
    assert_eq!(uses(&app.model.project, &label("actor")).n_annotations, 2);
    assert_eq!(uses(&app.model.project, &position("support")).n_annotations, 1);
    app.send(Msg::Codebook(CodebookMsg::Ask(position("mixed"))));
    assert_eq!(app.model.session.dialog, None);
    assert!(!told(&app).is_empty());
    app.send(Msg::Codebook(CodebookMsg::Ask(label("actor"))));
    assert_eq!(app.model.session.dialog, Some(Dialog::RemoveFromCodebook));
    app.send(Msg::Codebook(CodebookMsg::Remove(Some("process".into()))));
    assert_eq!(app.model.session.dialog, None);
    assert!(app.model.project.codebook.label(&LabelId::new("actor")).is_none());
}

#[test]
fn a_new_label_has_a_free_key_and_colour_and_tags_at_once() {
    let mut app = coded();
    let name = LocalName { lang: "en".into(), value: " Venue ".into() };
    app.send(Msg::Codebook(CodebookMsg::Add(Place::Label, name)));
    let codebook = app.model.project.codebook.clone();
    let made = codebook.labels.last().unwrap();
    assert_eq!((made.shortcut, made.hue), (Some('4'), model::Hue::Green));
    assert_eq!(made.names, Names::of(&[("en", "Venue")]));
    assert_eq!(app.model.session.codebook.selected, Some(Holder::Label(made.id.clone())));
    edit(&mut app, CodebookCommand::Move(Part::Label(made.id.clone()), Direction::Backward));
    assert_eq!(app.model.project.codebook.labels[2].id, made.id);
    app.select("it", 0);
    app.send(Msg::Tag(made.id.clone()));
    assert!(told(&app).contains("it:"));
}

#[test]
fn the_codebook_alone_goes_out_and_comes_back() {
    let mut app = coded();
    let before = app.model.project.clone();
    app.send(Msg::Codebook(CodebookMsg::Download));
    let [Effect::Export { file_name, content }] = app.effects.as_slice() else { panic!() };
    assert_eq!(file_name, "codebook.stancemark-codebook.json");
    let content = content.clone();
    open(&mut app, "codebook.stancemark-codebook.json", content.clone());
    assert_eq!(app.model.project, before, "the same codebook changes nothing");
    edit(&mut app, CodebookCommand::Remove(position("mixed"), None));
    open(&mut app, "a.json", content);
    let labels = |app: &App| app.model.project.codebook.labels.clone();
    assert_eq!(labels(&app), before.codebook.labels);
    assert_eq!(app.model.session.dialog, Some(Dialog::ImportReport));
    app.send(Msg::Undo);
    assert_ne!(labels(&app), before.codebook.labels);
}

#[test]
fn a_newer_codebook_moves_what_it_has_merged() {
    let mut app = coded();
    let mut newer = Codebook::clone(&app.model.project.codebook);
    newer.labels.remove(0);
    let into = LabelId::new("process");
    newer.merged.push(Merged { from: LabelId::new("actor"), into });
    edit(&mut app, CodebookCommand::Import(Box::new(newer)));
    assert!(told(&app).starts_with("Microsoft:process"), "{}", told(&app));
}

#[test]
fn a_file_under_an_older_codebook_opens_with_what_changed_since() {
    let old = coded();
    let file = formats::native::write(&old.model.project, model::Timestamp::default());
    let mut app = App::new();
    app.ids.0 = 500;
    app.send(Msg::Intake(crate::IntakeMsg::Offered("Something else.".into())));
    app.send(Msg::Intake(crate::IntakeMsg::Add));
    let (from, into) = (LabelId::new("actor"), LabelId::new("process"));
    edit(&mut app, CodebookCommand::Merge { from, into });
    let mut stance = app.model.project.codebook.labels[1].clone();
    stance.names = Names::of(&[("en", "Attitude")]);
    edit(&mut app, CodebookCommand::EditLabel(Box::new(stance)));
    open(&mut app, "old.stancemark.json", file);
    let id = old.model.session.document.clone().unwrap();
    app.send(Msg::Session(SessionMsg::OpenDocument(id)));
    assert!(told(&app).starts_with("Microsoft:process"), "{}", told(&app));
    assert_eq!(app.model.session.dialog, Some(Dialog::ImportReport));
    let report = app.model.session.import_report.clone().unwrap();
    let how: Vec<_> = report.codebook.iter().map(|found| (found.id.as_str(), &found.how)).collect();
    assert!(matches!(how[0], ("actor", How::MergedInto(_))), "{how:?}");
    assert!(how.iter().any(|(id, how)| *id == "stance" && matches!(how, How::Renamed(_))));
    assert_eq!(app.model.project.codebook.labels.len(), 2);
}

#[test]
fn foreign_keys_that_clash_are_lost_and_told() {
    let mut other = coded();
    let name = LocalName { lang: "en".into(), value: "Venue".into() };
    other.send(Msg::Codebook(CodebookMsg::Add(Place::Label, name.clone())));
    let file = formats::native::write(&other.model.project, model::Timestamp::default());
    // here another label has the key
    let mut app = App::with_article("Something else.");
    app.send(Msg::Codebook(CodebookMsg::Add(Place::Label, name)));
    let file = file.replace("id00010", "foreign").replace("id00011", "foreign");
    open(&mut app, "a.stancemark.json", file);
    let report = app.model.session.import_report.clone().unwrap();
    let lost = report.codebook.iter().filter(|found| found.how == How::KeyLost('4')).count();
    assert_eq!((lost, app.model.project.codebook.labels.len()), (1, 5), "{:?}", report.codebook);
}

#[test]
fn statements_follow_slots_and_types() {
    let mut app = coded();
    let json = formats::native::write(&app.model.project, model::Timestamp::default());
    let document = app.model.document().unwrap();
    let ids: Vec<_> = document.annotations.iter().map(|(id, _)| id.to_string()).collect();
    let coder = app.model.coder().unwrap().id.to_string();
    let statement = format!(
        r#""statements": [{{"id":"s","type":"position","slots":{{"actor":["{}"],"process":["{}"]}},"values":{{"position":"support"}},"note":"","coder":"{coder}","created":"2023-01-29T08:30:00Z","modified":"2023-01-29T08:30:00Z"}}]"#,
        ids[0], ids[2]
    );
    let json = json.replace(r#""statements": []"#, &statement);
    app = App::new();
    open(&mut app, "a.stancemark.json", json);
    let statement = |app: &App| {
        let document = app.model.document().unwrap();
        document.statements.values().next().cloned()
    };
    assert_eq!(statement(&app).unwrap().slots.len(), 2, "{:?}", app.model.session.import_report);
    let kind = model::StatementTypeId::new("position");
    // the label goes: so does what it filled
    edit(&mut app, CodebookCommand::Remove(label("actor"), None));
    assert_eq!(statement(&app).unwrap().slots.len(), 1);
    app.send(Msg::Undo);
    // its annotations go to one that does not fit the slot
    edit(&mut app, CodebookCommand::Remove(label("actor"), Some("process".into())));
    assert_eq!(statement(&app).unwrap().slots.len(), 1);
    app.send(Msg::Undo);
    // merged labels fit the slot
    let (from, into) = (LabelId::new("actor"), LabelId::new("process"));
    edit(&mut app, CodebookCommand::Merge { from, into });
    assert_eq!(statement(&app).unwrap().slots.len(), 2);
    app.send(Msg::Undo);
    let slot = Part::Slot(kind.clone(), model::SlotId::new("actor"));
    assert_eq!(uses(&app.model.project, &slot).n_statements, 1);
    edit(&mut app, CodebookCommand::Remove(slot, None));
    assert_eq!(statement(&app).unwrap().slots.len(), 1);
    app.send(Msg::Undo);
    let value = AttributeId::new("position");
    let choice = Part::Choice(Holder::Type(kind.clone()), value.clone(), "support".into());
    edit(&mut app, CodebookCommand::Remove(choice, Some("mixed".into())));
    assert_eq!(statement(&app).unwrap().values[&value], Value::Text("mixed".into()));
    edit(&mut app, CodebookCommand::Remove(Part::Type(kind), None));
    assert_eq!(statement(&app), None);
}

#[test]
fn labels_merged_in_the_room_leave_the_page_of_the_one_that_stays() {
    let mut app = coded();
    app.send(Msg::Codebook(CodebookMsg::Merge(LabelId::new("actor"))));
    assert_eq!(app.model.project.codebook.labels.len(), 3, "no page is open");
    app.send(Msg::Codebook(CodebookMsg::Open(Some(Holder::Label(LabelId::new("process"))))));
    app.send(Msg::Codebook(CodebookMsg::AskMerge));
    app.send(Msg::Codebook(CodebookMsg::Merge(LabelId::new("actor"))));
    assert!(told(&app).contains("OEWG:actor"), "{}", told(&app));
    assert_eq!(app.model.session.dialog, None);
    let open = Some(Holder::Label(LabelId::new("actor")));
    assert_eq!(app.model.session.codebook.selected, open);
    assert_eq!(app.effects.last(), Some(&Effect::Focus(FocusTarget::CodebookPage)));
}

#[test]
fn a_moved_row_keeps_the_focus_and_a_deleted_one_hands_it_to_the_list() {
    let mut app = coded();
    app.send(Msg::Codebook(CodebookMsg::Move(label("stance"), Direction::Backward)));
    let ids = app.model.project.codebook.labels.iter().map(|label| label.id.as_str());
    assert_eq!(ids.collect::<Vec<_>>(), ["actor", "stance", "process"]);
    assert_eq!(app.model.session.codebook.moved, Some((label("stance"), Direction::Backward)));
    assert_eq!(app.effects.last(), Some(&Effect::Focus(FocusTarget::CodebookMoved)));
    app.send(Msg::Codebook(CodebookMsg::Ask(label("stance"))));
    app.send(Msg::Codebook(CodebookMsg::Remove(None)));
    assert_eq!(app.effects.last(), Some(&Effect::Focus(FocusTarget::Room)));
}

#[test]
fn the_history_names_what_a_step_did_to_the_codebook() {
    let mut app = coded();
    let last = |app: &App| match touched(&app.model.project, app.model.history.undoable().unwrap())
    {
        Touched::Names(names) => names.best("en").to_owned(),
        other => format!("{other:?}"),
    };
    let name = LocalName { lang: "en".into(), value: "Venue".into() };
    edit(&mut app, CodebookCommand::Add(Place::Label, name));
    assert_eq!(last(&app), "Venue");
    // the slots that it fitted change, too
    edit(&mut app, CodebookCommand::Remove(label("actor"), Some("process".into())));
    assert_eq!(last(&app), "Actor");
    edit(&mut app, CodebookCommand::Move(label("stance"), Direction::Backward));
    assert_eq!(last(&app), "Nothing");
}

#[test]
fn a_codebook_among_many_files_is_accounted_for() {
    let mut app = coded();
    let json = formats::codebook::write(&app.model.project.codebook);
    app.send(Msg::Io(Fact::FilesGiven(2)));
    open(&mut app, "team.json", json.replace("\"1\"", "\"n\""));
    open(&mut app, "none.json", "{}".into());
    app.send(Msg::Io(Fact::FilesDone));
    let done = &app.model.session.batch.done;
    assert_eq!(done[0], ("team.json".to_owned(), FileOutcome::Codebook { n_issues: 1 }));
    assert!(matches!(done[1].1, FileOutcome::NotReadable(_)));
    assert_eq!(app.model.session.dialog, Some(Dialog::Batch));
}

#[test]
fn a_codebook_of_its_own_tells_what_was_here_before() {
    let mut app = coded();
    let mut newer = Codebook::clone(&app.model.project.codebook);
    newer.labels.remove(0);
    let (from, into) = (LabelId::new("actor"), LabelId::new("process"));
    newer.merged.push(Merged { from, into });
    newer.labels[1].names = Names::of(&[("en", "Attitude")]);
    open(&mut app, "newer.stancemark-codebook.json", formats::codebook::write(&newer));
    let report = app.model.session.import_report.clone().unwrap();
    let how: Vec<_> = report.codebook.iter().map(|found| (found.id.as_str(), &found.how)).collect();
    let [("stance", How::WasCalled(old)), .., ("actor", How::MergedInto(heir))] = how.as_slice()
    else {
        panic!("{how:?}");
    };
    assert_eq!((old.best("en"), heir.best("en")), ("Stance", "Process"));
}
