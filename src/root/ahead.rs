//! Which messages the article's pane shows a frame before the rest of the page. Tagging and moving
//! about must be on the screen in the next frame; the lists and panels beside the article take
//! longer to draw, and follow in the frame after it.

use engine::{FindMsg, Msg, SessionMsg};

/// What a message means for the rest of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pace {
    /// It follows a frame later.
    Later,
    /// It shows the new state at once. All that is typed into fields is of this kind, since
    /// a field must never be given back an older text than it holds.
    AtOnce,
    /// It need not hurry, and what follows later still does.
    AnyTime,
}

/// What a message means for the rest of the page.
pub(super) const fn pace(msg: &Msg) -> Pace {
    match msg {
        Msg::Tag(_)
        | Msg::Undo
        | Msg::Redo
        | Msg::MoveToSelection
        | Msg::MoveEdge(..)
        | Msg::Choose(_)
        | Msg::DeleteSelected
        | Msg::Find(FindMsg::Step(_))
        | Msg::Session(
            SessionMsg::Select(_)
            | SessionMsg::MoveCaret { .. }
            | SessionMsg::ClickAt(_)
            | SessionMsg::SelectAnnotation(_)
            | SessionMsg::StepAnnotation(_)
            | SessionMsg::Lift(_)
            | SessionMsg::Scrolled(_),
        ) => Pace::Later,
        Msg::Io(_) => Pace::AnyTime,
        _ => Pace::AtOnce,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::Command;
    use model::{AnnotationId, DocumentId, LabelId};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn tagging_is_shown_first_and_typing_never_lags() {
        assert_eq!(pace(&Msg::Tag(LabelId::new("actor"))), Pace::Later);
        let note = Command::SetNote(DocumentId::new("d"), AnnotationId::new("a"), "备注".into());
        assert_eq!(pace(&Msg::Edit(note)), Pace::AtOnce);
        let filter = SessionMsg::SetFilter(engine::Filter::default());
        assert_eq!(pace(&Msg::Session(filter)), Pace::AtOnce);
    }
}
