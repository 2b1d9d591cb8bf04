//! A table on its way in: which column is what, before its rows become articles.

use crate::{Dialog, Effect, Model};
use intake::Encoding;
use intake::table::{Field, Mapping, Table};
use std::rc::Rc;

/// The table that is being added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// The name of its file.
    pub name: String,
    /// What is in it.
    pub table: Rc<Table>,
    /// How it was encoded.
    pub encoding: Encoding,
    /// Which column is what.
    pub mapping: Mapping,
}

/// What can be done with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnsMsg {
    /// Take the first row as names of the columns, or as a row.
    SetHead(bool),
    /// A column is this, or none is.
    Set(Field, Option<usize>),
    /// Make an article of each row.
    Add,
}

/// A table was read: the analyst is asked which column is what.
pub(crate) fn offer(model: &mut Model, name: String, table: Rc<Table>, encoding: Encoding) {
    let mapping = Mapping::guess(&table);
    let session = model.session_mut();
    session.end_reading();
    session.columns = Some(Rc::new(Columns { name, table, encoding, mapping }));
    session.dialog = Some(Dialog::Columns);
}

/// Carries out what the analyst decided.
pub(crate) fn update(model: &mut Model, msg: &ColumnsMsg) -> Vec<Effect> {
    let session = model.session_mut();
    let Some(columns) = session.columns.as_mut().map(Rc::make_mut) else { return Vec::new() };
    match msg {
        ColumnsMsg::SetHead(has_head) => {
            Rc::make_mut(&mut columns.table).set_head(*has_head);
            columns.mapping = Mapping::guess(&columns.table);
            Vec::new()
        }
        ColumnsMsg::Set(field, column) => {
            columns.mapping.set(*field, *column);
            Vec::new()
        }
        // an article cannot be without text
        ColumnsMsg::Add if columns.mapping.get(Field::Text).is_none() => Vec::new(),
        ColumnsMsg::Add => {
            let Columns { name, table, mapping, encoding } = columns.clone();
            session.columns = None;
            session.dialog = None;
            vec![Effect::ReadRows { name, table, mapping, encoding }]
        }
    }
}
