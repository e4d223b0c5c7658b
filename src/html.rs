//! HTML → [`Tree`]: html5ever's tree construction over an arena of our own.
//!
//! The same parser reads the page natively, in wasm, in tests and under the fuzzer. A tree is plain data without
//! pointers: dropping it does not recurse, and no walk over it does. What the tree means is left to `page`; what the
//! parser may spend on a hostile page is decided by `html/guard.rs`, which stands between html5ever's tokenizer and its tree
//! builder.
//!
//! Specification: the HTML standard, “Parsing HTML documents”, as a browser with scripts does it: the contents of
//! `noscript` are one run of raw text. What differs from a browser's tree:
//!
//! - A declarative shadow root's contents (`<template shadowrootmode>`) are children of its host, before the host's own
//!   children. Slots are not filled; a reader sees both in the order of the markup.
//! - The contents of other templates are not in the tree, as they are not in a browser's.
//! - Comments keep their place, so that they part text nodes, but not their words. The doctype is not kept.
//! - Attributes that nobody reads, programs and style sheets are left out (`html/kept.rs`).
//! - Names of elements and attributes are lower case in SVG and MathML too, and `xlink:href` keeps its prefix.

use html5ever::interface::{Attribute, ElemName, ElementFlags, NodeOrText, QualName, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{LocalName, Namespace, local_name, ns};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::num::NonZeroU32;
use std::rc::Rc;

mod bounds;
mod feed;
mod guard;
mod kept;
mod plain;

pub use bounds::Bound;
use bounds::Bounds;
pub(crate) use kept::STATE;

/// A node of one [`Tree`]. Meaningless in another tree, where it names some other node or none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NodeId(NonZeroU32);

/// The parsed page.
pub struct Tree {
    nodes: Vec<Node>,
    bounds_hit: Vec<Bound>,
    /// What the reading cost.
    #[cfg(test)]
    steps: u64,
}

/// The document's place in the arena.
const DOCUMENT: NodeId = NodeId(NonZeroU32::MIN);

struct Node {
    parent: Option<NodeId>,
    first_child: Option<NodeId>,
    last_child: Option<NodeId>,
    previous_sibling: Option<NodeId>,
    next_sibling: Option<NodeId>,
    data: Data,
}

enum Data {
    Document,
    /// What a template holds; the root of a tree of its own that nothing leads to.
    TemplateContents,
    Comment,
    Text(StrTendril),
    /// Shared with the tree builder, which holds on to names while it changes the tree.
    Element(Rc<Element>),
}

#[derive(Clone, Debug)]
struct Element {
    name: Name,
    /// The name in lower case, where `name` is not: only in SVG.
    lower_case_name: Option<LocalName>,
    attrs: Vec<(LocalName, StrTendril)>,
    /// Where a template's children go: its contents, or the host of the shadow root that it declares.
    template_contents: Option<NodeId>,
    /// Whether this MathML `annotation-xml` holds HTML.
    holds_html: bool,
    has_shadow: bool,
}

/// An element's name with the spelling that tree construction needs; [`Tree::tag`] gives it in lower case.
#[derive(Clone, Debug)]
struct Name {
    ns: Namespace,
    local: LocalName,
}

impl Tree {
    /// Parses a whole document. Never fails: a page that exceeds a bound is read in part, see [`Tree::bounds_hit`].
    pub fn parse(html: &str) -> Tree {
        feed::parse(html, bounds::PAGE)
    }

    /// How many nodes were made for it.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The document, the parent of the `html` element.
    pub fn root(&self) -> NodeId {
        DOCUMENT
    }

    /// Which bounds cut the page, each once; empty for every page that was not made to break parsers.
    pub fn bounds_hit(&self) -> &[Bound] {
        &self.bounds_hit
    }

    /// The node that this one is a child of.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id)?.parent
    }

    /// The first of its children.
    pub fn first_child(&self, id: NodeId) -> Option<NodeId> {
        self.node(id)?.first_child
    }

    /// The last of its children.
    pub fn last_child(&self, id: NodeId) -> Option<NodeId> {
        self.node(id)?.last_child
    }

    /// The next child of its parent.
    pub fn next_sibling(&self, id: NodeId) -> Option<NodeId> {
        self.node(id)?.next_sibling
    }

    /// The child of its parent before this one.
    pub fn previous_sibling(&self, id: NodeId) -> Option<NodeId> {
        self.node(id)?.previous_sibling
    }

    /// Its children, in the order of the page.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.first_child(id), |child| self.next_sibling(*child))
    }

    /// All nodes below it in the order of the page, without itself.
    pub fn descendants(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.first_child(id), move |node| {
            self.first_child(*node).or_else(|| {
                std::iter::successors(Some(*node), |above| self.parent(*above))
                    .take_while(|above| *above != id)
                    .find_map(|above| self.next_sibling(above))
            })
        })
    }

    /// The nodes that it lies in, nearest first, the document last.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.parent(id), |node| self.parent(*node))
    }

    /// The lower-case local name of an element; `None` for every other node.
    pub fn tag(&self, id: NodeId) -> Option<&str> {
        let element = self.element(id)?;
        Some(element.lower_case_name.as_ref().unwrap_or(&element.name.local))
    }

    /// The value of an element's attribute, by its lower-case name; only for attributes that the tree keeps.
    pub fn attr(&self, id: NodeId, name: &str) -> Option<&str> {
        debug_assert!(kept::keeps(name), "{name} is not among the attributes kept (html/kept.rs)");
        self.element(id)?.attrs.iter().find(|(own, _)| &**own == name).map(|(_, value)| &**value)
    }

    /// An element's attributes that the tree keeps, in the order of the page, lower-case names before values; nothing for other nodes.
    pub fn attrs(&self, id: NodeId) -> impl Iterator<Item = (&str, &str)> {
        self.element(id).into_iter().flat_map(|element| &element.attrs).map(|(name, value)| (&**name, &**value))
    }

    /// The words of a text node; `None` for every other node.
    pub fn text(&self, id: NodeId) -> Option<&str> {
        match &self.node(id)?.data {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    /// All text below a node, joined without anything between; scripts and styles included.
    pub fn text_content(&self, id: NodeId) -> String {
        self.descendants(id).filter_map(|node| self.text(node)).collect()
    }

    fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.index())
    }

    fn element(&self, id: NodeId) -> Option<&Element> {
        match &self.node(id)?.data {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }
}

impl NodeId {
    pub(crate) fn index(self) -> usize {
        // A usize holds at least 32 bits wherever this crate runs.
        self.0.get() as usize - 1
    }
}

/// The elements on which a shadow root may be declared, beside those with a hyphen in their name (DOM, “attach a shadow
/// root”).
const SHADOW_HOSTS: [LocalName; 18] = [
    local_name!("article"),
    local_name!("aside"),
    local_name!("blockquote"),
    local_name!("body"),
    local_name!("div"),
    local_name!("footer"),
    local_name!("h1"),
    local_name!("h2"),
    local_name!("h3"),
    local_name!("h4"),
    local_name!("h5"),
    local_name!("h6"),
    local_name!("header"),
    local_name!("main"),
    local_name!("nav"),
    local_name!("p"),
    local_name!("section"),
    local_name!("span"),
];

/// Bytes of a page for each node of its tree, as most pages have.
const BYTES_OF_NODE: usize = 64;

/// What tree construction builds into, and the meter of what it spends.
struct Sink {
    nodes: RefCell<Vec<Node>>,
    /// Elements created so far.
    elements: Cell<usize>,
    /// Names created so far that are not among html5ever's own.
    unknown_names: Cell<u64>,
    /// Elements created so far that leave a marker in the list of active formatting elements.
    markers: Cell<u64>,
    /// Steps taken so far.
    steps: Cell<u64>,
    bounds: Bounds,
}

impl Sink {
    fn new(bounds: Bounds) -> Sink {
        Sink {
            nodes: RefCell::new(vec![Node::new(Data::Document)]),
            elements: Cell::new(0),
            unknown_names: Cell::new(0),
            markers: Cell::new(0),
            steps: Cell::new(0),
            bounds,
        }
    }

    /// Makes room for the nodes of a page of so many bytes, so that they need not move as they become more.
    fn expect(&self, bytes: usize) {
        self.nodes.borrow_mut().reserve(bytes / BYTES_OF_NODE);
    }

    fn spend(&self, steps: u64) {
        self.steps.set(self.steps.get().saturating_add(steps));
    }

    /// Counts the cost of a name that is kept: html5ever's table of names chains what falls into one of 4,096 drawers.
    fn keep_name(&self, name: &LocalName) {
        if name.is_dynamic() {
            let known = self.unknown_names.get();
            self.unknown_names.set(known + 1);
            self.spend(known / 1024);
        }
    }

    fn add(&self, data: Data) -> NodeId {
        let mut nodes = self.nodes.borrow_mut();
        // The guard stops long before 2³² nodes.
        let number = u32::try_from(nodes.len() + 1).ok().and_then(NonZeroU32::new);
        let id = NodeId(number.unwrap_or(NonZeroU32::MAX));
        nodes.push(Node::new(data));
        id
    }

    fn with<T: Default>(&self, id: NodeId, read: impl FnOnce(&mut Node) -> T) -> T {
        self.nodes.borrow_mut().get_mut(id.index()).map(read).unwrap_or_default()
    }

    fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.with(id, |node| node.parent)
    }

    fn detach(&self, id: NodeId) {
        let (parent, previous, next) =
            self.with(id, |node| (node.parent.take(), node.previous_sibling.take(), node.next_sibling.take()));
        let Some(parent) = parent else { return };
        match previous {
            Some(previous) => self.with(previous, |node| node.next_sibling = next),
            None => self.with(parent, |node| node.first_child = next),
        }
        match next {
            Some(next) => self.with(next, |node| node.previous_sibling = previous),
            None => self.with(parent, |node| node.last_child = previous),
        }
    }

    fn append_last(&self, parent: NodeId, child: NodeId) {
        self.detach(child);
        let last = self.with(parent, |node| node.last_child.replace(child));
        self.with(child, |node| {
            node.parent = Some(parent);
            node.previous_sibling = last;
        });
        match last {
            Some(last) => self.with(last, |node| node.next_sibling = Some(child)),
            None => self.with(parent, |node| node.first_child = Some(child)),
        }
    }

    fn insert_before(&self, sibling: NodeId, child: NodeId) {
        self.detach(child);
        let (parent, previous) = self.with(sibling, |node| (node.parent, node.previous_sibling.replace(child)));
        let Some(parent) = parent else { return };
        self.with(child, |node| {
            node.parent = Some(parent);
            node.previous_sibling = previous;
            node.next_sibling = Some(sibling);
        });
        match previous {
            Some(previous) => self.with(previous, |node| node.next_sibling = Some(child)),
            None => self.with(parent, |node| node.first_child = Some(child)),
        }
    }

    /// Adds to a text node; false where the node is none.
    fn extend_text(&self, id: Option<NodeId>, more: &StrTendril) -> bool {
        id.is_some_and(|id| {
            self.with(id, |node| match &mut node.data {
                Data::Text(text) => {
                    text.push_tendril(more);
                    true
                }
                _ => false,
            })
        })
    }

    /// Where a node's children go: itself, or a template's contents.
    fn container(&self, id: NodeId) -> NodeId {
        self.with(id, |node| match &node.data {
            Data::Element(element) => element.template_contents,
            _ => None,
        })
        .unwrap_or(id)
    }

    fn into_tree(self, bounds_hit: Vec<Bound>) -> Tree {
        Tree {
            nodes: self.nodes.into_inner(),
            bounds_hit,
            #[cfg(test)]
            steps: self.steps.get(),
        }
    }
}

impl Node {
    fn new(data: Data) -> Node {
        Node { parent: None, first_child: None, last_child: None, previous_sibling: None, next_sibling: None, data }
    }
}

/// An element, handed out for its name; none for what has no name.
#[derive(Debug)]
struct Named(Option<Rc<Element>>);

static NO_NAME: Name = Name { ns: ns!(), local: local_name!("") };

impl ElemName for Named {
    fn ns(&self) -> &Namespace {
        self.0.as_ref().map_or(&NO_NAME.ns, |element| &element.name.ns)
    }

    fn local_name(&self) -> &LocalName {
        self.0.as_ref().map_or(&NO_NAME.local, |element| &element.name.local)
    }
}

fn lower_case(name: &LocalName) -> Option<LocalName> {
    name.bytes().any(|byte| byte.is_ascii_uppercase()).then(|| name.to_ascii_lowercase())
}

/// An attribute as an element has it, where the tree keeps it.
fn kept_attribute(attr: Attribute) -> Option<(LocalName, StrTendril)> {
    let name = attribute_name(attr.name);
    kept::keeps(&name).then_some((name, attr.value))
}

/// An attribute's name as [`Tree::attr`] takes it.
fn attribute_name(name: QualName) -> LocalName {
    match &name.prefix {
        Some(prefix) if !prefix.is_empty() => LocalName::from(format!("{prefix}:{}", name.local)),
        _ => lower_case(&name.local).unwrap_or(name.local),
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Sink;
    type ElemName<'a> = Named;

    fn finish(self) -> Sink {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        DOCUMENT
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Named {
        self.spend(1);
        Named(match self.nodes.borrow().get(target.index()).map(|node| &node.data) {
            Some(Data::Element(element)) => Some(Rc::clone(element)),
            // The tree builder never asks for the name of what has none.
            _ => None,
        })
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        self.spend(1 + attrs.len() as u64);
        self.elements.set(self.elements.get() + 1);
        self.markers.set(self.markers.get() + u64::from(guard::marks(&name.local)));
        self.keep_name(&name.local);
        let attrs: Vec<_> = attrs.into_iter().filter_map(kept_attribute).collect();
        attrs.iter().for_each(|(name, _)| self.keep_name(name));
        let template_contents = flags.template.then(|| self.add(Data::TemplateContents));
        self.add(Data::Element(Rc::new(Element {
            lower_case_name: lower_case(&name.local),
            name: Name { ns: name.ns, local: name.local },
            attrs,
            template_contents,
            holds_html: flags.mathml_annotation_xml_integration_point,
            has_shadow: false,
        })))
    }

    fn create_comment(&self, _: StrTendril) -> NodeId {
        self.add(Data::Comment)
    }

    /// HTML has no processing instructions: the tokenizer reads them as comments.
    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeId {
        self.add(Data::Comment)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let parent = self.container(*parent);
        match child {
            NodeOrText::AppendNode(child) => self.append_last(parent, child),
            NodeOrText::AppendText(text) => {
                if !self.extend_text(self.with(parent, |node| node.last_child), &text) {
                    self.append_last(parent, self.add(Data::Text(text)));
                }
            }
        }
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        if self.parent(*element).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.container(*target)
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        self.spend(1);
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, new_node: NodeOrText<NodeId>) {
        match new_node {
            NodeOrText::AppendNode(child) => self.insert_before(*sibling, child),
            NodeOrText::AppendText(text) => {
                if !self.extend_text(self.with(*sibling, |node| node.previous_sibling), &text) {
                    self.insert_before(*sibling, self.add(Data::Text(text)));
                }
            }
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attrs: Vec<Attribute>) {
        let compared = self.with(*target, |node| {
            let Data::Element(element) = &mut node.data else { return 0 };
            let element = Rc::make_mut(element);
            let compared = element.attrs.len() * attrs.len();
            for (name, value) in attrs.into_iter().filter_map(kept_attribute) {
                if element.attrs.len() < self.bounds.attributes && element.attrs.iter().all(|(own, _)| *own != name) {
                    element.attrs.push((name, value));
                }
            }
            compared
        });
        self.spend(compared as u64);
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        let (from, to) = (self.container(*node), self.container(*new_parent));
        while let Some(child) = self.with(from, |node| node.first_child) {
            self.spend(1);
            self.append_last(to, child);
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &NodeId) -> bool {
        self.with(*handle, |node| matches!(&node.data, Data::Element(element) if element.holds_html))
    }

    fn attach_declarative_shadow(&self, location: &NodeId, template: &NodeId, _: &[Attribute]) -> bool {
        let attached = self.with(*location, |node| match &mut node.data {
            Data::Element(host)
                if host.name.ns == ns!(html)
                    && !host.has_shadow
                    && (host.name.local.contains('-') || SHADOW_HOSTS.contains(&host.name.local)) =>
            {
                Rc::make_mut(host).has_shadow = true;
                true
            }
            _ => false,
        });
        if attached {
            self.with(*template, |node| {
                if let Data::Element(template) = &mut node.data {
                    Rc::make_mut(template).template_contents = Some(*location);
                }
            });
        }
        attached
    }
}

#[cfg(test)]
mod tests {
    use super::{NodeId, Tree};

    /// The tree in short: `tag[text tag[…]]`.
    fn outline(tree: &Tree, id: NodeId) -> String {
        let mut parts = Vec::new();
        for child in tree.children(id) {
            if let Some(text) = tree.text(child) {
                parts.push(format!("'{text}'"));
            } else if let Some(tag) = tree.tag(child) {
                parts.push(format!("{tag}[{}]", outline(tree, child)));
            }
        }
        parts.join(" ")
    }

    fn outline_of(html: &str) -> String {
        let tree = Tree::parse(html);
        assert_eq!(tree.bounds_hit(), []);
        outline(&tree, tree.root())
    }

    fn find(tree: &Tree, tag: &str) -> NodeId {
        tree.descendants(tree.root()).find(|id| tree.tag(*id) == Some(tag)).unwrap()
    }

    #[test]
    fn a_page_becomes_a_tree() {
        assert_eq!(
            outline_of("<!doctype html><title>T</title><p>One <b>two</b><!-- x -->three<p>Four"),
            "html[head[title['T']] body[p['One ' b['two'] 'three'] p['Four']]]"
        );
    }

    #[test]
    fn an_empty_page_has_html_head_and_body() {
        assert_eq!(outline_of(""), "html[head[] body[]]");
    }

    #[test]
    fn noscript_is_raw_text() {
        assert_eq!(outline_of("<body><noscript><p>x</p></noscript>"), "html[head[] body[noscript['<p>x</p>']]]");
    }

    #[test]
    fn programs_are_left_out_and_data_are_not() {
        assert_eq!(
            outline_of(
                "<style>p { x: '</p>' }</style><script>a</b>c</script ><script>x<!--<script></script>--></script>\
                 <script type=application/LD+JSON>{}</script><svg><style>s</style></svg>"
            ),
            "html[head[style[] script[] script[] script['{}']] body[svg[style['s']]]]"
        );
        assert_eq!(outline_of("<p>a<style>b"), "html[head[] body[p['a' style[]]]]");
    }

    #[test]
    fn shadow_roots_are_read_and_other_templates_are_not() {
        assert_eq!(
            outline_of(
                "<body><x-card><template shadowrootmode=open><p>shadow</p></template><i>light</i></x-card>\
                 <template><p>inert</p></template>\
                 <ul><template shadowrootmode=open><li>no host</template></ul>"
            ),
            "html[head[] body[x-card[p['shadow'] i['light']] template[] ul[template[]]]]"
        );
    }

    #[test]
    fn a_host_has_one_shadow_root() {
        assert_eq!(
            outline_of(
                "<body><div><template shadowrootmode=closed>a<div><template shadowrootmode=open>b</template></div>\
                 </template><template shadowrootmode=open>c</template></div>"
            ),
            "html[head[] body[div['a' div['b'] template[]]]]"
        );
    }

    #[test]
    fn text_before_a_table_is_moved_and_merged() {
        assert_eq!(
            outline_of("<body>a<table>b<tr>c<td>d</table>e"),
            "html[head[] body['abc' table[tbody[tr[td['d']]]] 'e']]"
        );
    }

    #[test]
    fn misnested_formatting_is_rebuilt() {
        assert_eq!(outline_of("<body><b>1<p>2</b>3</p>"), "html[head[] body[b['1'] p[b['2'] '3']]]");
    }

    #[test]
    fn attributes_are_read_by_lower_case_name() {
        let tree =
            Tree::parse(r#"<a HREF="/x?a=1&amp;b=2" class=c class=d download>y</a><svg xml:lang=de><a xlink:href=z>"#);
        let a = find(&tree, "a");
        assert_eq!(tree.attrs(a).collect::<Vec<_>>(), [("href", "/x?a=1&b=2"), ("class", "c")]);
        assert_eq!(tree.attr(a, "href"), Some("/x?a=1&b=2"));
        assert_eq!(tree.attr(a, "id"), None);
        let svg = find(&tree, "svg");
        assert_eq!(tree.attr(svg, "xml:lang"), Some("de"));
        let inner = tree.descendants(svg).find(|id| tree.tag(*id) == Some("a")).unwrap();
        assert_eq!(tree.attr(inner, "href"), None);
    }

    #[test]
    fn svg_names_are_lower_case() {
        let tree = Tree::parse("<svg><foreignObject><p>in html</p></foreignObject></svg>");
        assert_eq!(outline(&tree, find(&tree, "svg")), "foreignobject[p['in html']]");
    }

    #[test]
    fn walks_keep_the_order_of_the_page_and_stay_below_their_node() {
        let tree = Tree::parse("<body><div><p>1<b>2</b></p>3</div><p>4");
        let div = find(&tree, "div");
        let below: Vec<_> = tree.descendants(div).map(|id| tree.tag(id).or(tree.text(id)).unwrap()).collect();
        assert_eq!(below, ["p", "1", "b", "2", "3"]);
        assert_eq!(tree.text_content(div), "123");
        let b = find(&tree, "b");
        let above: Vec<_> = tree.ancestors(b).map(|id| tree.tag(id).unwrap_or("")).collect();
        assert_eq!(above, ["p", "div", "body", "html", ""]);
        assert_eq!(tree.previous_sibling(b).and_then(|id| tree.text(id)), Some("1"));
        assert_eq!(tree.next_sibling(b), None);
        assert_eq!(tree.descendants(tree.first_child(b).unwrap()).count(), 0);
    }
}
