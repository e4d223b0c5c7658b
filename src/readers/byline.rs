//! The byline that the reader sees: lines that open with “by” in any language of the cues, and elements that are marked
//! as the author's, beside the headline; “articles by” after the text.

use super::seen;
use crate::body::Body;
use crate::claim::{Claim, Fact, PartyKind, Reader, Role};
use crate::cue::{Found, Kind, Slot, Text};
use crate::name;
use crate::page::{Anchor, Block, Page, Places, has_word};
use std::ops::Range;

/// Letters beyond which a line is no byline.
const LONGEST: usize = 160;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let mut claims = Vec::new();
    let opening = body.text.iter().take(2);
    // A caption's credit is the picture's.
    let is_pictured = |block: &&Block| block.places.has(Places::FIGURE);
    for block in page.at(body.head.iter().chain(opening).chain(&body.foot)).filter(|block| !is_pictured(block)) {
        let found = Text::of(block).find(Kind::Byline);
        for line in block.lines().iter().filter(|line| line.len() <= LONGEST) {
            claims.extend(after_by(page, block, &found, line));
        }
    }
    for block in page.at(&body.head).filter(|block| !is_pictured(block)) {
        claims.extend(marked(page, block));
    }
    claims
}

/// The authors of a line that opens with a byline cue.
fn after_by(page: &Page, block: &Block, found: &[Found], line: &Range<usize>) -> Vec<Claim> {
    let first = found.get(found.partition_point(|found| found.range.start < line.start));
    let opening = first.filter(|found| found.range.start == line.start && found.range.end <= line.end);
    let names = opening.and_then(|found| found.slot(Slot::Authors));
    names.map_or_else(Vec::new, |names| authors(page, block, &names, line.start))
}

/// The authors in an element that is marked as theirs: a span, or the block's own box.
fn marked(page: &Page, block: &Block) -> Vec<Claim> {
    let boxed = page.labels(block).take(2).map(|label| (0..block.text.len(), label));
    let spans = block.spans.iter().map(|span| (span.range.clone(), span.label.as_str()));
    spans
        .chain(boxed)
        .filter(|(range, label)| range.len() <= LONGEST && is_authors(label))
        .flat_map(|(range, _)| authors(page, block, &range, range.start))
        .collect()
}

/// Whether a label speaks of the author's name and of nothing more.
fn is_authors(label: &str) -> bool {
    let names = ["author", "byline"].iter().any(|word| has_word(label, word));
    let says_more = ["bio", "description", "image", "avatar", "date", "social", "info", "box"]
        .iter()
        .any(|word| has_word(label, word));
    names && !says_more
}

/// A claim for each author named in a range; the evidence runs from `start` to the last name.
fn authors(page: &Page, block: &Block, names: &Range<usize>, start: usize) -> Vec<Claim> {
    let text = block.words(names);
    let parties = name::parties(text.strip_prefix("By ").or_else(|| text.strip_prefix("by ")).unwrap_or(text));
    let end = parties
        .iter()
        .filter_map(|party| text.find(&party.name).map(|at| names.start + at + party.name.len()))
        .max()
        .unwrap_or(names.end);
    parties
        .into_iter()
        .map(|party| {
            let anchor = block.anchors.iter().find(|anchor| block.words(&anchor.range).trim() == party.name);
            let url = anchor.and_then(Anchor::address);
            let role = Role::Author;
            let party = if party.kind == PartyKind::Person { party.at(url) } else { party };
            seen(page, Reader::Byline, block, &(start..end), Fact::Link { role, party, url: None, date: None })
        })
        .collect()
}
