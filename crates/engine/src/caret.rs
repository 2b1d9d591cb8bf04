//! The caret and the text selection, and what is done with them.

use crate::selecting::selected_text;
use crate::update::edit;
use crate::{
    Command, Direction, Effect, Env, Model, NoticeKind, Selection, Unit, navigation, selected,
};
use model::{AnnotationId, Article, LabelId};
use text::{
    TextRange, TextSize, next_grapheme, next_sentence, next_word, previous_grapheme,
    previous_sentence, previous_word,
};

/// Takes over a selection made in the page. Offsets inside a character are refused.
pub(crate) fn select(model: &mut Model, ends: Option<(TextSize, TextSize)>) -> Vec<Effect> {
    let Some(document) = model.document() else { return Vec::new() };
    let fits = |at: TextSize| document.text().is_char_boundary(at.index());
    let ends = ends.filter(|(anchor, focus)| fits(*anchor) && fits(*focus));
    let selection = ends.map(|(anchor, focus)| Selection { anchor, focus });
    if selection == model.session.selection {
        return Vec::new();
    }
    model.session_mut().selection = selection;
    vec![navigation::remember(model)]
}

/// Moves the caret. Without `extend` a selection first shrinks to its end in that direction.
pub(crate) fn move_caret(
    model: &mut Model,
    unit: Unit,
    direction: Direction,
    extend: bool,
) -> Vec<Effect> {
    let Some(document) = model.document() else { return Vec::new() };
    let old = model.session.selection.unwrap_or(Selection::caret(TextSize::default()));
    let shrinks = !extend && unit == Unit::Grapheme;
    let focus = match old.range().filter(|_| shrinks) {
        Some(range) if direction == Direction::Forward => range.end(),
        Some(range) => range.start(),
        None => step(&document.article, old.focus, unit, direction),
    };
    let anchor = if extend { old.anchor } else { focus };
    let session = model.session_mut();
    session.selection = Some(Selection { anchor, focus });
    session.clicked = None;
    vec![navigation::remember(model)]
}

fn step(article: &Article, at: TextSize, unit: Unit, direction: Direction) -> TextSize {
    let text = article.text();
    let forward = direction == Direction::Forward;
    match unit {
        Unit::Grapheme if forward => next_grapheme(text, at).unwrap_or(at),
        Unit::Grapheme => previous_grapheme(text, at).unwrap_or(at),
        Unit::Word if forward => next_word(text, at),
        Unit::Word => previous_word(text, at),
        Unit::Sentence if forward => next_sentence(text, at),
        Unit::Sentence => previous_sentence(text, at),
        Unit::Paragraph if forward => next_block(article, at),
        Unit::Paragraph => previous_block(article, at),
        Unit::Article if forward => TextSize::of(text),
        Unit::Article => TextSize::default(),
    }
}

fn next_block(article: &Article, at: TextSize) -> TextSize {
    let next = article.blocks().iter().find(|block| block.start > at && block.start < block.end);
    next.map_or(TextSize::of(article.text()), |block| block.start)
}

fn previous_block(article: &Article, at: TextSize) -> TextSize {
    let before = article.blocks().iter().rfind(|block| block.start < at && block.start < block.end);
    before.map_or(TextSize::default(), |block| block.start)
}

/// Tags the selection; without one, relabels the selected annotation.
pub(crate) fn tag(model: &mut Model, label: LabelId, env: &mut Env<'_>) -> Vec<Effect> {
    let Some(document) = model.session.document.clone() else { return Vec::new() };
    let Some(range) = selected_text(model) else {
        return selected::relabel(model, label, env);
    };
    if let Some(twin) = same_span(model, range, &label) {
        model.session_mut().annotation = Some(twin);
        model.session_mut().notify(NoticeKind::AlreadyTagged);
        return Vec::new();
    }
    let before = model.seq;
    let command = Command::Annotate { document, label, ranges: vec![range] };
    let mut effects = edit(model, command, env);
    if model.seq > before {
        let made = model.history.undoable().and_then(|set| made_annotation(set));
        let session = model.session_mut();
        session.annotation = made;
        session.composer.in_front = false;
        session.selection = Some(Selection::caret(range.end()));
        effects.push(navigation::remember(model));
    }
    effects
}

/// An annotation with exactly this span and label by the same coder.
pub(crate) fn same_span(model: &Model, range: TextRange, label: &LabelId) -> Option<AnnotationId> {
    let document = model.document()?;
    let coder = &model.coder()?.id;
    let twin = model.spans.ranges.touching(range).find(|(span, id)| {
        let annotation = document.annotations.get(id);
        *span == range
            && annotation
                .is_some_and(|a| a.label == *label && a.coder == *coder && a.targets.len() == 1)
    });
    twin.map(|(_, id)| id.clone())
}

fn made_annotation(set: &model::ChangeSet) -> Option<AnnotationId> {
    set.changes.iter().find_map(|change| match change {
        model::Change::Annotation(_, delta) => delta.after.as_ref().map(|row| row.id.clone()),
        _ => None,
    })
}
