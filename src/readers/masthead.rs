//! The site's own furniture: the hyperlinks to its front page, its logo, its feeds' titles, and the copyright line at the
//! end of the page.
//!
//! Such words hold the site's name among others ("The Orchard Gazette logo", "Harrow Valley News » Feed"); which of them
//! are the name is for `reconcile` to say.

use super::{declared, seen};
use crate::body::Body;
use crate::claim::{Claim, Fact, Reader};
use crate::page::{Block, Page};
use crate::{host, prose};
use std::ops::Range;

/// Bytes of an anchor's text or a notice that can hold a name.
const LONGEST: usize = 120;
/// Visible anchors to the front page and feeds that are read; the first are the masthead's.
const MOST: usize = 4;
/// Blocks at the end of the page among which the copyright line is sought.
const LAST: usize = 40;

pub(super) fn read(page: &Page, _body: &Body) -> Vec<Claim> {
    let mut claims: Vec<Claim> = page
        .mastheads
        .iter()
        .map(|held| declared(Reader::Masthead, &held.text, &held.css, Fact::SiteWords(held.text.clone())))
        .collect();
    claims.extend(anchors(page));
    claims.extend(feeds(page));
    claims.extend(notice(page));
    claims
}

/// Visible hyperlinks to the front page.
fn anchors(page: &Page) -> impl Iterator<Item = Claim> {
    let anchors = page.blocks.iter().flat_map(|block| block.anchors.iter().map(move |anchor| (block, anchor)));
    let home = anchors.filter(|(_, anchor)| {
        let own = page.url.as_ref().zip(anchor.url.as_ref());
        anchor.range.len() <= LONGEST && own.is_some_and(|(own, url)| host::is_front(url, own))
    });
    home.take(MOST).map(|(block, anchor)| words(page, block, &anchor.range))
}

fn feeds(page: &Page) -> impl Iterator<Item = Claim> {
    let feeds =
        page.rels.iter().filter(|rel| rel.rel == "alternate").filter_map(|rel| Some((rel, rel.title.as_ref()?)));
    feeds.take(MOST).map(|(rel, title)| declared(Reader::LinkRels, title, &rel.css, Fact::SiteWords(title.clone())))
}

/// The last copyright line of the page: from the mark on.
fn notice(page: &Page) -> Option<Claim> {
    page.blocks.iter().rev().take(LAST).find_map(|block| {
        let start = block.text.find('©').or_else(|| block.text.find("Copyright"))?;
        let line = block.text.get(start..)?;
        let sentence = prose::sentences(line).first().cloned()?;
        let end = line.char_indices().map(|(at, _)| at).find(|at| *at >= LONGEST).unwrap_or(line.len());
        Some(words(page, block, &(start..start + end.min(sentence.end))))
    })
}

fn words(page: &Page, block: &Block, range: &Range<usize>) -> Claim {
    let fact = Fact::SiteWords(block.words(range).to_owned());
    seen(page, Reader::Masthead, block, range, fact)
}
