//! The news agency that supplied the text, where a form alone says so: its dateline, “NORRBY, Nov 2 (Reuters) -”.
//!
//! Credits in words (“with material from …”) are cues, read by `credit`; people in bylines are read by `byline`.

use super::seen;
use crate::body::Body;
use crate::claim::{Claim, Fact, Handover, Party, Reader, Role};
use crate::lists;
use crate::page::{Block, Page};

/// Bytes before the bracket of a dateline, and blocks of the text that may open with one.
const LONGEST_PLACE: usize = 60;
const OPENING: usize = 2;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    page.at(&body.text).take(OPENING).filter_map(|block| dateline(page, block)).collect()
}

/// The agency in brackets after the place that opens a text, before a dash: nothing else proves a short name.
fn dateline(page: &Page, block: &Block) -> Option<Claim> {
    let open = block.text.find('(').filter(|open| (2..=LONGEST_PLACE).contains(open))?;
    let close = open + block.text.get(open..)?.find(')')?;
    let agency = lists::agency_by_any_name(block.text.get(open + 1..close)?)?;
    let place = block.text.get(..open)?;
    let opens_with_capital = place.chars().next().is_some_and(char::is_uppercase);
    let dashed = block.text.get(close + 1..)?.trim_start().starts_with(['-', '–', '—', '―', '.', ':']);
    if !opens_with_capital || !dashed || place.contains(['.', '!', '?', '“', '"']) && !place.contains(',') {
        return None;
    }
    let party = Party::organization(agency.name);
    let fact = Fact::Link { role: Role::Agency, party, url: None, date: None, handover: Some(Handover::Whole) };
    Some(seen(page, Reader::Agency, block, &(0..close + 1), fact))
}
