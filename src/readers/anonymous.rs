//! Sources that the text keeps unnamed, in the words by which it does so.
//!
//! Words that stand beside each other speak of one source: “a person familiar with the plan, who asked not to be named”.

use super::seen;
use crate::body::Body;
use crate::claim::{Anonymous, Claim, Fact, Reader};
use crate::cue::Kind;
use crate::page::Page;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let language = body.mentions(page).language;
    let mut claims = Vec::new();
    for block in page.at(&body.text) {
        let mut found = block.cues().find_in(Kind::Anonymous, language).into_iter().map(|found| found.range).peekable();
        while let Some(mut range) = found.next() {
            let is_beside = |end: usize, start: usize| {
                let gap = block.text.get(end..start).unwrap_or_default();
                gap.chars().all(|letter| letter == ' ' || letter == ',')
            };
            while let Some(next) = found.next_if(|next| is_beside(range.end, next.start)) {
                range.end = next.end;
            }
            let words = block.words(&range).to_owned();
            let unnamed = Fact::Anonymous(Anonymous { words, evidence: Vec::new() });
            claims.push(seen(page, Reader::Anonymous, block, &range, unnamed));
        }
    }
    claims
}
