//! The headline that the reader sees.

use super::seen;
use crate::body::Body;
use crate::claim::{Claim, Fact, Reader};
use crate::page::Page;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let Some(block) = page.at(&body.headline).next() else { return Vec::new() };
    vec![seen(page, Reader::Headline, block, &(0..block.text.len()), Fact::Title(block.text.clone()))]
}
