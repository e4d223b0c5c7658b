//! Sources that the text keeps unnamed, in the words by which it does so.

use super::seen;
use crate::body::Body;
use crate::claim::{Anonymous, Claim, Fact, Reader};
use crate::cue::Kind;
use crate::page::Page;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let language = body.mentions(page).language;
    let mut claims = Vec::new();
    for block in page.at(&body.text) {
        for found in block.cues().find_in(Kind::Anonymous, language) {
            let words = block.words(&found.range).to_owned();
            let unnamed = Fact::Anonymous(Anonymous { words, evidence: Vec::new() });
            claims.push(seen(page, Reader::Anonymous, block, &found.range, unnamed));
        }
    }
    claims
}
