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

use root::Root;
use ui::shell::Shell;
use yew::prelude::*;

/// The whole app: the state around the components.
#[component(App)]
pub fn app() -> Html {
    html! { <Root><Shell /></Root> }
}
