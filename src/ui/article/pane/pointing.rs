//! The pane and what the pointer selects.

use super::{Pane, send};
use crate::reader::View;
use crate::ui::article::place::is_editing;
use engine::{Msg, PartsMsg, Selection, SessionMsg};
use yew::prelude::*;

impl Pane {
    pub(super) fn settle(&mut self, ctx: &Context<Self>, point: (f64, f64), inside: bool) -> bool {
        let was_dragging = std::mem::replace(&mut self.is_dragging, false);
        let Some(view) = self.view.as_ref().filter(|_| was_dragging) else { return false };
        let read = if inside { view.read_selection() } else { view.dragged_to(point) };
        let Some(selection) = read else { return false };
        let selection = self.as_wanted(ctx, selection);
        self.keys.wait(ctx.props().turn);
        send(ctx, SessionMsg::Select(Some((selection.anchor, selection.focus))));
        let adds = self.adds && ctx.props().selected.is_some();
        let is_click = selection.range().is_none();
        if is_click && inside && !adds {
            let at = view.character_at(selection.focus, point);
            send(ctx, SessionMsg::ClickAt(at));
        } else if adds && !is_click {
            ctx.props().dispatch.emit(Msg::Parts(PartsMsg::AddSelection));
        }
        let before = self.toolbar;
        self.place_toolbar_for(ctx, Some(selection).filter(|_| !adds));
        before != self.toolbar
    }

    /// Lifts out the annotation under the pointer; none while something is being selected.
    pub(super) fn lift(&self, ctx: &Context<Self>, point: Option<(f64, f64)>) -> bool {
        let view = self.view.as_ref().filter(|_| !self.is_dragging && self.drag.is_none());
        let under = view.zip(point).and_then(|(view, point)| view.annotation_at(point));
        let lifted: Vec<_> = under.into_iter().collect();
        if lifted != ctx.props().lifted {
            send(ctx, SessionMsg::Lift(lifted));
        }
        false
    }

    pub(super) fn selection_changed(&mut self, ctx: &Context<Self>) -> bool {
        let read = self.view.as_ref().filter(|_| !is_editing()).and_then(View::read_selection);
        if let Some(selection) = read.filter(|s| Some(*s) != ctx.props().selection) {
            send(ctx, SessionMsg::Select(Some((selection.anchor, selection.focus))));
        }
        false
    }

    /// A selection made by the pointer as the analyst wants it: whole words, no space around.
    fn as_wanted(&self, ctx: &Context<Self>, made: Selection) -> Selection {
        let (Some(view), settings) = (&self.view, ctx.props().selecting) else { return made };
        let made = if settings.snap_to_words { view.with_whole_words(made) } else { made };
        let tagged = made.range().filter(|_| settings.trim);
        let tagged = tagged.and_then(|range| settings.taggable(view.article(), range));
        tagged.map_or(made, |range| made.over(range))
    }
}
