//! What is painted where: the annotations of a stretch of text, each with a lane so that
//! overlapping ones stay apart.

use engine::DocumentSpans;
use model::{Annotation, AnnotationId, Codebook, DocumentData, LabelKind};
use text::TextRange;

/// Lanes of one look; a deeper stack uses them again from the first.
const N_LANES: usize = 4;

/// One painted stretch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layer {
    /// What it covers.
    pub(super) range: TextRange,
    /// The name of the highlight, such as `fill-blue-0` or `line-oppose-1`.
    pub(super) look: String,
}

/// The layers that touch `shown`, outer spans first.
pub(super) fn layers(
    document: &DocumentData,
    codebook: &Codebook,
    spans: &DocumentSpans,
    selected: Option<&AnnotationId>,
    shown: TextRange,
) -> Vec<Layer> {
    let mut fills = Lanes::default();
    let mut lines = Lanes::default();
    let mut layers = Vec::new();
    for (range, id) in spans.ranges.touching(shown) {
        let Some(annotation) = document.annotations.get(id) else { continue };
        let Some(painted) = base_look(annotation, codebook) else { continue };
        let lanes = if painted.starts_with("line") { &mut lines } else { &mut fills };
        let lane = lanes.place(*range);
        layers.push(Layer { range: *range, look: format!("{painted}-{lane}") });
        if selected == Some(id) {
            layers.push(Layer { range: *range, look: "selected".into() });
        }
    }
    layers
}

/// How a label is painted: a stance as a line by its position, anything else as a fill.
pub(super) fn base_look(annotation: &Annotation, codebook: &Codebook) -> Option<String> {
    let label = codebook.label(&annotation.label)?;
    Some(if label.kind == LabelKind::Stance {
        let position = annotation.attribute_text("position").filter(|p| POSITIONS.contains(p));
        format!("line-{}", position.unwrap_or("none"))
    } else {
        format!("fill-{}", label.hue.as_str())
    })
}

/// The positions that have a line of their own.
const POSITIONS: [&str; 5] = ["support", "oppose", "mixed", "neutral", "unclear"];

/// Which lane is taken up to where.
#[derive(Debug, Default)]
struct Lanes(Vec<u32>);

impl Lanes {
    /// The first lane that is free where `range` begins.
    fn place(&mut self, range: TextRange) -> usize {
        let start = range.start().raw();
        let free = self.0.iter().position(|end| *end <= start);
        let lane = free.unwrap_or_else(|| {
            self.0.push(0);
            self.0.len() - 1
        });
        self.0[lane] = range.end().raw();
        lane % N_LANES
    }
}

/// Every look there is, in the order in which they lie over each other.
pub(super) fn all_looks() -> impl Iterator<Item = String> {
    let fills = (0..N_LANES).flat_map(|lane| {
        model::Hue::ALL.into_iter().map(move |hue| format!("fill-{}-{lane}", hue.as_str()))
    });
    let lines = (0..N_LANES).flat_map(|lane| {
        POSITIONS.into_iter().chain(["none"]).map(move |position| format!("line-{position}-{lane}"))
    });
    fills.chain(lines).chain(["selected".to_owned()])
}
