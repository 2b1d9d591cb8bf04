//! The tools over the table: search, filters, headings, columns, recoding.

use super::columns::Columns;
use crate::context::Desk;
use crate::i18n::{StatementText, Text, thousands};
use crate::ui::find::refusal as refused;
use crate::ui::widgets::{Button, Glyph, Select, TextField};
use engine::{Line, Msg, StatementKey, StatementTable, TableFilter, TableMsg, TableState};
use model::{Project, StatementTypeId};
use std::rc::Rc;
use yew::prelude::*;

pub(super) fn tools(
    desk: &Desk,
    project: &Project,
    state: &TableState,
    table: &StatementTable,
    lines: &[Line],
    columns: &Columns,
) -> Html {
    let n_shown = lines.iter().filter(|line| matches!(line, Line::Row(_))).count();
    let words = StatementText::Shown { shown: n_shown, total: table.rows.len() };
    html! {
        <div key="tools" class="table-tools">
            <div key="filters" class="table-filters">
                { search(desk, state) }
                { pattern(desk, state) }
                { within(desk, state, columns) }
                { of_type(desk, project, state) }
                { grouped(desk, state, columns) }
                { unfinished(desk, state) }
                { shown_columns(desk, state, columns) }
            </div>
            <div key="state" class="table-state">
                { refusal(desk, state) }
                <p key="count" role="status">{ desk.tr().say(Text::Statement(words)) }</p>
                { recode_button(desk, state, table, lines) }
            </div>
        </div>
    }
}

fn say(desk: &Desk, text: StatementText<'_>) -> AttrValue {
    desk.tr().say(Text::Statement(text))
}

/// Sends the filter that `change` makes of the present one and of what is told.
fn refilter<T: 'static>(
    desk: &Desk,
    state: &TableState,
    change: impl Fn(&mut TableFilter, T) + 'static,
) -> Callback<T> {
    let filter = state.view.filter.clone();
    desk.dispatch.reform(move |told| {
        let mut filter = filter.clone();
        change(&mut filter, told);
        Msg::Table(TableMsg::Filter(filter))
    })
}

fn search(desk: &Desk, state: &TableState) -> Html {
    let on_input = refilter(desk, state, |filter, text| filter.text = text);
    html! {
        <TextField
            key="search"
            id="table-search"
            kind="search"
            class="table-search"
            label={say(desk, StatementText::Search)}
            value={AttrValue::from(state.view.filter.text.clone())}
            {on_input}
        />
    }
}

/// All columns as values of a field, behind a value for none.
fn column_options(columns: &Columns, none: AttrValue) -> Vec<(String, AttrValue)> {
    let all = columns.all.iter().map(|(column, name)| (Columns::key_of(column), name.clone()));
    std::iter::once((String::new(), none)).chain(all).collect()
}

fn within(desk: &Desk, state: &TableState, columns: &Columns) -> Html {
    let all = columns.clone();
    let on_choose = refilter(desk, state, move |filter, key: String| {
        filter.column = all.by_key(&key);
    });
    let selected = state.view.filter.column.as_ref().map(Columns::key_of).unwrap_or_default();
    Select {
        key: "within",
        label: say(desk, StatementText::Within),
        options: column_options(columns, say(desk, StatementText::AnyColumn)),
        selected: &selected,
        on_choose,
    }
    .into()
}

fn of_type(desk: &Desk, project: &Project, state: &TableState) -> Html {
    let types = project.codebook.statement_types.iter();
    let types =
        types.map(|kind| (kind.id.to_string(), desk.tr().name(&kind.names, kind.id.as_str())));
    let all = (String::new(), say(desk, StatementText::AnyType));
    let on_choose = refilter(desk, state, |filter, id: String| {
        filter.kind = (!id.is_empty()).then(|| StatementTypeId::new(id));
    });
    let selected = state.view.filter.kind.as_ref().map(ToString::to_string).unwrap_or_default();
    Select {
        key: "type",
        label: say(desk, StatementText::Type),
        options: std::iter::once(all).chain(types).collect(),
        selected: &selected,
        on_choose,
    }
    .into()
}

fn grouped(desk: &Desk, state: &TableState, columns: &Columns) -> Html {
    let all = columns.clone();
    let on_choose =
        desk.dispatch.reform(move |key: String| Msg::Table(TableMsg::GroupBy(all.by_key(&key))));
    let selected = state.view.group.as_ref().map(Columns::key_of).unwrap_or_default();
    Select {
        key: "group",
        label: say(desk, StatementText::GroupBy),
        options: column_options(columns, say(desk, StatementText::NoGroup)),
        selected: &selected,
        on_choose,
    }
    .into()
}

fn pattern(desk: &Desk, state: &TableState) -> Html {
    let onchange = refilter(desk, state, |filter, _: Event| filter.is_pattern = !filter.is_pattern);
    let words = say(desk, StatementText::Pattern);
    check("pattern", words, state.view.filter.is_pattern, onchange)
}

fn unfinished(desk: &Desk, state: &TableState) -> Html {
    let onchange = refilter(desk, state, |filter, _: Event| filter.unfinished = !filter.unfinished);
    let words = say(desk, StatementText::Unfinished);
    check("unfinished", words, state.view.filter.unfinished, onchange)
}

fn check(key: &'static str, words: AttrValue, checked: bool, onchange: Callback<Event>) -> Html {
    html! {
        <label {key} class="check">
            <input key="box" type="checkbox" {checked} {onchange} />
            <span key="words">{ words }</span>
        </label>
    }
}

/// What is wrong with the pattern.
fn refusal(desk: &Desk, state: &TableState) -> Html {
    let filter = &state.view.filter;
    let words = refused(desk.tr(), &filter.text, filter.pattern().and_then(Result::err));
    html! { <p key="refusal" class="table-refusal" role="status">{ words }</p> }
}

/// Which columns there are, each with a box that shows or hides it.
fn shown_columns(desk: &Desk, state: &TableState, columns: &Columns) -> Html {
    let boxes = columns.all.iter().map(|(column, name)| {
        let toggled = column.clone();
        let onchange =
            desk.dispatch.reform(move |_: Event| Msg::Table(TableMsg::Toggle(toggled.clone())));
        html! {
            <label key={Columns::key_of(column)} class="check">
                <input
                    key="box"
                    type="checkbox"
                    checked={!state.view.hidden.contains(column)}
                    {onchange}
                />
                <span key="name">{ name.clone() }</span>
            </label>
        }
    });
    html! {
        <details key="columns" class="table-columns">
            <summary key="name" class="button">{ say(desk, StatementText::Columns) }</summary>
            <div key="boxes" class="table-boxes">{ for boxes }</div>
        </details>
    }
}

/// The chosen rows as far as they are shown; all shown ones where none is chosen.
fn keys_of(state: &TableState, table: &StatementTable, lines: &[Line]) -> Vec<StatementKey> {
    let rows = lines.iter().filter_map(|line| match line {
        Line::Row(row) => Some(&table.rows[*row as usize].key),
        Line::Group { .. } => None,
    });
    let is_meant = |key: &&StatementKey| state.chosen.is_empty() || state.chosen.contains(key);
    rows.filter(is_meant).cloned().collect()
}

fn recode_button(desk: &Desk, state: &TableState, table: &StatementTable, lines: &[Line]) -> Html {
    let keys = Rc::new(keys_of(state, table, lines));
    let words = match state.chosen.is_empty() {
        true => StatementText::RecodeShown(keys.len()),
        false => StatementText::RecodeChosen(keys.len()),
    };
    let is_empty = keys.is_empty();
    let ask = desk.dispatch.reform(move |()| Msg::Table(TableMsg::AskRecode(keys.clone())));
    let none = desk.dispatch.reform(|()| Msg::Table(TableMsg::ChooseAll(Rc::default())));
    let clear = match state.chosen.is_empty() {
        true => html! { <span key="clear" hidden=true /> },
        false => {
            let words = say(desk, StatementText::ChooseNone(&thousands(state.chosen.len())));
            Button::new("clear", words, none).class("quiet small").into()
        }
    };
    html! {
        <div key="actions" class="desk-actions">
            { clear }
            { Button::new("recode", say(desk, words), ask).class("small").glyph(Glyph::Pencil).disabled(is_empty) }
        </div>
    }
}
