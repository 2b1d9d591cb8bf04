//! Stancemark's browser app.
use yew::prelude::*;
/// Placeholder root.
#[component(App)]
pub fn app() -> Html {
    html! { <main><h1>{"Stancemark"}</h1></main> }
}
