//! Copyright lines of the article, and the outlet's terms for using it again.
//!
//! Only lines in and around the text count: the site's own line at the foot of the page speaks of the site.

use super::seen;
use crate::body::Body;
use crate::claim::{Claim, Fact, Party, Reader};
use crate::cue::Kind;
use crate::page::{Block, Page};
use crate::prose::trimmed;
use crate::{lists, name, prose};
use std::ops::Range;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let mut claims = Vec::new();
    let last = body.text.iter().rev().take(2).rev();
    for block in page.at(body.head.iter().chain(last).chain(&body.foot)) {
        claims.extend(notice(page, block));
    }
    for block in page.at(&body.foot) {
        let text = block.cues();
        if let Some(found) = text.find(Kind::Terms).first() {
            let sentence = prose::sentence_at(block.sentences(), found.range.start);
            let words = block.words(&sentence).to_owned();
            claims.push(seen(page, Reader::Rights, block, &sentence, Fact::Terms(words)));
        }
    }
    claims
}

/// The copyright line of a block: from the mark to the end of the line or sentence.
fn notice(page: &Page, block: &Block) -> Option<Claim> {
    let lower = block.text.to_ascii_lowercase();
    let start = match (lower.find("copyright"), block.text.find('©')) {
        (Some(word), Some(mark)) => word.min(mark),
        (Some(word), None) => {
            // The word alone is no notice: “contains copyrighted material”.
            let after = lower.get(word + "copyright".len()..)?.trim_start();
            after.starts_with(|next: char| next.is_ascii_digit() || next == ':' || next == '(').then_some(word)?
        }
        (None, Some(mark)) => mark,
        (None, None) => return None,
    };
    let line_end = block.breaks.iter().copied().find(|mark| *mark > start).unwrap_or(block.text.len());
    let sentence = prose::sentences(block.text.get(start..line_end)?).first().cloned()?;
    let range = trimmed(&block.text, start..(start + sentence.end));
    if range.len() > 240 {
        return None;
    }
    let (holders, year) = holders(block, &range);
    if holders.is_empty() {
        return None;
    }
    let notice = block.words(&range).to_owned();
    Some(seen(page, Reader::Rights, block, &range, Fact::Rights { holders, year, notice }))
}

/// The names and the year of a notice.
fn holders(block: &Block, range: &Range<usize>) -> (Vec<Party>, Option<i32>) {
    let mut year = None;
    let mut holders: Vec<Party> = Vec::new();
    for part in block.words(range).split([',', '©', '|', ';']) {
        let words: Vec<&str> = part
            .split_whitespace()
            .filter(|word| match word.trim_matches(|c: char| !c.is_alphanumeric()).parse::<i32>() {
                Ok(number) if (1500..=2200).contains(&number) => {
                    year = Some(number);
                    false
                }
                _ => !matches!(word.to_lowercase().as_str(), "copyright" | "(c)" | "by" | "copyright:"),
            })
            .collect();
        let named = words.join(" ");
        let named = named
            .split(". ")
            .next()
            .unwrap_or_default()
            .trim_matches(|c: char| c == '.' || c == '-' || c == '–' || c.is_whitespace());
        let boilerplate = named.to_lowercase().contains("all rights") || named.to_lowercase().starts_with("rights");
        let capital = named.chars().next().is_some_and(|first| !first.is_lowercase());
        if named.chars().count() < 2 || named.chars().count() > 80 || boilerplate || !capital {
            continue;
        }
        let person = name::is_person(named) && !lists::has_organization_word(named) && !lists::is_outlet(named);
        let party = if person { Party::person(named) } else { Party::organization(named) };
        if !holders.iter().any(|known| known.name == party.name) {
            holders.push(party);
        }
    }
    (holders, year)
}
