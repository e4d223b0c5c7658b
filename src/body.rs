//! The article among the blocks: its headline, its text, and what stands before and after it.
//!
//! The text is found by where the prose is: the innermost box that holds most of it. On pages without boxes the headline
//! opens it, and a closing credit, a copyright line or boilerplate ends it. Layout is not known here, so a page that
//! mixes two articles in one box is read as one.

use crate::cue::{Kind, Text};
use crate::page::{Block, Page, Places, Shape};
use crate::prose;

/// The share of a page's prose that the article's box must hold.
const MOST_OF_THE_PROSE: f32 = 0.6;
/// Blocks before the headline and after the text that still count as the article's.
const AROUND: usize = 4;
const AFTER: usize = 40;

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
}

impl Body {
    /// Finds the article on a page.
    pub(crate) fn find(page: &Page) -> Body {
        let headline = headline(page);
        let from = headline.map_or(0, |index| index + 1);
        let prose: Vec<usize> =
            page.blocks().filter(|(index, block)| *index >= from && is_prose(block)).map(|(index, _)| index).collect();
        let inner = innermost_box(page, &prose);
        let inside: Vec<usize> =
            prose.iter().copied().filter(|index| inner.is_none_or(|inner| is_within(page, *index, inner))).collect();
        let (Some(first), Some(last)) = (inside.first().copied(), inside.last().copied()) else {
            let head = (from..page.blocks.len().min(from + 12)).filter(|index| may_belong(page, *index)).collect();
            return Body { headline, head, ..Body::default() };
        };
        let last = ended(page, &inside).unwrap_or(last);
        let text: Vec<usize> = (first..=last)
            .filter(|index| may_belong(page, *index) && inner.is_none_or(|inner| is_within(page, *index, inner)))
            .filter(|index| page.blocks.get(*index).is_some_and(|block| !block.places.has(Places::FIGURE)))
            .collect();
        let start = headline.map_or(first.saturating_sub(12), |index| index.saturating_sub(AROUND));
        let head = (start..first).filter(|index| Some(*index) != headline && may_belong(page, *index)).collect();
        let foot = (last + 1..page.blocks.len()).filter(|index| may_belong(page, *index)).take(AFTER).collect();
        Body { headline, head, text, foot }
    }

    /// The words before and after the text.
    pub(crate) fn around(&self, page: &Page) -> String {
        let blocks = page.at(self.head.iter().chain(&self.foot));
        blocks.map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
    }
}

/// The headline: the first-rank heading that the metadata repeats, else the first one.
fn headline(page: &Page) -> Option<usize> {
    let titles: Vec<String> = page
        .metas
        .iter()
        .filter(|meta| matches!(meta.key.as_str(), "og:title" | "twitter:title" | "dc.title" | "title"))
        .map(|meta| meta.content.to_lowercase())
        .chain(page.title.iter().map(|title| title.text.to_lowercase()))
        .collect();
    let headings = |rank: u8| {
        page.blocks().filter(move |(_, block)| block.shape == Shape::Heading(rank) && !block.places.is_outside())
    };
    let repeated = |block: &Block| {
        let text = block.text.to_lowercase();
        text.chars().count() >= 8 && titles.iter().any(|title| title.contains(&text) || text.contains(title.as_str()))
    };
    headings(1)
        .find(|(_, block)| repeated(block))
        .or_else(|| headings(2).find(|(_, block)| repeated(block)))
        .or_else(|| headings(1).find(|(_, block)| !block.places.has(Places::HEADER)))
        .or_else(|| headings(1).next())
        .map(|(index, _)| index)
}

fn is_prose(block: &Block) -> bool {
    !block.places.is_outside()
        && !block.places.has(Places::FIGURE.and(Places::HEADER))
        && !matches!(block.shape, Shape::Heading(_))
        && prose::is_prose(&block.text)
        && block.link_share() < 0.5
}

fn may_belong(page: &Page, index: usize) -> bool {
    page.blocks.get(index).is_some_and(|block| !block.places.is_outside())
}

fn is_within(page: &Page, index: usize, boxed: usize) -> bool {
    let mut at = page.blocks.get(index).map(|block| block.boxed);
    while let Some(here) = at {
        if here == boxed {
            return true;
        }
        at = page.boxes.get(here).and_then(|each| each.parent);
    }
    false
}

/// The innermost box that holds most of the prose.
fn innermost_box(page: &Page, prose: &[usize]) -> Option<usize> {
    let mut held = vec![0usize; page.boxes.len()];
    let mut total = 0;
    for block in page.at(prose) {
        let letters = block.text.chars().count();
        total += letters;
        let mut at = Some(block.boxed);
        while let Some(here) = at {
            if let Some(sum) = held.get_mut(here) {
                *sum += letters;
            }
            at = page.boxes.get(here).and_then(|each| each.parent);
        }
    }
    // Boxes are numbered from the outside in, so the last that holds enough is the innermost. A single paragraph's box
    // is no article's unless it is all there is.
    let enough = total as f32 * MOST_OF_THE_PROSE;
    let several = prose.len() > 1;
    held.iter().enumerate().rev().find_map(|(index, sum)| {
        let is_paragraph = page.boxes.get(index).is_some_and(|each| each.label == "p" || each.label.starts_with("p "));
        (*sum as f32 >= enough && total > 0 && !(several && is_paragraph)).then_some(index)
    })
}

/// The last block of the text where a closing credit, a copyright line or boilerplate stands among the prose.
fn ended(page: &Page, prose: &[usize]) -> Option<usize> {
    let total: usize = page.at(prose).map(|block| block.text.len()).sum();
    let (first, last) = (prose.first().copied()?, prose.last().copied()?);
    let mut read = 0;
    for index in first..=last {
        let Some(block) = page.blocks.get(index) else { continue };
        if read * 2 > total && !block.places.is_outside() && closes(block) {
            let before = prose.partition_point(|prose| *prose < index);
            return prose.get(before.checked_sub(1)?).copied();
        }
        if prose.binary_search(&index).is_ok() {
            read += block.text.len();
        }
    }
    None
}

/// Whether a block says that the article's text is over.
fn closes(block: &Block) -> bool {
    let word = "copyright";
    let opening = block.text.get(..word.len()).unwrap_or_default();
    if block.text.starts_with('©') || opening.eq_ignore_ascii_case(word) {
        return true;
    }
    let text = Text::of(block);
    let starts = |kind: Kind| text.find(kind).first().is_some_and(|found| found.range.start < 24);
    starts(Kind::Closing) || starts(Kind::Original)
}
