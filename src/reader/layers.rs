//! What is painted where: the annotations of a stretch of text, each with a lane so that
//! overlapping ones stay apart.

use super::Scene;
use engine::SuggestionSort;
use model::{Annotation, AnnotationId, Codebook, Hue, LabelKind};
use text::TextRange;

/// Lanes of one sort of look. The deepest is for all spans that lie deeper still.
const N_LANES: u8 = 6;

/// How a stretch is painted. A greater look lies over a smaller one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    /// A tint of the label's colour with a line in its ink, in a lane.
    Fill(u8, Hue),
    /// A line in the manner of the position, in a lane.
    Line(u8, Stance),
    /// Suggested, and no annotation yet.
    Suggested,
    /// The suggestion that stands out.
    SuggestedNow,
    /// Lifted out because something points at it.
    Lifted,
    /// Selected.
    Selected,
    /// A hit of a search.
    Found,
    /// The hit that stands out.
    FoundNow,
}

/// What a stance is painted by: its position, if it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stance {
    Support,
    Oppose,
    Mixed,
    Neutral,
    Unclear,
    /// No position, or one that has no line of its own.
    Unset,
}

impl Stance {
    const ALL: [Self; 6] =
        [Self::Support, Self::Oppose, Self::Mixed, Self::Neutral, Self::Unclear, Self::Unset];

    /// As style sheets and files name the position.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Oppose => "oppose",
            Self::Mixed => "mixed",
            Self::Neutral => "neutral",
            Self::Unclear => "unclear",
            Self::Unset => "none",
        }
    }

    fn of(annotation: &Annotation) -> Self {
        let position = annotation.attribute_text("position");
        let named = |stance: &Self| Some(stance.as_str()) == position;
        Self::ALL.into_iter().find(named).unwrap_or(Self::Unset)
    }
}

impl Look {
    /// Every look there is, the undermost first.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let fills =
            (0..N_LANES).flat_map(|lane| Hue::ALL.into_iter().map(move |h| Self::Fill(lane, h)));
        let lines =
            (0..N_LANES).flat_map(|lane| Stance::ALL.into_iter().map(move |s| Self::Line(lane, s)));
        fills.chain(lines).chain([
            Self::Suggested,
            Self::SuggestedNow,
            Self::Lifted,
            Self::Selected,
            Self::Found,
            Self::FoundNow,
        ])
    }

    /// The name of the highlight or class, such as `fill-blue-0` or `line-oppose-1`.
    pub(super) fn name(self) -> String {
        match self {
            Self::Fill(lane, hue) => format!("fill-{}-{lane}", hue.as_str()),
            Self::Line(lane, stance) => format!("line-{}-{lane}", stance.as_str()),
            Self::Suggested => "suggested".into(),
            Self::SuggestedNow => "suggested-now".into(),
            Self::Lifted => "lifted".into(),
            Self::Selected => "selected".into(),
            Self::Found => "found".into(),
            Self::FoundNow => "found-now".into(),
        }
    }

    /// The name of the colour that stands for it in the margin and on the strip.
    pub(super) const fn colour(self) -> Option<&'static str> {
        match self {
            Self::Fill(_, hue) => Some(hue.as_str()),
            Self::Line(_, Stance::Unset) => Some("plum"),
            Self::Line(_, stance) => Some(stance.as_str()),
            Self::Suggested
            | Self::SuggestedNow
            | Self::Lifted
            | Self::Selected
            | Self::Found
            | Self::FoundNow => None,
        }
    }
}

/// One painted stretch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layer {
    /// What it covers.
    pub(super) range: TextRange,
    /// How it is painted.
    pub(super) look: Look,
}

/// The layers that touch `shown`, outer spans first.
pub(super) fn layers(scene: &Scene, shown: TextRange) -> Vec<Layer> {
    let mut fills = Lanes::default();
    let mut lines = Lanes::default();
    let mut layers = Vec::new();
    for (range, id) in scene.spans.ranges.touching(shown) {
        let Some(annotation) = scene.document.annotations.get(id) else { continue };
        let range = *range;
        let look = match base_look(annotation, &scene.codebook) {
            Some(Look::Fill(_, hue)) => Look::Fill(fills.place(range), hue),
            Some(Look::Line(_, stance)) => Look::Line(lines.place(range), stance),
            _ => continue,
        };
        layers.push(Layer { range, look });
        if scene.lifted.contains(id) {
            layers.push(Layer { range, look: Look::Lifted });
        }
        if scene.selected.as_ref() == Some(id) {
            layers.push(Layer { range, look: Look::Selected });
        }
    }
    layers
}

/// The layers of the hits that touch `shown`. Hits that adjoin make one stretch.
pub(super) fn found_layers(scene: &Scene, shown: TextRange) -> impl Iterator<Item = Layer> {
    let mut stretches: Vec<TextRange> = Vec::new();
    for hit in scene.hits_in(shown) {
        let joined = stretches.last().filter(|last| last.end() == hit.start());
        match joined.and_then(|last| TextRange::new(last.start(), hit.end())) {
            Some(joined) => {
                stretches.pop();
                stretches.push(joined);
            }
            None => stretches.push(*hit),
        }
    }
    let found = stretches.into_iter().map(|range| Layer { range, look: Look::Found });
    let now = scene.found_now.filter(|range| range.intersect(shown).is_some());
    found.chain(now.map(|range| Layer { range, look: Look::FoundNow }))
}

/// The layers of what is suggested and touches `shown`. Of statements only the one that stands
/// out is painted, in its parts: the parts of the others are suggestions of their own.
pub(super) fn suggested_layers(scene: &Scene, shown: TextRange) -> impl Iterator<Item = Layer> {
    let now = scene.suggested_now;
    let touching = scene.suggested.touching(shown);
    touching.flat_map(move |(at, row)| {
        let is_now = now == Some(at);
        let is_painted = is_now || row.sort() != SuggestionSort::Statement;
        let look = if is_now { Look::SuggestedNow } else { Look::Suggested };
        let places = if is_painted { row.places() } else { Vec::new() };
        let here = places.into_iter().filter(move |range| range.intersect(shown).is_some());
        here.map(move |range| Layer { range, look })
    })
}

/// How a label is painted where nothing lies below: a stance as a line by its position, anything
/// else as a fill.
pub(super) fn base_look(annotation: &Annotation, codebook: &Codebook) -> Option<Look> {
    let label = codebook.label(&annotation.label)?;
    Some(match label.kind {
        LabelKind::Stance => Look::Line(0, Stance::of(annotation)),
        _ => Look::Fill(0, label.hue),
    })
}

/// The annotations that are lifted out or selected in one scene and not in the other.
pub(super) fn emphasised_anew<'s>(old: &'s Scene, new: &'s Scene) -> Vec<&'s AnnotationId> {
    let emphases = |scene: &'s Scene| {
        let lifted = scene.lifted.iter().map(|id| (id, false));
        lifted.chain(scene.selected.iter().map(|id| (id, true))).collect::<Vec<_>>()
    };
    let (old, new) = (emphases(old), emphases(new));
    let gone = old.iter().filter(|one| !new.contains(one));
    gone.chain(new.iter().filter(|one| !old.contains(one))).map(|(id, _)| *id).collect()
}

/// Which lane is taken up to where.
#[derive(Debug, Default)]
struct Lanes(Vec<u32>);

impl Lanes {
    /// The first lane that is free where `range` begins, or the deepest.
    fn place(&mut self, range: TextRange) -> u8 {
        let start = range.start().raw();
        let free = self.0.iter().position(|end| *end <= start);
        let lane = free.unwrap_or_else(|| {
            self.0.push(0);
            self.0.len() - 1
        });
        self.0[lane] = range.end().raw();
        u8::try_from(lane).unwrap_or(u8::MAX).min(N_LANES - 1)
    }
}
