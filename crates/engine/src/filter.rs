//! The filter of the annotation list.

use crate::DocumentSpans;
use model::{AnnotationId, DocumentData, LabelId};

/// Which annotations the list shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only this label.
    pub label: Option<LabelId>,
    /// Only annotations whose quote or note holds this text, in any case.
    pub text: String,
}

impl Filter {
    /// Whether every annotation passes.
    pub fn is_empty(&self) -> bool {
        self.label.is_none() && self.text.trim().is_empty()
    }
}

/// The annotations that pass, in text order, orphans last.
pub fn filtered(
    document: &DocumentData,
    spans: &DocumentSpans,
    filter: &Filter,
) -> Vec<AnnotationId> {
    let needle = filter.text.trim().to_lowercase();
    let passes = |id: &&AnnotationId| {
        document.annotations.get(id).is_some_and(|annotation| {
            let label_fits = filter.label.as_ref().is_none_or(|label| *label == annotation.label);
            let holds = |hay: &str| hay.to_lowercase().contains(&needle);
            label_fits
                && (needle.is_empty()
                    || holds(&annotation.quote(document.text()))
                    || holds(&annotation.note))
        })
    };
    spans.ids().filter(passes).cloned().collect()
}
