//! Everything that is read of the document, gathered in one walk over the tree and owned.
//!
//! A page is its declarations (metas, link relations, JSON-LD, marked elements, language) and its *blocks*: runs of text as a browser
//! would lay them out in one box, with the anchors and the marked-up spans inside. Each block knows the places it stands
//! in (navigation, comments, a figure …), judged from markup alone, since nothing here knows the layout. What the blocks
//! mean is left to `body` and the readers.
//!
//! White space is collapsed as HTML collapses it. Offsets are bytes into the block's text.

mod marks;
mod places;
mod walk;

pub(crate) use marks::Mark;
pub(crate) use places::{Area, Places, has_word, labels_sources, leads_elsewhere, opens_sources, place_of, tag_of};

use crate::claim::{Evidence, JsonPointer, Reader, Selector};
use crate::cue::{Cut, Text};
use crate::date::words::Usage;
use crate::html::Tree;
use crate::prose::{self, trimmed};
use std::cell::OnceCell;
use std::ops::Range;
use url::Url;

/// Characters of context before and after a quote.
const CONTEXT: usize = 32;

/// A `meta` element.
#[derive(Debug)]
pub(crate) struct Meta {
    /// `name`, `property`, `itemprop` outside of items, or `http-equiv`, in lower case. An element with several gives
    /// one of each.
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
    /// The title of what it leads to.
    pub(crate) title: Option<String>,
    pub(crate) css: String,
}

/// A text with the element that holds it.
#[derive(Debug)]
pub(crate) struct Held {
    pub(crate) text: String,
    pub(crate) css: String,
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
    /// The `datetime` attribute; else `content` or `title`, where it opens with a year.
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
    /// The innermost element around it that claims a place, an index into [`Page::areas`].
    pub(crate) area: Option<usize>,
    /// Bytes of the text where it reads as prose, else 0.
    pub(crate) prose: usize,
    /// The box, an index into [`Page::boxes`].
    pub(crate) boxed: usize,
    pub(crate) anchors: Vec<Anchor>,
    pub(crate) spans: Vec<Span>,
    /// Offsets of the line breaks that the author set.
    pub(crate) breaks: Vec<usize>,
    /// Its words, once they were asked for.
    cut: OnceCell<Cut>,
    /// Its sentences, likewise.
    sentences: OnceCell<Vec<Range<usize>>>,
}

impl Block {
    /// The text, to seek cues in.
    pub(crate) fn cues(&self) -> Text<'_> {
        let anchors = || self.anchors.iter().map(|anchor| anchor.range.clone()).collect();
        Text::new(&self.text, self.cut.get_or_init(|| Cut::of(&self.text, anchors())), &self.breaks)
    }

    /// The sentences of the text.
    pub(crate) fn sentences(&self) -> &[Range<usize>] {
        self.sentences.get_or_init(|| prose::sentences(&self.text))
    }

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
    /// Where the document stands; for an archive's copy where the original stood.
    pub(crate) url: Option<Url>,
    /// The address that was read.
    pub(crate) read_at: Option<Url>,
    pub(crate) language: Option<Held>,
    pub(crate) title: Option<Held>,
    pub(crate) metas: Vec<Meta>,
    pub(crate) rels: Vec<Rel>,
    /// What logos and hyperlinks to the front page say in their attributes.
    pub(crate) mastheads: Vec<Held>,
    pub(crate) json_ld: Vec<Held>,
    /// The script in which a publishing system keeps its record of the text.
    pub(crate) state: Option<Held>,
    /// The types of scripts that hold a declaration of origin to be verified.
    pub(crate) credentials: Vec<Held>,
    /// Addresses of images and programs that count copies, each with the index of the block in which or after which it
    /// stands.
    pub(crate) counters: Vec<(Held, usize)>,
    /// Elements that microdata, RDFa and microformats speak through, in the order of the page.
    pub(crate) marks: Vec<Mark>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) boxes: Vec<Box_>,
    /// Runs of blocks that tease another article each.
    pub(crate) teasers: Vec<Range<usize>>,
    /// Whether the page asks for a password.
    pub(crate) password: bool,
    /// The elements that claim a place.
    pub(crate) areas: Vec<Area>,
    /// The blocks' text, joined by spaces.
    pub(crate) text: String,
}

impl Page {
    /// Gathers a page from its tree.
    pub(crate) fn gather(tree: &Tree, url: Option<&str>) -> Page {
        let mut page = walk::gather(tree, url);
        places::settle(&mut page);
        page
    }

    /// The titles that the page declares for itself, folded.
    pub(crate) fn titles(&self) -> Vec<String> {
        let declared = self
            .metas
            .iter()
            .filter(|meta| {
                matches!(meta.key.as_str(), "og:title" | "twitter:title" | "dc.title" | "title" | "headline")
            })
            .map(|meta| meta.content.as_str());
        let mut titles: Vec<String> = Vec::new();
        for title in declared.chain(self.title.as_ref().map(|title| title.text.as_str())).map(folded) {
            if !title.is_empty() && !titles.contains(&title) {
                titles.push(title);
            }
        }
        titles
    }

    /// The heading that repeats the page's title: the first of the highest rank; else the only one of the first rank.
    fn titled_heading(&self) -> Option<usize> {
        let titles = self.titles();
        let repeats = |block: &Block| {
            let text = folded(&block.text);
            text.chars().count() >= 8
                && titles.iter().any(|title| title.contains(&text) || text.contains(title.as_str()))
        };
        let of_rank = |rank: u8| {
            self.blocks().find(|(_, block)| {
                block.shape == Shape::Heading(rank) && (rank == 1 || block.link_share() < 0.5) && repeats(block)
            })
        };
        let only = || {
            let mut first_rank = self.blocks().filter(|(_, block)| block.shape == Shape::Heading(1));
            first_rank.next().filter(|_| first_rank.next().is_none())
        };
        of_rank(1).or_else(|| of_rank(2)).or_else(only).map(|(index, _)| index)
    }

    /// The blocks with their indexes.
    pub(crate) fn blocks(&self) -> impl Iterator<Item = (usize, &Block)> {
        self.blocks.iter().enumerate()
    }

    /// The blocks at some indexes, in their order.
    pub(crate) fn at<'a>(&'a self, indexes: impl IntoIterator<Item = &'a usize>) -> impl Iterator<Item = &'a Block> {
        indexes.into_iter().filter_map(|index| self.blocks.get(*index))
    }

    /// How the page is likely to write its dates.
    pub(crate) fn usage(&self) -> Usage {
        let host = self.url.as_ref().and_then(Url::host_str);
        Usage::of(self.language.as_ref().map(|held| held.text.as_str()), host.and_then(|host| host.rsplit('.').next()))
    }

    /// The boxes around a block with their indexes, its own first.
    pub(crate) fn boxes_around<'a>(&'a self, block: &Block) -> impl Iterator<Item = (usize, &'a Box_)> + use<'a> {
        let mut at = Some(block.boxed);
        std::iter::from_fn(move || {
            let index = at?;
            let here = self.boxes.get(index)?;
            at = here.parent;
            Some((index, here))
        })
    }

    /// The labels of the boxes around a block, its own first.
    pub(crate) fn labels<'a>(&'a self, block: &Block) -> impl Iterator<Item = &'a str> + use<'a> {
        self.boxes_around(block).map(|(_, each)| each.label.as_str())
    }

    /// Evidence in the visible text: the words at a range of a block, with what stands around them.
    pub(crate) fn quote(&self, reader: Reader, block: &Block, range: &Range<usize>) -> Evidence {
        let exact = block.words(range).to_owned();
        let before = self.text.get(..block.start + range.start).unwrap_or_default();
        let after = self.text.get(block.start + range.end..).unwrap_or_default();
        let prefix = match before.get(before.len().saturating_sub(CONTEXT)..).filter(|last| last.is_ascii()) {
            Some(last) => last.to_owned(),
            None => {
                let cut = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
                before.get(cut..).unwrap_or_default().to_owned()
            }
        };
        let suffix = match after.get(..CONTEXT).filter(|first| first.is_ascii()) {
            Some(first) => first.to_owned(),
            None => after.chars().take(CONTEXT).collect(),
        };
        Evidence { reader, quote: exact.clone(), at: Selector::TextQuoteSelector { exact, prefix, suffix } }
    }
}

/// Evidence in an element's markup.
pub(crate) fn markup(reader: Reader, quote: &str, css: &str, pointer: Option<String>) -> Evidence {
    let refined_by = pointer.map(|value| JsonPointer { value });
    Evidence { reader, quote: quote.to_owned(), at: Selector::CssSelector { value: css.to_owned(), refined_by } }
}

/// Letters and digits in lower case, words parted by one space: what two spellings of a headline have in common.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii_alphanumeric() {
            out.push(letter.to_ascii_lowercase());
        } else if letter.is_alphanumeric() {
            out.extend(letter.to_lowercase());
        } else if !out.is_empty() && !out.ends_with(' ') && !matches!(letter, '\'' | '’' | '‘' | '\u{ad}') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
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

/// An address of the web, made absolute. `None` for `javascript:`, `mailto:`, `data:` and broken ones.
pub(crate) fn absolute(base: Option<&Url>, href: &str) -> Option<Url> {
    let href = href.trim();
    let url = match base {
        Some(base) => base.join(href).ok()?,
        None => Url::parse(href).ok()?,
    };
    matches!(url.scheme(), "http" | "https").then_some(url)
}
