//! The whole app in one page, `dist/stancemark.html`: for a double-click, from a disk or a stick.
//!
//! Made from the built site: what its page names is put into the page itself. Scripts and style
//! are allowed by their digests, and connections not at all.

use crate::process::Outcome;
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Write;
use std::path::Path;

/// The file's name in `dist/`.
pub(crate) const NAME: &str = "stancemark.html";

/// The last line of the glue that wasm-bindgen writes, by which another module would import it.
const EXPORT: &str = "export { initSync, __wbg_init as default };";

/// The same for `boot.js`, which is in the page with it.
const HAND_OVER: &str = "globalThis.stancemarkStart = __wbg_init;";

/// Makes the file from the site in the directory.
pub(crate) fn write(site: &Path) -> Outcome {
    let page = fs::read_to_string(site.join("index.html"))?;
    let text = |name: &str| fs::read_to_string(site.join(name));
    let parts = Parts {
        boot: text(&file_of(tag(&page, "<script src=")?, "src")?)?,
        glue: text(&file_of(tag(&page, "<link rel=\"modulepreload\"")?, "href")?)?,
        style: text(&file_of(tag(&page, "<link rel=\"stylesheet\"")?, "href")?)?,
        icon: fs::read(site.join(file_of(tag(&page, "<link rel=\"icon\"")?, "href")?))?,
        program: fs::read(site.join(file_of(tag(&page, "<link rel=\"preload\"")?, "href")?))?,
    };
    Ok(fs::write(site.join(NAME), join(&page, &parts)?)?)
}

/// What the page names.
struct Parts {
    boot: String,
    glue: String,
    style: String,
    icon: Vec<u8>,
    program: Vec<u8>,
}

/// The page with everything in it.
fn join(page: &str, parts: &Parts) -> Outcome<String> {
    if !parts.glue.contains(EXPORT) {
        return Err("the glue of wasm-bindgen does not end as it used to: see single.rs".into());
    }
    let boot = in_script(&parts.boot);
    let glue = in_script(&parts.glue.replace(EXPORT, HAND_OVER));
    let style = parts.style.replace("</", "<\\/");
    let policy = format!(
        "default-src 'none'; script-src {} {} 'wasm-unsafe-eval'; style-src {}; \
         img-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'",
        digest(&boot),
        digest(&glue),
        digest(&style),
    );
    let icon = STANDARD.encode(&parts.icon);
    let program = STANDARD.encode(gzip(&parts.program)?);
    let page = replaced(page, policy_of(page)?, &policy)?;
    let page = replaced(&page, tag(&page, "<link rel=\"preload\"")?, "")?;
    let page = replaced(&page, tag(&page, "<link rel=\"modulepreload\"")?, "")?;
    let page = replaced(&page, whole_script(&page)?, "")?;
    // a file on a disk cannot be installed
    let page = replaced(&page, tag(&page, "<link rel=\"manifest\"")?, "")?;
    let link = format!(
        r#"<link rel="icon" type="image/svg+xml" href="data:image/svg+xml;base64,{icon}"/>"#
    );
    let page = replaced(&page, tag(&page, "<link rel=\"icon\"")?, &link)?;
    let sheet = format!("<style>{style}</style>");
    let page = replaced(&page, tag(&page, "<link rel=\"stylesheet\"")?, &sheet)?;
    let ending = format!(
        "<script>{boot}</script>\n\
         <script type=\"module\">{glue}</script>\n\
         <script type=\"text/plain\" id=\"program\">{program}</script>\n  </body>"
    );
    replaced(&page, "</body>", &ending)
}

/// `page` with its only `old` replaced.
pub(crate) fn replaced(page: &str, old: &str, new: &str) -> Outcome<String> {
    match page.matches(old).count() {
        1 => Ok(page.replacen(old, new, 1)),
        n => Err(format!("there is {old:?} {n} times, not once").into()),
    }
}

/// The tag that begins so, whole.
fn tag<'p>(page: &'p str, beginning: &str) -> Outcome<&'p str> {
    let start = page.find(beginning).ok_or_else(|| format!("the page has no {beginning} …>"))?;
    let end = page[start..].find('>').ok_or("a tag without its end")?;
    Ok(&page[start..=start + end])
}

fn whole_script(page: &str) -> Outcome<&str> {
    let start = page.find("<script src=").ok_or("the page has no script")?;
    let end = page[start..].find("</script>").ok_or("a script without its end")?;
    Ok(&page[start..start + end + "</script>".len()])
}

/// What the page's own policy says.
fn policy_of(page: &str) -> Outcome<&str> {
    let start = page.find("default-src").ok_or("the page has no policy")?;
    let end = page[start..].find('"').ok_or("a policy without its end")?;
    Ok(&page[start..start + end])
}

/// The file that an attribute of the tag names.
fn file_of(tag: &str, attribute: &str) -> Outcome<String> {
    let before = format!("{attribute}=\"./");
    let rest = tag.split_once(&before).ok_or_else(|| format!("{tag} names no file"))?.1;
    Ok(rest.split('"').next().unwrap_or_default().to_owned())
}

/// A script that may stand in a page: the end of the element must not be in it.
fn in_script(script: &str) -> String {
    script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
}

/// The source expression of a policy that allows just this.
fn digest(content: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(content.as_bytes())))
}

fn gzip(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::{EXPORT, Parts, digest, file_of, join, tag};

    const PAGE: &str = r#"<head>
        <meta content="default-src 'none'; connect-src 'self'" />
        <script src="./boot-1.js" async integrity="x"></script>
        <link rel="stylesheet" href="./a-1.css" integrity="x"/>
        <link rel="icon" href="./icon-1.svg"/>
        <link rel="manifest" href="./manifest.webmanifest"/>
        <link rel="modulepreload" href="./a-1.js"><link rel="preload" href="./a-1.wasm" as="fetch">
      </head><body></body>"#;

    fn parts() -> Parts {
        Parts {
            boot: "boot(\"</script>\")".to_owned(),
            glue: format!("glue()\n{EXPORT}"),
            style: "a{}".to_owned(),
            icon: vec![1],
            program: vec![0; 9],
        }
    }

    #[test]
    fn files_are_found_by_their_tags() {
        let found = tag(PAGE, "<link rel=\"preload\"").unwrap();
        assert_eq!(file_of(found, "href").unwrap(), "a-1.wasm");
    }

    #[test]
    fn nothing_is_left_to_fetch() {
        let page = join(PAGE, &parts()).unwrap();
        assert!(!page.contains("./"), "{page}");
        assert!(page.contains("connect-src 'none'"));
        assert!(!page.contains("'self'"));
        assert!(page.contains(&digest("a{}")));
        assert!(!page.contains("export {"));
    }

    #[test]
    fn a_script_cannot_end_its_element() {
        let page = join(PAGE, &parts()).unwrap();
        assert!(page.contains(r#"boot("<\/script>")"#));
        assert!(page.contains(&digest(r#"boot("<\/script>")"#)));
    }

    #[test]
    fn glue_of_another_form_is_refused() {
        let parts = Parts { glue: "export default init".to_owned(), ..parts() };
        assert!(join(PAGE, &parts).is_err());
    }
}
