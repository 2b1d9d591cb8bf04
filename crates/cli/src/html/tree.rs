//! The tree that html5ever builds: nodes in one list that point at each other by number, so that
//! no depth of nesting needs a deep stack.

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, ExpandedName, QualName};
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

/// The place of a node in the list.
pub(super) type NodeId = usize;

/// What a node is.
pub(super) enum Data {
    Element(Element),
    Text(StrTendril),
    /// The document itself, comments, what is in a `template`.
    Other,
}

/// An element of any namespace.
pub(super) struct Element {
    pub(super) name: Rc<QualName>,
    pub(super) attributes: Vec<Attribute>,
}

struct Node {
    data: Data,
    parent: Option<NodeId>,
    previous: Option<NodeId>,
    next: Option<NodeId>,
    first: Option<NodeId>,
    last: Option<NodeId>,
}

/// All nodes; the first is the document.
pub(super) struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    pub(super) const ROOT: NodeId = 0;

    pub(super) fn data(&self, node: NodeId) -> &Data {
        &self.nodes[node].data
    }

    pub(super) fn first_child(&self, node: NodeId) -> Option<NodeId> {
        self.nodes[node].first
    }

    pub(super) fn next_sibling(&self, node: NodeId) -> Option<NodeId> {
        self.nodes[node].next
    }

    pub(super) fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.nodes[node].parent
    }

    fn add(&mut self, data: Data) -> NodeId {
        let node = Node { data, parent: None, previous: None, next: None, first: None, last: None };
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    fn detach(&mut self, node: NodeId) {
        let Node { parent, previous, next, .. } = self.nodes[node];
        let Some(parent) = parent else { return };
        match previous {
            Some(previous) => self.nodes[previous].next = next,
            None => self.nodes[parent].first = next,
        }
        match next {
            Some(next) => self.nodes[next].previous = previous,
            None => self.nodes[parent].last = previous,
        }
        let node = &mut self.nodes[node];
        (node.parent, node.previous, node.next) = (None, None, None);
    }

    /// Puts a node that has no parent into `parent`, before a child of it or at the end.
    fn insert(&mut self, node: NodeId, parent: NodeId, before: Option<NodeId>) {
        let previous = self.neighbour(parent, before);
        let inserted = &mut self.nodes[node];
        (inserted.parent, inserted.previous, inserted.next) = (Some(parent), previous, before);
        match previous {
            Some(previous) => self.nodes[previous].next = Some(node),
            None => self.nodes[parent].first = Some(node),
        }
        match before {
            Some(before) => self.nodes[before].previous = Some(node),
            None => self.nodes[parent].last = Some(node),
        }
    }

    /// The node that stands before the place.
    fn neighbour(&self, parent: NodeId, before: Option<NodeId>) -> Option<NodeId> {
        before.map_or(self.nodes[parent].last, |before| self.nodes[before].previous)
    }

    fn put(&mut self, child: NodeOrText<Handle>, parent: NodeId, before: Option<NodeId>) {
        let node = match child {
            NodeOrText::AppendNode(handle) => {
                self.detach(handle.node);
                handle.node
            }
            NodeOrText::AppendText(text) => {
                // texts side by side are one
                let place = self.neighbour(parent, before);
                if let Some(Data::Text(all)) = place.map(|node| &mut self.nodes[node].data) {
                    all.push_tendril(&text);
                    return;
                }
                self.add(Data::Text(text))
            }
        };
        self.insert(node, parent, before);
    }
}

/// A node as html5ever knows it: its place, and its name if it is an element.
#[derive(Clone)]
pub(super) struct Handle {
    node: NodeId,
    name: Rc<QualName>,
    /// Where the content of a `template` goes, and whether HTML may stand in it
    /// although it belongs to a formula.
    contents: Option<NodeId>,
    is_integration_point: bool,
}

/// Builds a tree.
pub(super) struct TreeMaker {
    tree: RefCell<Tree>,
    no_name: Rc<QualName>,
}

impl Default for TreeMaker {
    fn default() -> Self {
        let mut tree = Tree { nodes: Vec::new() };
        tree.add(Data::Other);
        let no_name = QualName::new(None, html5ever::Namespace::default(), "".into());
        Self { tree: RefCell::new(tree), no_name: Rc::new(no_name) }
    }
}

impl TreeMaker {
    fn handle(&self, node: NodeId) -> Handle {
        let name = Rc::clone(&self.no_name);
        Handle { node, name, contents: None, is_integration_point: false }
    }
}

impl TreeSink for TreeMaker {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        self.handle(Tree::ROOT)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        flags: ElementFlags,
    ) -> Handle {
        let name = Rc::new(name);
        let mut tree = self.tree.borrow_mut();
        let element = Element { name: Rc::clone(&name), attributes };
        let node = tree.add(Data::Element(element));
        let contents = flags.template.then(|| tree.add(Data::Other));
        let is_integration_point = flags.mathml_annotation_xml_integration_point;
        Handle { node, name, contents, is_integration_point }
    }

    fn create_comment(&self, _text: StrTendril) -> Handle {
        self.handle(self.tree.borrow_mut().add(Data::Other))
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Handle {
        self.handle(self.tree.borrow_mut().add(Data::Other))
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.tree.borrow_mut().put(child, parent.node, None);
    }

    fn append_based_on_parent_node(
        &self,
        element: &Handle,
        previous: &Handle,
        child: NodeOrText<Handle>,
    ) {
        if self.tree.borrow().parent(element.node).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        // the parser asks this of templates only
        self.handle(target.contents.unwrap_or(target.node))
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.node == other.node
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let mut tree = self.tree.borrow_mut();
        if let Some(parent) = tree.parent(sibling.node) {
            tree.put(child, parent, Some(sibling.node));
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        if let Data::Element(element) = &mut self.tree.borrow_mut().nodes[target.node].data {
            for attribute in attributes {
                if !element.attributes.iter().any(|known| known.name == attribute.name) {
                    element.attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.tree.borrow_mut().detach(target.node);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut tree = self.tree.borrow_mut();
        while let Some(child) = tree.first_child(node.node) {
            tree.detach(child);
            tree.insert(child, new_parent.node, None);
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Handle) -> bool {
        handle.is_integration_point
    }
}
