//! Which project a tab shows: the one that its address names, else the one that it showed
//! before, else the one that was opened last anywhere.

use super::backing::Backing;
use crate::platform::rescue::QUERY_OF;
use keep::{Failure, Library, ProjectKey};
use web_sys::Storage;

/// What the tab showed is remembered under this name, for as long as the tab lives.
const TAB_KEY: &str = "stancemark.project";

/// An address that ends so, and then with a key, opens that project.
const HASH: &str = "#project=";

/// The project to open; none where the library has none.
pub(super) async fn wanted(library: &Library<Backing>) -> Result<Option<ProjectKey>, Failure> {
    for key in [named_by_address(), of_this_tab()].into_iter().flatten() {
        if library.has(&key).await? {
            return Ok(Some(key));
        }
    }
    if let Some(current) = library.current().await? {
        return Ok(Some(current));
    }
    Ok(library.list().await?.into_iter().next().map(|listed| listed.key))
}

/// The project that the address names. It is taken out of the address, which would no longer be
/// true once another project is opened.
fn named_by_address() -> Option<ProjectKey> {
    let window = gloo_utils::window();
    let search = window.location().search().ok()?;
    if let Some(key) = search.strip_prefix(QUERY_OF) {
        return Some(ProjectKey::new(key));
    }
    let key = window.location().hash().ok()?.strip_prefix(HASH)?.to_owned();
    let rest = window.location().pathname().ok()? + &search;
    let history = window.history().ok()?;
    // an address that cannot be changed is only untidy
    let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&rest));
    Some(ProjectKey::new(key))
}

fn of_this_tab() -> Option<ProjectKey> {
    tab()?.get_item(TAB_KEY).ok()?.map(ProjectKey::new)
}

/// Remembers which project this tab shows.
pub(super) fn remember(key: &ProjectKey) {
    if let Some(tab) = tab() {
        let _ = tab.set_item(TAB_KEY, key.as_str());
    }
}

fn tab() -> Option<Storage> {
    gloo_utils::window().session_storage().ok()?
}
