//! One file as the rules see it: its kind, its lines, which of them are tests.

/// A file of the tree.
pub(super) struct Source {
    /// Relative to the repository, with slashes.
    pub(super) path: String,
    text: String,
}

/// A line that breaks a rule.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Finding {
    /// Counted from one.
    pub(super) line: usize,
    /// What is wrong there.
    pub(super) what: String,
}

impl Source {
    pub(super) fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    pub(super) fn is_rust(&self) -> bool {
        self.has_extension("rs")
    }

    fn has_extension(&self, extension: &str) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, found)| found == extension)
    }

    /// Whether it is, or lies in, the module `src/<name>`.
    pub(super) fn is_app_module(&self, name: &str) -> bool {
        let rest = self.path.strip_prefix("src/").and_then(|rest| rest.strip_prefix(name));
        rest.is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
    }

    pub(super) fn is_under(&self, directories: &[&str]) -> bool {
        directories.iter().any(|directory| self.path.starts_with(directory))
    }

    /// Whether the whole file is test code.
    pub(super) fn is_test_file(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.ends_with("tests.rs")
            || self.path.split('/').any(|part| part == "tests" || part == "test-support")
            || (self.path.starts_with("e2e/") && !self.has_extension("json"))
    }

    /// All lines, numbered from one.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }

    /// The lines of the program itself: none of a test file, and of others those before an
    /// inline test module, which by custom is the last thing in a file.
    pub(super) fn production(&self) -> impl Iterator<Item = (usize, &str)> {
        let end = if self.is_test_file() { 0 } else { self.first_test_line() };
        self.lines().take(end)
    }

    /// The lines of tests.
    pub(super) fn tests(&self) -> impl Iterator<Item = (usize, &str)> {
        let start = if self.is_test_file() { 0 } else { self.first_test_line() };
        self.lines().skip(start)
    }

    /// The index of the line that opens an inline test module; the number of lines if none does.
    fn first_test_line(&self) -> usize {
        let lines: Vec<&str> = self.text.lines().map(str::trim).collect();
        let is_opening = |pair: &[&str]| {
            pair[0] == "#[cfg(test)]" && pair[1].starts_with("mod ") && pair[1].ends_with('{')
        };
        lines.windows(2).position(is_opening).unwrap_or(lines.len())
    }

    /// A finding for each given line that holds one of the needles outside comments.
    pub(super) fn find<'a>(
        lines: impl Iterator<Item = (usize, &'a str)>,
        needles: &[&str],
    ) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (line, text) in lines {
            let code = without_comment(text);
            let hits = needles.iter().filter(|needle| code.contains(**needle));
            findings.extend(hits.map(|needle| Finding { line, what: format!("`{needle}`") }));
        }
        findings
    }
}

/// The line up to its `//` comment. The `//` of an address is none.
pub(super) fn without_comment(line: &str) -> &str {
    let starts = line.match_indices("//").map(|(start, _)| start);
    let mut comments = starts.filter(|start| !line[..*start].ends_with(':'));
    comments.next().map_or(line, |start| &line[..start])
}

/// The line numbers and first segments of all paths into this crate: `ui` of `crate::ui::x`,
/// `ui` and `root` of `crate::{ui, root::X}`.
pub(super) fn crate_modules<'a>(
    lines: impl Iterator<Item = (usize, &'a str)>,
) -> Vec<(usize, String)> {
    let mut modules = Vec::new();
    let mut depth = 0_usize;
    for (number, line) in lines {
        let mut rest = without_comment(line);
        if depth > 0 {
            depth = read_group(rest, depth, number, &mut modules);
        }
        while let Some(start) = rest.find("crate::") {
            rest = &rest[start + "crate::".len()..];
            match rest.strip_prefix('{') {
                Some(group) => depth = read_group(group, 1, number, &mut modules),
                None => modules.push((number, first_word(rest))),
            }
        }
    }
    modules
}

/// Reads on inside `crate::{…}`; returns how many braces are still open at the line's end.
fn read_group(
    text: &str,
    mut depth: usize,
    line: usize,
    modules: &mut Vec<(usize, String)>,
) -> usize {
    let mut is_at_start = true;
    for (index, letter) in text.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ',' => is_at_start = true,
            _ if letter.is_alphabetic() && depth == 1 && is_at_start => {
                modules.push((line, first_word(&text[index..])));
                is_at_start = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    depth
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

/// Whether the code names this crate: `name::` not inside a longer path or word.
pub(super) fn names_crate(code: &str, name: &str) -> bool {
    let path = format!("{name}::");
    code.match_indices(&path).any(|(start, _)| {
        let before = code[..start].chars().next_back();
        !before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_' || letter == ':')
    })
}
