//! Credit lines: “originally published in …”, “the original source of this article is …”.
//!
//! A cue counts only beside the headline, in the first two or last four blocks of the text, and after it: in the middle
//! of a text the same words tell of other works.

use super::seen;
use crate::body::Body;
use crate::claim::{Claim, Fact, Handover, Party, Reader, Role};
use crate::cue::{Kind, Slot};
use crate::date::words;
use crate::page::{Anchor, Block, Page};

const FIRST: usize = 2;
const LAST: usize = 4;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let last = body.text.len().saturating_sub(LAST).max(FIRST);
    let edges = body.text.iter().take(FIRST).chain(body.text.iter().skip(last));
    let counted = body.head.iter().chain(edges).chain(&body.foot);
    page.at(counted).flat_map(|block| read_block(page, block)).collect()
}

fn read_block(page: &Page, block: &Block) -> Vec<Claim> {
    block
        .cues()
        .find(Kind::Original)
        .into_iter()
        .filter_map(|found| {
            let named = found.slot(Slot::Outlet)?;
            let url = block.anchors_in(&named).next().and_then(Anchor::address);
            let date = date_after(block, found.range.end);
            let party = Party::organization(block.words(&named));
            let fact = Fact::Link { role: Role::Original, party, url, date, handover: Some(Handover::Whole) };
            Some(seen(page, Reader::Credit, block, &found.range, fact))
        })
        .collect()
}

/// A date right after a credit: “… on 3 March 2026”.
fn date_after(block: &Block, end: usize) -> Option<crate::date::Date> {
    let rest = block.text.get(end..)?;
    let (place, date) = words::find(rest).into_iter().next()?;
    let between = rest.get(..place.start)?.trim().trim_matches(|letter: char| !letter.is_alphanumeric());
    matches!(between.to_lowercase().as_str(), "" | "on" | "in" | "of").then_some(date)
}
