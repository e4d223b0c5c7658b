//! Page → claims. One file for each way in which a page can speak; none imports another, and none chooses: what they
//! state is weighed by `reconcile` alone.

mod address;
mod agency;
mod anonymous;
mod attribution;
mod body_links;
mod byline;
mod counter;
mod credit;
mod dateline;
mod elsewhere;
mod extent;
mod genre;
mod headline;
mod json_ld;
mod link_rels;
mod masthead;
mod meta_tags;
mod microdata;
mod microformats;
mod page_state;
mod quotation;
mod rdfa;
mod remark;
mod rights;
mod source_line;

use crate::body::Body;
use crate::claim::{Claim, Evidence, Fact, Reader};
use crate::page::{Block, Page, markup};
use std::ops::Range;

/// A reader: everything it finds on a page.
type Read = fn(&Page, &Body) -> Vec<Claim>;

/// The readers. Their order does not matter: `reconcile` sorts what they state.
const READERS: &[Read] = &[
    address::read,
    agency::read,
    anonymous::read,
    attribution::read,
    body_links::read,
    byline::read,
    counter::read,
    credit::read,
    dateline::read,
    elsewhere::read,
    extent::read,
    genre::read,
    headline::read,
    json_ld::read,
    link_rels::read,
    masthead::read,
    meta_tags::read,
    microdata::read,
    microformats::read,
    page_state::read,
    quotation::read,
    rdfa::read,
    remark::read,
    rights::read,
    source_line::read,
];

/// Claims of one reader that are weighed: the first on the page. The most that was seen of all readers together is 222.
const MOST_CLAIMS: usize = 2_000;

/// Everything the page says, and one sentence for the reader where that is more than is weighed.
pub(crate) fn read(page: &Page, body: &Body) -> (Vec<Claim>, Option<String>) {
    let mut is_cut = false;
    let mut claims = Vec::new();
    for read in READERS {
        let found = read(page, body);
        is_cut |= found.len() > MOST_CLAIMS;
        claims.extend(found.into_iter().take(MOST_CLAIMS));
    }
    let sentence = || format!("The page states more than {MOST_CLAIMS} things in one way; the others were left out.");
    (claims, is_cut.then(sentence))
}

/// A claim that rests on visible words.
fn seen(page: &Page, reader: Reader, block: &Block, range: &Range<usize>, fact: Fact) -> Claim {
    let evidence = page.quote(reader, block, range);
    Claim { fact, evidence, place: block.start + range.start..block.start + range.end }
}

/// A claim that rests on markup.
fn declared(reader: Reader, quote: &str, css: &str, fact: Fact) -> Claim {
    rests_on(markup(reader, quote, css, None), fact)
}

/// A claim with evidence that has no place in the text.
fn rests_on(evidence: Evidence, fact: Fact) -> Claim {
    Claim { fact, evidence, place: 0..0 }
}
