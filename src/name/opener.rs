//! Words that open a credit: “By”, “Von”, “Photos by”, “文／”. They are the patterns of the cue files that end in a slot
//! for names, matched here at one place of a short text, blanks or no blanks around them.

use super::Hand;
use crate::lists::{self, Table};
use std::sync::LazyLock;

/// Phrases beyond which a pattern is no longer unfolded.
const MOST_PHRASES: usize = 4_000;

pub(super) struct Opener {
    tokens: Vec<&'static str>,
    /// The letter after its first, where its first word has one.
    second: Option<char>,
    /// Bytes of its tokens.
    length: usize,
    pub(super) hand: Hand,
    /// The file that it comes from.
    pub(super) language: &'static str,
}

impl Opener {
    /// Whether it is one word, such as “by”, that follows other doings too.
    pub(super) fn is_bare(&self) -> bool {
        self.tokens.iter().filter(|token| token.starts_with(char::is_alphanumeric)).count() == 1
    }

    /// Whether it is one word that also stands inside names: “von”, “di”, “af”.
    pub(super) fn is_particle(&self) -> bool {
        matches!(self.tokens.as_slice(), [word] if lists::has_sense(word, lists::Sense::Particle))
    }
}

/// Openers by their first letter, those with more words first.
static OPENERS: LazyLock<Table<char, Vec<Opener>>> = LazyLock::new(|| {
    let mut openers: Table<char, Vec<Opener>> = Table::default();
    for (language, file) in lists::CUES {
        let mut hand = None;
        for line in lists::lines(file).filter(|line| !line.starts_with('\t')) {
            match line {
                "[byline]" => hand = Some(Hand::Author),
                "[translation]" => hand = Some(Hand::Translator),
                "[contribution]" | "[other hands]" => hand = Some(Hand::Other),
                _ if line.starts_with('[') && line.ends_with(']') && !line.contains('{') => hand = None,
                _ => {
                    let (Some(hand), Some(mut pattern)) = (hand, line.strip_suffix("{A}")) else { continue };
                    for tokens in phrases(&mut pattern) {
                        let mut letters = tokens.first().map_or("", |token| *token).chars();
                        let Some(first) = letters.next() else { continue };
                        let length = tokens.iter().map(|token| token.len()).sum();
                        let opener = Opener { tokens, second: letters.next(), length, hand, language };
                        openers.entry(first).or_default().push(opener);
                    }
                }
            }
        }
    }
    for list in openers.values_mut() {
        crate::sort::by_key(list, |opener| std::cmp::Reverse((opener.tokens.len(), opener.length)));
    }
    openers
});

/// The opener that starts at an offset, the longest first, and where it ends, a colon after it included.
pub(super) fn at(text: &str, start: usize) -> Option<(usize, &'static Opener)> {
    let mut letters = text.get(start..)?.chars();
    let first = letters.next()?.to_lowercase().next()?;
    let list = OPENERS.get(&first)?;
    // Most openers of a letter end here.
    let second = letters.next();
    let lower = second.and_then(|letter| letter.to_lowercase().next());
    let may_open = |opener: &&Opener| opener.second.is_none() || opener.second == second || opener.second == lower;
    list.iter().filter(may_open).find_map(|opener| Some((end(text, start, opener)?, opener)))
}

/// Whether a whole text is an opener, with or without its colon: a bracket after a name, “(Text)”.
pub(super) fn whole(text: &str) -> Option<&'static Opener> {
    let marked = format!("{text}:");
    at(text, 0).or_else(|| at(&marked, 0)).filter(|(end, _)| *end >= text.len()).map(|(_, opener)| opener)
}

fn end(text: &str, start: usize, opener: &Opener) -> Option<usize> {
    let mut at = start;
    let count = opener.tokens.len();
    for (index, token) in opener.tokens.iter().enumerate() {
        let rest = text.get(at..)?;
        at += rest.len() - rest.trim_start().len();
        let mut last_is_small = false;
        for letter in token.chars() {
            let next = text.get(at..)?.chars().next()?;
            if next != letter && !next.to_lowercase().eq(std::iter::once(letter)) {
                return None;
            }
            last_is_small = next.is_lowercase();
            at += next.len_utf8();
        }
        let ends_in_letter = token.chars().next_back().is_some_and(char::is_alphanumeric);
        let follows = text.get(at..)?.chars().next();
        if ends_in_letter && follows.is_some_and(|next| next.is_alphanumeric() || matches!(next, '\'' | '’' | '-')) {
            // “byMira Solberg”: elements without a blank between them.
            let glued = index + 1 == count && last_is_small && follows.is_some_and(char::is_uppercase);
            if !glued {
                return None;
            }
        }
    }
    let rest = text.get(at..)?;
    match rest.trim_start().chars().next() {
        Some(mark @ (':' | '：')) => Some(at + (rest.len() - rest.trim_start().len()) + mark.len_utf8()),
        _ => Some(at),
    }
}

/// The phrases that a pattern stands for.
fn phrases(rest: &mut &'static str) -> Vec<Vec<&'static str>> {
    let mut out: Vec<Vec<&'static str>> = vec![Vec::new()];
    let follow = |out: Vec<Vec<&'static str>>, choices: Vec<Vec<&'static str>>| -> Vec<Vec<&'static str>> {
        if matches!(out.as_slice(), [head] if head.is_empty()) {
            return choices;
        }
        let joined = out.iter().flat_map(|head| choices.iter().map(move |tail| [head.as_slice(), tail].concat()));
        joined.take(MOST_PHRASES).collect()
    };
    loop {
        *rest = rest.trim_start();
        match rest.chars().next() {
            None | Some(')' | ']' | '|') => return out,
            Some('(') => {
                let mut choices = Vec::new();
                while rest.starts_with(['(', '|']) {
                    *rest = rest.get(1..).unwrap_or_default();
                    choices.extend(phrases(rest));
                }
                *rest = rest.strip_prefix(')').unwrap_or(rest);
                out = follow(out, choices);
            }
            Some('[') => {
                *rest = rest.get(1..).unwrap_or_default();
                let mut choices = phrases(rest);
                *rest = rest.strip_prefix(']').unwrap_or(rest);
                choices.push(Vec::new());
                out = follow(out, choices);
            }
            Some('^') => *rest = rest.get(1..).unwrap_or_default(),
            Some(_) => {
                let ends = |byte: u8| matches!(byte, b' ' | b'(' | b')' | b'[' | b']' | b'|');
                let end = rest.bytes().position(ends).unwrap_or(rest.len());
                let (word, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
                *rest = after;
                out.iter_mut().for_each(|phrase| phrase.push(word));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Hand, at, whole};

    #[test]
    fn openers_are_found_at_their_place() {
        for (text, end, hand) in [
            ("By Mira Solberg", 2, Hand::Author),
            ("von: Mira Solberg", 4, Hand::Author),
            ("byMira Solberg", 2, Hand::Author),
            ("Photos by Jonas Lind", 9, Hand::Other),
            ("Übersetzt von Elias Brandt", 14, Hand::Translator),
            ("AUTOR/IN Vera Holm", 8, Hand::Author),
            ("文／林澈", 6, Hand::Author),
        ] {
            let found = at(text, 0).map(|(end, opener)| (end, opener.hand));
            assert_eq!(found, Some((end, hand)), "{text}");
        }
        assert!(at("Byron Holm", 0).is_none());
        assert!(at("Vonne Holm", 0).is_none());
        assert_eq!(whole("Text").map(|opener| opener.hand), Some(Hand::Author));
        assert_eq!(whole("Fotos").map(|opener| opener.hand), Some(Hand::Other));
    }
}
