//! Markup to the neutral events of `intake::html`, by the browser's own parser.
//!
//! `DOMParser` makes a document without a window: no script runs in it, and nothing is fetched.
//! Its tree is walked once, without recursion.

use intake::Refusal;
use intake::html::{self, HtmlElement, HtmlEvent, Page};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomParser, Element, Node, SupportedType};

/// The page that `html` is, or why it is not read.
pub(super) fn page(html: &str) -> Result<Page, Refusal> {
    html::check(html)?;
    Ok(html::read(events(html)))
}

/// What is met on the way through the tree that `html` makes.
pub(super) fn events(html: &str) -> Vec<HtmlEvent> {
    // the document has this page's policy, which would report each style and handler in it
    let quiet = html::quieten(html);
    let parsed = DomParser::new()
        .and_then(|parser| parser.parse_from_string(&quiet, SupportedType::TextHtml))
        .map(JsValue::from);
    let root: Option<Node> = parsed.ok().and_then(|document| document.dyn_into().ok());
    let mut events = Vec::new();
    let mut next = root.as_ref().and_then(Node::first_child);
    while let Some(node) = next.take() {
        let is_element = enter(&node, &mut events);
        next = node.first_child().filter(|_| is_element);
        if next.is_none() {
            next = behind(node, root.as_ref(), &mut events);
        }
    }
    events
}

/// Tells of a node; `true` for an element, which is open now.
fn enter(node: &Node, events: &mut Vec<HtmlEvent>) -> bool {
    if let Some(element) = node.dyn_ref::<Element>() {
        events.push(HtmlEvent::Open(Box::new(told(element))));
        return true;
    }
    if node.node_type() == Node::TEXT_NODE {
        events.push(HtmlEvent::Text(node.node_value().unwrap_or_default()));
    }
    false
}

fn told(element: &Element) -> HtmlElement {
    let mut told = HtmlElement::new(html::element_name(&element.local_name()));
    if element.has_attributes() {
        for name in element.get_attribute_names().iter().filter_map(|name| name.as_string()) {
            let known = name.strip_prefix(html::QUIET).unwrap_or(&name);
            // most attributes are not wanted, and some are long
            if html::ATTRIBUTES.contains(&known) {
                told.set(known, &element.get_attribute(&name).unwrap_or_default());
            }
        }
    }
    told
}

/// The node after `node` and all in it; elements that end on the way are told.
fn behind(node: Node, root: Option<&Node>, events: &mut Vec<HtmlEvent>) -> Option<Node> {
    let mut at = node;
    loop {
        if at.dyn_ref::<Element>().is_some() {
            events.push(HtmlEvent::Close);
        }
        if let Some(next) = at.next_sibling() {
            return Some(next);
        }
        at = at.parent_node().filter(|parent| Some(parent) != root)?;
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn kept(html: &str) -> String {
        page(html).unwrap().draft(&BTreeSet::new()).unwrap().text
    }

    #[test]
    fn the_browser_s_tree_becomes_text() {
        let cases = [
            ("<p>one<p>two &amp; three", "one\n\ntwo & three"),
            ("<p>网络\n空间<b>安全</b></p><!-- no --><script>alert(1)</script>", "网络空间安全"),
            ("<template>x</template><p onclick='alert(1)'>a", "a"),
            ("<svg><title>x</title><script>alert(1)</script></svg><p>a", "a"),
            ("<math><mi>x</mi></math><p>a", "x\n\na"),
            ("<p>a<iframe srcdoc='<script>alert(1)</script>'></iframe>", "a"),
            ("<p style='display:none'>x</p><style>p{}</style><p>a", "a"),
            ("<p>a</p><noscript><p>x</p></noscript>", "a"),
            ("<a href='javascript:alert(1)'>a</a>", "a"),
            ("<table><tr><td>a<td>b</table>", "a\tb"),
        ];
        for (html, expected) in cases {
            assert_eq!(kept(html), expected, "{html}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_or_flattened() {
        assert_eq!(page(&"<div>".repeat(100_000)), Err(Refusal::TooDeep));
        assert_eq!(kept(&format!("{}x", "<div>".repeat(3000))), "x");
    }

    #[test]
    fn kept_pages_become_the_articles_that_the_native_parser_makes_of_them() {
        for kept in test_support::PAGES {
            let draft = page(kept.html).unwrap().draft(&BTreeSet::new()).unwrap();
            assert_eq!(intake::outline(&draft), kept.article, "{}", kept.name);
        }
    }
}
