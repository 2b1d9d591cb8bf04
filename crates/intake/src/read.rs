//! The one entry for text.

use crate::draft::shorten;
use crate::{Draft, Note, Reading, Refusal, byline, detect, language, line, markdown, plain};

/// The longest article accepted, in UTF-8 bytes after decoding.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// The most blocks accepted: more could not be set in a page without freezing it.
pub const MAX_BLOCKS: usize = 250_000;

/// Reads `raw` as an article; with `None` the text itself tells whether it is Markdown.
///
/// Every `&str` gives a draft or a refusal, in linear time.
pub fn read(raw: &str, reading: Option<Reading>) -> Result<Draft, Refusal> {
    if raw.len() > MAX_BYTES {
        return Err(Refusal::TooLong { bytes: raw.len(), limit: MAX_BYTES });
    }
    let normalised = text::normalise(raw);
    let facts = facts(&normalised);
    let text = normalised.text;
    let reading = reading.unwrap_or_else(|| detect::reading(&text));
    let mut draft = match reading {
        // text alone has no events of a parser
        Reading::PlainText | Reading::Html => plain::read(text),
        Reading::Markdown => markdown::read(&text),
    };
    if draft.text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    if draft.blocks.len() > MAX_BLOCKS {
        return Err(Refusal::TooManyBlocks { blocks: draft.blocks.len(), limit: MAX_BLOCKS });
    }
    draft.notes.splice(0..0, facts);
    learn(&mut draft);
    if draft.metadata.language.is_empty()
        && let Some(tag) = language::guess(&draft.text)
    {
        tag.clone_into(&mut draft.metadata.language);
        draft.notes.push(Note::LanguageGuessed);
    }
    Ok(draft)
}

/// Takes from the lines that tell of the article what no front matter does. All of them stay.
fn learn(draft: &mut Draft) {
    let lines = draft.text.split('\n').enumerate().filter(|(_, line)| !line.trim().is_empty());
    let (places, lines): (Vec<usize>, Vec<&str>) = lines.unzip();
    let mut metadata = draft.metadata.clone();
    for found in byline::find(&lines) {
        let before = metadata.clone();
        found.told.tell(&mut metadata);
        if metadata != before {
            let text = shorten(lines[found.idx]);
            draft.notes.push(Note::MetadataLine { line: places[found.idx] + 1, text });
        }
    }
    let is_dated = draft.metadata.date.is_empty() && !metadata.date.is_empty();
    if metadata.title.is_empty() && is_dated {
        let first =
            lines.first().filter(|line| line::can_be_title(line) && byline::read(line).is_none());
        if let Some(title) = first {
            title.trim().clone_into(&mut metadata.title);
            draft.notes.push(Note::TitleFromHeading { line: places[0] + 1 });
        }
    }
    draft.metadata = metadata;
}

/// What is to be told of the characters themselves.
fn facts(normalised: &text::Normalised) -> Vec<Note> {
    let mut notes: Vec<_> = [
        normalised.had_bom.then_some(Note::ByteOrderMark),
        (normalised.n_line_ends > 0).then_some(Note::LineEnds(normalised.n_line_ends)),
    ]
    .into_iter()
    .flatten()
    .collect();
    notes.extend(facts_of_text(&normalised.text));
    notes
}

/// What is to be told of the characters that are kept.
pub(crate) fn facts_of_text(text: &str) -> Vec<Note> {
    let n_nuls = text.matches('\0').count();
    let n_replacements = text.matches('\u{fffd}').count();
    [
        (n_nuls > 0).then_some(Note::Nul(n_nuls)),
        (n_replacements > 0).then_some(Note::Replacements(n_replacements)),
    ]
    .into_iter()
    .flatten()
    .collect()
}
