//! The one walk over the tree that gathers a page.

use super::marks::Marks;
use super::places::{Area, claimed, has_word, hides, kind, label, tag_of};
use super::{Anchor, Block, Box_, Held, Meta, Page, Places, Rel, Shape, Span, absolute, collapsed};
use crate::html::{NodeId, STATE, Tree};
use crate::prose;
use crate::{host, lists};
use std::cell::OnceCell;
use url::Url;

/// Bounds on what is kept of one page. Beyond them declarations are dropped: no honest page comes near.
const MOST_DECLARATIONS: usize = 2_000;
/// Declarations of origin that are kept.
const MOST_CREDENTIALS: usize = 4;
/// Counters that are kept.
const MOST_COUNTERS: usize = 4;
/// Words of logos that are kept; the site's own stand first.
const MOST_MASTHEADS: usize = 12;

/// Bytes of a block beyond which it goes on in another of its shape. The longest that was seen, a whole page broken by `br`
/// alone, has 50,000; readers may look at each word of a block for each other.
const LONGEST_BLOCK: usize = 1 << 16;

/// Gathers a page from its tree.
pub(super) fn gather(tree: &Tree, url: Option<&str>) -> Page {
    let address = url.and_then(|url| Url::parse(url).ok());
    let original = address.as_ref().and_then(host::archived);
    let is_copy = original.is_some();
    let base = address.clone();
    let mut walk = Walk { tree, base, is_copy, page: Page::default(), open: Open::default(), marks: Marks::default() };
    walk.page.blocks.reserve(tree.len() / 8);
    walk.page.url = original.or_else(|| address.clone());
    walk.page.read_at = address;
    walk.run();
    walk.page.marks = walk.marks.finish(tree, &walk.page.blocks);
    walk.page
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
    span: Vec<OpenSpan>,
    places: Vec<Places>,
    areas: Vec<Option<usize>>,
    boxes: Vec<usize>,
}

struct OpenSpan {
    id: NodeId,
    start: usize,
    label: String,
}

struct Walk<'a> {
    tree: &'a Tree,
    base: Option<Url>,
    /// The page is an archive's copy: its addresses lead into the archive.
    is_copy: bool,
    page: Page,
    open: Open,
    marks: Marks,
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
        if tag == "input" && self.tree.attr(id, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("password")) {
            self.page.password = true;
        }
        if self.leaves_out(id, tag) {
            return false;
        }
        let label = label(self.tree, id);
        let (places, area) = self.places_in(id, tag, &label);
        if is_box(tag) {
            let around = self.open.boxes.last().copied();
            let shape = self.shape(around);
            // What stands before the box is not in its place.
            self.flush(shape);
            self.open.boxes.push(self.page.boxes.len());
            let label = if label.is_empty() { tag.to_owned() } else { after_tag(tag, &label) };
            self.page.boxes.push(Box_ { parent: around, label });
        } else {
            match tag {
                "br" if !self.open.text.is_empty() => {
                    self.open.breaks.push(self.open.text.len());
                    self.open.space = true;
                }
                "a" if self.open.anchor.is_none() => {
                    self.open.anchor = Some((id, self.coming()));
                    if self.leads_home(id) {
                        self.take_masthead(id, &["title", "aria-label"]);
                    }
                }
                "img" if self.counts_copies(id) => self.take_counter(id),
                "img"
                    if has_word(&label, "logo")
                        || self.open.anchor.is_some_and(|(anchor, _)| self.leads_home(anchor)) =>
                {
                    self.take_masthead(id, &["alt"]);
                }
                _ => {}
            }
            if tag == "time" || !label.is_empty() {
                let start = self.coming();
                self.open.span.push(OpenSpan { id, start, label });
            }
        }
        self.open.places.push(places);
        self.open.areas.push(area);
        if Marks::is_mark(self.tree, id) {
            self.marks.open(self.tree, id, places, area, (self.page.blocks.len(), self.coming()));
        }
        true
    }

    fn leave(&mut self, id: NodeId) {
        let Some(tag) = self.tree.tag(id) else { return };
        if tag == "head" || is_declaration(tag) || self.leaves_out(id, tag) {
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
            if let Some(span) = self.open.span.pop_if(|span| span.id == id) {
                self.close_span(&span);
            }
        }
        self.marks.close(id, (self.page.blocks.len(), self.open.text.len()));
        self.open.places.pop();
        self.open.areas.pop();
    }

    /// Whether an element's content is no text of the page.
    fn leaves_out(&self, id: NodeId, tag: &str) -> bool {
        is_skipped(tag) || self.is_copy && self.tree.attr(id, "id").is_some_and(is_of_archive)
    }

    /// An address of the page, made absolute; the original's, where the page is an archive's copy.
    fn address(&self, href: &str) -> Option<Url> {
        let url = absolute(self.base.as_ref(), href)?;
        if self.is_copy { host::archived(&url).or(Some(url)) } else { Some(url) }
    }

    /// Learns from the head's addresses that the page is an archive's copy: no other page has its own in an archive.
    fn note_copy(&mut self, rel: &str, href: &str) {
        if self.page.boxes.len() > 1 {
            return;
        }
        let Some(url) = absolute(self.base.as_ref(), href) else { return };
        let Some(original) = host::archived(&url) else { return };
        self.is_copy = true;
        let names_itself = ["canonical", "original", "bookmark"].iter().any(|own| rel.eq_ignore_ascii_case(own));
        if names_itself && self.page.url.as_ref().is_none_or(host::is_archive) {
            self.page.url = Some(original);
        }
    }

    /// Whether an anchor leads to the front page of its own site.
    fn leads_home(&self, anchor: NodeId) -> bool {
        let href = self.tree.attr(anchor, "href").unwrap_or_default().trim();
        // A folder is no front page's.
        let mut steps = href.bytes();
        let in_folder = steps.next() == Some(b'/') && steps.next().is_some_and(|step| step.is_ascii_alphanumeric());
        if in_folder && !self.is_copy && !href.contains(['.', '%']) {
            return false;
        }
        if !self.is_copy && leads_deeper(href) {
            return false;
        }
        // Longer addresses are no front page's; most anchors end here.
        let slashes = if self.is_copy { 9 } else { 4 };
        href == "/"
            || href.matches('/').take(slashes).count() < slashes
                && self.address(href).zip(self.page.url.as_ref()).is_some_and(|(url, own)| host::is_front(&url, own))
    }

    /// Keeps what the attributes of a logo or of its hyperlink say.
    fn take_masthead(&mut self, id: NodeId, attributes: &[&str]) {
        for name in attributes {
            let text = collapsed(self.tree.attr(id, name).unwrap_or_default());
            let known = self.page.mastheads.iter().any(|held| held.text == text);
            if !text.is_empty() && !known && self.page.mastheads.len() < MOST_MASTHEADS {
                self.page.mastheads.push(Held { text, css: path(self.tree, id) });
            }
        }
    }

    /// Whether an image or a program counts copies of a text.
    fn counts_copies(&self, id: NodeId) -> bool {
        let src = self.tree.attr(id, "src").unwrap_or_default().trim();
        src.contains("republication-pixel=") || lists::counter(src).is_some()
    }

    fn take_counter(&mut self, id: NodeId) {
        if self.page.counters.len() < MOST_COUNTERS {
            let text = self.tree.attr(id, "src").unwrap_or_default().trim().to_owned();
            let block = self.page.blocks.len().saturating_sub(usize::from(self.open.text.is_empty()));
            self.page.counters.push((Held { text, css: path(self.tree, id) }, block));
        }
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
                self.declare_item(id, "itemprop", "itemscope");
                let Some(content) = tree.attr(id, "content").map(str::trim).filter(|content| !content.is_empty())
                else {
                    return true;
                };
                // What an item or a typed thing states of itself is not the page's.
                let of_item = self.marks.holds("itemscope");
                let of_thing = self.marks.holds("typeof");
                let mut known: Vec<String> = Vec::new();
                for name in ["property", "name", "itemprop", "http-equiv"] {
                    let Some(written) = tree.attr(id, name) else { continue };
                    let several = matches!(name, "property" | "itemprop");
                    let keys = written.split(|mark: char| several && mark.is_ascii_whitespace());
                    for key in keys.map(|key| key.trim().to_lowercase()).filter(|key| !key.is_empty()) {
                        let is_things = name == "property" && of_thing && !key.contains(':');
                        if name == "itemprop" && of_item || is_things || known.contains(&key) {
                            continue;
                        }
                        if self.page.metas.len() < MOST_DECLARATIONS {
                            let first = !self.page.metas.iter().any(|meta| meta.key == key);
                            let css = if first && key == written.trim().to_lowercase() {
                                format!("meta[{name}={}]", quoted(written))
                            } else {
                                path(tree, id)
                            };
                            self.page.metas.push(Meta { key: key.clone(), content: content.to_owned(), css });
                        }
                        known.push(key);
                    }
                }
                self.declare_item(id, "property", "typeof");
            }
            "link" => {
                self.declare_item(id, "itemprop", "itemscope");
                self.declare_item(id, "property", "typeof");
                let (Some(rel), Some(href)) = (tree.attr(id, "rel"), tree.attr(id, "href")) else { return true };
                self.note_copy(rel, href);
                let Some(url) = self.address(href) else { return true };
                let title = tree.attr(id, "title").map(collapsed).filter(|title| !title.is_empty());
                for each in rel.split_ascii_whitespace() {
                    if self.page.rels.len() >= MOST_DECLARATIONS || each.eq_ignore_ascii_case("stylesheet") {
                        continue;
                    }
                    let lower = each.to_lowercase();
                    let first = !self.page.rels.iter().any(|other| other.rel == lower);
                    let css = if first { format!("link[rel~={}]", quoted(each)) } else { path(tree, id) };
                    self.page.rels.push(Rel {
                        rel: lower,
                        href: url.clone(),
                        written: href.trim().to_owned(),
                        title: title.clone(),
                        css,
                    });
                }
            }
            "title" => {
                let text = collapsed(&tree.text_content(id));
                if self.page.title.is_none() && !text.is_empty() {
                    self.page.title = Some(Held { text, css: "title".to_owned() });
                }
            }
            "script" => {
                if self.counts_copies(id) {
                    self.take_counter(id);
                }
                if self.page.state.is_none() && tree.attr(id, "id") == Some(STATE) {
                    self.page.state = Some(Held { text: tree.text_content(id), css: format!("script#{STATE}") });
                }
                // The type may have a parameter: `application/ld+json; charset=utf-8`.
                let kind = tree.attr(id, "type").and_then(|kind| kind.split(';').next()).unwrap_or_default();
                let json = kind.trim().eq_ignore_ascii_case("application/ld+json");
                let declares_origin = ["application/c2pa", "application/cas+json", "application/ops+json"];
                if declares_origin.contains(&kind.trim()) && self.page.credentials.len() < MOST_CREDENTIALS {
                    self.page.credentials.push(Held { text: kind.trim().to_owned(), css: path(tree, id) });
                }
                if json && self.page.json_ld.len() < MOST_DECLARATIONS {
                    let css = if self.page.json_ld.is_empty() && tree.attr(id, "type") == Some("application/ld+json") {
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

    /// Takes in an element without content that states something of the item, or of the typed thing, around it.
    fn declare_item(&mut self, id: NodeId, attribute: &str, around: &str) {
        if self.tree.attr(id, attribute).is_some() && self.marks.holds(around) {
            let places = self.open.places.last().copied().unwrap_or_default();
            let area = self.open.areas.last().copied().flatten();
            let here = (self.page.blocks.len(), self.open.text.len());
            self.marks.open(self.tree, id, places, area, here);
            self.marks.close(id, here);
        }
    }

    /// The places that an element opens, with those around it, and the innermost element that claims one.
    fn places_in(&mut self, id: NodeId, tag: &str, label: &str) -> (Places, Option<usize>) {
        let mut places = self.open.places.last().copied().unwrap_or_default();
        let mut area = self.open.areas.last().copied().flatten();
        match tag {
            "article" => places = places.and(Places::ARTICLE),
            "figure" | "figcaption" => places = places.and(Places::FIGURE),
            _ => {}
        }
        let hides = !matches!(tag, "html" | "body" | "main")
            && (self.tree.attr(id, "hidden").is_some()
                || self.tree.attr(id, "aria-hidden") == Some("true")
                || self.tree.attr(id, "style").is_some_and(hides));
        if hides {
            places = places.and(Places::HIDDEN);
        }
        let claimed = claimed(self.tree, id, tag, label, places.has(Places::ARTICLE));
        if !claimed.is_nothing() {
            let around = area;
            area = Some(self.page.areas.len());
            self.page.areas.push(Area { around, claimed, kind: kind(tag, label) });
        }
        (places, area)
    }

    /// How the block in the making is marked up.
    fn shape(&self, boxed: Option<usize>) -> Shape {
        let mut at = boxed;
        let mut shape = Shape::Other;
        for depth in 0..4 {
            let Some(here) = at.and_then(|index| self.page.boxes.get(index)) else { break };
            match tag_of(&here.label) {
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
        let mut rest = text;
        loop {
            let words = rest.trim_start_matches(is_space);
            self.open.space |= words.len() < rest.len();
            if words.is_empty() {
                break;
            }
            let room = words.floor_char_boundary(LONGEST_BLOCK.saturating_sub(self.open.text.len() + 1));
            let end = collapsed_run(words.get(..room).unwrap_or(words));
            let end = if end < room || end == words.len() { end } else { self.last_word(words, room) };
            if end == 0 {
                self.flush(self.shape(self.open.boxes.last().copied()));
                rest = words;
                continue;
            }
            let (run, after) = words.split_at_checked(end).unwrap_or((words, ""));
            if self.open.space && !self.open.text.is_empty() {
                self.open.text.push(' ');
            }
            self.open.text.push_str(run);
            self.open.space = false;
            rest = after;
        }
    }

    /// Where the last word ends that the block has room for; a word that is longer than a whole block is cut too.
    fn last_word(&self, words: &str, room: usize) -> usize {
        let whole = if self.open.text.is_empty() { room } else { 0 };
        words.get(..room).and_then(|fits| fits.rfind(is_space)).unwrap_or(whole)
    }

    fn close_anchor(&mut self) {
        let Some((id, start)) = self.open.anchor else { return };
        let range = start.min(self.open.text.len())..self.open.text.len();
        let Some(href) = self.tree.attr(id, "href") else { return };
        if !range.is_empty() {
            let rel = self.tree.attr(id, "rel").unwrap_or_default().to_lowercase();
            let dead = href.trim().is_empty() || href.trim().starts_with('#');
            let url = if dead { None } else { self.address(href) };
            self.open.anchors.push(Anchor { range, url, rel });
        }
    }

    fn close_span(&mut self, span: &OpenSpan) {
        let id = span.id;
        let range = span.start.min(self.open.text.len())..self.open.text.len();
        if !range.is_empty() {
            let label = after_tag(self.tree.tag(id).unwrap_or_default(), &span.label);
            let dated = |name: &&str| {
                self.tree
                    .attr(id, name)
                    .filter(|value| *name == "datetime" || value.bytes().take_while(u8::is_ascii_digit).count() == 4)
            };
            let datetime = ["datetime", "content", "title"].iter().find_map(dated).map(str::to_owned);
            self.open.spans.push(Span { range, label, datetime });
        }
    }

    /// Ends the block in the making. Anchors and spans around it go on in the next.
    fn flush(&mut self, shape: Shape) {
        self.close_anchor();
        let mut around = std::mem::take(&mut self.open.span);
        for span in &mut around {
            self.close_span(span);
            span.start = 0;
        }
        self.open.span = around;
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
        let area = self.open.areas.last().copied().flatten();
        let (cut, sentences) = (OnceCell::new(), OnceCell::new());
        let mut block =
            Block { text, start, shape, places, area, prose: 0, boxed, anchors, spans, breaks, cut, sentences };
        if !matches!(shape, Shape::Heading(_))
            && !places.has(Places::FIGURE)
            && block.link_share() < 0.5
            && prose::is_prose(&block.text)
        {
            block.prose = block.text.len();
        }
        self.page.blocks.push(block);
    }
}

/// A label with its element's tag before it.
fn after_tag(tag: &str, label: &str) -> String {
    let mut whole = String::with_capacity(tag.len() + 1 + label.len());
    whole.push_str(tag);
    whole.push(' ');
    whole.push_str(label);
    whole
}

/// Whether a whole address plainly has a path.
fn leads_deeper(href: &str) -> bool {
    let Some((scheme, rest)) = href.split_once("://") else { return false };
    let Some((host, path)) = rest.split_once('/') else { return false };
    scheme.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && host.starts_with(|first: char| first.is_ascii_alphanumeric())
        && path.starts_with(|first: char| first.is_ascii_alphanumeric())
        && !rest.contains("..")
        && !rest.contains(['%', '\\', '?', '#', '\t', '\n', '\r'])
}

fn is_declaration(tag: &str) -> bool {
    matches!(tag, "base" | "meta" | "link" | "title" | "script")
}

/// The bytes at the start of some words that have no white space but single spaces between letters of ASCII.
fn collapsed_run(words: &str) -> usize {
    let bytes = words.as_bytes();
    let is_end = |(at, byte): (usize, &u8)| match byte {
        b'!'..=b'~' => false,
        b' ' => !bytes.get(at + 1).is_some_and(u8::is_ascii_graphic),
        b'\t'..=b'\r' => true,
        // With these bytes white space begins beyond ASCII.
        0xc2 | 0xe1..=0xe3 => words.get(at..).is_some_and(|rest| rest.starts_with(is_space)),
        _ => false,
    };
    bytes.iter().enumerate().position(is_end).unwrap_or(bytes.len())
}

/// White space as HTML has it, and the no-break space, which browsers keep but readers cannot tell from a space.
fn is_space(letter: char) -> bool {
    letter.is_whitespace()
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

/// Elements that archives put around their copies: Wayback's and archive.today's own bars.
fn is_of_archive(id: &str) -> bool {
    matches!(id, "wm-ipp" | "wm-ipp-base" | "HEADER")
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
pub(super) fn path(tree: &Tree, id: NodeId) -> String {
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
