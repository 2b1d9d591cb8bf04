//! The list of documents, the way from one to the next, and many files at once.

use super::App;
use crate::{
    Command, Dialog, Direction, DocumentOrder, DocumentsMsg, Effect, ExchangeMsg, Fact,
    FileContent, FileFailure, FileOutcome, IntakeMsg, Msg, SessionMsg, listed,
};
use intake::{Damage, DecodeError, DecodedAs, Encoding};
use model::{DocumentId, Metadata, Progress};
use std::rc::Rc;

fn documents(msg: DocumentsMsg) -> Msg {
    Msg::Session(SessionMsg::Documents(msg))
}

fn read(app: &mut App, name: &str, text: &str) {
    let file = FileContent {
        name: name.into(),
        text: text.into(),
        encoding: Encoding::Utf8,
        bytes: Rc::default(),
    };
    app.send(Msg::Io(Fact::FileRead(file)));
}

/// Three articles by title, date and publisher.
fn library() -> App {
    let mut app = App::new();
    app.send(Msg::Io(Fact::FilesGiven(3)));
    for (title, date, publisher) in
        [("乙", "2023-02-01", ""), ("甲", "", "B"), ("丙", "2022-01-01", "A")]
    {
        let text =
            format!("---\ntitle: {title}\ndate: {date}\nsource: {publisher}\n---\n\n{title}文。");
        read(&mut app, &format!("{title}.md"), &text);
    }
    app.send(Msg::Io(Fact::FilesDone));
    app.send(Msg::Session(SessionMsg::SetDialog(None)));
    app
}

fn titles(app: &App) -> Vec<String> {
    let ids = listed(&app.model.project, &app.model.coders, &app.model.session.documents);
    ids.iter().map(|id| app.model.project.documents[id].info.metadata.title.clone()).collect()
}

fn titled(app: &App, title: &str) -> DocumentId {
    let mut all = app.model.project.documents.values();
    all.find(|data| data.info.metadata.title == title).unwrap().info.id.clone()
}

#[track_caller]
fn check(order: DocumentOrder, up: [&str; 3], down: [&str; 3]) {
    let mut app = library();
    if order != DocumentOrder::Added {
        app.send(documents(DocumentsMsg::OrderBy(order)));
    }
    assert_eq!(titles(&app), up);
    app.send(documents(DocumentsMsg::OrderBy(order)));
    assert_eq!(titles(&app), down);
}

#[test]
fn the_list_is_ordered_and_equal_ones_stay_as_they_were_added() {
    check(DocumentOrder::Added, ["乙", "甲", "丙"], ["丙", "甲", "乙"]);
    check(DocumentOrder::Date, ["丙", "乙", "甲"], ["甲", "乙", "丙"]);
    check(DocumentOrder::Publisher, ["丙", "甲", "乙"], ["乙", "甲", "丙"]);
    check(DocumentOrder::Title, ["丙", "乙", "甲"], ["甲", "乙", "丙"]);
    check(DocumentOrder::Annotations, ["乙", "甲", "丙"], ["乙", "甲", "丙"]);
}

#[test]
fn the_list_is_filtered_and_the_next_one_is_the_next_of_the_list() {
    let mut app = library();
    app.send(Msg::Edit(Command::SetProgress(titled(&app, "甲"), Progress::Done)));
    app.send(documents(DocumentsMsg::OfProgress(Some(Progress::ToDo))));
    assert_eq!(titles(&app), ["乙", "丙"]);
    app.send(Msg::Session(SessionMsg::OpenDocument(titled(&app, "乙"))));
    app.send(documents(DocumentsMsg::Step(Direction::Forward)));
    assert_eq!(app.model.session.document, Some(titled(&app, "丙")));
    app.send(documents(DocumentsMsg::Step(Direction::Forward)));
    assert_eq!(app.model.session.document, Some(titled(&app, "丙")));
    app.send(documents(DocumentsMsg::Step(Direction::Backward)));
    assert_eq!(app.model.session.document, Some(titled(&app, "乙")));
    app.send(documents(DocumentsMsg::OfProgress(None)));
    app.send(documents(DocumentsMsg::Search(" b".into())));
    assert_eq!(titles(&app), ["甲"]);
    let me = app.model.coder().unwrap().id.clone();
    app.send(documents(DocumentsMsg::Search(String::new())));
    app.send(documents(DocumentsMsg::OfCoder(Some(me))));
    assert_eq!(titles(&app), Vec::<String>::new());
    app.tag("乙文", "actor");
    assert_eq!(titles(&app), ["乙"]);
}

#[test]
fn progress_is_a_step_and_saying_it_again_is_none() {
    let mut app = library();
    let id = titled(&app, "甲");
    let n_steps = app.model.history.cursor();
    for _ in 0..2 {
        app.send(Msg::Edit(Command::SetProgress(id.clone(), Progress::Doing)));
    }
    assert_eq!(app.model.history.cursor(), n_steps + 1);
    app.send(Msg::Undo);
    assert_eq!(app.model.project.documents[&id].info.progress, Progress::ToDo);
}

#[test]
fn the_metadata_of_a_removed_document_is_not_edited_any_more() {
    let mut app = library();
    let id = titled(&app, "甲");
    app.send(documents(DocumentsMsg::EditMetadata(id.clone())));
    assert_eq!(app.model.session.dialog, Some(Dialog::Metadata));
    let metadata = Metadata { title: "丁".into(), ..Metadata::default() };
    app.send(Msg::Edit(Command::EditMetadata(id.clone(), Box::new(metadata))));
    app.send(Msg::Edit(Command::DeleteDocument(id)));
    assert_eq!(app.model.session.dialog, None);
    assert_eq!(app.model.session.documents.editing, None);
    app.send(Msg::Undo);
    assert_eq!(titles(&app), ["乙", "丁", "丙"]);
}

#[test]
fn each_of_many_files_is_accounted_for() {
    let mut app = App::new();
    app.send(Msg::Io(Fact::FilesGiven(5)));
    assert_eq!(app.model.session.dialog, Some(Dialog::Batch));
    read(&mut app, "一.txt", "第一篇。");
    read(&mut app, "二.md", "# 第二篇\n\n正文。");
    read(&mut app, "again.txt", "第一篇。");
    read(&mut app, "empty.txt", " ");
    read(&mut app, "no.json", "{}");
    let name = "x.pdf".to_owned();
    app.send(Msg::Io(Fact::FileRefused { name, failure: FileFailure::UnknownKind }));
    let batch = app.model.session.batch.clone();
    let outcome = |idx: usize| &batch.done[idx].1;
    assert_eq!((batch.n_added(), batch.done.len()), (2, 6));
    assert_eq!(outcome(2), &FileOutcome::Present { title: "一".into() });
    assert!(matches!(outcome(3), FileOutcome::Refused(_)));
    assert!(matches!(outcome(4), FileOutcome::NotReadable(_)));
    assert!(matches!(outcome(5), FileOutcome::Failed(FileFailure::UnknownKind)));
    assert!(app.model.session.notices.is_empty());
    assert!(batch.is_reading() && app.model.project.documents.is_empty());
    app.send(Msg::Exchange(ExchangeMsg::StopReading));
    assert_eq!(app.effects, [Effect::StopReading]);
    app.send(Msg::Io(Fact::FilesDone));
    assert!(app.model.session.batch.is_cancelled && !app.model.session.batch.is_reading());
    assert_eq!(titles(&app), ["一", "第二篇"]);
    // alone, a file goes the way of the preview
    read(&mut app, "三.txt", "第三篇。");
    assert_eq!(app.model.project.documents.len(), 2);
    assert!(app.model.session.intake.draft.is_some());
}

#[test]
fn files_given_together_are_one_step_and_what_was_skipped_can_be_added() {
    let mut app = library();
    let n_steps = app.model.history.cursor();
    app.send(Msg::Io(Fact::FilesGiven(3)));
    let file = |name: &str, text: &str| {
        let (name, text) = (name.to_owned(), text.to_owned());
        Fact::FileRead(FileContent { name, text, encoding: Encoding::Utf8, bytes: Rc::default() })
    };
    app.send(Msg::Io(Fact::Several(vec![
        file("丁.txt", "丁文。"),
        file("戊.txt", "戊文。"),
        // of the same text as one in the project
        file("again.txt", "甲文。"),
    ])));
    app.send(Msg::Io(Fact::FilesDone));
    assert_eq!(titles(&app), ["乙", "甲", "丙", "丁", "戊"]);
    assert_eq!(app.model.history.cursor(), n_steps + 1);
    assert_eq!(app.model.session.batch.n_skipped(), 1);
    for _ in 0..2 {
        // the second time nothing is left to add
        app.send(Msg::Exchange(ExchangeMsg::AddSkipped));
        assert_eq!(titles(&app), ["乙", "甲", "丙", "丁", "戊", "again"]);
        assert_eq!(app.model.history.cursor(), n_steps + 2);
    }
    assert_eq!(app.model.session.batch.n_added(), 3);
    app.send(Msg::Undo);
    app.send(Msg::Undo);
    assert_eq!(titles(&app), ["乙", "甲", "丙"]);
}

#[test]
fn the_preview_names_the_document_of_the_same_text() {
    let mut app = library();
    let offered = |text: &str| Msg::Intake(IntakeMsg::Offered(text.into()));
    app.send(offered("甲文。"));
    assert_eq!(app.model.session.intake.twin, Some(titled(&app, "甲")));
    app.send(offered("甲文。了"));
    assert_eq!(app.model.session.intake.twin, None);
}

#[test]
fn the_bytes_of_a_file_are_read_in_the_encoding_that_is_chosen() {
    let mut app = App::new();
    let bytes: Rc<[u8]> = Rc::from(*b"\xa7\xda");
    let file = FileContent {
        name: "big5.txt".into(),
        text: "и".into(),
        encoding: Encoding::Gb18030,
        bytes: Rc::clone(&bytes),
    };
    app.send(Msg::Io(Fact::FileRead(file)));
    app.send(Msg::Intake(IntakeMsg::DecodeAs(Encoding::Big5)));
    assert_eq!(app.effects, [Effect::Decode(bytes, Encoding::Big5)]);
    let damage = Some(Damage { n_places: 1, offset: 1 });
    let decoded = DecodedAs { text: "我\u{fffd}".into(), encoding: Encoding::Big5, damage };
    app.send(Msg::Io(Fact::Decoded(Ok(decoded))));
    let intake = Rc::clone(&app.model.session.intake);
    let file = intake.file.as_ref().unwrap();
    assert_eq!((file.encoding, file.damage), (Encoding::Big5, damage));
    let error = DecodeError::TooLong { bytes: 3, limit: 2 };
    app.send(Msg::Io(Fact::Decoded(Err(error))));
    assert_eq!(app.model.session.notices.len(), 1);
    app.send(Msg::Intake(IntakeMsg::Add));
    assert_eq!(app.model.document().unwrap().text(), "我\u{fffd}");
    assert_eq!(app.model.session.intake.file, None);
    app.send(Msg::Intake(IntakeMsg::DecodeAs(Encoding::Utf8)));
    assert_eq!(app.effects, []);
}
