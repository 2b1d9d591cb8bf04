//! For each rule: samples that it must refuse, and look-alikes that it must accept.

use super::rules;
use super::source::Source;

/// Runs one rule over a sample; the result is the lines it complains about.
#[track_caller]
fn lines(rule: &str, path: &str, text: &str) -> Vec<usize> {
    let found = rules().find(|candidate| candidate.name == rule);
    let Some(rule) = found else { panic!("there is no rule {rule}") };
    (rule.check)(&Source::new(path, text)).into_iter().map(|finding| finding.line).collect()
}

#[track_caller]
fn refuses(rule: &str, path: &str, text: &str, expected: &[usize]) {
    assert_eq!(lines(rule, path, text), expected, "{rule} on {path}: {text}");
}

#[track_caller]
fn accepts(rule: &str, path: &str, text: &str) {
    refuses(rule, path, text, &[]);
}

#[test]
fn layers() {
    refuses("layers", "src/platform/store.rs", "//! x\nuse crate::ui::shell;\n", &[2]);
    refuses("layers", "src/platform.rs", "fn f() { crate::context::g() }", &[1]);
    refuses(
        "layers",
        "src/reader/paint.rs",
        "use crate::{\n    reader::a,\n    root::{B, C},\n};",
        &[3],
    );
    refuses("layers", "src/root.rs", "use crate::{context, ui};", &[1]);
    refuses("layers", "src/context.rs", "use crate::ui::widgets::Button;", &[1]);
    accepts("layers", "src/ui/shell.rs", "use crate::{context::use_dispatch, reader};");
    accepts("layers", "src/root.rs", "use crate::{platform::{ui_state, x}, reader::ui};");
    accepts(
        "layers",
        "src/platform/store.rs",
        "// never crate::ui\nuse crate::platform::ui_events;",
    );
    accepts("layers", "src/rooted.rs", "use crate::ui;");
}

#[test]
fn widgets() {
    refuses(
        "widgets",
        "src/ui/widgets/list.rs",
        "use model::Label;\nlet x = engine::Msg::Undo;",
        &[1, 2],
    );
    refuses("widgets", "src/ui/widgets.rs", "fn f(l: &model::Label) {}", &[1]);
    accepts("widgets", "src/ui/widgets/list.rs", "use crate::view_model::X; use yew::model::Y;");
    accepts("widgets", "src/ui/inspector/note.rs", "use model::Label;");
}

#[test]
fn web_crates() {
    refuses("web-crates", "crates/text/src/range.rs", "use web_sys::Range;", &[1]);
    refuses("web-crates", "crates/engine/Cargo.toml", "[dependencies]\nyew = \"0.23\"", &[2]);
    accepts("web-crates", "src/reader.rs", "use web_sys::Range;");
    accepts("web-crates", "crates/engine/Cargo.toml", "[dependencies]\nserde.workspace = true");
}

#[test]
fn offsets() {
    refuses("offsets", "src/ui/shell.rs", "use text::OffsetMap;", &[1]);
    refuses("offsets", "crates/engine/src/update.rs", "let map = OffsetMap::new(t);", &[1]);
    accepts("offsets", "src/reader/selection.rs", "use text::OffsetMap;");
    accepts("offsets", "crates/model/src/document.rs", "offsets: OffsetMap,");
    refuses("offsets", "crates/model/src/change.rs", "use text::OffsetMap;", &[1]);
    accepts("offsets", "crates/formats/src/native.rs", "use text::OffsetMap;");
    accepts("offsets", "crates/engine/src/tests.rs", "use text::OffsetMap;");
    accepts(
        "offsets",
        "crates/engine/src/a.rs",
        "fn f() {}\n#[cfg(test)]\nmod t {\n    use text::OffsetMap;\n}",
    );
}

#[test]
fn no_mod_rs() {
    refuses("no-mod-rs", "src/ui/mod.rs", "//! x", &[1]);
    accepts("no-mod-rs", "src/ui.rs", "//! x");
}

#[test]
fn file_length() {
    let long = "//! x\n".repeat(451);
    refuses("file-length", "src/ui.rs", &long, &[451]);
    accepts("file-length", "crates/text/src/tests.rs", &long);
    accepts("file-length", "src/ui.rs", &"//! x\n".repeat(450));
    let tested = format!("//! x\n#[cfg(test)]\nmod tests {{\n{}}}", "// x\n".repeat(451));
    accepts("file-length", "src/ui.rs", &tested);
    let declared = format!("#[cfg(test)]\nmod tests;\n{}", "// x\n".repeat(451));
    refuses("file-length", "src/ui.rs", &declared, &[453]);
}

#[test]
fn file_doc() {
    refuses("file-doc", "src/ui.rs", "use yew::Html;", &[1]);
    refuses("file-doc", "src/ui.rs", "", &[1]);
    accepts("file-doc", "src/ui.rs", "//! The screens.");
    accepts("file-doc", "styles/base.css", "body {}");
}

#[test]
fn no_ignored_test() {
    refuses("no-ignored-test", "crates/text/src/tests.rs", "#[test]\n#[ignore = \"slow\"]", &[2]);
    accepts("no-ignored-test", "crates/text/src/tests.rs", "// never #[ignore]");
}

#[test]
fn no_leftovers() {
    refuses("no-leftovers", "src/ui.rs", "// TODO: later\ntodo!()", &[1, 2]);
    refuses("no-leftovers", "styles/base.css", "/* FIXME */", &[1]);
    accepts("no-leftovers", "src/ui.rs", "let todos = 1; // nothing left to do");
}

#[test]
fn no_waiting_in_tests() {
    refuses("no-waiting-in-tests", "crates/text/src/tests.rs", "thread::sleep(second);", &[1]);
    refuses("no-waiting-in-tests", "e2e/main.spec.ts", "await page.waitForTimeout(100);", &[1]);
    let inline = "fn f() { sleep(1) }\n#[cfg(test)]\nmod tests {\n    fn g() { sleep(1) }\n}";
    refuses("no-waiting-in-tests", "src/platform.rs", inline, &[4]);
    accepts("no-waiting-in-tests", "src/platform.rs", "TimeoutFuture::new(50).await;");
}

#[test]
fn no_home_paths() {
    refuses("no-home-paths", "docs/a.md", "see /home/me/notes", &[1]);
    refuses("no-home-paths", "e2e/a.spec.ts", "open(\"/root/x\")", &[1]);
    accepts("no-home-paths", "docs/a.md", "https://example.com/home/page and crate/root/x");
}

#[test]
fn no_markup() {
    refuses("no-markup", "src/reader.rs", "element.set_inner_html(text);", &[1]);
    refuses("no-markup", "public/boot.js", "boot.innerHTML = text;", &[1]);
    refuses("no-markup", "src/ui.rs", "Html::from_html_unchecked(text)", &[1]);
    accepts("no-markup", "src/reader.rs", "element.set_text_content(Some(text)); // not innerHTML");
}

#[test]
fn no_glob_exports() {
    refuses(
        "no-glob-exports",
        "src/ui.rs",
        "pub use shell::*;\npub(crate) use a::{b::*, c};",
        &[1, 2],
    );
    accepts("no-glob-exports", "src/ui.rs", "use yew::prelude::*;\npub use shell::Shell;");
}

#[test]
fn whole_e2e() {
    refuses("whole-e2e", "e2e/a.spec.ts", "test.only('x', f);\ntest.skip('y', g);", &[1, 2]);
    refuses("whole-e2e", "e2e/fixtures.ts", "test.skip();\nreturn;", &[1]);
    accepts("whole-e2e", "e2e/fixtures.ts", "test.skip(!exists, `no ${path} here`);");
    accepts("whole-e2e", "src/ui.rs", "list.skip(1)");
}

#[test]
fn tests_that_run() {
    refuses(
        "tests-that-run",
        "src/ui/names.rs",
        "#[cfg(test)]\nmod tests {\n#[test]\nfn f() {}\n}",
        &[3],
    );
    accepts(
        "tests-that-run",
        "src/ui/names.rs",
        "use wasm_bindgen_test::wasm_bindgen_test as test;\n#[test]",
    );
    accepts("tests-that-run", "tests/store.rs", "#[wasm_bindgen_test]\nfn f() {}");
    accepts("tests-that-run", "crates/text/src/tests.rs", "#[test]\nfn f() {}");
}

#[test]
fn every_rule_has_a_test_here() {
    let samples: String = include_str!("tests.rs").split_whitespace().collect();
    for rule in rules() {
        let sample = format!("refuses(\"{}\"", rule.name);
        assert!(samples.contains(&sample), "{} is untested", rule.name);
    }
}

#[test]
fn the_tree_is_tidy() {
    assert!(super::run().is_ok(), "see the findings printed above");
}
