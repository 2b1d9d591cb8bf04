//! The one silent change that text undergoes, at intake: line ends become LF and a leading
//! byte order mark goes. The Unicode form, spaces and invisible characters stay.

/// Normalised text, with what was changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Normalised {
    /// The text with LF line ends.
    pub text: String,
    /// How many CRLF or CR line ends became LF.
    pub n_line_ends: usize,
    /// Whether a byte order mark stood at the start.
    pub had_bom: bool,
}

/// Turns CRLF and CR into LF and drops a byte order mark at the very start.
pub fn normalise(raw: &str) -> Normalised {
    let (had_bom, body) = match raw.strip_prefix('\u{feff}') {
        Some(body) => (true, body),
        None => (false, raw),
    };
    let n_line_ends = body.matches('\r').count();
    let text = if n_line_ends == 0 {
        body.to_owned()
    } else {
        body.replace("\r\n", "\n").replace('\r', "\n")
    };
    Normalised { text, n_line_ends, had_bom }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_line_ends_and_a_leading_bom_change() {
        let raw = "\u{feff}a\r\nb\rc\n\u{a0}\u{200b}\u{feff}e\u{301}";
        let normalised = normalise(raw);
        assert_eq!(normalised.text, "a\nb\nc\n\u{a0}\u{200b}\u{feff}e\u{301}");
        assert_eq!((normalised.n_line_ends, normalised.had_bom), (2, true));
    }
}
