//! The headline that the reader sees.

use super::seen;
use crate::body::Body;
use crate::claim::{Claim, Fact, Reader};
use crate::page::{Block, Page};
use crate::prose::trimmed;
use std::ops::Range;

/// Letters that a title in the metadata must have to tell the headline from what stands in the same heading.
const SHORTEST: usize = 12;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let Some(block) = page.at(&body.headline).next() else { return Vec::new() };
    let range = headline(page, block);
    let title = block.words(&range).to_owned();
    vec![seen(page, Reader::Headline, block, &range, Fact::Title(title))]
}

/// The headline within its heading: many headings hold a kicker, a day or a subtitle beside it, run together. Where the
/// metadata repeats the one part, that is the headline; where a mark joins the parts, they are one.
fn headline(page: &Page, block: &Block) -> Range<usize> {
    let whole = trimmed(&block.text, 0..block.text.len());
    let text = block.words(&whole);
    let mut found = whole.clone();
    for meta in &page.metas {
        if !matches!(meta.key.as_str(), "og:title" | "twitter:title" | "title") {
            continue;
        }
        let title = meta.content.trim();
        if title == text {
            return whole;
        }
        if title.chars().count() < SHORTEST || title.len() * 3 < text.len() {
            continue;
        }
        if text.starts_with(title) {
            // Metadata is cut short too: only what is set apart by markup is another part.
            let end = whole.start + title.len();
            let after = trimmed(&block.text, end..whole.end).start;
            if block.breaks.iter().any(|at| (end..=after).contains(at))
                || block.spans.iter().any(|span| span.range.start == after)
            {
                found = whole.start..end;
            }
        } else if let Some(before) = text.strip_suffix(title)
            && is_apart(before.trim_end().chars().next_back())
        {
            found = whole.end - title.len()..whole.end;
        }
    }
    found
}

/// Whether a letter before a title leaves it a title of its own: no mark that goes on.
fn is_apart(before: Option<char>) -> bool {
    before.is_some_and(|letter| letter.is_alphanumeric() || matches!(letter, '"' | '”' | '“' | '.' | '!' | '?'))
}
