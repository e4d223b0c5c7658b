//! Who is quoted, and through whom.
//!
//! A speaker is named only where the text tells: by name beside the quotation marks, or by a pronoun where the sentence
//! before has one person. Everything else stays unsaid. Scare quotes and titles are told by their length.

mod cased;
mod uncased;

use super::seen;
use crate::body::Body;
use crate::claim::{Claim, Fact, Party, Quotation, Reader};
use crate::mentions::Names;
use crate::page::{Block, Page, Shape};
use crate::{prose, quoted};
use std::ops::Range;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let people = body.mentions(page);
    if let Some(names) = people.language.and_then(Names::of) {
        return uncased::read(page, &body.text, people, names);
    }
    cased::read(page, body, people)
}

fn quotation(page: &Page, block: &Block, words: &Range<usize>, speaker: Option<Party>, via: Vec<Party>) -> Claim {
    let quotation =
        Quotation { words: block.words(words).to_owned(), speaker, via, sources: Vec::new(), evidence: Vec::new() };
    seen(page, Reader::Quotation, block, words, Fact::Quotation(quotation))
}

/// The words of a block that is one quotation, without the outer marks.
fn quoted_whole(block: &Block, pairs: &[Range<usize>]) -> Option<Range<usize>> {
    let text = &block.text;
    let whole = pairs.iter().find(|pair| pair.start == 0);
    if let Some(pair) = whole {
        let rest = text.get(pair.end..).unwrap_or_default();
        if rest.chars().all(|letter| !letter.is_alphanumeric()) {
            return Some(inside(text, pair));
        }
    }
    (block.shape == Shape::Quote).then_some(0..text.len())
}

fn has_pronoun(words: &str) -> bool {
    prose::words(words).any(|range| matches!(words.get(range).unwrap_or_default(), "him" | "her" | "them"))
}

/// Quotation marks that belong together, the outermost, marks included.
fn pairs(text: &str) -> Vec<Range<usize>> {
    quoted::quoted(text, false).into_iter().map(|pair| pair.whole).collect()
}

/// A pair without its marks.
fn inside(text: &str, pair: &Range<usize>) -> Range<usize> {
    let words = text.get(pair.clone()).unwrap_or_default();
    let first = words.chars().next().map_or(0, char::len_utf8);
    let last = words.chars().next_back().map_or(0, char::len_utf8);
    prose::trimmed(text, pair.start + first..(pair.end - last).max(pair.start + first))
}
