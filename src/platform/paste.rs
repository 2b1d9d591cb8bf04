//! Text and files pasted or dropped anywhere on the page.

use super::files::{dropped, read_all, read_dropped};
use super::html;
use engine::Fact;
use gloo_events::{EventListener, EventListenerOptions};
use intake::Refusal;
use intake::html::Page;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Element, Event, HtmlTextAreaElement};
use yew::Callback;

/// A text longer than this many UTF-16 units would make the paste box itself slow.
const LONGEST_FOR_BOX: u32 = 200_000;

/// Something offered from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offer {
    /// Text, and whether it would have gone into a field.
    Text(String),
    /// Markup with structure, as a page or why it cannot be read, and the same as plain text.
    Page(Result<Rc<Page>, Refusal>, String),
    /// A paste or drop without text or files.
    Nothing,
}

/// Tells the script that starts the page that the app listens now: what it kept comes next.
const LISTENS: &str = "stancemark-listens";

/// Listens for pastes and drops until dropped itself.
#[derive(Debug)]
pub struct PasteListeners {
    _all: [EventListener; 3],
}

impl PasteListeners {
    /// `wants` tells whether the page takes articles just now; it is asked at each event.
    pub fn new(
        wants: impl Fn() -> bool + Clone + 'static,
        on_offer: Callback<Offer>,
        on_file: Callback<Fact>,
    ) -> Self {
        let body = gloo_utils::document();
        let active = EventListenerOptions::enable_prevent_default();
        let (dropped, dropped_file) = (on_offer.clone(), on_file.clone());
        let wants_drop = wants.clone();
        let listeners = Self {
            _all: [
                EventListener::new_with_options(&body, "paste", active, move |event| {
                    if wants() {
                        paste(event.unchecked_ref(), &on_offer, &on_file);
                    }
                }),
                EventListener::new_with_options(&body, "dragover", active, |event| {
                    // without this the browser would leave the page for a dropped file
                    event.prevent_default();
                }),
                EventListener::new_with_options(&body, "drop", active, move |event| {
                    let drag: &DragEvent = event.unchecked_ref();
                    event.prevent_default();
                    if let Some(data) =
                        drag.data_transfer().filter(|_| wants_drop() || has_files(drag))
                    {
                        take(&data, event, &dropped, &dropped_file);
                    }
                }),
            ],
        };
        if let Ok(event) = Event::new(LISTENS) {
            // what was kept is handed on within this call, and waits in the queue of messages
            let _ = body.dispatch_event(&event);
        }
        listeners
    }
}

fn has_files(drag: &DragEvent) -> bool {
    drag.data_transfer().and_then(|data| data.files()).is_some_and(|files| files.length() > 0)
}

/// A short text goes into the field that has the focus; all else is offered as a whole. Markup
/// with structure is, too, unless words of somebody's hand are in the field.
fn paste(event: &ClipboardEvent, on_offer: &Callback<Offer>, on_file: &Callback<Fact>) {
    let Some(data) = event.clipboard_data() else { return };
    let text = data.get_data("text/plain").unwrap_or_default();
    let field = field_of(event);
    let is_long = text.encode_utf16().count() > LONGEST_FOR_BOX as usize;
    let is_paste_box = field.as_ref().is_some_and(|field| field.tag_name() == "TEXTAREA");
    let is_empty = |field: &Element| {
        field.dyn_ref::<HtmlTextAreaElement>().is_some_and(|area| area.text_length() == 0)
    };
    let is_free = field.as_ref().is_none_or(is_empty);
    if field.is_some() && !(is_long && is_paste_box) {
        let offer = page_offer(&data).filter(|_| is_paste_box && is_free);
        if let Some(offer) = offer {
            event.prevent_default();
            on_offer.emit(offer);
        }
        return;
    }
    take(&data, event, on_offer, on_file);
}

fn take(data: &DataTransfer, event: &Event, on_offer: &Callback<Offer>, on_file: &Callback<Fact>) {
    event.prevent_default();
    if let Some(dropped) = dropped(data) {
        read_dropped(dropped, on_file);
        return;
    }
    let files = data.files().filter(|files| files.length() > 0);
    let text = data.get_data("text/plain").unwrap_or_default();
    match files {
        Some(files) => read_all(&files, on_file),
        None => {
            let plain = || if text.is_empty() { Offer::Nothing } else { Offer::Text(text) };
            on_offer.emit(page_offer(data).unwrap_or_else(plain));
        }
    }
}

/// The markup that is given, if it says more than the text alone.
fn page_offer(data: &DataTransfer) -> Option<Offer> {
    let markup = data.get_data("text/html").ok().filter(|markup| !markup.is_empty())?;
    let page = html::page(&markup);
    let text = data.get_data("text/plain").unwrap_or_default();
    let is_wanted = page.as_ref().map_or(true, |page| page.has_structure);
    is_wanted.then(|| Offer::Page(page.map(Rc::new), text))
}

/// The input field that an event goes to, if any.
fn field_of(event: &Event) -> Option<Element> {
    let element: Element = event.target()?.dyn_into().ok()?;
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA").then_some(element)
}
