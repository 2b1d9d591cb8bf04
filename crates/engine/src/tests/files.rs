//! Tables with their columns, pages and documents from files, and what holds more files.

use super::App;
use crate::{
    ColumnsMsg, Dialog, Effect, ExchangeMsg, Fact, FileContent, FileOutcome, Msg, SessionMsg,
};
use intake::html::{HtmlElement, HtmlEvent, Page};
use intake::table::{Field, Mapping, Table, read_csv};
use intake::{Damage, DecodedAs, Encoding};
use std::rc::Rc;

fn columns(msg: ColumnsMsg) -> Msg {
    Msg::Exchange(ExchangeMsg::Columns(msg))
}

fn offered(csv: &str) -> (App, Rc<Table>) {
    let mut app = App::new();
    let table = Rc::new(read_csv(csv).unwrap());
    let (name, encoding) = ("a.csv".to_owned(), Encoding::Gb18030);
    app.send(Msg::Io(Fact::TableRead { name, table: Rc::clone(&table), encoding }));
    (app, table)
}

/// A page of one paragraph.
fn page(text: &str) -> Rc<Page> {
    let paragraph = HtmlEvent::Open(Box::new(HtmlElement::new("p")));
    let events = vec![paragraph, HtmlEvent::Text(text.to_owned()), HtmlEvent::Close];
    Rc::new(intake::html::read(events))
}

fn content(name: &str, bytes: &[u8]) -> FileContent {
    let text = String::from_utf8_lossy(bytes).into_owned();
    FileContent { name: name.into(), text, encoding: Encoding::Utf8, bytes: bytes.into() }
}

fn titles(app: &App) -> Vec<&str> {
    let documents = app.model.project.documents.values();
    documents.map(|data| data.info.metadata.title.as_str()).collect()
}

#[test]
fn the_columns_of_a_table_are_told_apart_before_its_rows_are_read() {
    let (mut app, table) = offered("标题,正文,x\n甲,第一篇,1\n乙,第二篇,2");
    assert_eq!(app.model.session.dialog, Some(Dialog::Columns));
    let mapping = |app: &App| app.model.session.columns.as_ref().unwrap().mapping;
    assert_eq!(mapping(&app), Mapping::guess(&table));
    app.send(columns(ColumnsMsg::Set(Field::Author, Some(2))));
    assert_eq!(mapping(&app).get(Field::Author), Some(2));
    // without a text nothing is added
    app.send(columns(ColumnsMsg::Set(Field::Text, None)));
    app.send(columns(ColumnsMsg::Add));
    assert!(app.effects.is_empty() && app.model.session.columns.is_some());
    app.send(columns(ColumnsMsg::Set(Field::Text, Some(1))));
    let mapping = mapping(&app);
    app.send(columns(ColumnsMsg::Add));
    let (name, encoding) = ("a.csv".to_owned(), Encoding::Gb18030);
    assert_eq!(app.effects, [Effect::ReadRows { name, table, mapping, encoding }]);
    assert!(app.model.session.columns.is_none() && app.model.session.dialog.is_none());
}

#[test]
fn the_first_row_can_be_a_row() {
    let (mut app, _) = offered("a,b\n1,2");
    app.send(columns(ColumnsMsg::SetHead(false)));
    let columns = app.model.session.columns.clone().unwrap();
    assert_eq!((columns.table.rows.len(), columns.table.cell(0, 0)), (2, "a"));
}

#[test]
fn closing_the_dialog_drops_the_table() {
    let (mut app, _) = offered("a,b\n1,2");
    app.send(Msg::Session(SessionMsg::SetDialog(None)));
    assert!(app.model.session.columns.is_none());
    app.send(columns(ColumnsMsg::Add));
    assert!(app.effects.is_empty());
}

#[test]
fn what_holds_more_files_is_one_step_with_a_report() {
    let mut app = App::new();
    app.send(Msg::Io(Fact::FilesGiven(2)));
    app.send(Msg::Io(Fact::FilesFound(3)));
    assert_eq!(app.model.session.batch.n_files, 4);
    let article = |name: &str, text: &str| Fact::ArticleRead {
        name: name.to_owned(),
        draft: Box::new(intake::read(text, None)),
        encoding: Some(Encoding::Utf8),
    };
    let flawed = Rc::new(read_csv("a,b\n1").unwrap());
    app.send(Msg::Io(Fact::Several(vec![
        article("a.csv:2", "第一篇。"),
        article("a.csv:3", " "),
        Fact::TableFlawed { name: "a.csv".into(), table: Rc::clone(&flawed) },
        Fact::PageRead { file: content("folder/page.html", b"<p>x"), page: page("第二篇。") },
    ])));
    app.send(Msg::Io(Fact::FilesDone));
    let batch = app.model.session.batch.clone();
    let outcomes: Vec<_> = batch.done.iter().map(|(_, outcome)| outcome.is_trouble()).collect();
    assert_eq!(outcomes, [false, true, true, false]);
    assert_eq!(batch.done[2].1, FileOutcome::Flawed(flawed));
    // a title is the file's name, without folders
    assert_eq!(titles(&app), ["a", "page"]);
    app.send(Msg::Undo);
    assert!(app.model.project.documents.is_empty());
}

#[test]
fn a_page_from_a_file_is_previewed_and_read_anew_in_another_encoding() {
    let mut app = App::new();
    let file = content("a.html", b"<p>\xa7\xda");
    let mut saved = page("\u{fffd}");
    Rc::make_mut(&mut saved).metadata.url = "https://example.org/a".into();
    app.send(Msg::Io(Fact::PageRead { file, page: saved }));
    let text = |app: &App| {
        let draft = app.model.session.intake.draft.clone();
        draft.and_then(Result::ok).map(|draft| draft.text.clone())
    };
    assert_eq!(text(&app).as_deref(), Some("\u{fffd}"));
    let decoded =
        DecodedAs { text: "<p>我".into(), encoding: Encoding::Big5, damage: None::<Damage> };
    app.send(Msg::Io(Fact::Decoded(Ok(decoded))));
    assert_eq!(app.effects, [Effect::ParsePage("<p>我".into())]);
    app.send(Msg::Io(Fact::PageParsed(Ok(page("我")))));
    assert_eq!(text(&app).as_deref(), Some("我"));
    let metadata = app.model.session.intake.effective_metadata().cloned();
    assert_eq!(metadata.unwrap_or_default().url, "https://example.org/a");
    // what cannot be read as a page is there as text
    app.send(Msg::Io(Fact::PageParsed(Err(intake::Refusal::TooDeep))));
    assert_eq!(text(&app).as_deref(), Some("<p>我"));
}
