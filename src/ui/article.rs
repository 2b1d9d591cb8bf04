//! The article's pane as a component: listens to pointer, keys and selection, dispatches
//! messages, and hands the model's state to the [`reader`](crate::reader).

mod caret_move;
mod comfort;
mod end_drag;
mod key_queue;
mod keys;
mod listen;
mod pane;
mod place;
mod scrolling;
mod toolbar_place;

pub(crate) use pane::ArticlePane;
