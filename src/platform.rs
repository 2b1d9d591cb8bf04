//! The outside: carries out effects in the browser and reports facts.
//!
//! # Architecture Invariant
//! Nothing here knows components. A message goes in by the callback that the root gives.

mod archive;
mod clock;
mod decode;
mod download;
mod files;
mod focus;
mod folder;
mod frames;
mod html;
mod idb;
mod ids;
mod launch;
mod lock;
mod offline;
mod paste;
mod rescue;
mod session_record;
mod settings;
mod storage;
mod store;
mod tabs;

pub use clock::{now, soon};
pub use focus::focus_on;
pub use frames::after_paint;
pub use ids::BrowserIds;
pub use launch::take_launches;
pub use offline::keep_offline;
pub use paste::{Offer, PasteListeners};
pub use rescue::{rescue, show_overlay, wants_rescue};
pub use settings::{apply_settings, load_page_choices, load_settings};
pub use store::{Loaded, Outside, Store};

use engine::{Effect, Fact, Model};
use keep::State;
use std::rc::Rc;
use yew::Callback;

/// Carries out one effect that concerns the outside; what concerns the page's components is
/// the root's. `model` is as it is after the message that the effect is of.
pub fn run(store: &Store, model: &Model, effect: Effect, report: Callback<Fact>) {
    match effect {
        Effect::Persist(entries) => store.append(entries, State::of(model), report),
        Effect::PersistAll => store.write_all(&State::of(model), report),
        Effect::RetryLater(millis) => store.retry_later(millis, report),
        Effect::Projects(order) => store.carry_out(order, report),
        Effect::RememberSession(record) => store.remember(record),
        Effect::RememberSettings(settings) => settings::remember(settings),
        Effect::RememberPageChoices(text) => settings::remember_page_choices(&text),
        Effect::Export { file_name, content } => download::export(file_name, &content, report),
        Effect::Pack { file_name, project, at } => archive::pack(file_name, &project, at, report),
        Effect::Tab(effect) => store.tabs(effect, report),
        Effect::Backup(effect) => store.back_up(effect, report),
        Effect::Folder(effect) => store.folder(effect, &report),
        Effect::StopReading => files::stop_reading(),
        Effect::Decode(bytes, encoding) => report.emit(decode::again(&bytes, encoding)),
        Effect::PickFiles => files::pick(report),
        Effect::PickFolder => files::pick_folder(report),
        Effect::ReadRows { name, table, mapping, encoding } => {
            files::read_rows(name, table, mapping, encoding, &report);
        }
        Effect::ParsePage(markup) => {
            report.emit(Fact::PageParsed(html::page(&markup).map(Rc::new)));
        }
        Effect::Lock(effect) => lock::carry_out(effect, report),
        Effect::Offline(effect) => offline::carry_out(effect, &report),
        Effect::EmptyPasteBox => focus::empty_paste_box(),
        Effect::ContinueFind(_)
        | Effect::ContinueWatch(_)
        | Effect::ContinueSeek(_)
        | Effect::ContinueSuggestions(_)
        | Effect::Focus(_)
        | Effect::Reveal(_)
        | Effect::ScrollTo(_) => {}
    }
}
