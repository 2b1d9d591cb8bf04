//! How far something is that takes a while.

use yew::prelude::*;

/// A bar with its name for those who do not see it. Where it is not known how much there is to
/// do, it only shows that something is being done.
pub(crate) fn progress(label: AttrValue, done: Option<usize>, whole: usize) -> Html {
    html! {
        <progress
            key="bar"
            class="progress"
            aria-label={label}
            max={whole.to_string()}
            value={done.map(|done| done.to_string())}
        />
    }
}
