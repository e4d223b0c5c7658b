//! What the parser may spend on a page: bounds, and the guard that holds them.
//!
//! html5ever follows the standard's algorithms step by step, and some of their steps look through everything that is
//! open. A page of a few hundred kilobytes can therefore keep it busy for minutes: tags nested without end (every
//! `</p>` asks all open elements), one tag with a hundred thousand attributes (each is compared with all before it),
//! formatting elements that are opened and never closed (each paragraph opens them all again). No article does any of
//! this, so the guard sits between tokenizer and tree builder, counts, and drops what exceeds a bound; the bound is
//! noted, never passed over in silence. Below the bounds it changes nothing: the tree is html5ever's own.
//!
//! Counting must not cost what it saves. The tree builder does not tell how much is open, but it can be made to list it
//! (`trace_handles`); nothing opens without an element being created, so it need be asked only when enough were created
//! since the last count to reach a bound.

use super::{NodeId, Sink, Tree};
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::{Tracer, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{EndTag, StartTag, Tag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, TokenizerResult, local_name};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;

/// Bytes of HTML read. The largest article page seen has 3 MB; a saved page with its pictures inlined may have ten.
pub(crate) const BYTES: usize = 16 << 20;
/// Nodes of the tree. Heavy article pages have 25,000; a tree of this size takes 60 MB.
pub(crate) const NODES: usize = 500_000;
/// Elements open at once, where Chromium and WebKit stop too. It also bounds the depth of the tree.
pub(crate) const OPEN_ELEMENTS: usize = 512;
/// Formatting elements (`b`, `font`, `a` …) open or waiting to be opened again at once: every paragraph opens those
/// that wait, so one unclosed tag is paid for again and again.
pub(crate) const FORMATTING_ELEMENTS: usize = 128;
/// Attributes of one tag. The tokenizer compares each with all before it.
pub(crate) const ATTRIBUTES: usize = 256;
/// Steps of the tree builder: elements looked at, elements and attributes created. What the other bounds leave possible
/// is multiplied by the length of the page; this is the sum of it. Article pages take up to 2 million.
pub(crate) const WORK: u64 = 100_000_000;

/// A bound that the page exceeds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Bound {
    /// The page is too long.
    Bytes,
    /// The page has too many nodes.
    Nodes,
    /// Elements are nested too deeply.
    OpenElements,
    /// Too many formatting elements are left open.
    FormattingElements,
    /// A tag has too many attributes.
    Attributes,
    /// The page would take too long.
    Work,
}

impl fmt::Display for Bound {
    /// One sentence for the reader of the page.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Bound::Bytes => write!(f, "The page is longer than {} megabytes; the rest was not read.", BYTES >> 20),
            Bound::Nodes => write!(f, "The page has more than {NODES} parts; the rest was not read."),
            Bound::OpenElements => {
                write!(
                    f,
                    "The page nests its elements more than {OPEN_ELEMENTS} deep; deeper ones were dropped, their text was kept."
                )
            }
            Bound::FormattingElements => {
                write!(
                    f,
                    "The page leaves more than {FORMATTING_ELEMENTS} formatting tags open; further ones were dropped."
                )
            }
            Bound::Attributes => {
                write!(f, "A tag of the page has more than {ATTRIBUTES} attributes; further ones were dropped.")
            }
            Bound::Work => write!(f, "The page's markup is too tangled to be read to its end; the rest was not read."),
        }
    }
}

/// Parses a page within the bounds.
pub(super) fn parse(html: &str) -> Tree {
    let guard = Guard::new();
    let read = html.get(..html.floor_char_boundary(BYTES)).unwrap_or(html);
    if read.len() < html.len() {
        guard.note(Bound::Bytes);
    }
    let tokenizer = Tokenizer::new(guard, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(read));
    // The tokenizer stops where a browser would run a script or change the encoding; we do neither.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let Guard { builder, mut bounds_hit, .. } = tokenizer.sink;
    bounds_hit.get_mut().sort_unstable();
    builder.sink.finish().into_tree(bounds_hit.into_inner())
}

/// Stands in front of the tree builder and drops what exceeds a bound.
struct Guard {
    builder: TreeBuilder<NodeId, Sink>,
    counted: Cell<Count>,
    /// How many elements had been created when they were counted.
    created_when_counted: Cell<usize>,
    /// Whether a tag has reached the tree builder since, so that counting again may tell less.
    stale: Cell<bool>,
    /// Start tags dropped whose end tags are still to be dropped, by name.
    dropped: RefCell<BTreeMap<LocalName, u32>>,
    /// Whether the rest of the page is not read.
    cut: Cell<bool>,
    bounds_hit: RefCell<Vec<Bound>>,
}

/// What the tree builder holds.
#[derive(Clone, Copy, Default)]
struct Count {
    /// Open elements; those in the list of formatting elements count again.
    open: usize,
    /// Open formatting elements and entries of the list of formatting elements: twice those that are in both.
    formatting: usize,
}

struct Counter<'a> {
    sink: &'a Sink,
    count: Cell<Count>,
}

impl Tracer for Counter<'_> {
    type Handle = NodeId;

    fn trace_handle(&self, node: &NodeId) {
        let Count { open, formatting } = self.count.get();
        let is_formatting = formats(html5ever::interface::ElemName::local_name(&self.sink.elem_name(node)));
        self.count.set(Count { open: open + 1, formatting: formatting + usize::from(is_formatting) });
    }
}

impl Guard {
    fn new() -> Guard {
        // By default the tree builder takes scripting to be enabled, as house rules have it for `noscript`.
        let builder = TreeBuilder::new(Sink::new(), TreeBuilderOpts::default());
        Guard {
            builder,
            counted: Cell::default(),
            created_when_counted: Cell::new(0),
            stale: Cell::new(false),
            dropped: RefCell::default(),
            cut: Cell::new(false),
            bounds_hit: RefCell::default(),
        }
    }

    fn note(&self, bound: Bound) {
        let mut bounds_hit = self.bounds_hit.borrow_mut();
        if !bounds_hit.contains(&bound) {
            bounds_hit.push(bound);
        }
    }

    fn cut(&self, bound: Bound) {
        self.note(bound);
        self.cut.set(true);
    }

    /// What the tree builder holds at most.
    fn at_most(&self) -> Count {
        let created = self.builder.sink.elements.get() - self.created_when_counted.get();
        let Count { open, formatting } = self.counted.get();
        Count { open: open + created, formatting: formatting + 2 * created }
    }

    fn count_again(&self) {
        if self.stale.replace(false) {
            let counter = Counter { sink: &self.builder.sink, count: Cell::default() };
            self.builder.trace_handles(&counter);
            self.counted.set(counter.count.get());
            self.created_when_counted.set(self.builder.sink.elements.get());
        }
    }

    /// Whether as much is open as may be. Counts only where the estimate does not settle it.
    fn is_full(&self, of: impl Fn(Count) -> usize, bound: usize) -> bool {
        if of(self.at_most()) < bound {
            return false;
        }
        self.count_again();
        of(self.at_most()) >= bound
    }

    /// Whether a tag may reach the tree builder.
    fn admits(&self, tag: &Tag) -> bool {
        match tag.kind {
            StartTag => {
                let bound = if formats(&tag.name) && self.is_full(|count| count.formatting, 2 * FORMATTING_ELEMENTS) {
                    Bound::FormattingElements
                } else if self.stays_open(tag) && self.is_full(|count| count.open, OPEN_ELEMENTS) {
                    Bound::OpenElements
                } else {
                    return true;
                };
                self.note(bound);
                *self.dropped.borrow_mut().entry(tag.name.clone()).or_default() += 1;
                false
            }
            // An end tag whose start tag was dropped would close another element.
            EndTag => match self.dropped.borrow_mut().get_mut(&tag.name) {
                Some(left) if *left > 0 => {
                    *left -= 1;
                    false
                }
                _ => true,
            },
        }
    }

    /// Whether what follows a start tag is nested in it. Where the tokenizer reads raw text after a tag, the tag must
    /// never be dropped: its script would be read as text.
    fn stays_open(&self, tag: &Tag) -> bool {
        if self.builder.adjusted_current_node_present_but_not_in_html_namespace() {
            return !tag.self_closing;
        }
        !matches!(
            tag.name,
            local_name!("area")
                | local_name!("base")
                | local_name!("basefont")
                | local_name!("bgsound")
                | local_name!("br")
                | local_name!("col")
                | local_name!("embed")
                | local_name!("frame")
                | local_name!("hr")
                | local_name!("iframe")
                | local_name!("image")
                | local_name!("img")
                | local_name!("input")
                | local_name!("keygen")
                | local_name!("link")
                | local_name!("meta")
                | local_name!("noembed")
                | local_name!("noframes")
                | local_name!("noscript")
                | local_name!("param")
                | local_name!("plaintext")
                | local_name!("script")
                | local_name!("source")
                | local_name!("style")
                | local_name!("textarea")
                | local_name!("title")
                | local_name!("track")
                | local_name!("wbr")
                | local_name!("xmp")
        )
    }
}

/// Whether an element enters the list of active formatting elements.
fn formats(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a")
            | local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

impl TokenSink for Guard {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        match &token {
            Token::ParseError(_) => return TokenSinkResult::Continue,
            Token::EOFToken => return self.builder.process_token(token, line),
            _ if self.cut.get() => return TokenSinkResult::Continue,
            Token::TagToken(tag) => {
                if !self.admits(tag) {
                    return TokenSinkResult::Continue;
                }
                self.stale.set(true);
            }
            _ => {}
        }
        let result = self.builder.process_token(token, line);
        if self.builder.sink.work.get() > WORK {
            self.cut(Bound::Work);
        }
        if self.builder.sink.nodes.borrow().len() > NODES {
            self.cut(Bound::Nodes);
        }
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
