//! Markup to the neutral events of `intake::html`, by html5ever: what the page does with the
//! browser's parser.
//!
//! The markup goes through the same `check` and `quieten` as there, so both parsers read the
//! same, and a test holds both to the same articles.

mod tree;

use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};
use intake::Refusal;
use intake::html::{self, HtmlElement, HtmlEvent, Page};
use tree::{Data, NodeId, Tree, TreeMaker};

/// The page that `html` is, or why it is not read.
pub(crate) fn page(html: &str) -> Result<Page, Refusal> {
    html::check(html)?;
    Ok(html::read(events(html)))
}

/// What is met on the way through the tree that `html` makes.
fn events(html: &str) -> Vec<HtmlEvent> {
    // as in a document of `DOMParser`, in which no script runs
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let options = ParseOpts { tree_builder, ..ParseOpts::default() };
    let quiet = html::quieten(html);
    walk(&parse_document(TreeMaker::default(), options).one(quiet.as_str()))
}

fn walk(tree: &Tree) -> Vec<HtmlEvent> {
    let mut events = Vec::new();
    let mut next = tree.first_child(Tree::ROOT);
    while let Some(node) = next {
        match tree.data(node) {
            Data::Element(element) => events.push(HtmlEvent::Open(Box::new(told(element)))),
            Data::Text(text) => events.push(HtmlEvent::Text(text.to_string())),
            Data::Other => {}
        }
        next = tree.first_child(node).or_else(|| behind(tree, node, &mut events));
    }
    events
}

fn told(element: &tree::Element) -> HtmlElement {
    let mut told = HtmlElement::new(html::element_name(&element.name.local));
    for attribute in &element.attributes {
        let name: &str = &attribute.name.local;
        told.set(name.strip_prefix(html::QUIET).unwrap_or(name), &attribute.value);
    }
    told
}

/// The node after `node` and all in it; elements that end on the way are told.
fn behind(tree: &Tree, node: NodeId, events: &mut Vec<HtmlEvent>) -> Option<NodeId> {
    let mut at = node;
    loop {
        if matches!(tree.data(at), Data::Element(_)) {
            events.push(HtmlEvent::Close);
        }
        if let Some(next) = tree.next_sibling(at) {
            return Some(next);
        }
        at = tree.parent(at).filter(|parent| *parent != Tree::ROOT)?;
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn kept(html: &str) -> Result<String, Refusal> {
        Ok(page(html)?.draft(&BTreeSet::new())?.text)
    }

    #[test]
    fn what_would_take_too_long_is_refused() {
        let hostile = [
            "<div>".repeat(100_000),
            "<b><p>".repeat(50_000),
            format!("{}{}", "<a href=x><i>".repeat(3000), "<p>x".repeat(3000)),
            "<table><tr><td>".repeat(20_000),
        ];
        for html in hostile {
            assert_eq!(kept(&html), Err(Refusal::TooDeep), "{}", &html[..20]);
        }
        let long = "<p>x</p>".repeat(50 * 1024 * 1024 / 8);
        assert!(matches!(kept(&long), Err(Refusal::TooLong { .. })));
    }

    #[test]
    fn what_is_never_closed_or_means_nothing_is_read() {
        let cases = [
            (format!("{}x", "<div>".repeat(3000)), "x".to_owned()),
            ("<p>x".repeat(3), "x\n\nx\n\nx".to_owned()),
            ("</div>".repeat(100_000) + "x", "x".to_owned()),
            (
                "<!ENTITY a 'b'><p>&a;&#xffffff;&#0;&amp".to_owned(),
                "&a;\u{fffd}\u{fffd}&".to_owned(),
            ),
            ("<p>a<!-- <p>b".to_owned(), "a".to_owned()),
            ("<table>x<tr>y<td>z".to_owned(), "xy\n\nz".to_owned()),
            ("<p>a<script>b</scr".to_owned(), "a".to_owned()),
        ];
        for (html, expected) in cases {
            assert_eq!(kept(&html), Ok(expected), "{html:.30}");
        }
        assert_eq!(kept("<p>x".repeat(100_000).as_str()).unwrap().len(), 3 * 100_000 - 2);
    }

    #[test]
    fn no_handler_and_no_address_of_a_script_gets_through() {
        let hostile = include_str!("../../../e2e/hostile.html");
        for event in events(hostile) {
            let HtmlEvent::Open(element) = event else { continue };
            let told = format!("{element:?}");
            assert!(!told.contains("onerror") && !told.contains("onclick"), "{told}");
        }
        let page = page(hostile).unwrap();
        assert_eq!(page.metadata.url, "");
    }
}
