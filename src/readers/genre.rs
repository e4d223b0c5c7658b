//! What the page calls itself: a label beside the headline, the section in the metadata.
//!
//! A label is a line of its own and says nothing else. Sections of the metadata are read in the same words.

use super::{declared, seen};
use crate::body::Body;
use crate::claim::{Claim, Fact, Genre, Reader};
use crate::page::Page;

/// Letters beyond which a line is no label.
const LONGEST: usize = 40;

const LABELS: &[(&str, Genre)] =
    &[("analysis", Genre::Analysis), ("opinion", Genre::Opinion), ("satire", Genre::Satire)];

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let mut claims = Vec::new();
    for block in page.at(&body.head).filter(|block| block.text.len() <= LONGEST) {
        if let Some(genre) = labelled(&block.text) {
            claims.push(seen(page, Reader::Genre, block, &(0..block.text.len()), Fact::Genre(genre)));
        }
    }
    for meta in page.metas.iter().filter(|meta| meta.key == "article:section") {
        if let Some(genre) = labelled(&meta.content) {
            claims.push(declared(Reader::Genre, &meta.content, &meta.css, Fact::Genre(genre)));
        }
    }
    claims
}

/// The genre of a label.
fn labelled(text: &str) -> Option<Genre> {
    let text = text.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    LABELS.iter().find(|(label, _)| *label == text).map(|(_, genre)| *genre)
}
