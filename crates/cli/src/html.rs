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
    let mut told = HtmlElement::new(&element.name.local);
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
