//! What the text attributes in words: the bodies that it says it has something from, and earlier pieces of its own. Who is
//! quoted is left to `quotation`, what is linked to `body_links`.

use super::seen;
use crate::body::Body;
use crate::claim::{Claim, Fact, Party, Reader, Relation, Source};
use crate::cue::{Kind, Slot};
use crate::mentions::is_outlet;
use crate::page::{Block, Page};
use crate::prose;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let language = body.mentions(page).language;
    let mut claims = Vec::new();
    for block in page.at(&body.text) {
        named_sources(page, block, language, &mut claims);
        own_earlier(page, block, language, &mut claims);
    }
    claims
}

/// Outlets that a block's sentences name as where they have something from.
fn named_sources(page: &Page, block: &Block, language: Option<&str>, claims: &mut Vec<Claim>) {
    for found in &block.cues().find_in(Kind::Reports, language) {
        let Some(name) = found.slot(Slot::Outlet).map(|range| block.words(&range)) else { continue };
        if !is_outlet(block, found, name) {
            continue;
        }
        let source = Source {
            party: Some(Party::organization(name)),
            url: None,
            href: None,
            archived: None,
            text: block.words(&found.range).to_owned(),
            sentence: block.words(&prose::sentence_at(block.sentences(), found.range.start)).to_owned(),
            relation: Relation::Report,
            evidence: Vec::new(),
        };
        claims.push(seen(page, Reader::Attribution, block, &found.range, Fact::Source(source)));
    }
}

/// An earlier piece of the same hand, where the words that speak of it carry a link that leads nowhere. Live links are
/// the business of `body_links`.
fn own_earlier(page: &Page, block: &Block, language: Option<&str>, claims: &mut Vec<Claim>) {
    for found in &block.cues().find_in(Kind::OwnEarlier, language) {
        let sentence = prose::sentence_at(block.sentences(), found.range.start);
        let Some(anchor) = block.anchors_in(&sentence).find(|anchor| anchor.url.is_none()) else { continue };
        let source = Source {
            party: None,
            url: None,
            href: None,
            archived: None,
            text: block.words(&anchor.range).to_owned(),
            sentence: block.words(&sentence).to_owned(),
            relation: Relation::OwnEarlier,
            evidence: Vec::new(),
        };
        claims.push(seen(page, Reader::Attribution, block, &sentence, Fact::Source(source)));
    }
}
