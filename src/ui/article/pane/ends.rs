//! The pane and the handles of the selected annotation: by pointer and by key.

use super::{Pane, PaneMsg, send, target_element};
use crate::reader::{Scene, View};
use crate::ui::article::end_drag::EndDrag;
use crate::ui::article::listen::{DragListeners, after_frame};
use crate::ui::widgets::focus_without_scrolling;
use engine::{Direction, Edge, Msg, PartEnd, PartsMsg, SessionMsg};
use std::rc::Rc;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

/// How near the pane's edge a dragged end lets the article scroll, in pixels.
const EDGE: f64 = 28.0;

/// How far it scrolls in a frame, in pixels.
const PULL: f64 = 10.0;

fn go_on_dragging(ctx: &Context<Pane>) {
    let link = ctx.link().clone();
    after_frame(move || link.send_message(PaneMsg::DragOn));
}

impl Pane {
    /// What the pane is to show: the model's state, with a dragged end where the pointer is.
    pub(super) fn scene(&self, ctx: &Context<Self>) -> Scene {
        let props = ctx.props();
        let scene = Scene {
            document: Rc::clone(&props.document.data.0),
            spans: Rc::clone(&props.document.spans.0),
            codebook: Rc::clone(&props.codebook.0),
            selected: props.selected.clone(),
            lifted: props.lifted.iter().chain(&props.lit).cloned().collect(),
            found: Rc::clone(&props.found.0),
            found_now: props.found_now,
            suggested: props.suggested.clone(),
            suggested_now: props.suggested_now,
        };
        match &self.drag {
            Some(drag) => drag.show(&props.document, scene),
            None => scene,
        }
    }

    /// The pointer went down on a handle.
    pub(super) fn grab(
        &mut self,
        ctx: &Context<Self>,
        handle: &Element,
        point: (f64, f64),
    ) -> bool {
        let props = ctx.props();
        let both = self.view.as_ref().zip(props.selected.clone());
        self.drag = both.and_then(|(view, selected)| {
            let end = view.end_of(handle)?;
            let snaps = props.selecting.snap_to_words;
            EndDrag::new(view, selected, end, point, snaps, DragListeners::new(ctx.link()))
        });
        self.toolbar.take().is_some()
    }

    pub(super) fn drag_to(&mut self, ctx: &Context<Self>, point: (f64, f64)) -> bool {
        let at_edge = self.pull_at(point).map(|_| point);
        let (Some(view), Some(drag)) = (&self.view, &mut self.drag) else { return false };
        let goes_elsewhere = drag.go(view, point);
        let begins_to_pull = drag.pull(at_edge);
        if goes_elsewhere {
            self.show_ends(ctx);
        }
        if begins_to_pull {
            go_on_dragging(ctx);
        }
        false
    }

    /// At the pane's edge the article scrolls below the pointer, frame by frame, and the end with it.
    pub(super) fn drag_on(&mut self, ctx: &Context<Self>) -> bool {
        let Some(point) = self.drag.as_mut().and_then(EndDrag::pulled) else { return false };
        let (Some(pane), Some(by)) = (self.element(), self.pull_at(point)) else { return false };
        pane.scroll_by_with_x_and_y(0.0, by);
        if let (Some(view), Some(drag)) = (&self.view, &mut self.drag)
            && drag.go(view, point)
        {
            self.show_ends(ctx);
        }
        go_on_dragging(ctx);
        false
    }

    /// How far the article is to scroll in a frame with a dragging pointer here, in pixels.
    fn pull_at(&self, (_, y): (f64, f64)) -> Option<f64> {
        let edges = self.element()?.get_bounding_client_rect();
        if y < edges.top() + EDGE {
            Some(-PULL)
        } else if y > edges.bottom() - EDGE {
            Some(PULL)
        } else {
            None
        }
    }

    /// The pointer was lifted: one step, however long the drag was. A click on a handle is one on
    /// the text below.
    pub(super) fn drop_end(&mut self, ctx: &Context<Self>, point: (f64, f64)) -> bool {
        let Some(drag) = self.drag.take() else { return false };
        match drag.target() {
            Some(to) if to != drag.end.at() => {
                ctx.props().dispatch.emit(Msg::Parts(PartsMsg::MoveEnd(drag.end, to)));
            }
            Some(_) => {}
            None => self.click_below(ctx, point),
        }
        self.leave_drag(ctx);
        false
    }

    fn click_below(&self, ctx: &Context<Self>, point: (f64, f64)) {
        let below = self.view.as_ref().and_then(|view| {
            let near = view.byte_under(point)?;
            Some(view.character_at(near, point))
        });
        if let Some(at) = below {
            send(ctx, SessionMsg::ClickAt(at));
        }
    }

    /// Everything stays as it was.
    pub(super) fn cancel_drag(&mut self, ctx: &Context<Self>) -> bool {
        if self.drag.take().is_some() {
            self.leave_drag(ctx);
        }
        false
    }

    /// Drops a drag whose annotation is selected no more.
    pub(super) fn keep_drag_in_step(&mut self, ctx: &Context<Self>) {
        let selected = ctx.props().selected.as_ref();
        if self.drag.take_if(|drag| !drag.concerns(selected)).is_some()
            && let Some(view) = &self.view
        {
            view.set_dragging_end(false);
        }
    }

    fn leave_drag(&mut self, ctx: &Context<Self>) {
        if let Some(view) = &self.view {
            view.set_dragging_end(false);
        }
        self.show_ends(ctx);
    }

    fn show_ends(&mut self, ctx: &Context<Self>) {
        let scene = self.scene(ctx);
        if let Some(view) = &mut self.view {
            view.update(scene);
        }
        self.place_handles(ctx);
    }

    /// Puts the handles where the ends are. The keyboard goes back to the article from one that
    /// is gone.
    pub(in crate::ui::article) fn place_handles(&mut self, ctx: &Context<Self>) {
        let names = &ctx.props().handles;
        let lost = self.view.as_mut().is_some_and(|view| view.place_handles(names));
        if let Some(pane) = self.element().filter(|_| lost) {
            focus_without_scrolling(&pane);
        }
    }

    /// What a key does on a handle; `false` where it means what it means in the article.
    pub(super) fn key_on_handle(&mut self, ctx: &Context<Self>, event: &KeyboardEvent) -> bool {
        let end = target_element(event).zip(self.view.as_ref());
        let Some((end, view)) =
            end.and_then(|(element, view)| Some((view.end_of(&element)?, view)))
        else {
            return false;
        };
        let direction = match event.key().as_str() {
            "Escape" => {
                self.element().iter().for_each(focus_without_scrolling);
                return true;
            }
            "ArrowLeft" => Direction::Backward,
            "ArrowRight" => Direction::Forward,
            _ => return false,
        };
        let by_word = event.ctrl_key() || event.meta_key();
        let msg = match by_word {
            true => word_on(view, end, direction),
            false => Some(PartsMsg::StepEnd(end, direction)),
        };
        if let Some(msg) = msg {
            self.keys.wait(ctx.props().turn);
            ctx.props().dispatch.emit(Msg::Parts(msg));
        }
        true
    }
}

/// An end goes to the next word, but never to where nothing would be left.
fn word_on(view: &View, end: PartEnd, direction: Direction) -> Option<PartsMsg> {
    let to = view.word_step(end.at(), direction)?;
    let is_within = match end.edge {
        Edge::Start => to < end.part.end(),
        Edge::End => to > end.part.start(),
    };
    is_within.then_some(PartsMsg::MoveEnd(end, to))
}

/// What a pointer that went down in the pane means.
pub(super) fn pointer_down(event: &PointerEvent) -> PaneMsg {
    let target = target_element(event);
    if let Some(pane) = target.as_ref().and_then(|t| t.closest("#article-pane").ok().flatten()) {
        // a finger needs more room than a mouse; the name is valid
        let _ = pane.toggle_attribute_with_force("data-touch", event.pointer_type() == "touch");
    }
    match target.filter(is_handle) {
        Some(handle) => {
            event.prevent_default();
            // the pointer is heard outside the window too; refused only if it is gone already
            let _ = handle.set_pointer_capture(event.pointer_id());
            if let Some(handle) = wasm_bindgen::JsCast::dyn_ref(&handle) {
                focus_without_scrolling(handle);
            }
            let point = (f64::from(event.client_x()), f64::from(event.client_y()));
            PaneMsg::Grab { handle, point }
        }
        None => PaneMsg::PointerDown { adds: event.ctrl_key() || event.meta_key() },
    }
}

/// Text is not selected from a handle on.
pub(super) fn keep_selection(event: &MouseEvent) {
    if target_element(event).as_ref().is_some_and(is_handle) {
        event.prevent_default();
    }
}

fn is_handle(element: &Element) -> bool {
    element.has_attribute("data-handle")
}
