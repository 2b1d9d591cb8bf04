//! The marked-text notation: text with spans in brackets, each closed by its label.
//!
//! * `The [minister]{actor} [rejected]{stance} it`: two annotations, `a1` and `a2`, numbered
//!   in the order in which they open.
//! * `[the [EU]{actor} talks]{process}`: nested.
//! * `[EU]{actor#x}`: the annotation has the id `x`. Spans of the same id are one
//!   discontinuous annotation.
//! * `[a [b]{actor^1} c]{stance}`: crossing. `^1` closes not the last opened bracket but the
//!   one opened before it: `a b` is the actor, `b c` the stance.
//! * `\[`, `\]` and `\\` stand for themselves.

use model::{
    Annotation, AnnotationId, Article, Coder, CoderId, DocumentData, DocumentId, DocumentInfo,
    LabelId, Metadata, Origin, Progress, Project, ProjectId, ProjectInfo, Target, Timestamp,
    shipped_codebook,
};
use std::collections::BTreeMap;
use std::rc::Rc;
use text::{Block, TextRange, TextSize};

/// A bracket with its place in the order of opening.
struct Span {
    order: usize,
    start: TextSize,
    end: TextSize,
    label: String,
    id: Option<String>,
}

/// A project with the shipped codebook, the coder `c1` and the document `d1` made from
/// `marked`.
///
/// # Panics
/// Where `marked` is not in the notation, or names a label that is not shipped.
#[track_caller]
pub fn project(marked: &str) -> Project {
    let info = ProjectInfo {
        id: ProjectId::new("p1"),
        name: "Marked text".to_owned(),
        created: Timestamp::default(),
    };
    let mut project = Project::new(info, shipped_codebook());
    let coder = Coder { id: CoderId::new("c1"), name: String::new() };
    project.coders.insert(coder.id.clone(), Rc::new(coder));
    let document = document(marked);
    project.documents.insert(document.info.id.clone(), Rc::new(document));
    assert_eq!(project.check_invariants(), Vec::<String>::new(), "in {marked:?}");
    project
}

/// The document `d1` made from `marked`, coded by `c1`. Each line is a paragraph.
///
/// # Panics
/// Where `marked` is not in the notation.
#[track_caller]
pub fn document(marked: &str) -> DocumentData {
    let (text, mut spans) = parse(marked).unwrap_or_else(|what| panic!("{what} in {marked:?}"));
    spans.sort_by_key(|span| span.order);
    let blocks = Block::paragraphs(&text);
    let info = DocumentInfo {
        id: DocumentId::new("d1"),
        metadata: Metadata::default(),
        progress: Progress::ToDo,
        created: Timestamp::default(),
        modified: Timestamp::default(),
    };
    let mut document = DocumentData::new(Rc::new(info), Rc::new(Article::new(text, blocks)));
    for annotation in annotations(&spans) {
        document.annotations.insert(annotation.id.clone(), Rc::new(annotation));
    }
    document
}

fn annotations(spans: &[Span]) -> Vec<Annotation> {
    let mut annotations: Vec<Annotation> = Vec::new();
    let mut named = BTreeMap::new();
    for span in spans {
        let range = TextRange::new(span.start, span.end);
        let targets = range.map(Target::Anchored).into_iter().collect();
        let next = annotations.len();
        let idx = match &span.id {
            Some(id) => *named.entry(id.clone()).or_insert(next),
            None => next,
        };
        if idx < next {
            annotations[idx].targets.extend::<Vec<_>>(targets);
            continue;
        }
        let id = span.id.clone().unwrap_or_else(|| format!("a{}", next + 1));
        annotations.push(Annotation {
            id: AnnotationId::new(id),
            label: LabelId::new(span.label.as_str()),
            targets,
            entity: None,
            attributes: BTreeMap::new(),
            note: String::new(),
            coder: CoderId::new("c1"),
            created: Timestamp::default(),
            modified: Timestamp::default(),
            origin: Origin::Manual,
        });
    }
    annotations
}

fn parse(marked: &str) -> Result<(String, Vec<Span>), &'static str> {
    let mut text = String::new();
    let mut open = Vec::new();
    let mut spans = Vec::new();
    let mut rest = marked;
    while let Some(character) = rest.chars().next() {
        rest = &rest[character.len_utf8()..];
        match character {
            '\\' => {
                let escaped = rest.chars().next().ok_or("nothing behind the backslash")?;
                rest = &rest[escaped.len_utf8()..];
                text.push(escaped);
            }
            '[' => open.push((open.len() + spans.len(), TextSize::of(&text))),
            ']' => {
                let tag;
                (tag, rest) = split_tag(rest)?;
                spans.push(close(&mut open, tag, TextSize::of(&text))?);
            }
            _ => text.push(character),
        }
    }
    if open.is_empty() { Ok((text, spans)) } else { Err("a bracket that is not closed") }
}

/// What stands in the braces that `rest` begins with, and what comes behind them.
fn split_tag(rest: &str) -> Result<(&str, &str), &'static str> {
    let inside = rest.strip_prefix('{').ok_or("no label behind the bracket")?;
    inside.split_once('}').ok_or("a label that is not closed")
}

fn close(
    open: &mut Vec<(usize, TextSize)>,
    tag: &str,
    end: TextSize,
) -> Result<Span, &'static str> {
    let (tag, depth) = tag.split_once('^').unwrap_or((tag, "0"));
    let depth: usize = depth.parse().map_err(|_| "a depth that is no number")?;
    let (label, id) = match tag.split_once('#') {
        Some((label, id)) => (label, Some(id.to_owned())),
        None => (tag, None),
    };
    let idx = open.len().checked_sub(depth + 1).ok_or("a bracket that was not opened")?;
    let (order, start) = open.remove(idx);
    if start == end {
        return Err("an empty span");
    }
    Ok(Span { order, start, end, label: label.to_owned(), id })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render;

    #[track_caller]
    fn check(marked: &str, expected: &[(&str, &str, &str)]) {
        let document = document(marked);
        let found: Vec<_> = document
            .annotations
            .values()
            .map(|row| (row.id.to_string(), row.label.to_string(), row.quote(document.text())))
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(id, label, quote)| (id.to_string(), label.to_string(), quote.to_string()))
            .collect();
        assert_eq!(found, expected);
        assert_eq!(render(&document), marked);
    }

    #[test]
    fn brackets_become_spans_and_back() {
        check("nothing", &[]);
        check(
            "The [minister]{actor} [rejected]{stance} it",
            &[("a1", "actor", "minister"), ("a2", "stance", "rejected")],
        );
        check(
            "[the [EU]{actor} talks]{process}",
            &[("a1", "process", "the EU talks"), ("a2", "actor", "EU")],
        );
        check("[一[二]{actor^1}三]{stance}", &[("a1", "actor", "一二"), ("a2", "stance", "二三")]);
        check("[[x]{actor}]{stance}", &[("a1", "stance", "x"), ("a2", "actor", "x")]);
        check("[a]{actor}[b]{actor}", &[("a1", "actor", "a"), ("a2", "actor", "b")]);
        check("[not]{stance#s} now [agree]{stance#s}", &[("s", "stance", "not … agree")]);
        check(r"\[a\] \\ {b}", &[]);
        check(
            "💛[👩‍👩‍👧]{actor}\n\n[e\u{301}]{process}",
            &[("a1", "actor", "👩‍👩‍👧"), ("a2", "process", "e\u{301}")],
        );
    }

    #[track_caller]
    fn check_refused(marked: &str, expected: &str) {
        assert_eq!(parse(marked).err(), Some(expected));
    }

    #[test]
    fn a_slip_in_the_notation_is_told() {
        check_refused("[a", "a bracket that is not closed");
        check_refused("a]{actor}", "a bracket that was not opened");
        check_refused("[a]", "no label behind the bracket");
        check_refused("[a]{actor", "a label that is not closed");
        check_refused("[]{actor}", "an empty span");
        check_refused("[a]{actor^x}", "a depth that is no number");
        check_refused("\\", "nothing behind the backslash");
    }
}
