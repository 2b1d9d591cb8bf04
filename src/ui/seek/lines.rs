//! The lines of the results: a heading for each document, and its hits below.

use crate::context::Shared;
use engine::Group;
use model::DocumentId;
use std::rc::Rc;

/// The groups of hits as numbered lines.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lines {
    pub(super) groups: Shared<Vec<Rc<Group>>>,
    /// The line of each group's heading, and behind them how many lines there are.
    starts: Vec<usize>,
}

impl Lines {
    pub(super) fn of(groups: Shared<Vec<Rc<Group>>>) -> Self {
        let mut starts = Vec::with_capacity(groups.len() + 1);
        let mut line = 0;
        for group in groups.iter() {
            starts.push(line);
            line += 1 + group.hits.len();
        }
        starts.push(line);
        Self { groups, starts }
    }

    pub(super) fn len(&self) -> usize {
        self.starts.last().copied().unwrap_or_default()
    }

    /// The group of a line, and the hit, or none for the heading.
    pub(super) fn at(&self, line: usize) -> Option<(usize, Option<usize>)> {
        let nth = self.starts.partition_point(|start| *start <= line).checked_sub(1)?;
        self.groups.get(nth)?;
        Some((nth, (line - self.starts[nth]).checked_sub(1)))
    }

    /// The line of a hit or heading.
    pub(super) fn line_of(&self, (document, hit): &(DocumentId, Option<usize>)) -> Option<usize> {
        let nth = self.groups.binary_search_by(|group| group.document.cmp(document)).ok()?;
        let last = self.groups[nth].hits.len();
        Some(self.starts[nth] + hit.map_or(0, |hit| (hit + 1).min(last)))
    }

    /// The document of a line, and the number of its hit.
    pub(super) fn place(&self, line: usize) -> Option<(DocumentId, Option<usize>)> {
        let (nth, hit) = self.at(line)?;
        Some((self.groups[nth].document.clone(), hit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::Hit;
    use model::Article;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn lines_lead_to_hits_and_back() {
        let group = |id: &str, n_hits| {
            let hit = Hit { range: None, annotation: None, is_in: true };
            let article = Rc::new(Article::default());
            Rc::new(Group { document: DocumentId::new(id), article, hits: vec![hit; n_hits] })
        };
        let lines = Lines::of(Shared(Rc::new(vec![group("a", 2), group("b", 1)])));
        let all: Vec<_> = (0..6).map(|line| lines.at(line)).collect();
        let hits = [(0, None), (0, Some(0)), (0, Some(1)), (1, None), (1, Some(0))];
        assert_eq!(all[..5], hits.map(Some));
        assert_eq!((all[5], lines.len()), (None, 5));
        for line in 0..5 {
            assert_eq!(lines.place(line).and_then(|place| lines.line_of(&place)), Some(line));
        }
        // a hit that is gone leads to the last one
        assert_eq!(lines.line_of(&(DocumentId::new("a"), Some(7))), Some(2));
    }
}
