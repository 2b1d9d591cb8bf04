//! One element, so that a benchmark sees when Yew has started. Nothing else.

use yew::prelude::*;

#[component(App)]
fn app() -> Html {
    html! { <p id="ready">{ "Ready" }</p> }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
