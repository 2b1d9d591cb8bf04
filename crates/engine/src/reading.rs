//! How the article is set for the reader: size, lines, font, numbers, invisible characters, focus.
//!
//! Nothing here changes an article or a project. The browser remembers it as one line of text,
//! which may come back damaged: every value is clamped.

use crate::{Effect, Model, Selection, navigation};
use std::fmt::Write;
use std::ops::RangeInclusive;
use text::TextRange;

/// How the article is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadingSettings {
    /// The height of the letters, in pixels; within [`Self::SIZES`].
    pub size: u8,
    /// The height of a line, in tenths of the size; within [`Self::LEADINGS`].
    pub leading: u8,
    /// The longest line, in Chinese characters; within [`Self::MEASURES`].
    pub measure: u8,
    /// The family of the letters.
    pub font: ReadingFont,
    /// Whether paragraphs are numbered in the margin.
    pub numbers: bool,
    /// Whether characters that cannot be seen are marked.
    pub invisibles: bool,
    /// Whether only the article is shown, with the paragraph of the caret lit.
    pub focus: bool,
}

/// A family of letters, of those that systems have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReadingFont {
    /// With serifs; Songti for Chinese.
    #[default]
    Serif,
    /// Without serifs; Heiti for Chinese.
    Sans,
    /// What the system uses for its own texts.
    System,
}

/// Messages that change how the article is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadingMsg {
    /// Takes over all values, clamped.
    Set(ReadingSettings),
    /// Back to how it was at first.
    Reset,
    /// Marks invisible characters, or no longer.
    ToggleInvisibles,
    /// Shows only the article, or everything.
    ToggleFocus,
    /// Selects the next control of direction and brings it into view.
    NextBidi,
}

impl Default for ReadingSettings {
    fn default() -> Self {
        Self {
            size: 18,
            leading: 18,
            measure: 38,
            font: ReadingFont::default(),
            numbers: false,
            invisibles: false,
            focus: false,
        }
    }
}

impl ReadingSettings {
    /// Sizes that can be read and still make lines, in pixels.
    pub const SIZES: RangeInclusive<u8> = 13..=36;
    /// Line heights, in tenths of the size.
    pub const LEADINGS: RangeInclusive<u8> = 13..=28;
    /// Line lengths, in Chinese characters.
    pub const MEASURES: RangeInclusive<u8> = 20..=64;

    /// The same with each value within its bounds.
    #[must_use]
    pub fn clamped(self) -> Self {
        Self {
            size: clamp(self.size, &Self::SIZES),
            leading: clamp(self.leading, &Self::LEADINGS),
            measure: clamp(self.measure, &Self::MEASURES),
            ..self
        }
    }

    /// One line of text for the browser to remember.
    pub fn encode(self) -> String {
        let Self { size, leading, measure, font, numbers, invisibles, focus } = self;
        let mut line = format!("size={size} leading={leading} measure={measure}");
        let flags = [("numbers", numbers), ("invisibles", invisibles), ("focus", focus)];
        // writing to a string cannot fail
        let _ = write!(line, " font={}", font.as_str());
        for (name, is_on) in flags {
            let _ = write!(line, " {name}={}", u8::from(is_on));
        }
        line
    }

    /// Reads such a line. What is missing, unknown or no value at all is as at first.
    pub fn decode(line: &str) -> Self {
        let mut read = Self::default();
        for (name, value) in line.split(' ').filter_map(|part| part.split_once('=')) {
            match name {
                "size" => set(&mut read.size, value, &Self::SIZES),
                "leading" => set(&mut read.leading, value, &Self::LEADINGS),
                "measure" => set(&mut read.measure, value, &Self::MEASURES),
                "font" => read.font = ReadingFont::from_name(value).unwrap_or(read.font),
                "numbers" => read.numbers = value == "1",
                "invisibles" => read.invisibles = value == "1",
                "focus" => read.focus = value == "1",
                _ => {}
            }
        }
        read
    }
}

impl ReadingFont {
    /// Every family.
    pub const ALL: [Self; 3] = [Self::Serif, Self::Sans, Self::System];

    /// The name that is remembered.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Serif => "serif",
            Self::Sans => "sans",
            Self::System => "system",
        }
    }

    /// The family of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|font| font.as_str() == name)
    }
}

fn clamp(value: u8, bounds: &RangeInclusive<u8>) -> u8 {
    value.clamp(*bounds.start(), *bounds.end())
}

/// Takes over a remembered number; one that is too large for its type is too large anyway.
fn set(value: &mut u8, text: &str, bounds: &RangeInclusive<u8>) {
    if let Ok(number) = text.parse::<i64>() {
        let bounded = number.clamp(i64::from(*bounds.start()), i64::from(*bounds.end()));
        *value = u8::try_from(bounded).unwrap_or(*value);
    }
}

/// Carries a message out.
pub(crate) fn update(model: &mut Model, msg: ReadingMsg) -> Vec<Effect> {
    let now = model.session.settings.reading;
    match msg {
        ReadingMsg::Set(wanted) => change(model, wanted.clamped()),
        ReadingMsg::Reset => change(model, ReadingSettings::default()),
        ReadingMsg::ToggleInvisibles => {
            change(model, ReadingSettings { invisibles: !now.invisibles, ..now })
        }
        ReadingMsg::ToggleFocus => change(model, ReadingSettings { focus: !now.focus, ..now }),
        ReadingMsg::NextBidi => next_bidi(model),
    }
}

fn change(model: &mut Model, reading: ReadingSettings) -> Vec<Effect> {
    let session = model.session_mut();
    session.settings.reading = reading;
    vec![Effect::RememberSettings(session.settings)]
}

/// Shows everything again; tells whether only the article was shown.
pub(crate) fn leave_focus(model: &mut Model) -> Option<Effect> {
    let reading = model.session.settings.reading;
    let is_left = reading.focus.then_some(ReadingSettings { focus: false, ..reading });
    is_left.and_then(|reading| change(model, reading).pop())
}

/// Goes to the control of direction behind the selected one, round at the end.
fn next_bidi(model: &mut Model) -> Vec<Effect> {
    let Some(document) = model.document() else { return Vec::new() };
    let behind = model.session.selection.map_or_else(Default::default, |selection| {
        selection.range().map_or(selection.focus, TextRange::end)
    });
    let Some(found) = text::next_bidi(document.text(), behind) else { return Vec::new() };
    let session = model.session_mut();
    session.selection = Some(Selection { anchor: found.start(), focus: found.end() });
    session.clicked = None;
    vec![navigation::remember(model), Effect::Reveal(found)]
}
