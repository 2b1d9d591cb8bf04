//! The table itself, as far as it is in view.

use super::columns::Columns;
use super::row::{GroupLine, RowLine};
use crate::context::{Shared, use_dispatch};
use crate::i18n::{RoomText, StatementText, Text, use_translator};
use crate::ui::widgets::{ListWindow, next_row, use_css, use_list_window};
use engine::{Line, Msg, StatementTable, TableMsg, TableState, View};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct RowsProps {
    pub(super) table: Shared<StatementTable>,
    pub(super) lines: Shared<Vec<Line>>,
    pub(super) chosen: Shared<TableState>,
    pub(super) columns: Rc<Columns>,
}

/// Heads and rows.
#[component(Rows)]
pub(super) fn rows(props: &RowsProps) -> Html {
    let RowsProps { table, lines, chosen, columns } = props;
    let tr = use_translator();
    let node = use_node_ref();
    use_css(
        &node,
        vec![("--columns", columns.widths.clone()), ("--table-width", columns.total.clone())],
    );
    let window = use_list_window(lines.len());
    let onkeydown = use_row_keys(&window, table, lines);
    let items = window.rows.clone().map(|at| match lines[at] {
        Line::Row(number) => {
            let row = Shared(Rc::clone(&table.rows[number as usize]));
            let is_chosen = chosen.chosen.contains(&row.key);
            let key = format!("{} {}", row.key.0, row.key.1);
            html! {
                <RowLine
                    {key}
                    {row}
                    columns={columns.clone()}
                    {at}
                    {is_chosen}
                    is_tab_stop={at == window.rows.start}
                />
            }
        }
        Line::Group { row, n_rows } => {
            let group = chosen.view.group.as_ref();
            let column = group.and_then(|group| table.columns.iter().position(|c| c == group));
            let value = column.map(|at| table.rows[row as usize].cell(at).to_owned());
            html! {
                <GroupLine
                    key={format!("group {row}")}
                    value={AttrValue::from(value.unwrap_or_default())}
                    {n_rows}
                    {at}
                    n_columns={columns.shown.len() + 1}
                />
            }
        }
    });
    html! {
        <div
            ref={node}
            class="statement-table"
            role="grid"
            aria-label={tr.say(Text::Room(RoomText::Name(View::Statements)))}
            aria-multiselectable="true"
            aria-rowcount={(lines.len() + 1).to_string()}
        >
            <div
                key="scroller"
                class="table-scroller"
                ref={window.scroller.clone()}
                onscroll={window.on_scroll.clone()}
            >
                <Heads key="heads" columns={columns.clone()} />
                <div
                    key="rows"
                    ref={window.list.clone()}
                    class="table-rows"
                    role="rowgroup"
                    {onkeydown}
                >
                    { for items }
                </div>
            </div>
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct HeadsProps {
    columns: Rc<Columns>,
}

/// The names of the columns; a press sorts by one.
#[component(Heads)]
fn heads(props: &HeadsProps) -> Html {
    let columns = &props.columns;
    let dispatch = use_dispatch();
    let tr = use_translator();
    let heads = columns.shown.iter().map(|idx| {
        let (column, name) = &columns.all[*idx];
        let sorted = columns.sort.as_ref().filter(|(by, _)| by == column).map(|(_, down)| *down);
        let (order, mark) = match sorted {
            Some(false) => ("ascending", "↑"),
            Some(true) => ("descending", "↓"),
            None => ("none", ""),
        };
        let by = column.clone();
        let onclick =
            dispatch.reform(move |_: MouseEvent| Msg::Table(TableMsg::SortBy(by.clone())));
        html! {
            <div key={idx.to_string()} role="columnheader" class="table-head" aria-sort={order}>
                <button type="button" {onclick}>
                    <span key="name">{ name.clone() }</span>
                    <span key="mark" aria-hidden="true">{ mark }</span>
                </button>
            </div>
        }
    });
    let choose = tr.say(Text::Statement(StatementText::Choose));
    html! {
        <div class="table-heads" role="rowgroup">
            <div class="table-row heads" role="row" aria-rowindex="1">
                <div key="box" role="columnheader" class="table-head">
                    <span class="visually-hidden">{ choose }</span>
                </div>
                { for heads }
            </div>
        </div>
    }
}

/// Up, Down, Home, End, Page Up and Page Down move along the rows, Enter opens the sentence,
/// Space chooses.
#[hook]
fn use_row_keys(
    window: &ListWindow,
    table: &Shared<StatementTable>,
    lines: &Shared<Vec<Line>>,
) -> Callback<KeyboardEvent> {
    let dispatch = use_dispatch();
    let (window, table, lines) = (window.clone(), table.clone(), lines.clone());
    Callback::from(move |event: KeyboardEvent| {
        let Some(at) = line_of_event(&event) else { return };
        let last = lines.len().saturating_sub(1);
        let send = |make: fn(engine::StatementKey) -> TableMsg| {
            if let Some(Line::Row(row)) = lines.get(at) {
                dispatch.emit(Msg::Table(make(table.rows[*row as usize].key.clone())));
            }
            None
        };
        let target = match event.key().as_str() {
            "PageDown" => Some((at + 20).min(last)),
            "PageUp" => Some(at.saturating_sub(20)),
            "Enter" => send(TableMsg::Open),
            " " => send(TableMsg::Choose),
            key => match next_row(key, at, last) {
                Some(target) => Some(target),
                None => return,
            },
        };
        event.prevent_default();
        event.stop_propagation();
        if let Some(target) = target {
            window.go(target, format!("[data-idx=\"{target}\"]"));
        }
    })
}

/// The line on which a key was pressed; `None` for one pressed on something in it.
fn line_of_event(event: &KeyboardEvent) -> Option<usize> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.get_attribute("data-idx")?.parse().ok()
}
