//! The guard between html5ever's tokenizer and its tree builder.
//!
//! html5ever follows the standard's algorithms step by step, and some of their steps look through everything that is
//! open. A page of a few hundred kilobytes can therefore keep it busy for minutes: tags nested without end (every
//! `</p>` asks all open elements), formatting elements that are opened and never closed (each paragraph opens them all
//! again). No article does any of this, so the guard counts, and drops what exceeds a bound; the bound is noted, never
//! passed over in silence. Below the bounds it changes nothing: the tree is html5ever's own. One attack happens before
//! a tag reaches the guard, in the tokenizer; `feed` meets it.
//!
//! Counting must not cost what it saves. The tree builder does not tell how much is open, but it can be made to list it
//! (`trace_handles`); nothing opens without an element being created, so it need be asked only when enough were created
//! since the last count to reach a bound.
//!
//! Limit: where a start tag was dropped, the next end tag of its name is dropped too. On a page that closes what it opens
//! this is right; on another the tree differs from a browser's in its depths.

use super::bounds::{Bound, Bounds};
use super::{NodeId, Sink, Tree};
use html5ever::interface::{ElemName, Tracer, TreeSink};
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{EndTag, StartTag, Tag, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, local_name};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// Stands in front of the tree builder and drops what exceeds a bound.
pub(super) struct Guard {
    builder: TreeBuilder<NodeId, Sink>,
    bounds: Bounds,
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
    /// What the tokenizer reads after the last markup; `None` while characters alone were seen since it was taken.
    after_markup: RefCell<Option<Reading>>,
    /// Whether characters arrived since last asked.
    characters: Cell<bool>,
}

/// What the tokenizer reads after a tag, a comment or a doctype.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Reading {
    /// Text and markup.
    Markup,
    /// Raw text up to the end tag of this name.
    RawText(LocalName),
    /// Text up to the end of the page.
    PlainText,
}

/// What the tree builder holds.
#[derive(Clone, Copy, Default)]
struct Count {
    /// Open elements, and entries of the list of active formatting elements.
    open: usize,
    /// The formatting elements among both: most are in both, and count twice.
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
        let is_formatting = formats(self.sink.elem_name(node).local_name());
        self.count.set(Count { open: open + 1, formatting: formatting + usize::from(is_formatting) });
    }
}

impl Guard {
    pub(super) fn new(bounds: Bounds) -> Guard {
        Guard {
            // The default takes scripts to be enabled, as they are in the browser that shows the page.
            builder: TreeBuilder::new(Sink::new(bounds), TreeBuilderOpts::default()),
            bounds,
            counted: Cell::default(),
            created_when_counted: Cell::new(0),
            stale: Cell::new(false),
            dropped: RefCell::default(),
            cut: Cell::new(false),
            bounds_hit: RefCell::default(),
            after_markup: RefCell::default(),
            characters: Cell::new(false),
        }
    }

    pub(super) fn into_tree(self) -> Tree {
        let mut bounds_hit = self.bounds_hit.into_inner();
        bounds_hit.sort_unstable();
        self.builder.sink.finish().into_tree(bounds_hit)
    }

    /// Notes that a bound was exceeded.
    pub(super) fn note(&self, bound: Bound) {
        let mut bounds_hit = self.bounds_hit.borrow_mut();
        if !bounds_hit.contains(&bound) {
            bounds_hit.push(bound);
        }
    }

    /// Whether the rest of the page need not be read.
    pub(super) fn is_cut(&self) -> bool {
        self.cut.get()
    }

    /// What the tokenizer reads now, if a tag, comment or doctype ended since this was last asked.
    pub(super) fn take_after_markup(&self) -> Option<Reading> {
        self.after_markup.take()
    }

    /// Whether the tokenizer gave characters since this was last asked.
    pub(super) fn take_characters(&self) -> bool {
        self.characters.take()
    }

    fn cut(&self, bound: Bound) {
        self.note(bound);
        self.cut.set(true);
    }

    /// What the tree builder holds at most.
    fn at_most(&self) -> Count {
        let created = self.builder.sink.elements.get() - self.created_when_counted.get();
        let Count { open, formatting } = self.counted.get();
        Count { open: open + 2 * created, formatting: formatting + 2 * created }
    }

    /// Whether as much is open as may be. Counts only where the estimate does not settle it.
    fn is_full(&self, of: impl Fn(Count) -> usize, bound: usize) -> bool {
        if of(self.at_most()) < bound {
            return false;
        }
        if self.stale.replace(false) {
            let counter = Counter { sink: &self.builder.sink, count: Cell::default() };
            self.builder.trace_handles(&counter);
            self.counted.set(counter.count.get());
            self.created_when_counted.set(self.builder.sink.elements.get());
        }
        of(self.at_most()) >= bound
    }

    /// Whether a tag may reach the tree builder.
    fn admits(&self, tag: &Tag) -> bool {
        match tag.kind {
            StartTag => {
                let Bounds { open_elements, formatting_elements, .. } = self.bounds;
                let bound = if formats(&tag.name) && self.is_full(|count| count.formatting, 2 * formatting_elements) {
                    Bound::FormattingElements
                } else if self.stays_open(tag) && self.is_full(|count| count.open, open_elements) {
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

    /// Counts what html5ever does for a tag without asking the sink.
    fn meter(&self, tag: &Tag) {
        let attributes = tag.attrs.len() as u64;
        // The tokenizer has compared each attribute with all before it.
        let mut steps = attributes * attributes / 8;
        if formats(&tag.name) {
            let sink = &self.builder.sink;
            // Markers in the list of formatting elements can be left behind for good, and are passed over one by one.
            steps += sink.markers.get() / 2;
            if attributes > 0 {
                // A formatting element's attributes are sorted and compared with those of every entry of its name.
                let letters: usize = tag.attrs.iter().map(|attr| attr.name.local.len() + attr.value.len()).sum();
                steps += self.at_most().formatting as u64 * (attributes + letters as u64 / 32);
            }
        }
        self.builder.sink.spend(steps);
    }

    /// Whether what follows a start tag is nested in it. Where the tokenizer reads raw text after a tag, the tag must
    /// never be dropped: its script would be read as text.
    fn stays_open(&self, tag: &Tag) -> bool {
        if self.is_foreign() {
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

    /// Whether the tokenizer stands in SVG or MathML.
    pub(super) fn is_foreign(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }

    fn pass(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        if self.cut.get() {
            return TokenSinkResult::Continue;
        }
        if let Token::TagToken(tag) = &token {
            self.meter(tag);
            if !self.admits(tag) {
                return TokenSinkResult::Continue;
            }
            self.stale.set(true);
        }
        let result = self.builder.process_token(token, line);
        if self.builder.sink.steps.get() > self.bounds.steps {
            self.cut(Bound::Steps);
        }
        if self.builder.sink.nodes.borrow().len() > self.bounds.nodes {
            self.cut(Bound::Nodes);
        }
        result
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

/// Whether an element leaves a marker in the list of active formatting elements.
pub(super) fn marks(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("applet")
            | local_name!("caption")
            | local_name!("marquee")
            | local_name!("object")
            | local_name!("td")
            | local_name!("template")
            | local_name!("th")
    )
}

impl TokenSink for Guard {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        let name = match &token {
            Token::ParseError(_) => return TokenSinkResult::Continue,
            // The end is always passed on, however much was cut before it: the tree builder closes what is open.
            Token::EOFToken => return self.builder.process_token(token, line),
            Token::CharacterTokens(_) | Token::NullCharacterToken => {
                self.characters.set(true);
                return self.pass(token, line);
            }
            Token::TagToken(tag) => tag.name.clone(),
            Token::CommentToken(_) | Token::DoctypeToken(_) => local_name!(""),
        };
        let result = self.pass(token, line);
        *self.after_markup.borrow_mut() = Some(match &result {
            TokenSinkResult::RawData(RawKind::ScriptData | RawKind::Rawtext | RawKind::Rcdata) => {
                Reading::RawText(name)
            }
            TokenSinkResult::Plaintext => Reading::PlainText,
            _ => Reading::Markup,
        });
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.is_foreign()
    }
}
