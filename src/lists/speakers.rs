//! The words of `speakers.txt`: what stands around a speaker's name where letters have no capitals.

use super::{Table, lines};
use std::sync::LazyLock;

static LINES: &str = list!("speakers.txt");

/// What a word says of the phrase that names a speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beside {
    /// What someone is.
    Office,
    /// What someone is to others, or where: no word before a name.
    Kin,
    /// Anybody at all.
    Somebody,
    /// A form of address.
    Address,
    /// A body's word.
    Body,
    /// What says something and is nobody.
    Thing,
    /// Stands before the one who speaks.
    Opener,
    /// Begins what follows the one who speaks.
    Follow,
    /// A letter with which names begin.
    Surname,
    /// The end of a word for what someone is.
    Ending,
    /// Begins a sentence and is no part of the name after it.
    Start,
}

impl Beside {
    fn named(name: &str) -> Option<Beside> {
        Some(match name {
            "office" => Beside::Office,
            "kin" => Beside::Kin,
            "somebody" => Beside::Somebody,
            "address" => Beside::Address,
            "body" => Beside::Body,
            "thing" => Beside::Thing,
            "opener" => Beside::Opener,
            "follow" => Beside::Follow,
            "surname" => Beside::Surname,
            "ending" => Beside::Ending,
            "start" => Beside::Start,
            _ => return None,
        })
    }

    fn bit(self) -> u16 {
        1 << self as u8
    }
}

/// The words of one language, with a bit for each sense.
#[derive(Debug)]
pub(crate) struct Phrasing {
    pub(crate) language: &'static str,
    words: Table<&'static str, u16>,
    longest: usize,
}

static PHRASINGS: LazyLock<Vec<Phrasing>> = LazyLock::new(|| {
    let mut phrasings: Vec<Phrasing> = Vec::new();
    for line in lines(LINES) {
        let Some((head, words)) = line.split_once(':') else { continue };
        let Some((language, sense)) = head.split_once(' ') else { continue };
        let Some(sense) = Beside::named(sense) else { continue };
        if phrasings.last().is_none_or(|last| last.language != language) {
            phrasings.push(Phrasing { language, words: Table::default(), longest: 0 });
        }
        let Some(phrasing) = phrasings.last_mut() else { continue };
        let words = words.trim();
        let pieces: Vec<&'static str> = if sense == Beside::Surname {
            words.char_indices().filter_map(|(at, letter)| words.get(at..at + letter.len_utf8())).collect()
        } else {
            words.split("; ").filter(|word| !word.is_empty()).collect()
        };
        for word in pieces {
            phrasing.longest = phrasing.longest.max(word.chars().count());
            *phrasing.words.entry(word).or_default() |= sense.bit();
        }
    }
    phrasings
});

impl Phrasing {
    /// The words of a language whose letters have no capitals.
    pub(crate) fn of(language: &str) -> Option<&'static Phrasing> {
        PHRASINGS.iter().find(|phrasing| phrasing.language == language)
    }

    /// Whether a word has a sense.
    pub(crate) fn is(&self, word: &str, sense: Beside) -> bool {
        self.words.get(word).is_some_and(|senses| senses & sense.bit() != 0)
    }

    /// The bytes of the longest word of a sense that ends a phrase.
    pub(crate) fn ends(&self, phrase: &str, sense: Beside) -> Option<usize> {
        let starts: Vec<usize> = phrase.char_indices().rev().take(self.longest).map(|(at, _)| at).collect();
        let tails = starts.into_iter().rev().filter_map(|at| phrase.get(at..));
        tails.filter(|tail| self.is(tail, sense)).map(str::len).next()
    }

    /// The bytes of the longest word of a sense that begins a phrase.
    pub(crate) fn opens(&self, phrase: &str, sense: Beside) -> Option<usize> {
        let ends = phrase.char_indices().map(|(at, letter)| at + letter.len_utf8()).take(self.longest);
        ends.filter(|end| phrase.get(..*end).is_some_and(|word| self.is(word, sense))).last()
    }
}

#[cfg(test)]
mod tests {
    use super::{Beside, LINES, Phrasing};
    use crate::lists::lines;
    use std::collections::HashSet;

    #[test]
    fn every_line_is_known_and_no_word_stands_twice_in_it() {
        for line in lines(LINES) {
            let (head, words) = line.split_once(':').unwrap();
            let (language, sense) = head.split_once(' ').unwrap();
            assert!(Phrasing::of(language).is_some() && Beside::named(sense).is_some(), "{head}");
            let mut seen = HashSet::new();
            for word in words.trim().split("; ").filter(|_| sense != "surname") {
                assert!(seen.insert(word), "{head}: {word} stands twice");
            }
        }
    }

    #[test]
    fn the_longest_word_counts() {
        let chinese = Phrasing::of("zh").unwrap();
        assert_eq!(chinese.ends("白屿总书记", Beside::Office), Some("总书记".len()));
        assert_eq!(chinese.opens("随后说", Beside::Follow), Some("随后".len()));
    }
}
