//! A graph of typed nodes with properties: the one shape into which JSON-LD, microdata and RDFa are brought.
//!
//! Who builds it knows the syntax; who reads it knows the vocabulary. A node that only refers to another by its address
//! is resolved when it is read.

use crate::claim::{Evidence, Reader};
use crate::page::{Page, Places, collapsed, markup};
use std::collections::HashMap;
use std::ops::Range;

/// Nodes that are kept of one page, properties of a node, and values of one name that are looked at.
const MOST_NODES: usize = 4_000;
const MOST_PROPERTIES: usize = 1_000;
const MOST_VALUES: usize = 60;
/// Nodes around a node that are looked at.
const DEEPEST: usize = 16;

/// Properties under which a page's own main node may stand; under any other it is a part, a list's item, a comment.
const LEADS_TO_THE_MAIN_NODE: &[&str] =
    &["article", "blogPost", "blogPosts", "mainContentOfPage", "mainEntity", "mainEntityOfPage"];

/// Where a value stands.
#[derive(Debug, Clone)]
pub(crate) enum At {
    /// In a block of JSON, an index into [`Page::json_ld`].
    Pointer(usize, String),
    /// In an element, an index into [`Page::marks`].
    Mark(usize),
}

/// A property's value.
#[derive(Debug)]
pub(crate) enum Value {
    /// A text; with the address where an anchor holds it.
    Text(String, Option<String>),
    /// Another node.
    Node(usize),
}

/// A named value of a node.
#[derive(Debug)]
pub(crate) struct Property {
    pub(crate) name: String,
    pub(crate) value: Value,
    pub(crate) at: At,
}

/// A thing that the markup describes.
#[derive(Debug)]
pub(crate) struct Node {
    /// Its types, without the vocabulary's address or prefix.
    pub(crate) kinds: Vec<String>,
    pub(crate) id: Option<String>,
    pub(crate) properties: Vec<Property>,
    pub(crate) at: At,
    /// Whether it may be what the page is about: it stands on top, and outside of comments, lists and the like.
    pub(crate) is_own: bool,
    /// Whether it stands among navigation, comments, teasers.
    pub(crate) is_outside: bool,
    /// The node that it stands under, and whether it may be the page's main node there.
    holder: Option<(usize, bool)>,
}

impl Node {
    pub(crate) fn is_a(&self, fits: impl Fn(&str) -> bool) -> bool {
        self.kinds.iter().any(|kind| fits(kind))
    }
}

/// Everything that one syntax says on one page.
#[derive(Debug)]
pub(crate) struct Graph<'a> {
    pub(crate) reader: Reader,
    pub(crate) page: &'a Page,
    pub(crate) nodes: Vec<Node>,
    by_id: HashMap<String, usize>,
}

impl<'a> Graph<'a> {
    pub(crate) fn new(reader: Reader, page: &'a Page) -> Graph<'a> {
        Graph { reader, page, nodes: Vec::new(), by_id: HashMap::new() }
    }

    /// Adds a node; `None` where the page has too many.
    pub(crate) fn add(&mut self, kinds: Vec<String>, id: Option<String>, at: At, places: Places) -> Option<usize> {
        if self.nodes.len() >= MOST_NODES {
            return None;
        }
        let is_outside = places.is_outside() || places.has(Places::FIGURE);
        self.nodes.push(Node { kinds, id, properties: Vec::new(), at, is_own: false, is_outside, holder: None });
        Some(self.nodes.len() - 1)
    }

    /// Adds a property to a node.
    pub(crate) fn state(&mut self, node: usize, name: &str, value: Value, at: At) {
        let name = bare(name);
        if let Value::Node(held) = &value
            && let Some(held) = self.nodes.get_mut(*held)
        {
            held.holder = Some((node, LEADS_TO_THE_MAIN_NODE.contains(&name)));
        }
        if let Some(node) = self.nodes.get_mut(node)
            && node.properties.len() < MOST_PROPERTIES
        {
            node.properties.push(Property { name: name.to_owned(), value, at });
        }
    }

    /// Ends the building: notes which nodes are the page's own, and which node each address means: of several with one
    /// address the one that says most.
    pub(crate) fn close(&mut self) {
        for index in 0..self.nodes.len() {
            let own = !self.is_part(index);
            if let Some(node) = self.nodes.get_mut(index) {
                node.is_own = own && !node.is_outside;
            }
        }
        for (index, node) in self.nodes.iter().enumerate() {
            let Some(id) = node.id.as_ref().filter(|_| !node.properties.is_empty()) else { continue };
            let says_more = self
                .by_id
                .get(id)
                .and_then(|known| self.nodes.get(*known))
                .is_none_or(|known| known.properties.len() < node.properties.len());
            if says_more {
                self.by_id.insert(id.clone(), index);
            }
        }
    }

    /// Whether a node stands under another as something else than the page's main node.
    fn is_part(&self, index: usize) -> bool {
        let mut at = index;
        for _ in 0..DEEPEST {
            match self.nodes.get(at).and_then(|node| node.holder) {
                Some((holder, true)) => at = holder,
                Some((_, false)) => return true,
                None => return false,
            }
        }
        true
    }

    /// A node, or the one that it only refers to.
    pub(crate) fn resolved(&self, index: usize) -> Option<&Node> {
        let node = self.nodes.get(index)?;
        let meant = node.id.as_ref().filter(|_| node.properties.is_empty()).and_then(|id| self.by_id.get(id));
        meant.and_then(|meant| self.nodes.get(*meant)).or(Some(node))
    }

    /// The node that an address means.
    pub(crate) fn by_id(&self, id: &str) -> Option<&Node> {
        self.nodes.get(*self.by_id.get(id)?)
    }

    /// A node's properties of one name.
    pub(crate) fn values<'n>(&self, node: &'n Node, name: &str) -> impl Iterator<Item = &'n Property> + use<'n> {
        let name = name.to_owned();
        node.properties.iter().filter(move |property| property.name == name).take(MOST_VALUES)
    }

    /// A property's texts, white space collapsed; those of a node are its names.
    pub(crate) fn texts<'n>(&'n self, node: &'n Node, name: &str) -> Vec<(String, &'n At)> {
        let mut texts = Vec::new();
        for property in self.values(node, name) {
            match &property.value {
                Value::Text(text, _) => texts.push((collapsed(text), &property.at)),
                Value::Node(index) if name != "name" => {
                    texts.extend(self.resolved(*index).into_iter().flat_map(|node| self.texts(node, "name")));
                }
                Value::Node(_) => {}
            }
        }
        texts.retain(|(text, _)| !text.is_empty());
        texts
    }

    /// A property's addresses as they are written: texts, the targets of anchors, the addresses of nodes.
    pub(crate) fn addresses<'n>(&'n self, node: &'n Node, name: &str) -> Vec<(&'n str, &'n At)> {
        let mut addresses = Vec::new();
        for property in self.values(node, name) {
            match &property.value {
                Value::Text(text, href) => addresses.push((href.as_deref().unwrap_or(text).trim(), &property.at)),
                Value::Node(index) => {
                    let Some(other) = self.nodes.get(*index) else { continue };
                    addresses.extend(other.id.as_deref().map(|id| (id, &property.at)));
                    addresses.extend(self.values(other, "url").filter_map(|url| match &url.value {
                        Value::Text(text, href) => Some((href.as_deref().unwrap_or(text).trim(), &url.at)),
                        Value::Node(_) => None,
                    }));
                }
            }
        }
        addresses
    }

    /// The words in sight at a place, where it is an element's.
    pub(crate) fn words(&self, at: &At) -> Option<&'a str> {
        match at {
            At::Pointer(..) => None,
            At::Mark(mark) => {
                self.page.marks.get(*mark).filter(|mark| mark.seen.is_some()).map(|mark| mark.text.as_str())
            }
        }
    }

    /// Evidence for words at a place, and the bytes of the page's text that they take, where they are seen.
    pub(crate) fn evidence(&self, at: &At, quote: &str) -> (Evidence, Range<usize>) {
        match at {
            At::Pointer(held, pointer) => {
                let css = self.page.json_ld.get(*held).map_or("", |held| held.css.as_str());
                (markup(self.reader, quote, css, Some(pointer.clone())), 0..0)
            }
            At::Mark(mark) => {
                let mark = self.page.marks.get(*mark);
                let seen = mark.and_then(|mark| mark.seen.as_ref()).and_then(|(block, range)| {
                    let block = self.page.blocks.get(*block)?;
                    (block.words(range) == quote && !quote.is_empty()).then_some((block, range))
                });
                match seen {
                    Some((block, range)) => {
                        (self.page.quote(self.reader, block, range), block.start + range.start..block.start + range.end)
                    }
                    None => (markup(self.reader, quote, mark.map_or("", |mark| mark.css.as_str()), None), 0..0),
                }
            }
        }
    }
}

/// A name without the address or the prefix of its vocabulary: `https://schema.org/author` and `schema:author` are
/// `author`.
pub(crate) fn bare(name: &str) -> &str {
    let name = name.trim();
    name.rsplit(['/', '#', ':']).next().filter(|bare| !bare.is_empty()).unwrap_or(name)
}
