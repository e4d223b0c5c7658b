//! The article's title.

use super::Seen;
use crate::claim::{Claim, Evidence, Fact};
use crate::host;

/// The headline that the reader sees is the title, where the metadata repeats it or says nothing; else the metadata's.
pub(super) fn title(claims: &[Claim], seen: &Seen) -> (Option<String>, Vec<Evidence>) {
    let titles: Vec<(&str, &Claim)> = claims
        .iter()
        .filter_map(|claim| match &claim.fact {
            Fact::Title(title) => Some((title.as_str(), claim)),
            _ => None,
        })
        .collect();
    let Some((chosen, _)) = titles.first() else { return (None, Vec::new()) };
    let repeats = |other: &str| other == *chosen || other.starts_with(chosen) || other.ends_with(chosen);
    let visible = titles.first().is_some_and(|(_, claim)| claim.evidence.is_seen());
    let title = if visible { (*chosen).to_owned() } else { without_site(chosen, claims, seen) };
    let evidence = titles.iter().filter(|(other, _)| repeats(other)).map(|(_, claim)| claim.evidence.clone()).collect();
    (Some(title), evidence)
}

/// The parts of a title or a site's name that bars, dashes and their like set apart, in order.
pub(super) fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut before) = (0, ' ');
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let after = letters.peek().map_or(' ', |(_, after)| *after);
        let is_spaced = before.is_whitespace() && after.is_whitespace();
        let is_mark = match letter {
            '|' | '｜' | '：' | 'ㅣ' | '•' => true,
            ':' => after.is_whitespace(),
            '-' | '_' => is_spaced || is_uncased(before) || is_uncased(after),
            '–' | '—' | '·' | '/' | '~' | '>' | '»' | '«' | '›' | '‹' | '→' | '♥' => is_spaced,
            _ => false,
        };
        if is_mark {
            parts.push(text.get(start..at).unwrap_or_default().trim());
            start = at + letter.len_utf8();
        }
        before = letter;
    }
    parts.push(text.get(start..).unwrap_or_default().trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// A letter of a script that is written without spaces between its words.
pub(super) fn is_uncased(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// A document's title without the site's name at its end.
fn without_site(title: &str, claims: &[Claim], seen: &Seen) -> String {
    for mark in [" | ", " - ", " – ", " — ", " :: ", " · "] {
        let Some((before, after)) = title.rsplit_once(mark) else { continue };
        let named =
            claims.iter().any(|claim| matches!(&claim.fact, Fact::Site(site) if host::same_name(&site.name, after)));
        if named || seen.is_site(after) {
            return before.trim().to_owned();
        }
    }
    title.to_owned()
}
