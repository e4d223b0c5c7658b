//! Elements through which microdata, RDFa and microformats speak, gathered in the one walk.
//!
//! A mark keeps the attributes that these syntaxes read, the mark around it, and the visible words that it holds. What
//! they say is left to the readers.
//!
//! Specification: HTML, “Microdata”; RDFa Core 1.1 and RDFa Lite; microformats.org's parsing rules. An element that is
//! referred to by `itemref` is a child of the item too.

use super::walk::path;
use super::{Block, Places, collapsed};
use crate::html::{NodeId, Tree};
use std::collections::HashMap;
use std::ops::Range;

/// Marks that are kept of one page.
const MOST_MARKS: usize = 1_500;
/// Bytes of text beyond which a value is prose.
const LONGEST_VALUE: usize = 600;

/// Attributes that a mark keeps.
const KEPT: &[&str] = &[
    "about",
    "class",
    "content",
    "data",
    "datetime",
    "href",
    "id",
    "itemid",
    "itemprop",
    "itemref",
    "itemscope",
    "itemtype",
    "property",
    "rel",
    "resource",
    "src",
    "title",
    "typeof",
    "value",
    "vocab",
];

/// Whether a class is one of microformats that are read. Asked of every class of a page.
fn is_spoken(class: &str) -> bool {
    matches!(
        class,
        "author"
            | "dt-published"
            | "dt-updated"
            | "entry-title"
            | "fn"
            | "h-card"
            | "h-cite"
            | "h-entry"
            | "hentry"
            | "hnews"
            | "p-author"
            | "p-name"
            | "published"
            | "source-org"
            | "u-repost-of"
            | "u-translation-of"
            | "updated"
            | "vcard"
    )
}

/// An element that says something in its attributes.
#[derive(Debug)]
pub(crate) struct Mark {
    pub(crate) tag: String,
    /// The mark around it.
    pub(crate) parent: Option<usize>,
    pub(crate) places: Places,
    /// The innermost area around it.
    pub(super) area: Option<usize>,
    attributes: Vec<(&'static str, String)>,
    /// The block and the range of its words, where it is seen in one block.
    pub(crate) seen: Option<(usize, Range<usize>)>,
    /// Its words, white space collapsed; empty where they are prose.
    pub(crate) text: String,
    pub(crate) css: String,
}

impl Mark {
    /// An attribute's value.
    pub(crate) fn attr(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// Whether it has a class.
    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.attr("class").is_some_and(|classes| classes.split_ascii_whitespace().any(|each| each == class))
    }
}

/// A mark in the making: where the walk met and left it.
#[derive(Debug)]
struct Open {
    id: NodeId,
    mark: Mark,
    from: (usize, usize),
    to: Option<(usize, usize)>,
    hidden: bool,
}

/// The marks of a walk.
#[derive(Debug, Default)]
pub(super) struct Marks {
    marks: Vec<Open>,
    open: Vec<usize>,
    /// An item, a typed thing or an entry was seen: only these make a class or a property speak.
    speaks: bool,
}

impl Marks {
    /// Whether an element is one.
    pub(super) fn is_mark(tree: &Tree, id: NodeId) -> bool {
        tree.attrs(id).any(|(name, value)| match name {
            "itemscope" | "itemprop" | "typeof" | "property" => true,
            "class" => value.split_ascii_whitespace().any(is_spoken),
            _ => false,
        })
    }

    /// Opens a mark at a place: the block in the making, and the offset in it.
    pub(super) fn open(&mut self, tree: &Tree, id: NodeId, places: Places, area: Option<usize>, at: (usize, usize)) {
        if self.marks.len() >= MOST_MARKS {
            return;
        }
        let kept = |name: &str| KEPT.binary_search(&name).ok().and_then(|at| KEPT.get(at)).copied();
        let attributes: Vec<(&'static str, String)> = tree
            .attrs(id)
            .filter_map(|(name, value)| Some((kept(name)?, value.trim().to_owned())))
            .filter(|(_, value)| value.len() <= 4 * LONGEST_VALUE)
            .collect();
        let mark = Mark {
            tag: tree.tag(id).unwrap_or_default().to_owned(),
            parent: self.open.last().copied(),
            places,
            area,
            attributes,
            seen: None,
            text: String::new(),
            css: String::new(),
        };
        self.speaks |= ["itemscope", "typeof"].iter().any(|name| mark.attr(name).is_some())
            || ["hentry", "h-entry", "hnews"].iter().any(|class| mark.has_class(class));
        self.open.push(self.marks.len());
        self.marks.push(Open { id, mark, from: at, to: None, hidden: places.has(Places::HIDDEN) });
    }

    /// Closes the mark of an element, where it is the innermost.
    pub(super) fn close(&mut self, id: NodeId, at: (usize, usize)) {
        let Some(open) = self.open.last().and_then(|last| self.marks.get_mut(*last)).filter(|open| open.id == id)
        else {
            return;
        };
        open.to = Some(at);
        self.open.pop();
    }

    /// Whether an item of microdata, or something typed by RDFa, is open.
    pub(super) fn holds(&self, attribute: &str) -> bool {
        self.open.iter().filter_map(|open| self.marks.get(*open)).any(|open| open.mark.attr(attribute).is_some())
    }

    /// The marks, with their words and selectors; none where nothing speaks.
    pub(super) fn finish(self, tree: &Tree, blocks: &[Block]) -> Vec<Mark> {
        if !self.speaks {
            return Vec::new();
        }
        let referred = referred(tree, &self.marks);
        let mut marks: Vec<Mark> = Vec::with_capacity(self.marks.len());
        for open in self.marks {
            let mut mark = open.mark;
            mark.text = text(tree, open.id);
            if !open.hidden && !mark.text.is_empty() {
                mark.seen = open
                    .to
                    .and_then(|to| words(blocks, open.from, to))
                    .filter(|(block, range)| blocks.get(*block).is_some_and(|block| block.words(range) == mark.text));
            }
            mark.css = path(tree, open.id);
            marks.push(mark);
        }
        for (mark, item) in referred {
            if let Some(mark) = marks.get_mut(mark) {
                mark.parent = Some(item);
            }
        }
        marks
    }
}

/// The words between two places, where one block holds them.
fn words(blocks: &[Block], from: (usize, usize), to: (usize, usize)) -> Option<(usize, Range<usize>)> {
    let (block, start) = from;
    let end = match to {
        (last, end) if last == block => end,
        (last, 0) if last == block + 1 => blocks.get(block)?.text.len(),
        _ => return None,
    };
    (start < end).then_some((block, start..end))
}

/// An element's text, white space collapsed; empty where it is longer than a value.
fn text(tree: &Tree, id: NodeId) -> String {
    let mut text = String::new();
    let mut seen = 0;
    for node in tree.descendants(id) {
        seen += 1;
        if let Some(more) = tree.text(node) {
            let inside = tree.parent(node).and_then(|parent| tree.tag(parent));
            if !matches!(inside, Some("script" | "style" | "noscript" | "template")) {
                text.push_str(more);
            }
        } else if tree.tag(node).is_some_and(|tag| matches!(tag, "br" | "p" | "div" | "li")) {
            text.push(' ');
        }
        if text.len() > 4 * LONGEST_VALUE || seen > 200 {
            return String::new();
        }
    }
    let text = collapsed(&text);
    if text.len() > LONGEST_VALUE { String::new() } else { text }
}

/// Marks without an item of their own that lie in an element which an item refers to, with that item.
fn referred(tree: &Tree, marks: &[Open]) -> Vec<(usize, usize)> {
    let mut items: HashMap<&str, usize> = HashMap::new();
    for (index, open) in marks.iter().enumerate() {
        for id in open.mark.attr("itemref").unwrap_or_default().split_ascii_whitespace().take(20) {
            items.entry(id).or_insert(index);
        }
    }
    if items.is_empty() {
        return Vec::new();
    }
    let is_orphan = |open: &Open| {
        let mut around = open.mark.parent;
        while let Some(at) = around.and_then(|at| marks.get(at)) {
            if at.mark.attr("itemscope").is_some() {
                return false;
            }
            around = at.mark.parent;
        }
        open.mark.attr("itemprop").is_some()
    };
    let orphans = marks.iter().enumerate().filter(|(_, open)| is_orphan(open));
    orphans
        .filter_map(|(index, open)| {
            let mut around = std::iter::once(open.id).chain(tree.ancestors(open.id));
            let item = around.find_map(|above| items.get(tree.attr(above, "id")?).copied())?;
            // An item that lay in what it refers to would hold itself.
            (item < index || !is_within(marks, item, index)).then_some((index, item))
        })
        .collect()
}

/// Whether a mark lies in another.
fn is_within(marks: &[Open], mark: usize, outer: usize) -> bool {
    let mut at = Some(mark);
    while let Some(here) = at {
        if here == outer {
            return true;
        }
        at = marks.get(here).and_then(|open| open.mark.parent);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::KEPT;

    #[test]
    fn what_is_searched_is_sorted() {
        assert!(KEPT.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
