//! Lines beside the headline that hold a date: “Harrow Valley News, July 26, 2016” ties a party to a day, “Published 26 July
//! 2016” and `time` elements date the page. And the agency's dateline that opens a text: “NORRBY, Nov 2 (Reuters) -”.
//!
//! Whether the party is the outlet in view or the one of first publication is not told by the line: `reconcile` decides.

use super::seen;
use crate::body::Body;
use crate::claim::{Claim, Fact, Party, Reader, Role};
use crate::date::words;
use crate::lists;
use crate::page::{Anchor, Block, Page};
use crate::prose::trimmed;
use std::ops::Range;

/// Letters beyond which a line is prose.
const LONGEST: usize = 120;
/// Bytes before the bracket of an agency's dateline, and blocks of the text that may open with one.
const LONGEST_PLACE: usize = 60;
const OPENING: usize = 2;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let mut claims = Vec::new();
    for block in page.at(&body.head) {
        for line in block.lines().iter().filter(|line| line.len() <= LONGEST) {
            claims.extend(read_line(page, block, line));
        }
        for span in &block.spans {
            let Some(date) = span.datetime.as_deref().and_then(words::stated) else { continue };
            let before = block.text.get(..span.range.start).unwrap_or_default();
            let fact = if is_update(before) { Fact::Modified(date) } else { Fact::Published(date) };
            claims.push(seen(page, Reader::Dateline, block, &span.range, fact));
        }
    }
    claims.extend(page.at(&body.text).take(OPENING).filter_map(|block| agency(page, block)));
    claims
}

/// The agency in brackets after the place that opens a text, before a dash: nothing else proves a short name.
fn agency(page: &Page, block: &Block) -> Option<Claim> {
    let open = block.text.find('(').filter(|open| (2..=LONGEST_PLACE).contains(open))?;
    let close = open + block.text.get(open..)?.find(')')?;
    let agency = lists::agency_by_any_name(block.text.get(open + 1..close)?)?;
    let place = block.text.get(..open)?;
    let opens_with_capital = place.chars().next().is_some_and(char::is_uppercase);
    let dashed = block.text.get(close + 1..)?.trim_start().starts_with(['-', '–', '—', '―', '.', ':']);
    if !opens_with_capital || !dashed || place.contains(['.', '!', '?', '“', '"']) && !place.contains(',') {
        return None;
    }
    let fact = Fact::Link { role: Role::Agency, party: Party::organization(agency.name), url: None, date: None };
    Some(seen(page, Reader::Dateline, block, &(0..close + 1), fact))
}

fn read_line(page: &Page, block: &Block, line: &Range<usize>) -> Vec<Claim> {
    let text = block.words(line);
    let found = words::find(text);
    let Some((place, date)) = found.first().cloned() else { return Vec::new() };
    if place.is_empty() || date.precision() < 3 {
        return Vec::new();
    }
    let dated = line.start + place.start..line.start + place.end;
    let before = trimmed(&block.text, line.start..dated.start);
    let name_range = without_marks(&block.text, &before);
    let name = block.words(&name_range);
    if is_update(name) {
        return vec![seen(page, Reader::Dateline, block, &dated, Fact::Modified(date))];
    }
    if name.is_empty() || is_dating_word(name) {
        return vec![seen(page, Reader::Dateline, block, &dated, Fact::Published(date))];
    }
    if !reads_as_outlet(name) {
        return Vec::new();
    }
    let anchor = block.anchors_in(&name_range).find(|anchor| block.words(&anchor.range) == name);
    let url = anchor.and_then(Anchor::address);
    let fact = Fact::Appeared { party: Party::organization(name), url, date };
    vec![seen(page, Reader::Dateline, block, &(name_range.start..dated.end), fact)]
}

/// A range without the marks that part a name from a date.
fn without_marks(text: &str, range: &Range<usize>) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or_default();
    let kept = words.trim_end_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, ',' | '|' | '-' | '–' | '—' | '·' | '•' | ':' | '/')
    });
    range.start..range.start + kept.len()
}

/// Whether the words before a date only say that it is one.
fn is_dating_word(words: &str) -> bool {
    let lower = words.to_lowercase();
    let last = lower.rsplit(|letter: char| !letter.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
    matches!(
        last,
        "published"
            | "posted"
            | "date"
            | "on"
            | "created"
            | "am"
            | "le"
            | "vom"
            | "veröffentlicht"
            | "publié"
            | "publicado"
            | "pubblicato"
            | "опубликовано"
            | "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "stand"
            | "vor"
    )
}

fn is_update(words: &str) -> bool {
    let lower = words.to_lowercase();
    [
        "updated",
        "modified",
        "aktualisiert",
        "mis à jour",
        "actualizado",
        "aggiornato",
        "atualizado",
        "обновлено",
        "edited",
    ]
    .iter()
    .any(|word| lower.contains(word))
}

/// Whether words have the form of an outlet's name: one to six capitalised words, no role and no month.
fn reads_as_outlet(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    (1..=6).contains(&words.len())
        && name.chars().next().is_some_and(|first| !first.is_lowercase() && !first.is_numeric())
        && words.iter().all(|word| {
            let first = word.chars().next().unwrap_or(' ');
            !first.is_lowercase()
                || matches!(*word, "of" | "the" | "and" | "de" | "la" | "du" | "der" | "for" | "on" | "in")
        })
        && !name.contains([':', '@', '|', ';', '?'])
        && !name.to_lowercase().starts_with("by ")
        && words.iter().all(|word| lists::month(word).is_none() || word.len() <= 3)
}
