//! Statements in the reading room: the list, the cards, the details of one, and the desk on
//! which new ones are made.

mod card;
mod desk_bar;
mod entity_picker;
mod form;
mod list;
mod margin;
mod names;
mod slots;
mod used_in;

pub(crate) use desk_bar::desk_bar;
pub(crate) use entity_picker::EntityPicker;
pub(crate) use form::StatementForm;
pub(crate) use list::{list_switch, statement_list};
pub(crate) use margin::StatementMargin;
pub(crate) use names::{choice_name, links_of, statement_line};
pub(crate) use used_in::used_in;
