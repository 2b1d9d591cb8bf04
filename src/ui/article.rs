//! The article's pane as a component: listens to pointer, keys and selection, dispatches
//! messages, and hands the model's state to the [`reader`](crate::reader).

mod keys;
mod listen;
mod pane;
mod place;

pub(crate) use pane::ArticlePane;
