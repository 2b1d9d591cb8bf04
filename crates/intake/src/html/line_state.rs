//! The line that is being read, with its white space as a page shows it.

/// Text up to here, and what is known of it.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) text: String,
    /// Descriptions of the pictures in the line, with what each left the article with.
    pub(super) figures: Vec<(String, Option<usize>)>,
    // of the characters that are no white space
    n_chars: usize,
    n_bold: usize,
    n_linked: usize,
    /// White space that waits for what follows, and whether it is a break in the source.
    gap: Option<bool>,
    n_cells: usize,
}

impl Line {
    /// Adds text: one space for its white space, and none at a source's line break between two
    /// characters that are written without spaces. `is_mark` is for numbers of lists, which are
    /// set apart by spaces that do not break.
    pub(super) fn words(&mut self, text: &str, is_bold: bool, is_link: bool, is_mark: bool) {
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') || is_mark && c == '\u{a0}' {
                let is_break = self.gap.unwrap_or(false) || c == '\n';
                self.gap = (!self.text.is_empty()).then_some(is_break);
                continue;
            }
            if let Some(is_break) = self.gap.take() {
                let is_joined = is_break && is_wide(c) && self.text.ends_with(is_wide);
                if !is_joined && !self.text.ends_with('\t') {
                    self.text.push(' ');
                }
            }
            self.text.push(c);
            if !c.is_whitespace() {
                self.n_chars += 1;
                self.n_bold += usize::from(is_bold);
                self.n_linked += usize::from(is_link);
            }
        }
    }

    /// Between two parts of a cell.
    pub(super) fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\t') {
            self.gap = Some(false);
        }
    }

    /// Before a cell: a tab, but for the first of a row.
    pub(super) fn cell(&mut self) {
        self.gap = None;
        if self.n_cells > 0 {
            self.text.push('\t');
        }
        self.n_cells += 1;
    }

    pub(super) fn is_bold(&self) -> bool {
        self.n_bold == self.n_chars
    }

    pub(super) fn is_linked(&self) -> bool {
        self.n_linked * 10 >= self.n_chars * 8
    }
}

fn is_wide(c: char) -> bool {
    c >= '\u{2e80}' && !matches!(c, '\u{ac00}'..='\u{d7a3}')
}
