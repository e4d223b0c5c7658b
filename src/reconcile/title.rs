//! The article's title.

use super::Seen;
use super::outlets::Outlets;
use crate::claim::{Claim, Evidence, Fact};
use crate::prose;

/// The headline that the reader sees is the title, where the metadata repeats it or says nothing; else the metadata's.
/// The outlet's name at its end or beginning is no part of it.
pub(super) fn title(claims: &[Claim], seen: &Seen, outlets: &Outlets) -> (Option<String>, Vec<Evidence>) {
    let titles: Vec<(&str, &Claim)> = claims
        .iter()
        .filter_map(|claim| match &claim.fact {
            Fact::Title(title) => Some((title.as_str(), claim)),
            _ => None,
        })
        .collect();
    let Some((chosen, _)) = titles.first() else { return (None, Vec::new()) };
    let repeats = |other: &str| other == *chosen || other.starts_with(chosen) || other.ends_with(chosen);
    let plain: String = prose::unescaped(chosen).chars().filter(|letter| !is_invisible(*letter)).collect();
    let title = without_site(&plain, |name| outlets.is_view(name) || seen.is_site(name)).to_owned();
    let evidence = titles.iter().filter(|(other, _)| repeats(other)).map(|(_, claim)| claim.evidence.clone()).collect();
    (Some(title), evidence)
}

/// Letters that only say where a word may be parted.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}' | '\u{feff}')
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

/// A title without the site's name: cut from where the name stands after the first part, or behind it where the title
/// begins with it. A name before a colon belongs to the title.
fn without_site(title: &str, is_site: impl Fn(&str) -> bool) -> &str {
    let parts = parts(title);
    let mut end = 0;
    for (at, part) in parts.iter().enumerate().filter(|_| parts.len() > 1) {
        let start = end + title.get(end..).and_then(|rest| rest.find(part)).unwrap_or_default();
        let before = end;
        end = start + part.len();
        let rest = title.get(end..).unwrap_or_default().trim_start();
        let is_joined = rest.starts_with(':') || title.get(before..start).is_some_and(|mark| mark.trim() == ":");
        if is_joined || !is_site(part) {
            continue;
        }
        let kept = if at > 0 {
            title.get(..before)
        } else {
            Some(rest.trim_start_matches(|letter: char| !letter.is_alphanumeric() && !is_opening(letter)))
        };
        return kept.filter(|kept| !kept.is_empty()).unwrap_or(title);
    }
    title
}

/// A mark that a title may begin with.
fn is_opening(letter: char) -> bool {
    matches!(letter, '"' | '“' | '„' | '‘' | '\'' | '(' | '[' | '¿' | '¡' | '#' | '「' | '『' | '《' | '【')
}

#[cfg(test)]
mod tests {
    use super::{parts, without_site};

    #[test]
    fn titles_are_parted_at_their_marks() {
        for (title, expected) in [
            ("Bridge opens | Harrow News", vec!["Bridge opens", "Harrow News"]),
            ("Ferry-boat talks – Local — Harrow", vec!["Ferry-boat talks", "Local", "Harrow"]),
            ("橋がひらく-ハロー新報", vec!["橋がひらく", "ハロー新報"]),
            ("Harrow: the long wait", vec!["Harrow", "the long wait"]),
            ("At 9:30 or and/or later", vec!["At 9:30 or and/or later"]),
        ] {
            assert_eq!(parts(title), expected);
        }
    }

    #[test]
    fn the_sites_name_is_no_part_of_the_title() {
        for (title, expected) in [
            ("Bridge opens | Harrow News", "Bridge opens"),
            ("Bridge – opens | Harrow News - Home", "Bridge – opens"),
            ("Harrow News » Bridge opens", "Bridge opens"),
            ("Harrow News: a paper turns 100", "Harrow News: a paper turns 100"),
            ("Harrow News", "Harrow News"),
            ("Bridge opens | Local", "Bridge opens | Local"),
        ] {
            assert_eq!(without_site(title, |name| name == "Harrow News"), expected);
        }
    }
}
