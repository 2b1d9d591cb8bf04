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

use root::{Root, RootProps};
use ui::shell::Shell;
use yew::prelude::*;

/// Shows the whole app: the state around the components.
pub fn show() {
    let children = html! { <Shell /> };
    yew::Renderer::<Root>::with_props(RootProps { children }).render();
}
