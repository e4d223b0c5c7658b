//! What says that only a part of the text is on the page: a line that sells the rest, or a text that breaks off before an
//! invitation to read on.
//!
//! Invitations to subscribe stand under whole texts too: a sign counts only where a short text ends.

use super::seen;
use crate::body::Body;
use crate::claim::{Claim, Fact, Reader};
use crate::host;
use crate::lists::{self, ReadsOn};
use crate::page::{Block, Page, folded};

/// Blocks that are looked at: the text's last, and those with what comes after them.
const LAST: usize = 3;
const AFTER: usize = 12;
/// Bytes of a text that breaks off, and of a line that says so, at most.
const LONGEST: usize = 3_000;
const LONGEST_LINE: usize = 160;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let letters: usize = page.at(&body.text).map(|block| block.text.len()).sum();
    let Some(last) = body.text.last().copied().filter(|_| letters <= LONGEST) else { return Vec::new() };
    let mut claims = Vec::new();
    let breaks_off = page.blocks.get(last).is_some_and(breaks_off);
    let from = body.text.get(body.text.len().saturating_sub(LAST)).copied().unwrap_or(last);
    for (index, block) in page.blocks().skip(from).take(AFTER).filter(|(_, block)| block.text.len() < LONGEST_LINE) {
        let says = match lists::reads_on(&folded(&block.text)) {
            Some(ReadsOn::Sold) => true,
            Some(ReadsOn::Invited) => index <= last + 1 && (breaks_off || leads_away(page, block)),
            None => false,
        };
        if says {
            claims.push(seen(page, Reader::Extent, block, &(0..block.text.len()), Fact::Partial));
        }
    }
    claims
}

/// Whether a text ends in the midst of a sentence.
fn breaks_off(block: &Block) -> bool {
    let text = block.text.trim_end_matches([']', ')']);
    block.prose > 0 && (text.ends_with('…') || text.ends_with("...") || text.ends_with(char::is_alphanumeric))
}

/// Whether a line leads to another site: the text goes on there.
fn leads_away(page: &Page, block: &Block) -> bool {
    let own = page.url.as_ref();
    let mut urls = block.anchors.iter().filter_map(|anchor| anchor.url.as_ref());
    own.is_some_and(|own| urls.any(|url| !host::same_site(own, url)))
}
