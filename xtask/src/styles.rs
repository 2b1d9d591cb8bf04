//! One style sheet of those in `styles/`: every file that the page waits for delays its start.
//! Trunk calls this before it builds.

use crate::process::Outcome;
use crate::workspace;
use std::fs;
use std::path::Path;

const HEADER: &str = "/* Made of styles/main.css by `cargo xtask styles`; change it there. */\n";

/// `cargo xtask styles`: writes `stancemark.css`, which index.html names. A file that is right
/// already is left alone, since a watching Trunk builds again when it changes.
pub(crate) fn run() -> Outcome {
    let styles = workspace::root().join("styles");
    let sheet = bundle(&fs::read_to_string(styles.join("main.css"))?, &styles)?;
    let file = workspace::root().join("stancemark.css");
    if fs::read_to_string(&file).is_ok_and(|text| text == sheet) {
        return Ok(());
    }
    Ok(fs::write(file, sheet)?)
}

/// The sheets that the list imports, one after another.
fn bundle(list: &str, directory: &Path) -> Outcome<String> {
    let mut sheet = HEADER.to_owned();
    for line in list.lines().filter(|line| line.starts_with("@import")) {
        let name = imported(line).ok_or_else(|| format!("styles/main.css: not read: {line}"))?;
        let text = fs::read_to_string(directory.join(name))
            .map_err(|error| format!("styles/main.css: {name}: {error}"))?;
        sheet.push_str(&text);
    }
    Ok(sheet)
}

fn imported(line: &str) -> Option<&str> {
    line.strip_prefix("@import \"")?.strip_suffix("\";")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn sheets_are_joined_in_the_order_of_the_list() {
        let directory = workspace::root().join("styles");
        let sheet = bundle("@import \"base.css\";\n@import \"tokens.css\";\n", &directory).unwrap();
        let base = fs::read_to_string(directory.join("base.css")).unwrap();
        let tokens = fs::read_to_string(directory.join("tokens.css")).unwrap();
        assert_eq!(sheet, format!("{HEADER}{base}{tokens}"));
    }

    #[test]
    fn what_is_not_there_is_named() {
        let told = |list| bundle(list, Path::new("nowhere")).unwrap_err().to_string();
        assert!(told("@import \"absent.css\";").contains("absent.css"));
        assert!(told("@import url(absent.css);").contains("@import url(absent.css);"));
    }

    #[test]
    fn every_sheet_is_in_the_list() {
        let directory = workspace::root().join("styles");
        let list = fs::read_to_string(directory.join("main.css")).unwrap();
        for file in crate::stamp::sorted_children(&directory).unwrap() {
            let name = file.file_name().unwrap().to_str().unwrap().to_owned();
            let is_sheet = file.extension().is_some_and(|end| end == "css") && name != "main.css";
            assert!(!is_sheet || list.contains(&format!("@import \"{name}\";")), "{name}");
        }
    }
}
