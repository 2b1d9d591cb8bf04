//! Stancemark's browser app: all code that may name the browser.
//!
//! `ui` (components) reads `context`; `root` owns the state and provides the contexts; `reader`
//! is the article pane; `platform` carries out effects.

mod context;
mod i18n;
pub mod platform;
mod reader;
mod root;
mod ui;

pub use root::Root;
