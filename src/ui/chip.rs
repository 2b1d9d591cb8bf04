//! The chip that names a label: by word, colour and shape. A stance with a position shows that.

use super::widgets::{Glyph, icon};
use crate::i18n::Translator;
use model::{Annotation, AttributeKind, Label, LabelKind};
use yew::prelude::*;

/// The shape that goes with a kind of label.
pub(crate) fn glyph_of(kind: LabelKind) -> Glyph {
    match kind {
        LabelKind::Actor => Glyph::Circle,
        LabelKind::Process => Glyph::Square,
        LabelKind::Stance => Glyph::Diamond,
        LabelKind::Other => Glyph::Triangle,
    }
}

/// The mark of a position, where it has one.
pub(crate) fn position_glyph(position: &str) -> Option<Glyph> {
    Some(match position {
        "support" => Glyph::Rising,
        "oppose" => Glyph::Falling,
        "mixed" => Glyph::Mixed,
        "neutral" => Glyph::Level,
        "unclear" => Glyph::Question,
        _ => return None,
    })
}

/// The class that gives a part a label's colour.
pub(crate) fn hue_class(label: &Label) -> String {
    format!("hue-{}", label.hue.as_str())
}

/// The class that gives a part the colour in which an annotation is painted.
pub(crate) fn paint_class(label: &Label, annotation: &Annotation) -> String {
    let position = annotation.attribute_text("position").filter(|p| position_glyph(p).is_some());
    match position.filter(|_| label.kind == LabelKind::Stance) {
        Some(position) => format!("position-{position}"),
        None => hue_class(label),
    }
}

/// The position that a stance takes: its id and its name.
fn position_of(
    label: &Label,
    annotation: &Annotation,
    tr: Translator,
) -> Option<(String, AttrValue)> {
    let value = annotation.attribute_text("position")?;
    let attribute =
        label.attributes.iter().find(|attribute| attribute.id.as_str() == "position")?;
    let (AttributeKind::Choice(choices) | AttributeKind::Ordinal(choices)) = &attribute.kind else {
        return None;
    };
    let choice = choices.iter().find(|choice| choice.id == value)?;
    Some((choice.id.clone(), tr.name(&choice.names, &choice.id)))
}

/// The chip of an annotation.
pub(crate) fn chip(label: &Label, annotation: &Annotation, tr: Translator) -> Html {
    if let Some((position, name)) = position_of(label, annotation, tr) {
        let glyph = position_glyph(&position).unwrap_or(Glyph::Diamond);
        let class = classes!("chip", "line", format!("position-{position}"));
        return html! { <span {class}>{ icon(glyph) }<span>{ name }</span></span> };
    }
    let is_line = label.kind == LabelKind::Stance;
    let class = classes!("chip", is_line.then_some("line"), hue_class(label));
    html! {
        <span {class}>
            { icon(glyph_of(label.kind)) }
            <span>{ tr.name(&label.names, label.id.as_str()) }</span>
        </span>
    }
}
