//! What the pane listens to outside itself, taken off again when dropped.

use super::pane::{Pane, PaneMsg, place_of, target_element};
use gloo_events::EventListener;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, PointerEvent, ResizeObserver};
use yew::Callback;
use yew::html::Scope;

/// Listeners on the document and the window, and the watch on sizes.
#[derive(Debug)]
pub(super) struct Listeners {
    _selection: EventListener,
    _pointer_up: EventListener,
    _pointer_cancel: EventListener,
    observer: Option<ResizeObserver>,
    _on_resize: OnResize,
}

impl Listeners {
    pub(super) fn new(link: &Scope<Pane>, pane: &HtmlElement, content: &HtmlElement) -> Self {
        let page = gloo_utils::document();
        let changed = link.callback(|()| PaneMsg::SelectionChanged);
        let selection = EventListener::new(&page, "selectionchange", move |_| changed.emit(()));
        let (observer, on_resize) = watch(link, [pane, content]);
        Self {
            _selection: selection,
            _pointer_up: on_pointer_end(link, pane, "pointerup"),
            _pointer_cancel: on_pointer_end(link, pane, "pointercancel"),
            observer,
            _on_resize: on_resize,
        }
    }
}

impl Drop for Listeners {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

fn on_pointer_end(link: &Scope<Pane>, pane: &HtmlElement, event: &'static str) -> EventListener {
    let lifted = link.callback(|(point, inside)| PaneMsg::PointerUp { point, inside });
    let pane = pane.clone();
    EventListener::new(&gloo_utils::window(), event, move |event| {
        let inside = target_element(event).is_some_and(|element| pane.contains(Some(&element)));
        let pointer = event.unchecked_ref::<PointerEvent>();
        lifted.emit((place_of(pointer), inside));
    })
}

/// Listeners for the time that a handle is dragged.
#[derive(Debug)]
pub(super) struct DragListeners {
    _move: EventListener,
    _up: EventListener,
    _cancel: EventListener,
}

impl DragListeners {
    pub(super) fn new(link: &Scope<Pane>) -> Self {
        let window = gloo_utils::window();
        let listen = |event, told: Callback<(f64, f64)>| {
            EventListener::new(&window, event, move |event| {
                told.emit(place_of(event.unchecked_ref()));
            })
        };
        Self {
            _move: listen("pointermove", link.callback(PaneMsg::DragTo)),
            _up: listen("pointerup", link.callback(PaneMsg::DropEnd)),
            _cancel: listen("pointercancel", link.callback(|_| PaneMsg::CancelDrag)),
        }
    }
}

type OnResize = Closure<dyn FnMut(js_sys::Array)>;

/// Watches the sizes of elements.
fn watch(link: &Scope<Pane>, elements: [&HtmlElement; 2]) -> (Option<ResizeObserver>, OnResize) {
    let report = link.callback(|()| PaneMsg::Resized);
    let on_resize: OnResize = Closure::new(move |_| report.emit(()));
    let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok();
    if let Some(observer) = &observer {
        elements.into_iter().for_each(|element| observer.observe(element));
    }
    (observer, on_resize)
}

/// Whether the address asks for the fallback painter (`?painter=marks`), for tests.
pub(super) fn wants_marks() -> bool {
    let search = gloo_utils::window().location().search().unwrap_or_default();
    search.trim_start_matches('?').split('&').any(|part| part == "painter=marks")
}

/// Calls back once the next frame has been laid out.
pub(super) fn after_frame(then: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(then);
    // refused only for something that is no function
    let _ = gloo_utils::window().request_animation_frame(callback.unchecked_ref());
}

/// How far down its target, from 0 to 1, a click fell.
pub(super) fn ratio_down(event: &web_sys::MouseEvent) -> f64 {
    let rect = target_element(event).map(|element| element.get_bounding_client_rect());
    rect.map_or(0.0, |rect| (f64::from(event.client_y()) - rect.top()) / rect.height())
}
