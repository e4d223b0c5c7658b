//! Everything that is read of the document, gathered in one walk over the tree and owned.
//!
//! A page is its declarations (metas, link relations, JSON-LD, language) and its *blocks*: runs of text as a browser
//! would lay them out in one box, with the anchors and the marked-up spans inside. Each block knows the places it stands
//! in (navigation, comments, a figure …), judged from markup alone, since nothing here knows the layout. What the blocks
//! mean is left to `body` and the readers.
//!
//! White space is collapsed as HTML collapses it. Offsets are bytes into the block's text.

use crate::claim::{Evidence, JsonPointer, Reader, Selector};
use crate::html::{NodeId, Tree};
use crate::prose::trimmed;
use std::ops::Range;
use url::Url;

/// Bounds on what is kept of one page. Beyond them declarations are dropped: no honest page comes near.
const MOST_DECLARATIONS: usize = 2_000;
/// Characters of context before and after a quote.
const CONTEXT: usize = 32;

/// A `meta` element.
#[derive(Debug)]
pub(crate) struct Meta {
    /// `name`, `property`, `itemprop` or `http-equiv`, in lower case.
    pub(crate) key: String,
    /// The content, trimmed.
    pub(crate) content: String,
    pub(crate) css: String,
}

/// A `link` element with one of its relations.
#[derive(Debug)]
pub(crate) struct Rel {
    /// The relation, in lower case.
    pub(crate) rel: String,
    /// The absolute address; only `http` and `https`.
    pub(crate) href: Url,
    /// The address as it is written.
    pub(crate) written: String,
    pub(crate) css: String,
}

/// A text with the element that holds it.
#[derive(Debug)]
pub(crate) struct Held {
    pub(crate) text: String,
    pub(crate) css: String,
}

/// A place on a page whose text is not the article's, as far as markup tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Places(u16);

impl Places {
    pub(crate) const HEADER: Places = Places(1);
    pub(crate) const NAVIGATION: Places = Places(1 << 1);
    pub(crate) const ASIDE: Places = Places(1 << 2);
    pub(crate) const FOOTER: Places = Places(1 << 3);
    pub(crate) const COMMENTS: Places = Places(1 << 4);
    pub(crate) const RELATED: Places = Places(1 << 5);
    pub(crate) const FIGURE: Places = Places(1 << 6);
    pub(crate) const SHARING: Places = Places(1 << 7);
    pub(crate) const PROMOTION: Places = Places(1 << 8);
    pub(crate) const HIDDEN: Places = Places(1 << 9);
    pub(crate) const ARTICLE: Places = Places(1 << 10);

    pub(crate) fn has(self, any_of: Places) -> bool {
        self.0 & any_of.0 != 0
    }

    pub(crate) const fn and(self, more: Places) -> Places {
        Places(self.0 | more.0)
    }

    /// Whether text here can belong to the article at all.
    pub(crate) fn is_outside(self) -> bool {
        self.has(
            Places::NAVIGATION
                .and(Places::ASIDE)
                .and(Places::FOOTER)
                .and(Places::COMMENTS)
                .and(Places::RELATED)
                .and(Places::SHARING)
                .and(Places::PROMOTION),
        )
    }
}

/// A hyperlink in a block.
#[derive(Debug, Clone)]
pub(crate) struct Anchor {
    pub(crate) range: Range<usize>,
    /// The absolute address; `None` where the link is dead (`#`, empty) or not of the web.
    pub(crate) url: Option<Url>,
    /// Its `rel`, in lower case.
    pub(crate) rel: String,
}

impl Anchor {
    /// The absolute address, written.
    pub(crate) fn address(&self) -> Option<String> {
        self.url.as_ref().map(Url::to_string)
    }
}

/// A marked-up span of a block: a `time` element, or one with a class, `itemprop` or `rel`.
#[derive(Debug, Clone)]
pub(crate) struct Span {
    pub(crate) range: Range<usize>,
    /// Words of class, id, itemprop, rel, in lower case.
    pub(crate) label: String,
    /// The `datetime` attribute.
    pub(crate) datetime: Option<String>,
}

/// How a block is marked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Heading(u8),
    Paragraph,
    Item,
    Quote,
    Other,
}

/// A run of text in one box.
#[derive(Debug)]
pub(crate) struct Block {
    /// The text, white space collapsed.
    pub(crate) text: String,
    /// Where the text starts in [`Page::text`].
    pub(crate) start: usize,
    pub(crate) shape: Shape,
    pub(crate) places: Places,
    /// The box, an index into [`Page::boxes`].
    pub(crate) boxed: usize,
    pub(crate) anchors: Vec<Anchor>,
    pub(crate) spans: Vec<Span>,
    /// Offsets of the line breaks that the author set.
    pub(crate) breaks: Vec<usize>,
}

impl Block {
    /// The words at a range; empty where the range is none of the text's.
    pub(crate) fn words(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// The lines that the author set with `br`, as trimmed ranges.
    pub(crate) fn lines(&self) -> Vec<Range<usize>> {
        let mut starts = vec![0];
        starts.extend(&self.breaks);
        let ends = self.breaks.iter().copied().chain([self.text.len()]);
        starts.iter().zip(ends).map(|(start, end)| trimmed(&self.text, *start..end)).filter(|r| !r.is_empty()).collect()
    }

    /// The anchors that share text with a range.
    pub(crate) fn anchors_in(&self, range: &Range<usize>) -> impl Iterator<Item = &Anchor> + use<'_> {
        let (start, end) = (range.start, range.end);
        let first = self.anchors.partition_point(|anchor| anchor.range.end <= start);
        self.anchors.get(first..).unwrap_or_default().iter().take_while(move |anchor| anchor.range.start < end)
    }

    /// The share of the text that is anchor text, 0 to 1.
    pub(crate) fn link_share(&self) -> f32 {
        let linked: usize = self.anchors.iter().map(|anchor| anchor.range.len()).sum();
        linked as f32 / self.text.len().max(1) as f32
    }
}

/// An element that is laid out as a box.
#[derive(Debug)]
pub(crate) struct Box_ {
    /// The box around it.
    pub(crate) parent: Option<usize>,
    /// Words of class, id, role and itemprop, in lower case.
    pub(crate) label: String,
}

/// All that is read of a document.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) url: Option<Url>,
    pub(crate) language: Option<Held>,
    pub(crate) title: Option<Held>,
    pub(crate) metas: Vec<Meta>,
    pub(crate) rels: Vec<Rel>,
    pub(crate) json_ld: Vec<Held>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) boxes: Vec<Box_>,
    /// The blocks' text, joined by spaces.
    pub(crate) text: String,
}

impl Page {
    /// Gathers a page from its tree.
    pub(crate) fn gather(tree: &Tree, url: Option<&str>) -> Page {
        let address = url.and_then(|url| Url::parse(url).ok());
        let mut walk =
            Walk { tree, base: address.clone(), page: Page::default(), open: Open::default(), sizes: sizes(tree) };
        walk.page.url = address;
        walk.run();
        walk.page
    }

    /// The blocks with their indexes.
    pub(crate) fn blocks(&self) -> impl Iterator<Item = (usize, &Block)> {
        self.blocks.iter().enumerate()
    }

    /// The blocks at some indexes, in their order.
    pub(crate) fn at<'a>(&'a self, indexes: impl IntoIterator<Item = &'a usize>) -> impl Iterator<Item = &'a Block> {
        indexes.into_iter().filter_map(|index| self.blocks.get(*index))
    }

    /// The text of all boxes around a block: its own label and those of the boxes around it, nearest first.
    pub(crate) fn labels<'a>(&'a self, block: &Block) -> impl Iterator<Item = &'a str> + use<'a> {
        let mut at = Some(block.boxed);
        std::iter::from_fn(move || {
            let here = self.boxes.get(at?)?;
            at = here.parent;
            Some(here.label.as_str())
        })
    }

    /// Evidence in the visible text: the words at a range of a block, with what stands around them.
    pub(crate) fn quote(&self, reader: Reader, block: &Block, range: &Range<usize>) -> Evidence {
        let exact = block.words(range).to_owned();
        let before = self.text.get(..block.start + range.start).unwrap_or_default();
        let after = self.text.get(block.start + range.end..).unwrap_or_default();
        let cut = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
        let prefix = before.get(cut..).unwrap_or_default().to_owned();
        let suffix = after.chars().take(CONTEXT).collect();
        Evidence { reader, quote: exact.clone(), at: Selector::TextQuoteSelector { exact, prefix, suffix } }
    }
}

/// Evidence in an element's markup.
pub(crate) fn markup(reader: Reader, quote: &str, css: &str, pointer: Option<String>) -> Evidence {
    let refined_by = pointer.map(|value| JsonPointer { value });
    Evidence { reader, quote: quote.to_owned(), at: Selector::CssSelector { value: css.to_owned(), refined_by } }
}

/// Bytes of visible text below each element, in the order of node ids.
fn sizes(tree: &Tree) -> Vec<u32> {
    let mut sizes = vec![0u32; tree.len()];
    let order: Vec<NodeId> = tree.descendants(tree.root()).collect();
    for id in order.iter().rev() {
        let own = tree.text(*id).map_or(0, |text| u32::try_from(text.trim().len()).unwrap_or(u32::MAX));
        let skipped = tree.tag(*id).is_some_and(is_skipped);
        let mine = sizes.get(id.index()).map_or(0, |size| if skipped { 0 } else { size.saturating_add(own) });
        if let Some(size) = sizes.get_mut(id.index()) {
            *size = mine;
        }
        if let Some(size) = tree.parent(*id).and_then(|parent| sizes.get_mut(parent.index())) {
            *size = size.saturating_add(mine);
        }
    }
    sizes
}

/// Elements whose content is no text of the page.
fn is_skipped(tag: &str) -> bool {
    matches!(
        tag,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "math"
            | "iframe"
            | "object"
            | "embed"
            | "video"
            | "audio"
            | "canvas"
            | "select"
            | "textarea"
            | "button"
            | "input"
            | "head"
            | "map"
            | "datalist"
            | "dialog"
    )
}

/// Elements that browsers lay out as a box of their own.
fn is_box(tag: &str) -> bool {
    matches!(
        tag,
        "html"
            | "body"
            | "main"
            | "article"
            | "section"
            | "nav"
            | "aside"
            | "header"
            | "footer"
            | "div"
            | "p"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "blockquote"
            | "pre"
            | "figure"
            | "figcaption"
            | "address"
            | "form"
            | "fieldset"
            | "table"
            | "caption"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "details"
            | "summary"
            | "hr"
            | "center"
            | "hgroup"
            | "search"
    )
}

/// Class and id words that tell a place, matched against whole words of a label. The same words name pages of every
/// language, since class names are English nearly everywhere.
const PLACE_WORDS: &[(&str, Places)] = &[
    ("nav", Places::NAVIGATION),
    ("navbar", Places::NAVIGATION),
    ("navigation", Places::NAVIGATION),
    ("menu", Places::NAVIGATION),
    ("breadcrumb", Places::NAVIGATION),
    ("breadcrumbs", Places::NAVIGATION),
    ("pagination", Places::NAVIGATION),
    ("sidebar", Places::ASIDE),
    ("complementary", Places::ASIDE),
    ("widget", Places::ASIDE),
    ("footer", Places::FOOTER),
    ("contentinfo", Places::FOOTER),
    ("comment", Places::COMMENTS),
    ("comments", Places::COMMENTS),
    ("disqus", Places::COMMENTS),
    ("related", Places::RELATED),
    ("recommended", Places::RELATED),
    ("recommendations", Places::RELATED),
    ("trending", Places::RELATED),
    ("popular", Places::RELATED),
    ("readmore", Places::RELATED),
    ("outbrain", Places::RELATED),
    ("taboola", Places::RELATED),
    ("caption", Places::FIGURE),
    ("figcaption", Places::FIGURE),
    ("share", Places::SHARING),
    ("sharing", Places::SHARING),
    ("social", Places::SHARING),
    ("newsletter", Places::PROMOTION),
    ("subscribe", Places::PROMOTION),
    ("promo", Places::PROMOTION),
    ("cookie", Places::PROMOTION),
    ("consent", Places::PROMOTION),
    ("advert", Places::PROMOTION),
    ("advertisement", Places::PROMOTION),
];

/// The words of an element's class, id, role, itemprop and rel, in lower case, parted by spaces: `postAuthor-name`
/// gives `post author name`.
fn label(tree: &Tree, id: NodeId) -> String {
    let mut label = String::new();
    for name in ["class", "id", "role", "itemprop", "rel", "data-testid"] {
        let Some(value) = tree.attr(id, name) else { continue };
        let mut was_lower = false;
        for letter in value.chars().take(400) {
            if letter.is_alphanumeric() {
                if letter.is_uppercase() && was_lower {
                    label.push(' ');
                }
                was_lower = letter.is_lowercase();
                label.extend(letter.to_lowercase());
            } else if !label.ends_with(' ') {
                was_lower = false;
                label.push(' ');
            }
        }
        label.push(' ');
    }
    label.truncate(label.trim_end().len());
    label
}

/// Whether a label has a word.
pub(crate) fn has_word(label: &str, word: &str) -> bool {
    label.split(' ').any(|each| each == word)
}

/// What is open at a point of the walk.
#[derive(Default)]
struct Open {
    text: String,
    anchors: Vec<Anchor>,
    spans: Vec<Span>,
    breaks: Vec<usize>,
    /// White space was seen since the last word.
    space: bool,
    /// Anchors and spans around the point, with the offset where each started in this block.
    anchor: Option<(NodeId, usize)>,
    span: Vec<(NodeId, usize)>,
    places: Vec<Places>,
    boxes: Vec<usize>,
}

struct Walk<'a> {
    tree: &'a Tree,
    base: Option<Url>,
    page: Page,
    open: Open,
    sizes: Vec<u32>,
}

impl Walk<'_> {
    fn run(&mut self) {
        let tree = self.tree;
        let root = tree.root();
        let mut at = tree.first_child(root);
        while let Some(id) = at {
            let inside = self.enter(id).then(|| tree.first_child(id)).flatten();
            at = match inside {
                Some(child) => Some(child),
                None => {
                    let mut last = id;
                    self.leave(last);
                    loop {
                        if let Some(next) = tree.next_sibling(last) {
                            break Some(next);
                        }
                        match tree.parent(last) {
                            Some(parent) if parent != root => {
                                self.leave(parent);
                                last = parent;
                            }
                            _ => break None,
                        }
                    }
                }
            };
        }
        self.flush(Shape::Other);
    }

    /// Takes an element or a text in; says whether to walk its children.
    fn enter(&mut self, id: NodeId) -> bool {
        if let Some(text) = self.tree.text(id) {
            self.take_text(text);
            return false;
        }
        let Some(tag) = self.tree.tag(id) else { return true };
        if self.declares(id, tag) {
            return false;
        }
        if tag == "head" {
            return true;
        }
        if is_skipped(tag) {
            return false;
        }
        let label = label(self.tree, id);
        self.open.places.push(self.places_in(id, tag, &label));
        if is_box(tag) {
            let around = self.open.boxes.last().copied();
            let shape = self.shape(around);
            self.flush(shape);
            self.open.boxes.push(self.page.boxes.len());
            self.page.boxes.push(Box_ { parent: around, label: format!("{tag} {label}").trim_end().to_owned() });
        } else {
            match tag {
                "br" if !self.open.text.is_empty() => {
                    self.open.breaks.push(self.open.text.len());
                    self.open.space = true;
                }
                "a" if self.open.anchor.is_none() => self.open.anchor = Some((id, self.coming())),
                _ => {}
            }
            if tag == "time" || !label.is_empty() {
                self.open.span.push((id, self.coming()));
            }
        }
        true
    }

    fn leave(&mut self, id: NodeId) {
        let Some(tag) = self.tree.tag(id) else { return };
        if tag == "head" || is_skipped(tag) || is_declaration(tag) {
            return;
        }
        if is_box(tag) {
            let shape = self.shape(self.open.boxes.last().copied());
            self.flush(shape);
            self.open.boxes.pop();
        } else {
            if self.open.anchor.is_some_and(|(anchor, _)| anchor == id) {
                self.close_anchor();
                self.open.anchor = None;
            }
            if self.open.span.last().is_some_and(|(span, _)| *span == id) {
                self.close_span();
                self.open.span.pop();
            }
        }
        self.open.places.pop();
    }

    /// Reads elements that declare something about the page and hold no text of it.
    fn declares(&mut self, id: NodeId, tag: &str) -> bool {
        let tree = self.tree;
        match tag {
            "base" => {
                if let Some(href) = tree.attr(id, "href") {
                    self.base = match &self.base {
                        Some(base) => base.join(href).ok(),
                        None => Url::parse(href).ok(),
                    }
                    .or(self.base.take());
                }
            }
            "meta" => {
                let attribute = ["property", "name", "itemprop", "http-equiv"]
                    .into_iter()
                    .find_map(|name| tree.attr(id, name).map(|key| (name, key)));
                let (Some((name, key)), Some(content)) = (attribute, tree.attr(id, "content")) else { return true };
                let content = content.trim();
                if !content.is_empty() && self.page.metas.len() < MOST_DECLARATIONS {
                    let lower = key.trim().to_lowercase();
                    let first = !self.page.metas.iter().any(|meta| meta.key == lower);
                    let css = if first { format!("meta[{name}={}]", quoted(key)) } else { path(tree, id) };
                    self.page.metas.push(Meta { key: lower, content: content.to_owned(), css });
                }
            }
            "link" => {
                let (Some(rel), Some(href)) = (tree.attr(id, "rel"), tree.attr(id, "href")) else { return true };
                let Some(url) = absolute(self.base.as_ref(), href) else { return true };
                for each in rel.split_ascii_whitespace() {
                    if self.page.rels.len() >= MOST_DECLARATIONS || each.eq_ignore_ascii_case("stylesheet") {
                        continue;
                    }
                    let lower = each.to_lowercase();
                    let first = !self.page.rels.iter().any(|other| other.rel == lower);
                    let css = if first { format!("link[rel~={}]", quoted(each)) } else { path(tree, id) };
                    self.page.rels.push(Rel { rel: lower, href: url.clone(), written: href.trim().to_owned(), css });
                }
            }
            "title" => {
                let text = collapsed(&tree.text_content(id));
                if self.page.title.is_none() && !text.is_empty() {
                    self.page.title = Some(Held { text, css: "title".to_owned() });
                }
            }
            "script" => {
                let json =
                    tree.attr(id, "type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"));
                if json && self.page.json_ld.len() < MOST_DECLARATIONS {
                    let css = if self.page.json_ld.is_empty() {
                        "script[type=\"application/ld+json\"]".to_owned()
                    } else {
                        path(tree, id)
                    };
                    self.page.json_ld.push(Held { text: tree.text_content(id), css });
                }
            }
            "html" => {
                if let Some(language) = tree.attr(id, "lang").or_else(|| tree.attr(id, "xml:lang")) {
                    let text = language.trim().to_owned();
                    if !text.is_empty() && self.page.language.is_none() {
                        self.page.language = Some(Held { text, css: "html".to_owned() });
                    }
                }
                return false;
            }
            _ => return false,
        }
        is_declaration(tag)
    }

    /// The places that an element opens, with those around it.
    fn places_in(&self, id: NodeId, tag: &str, label: &str) -> Places {
        let around = self.open.places.last().copied().unwrap_or_default();
        let in_article = around.has(Places::ARTICLE);
        let mut places = around;
        match tag {
            "html" | "body" | "main" => return around,
            "article" => return around.and(Places::ARTICLE),
            "nav" => places = places.and(Places::NAVIGATION),
            "aside" => places = places.and(Places::ASIDE),
            "figure" | "figcaption" => places = places.and(Places::FIGURE),
            "footer" if !in_article => places = places.and(Places::FOOTER),
            "header" if !in_article => places = places.and(Places::HEADER),
            _ => {}
        }
        let hides = self.tree.attr(id, "hidden").is_some()
            || self.tree.attr(id, "aria-hidden") == Some("true")
            || self.tree.attr(id, "style").is_some_and(hides);
        if hides {
            places = places.and(Places::HIDDEN);
        }
        // A class may speak of the whole page ("has-sidebar", "single related"): it tells a place only where the
        // element holds the smaller part of the page's text.
        let all = self.sizes.first().copied().unwrap_or_default();
        let mine = self.sizes.get(id.index()).copied().unwrap_or_default();
        if mine.saturating_mul(2) < all {
            for word in label.split(' ') {
                for (known, place) in PLACE_WORDS {
                    if word == *known {
                        places = places.and(*place);
                    }
                }
            }
        }
        places
    }

    /// How the block in the making is marked up.
    fn shape(&self, boxed: Option<usize>) -> Shape {
        let mut at = boxed;
        let mut shape = Shape::Other;
        for depth in 0..4 {
            let Some(here) = at.and_then(|index| self.page.boxes.get(index)) else { break };
            match here.label.split(' ').next().unwrap_or_default() {
                "blockquote" => return Shape::Quote,
                "p" | "pre" if depth == 0 => shape = Shape::Paragraph,
                "li" | "dt" | "dd" | "td" | "th" if shape != Shape::Paragraph => shape = Shape::Item,
                "h1" if depth < 2 => return Shape::Heading(1),
                "h2" if depth < 2 => return Shape::Heading(2),
                "h3" if depth < 2 => return Shape::Heading(3),
                "h4" | "h5" | "h6" if depth < 2 => return Shape::Heading(4),
                _ => {}
            }
            at = here.parent;
        }
        shape
    }

    /// The offset at which the next word will stand.
    fn coming(&self) -> usize {
        self.open.text.len() + usize::from(self.open.space && !self.open.text.is_empty())
    }

    fn take_text(&mut self, text: &str) {
        for part in text.split_inclusive(is_space) {
            let word = part.trim_end_matches(is_space);
            if !word.is_empty() {
                if self.open.space && !self.open.text.is_empty() {
                    self.open.text.push(' ');
                }
                self.open.text.push_str(word);
                self.open.space = false;
            }
            if word.len() < part.len() {
                self.open.space = true;
            }
        }
    }

    fn close_anchor(&mut self) {
        let Some((id, start)) = self.open.anchor else { return };
        let range = start.min(self.open.text.len())..self.open.text.len();
        let Some(href) = self.tree.attr(id, "href") else { return };
        if !range.is_empty() {
            let rel = self.tree.attr(id, "rel").unwrap_or_default().to_lowercase();
            let dead = href.trim().is_empty() || href.trim().starts_with('#');
            let url = if dead { None } else { absolute(self.base.as_ref(), href) };
            self.open.anchors.push(Anchor { range, url, rel });
        }
    }

    fn close_span(&mut self) {
        let Some((id, start)) = self.open.span.last().copied() else { return };
        let range = start.min(self.open.text.len())..self.open.text.len();
        if !range.is_empty() {
            let tag = self.tree.tag(id).unwrap_or_default();
            let label = format!("{tag} {}", label(self.tree, id));
            let datetime = self.tree.attr(id, "datetime").map(str::to_owned);
            self.open.spans.push(Span { range, label, datetime });
        }
    }

    /// Ends the block in the making. Anchors and spans around it go on in the next.
    fn flush(&mut self, shape: Shape) {
        self.close_anchor();
        let around: Vec<_> = std::mem::take(&mut self.open.span);
        for each in &around {
            self.open.span.push(*each);
            self.close_span();
            self.open.span.pop();
        }
        self.open.span = around.into_iter().map(|(id, _)| (id, 0)).collect();
        if let Some((_, start)) = self.open.anchor.as_mut() {
            *start = 0;
        }
        self.open.space = false;
        let text = std::mem::take(&mut self.open.text);
        let anchors = std::mem::take(&mut self.open.anchors);
        let spans = std::mem::take(&mut self.open.spans);
        let breaks = std::mem::take(&mut self.open.breaks);
        let places = self.open.places.last().copied().unwrap_or_default();
        if text.is_empty() || places.has(Places::HIDDEN) {
            return;
        }
        if !self.page.text.is_empty() {
            self.page.text.push(' ');
        }
        let start = self.page.text.len();
        self.page.text.push_str(&text);
        let boxed = self.open.boxes.last().copied().unwrap_or_default();
        self.page.blocks.push(Block { text, start, shape, places, boxed, anchors, spans, breaks });
    }
}

fn is_declaration(tag: &str) -> bool {
    matches!(tag, "base" | "meta" | "link" | "title" | "script")
}

/// White space as HTML has it, and the no-break space, which browsers keep but readers cannot tell from a space.
fn is_space(letter: char) -> bool {
    letter.is_whitespace()
}

/// Text with its white space collapsed.
pub(crate) fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn hides(style: &str) -> bool {
    let style: String = style.chars().take(2_000).filter(|letter| !letter.is_whitespace()).collect();
    let style = style.to_ascii_lowercase();
    style.contains("display:none") || style.contains("visibility:hidden")
}

/// An address of the web, made absolute. `None` for `javascript:`, `mailto:`, `data:` and broken ones.
pub(crate) fn absolute(base: Option<&Url>, href: &str) -> Option<Url> {
    let href = href.trim();
    let url = match base {
        Some(base) => base.join(href).ok()?,
        None => Url::parse(href).ok()?,
    };
    matches!(url.scheme(), "http" | "https").then_some(url)
}

/// A CSS string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' | '\r' | '\u{c}' => out.push_str(&format!("\\{:x} ", u32::from(letter))),
            _ => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// A selector that names an element by its place among its siblings, from the root down.
fn path(tree: &Tree, id: NodeId) -> String {
    let mut steps = Vec::new();
    let mut at = Some(id);
    while let Some(here) = at {
        let Some(tag) = tree.tag(here) else { break };
        let mut nth = 1usize;
        let mut before = tree.previous_sibling(here);
        while let Some(sibling) = before {
            nth += usize::from(tree.tag(sibling) == Some(tag));
            before = tree.previous_sibling(sibling);
        }
        steps.push(if matches!(tag, "html" | "head" | "body") {
            tag.to_owned()
        } else {
            format!("{tag}:nth-of-type({nth})")
        });
        at = tree.parent(here);
    }
    steps.reverse();
    steps.join(" > ")
}
