//! What the page says of the making of its text: corrections, notes of the editors, what software did, and declarations
//! of origin that software could verify.
//!
//! The words are told by the lists of cues; this file holds where they count: beside the headline, at the text's edges
//! and after it where they open a sentence, and in the text where they open a block with a colon. A hyperlink of such
//! words leads to another text's correction. Whether a declaration is true is not verified.
//!
//! Specification: C2PA's link relation `c2pa-manifest`; Originator Profile's `application/cas+json` and
//! `application/ops+json`.

use super::{declared, seen};
use crate::body::Body;
use crate::claim::{Claim, Fact, Reader, Remark};
use crate::cue::Kind;
use crate::page::{Block, Page, Places};
use crate::prose::trimmed;
use std::ops::Range;

/// Blocks at the text's start and at its end in which a remark may stand, and those after it.
const FIRST: usize = 2;
const LAST: usize = 3;
const AFTER: usize = 16;
/// Bytes at the start of a block in which the words of a remark end that stands inside the text.
const OPENS: usize = 60;
/// Bytes of a remark that are quoted.
const SHOWN: usize = 240;

/// The kinds of cues, those that say more first.
const KINDS: &[(Kind, Remark)] = &[
    (Kind::Correction, Remark::Correction),
    (Kind::Automation, Remark::Automation),
    (Kind::EditorsNote, Remark::EditorsNote),
];

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let mut claims: Vec<Claim> = credentials(page).collect();
    let last = body.text.len().saturating_sub(LAST).max(FIRST);
    for (place, index) in body.text.iter().enumerate() {
        let inside = (FIRST..last).contains(&place);
        claims.extend(page.blocks.get(*index).and_then(|block| remark(page, block, inside)));
    }
    let around = body.head.iter().chain(body.foot.iter().take(AFTER));
    claims.extend(page.at(around).filter_map(|block| remark(page, block, false)));
    claims
}

/// The remark of a block; the first of the kinds that it has.
fn remark(page: &Page, block: &Block, inside: bool) -> Option<Claim> {
    let opens_with_colon = || block.text.bytes().take(OPENS).any(|byte| byte == b':') || !block.text.is_ascii();
    if block.places.has(Places::FIGURE) || (inside && !opens_with_colon()) {
        return None;
    }
    KINDS.iter().find_map(|(kind, remark)| {
        let found = block.cues().find(*kind).into_iter().find(|found| {
            let labels = || block.words(&found.range).ends_with([':', '：', '】', '］']) && found.range.end <= OPENS;
            let stands =
                if inside { found.range.start == 0 && labels() } else { opens_sentence(block, found.range.start) };
            stands && !is_linked(block, found.range.start)
        })?;
        let range = quoted(block, &found.range);
        Some(seen(page, Reader::Remark, block, &range, Fact::Remark(*remark)))
    })
}

/// Whether an offset opens a sentence, a line or a bracket.
fn opens_sentence(block: &Block, at: usize) -> bool {
    let before = block.words(&(0..at)).trim_end();
    before.is_empty()
        || before.ends_with(|letter: char| {
            !letter.is_alphanumeric() && !matches!(letter, ',' | ';' | '-' | '“' | '"' | '„' | '«' | '「')
        })
        || block.breaks.iter().any(|mark| before.len() <= *mark && *mark <= at)
}

/// Whether the words lead elsewhere: they are another text's headline.
fn is_linked(block: &Block, at: usize) -> bool {
    block.anchors.iter().any(|anchor| anchor.range.start <= at && at < anchor.range.end && anchor.url.is_some())
}

/// The remark from its first word on: what is left of its block, as far as it is shown.
fn quoted(block: &Block, found: &Range<usize>) -> Range<usize> {
    let rest = block.text.get(found.start..).unwrap_or_default();
    if rest.len() <= SHOWN {
        return trimmed(&block.text, found.start..block.text.len());
    }
    let most = found.start + SHOWN;
    let sentences = block.sentences().iter().map(|sentence| sentence.end);
    let end = sentences.take_while(|end| *end <= most).last().filter(|end| *end > found.end);
    let blank = || {
        let within = rest.char_indices().take_while(|(at, _)| *at <= SHOWN);
        within.filter(|(_, letter)| letter.is_whitespace()).last().map(|(at, _)| found.start + at)
    };
    let end = end.or_else(blank).unwrap_or(found.end).max(found.end);
    trimmed(&block.text, found.start..end)
}

/// Declarations of origin in the head of the page.
fn credentials(page: &Page) -> impl Iterator<Item = Claim> {
    let linked = page.rels.iter().filter(|rel| rel.rel == "c2pa-manifest").map(|rel| (&rel.written, &rel.css));
    let each = linked.chain(page.credentials.iter().map(|held| (&held.text, &held.css))).take(1);
    each.map(|(written, css)| declared(Reader::Remark, written, css, Fact::Remark(Remark::Credentials)))
}
