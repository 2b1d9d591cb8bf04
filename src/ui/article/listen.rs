//! What the pane listens to outside itself, taken off again when dropped.

use super::pane::{Pane, PaneMsg, target_element};
use gloo_events::EventListener;
use wasm_bindgen::prelude::*;
use web_sys::{
    HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
    PointerEvent,
};
use yew::html::Scope;

/// How far beyond the viewport groups are painted, in parts of its height.
const MARGIN: &str = "100% 0px";

/// A group that came near the viewport or left it.
#[derive(Debug, Clone, Copy)]
pub(super) struct NearGroups {
    pub(super) group: usize,
    pub(super) is_near: bool,
}

/// Listeners on the document and the window, and the watch on the groups.
#[derive(Debug)]
pub(super) struct Listeners {
    _selection: EventListener,
    _pointer_up: EventListener,
    _pointer_cancel: EventListener,
    observer: Option<IntersectionObserver>,
    _on_near: Closure<dyn FnMut(js_sys::Array)>,
}

impl Listeners {
    pub(super) fn new<'g>(
        link: &Scope<Pane>,
        pane: &HtmlElement,
        groups: impl Iterator<Item = &'g HtmlElement>,
    ) -> Self {
        let page = gloo_utils::document();
        let changed = link.callback(|()| PaneMsg::SelectionChanged);
        let selection = EventListener::new(&page, "selectionchange", move |_| changed.emit(()));
        let (observer, on_near) = watch(link, pane, groups);
        Self {
            _selection: selection,
            _pointer_up: on_pointer_end(link, pane, "pointerup"),
            _pointer_cancel: on_pointer_end(link, pane, "pointercancel"),
            observer,
            _on_near: on_near,
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
        lifted.emit(((f64::from(pointer.client_x()), f64::from(pointer.client_y())), inside));
    })
}

type OnNear = Closure<dyn FnMut(js_sys::Array)>;

/// Watches which groups are near the viewport of the pane.
fn watch<'g>(
    link: &Scope<Pane>,
    pane: &HtmlElement,
    groups: impl Iterator<Item = &'g HtmlElement>,
) -> (Option<IntersectionObserver>, OnNear) {
    let report = link.callback(PaneMsg::Near);
    let on_near: OnNear = Closure::new(move |entries: js_sys::Array| {
        let near = entries.iter().filter_map(|entry| {
            let entry: IntersectionObserverEntry = entry.unchecked_into();
            let group = entry.target().get_attribute("data-group")?.parse().ok()?;
            Some(NearGroups { group, is_near: entry.is_intersecting() })
        });
        report.emit(near.collect());
    });
    let options = IntersectionObserverInit::new();
    options.set_root(Some(pane));
    options.set_root_margin(MARGIN);
    let callback = on_near.as_ref().unchecked_ref();
    let observer = IntersectionObserver::new_with_options(callback, &options).ok();
    if let Some(observer) = &observer {
        groups.for_each(|group| observer.observe(group));
    }
    (observer, on_near)
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
