//! The dialog in which the columns of a table are told apart, with its first rows.

use crate::context::Desk;
use crate::i18n::{ColumnsText, Text, Translator};
use crate::ui::widgets::{Button, Dialog, Select};
use engine::{Columns, ColumnsMsg, ExchangeMsg, Msg, SessionMsg};
use intake::table::{Field, Mapping, Table};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// So many rows are shown.
const SAMPLE_ROWS: usize = 5;

/// So many columns of them, and so many characters of a cell.
const SAMPLE_COLUMNS: usize = 30;
const SAMPLE_CHARS: usize = 80;

/// The dialog.
pub(crate) fn columns_dialog(desk: &Desk, columns: Option<&Columns>) -> Html {
    let Some(columns) = columns else {
        return html! { <div key="no-columns" hidden=true /> };
    };
    let tr = desk.tr();
    let close = desk.dispatch.reform(|()| Msg::Session(SessionMsg::SetDialog(None)));
    let send = desk.dispatch.reform(|msg| Msg::Exchange(ExchangeMsg::Columns(msg)));
    let say = |text| tr.say(Text::Columns(text));
    html! {
        <Dialog
            key="columns"
            class="wide"
            title={say(ColumnsText::Title)}
            close_label={tr.say(Text::Dismiss)}
            on_close={close.clone()}
            foot={foot(tr, columns, &send, close)}
        >
            <div class="columns-dialog">
                { facts(tr, columns) }
                <div key="head">{ head_switch(tr, columns, &send) }</div>
                { fields(tr, columns, &send) }
                { sample(tr, columns) }
            </div>
        </Dialog>
    }
}

fn foot(
    tr: Translator,
    columns: &Columns,
    send: &Callback<ColumnsMsg>,
    close: Callback<()>,
) -> Html {
    let has_text = columns.mapping.get(Field::Text).is_some();
    let missing = (!has_text).then(|| tr.say(Text::Columns(ColumnsText::ChooseText)));
    let words = tr.say(Text::Columns(ColumnsText::Add(columns.table.rows.len())));
    let add = send.reform(|()| ColumnsMsg::Add);
    let add = Button::new("add", words, add).class("primary").disabled(!has_text);
    html! {
        <div key="foot" class="dialog-foot">
            <p key="missing" class="hint" role="status">{ missing.unwrap_or_default() }</p>
            { Button::new("cancel", tr.say(Text::Cancel), close) }
            { add }
        </div>
    }
}

/// What the file is, and what is wrong in it.
fn facts(tr: Translator, columns: &Columns) -> Html {
    let Columns { name, table, encoding, .. } = columns;
    let facts = tr.say(Text::Columns(ColumnsText::Facts { name, table }));
    let kind = tr.say(Text::Columns(ColumnsText::Kind(table.kind)));
    let is_flawed = table.n_problems > 0;
    let problems = is_flawed.then(|| tr.say(Text::Columns(ColumnsText::Problems(table))));
    html! {
        <div key="facts" class="columns-facts">
            <p key="name" class="columns-name">{ facts }</p>
            <p key="kind" class="hint">{ kind }{ " · " }{ encoding.name() }</p>
            <p key="problems" class="columns-problems">{ problems.unwrap_or_default() }</p>
        </div>
    }
}

fn head_switch(tr: Translator, columns: &Columns, send: &Callback<ColumnsMsg>) -> Html {
    let Some(has_head) = columns.table.has_head() else {
        return html! { <span key="no-head" hidden=true /> };
    };
    let onchange = send.reform(|event: Event| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        ColumnsMsg::SetHead(input.is_some_and(|input| input.checked()))
    });
    html! {
        <label key="has-head" class="check">
            <input type="checkbox" checked={has_head} {onchange} />
            <span>{ tr.say(Text::Columns(ColumnsText::HasHead)) }</span>
        </label>
    }
}

const fn label(field: Field) -> Text<'static> {
    match field {
        Field::Text => Text::Columns(ColumnsText::ArticleText),
        Field::Title => Text::Title,
        Field::Date => Text::Date,
        Field::Publisher => Text::Publisher,
        Field::Author => Text::Author,
        Field::Url => Text::Url,
        Field::Language => Text::ArticleLanguage,
    }
}

const fn key(field: Field) -> &'static str {
    match field {
        Field::Text => "text",
        Field::Title => "title",
        Field::Date => "date",
        Field::Publisher => "publisher",
        Field::Author => "author",
        Field::Url => "url",
        Field::Language => "language",
    }
}

/// A choice among the columns for each field.
fn fields(tr: Translator, columns: &Columns, send: &Callback<ColumnsMsg>) -> Html {
    let Columns { table, mapping, .. } = columns;
    let none = || (String::new(), tr.say(Text::Columns(ColumnsText::None)));
    let names = |idx: usize| (idx.to_string(), column_name(tr, table, idx));
    let select = |field: Field| {
        let selected = mapping.get(field).map(|idx| idx.to_string()).unwrap_or_default();
        let options = std::iter::once(none()).chain((0..table.columns.len()).map(names));
        Html::from(Select {
            key: key(field),
            label: tr.say(label(field)),
            options: options.collect(),
            selected: &selected,
            on_choose: send.reform(move |value: String| ColumnsMsg::Set(field, value.parse().ok())),
        })
    };
    html! {
        <div key="fields" class="columns-fields">{ for Field::ALL.map(select) }</div>
    }
}

fn column_name(tr: Translator, table: &Table, column: usize) -> AttrValue {
    match table.columns[column].as_str() {
        "" => tr.say(Text::Columns(ColumnsText::Column(column + 1))),
        name => cut(name).into(),
    }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(SAMPLE_CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The first rows, with what each column becomes.
fn sample(tr: Translator, columns: &Columns) -> Html {
    let Columns { table, mapping, .. } = columns;
    let shown = 0..table.columns.len().min(SAMPLE_COLUMNS);
    let heads = shown.clone().map(|column| head(tr, table, mapping, column));
    let rows = (0..table.rows.len().min(SAMPLE_ROWS)).map(|row| {
        let cells = shown.clone().map(|column| {
            html! { <td key={column}>{ cut(table.cell(row, column).trim()) }</td> }
        });
        html! { <tr key={row}>{ for cells }</tr> }
    });
    let words = tr.say(Text::Columns(ColumnsText::Sample));
    html! {
        <div key="sample" class="columns-sample" tabindex="0" role="group" aria-label={words.clone()}>
            <table>
                <caption>{ words }</caption>
                <thead><tr>{ for heads }</tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}

fn head(tr: Translator, table: &Table, mapping: &Mapping, column: usize) -> Html {
    let field = mapping.field(column);
    let use_of = field.map_or(Text::Columns(ColumnsText::Extra), label);
    let class = if field.is_some() { "used" } else { "unused" };
    html! {
        <th key={column} scope="col" {class}>
            <span key="name">{ column_name(tr, table, column) }</span>
            <small key="use">{ tr.say(use_of) }</small>
        </th>
    }
}
