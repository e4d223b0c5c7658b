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
use super::{NodeId, Sink, Tree, kept};
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
    /// Whether the tokenizer reads raw text that the tree does not keep.
    unkept: Cell<bool>,
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
            unkept: Cell::new(false),
        }
    }

    /// Makes room for a page of so many bytes.
    pub(super) fn expect(&self, bytes: usize) {
        self.builder.sink.expect(bytes.min(self.bounds.bytes));
    }

    pub(super) fn into_tree(self) -> Tree {
        let bounds_hit = self.bounds_hit.into_inner();
        self.builder.sink.finish().into_tree(bounds_hit)
    }

    /// Notes that a bound was exceeded.
    pub(super) fn note(&self, bound: Bound) {
        let mut bounds_hit = self.bounds_hit.borrow_mut();
        if let Err(at) = bounds_hit.binary_search(&bound) {
            bounds_hit.insert(at, bound);
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

    /// Whether the tokenizer reads the text of a program or a style sheet: the tree does not keep it.
    pub(super) fn reads_unkept(&self) -> bool {
        self.unkept.get()
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

    /// Counts a piece of the page that is fed.
    pub(super) fn meter_piece(&self) {
        self.spend(TOKEN);
    }

    /// Counts what the tokenizer has done for a token.
    fn meter_tokenizing(&self, token: &Token) {
        self.spend(match token {
            Token::ParseError(_) => 2 * TOKEN,
            // Each attribute was compared with all before it.
            Token::TagToken(tag) => TOKEN + (tag.attrs.len() * tag.attrs.len() / 8) as u64,
            _ => TOKEN,
        });
    }

    /// Counts what the tree builder does for a tag without asking the sink.
    fn meter_building(&self, tag: &Tag) {
        if !formats(&tag.name) {
            return;
        }
        // Markers in the list of formatting elements can be left behind for good, and are passed over one by one.
        self.spend(self.builder.sink.markers.get() / 2);
        if !tag.attrs.is_empty() {
            // A formatting element's attributes are sorted and compared with those of every entry of its name.
            let letters: usize = tag.attrs.iter().map(|attr| attr.name.local.len() + attr.value.len()).sum();
            self.spend((self.at_most().formatting * (tag.attrs.len() + letters / 32)) as u64);
        }
    }

    fn spend(&self, steps: u64) {
        self.builder.sink.spend(steps);
        if self.builder.sink.steps.get() > self.bounds.steps {
            self.cut(Bound::Steps);
        }
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
        self.meter_tokenizing(&token);
        if self.cut.get() {
            return TokenSinkResult::Continue;
        }
        if let Token::TagToken(tag) = &token {
            if !self.admits(tag) {
                return TokenSinkResult::Continue;
            }
            self.meter_building(tag);
            self.stale.set(true);
        }
        let result = self.builder.process_token(token, line);
        if self.builder.sink.nodes.borrow().len() > self.bounds.nodes {
            self.cut(Bound::Nodes);
        }
        result
    }
}

/// Steps for a token or a piece that the tokenizer takes; twice that for an error, which it words and then throws away.
const TOKEN: u64 = 20;

/// Whether an element enters the list of active formatting elements.
pub(super) fn formats(name: &LocalName) -> bool {
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
        let (name, is_program) = match &token {
            Token::ParseError(_) => {
                self.meter_tokenizing(&token);
                return TokenSinkResult::Continue;
            }
            // The end is always passed on, however much was cut before it: the tree builder closes what is open.
            Token::EOFToken => return self.builder.process_token(token, line),
            Token::CharacterTokens(_) | Token::NullCharacterToken => {
                self.characters.set(true);
                if self.unkept.get() {
                    self.meter_tokenizing(&token);
                    return TokenSinkResult::Continue;
                }
                return self.pass(token, line);
            }
            Token::TagToken(tag) => (tag.name.clone(), kept::opens_program(tag)),
            Token::CommentToken(_) | Token::DoctypeToken(_) => (local_name!(""), false),
        };
        let result = self.pass(token, line);
        let reading = match &result {
            TokenSinkResult::RawData(RawKind::ScriptData | RawKind::Rawtext | RawKind::Rcdata) => {
                Reading::RawText(name)
            }
            TokenSinkResult::Plaintext => Reading::PlainText,
            _ => Reading::Markup,
        };
        self.unkept.set(is_program && matches!(reading, Reading::RawText(_)));
        *self.after_markup.borrow_mut() = Some(reading);
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.is_foreign()
    }
}

#[cfg(test)]
mod tests {
    use super::super::bounds::{Bound, Bounds, PAGE};
    use super::super::feed::parse;
    use super::super::{NodeId, Tree};

    /// How deep the tree is, found without recursion and in one walk.
    fn depth(tree: &Tree) -> usize {
        let (mut deepest, mut depth, mut at) = (0, 0, Some(tree.root()));
        while let Some(node) = at {
            deepest = deepest.max(depth);
            at = tree.first_child(node).inspect(|_| depth += 1).or_else(|| {
                let mut left: Option<NodeId> = Some(node);
                while let Some(above) = left {
                    if let Some(next) = tree.next_sibling(above) {
                        return Some(next);
                    }
                    left = tree.parent(above).inspect(|_| depth -= 1);
                }
                None
            });
        }
        deepest
    }

    /// Numbered copies of some markup.
    fn numbered(count: usize, copy: impl Fn(usize) -> String) -> String {
        (0..count).map(copy).collect()
    }

    /// Pages made to break parsers, by size, and the bound that each exceeds.
    type Flood = (&'static str, fn(usize) -> String, usize, &'static [Bound]);

    const FLOODS: &[Flood] = &[
        ("nested div", |n| "<div>".repeat(n), 100_000, &[Bound::OpenElements]),
        ("closed div", |n| "<div>".repeat(n) + &"</div>".repeat(n), 50_000, &[Bound::OpenElements]),
        ("one tag", |n| format!("<p {}>", numbered(n, |i| format!("a{i} "))), 1_000_000, &[Bound::Attributes]),
        (
            "one end tag",
            |n| format!("<script></script {}>", numbered(n, |i| format!("a{i} "))),
            100_000,
            &[Bound::Attributes],
        ),
        ("quoted >", |n| format!("<p {}>", numbered(n, |i| format!("a{i}='>' "))), 100_000, &[Bound::Attributes]),
        ("links around blocks", |n| "<a><div>".repeat(n), 4_000, &[Bound::OpenElements]),
        ("open formatting", |n| numbered(n, |i| format!("<b><font size={i}>")), 50_000, &[Bound::FormattingElements]),
        (
            "paragraphs after open formatting",
            |n| "<p>".to_owned() + &numbered(120, |i| format!("<font size={i}>")) + &"<p>x".repeat(n),
            5_000,
            &[Bound::Nodes],
        ),
        ("text", |n| "some words ".repeat(n), 5_000_000, &[Bound::Bytes]),
        ("templates", |n| "<template>".repeat(n), 50_000, &[Bound::OpenElements]),
        ("shadow roots", |n| "<div><template shadowrootmode=open>".repeat(n), 20_000, &[Bound::OpenElements]),
        ("svg", |n| "<svg>".repeat(n), 50_000, &[Bound::OpenElements]),
        ("svg and html", |n| "<svg><foreignObject>".repeat(n), 20_000, &[Bound::OpenElements]),
        ("tables", |n| "<table><tr><td>".repeat(n), 20_000, &[Bound::OpenElements]),
        ("framesets", |n| "<frameset>".repeat(n), 50_000, &[Bound::OpenElements]),
        ("forms", |n| "<form><div></form>".repeat(n), 4_000, &[Bound::OpenElements]),
        ("comments", |n| "<!---->".repeat(n), 600_000, &[Bound::Nodes]),
        ("empty elements", |n| "<img>".repeat(n), 600_000, &[Bound::Nodes]),
        ("end tags under open elements", |n| "<span>".repeat(500) + &"</p>".repeat(n), 20_000, &[Bound::Steps]),
        (
            "markers left behind",
            |n| "<table><td><object></table>".repeat(n) + &"<b></b>".repeat(n),
            20_000,
            &[Bound::Steps],
        ),
        ("stray <", |n| "<".repeat(n), 300_000, &[Bound::Steps]),
        ("stray &", |n| "&a>".repeat(n), 200_000, &[Bound::Steps]),
    ];

    #[test]
    fn floods_are_cut_and_the_cut_is_noted() {
        // The stack is as small as in the browser.
        let small = std::thread::Builder::new().stack_size(1 << 20);
        let read = small.spawn(|| {
            for (name, flood, size, bounds) in FLOODS {
                // Fewer steps where they are the bound, for they are slow in a build that checks everything.
                let steps = if bounds.contains(&Bound::Steps) { PAGE.steps / 10 } else { PAGE.steps };
                let tree = parse(&flood(*size), Bounds { steps, ..PAGE });
                assert_eq!(tree.bounds_hit(), *bounds, "{name}");
                assert!(tree.steps < steps + PAGE.steps / 100, "{name}: {} steps", tree.steps);
                assert!(tree.nodes.len() < PAGE.nodes + 1_000, "{name}: {} nodes", tree.nodes.len());
                assert!(depth(&tree) < 2 * PAGE.open_elements + 10, "{name}: depth {}", depth(&tree));
            }
        });
        read.unwrap().join().unwrap();
    }

    #[test]
    fn work_grows_no_faster_than_the_page() {
        for (name, flood, size, bounds) in FLOODS {
            if !bounds.contains(&Bound::Steps) && !bounds.contains(&Bound::Nodes) {
                let [half, whole] = [size / 20, size / 10].map(|size| Tree::parse(&flood(size)).steps);
                assert!(whole < 3 * half + 1_000_000, "{name}: {half} steps, for twice the page {whole}");
            }
        }
    }

    #[test]
    fn text_of_dropped_elements_is_kept_and_what_follows_stands_where_it_did() {
        let (open, close) = ("<div>".repeat(600), "</div>".repeat(600));
        let tree = Tree::parse(&format!("<body><main>{open}deep<script>no()</script>{close}after</main>"));
        assert_eq!(tree.bounds_hit(), [Bound::OpenElements]);
        let main = tree.descendants(tree.root()).find(|id| tree.tag(*id) == Some("main")).unwrap();
        assert_eq!(tree.text_content(main), "deepafter");
        let after = tree.descendants(main).find(|id| tree.text(*id) == Some("after")).unwrap();
        assert_eq!(tree.parent(after), Some(main));
        assert!(tree.descendants(main).any(|id| tree.tag(id) == Some("script")));
    }

    #[test]
    fn a_dropped_attribute_leaves_its_tag_whole() {
        let many = numbered(255, |i| format!("a{i}=\">\" ")) + "class='>' id=\">\" ";
        let tree = Tree::parse(&format!("<body><p {many}>text<svg><g {many}/></svg><b>after"));
        assert_eq!(tree.bounds_hit(), [Bound::Attributes]);
        let find = |tag| tree.descendants(tree.root()).find(|id| tree.tag(*id) == Some(tag)).unwrap();
        assert_eq!(tree.text_content(find("p")), "textafter");
        assert_eq!(tree.attrs(find("p")).collect::<Vec<_>>(), [("class", ">")]);
        assert_eq!(tree.first_child(find("g")), None);
    }

    #[test]
    fn every_bound_is_told_in_a_sentence() {
        for bound in [
            Bound::Bytes,
            Bound::Nodes,
            Bound::OpenElements,
            Bound::FormattingElements,
            Bound::Attributes,
            Bound::Steps,
        ] {
            let sentence = bound.to_string();
            assert!(sentence.ends_with('.') && !sentence.contains('{'), "{sentence}");
        }
    }
}
