//! How the pane scrolls, by wish of the engine and by hand, and what follows its view.

use super::listen;
use super::pane::{Pane, PaneMsg, send};
use super::place::is_editing;
use crate::context::PaneWish;
use crate::reader::Aim;
use crate::ui::widgets::focus_without_scrolling;
use engine::SessionMsg;
use gloo_timers::callback::Timeout;
use web_sys::HtmlElement;
use yew::prelude::*;

/// How many frames it may take until the pane has scrolled where it should.
pub(super) const SCROLL_FRAMES: u8 = 8;

/// How long the annotations must rest before the strip is drawn, in milliseconds.
const STRIP_DELAY: u32 = 120;

/// How long the article must rest before its place is remembered, in milliseconds.
const REST: u32 = 100;

impl Pane {
    pub(super) fn draw_strip_soon(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        let draw = move || link.send_message(PaneMsg::DrawStrip);
        self.strip_timer = Some(Timeout::new(STRIP_DELAY, draw));
    }

    pub(super) fn draw_strip(&self) -> bool {
        if let (Some(view), Some(strip)) = (&self.view, self.strip.cast::<HtmlElement>()) {
            view.draw_strip(&strip);
        }
        false
    }

    /// Carries out what the engine asked for, once. Tells whether the pane took the focus: what
    /// was selected while the focus was in a field has not been shown as the page's selection.
    pub(super) fn serve(&mut self, ctx: &Context<Self>) -> bool {
        let request = &ctx.props().request;
        let mut took_focus = false;
        if request.serial == self.served {
            return took_focus;
        }
        self.served = request.serial;
        for wish in &request.wishes {
            match wish {
                PaneWish::Reveal(range) => self.scroll(ctx, Aim::Reveal(*range), SCROLL_FRAMES),
                PaneWish::ScrollTo(at) => self.scroll(ctx, Aim::Top(*at), SCROLL_FRAMES),
                PaneWish::Focus => self.element().is_some_and(|pane| {
                    focus_without_scrolling(&pane);
                    took_focus = true;
                    false
                }),
            };
        }
        took_focus
    }

    /// Scrolls towards an aim now, and again after the next frame as long as it has to.
    pub(super) fn scroll(&mut self, ctx: &Context<Self>, aim: Aim, frames: u8) -> bool {
        let Some(view) = &mut self.view else { return false };
        if view.scroll_towards(aim) && frames > 0 {
            let link = ctx.link().clone();
            listen::after_frame(move || link.send_message(PaneMsg::Scroll(aim, frames - 1)));
        } else {
            view.look();
            view.show_selection(ctx.props().selection, !self.is_dragging && !is_editing());
            self.place_handles(ctx);
        }
        false
    }

    pub(super) fn scrolled(&mut self, ctx: &Context<Self>) -> bool {
        let Some(view) = &mut self.view else { return false };
        view.hold_caret();
        view.look();
        let link = ctx.link().clone();
        let rested = move || link.send_message(PaneMsg::Rested);
        self.rest_timer = Some(Timeout::new(REST, rested));
        let before = self.toolbar;
        self.place_toolbar(ctx);
        before != self.toolbar
    }

    pub(super) fn rested(&mut self, ctx: &Context<Self>) -> bool {
        let Some(view) = &self.view else { return false };
        if let Some(top) = view.top() {
            self.comfort.rested(view, top);
            send(ctx, SessionMsg::Scrolled(top));
        }
        self.place_handles(ctx);
        false
    }

    pub(super) fn resized(&mut self, ctx: &Context<Self>) -> bool {
        let moved = self.element().is_some_and(|pane| self.comfort.resized(&pane));
        let Some(view) = &mut self.view else { return false };
        view.look();
        if moved {
            self.comfort.dress(view, ctx.props().selection);
        }
        view.show_selection(ctx.props().selection, false);
        if moved {
            self.scroll_back(ctx, true);
        }
        self.place_handles(ctx);
        let before = self.toolbar;
        self.place_toolbar(ctx);
        before != self.toolbar
    }

    /// Keeps at the top what was there before lines broke elsewhere.
    pub(super) fn scroll_back(&mut self, ctx: &Context<Self>, begins: bool) -> bool {
        let Some(view) = &mut self.view else { return false };
        if self.comfort.scroll_back(view, begins) {
            let link = ctx.link().clone();
            listen::after_frame(move || link.send_message(PaneMsg::ScrollBack));
        }
        view.look();
        view.show_selection(ctx.props().selection, !self.is_dragging && !is_editing());
        self.place_handles(ctx);
        false
    }
}
