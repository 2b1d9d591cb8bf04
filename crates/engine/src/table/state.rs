//! What the analyst has set and chosen in the table.

use super::{Column, TableFilter, TableView};
use crate::{
    Command, Dialog, Effect, Env, Model, Recoding, StatementKey, composer, rooms, update as root,
};
use model::{Change, ChangeSet};
use std::collections::BTreeSet;
use std::rc::Rc;

/// The table as the analyst left it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableState {
    /// Filter, order, columns.
    pub view: TableView,
    /// Chosen rows.
    pub chosen: BTreeSet<StatementKey>,
    /// The rows that are about to be recoded.
    pub recoding: Rc<Vec<StatementKey>>,
}

/// What is done in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableMsg {
    /// Shows other rows.
    Filter(TableFilter),
    /// Sorts by a column; again, downwards; again, not at all.
    SortBy(Column),
    /// Makes the values of a column headings.
    GroupBy(Option<Column>),
    /// Shows a column, or hides it.
    Toggle(Column),
    /// Chooses a row, or lets it go.
    Choose(StatementKey),
    /// Chooses exactly these rows.
    ChooseAll(Rc<Vec<StatementKey>>),
    /// Opens a statement in the article.
    Open(StatementKey),
    /// Asks how these rows are to be recoded.
    AskRecode(Rc<Vec<StatementKey>>),
    /// Recodes the rows asked about.
    Recode(Recoding),
}

/// Carries out what is done in the table.
pub(crate) fn update(model: &mut Model, msg: TableMsg, env: &mut Env<'_>) -> Vec<Effect> {
    match msg {
        TableMsg::Filter(filter) => table(model).view.filter = filter,
        TableMsg::SortBy(column) => sort_by(&mut table(model).view, column),
        TableMsg::GroupBy(column) => table(model).view.group = column,
        TableMsg::Toggle(column) => toggle(&mut table(model).view.hidden, column),
        TableMsg::Choose(key) => choose(&mut table(model).chosen, key),
        TableMsg::ChooseAll(keys) => table(model).chosen = keys.iter().cloned().collect(),
        TableMsg::Open(key) => return open(model, key),
        TableMsg::AskRecode(keys) => {
            table(model).recoding = keys;
            model.session_mut().dialog = Some(Dialog::Recode);
        }
        TableMsg::Recode(recoding) => {
            let keys = Rc::clone(&model.session.table.recoding);
            model.session_mut().dialog = None;
            return root::edit(model, Command::Recode(keys, recoding), env);
        }
    }
    Vec::new()
}

fn table(model: &mut Model) -> &mut TableState {
    Rc::make_mut(&mut model.session_mut().table)
}

fn sort_by(view: &mut TableView, column: Column) {
    view.sort = match view.sort.take() {
        Some((present, false)) if present == column => Some((column, true)),
        Some((present, true)) if present == column => None,
        _ => Some((column, false)),
    };
}

fn toggle(hidden: &mut Vec<Column>, column: Column) {
    match hidden.iter().position(|other| *other == column) {
        Some(at) => {
            hidden.remove(at);
        }
        None => hidden.push(column),
    }
}

fn choose(chosen: &mut BTreeSet<StatementKey>, key: StatementKey) {
    if !chosen.remove(&key) {
        chosen.insert(key);
    }
}

/// Shows a statement in its article.
fn open(model: &mut Model, (document, id): StatementKey) -> Vec<Effect> {
    let is_there =
        model.project.documents.get(&document).is_some_and(|d| d.statements.get(&id).is_some());
    if !is_there {
        return Vec::new();
    }
    root::open(model, document);
    let mut effects = rooms::show(model, crate::View::Read);
    effects.extend(composer::select(model, id));
    effects
}

/// Lets go of chosen rows whose statements a set takes out.
pub(crate) fn drop_dangling(model: &mut Model, set: &ChangeSet) {
    let gone = set.changes.iter().filter_map(|change| match change {
        Change::Statement(document, delta) if delta.after.is_none() => {
            Some((document.clone(), delta.before.as_ref()?.id.clone()))
        }
        _ => None,
    });
    let gone: Vec<_> = gone.filter(|key| model.session.table.chosen.contains(key)).collect();
    if !gone.is_empty() {
        let chosen = &mut table(model).chosen;
        gone.iter().for_each(|key| {
            chosen.remove(key);
        });
    }
}
