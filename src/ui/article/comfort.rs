//! Keeps the pane set as the reader wants it, and what is read where it is.

use crate::reader::{Aim, View};
use engine::{ReadingFont, ReadingSettings, Selection};
use text::TextSize;
use web_sys::HtmlElement;

/// For how many frames what was read is held at the top after a change.
const RETURN_FRAMES: u8 = 8;

/// How the pane is set, and what must stay at its top.
#[derive(Debug, Default)]
pub(super) struct Comfort {
    set: Option<ReadingSettings>,
    /// The byte that is kept at the top when lines break elsewhere.
    top: TextSize,
    /// How many frames the pane still has to scroll back there.
    frames: u8,
    width: i32,
    /// Whether the article is in step with all this.
    is_dressed: bool,
}

impl Comfort {
    /// Sets the pane. Tells whether lines may break elsewhere.
    pub(super) fn set(&mut self, pane: &HtmlElement, reading: ReadingSettings) -> bool {
        if self.set == Some(reading) {
            return false;
        }
        set_properties(pane, reading);
        self.is_dressed = false;
        let moves_lines =
            |old| ReadingSettings { invisibles: reading.invisibles, ..old } != reading;
        self.set.replace(reading).is_some_and(moves_lines)
    }

    /// Another article is shown, from its top.
    pub(super) fn begin(&mut self) {
        self.top = TextSize::default();
        self.is_dressed = false;
    }

    /// Brings the article in step with what the pane was set to, and lights the paragraph of the
    /// caret where only the article is shown.
    pub(super) fn dress(&mut self, view: &mut View, selection: Option<Selection>) {
        let reading = self.set.unwrap_or_default();
        if !std::mem::replace(&mut self.is_dressed, true) {
            if reading.numbers {
                view.number_paragraphs();
            }
            view.show_invisibles(reading.invisibles);
        }
        let caret = selection.map_or(self.top, |selection| selection.focus);
        view.light(reading.focus.then_some(caret));
    }

    /// The pane rests with a byte at its top. Where the former byte still stands
    /// there, it is kept, so that it does not creep backwards from line start to line start.
    pub(super) fn rested(&mut self, view: &View, top: TextSize) {
        let is_start = top == TextSize::default();
        if self.frames == 0 && (is_start || !view.is_at_top(self.top)) {
            self.top = top;
        }
    }

    /// Scrolls back to what was at the top, in this frame and some more: the browser lays out what
    /// comes into view only then. Tells whether there are more.
    pub(super) fn scroll_back(&mut self, view: &View, begins: bool) -> bool {
        let is_on_its_way = self.frames > 0;
        self.frames = if begins { RETURN_FRAMES } else { self.frames.saturating_sub(1) };
        view.scroll_towards(Aim::Top(self.top));
        self.frames > 0 && !(begins && is_on_its_way)
    }

    /// The pane has another size. Tells whether lines may break elsewhere.
    pub(super) fn resized(&mut self, pane: &HtmlElement) -> bool {
        let before = std::mem::replace(&mut self.width, pane.client_width());
        let is_other = before != self.width && before > 0;
        self.is_dressed &= !is_other;
        is_other
    }
}

/// The page's policy forbids `style` attributes; style objects it allows.
fn set_properties(pane: &HtmlElement, reading: ReadingSettings) {
    let ReadingSettings { size, leading, measure, font, numbers, focus, .. } = reading;
    let family = match font {
        ReadingFont::Serif => "var(--serif)",
        ReadingFont::Sans => "var(--sans-read)",
        ReadingFont::System => "system-ui, sans-serif",
    };
    let properties = [
        ("--read-size", format!("{size}px")),
        ("--read-leading", format!("{}.{}", leading / 10, leading % 10)),
        ("--measure", format!("{measure}em")),
        ("--read-font", family.to_owned()),
    ];
    for (name, value) in properties {
        // the names are valid and the values bounded: cannot fail
        let _ = pane.style().set_property(name, &value);
    }
    for (name, is_on) in [("data-numbers", numbers), ("data-focus", focus)] {
        let _ = pane.toggle_attribute_with_force(name, is_on);
    }
}
