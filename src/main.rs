//! Starts the app: the panic page, then the root component.

use stancemark::platform;

fn main() {
    std::panic::set_hook(Box::new(|info| {
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
