//! Dragging an end of the selected annotation by its handle. Nothing is kept until the pointer is
//! lifted; until then the pane shows what it would be.

use super::listen::DragListeners;
use crate::context::OpenDocument;
use crate::reader::{Scene, View};
use engine::{PartEnd, preview_end};
use model::AnnotationId;
use text::TextSize;

/// How far a pointer must go to drag, in pixels; less is a click.
const SLACK: f64 = 4.0;

/// A drag under way.
#[derive(Debug)]
pub(super) struct EndDrag {
    annotation: AnnotationId,
    pub(super) end: PartEnd,
    /// Where the end would go.
    to: TextSize,
    /// Where the pointer went down.
    from: (f64, f64),
    /// From the pointer to the middle of the end's line, so that nothing jumps.
    grip: (f64, f64),
    is_moving: bool,
    snaps: bool,
    /// Where the pointer is, at the pane's edge: the article scrolls below it.
    at_edge: Option<(f64, f64)>,
    /// Whether a frame is waited for in which it scrolls on.
    is_pulling: bool,
    _listeners: DragListeners,
}

impl EndDrag {
    pub(super) fn new(
        view: &View,
        annotation: AnnotationId,
        end: PartEnd,
        from: (f64, f64),
        snaps: bool,
        listeners: DragListeners,
    ) -> Option<Self> {
        let (x, y) = view.middle_of_end(end)?;
        let grip = (x - from.0, y - from.1);
        view.set_dragging_end(true);
        let (to, is_moving) = (end.at(), false);
        let (at_edge, is_pulling) = (None, false);
        Some(Self {
            annotation,
            end,
            to,
            from,
            grip,
            is_moving,
            snaps,
            at_edge,
            is_pulling,
            _listeners: listeners,
        })
    }

    /// The pointer is here now; tells whether the end would go elsewhere than before.
    pub(super) fn go(&mut self, view: &View, point: (f64, f64)) -> bool {
        let far = (point.0 - self.from.0).hypot(point.1 - self.from.1) >= SLACK;
        self.is_moving |= far;
        let at = (point.0 + self.grip.0, point.1 + self.grip.1);
        let Some(to) = view.byte_under(at).filter(|_| self.is_moving) else { return false };
        let to = if self.snaps { view.word_edge(to) } else { to };
        std::mem::replace(&mut self.to, to) != to
    }

    /// The pointer is at the pane's edge, or not; tells whether the article begins to scroll.
    pub(super) fn pull(&mut self, at_edge: Option<(f64, f64)>) -> bool {
        self.at_edge = at_edge.filter(|_| self.is_moving);
        self.at_edge.is_some() && !std::mem::replace(&mut self.is_pulling, true)
    }

    /// Where the pointer still is at the pane's edge, a frame later; without it nothing scrolls.
    pub(super) fn pulled(&mut self) -> Option<(f64, f64)> {
        self.is_pulling = self.at_edge.is_some();
        self.at_edge
    }

    /// Where the end was brought; `None` after a mere click.
    pub(super) fn target(&self) -> Option<TextSize> {
        self.is_moving.then_some(self.to)
    }

    /// Whether it is about this annotation.
    pub(super) fn concerns(&self, selected: Option<&AnnotationId>) -> bool {
        selected == Some(&self.annotation)
    }

    /// What is shown meanwhile: the article as it would be.
    pub(super) fn show(&self, document: &OpenDocument, scene: Scene) -> Scene {
        let (data, spans) = (&document.data, &document.spans);
        match preview_end(data, spans, &self.annotation, self.end, self.to) {
            Some((document, spans)) => Scene { document, spans, ..scene },
            None => scene,
        }
    }
}
