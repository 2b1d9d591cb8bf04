//! One line of the table: a statement, or a heading.

use super::columns::Columns;
use crate::context::{Shared, use_dispatch};
use crate::i18n::{StatementText, Text, thousands, use_translator};
use crate::ui::phrase::one_line;
use engine::{Column, Msg, TableMsg, TableRow};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct RowLineProps {
    pub(super) row: Shared<TableRow>,
    pub(super) columns: Rc<Columns>,
    /// The number of the line, from 0.
    pub(super) at: usize,
    pub(super) is_chosen: bool,
    pub(super) is_tab_stop: bool,
}

/// A statement. A click anywhere opens it in the article; the box chooses it.
#[component(RowLine)]
pub(super) fn row_line(props: &RowLineProps) -> Html {
    let RowLineProps { row, columns, at, is_chosen, is_tab_stop } = props;
    let tr = use_translator();
    let dispatch = use_dispatch();
    let key = row.key.clone();
    let onclick = dispatch.reform(move |_: MouseEvent| Msg::Table(TableMsg::Open(key.clone())));
    let key = row.key.clone();
    let onchange = dispatch.reform(move |_: Event| Msg::Table(TableMsg::Choose(key.clone())));
    let cells = columns.shown.iter().map(|idx| {
        let words = one_line(row.cell(*idx));
        let state = lead_class(&columns.all[*idx].0, row);
        html! {
            <div key={idx.to_string()} role="gridcell" class={classes!("table-cell", state)} title={words.clone()}>
                { words }
            </div>
        }
    });
    html! {
        <div
            class="table-row"
            role="row"
            data-idx={at.to_string()}
            tabindex={if *is_tab_stop { "0" } else { "-1" }}
            aria-rowindex={(at + 2).to_string()}
            aria-selected={is_chosen.to_string()}
            {onclick}
        >
            <div key="box" role="gridcell" class="table-cell box">
                <input
                    type="checkbox"
                    tabindex="-1"
                    aria-label={tr.say(Text::Statement(StatementText::Choose))}
                    checked={*is_chosen}
                    onclick={|event: MouseEvent| event.stop_propagation()}
                    {onchange}
                />
            </div>
            { for cells }
        </div>
    }
}

/// A position is told in its colour too.
fn lead_class(column: &Column, row: &TableRow) -> Option<String> {
    let Column::Variable(id) = column else { return None };
    let value = row.statement.values.get(id)?.as_text()?;
    crate::ui::chip::position_glyph(value).map(|_| format!("lead position-{value}"))
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct GroupLineProps {
    pub(super) value: AttrValue,
    pub(super) n_rows: u32,
    pub(super) at: usize,
    pub(super) n_columns: usize,
}

/// A heading with the number of rows under it.
#[component(GroupLine)]
pub(super) fn group_line(props: &GroupLineProps) -> Html {
    let GroupLineProps { value, n_rows, at, n_columns } = props;
    let tr = use_translator();
    let words = match value.trim() {
        "" => tr.say(Text::Statement(StatementText::NotSet)),
        words => AttrValue::from(one_line(words)),
    };
    html! {
        <div
            class="table-row group-line"
            role="row"
            data-idx={at.to_string()}
            tabindex="-1"
            aria-rowindex={(at + 2).to_string()}
        >
            <div role="gridcell" class="table-cell" aria-colspan={n_columns.to_string()}>
                { words }
                <span class="count">{ format!(" · {}", thousands(*n_rows as usize)) }</span>
            </div>
        </div>
    }
}
