//! The article among the blocks: its headline, its text, and what stands before and after it.
//!
//! The headline is the heading that best repeats the titles in the metadata. The text is found by where the prose is: the
//! box whose own paragraphs hold most of it, widened to boxes around as long as what they add is prose too. Where pages
//! append the next story, the first is read. Layout is not known here: what a page mixes in one box is told apart by
//! places, headings and links alone.

use crate::claim::Relation;
use crate::cue::Kind;
use crate::host;
use crate::mentions::Mentions;
use crate::page::{self, Anchor, Block, Page, Places, Shape, folded, has_word};
use std::cell::OnceCell;
use url::Url;

/// Blocks before the headline and after the text that still count as the article's.
const AROUND: usize = 4;
const AFTER: usize = 40;
/// Bytes of prose after which the headline has passed.
const OPENING: usize = 600;
/// The share of a text, in a hundred, after which a gap of blocks that are none of it may end it, and how many they are.
const NEARLY_ALL: usize = 80;
const GAP: usize = 20;
/// Bytes of a block in which the words that end the text begin.
const OPENS: usize = 24;
/// Bytes of text that replies may outweigh.
const FEW: usize = 1_500;
/// How many boxes up a paragraph counts, each box half as much as the one inside it.
const REACH: usize = 4;
/// The share of prose in what a wider box adds, and how much it must add, as shares of a hundred.
const DENSE: usize = 60;
const WORTH: usize = 10;

/// Bytes of the text that are read. The longest article that was seen has 102,000.
const MOST_TEXT: usize = 1 << 19;

/// The article's parts, as indexes into the page's blocks, in order.
#[derive(Debug, Default)]
pub(crate) struct Body {
    pub(crate) headline: Option<usize>,
    /// Between the headline and the text, with a few blocks before the headline.
    pub(crate) head: Vec<usize>,
    /// The text; no figures.
    pub(crate) text: Vec<usize>,
    /// After the text.
    pub(crate) foot: Vec<usize>,
    /// What of the foot goes on with the text and is no prose: short last paragraphs, embedded posts, the list of what the
    /// text rests on.
    pub(crate) tail: Vec<usize>,
    /// The text is longer than what is read of it.
    is_cut: bool,
    /// Whom the text speaks of, once a reader asked.
    mentions: OnceCell<Mentions>,
}

/// What the page as a whole looks like.
#[derive(Debug, Default)]
pub(crate) struct Outlook {
    /// It asks for a password.
    pub(crate) password: bool,
    /// Teasers of other articles on it.
    pub(crate) teasers: usize,
    /// What was read as its text is made of teasers.
    pub(crate) of_teasers: bool,
    /// Replies outweigh what they reply to.
    pub(crate) of_replies: bool,
}

impl Body {
    /// Finds the article on a page.
    pub(crate) fn find(page: &Page) -> Body {
        let headline = headline(page);
        let from = headline.map_or(0, |index| index + 1);
        let until = next_story(page, headline);
        let may_belong = |index: &usize| page.blocks.get(*index).is_some_and(|block| !block.places.is_outside());
        let weights = Weights::of(page, from, until);
        let top = weights.container(page);
        let inside: Vec<usize> = weights
            .blocks
            .iter()
            .enumerate()
            .filter(|(index, weight)| **weight > 0 && top.is_some_and(|top| is_within(page, *index, top)))
            .map(|(index, _)| index)
            .collect();
        let (Some(first), Some(last)) = (inside.first().copied(), inside.last().copied()) else {
            let head = (from..until.min(from + 12)).filter(may_belong).collect();
            return Body { headline, head, ..Body::default() };
        };
        let last = ended(page, &inside).unwrap_or(last);
        let mut text: Vec<usize> = (first..=last)
            .filter(may_belong)
            .filter(|index| top.is_none_or(|top| is_within(page, *index, top)))
            .filter(|index| page.blocks.get(*index).is_some_and(|block| is_text(page, block)))
            .collect();
        let start = headline.map_or(first.saturating_sub(12), |index| index.min(first).saturating_sub(AROUND));
        let head: Vec<usize> = (start..first).filter(|index| Some(*index) != headline && may_belong(index)).collect();
        let foot: Vec<usize> = (last + 1..until).filter(may_belong).take(AFTER).collect();
        let tail = tail(page, &text, until, top);
        let ends = page.at(&text).scan(0, |length, block| {
            *length += block.text.len();
            Some(*length)
        });
        let read = ends.take_while(|length| *length <= MOST_TEXT).count();
        let is_cut = read < text.len();
        text.truncate(read);
        Body { headline, head, text, foot, tail, is_cut, mentions: OnceCell::new() }
    }

    /// One sentence for the reader, where the text is longer than what is read of it.
    pub(crate) fn bound(&self) -> Option<String> {
        let sentence =
            || format!("The text is longer than {} kilobytes; what follows them was not read.", MOST_TEXT >> 10);
        self.is_cut.then(sentence)
    }

    /// Whom the text speaks of.
    pub(crate) fn mentions(&self, page: &Page) -> &Mentions {
        self.mentions.get_or_init(|| Mentions::of(page, &self.text))
    }

    /// What the page as a whole looks like.
    pub(crate) fn outlook(&self, page: &Page) -> Outlook {
        let prose = |blocks: &mut dyn Iterator<Item = &Block>| blocks.map(|block| block.prose).sum::<usize>();
        let in_teasers = |index: &&usize| page.teasers.iter().any(|teaser| teaser.contains(index));
        let all = prose(&mut page.at(&self.text));
        let teased = prose(&mut page.at(self.text.iter().filter(in_teasers)));
        let replies = prose(&mut page.blocks.iter().filter(|block| block.places.has(Places::COMMENTS)));
        Outlook {
            password: page.password,
            teasers: page.teasers.len(),
            of_teasers: teased * 2 > all,
            of_replies: replies > 3 * all && all < FEW,
        }
    }

    /// The words before and after the text.
    pub(crate) fn around(&self, page: &Page) -> String {
        let blocks = page.at(self.head.iter().chain(&self.foot));
        blocks.map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
    }
}

/// The headline: of the headings and of the lines that are marked as one, the line that best repeats the page's titles.
fn headline(page: &Page) -> Option<usize> {
    let titles = page.titles();
    let site = page.metas.iter().find(|meta| meta.key == "og:site_name").map(|meta| folded(&meta.content));
    let mut best: Option<(u32, usize)> = None;
    let mut read = 0;
    for (index, block) in page.blocks() {
        read += if block.places.is_outside() { 0 } else { block.prose };
        let Some(rank) = rank(page, block) else { continue };
        // What could not be more even as the title itself is not compared with it.
        if best.is_some_and(|(other, _)| other >= 100 + rank) {
            continue;
        }
        let text = folded(&block.text);
        if text.is_empty() {
            continue;
        }
        let repeated = titles.iter().map(|title| likeness(&text, title)).max().unwrap_or_default();
        let mut score = repeated + rank;
        if block.places.is_outside() || Some(&text) == site.as_ref() {
            score = score.saturating_sub(60);
        } else if block.places.has(Places::HEADER) {
            score = score.saturating_sub(10);
        }
        if block.link_share() > 0.9 && !leads_here(page, block) {
            score = score.saturating_sub(20);
        }
        // What stands among the text is a heading of its parts.
        if read > OPENING && block.shape != Shape::Heading(1) {
            score = score.saturating_sub(30);
        }
        if score >= 40 && best.is_none_or(|(other, _)| score > other) {
            best = Some((score, index));
        }
    }
    best.map(|(_, index)| index)
}

/// What a block's markup says for its being the headline, out of a hundred; `None` where it says nothing.
fn rank(page: &Page, block: &Block) -> Option<u32> {
    match block.shape {
        Shape::Heading(1) => return Some(50),
        Shape::Heading(2) => return Some(25),
        Shape::Heading(_) => return Some(10),
        _ => {}
    }
    let marked = |label: &str| ["headline", "title"].iter().any(|word| has_word(label, word));
    let is_marked = block.text.len() < 400 && page.labels(block).take(2).any(marked);
    is_marked.then_some(15)
}

/// How much of a title a line repeats, out of a hundred.
fn likeness(line: &str, title: &str) -> u32 {
    let share = |part: &str, whole: &str| (part.len() * 100 / whole.len().max(1)) as u32;
    if title.contains(line) {
        share(line, title)
    } else if line.contains(title) {
        share(title, line)
    } else {
        let words: Vec<&str> = line.split(' ').collect();
        let shared = title.split(' ').filter(|word| words.contains(word)).count();
        (shared * 80 / words.len().max(title.split(' ').count()).max(1)) as u32
    }
}

/// Whether a block's anchor leads to the page itself.
fn leads_here(page: &Page, block: &Block) -> bool {
    let path = page.url.as_ref().map(|url| url.path());
    path.is_some() && block.anchors.iter().any(|anchor| anchor.url.as_ref().map(|url| url.path()) == path)
}

/// Where the next story begins, if the page appends one: an article or a first-rank heading of its own, after prose.
fn next_story(page: &Page, headline: Option<usize>) -> usize {
    let all = page.blocks.len();
    let Some(headline) = headline else { return all };
    let is_first_rank = page.blocks.get(headline).is_some_and(|block| block.shape == Shape::Heading(1));
    let mut prose = 0;
    for (index, block) in page.blocks().skip(headline + 1) {
        prose += if block.places.is_outside() { 0 } else { block.prose };
        if is_first_rank
            && prose > 400
            && block.shape == Shape::Heading(1)
            && !block.places.is_outside()
            && page.blocks.get(headline).is_some_and(|first| first.text != block.text)
            && in_article(page, block) != page.blocks.get(headline).and_then(|first| in_article(page, first))
        {
            return index;
        }
    }
    all
}

/// The innermost `article` around a block.
fn in_article(page: &Page, block: &Block) -> Option<usize> {
    page.boxes_around(block).find(|(_, each)| is_tag(&each.label, "article")).map(|(index, _)| index)
}

fn is_tag(label: &str, tag: &str) -> bool {
    page::tag_of(label) == tag
}

/// Whether a block inside the text's range is of the text.
fn is_text(page: &Page, block: &Block) -> bool {
    !block.places.has(Places::FIGURE) && !is_pointer(page, block) && !is_about_author(page, block)
}

/// Whether a block does nothing but lead to another article: a link into the site, “Read more: …”.
fn is_pointer(page: &Page, block: &Block) -> bool {
    let share = block.link_share();
    let host = page.url.as_ref().and_then(|url| url.host_str());
    let is_own = |anchor: &Anchor| anchor.url.as_ref().is_none_or(|url| url.host_str() == host);
    (share > 0.9 && block.anchors.iter().all(is_own)) || (share > 0.5 && page::leads_elsewhere(&block.text))
}

/// Whether a block stands in a box about the author.
fn is_about_author(page: &Page, block: &Block) -> bool {
    page.labels(block).take(4).any(|label| {
        ["bio", "biography", "authorbox"].iter().any(|word| has_word(label, word))
            || (has_word(label, "author")
                && ["about", "box", "card", "description", "profile"].iter().any(|word| has_word(label, word)))
    })
}

/// The blocks that go on with a text after its last prose: in the box of its last paragraph, up to whatever closes the text or
/// leads on. A heading ends it too, but for that of a list of sources.
fn tail(page: &Page, text: &[usize], until: usize, top: Option<usize>) -> Vec<usize> {
    let Some(last) = text.last().copied() else { return Vec::new() };
    let around = page.blocks.get(last).and_then(|block| holder(page, block));
    let mut tail = Vec::new();
    let mut lists_sources = false;
    for index in last + 1..until.min(last + 1 + AFTER) {
        let Some(block) = page.blocks.get(index) else { break };
        if !top.is_some_and(|top| is_within(page, index, top))
            || block.places.has(Places::COMMENTS.and(Places::RELATED))
        {
            break;
        }
        if matches!(block.shape, Shape::Heading(_)) || block.text.len() < 40 && page::opens_sources(&block.text) {
            lists_sources = page::opens_sources(&block.text);
            if !lists_sources {
                break;
            }
        }
        if closes(block) || invites(block) || is_pointer(page, block) {
            break;
        }
        let goes_on = holder(page, block) == around && block.link_share() < 0.9;
        if !block.places.is_outside() && is_text(page, block) && (lists_sources || goes_on || refers(block)) {
            tail.push(index);
        }
    }
    tail
}

fn holder_at(page: &Page, index: usize) -> Option<usize> {
    holder(page, page.blocks.get(index)?)
}

/// The box that holds a block's paragraph or list.
fn holder(page: &Page, block: &Block) -> Option<usize> {
    let mut boxes = page.boxes_around(block);
    boxes.find(|(_, each)| !is_paragraph(&each.label) && !is_list(&each.label)).map(|(at, _)| at)
}

/// Whether a block leads to what is cited and not read on: a study, a document, data.
fn refers(block: &Block) -> bool {
    let cited = |url: &Url| matches!(host::relation(url), Relation::Study | Relation::Document | Relation::Data);
    block.anchors.iter().filter_map(|anchor| anchor.url.as_ref()).any(cited)
}

fn is_list(label: &str) -> bool {
    matches!(page::tag_of(label), "ul" | "ol" | "dl")
}

fn is_within(page: &Page, index: usize, boxed: usize) -> bool {
    page.blocks.get(index).is_some_and(|block| page.boxes_around(block).any(|(here, _)| here == boxed))
}

/// How much each block speaks for the article's text standing around it.
struct Weights {
    blocks: Vec<usize>,
    /// For each box: the weights in it, and the bytes of all text in it that may belong to the article.
    held: Vec<usize>,
    all: Vec<usize>,
}

impl Weights {
    fn of(page: &Page, from: usize, until: usize) -> Weights {
        let mut blocks: Vec<usize> = page
            .blocks()
            .map(|(index, block)| if index < from || index >= until { 0 } else { weight(block) })
            .collect();
        if blocks.iter().sum::<usize>() == 0 {
            blocks = page.blocks().map(|(index, block)| if index >= until { 0 } else { weight(block) }).collect();
        }
        let mut held = vec![0; page.boxes.len()];
        let mut all = held.clone();
        for ((index, block), weight) in page.blocks().zip(&blocks) {
            if block.places.is_outside() || index < from || index >= until {
                continue;
            }
            for (at, _) in page.boxes_around(block) {
                if let (Some(held), Some(all)) = (held.get_mut(at), all.get_mut(at)) {
                    *held += weight;
                    *all += if is_crosshead(block) { 0 } else { block.text.len() };
                }
            }
        }
        Weights { blocks, held, all }
    }

    /// The box of the text.
    fn container(&self, page: &Page) -> Option<usize> {
        let mut scores = vec![0usize; page.boxes.len()];
        for (block, weight) in page.blocks.iter().zip(&self.blocks).filter(|(_, weight)| **weight > 0) {
            let mut factor = 1 << REACH;
            for (at, each) in page.boxes_around(block).skip_while(|(_, each)| is_paragraph(&each.label)).take(REACH) {
                factor >>= 1;
                if let Some(score) = scores.get_mut(at) {
                    *score += weight * factor * if is_named_text(&each.label) { 5 } else { 4 };
                }
            }
        }
        let (best, score) = scores.iter().enumerate().rev().max_by_key(|(_, score)| **score)?;
        if *score == 0 { None } else { Some(self.widened(page, best)) }
    }

    /// A box, or the one around it that adds more of the same.
    fn widened(&self, page: &Page, mut chosen: usize) -> usize {
        let of = |list: &[usize], at: usize| list.get(at).copied().unwrap_or_default();
        let mut at = page.boxes.get(chosen).and_then(|each| each.parent);
        while let Some(here) = at {
            let Some(each) = page.boxes.get(here) else { break };
            at = each.parent;
            let extra = of(&self.held, here).saturating_sub(of(&self.held, chosen));
            let added = of(&self.all, here).saturating_sub(of(&self.all, chosen));
            if extra * 100 < of(&self.held, chosen) * WORTH {
                continue;
            }
            if extra * 100 < added * DENSE {
                break;
            }
            chosen = here;
        }
        chosen
    }
}

/// Whether a block is a heading within a text: it neither speaks for prose nor against it.
fn is_crosshead(block: &Block) -> bool {
    matches!(block.shape, Shape::Heading(_)) && block.link_share() < 0.5
}

fn is_paragraph(label: &str) -> bool {
    matches!(label.split(' ').next(), Some("p" | "li" | "dd" | "dt" | "blockquote" | "pre"))
}

/// Whether a label names an article's text.
fn is_named_text(label: &str) -> bool {
    ["articlebody", "body", "content", "entry", "text", "story"].iter().any(|word| has_word(label, word))
        && !is_tag(label, "body")
}

/// What a block weighs: its prose without anchors; shorter sentences half as much.
fn weight(block: &Block) -> usize {
    if block.places.is_outside() || block.places.has(Places::FIGURE.and(Places::HEADER)) {
        return 0;
    }
    if block.prose > 0 {
        return (block.prose as f32 * (1.0 - block.link_share())) as usize;
    }
    let is_short = !matches!(block.shape, Shape::Heading(_)) && block.text.len() >= 25 && block.link_share() < 0.3;
    let ends =
        |letter: char| matches!(letter, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '۔' | '؟' | '”' | '»');
    if is_short && block.text.ends_with(ends) { block.text.len() / 2 } else { 0 }
}

/// The last block of the text where a closing credit, a copyright line or boilerplate stands among the prose.
fn ended(page: &Page, prose: &[usize]) -> Option<usize> {
    let total: usize = page.at(prose).map(|block| block.text.len()).sum();
    let (first, last) = (prose.first().copied()?, prose.last().copied()?);
    let mut read = 0;
    for index in first..=last {
        let Some(block) = page.blocks.get(index) else { continue };
        if read * 100 > total * NEARLY_ALL
            && let Some(before) =
                prose.partition_point(|prose| *prose < index).checked_sub(1).and_then(|at| prose.get(at))
            && index - before > GAP
        {
            let next = prose.get(prose.partition_point(|prose| *prose < index));
            let parts = next.is_none_or(|next| holder_at(page, *next) != holder_at(page, *before));
            if parts {
                return Some(*before);
            }
        }
        // The later, the less it takes to end the text.
        if read * 2 > total
            && !block.places.is_outside()
            && is_text(page, block)
            && (closes(block) || (read * 4 > total * 3 && invites(block) && !is_insert(page, index, prose)))
        {
            let before = prose.partition_point(|prose| *prose < index);
            return prose.get(before.checked_sub(1)?).copied();
        }
        if prose.binary_search(&index).is_ok() {
            read += block.text.len();
        }
    }
    None
}

/// Whether a block stands in a box of its own among paragraphs of one box, which go on after it.
fn is_insert(page: &Page, index: usize, prose: &[usize]) -> bool {
    let at = prose.partition_point(|prose| *prose < index);
    let parent = |index: usize| holder_at(page, index);
    let before = at.checked_sub(1).and_then(|before| prose.get(before)).and_then(|index| parent(*index));
    let next = prose.iter().skip(at).find(|next| **next > index).copied();
    let is_whole = |next: usize| page.blocks.get(next).is_some_and(|block| block.prose > 0);
    before.is_some() && next.is_some_and(|next| parent(next) == before && is_whole(next)) && parent(index) != before
}

/// Whether a block says who owns the text above it.
fn closes(block: &Block) -> bool {
    let word = "copyright";
    let opening = block.text.get(..word.len()).unwrap_or_default();
    block.text.starts_with('©') || opening.eq_ignore_ascii_case(word) || opens_with(block, Kind::Original)
}

/// Whether a block invites to read on elsewhere, to comment, to subscribe, to follow.
fn invites(block: &Block) -> bool {
    let urls: Vec<&Url> = block.anchors.iter().filter_map(|anchor| anchor.url.as_ref()).collect();
    let follow = block.text.len() < 400 && !urls.is_empty() && urls.into_iter().all(host::is_outpost);
    follow || opens_with(block, Kind::Closing)
}

fn opens_with(block: &Block, kind: Kind) -> bool {
    block.cues().opens_with(kind, OPENS)
}
