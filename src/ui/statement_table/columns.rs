//! The columns as they are shown: which, with which names, how wide.

use crate::i18n::{StatementText, Text, Translator};
use engine::{Column, StatementTable, TableView};
use model::{Codebook, Names};
use std::fmt::Write;
use yew::prelude::*;

/// The shown columns, and the names of all.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Columns {
    /// Numbers of the shown ones among the cells of a row.
    pub(super) shown: Vec<usize>,
    /// All columns with their names, in the order of the cells.
    pub(super) all: Vec<(Column, AttrValue)>,
    /// Widths for the style sheet's grid, with a place for the box before them.
    pub(super) widths: String,
    /// The least width of all of them together.
    pub(super) total: String,
    /// What the rows are sorted by.
    pub(super) sort: Option<(Column, bool)>,
}

impl Columns {
    pub(super) fn of(
        tr: Translator,
        codebook: &Codebook,
        table: &StatementTable,
        view: &TableView,
    ) -> Self {
        let all: Vec<_> =
            table.columns.iter().map(|c| (c.clone(), name_of(tr, codebook, c))).collect();
        let is_shown = |(idx, (column, _)): (usize, &(Column, AttrValue))| {
            (!view.hidden.contains(column)).then_some(idx)
        };
        let shown: Vec<usize> = all.iter().enumerate().filter_map(is_shown).collect();
        let each = shown.iter().map(|idx| width_of(&all[*idx].0));
        let mut widths = String::from("36px");
        let mut tenths = 0;
        for (least, share) in each {
            tenths += least;
            // writing to a string cannot fail
            let _ = write!(widths, " minmax({}, {share}fr)", ems(least));
        }
        let total = format!("calc({} + 52px)", ems(tenths));
        Self { shown, all, widths, total, sort: view.sort.clone() }
    }

    /// The key of a column in a field that chooses one.
    pub(super) fn key_of(column: &Column) -> String {
        match column {
            Column::Slot(id) => format!("slot {id}"),
            Column::Variable(id) => format!("variable {id}"),
            other => format!("{other:?}"),
        }
    }

    /// The column with such a key.
    pub(super) fn by_key(&self, key: &str) -> Option<Column> {
        let found = self.all.iter().find(|(column, _)| Self::key_of(column) == key);
        found.map(|(column, _)| column.clone())
    }
}

/// The least width of a column in tenths of an em, and its share of what is left.
fn width_of(column: &Column) -> (u32, u32) {
    match column {
        Column::Document | Column::Quotes => (90, 20),
        Column::Slot(_) | Column::Note => (70, 14),
        Column::Date | Column::Type | Column::Variable(_) | Column::Coder => (65, 8),
        Column::Todos => (50, 4),
    }
}

fn ems(tenths: u32) -> String {
    format!("{}.{}em", tenths / 10, tenths % 10)
}

/// What a column is called. A variable of the name of its type is told apart by nothing: the two
/// say the same.
fn name_of(tr: Translator, codebook: &Codebook, column: &Column) -> AttrValue {
    let say = |text| tr.say(Text::Statement(text));
    let types = || codebook.statement_types.iter();
    let named = |found: Option<(&Names, &str)>| {
        found.map(|(names, id)| tr.name(names, id)).unwrap_or_default()
    };
    match column {
        Column::Document => tr.say(Text::Article),
        Column::Date => tr.say(Text::Date),
        Column::Type => say(StatementText::Type),
        Column::Slot(id) => {
            let slot = types().find_map(|kind| kind.slot(id));
            named(slot.map(|slot| (&slot.names, id.as_str())))
        }
        Column::Variable(id) => {
            let variable = types().find_map(|kind| kind.variable(id));
            named(variable.map(|variable| (&variable.names, id.as_str())))
        }
        Column::Quotes => say(StatementText::Quotes),
        Column::Note => tr.say(Text::Note),
        Column::Todos => say(StatementText::Todos),
        Column::Coder => say(StatementText::Coder),
    }
}
