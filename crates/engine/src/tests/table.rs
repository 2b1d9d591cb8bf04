//! The table of all statements: filtered, sorted, grouped, and made anew only where it changed.

use super::App;
use crate::{
    Column, ComposeMsg, Effect, Line, Msg, Recoding, SessionMsg, StatementTable, TableFilter,
    TableMsg, TableView, View, filtered_lines, ordered,
};
use model::{AttributeId, LabelId, SlotId, StatementTypeId, Value};
use std::rc::Rc;
use text::TextSize;

/// Two documents; the first with two positions and a participation.
fn coded() -> App {
    let mut app = App::with_article("Microsoft 支持 OEWG。\n伊朗反对 OEWG。\n法国参与 PoA。");
    for (quote, label) in [
        ("Microsoft", "actor"),
        ("支持", "stance"),
        ("伊朗", "actor"),
        ("反对", "stance"),
        ("法国", "actor"),
        ("PoA", "process"),
    ] {
        app.tag(quote, label);
        if label == "stance" {
            app.send(Msg::Choose(usize::from(quote == "反对")));
        }
    }
    for nth in 0..2 {
        app.select("OEWG", nth);
        app.send(Msg::Tag(LabelId::new("process")));
    }
    for (actor, kind) in [("Microsoft", 0), ("伊朗", 0), ("法国", 1)] {
        let at = app.model.document().unwrap().text().find(actor).unwrap();
        app.send(Msg::Session(SessionMsg::ClickAt(TextSize::from_index(at))));
        app.send(Msg::Compose(ComposeMsg::Compose(kind)));
        app.send(Msg::Compose(ComposeMsg::Accept));
    }
    app
}

fn table(app: &App, before: Option<&StatementTable>) -> StatementTable {
    StatementTable::of(&app.model.project, "en", before)
}

fn actor() -> Column {
    Column::Slot(SlotId::new("actor"))
}

fn position() -> Column {
    Column::Variable(AttributeId::new("position"))
}

/// The actors that a view shows, headings as `[value n]`.
#[track_caller]
fn check(app: &App, view: &TableView, expected: &[&str]) {
    let table = table(app, None);
    let at = |column: &Column| table.columns.iter().position(|other| other == column).unwrap();
    let lines = filtered_lines(&table, view, &ordered(&table, view));
    let told = lines.iter().map(|line| match line {
        Line::Row(row) => table.rows[*row as usize].cell(at(&actor())).to_owned(),
        Line::Group { row, n_rows } => {
            let column = at(view.group.as_ref().unwrap());
            format!("[{} {n_rows}]", table.rows[*row as usize].cell(column))
        }
    });
    assert_eq!(told.collect::<Vec<_>>(), expected);
}

fn holding(text: &str) -> TableView {
    let filter = TableFilter { text: text.into(), ..TableFilter::default() };
    TableView { filter, ..TableView::default() }
}

#[test]
fn rows_are_filtered_by_any_field_or_by_one() {
    let app = coded();
    check(&app, &TableView::default(), &["Microsoft", "伊朗", "法国"]);
    check(&app, &holding(" microSOFT "), &["Microsoft"]);
    check(&app, &holding("反对"), &["伊朗"]);
    check(&app, &holding("oppose"), &["伊朗"]);
    check(&app, &holding("OEWG"), &["Microsoft", "伊朗"]);
    check(&app, &holding("no such thing"), &[]);
    let within = |column| TableFilter { column: Some(column), ..holding("OEWG").filter };
    let view = |filter| TableView { filter, ..TableView::default() };
    check(&app, &view(within(actor())), &[]);
    check(&app, &view(within(Column::Slot(SlotId::new("process")))), &["Microsoft", "伊朗"]);
    let kind = Some(StatementTypeId::new("participation"));
    check(&app, &view(TableFilter { kind, ..TableFilter::default() }), &["法国"]);
    // the role of the participation is not set
    check(&app, &view(TableFilter { unfinished: true, ..TableFilter::default() }), &["法国"]);
}

#[test]
fn rows_are_filtered_by_a_pattern_cell_by_cell() {
    let app = coded();
    let pattern = |text: &str| {
        let filter = TableFilter { is_pattern: true, ..holding(text).filter };
        TableView { filter, ..TableView::default() }
    };
    check(&app, &pattern("^(micro|法)"), &["Microsoft", "法国"]);
    check(&app, &pattern(r"^\p{Han}{2}$"), &["Microsoft", "伊朗", "法国"]);
    // a match does not run from one cell into the next
    check(&app, &pattern("Microsoft.*OEWG.*Support"), &[]);
    let within = TableFilter { column: Some(actor()), ..pattern(r"^\p{Han}{2}$").filter };
    check(&app, &TableView { filter: within, ..TableView::default() }, &["伊朗", "法国"]);
    // a pattern that is not finished hides nothing
    check(&app, &pattern("(micro"), &["Microsoft", "伊朗", "法国"]);
    assert!(matches!(pattern("(micro").filter.pattern(), Some(Err(_))));
}

#[test]
fn rows_are_sorted_by_the_codebooks_order_and_grouped() {
    let app = coded();
    let sort = |column, down| TableView { sort: Some((column, down)), ..TableView::default() };
    // support comes before oppose in the codebook, and what is not set last
    check(&app, &sort(position(), false), &["Microsoft", "伊朗", "法国"]);
    check(&app, &sort(position(), true), &["法国", "伊朗", "Microsoft"]);
    check(&app, &sort(Column::Slot(SlotId::new("process")), true), &["法国", "Microsoft", "伊朗"]);
    let group = Some(Column::Slot(SlotId::new("process")));
    let view = TableView { group, ..sort(actor(), true) };
    check(&app, &view, &["[OEWG 2]", "伊朗", "Microsoft", "[PoA 1]", "法国"]);
    let view = TableView { filter: holding("伊朗").filter, ..view };
    check(&app, &view, &["[OEWG 1]", "伊朗"]);
}

#[test]
fn only_changed_rows_are_made_anew() {
    let mut app = coded();
    let before = table(&app, None);
    let same = table(&app, Some(&before));
    assert!(before.rows.iter().zip(same.rows.iter()).all(|(a, b)| Rc::ptr_eq(a, b)));
    // the statement in front is the last one
    app.send(Msg::Choose(0));
    let after = table(&app, Some(&before));
    let kept = before.rows.iter().zip(after.rows.iter()).map(|(a, b)| Rc::ptr_eq(a, b));
    assert_eq!(kept.collect::<Vec<_>>(), [true, true, false]);
    assert!(after.rows[2].folded().contains("member"));
    // a moved span is told by every row, so all are made anew
    app.tag("完".get(..0).unwrap_or("。"), "actor");
    let moved = table(&app, Some(&after));
    assert_eq!(moved.rows.len(), 3);
    let fresh = table(&app, None);
    let told = |table: &StatementTable| {
        table.rows.iter().map(|row| row.folded().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(told(&moved), told(&fresh));
    let chinese = StatementTable::of(&app.model.project, "zh-CN", Some(&fresh));
    assert!(chinese.rows[1].folded().contains("反对"));
}

#[test]
fn a_row_opens_its_statement_and_chosen_rows_are_recoded_in_one_step() {
    let mut app = coded();
    app.send(Msg::Session(SessionMsg::GoTo(View::Statements)));
    let rows = table(&app, None).rows;
    let keys = Rc::new(rows.iter().map(|row| row.key.clone()).collect::<Vec<_>>());
    app.send(Msg::Table(TableMsg::Choose(keys[0].clone())));
    app.send(Msg::Table(TableMsg::ChooseAll(keys.clone())));
    app.send(Msg::Table(TableMsg::Choose(keys[0].clone())));
    assert_eq!(app.model.session.table.chosen.len(), 2);
    let before = app.model.project.clone();
    app.send(Msg::Table(TableMsg::AskRecode(keys.clone())));
    let value = Some(Value::Text("mixed".into()));
    let recoding = Recoding::SetVariable(AttributeId::new("position"), value);
    app.send(Msg::Table(TableMsg::Recode(recoding)));
    assert_eq!(app.model.session.dialog, None);
    let of = |app: &App| {
        table(app, None).rows.iter().filter(|row| row.folded().contains("mixed")).count()
    };
    assert_eq!(of(&app), 2);
    app.send(Msg::Undo);
    assert_eq!(app.model.project, before);
    // undoing does not lead out of the room
    assert_eq!(app.model.session.view, View::Statements);
    app.send(Msg::Table(TableMsg::Open(keys[1].clone())));
    assert_eq!(app.model.session.view, View::Read);
    assert_eq!(app.model.session.composer.statement.as_ref(), Some(&keys[1].1));
    assert!(app.effects.iter().any(|effect| matches!(effect, Effect::Reveal(_))));
    // what is gone is chosen no more
    app.send(Msg::DeleteSelected);
    assert_eq!(app.model.session.table.chosen.len(), 1);
}
