//! Which part may name which: what Cargo.toml cannot say because it is inside one crate.

use super::Rule;
use super::source::{Finding, Source, crate_modules, names_crate, without_comment};

pub(super) const RULES: [Rule; 4] = [
    Rule {
        name: "layers",
        why: "inside src, ui knows context and reader, root knows context and platform; never the other way",
        check: layers,
    },
    Rule {
        name: "widgets",
        why: "widgets are for any domain: they take plain values and callbacks",
        check: widgets,
    },
    Rule {
        name: "web-crates",
        why: "only src/ may depend on a browser: everything else is tested and used without one",
        check: web_crates,
    },
    Rule {
        name: "offsets",
        why: "inside, a position is a UTF-8 byte; other units exist only where they come in or go out",
        check: offsets,
    },
];

/// Each layer with the modules that it must not name.
const FORBIDDEN: [(&str, &[&str]); 5] = [
    ("ui", &["root", "platform"]),
    ("reader", &["root", "context", "ui"]),
    ("platform", &["root", "context", "ui"]),
    ("root", &["ui"]),
    ("context", &["ui", "root", "reader", "platform"]),
];

fn layers(source: &Source) -> Vec<Finding> {
    let Some((_, forbidden)) = FORBIDDEN.iter().find(|(layer, _)| source.is_app_module(layer))
    else {
        return Vec::new();
    };
    let modules = crate_modules(source.production()).into_iter();
    let bad = modules.filter(|(_, module)| forbidden.contains(&module.as_str()));
    bad.map(|(line, module)| Finding { line, what: format!("names `crate::{module}`") }).collect()
}

fn widgets(source: &Source) -> Vec<Finding> {
    if !source.is_app_module("ui/widgets") {
        return Vec::new();
    }
    naming(source, &["engine", "formats", "intake", "model"])
}

fn web_crates(source: &Source) -> Vec<Finding> {
    if !source.is_under(&["crates/", "xtask/"]) {
        return Vec::new();
    }
    if source.path.ends_with("Cargo.toml") {
        let web = ["gloo", "js-sys", "wasm-bindgen", "web-sys", "yew"];
        let is_web = |line: &str| web.iter().any(|name| line.trim_start().starts_with(name));
        let bad = source.lines().filter(|(_, line)| is_web(line));
        return bad.map(|(line, text)| Finding { line, what: format!("`{text}`") }).collect();
    }
    naming(source, &["gloo", "js_sys", "wasm_bindgen", "web_sys", "yew"])
}

fn offsets(source: &Source) -> Vec<Finding> {
    // the document keeps its map, so that it is made once
    let allowed = [
        "crates/cli/",
        "crates/formats/",
        "crates/model/src/document",
        "crates/text/",
        "src/reader",
        "xtask/",
    ];
    if !source.is_rust() || source.is_under(&allowed) {
        return Vec::new();
    }
    Source::find(source.production(), &["OffsetMap"])
}

/// A finding for each line of Rust that names one of the crates.
fn naming(source: &Source, crates: &[&str]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (line, text) in source.lines().filter(|_| source.is_rust()) {
        let named = crates.iter().filter(|name| names_crate(without_comment(text), name));
        findings.extend(named.map(|name| Finding { line, what: format!("names `{name}`") }));
    }
    findings
}
