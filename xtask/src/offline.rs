//! What makes the built site an app that opens with the network off: the number of the build in
//! its page, and the list of its files and their digests in its service worker (`public/sw.js`).
//! And the icons of the app that is installed.

use crate::process::{Outcome, run};
use crate::setup::{self, Need};
use crate::single::{self, replaced};
use crate::stamp::sorted_children;
use crate::workspace;
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The service worker's name in `dist/`.
pub(crate) const WORKER: &str = "sw.js";

const PAGE: &str = "index.html";

/// Where the page names the build; empty until it is numbered.
const UNNUMBERED: &str = r#"<meta name="stancemark-build" content="""#;

/// Where the worker holds the list.
const EMPTY_LIST: &str = r#"const BUILD = { id: "", files: {} };"#;

/// Numbers the built page by what the site is made of.
pub(crate) fn number(site: &Path) -> Outcome {
    let mut hasher = Sha256::new();
    for (name, digest) in digests(site)? {
        hasher.update(format!("{name} {digest}\n"));
    }
    let id: String = hasher.finalize().iter().take(6).fold(String::new(), |mut id, byte| {
        // writing to a string cannot fail
        let _ = write!(id, "{byte:02x}");
        id
    });
    let page = fs::read_to_string(site.join(PAGE))?;
    let numbered = UNNUMBERED.replace(r#"content="""#, &format!(r#"content="{id}""#));
    Ok(fs::write(site.join(PAGE), replaced(&page, UNNUMBERED, &numbered)?)?)
}

/// Writes the service worker of the numbered site.
pub(crate) fn write_worker(site: &Path) -> Outcome {
    let worker = fs::read_to_string(workspace::root().join("public").join(WORKER))?;
    let page = fs::read_to_string(site.join(PAGE))?;
    let list = list(number_of(&page)?, &digests(site)?);
    Ok(fs::write(site.join(WORKER), replaced(&worker, EMPTY_LIST, &list)?)?)
}

/// `cargo xtask icons`: the PNG icons from the SVG drawings.
pub(crate) fn draw_icons() -> Outcome {
    let tools = setup::ensure(&[Need::Browser])?;
    run(Command::new("node")
        .arg("icons.mjs")
        .current_dir(workspace::e2e())
        .env("STANCEMARK_CHROMIUM", &tools.browser()?.chromium))
}

/// Every file that the app is made of, with its digest as a page would name it. The page itself
/// goes by the site's address: servers redirect its file name to that.
fn digests(site: &Path) -> Outcome<Vec<(String, String)>> {
    let mut found = Vec::new();
    collect(site, site, &mut found)?;
    Ok(found)
}

fn collect(root: &Path, directory: &Path, found: &mut Vec<(String, String)>) -> Outcome {
    for path in sorted_children(directory)? {
        if path.is_dir() {
            collect(root, &path, found)?;
            continue;
        }
        let name = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
        if name == WORKER || name == single::NAME {
            continue;
        }
        let digest = STANDARD.encode(Sha384::digest(fs::read(&path)?));
        let name = if name == PAGE { String::new() } else { name };
        found.push((name, format!("sha384-{digest}")));
    }
    Ok(())
}

/// The list as the worker's script says it.
fn list(id: &str, digests: &[(String, String)]) -> String {
    let mut text = format!("const BUILD = {{\n  id: {id:?},\n  files: {{\n");
    for (name, digest) in digests {
        // writing to a string cannot fail
        let _ = writeln!(text, "    {name:?}: {digest:?},");
    }
    text.push_str("  },\n};");
    text
}

/// The number in a numbered page.
fn number_of(page: &str) -> Outcome<&str> {
    let before = UNNUMBERED.trim_end_matches('"');
    let (_, rest) = page.split_once(&format!("{before}\"")).ok_or("the page has no number")?;
    let (number, _) = rest.split_once('"').ok_or("the number has no end")?;
    if number.is_empty() { Err("the page is not numbered".into()) } else { Ok(number) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::{EMPTY_LIST, digests, list, number, number_of, write_worker};
    use std::fs;
    use std::path::PathBuf;

    const PAGE: &str = r#"<meta name="stancemark-build" content="" />"#;

    fn site(name: &str) -> PathBuf {
        let site = std::env::temp_dir().join(format!("stancemark-{name}-{}", std::process::id()));
        fs::create_dir_all(site.join("icons")).unwrap();
        fs::write(site.join("index.html"), PAGE).unwrap();
        fs::write(site.join("app.js"), "1").unwrap();
        fs::write(site.join("icons/a.png"), "2").unwrap();
        fs::write(site.join("stancemark.html"), "the same in one file").unwrap();
        site
    }

    #[test]
    fn every_file_of_the_app_is_listed_and_nothing_else() {
        let site = site("listed");
        let names: Vec<String> =
            digests(&site).unwrap().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["app.js", "icons/a.png", ""]);
        fs::remove_dir_all(site).unwrap();
    }

    #[test]
    fn the_number_follows_the_files() {
        let site = site("number");
        let numbered = |content: &str| {
            fs::write(site.join("index.html"), PAGE).unwrap();
            fs::write(site.join("app.js"), content).unwrap();
            number(&site).unwrap();
            number_of(&fs::read_to_string(site.join("index.html")).unwrap()).unwrap().to_owned()
        };
        let first = numbered("1");
        assert_eq!(first.len(), 12);
        assert_eq!(first, numbered("1"));
        assert_ne!(first, numbered("2"));
        assert!(number(&site).is_err(), "a numbered page is not numbered again");
        fs::remove_dir_all(site).unwrap();
    }

    #[test]
    fn the_worker_names_the_build_and_its_digests() {
        let site = site("worker");
        assert!(write_worker(&site).is_err(), "the page is not numbered yet");
        number(&site).unwrap();
        write_worker(&site).unwrap();
        let worker = fs::read_to_string(site.join("sw.js")).unwrap();
        assert!(!worker.contains(EMPTY_LIST));
        // of "1", by openssl
        let digest = "sha384-R/BdNnsMMuQ4+2Pmz0pfNcKqL5DcdUP4pBoPlc6KQKMTq1zzYTSiBoxMlpy1Dbd2";
        assert!(worker.contains(&format!("\"app.js\": \"{digest}\",")), "{worker}");
        fs::remove_dir_all(site).unwrap();
    }

    #[test]
    fn the_list_is_a_script() {
        let digests = [(String::new(), "sha384-a".to_owned()), ("b.js".to_owned(), "c".to_owned())];
        let expected = "const BUILD = {\n  id: \"7\",\n  files: {\n    \"\": \"sha384-a\",\n    \"b.js\": \"c\",\n  },\n};";
        assert_eq!(list("7", &digests), expected);
    }
}
