//! Starts the app: the panic page, then the root component.

use stancemark::platform;

fn main() {
    // by Yew, which would put its own in the place of one that it does not know
    yew::set_custom_panic_hook(Box::new(|info| {
        let what = info.to_string();
        web_sys::console::error_1(&what.as_str().into());
        platform::show_overlay(&what);
    }));
    if platform::wants_rescue() {
        platform::rescue();
    } else {
        stancemark::show();
    }
}
