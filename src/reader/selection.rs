//! Between the page's selection and bytes of the article.

use super::layout::Layout;
use engine::Selection;
use model::Article;
use web_sys::{Element, Node};

/// The page's selection as bytes.
///
/// `None` where no end is in the pane. An end outside goes to the nearest byte, so that a drag
/// released beside the article keeps what it swept.
pub(super) fn read(layout: &Layout, article: &Article, pane: &Element) -> Option<Selection> {
    let page = web_sys::window()?.get_selection().ok()??;
    let (anchor, focus) = (page.anchor_node()?, page.focus_node()?);
    let inside = |node: &Node| pane.contains(Some(node));
    if !inside(&anchor) && !inside(&focus) {
        return None;
    }
    Some(Selection {
        anchor: layout.byte_at(article, &anchor, page.anchor_offset())?,
        focus: layout.byte_at(article, &focus, page.focus_offset())?,
    })
}

/// Makes the page's selection the given one. Does nothing if it is that already.
pub(super) fn write(layout: &Layout, article: &Article, pane: &Element, selection: Selection) {
    if read(layout, article, pane) == Some(selection) {
        return;
    }
    let anchor = layout.point(article, selection.anchor);
    let focus = layout.point(article, selection.focus);
    let page = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    if let (Some(anchor), Some(focus), Some(page)) = (anchor, focus, page) {
        // refused only for points outside the document, which these are not
        let _ = page.set_base_and_extent(&anchor.node, anchor.offset, &focus.node, focus.offset);
    }
}
