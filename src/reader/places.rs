//! Where in the viewport a stretch of the text stands, asked from beside the pane.

use super::layout::{cut, text_point};
use model::Article;
use text::{TextRange, TextSize};
use web_sys::{Document, DomRect, Element, HtmlElement};

/// The pieces of an article, as the pane cuts it.
#[derive(Debug)]
pub(crate) struct Places {
    /// The first byte of each piece.
    starts: Vec<TextSize>,
}

impl Places {
    /// The pieces of this article.
    pub(crate) fn of(article: &Article) -> Self {
        let parts = article.blocks().iter().flat_map(|block| cut(block, article.text()));
        Self { starts: parts.map(|part| part.start).collect() }
    }

    /// The boxes of the lines that show the beginning of a range, up to the end of its piece.
    pub(crate) fn boxes(
        &self,
        pane: &HtmlElement,
        article: &Article,
        range: TextRange,
    ) -> Vec<DomRect> {
        self.measure(pane, article, range).unwrap_or_default()
    }

    fn measure(
        &self,
        pane: &HtmlElement,
        article: &Article,
        range: TextRange,
    ) -> Option<Vec<DomRect>> {
        let idx = self.starts.partition_point(|start| *start <= range.start()).checked_sub(1)?;
        let end = self.starts.get(idx + 1).map_or(range.end(), |next| range.end().min(*next));
        let piece = pane.query_selector(&format!("[data-piece=\"{idx}\"]")).ok()??;
        let units = |at: TextSize| {
            let in_article = |at| article.offsets().to_utf16(article.text(), at);
            Some(in_article(at)?.raw() - in_article(self.starts[idx])?.raw())
        };
        let page = pane.owner_document()?;
        boxes_between(&page, &piece, units(range.start())?, units(end)?)
    }
}

fn boxes_between(page: &Document, piece: &Element, start: u32, end: u32) -> Option<Vec<DomRect>> {
    let longest = u32::try_from(piece.text_content()?.encode_utf16().count()).ok()?;
    let (start, end) = (text_point(piece, start)?, text_point(piece, end.min(longest))?);
    let range = page.create_range().ok()?;
    range.set_start(&start.node, start.offset).ok()?;
    range.set_end(&end.node, end.offset).ok()?;
    let rects = range.get_client_rects()?;
    Some((0..rects.length()).filter_map(|idx| rects.item(idx)).collect())
}
