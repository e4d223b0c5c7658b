//! Names in languages that write them with capitals: people by their full names, bodies by their words, and what cannot be
//! told.
//!
//! A name is a run of capitalised words with the small words of names between them. Words that the text also writes small
//! are none at a sentence's start; offices before a name are no part of it.

use crate::lists::{self, Beside, Phrasing, Sense, has_sense};
use crate::page::Block;
use crate::{name, prose};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Words of a full name.
const FULL: std::ops::RangeInclusive<usize> = 2..=5;

/// Surnames whose other cases are known.
const MOST: usize = 200;

/// What a name is believed to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Who {
    Person,
    Body,
    /// Capitalised, and no more is known.
    Unsure,
}

/// A name as it stands in a text.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    pub(crate) range: Range<usize>,
    pub(crate) who: Who,
    /// The name alone, completed where it is a surname that one person bears.
    pub(crate) name: String,
    /// “Solberg’s”, “to Solberg”: somebody else acts.
    pub(crate) is_aside: bool,
    /// That it is a person's rests on more than its form.
    pub(crate) is_sure: bool,
}

/// The people of a text.
pub(crate) struct People<'a> {
    words: Option<&'static Phrasing>,
    is_german: bool,
    /// Words that the text writes small.
    small: HashSet<&'a str>,
    /// Capitalised words that stand alone somewhere.
    alone: HashSet<&'a str>,
    by_surname: HashMap<String, Vec<String>>,
    /// Surnames without their last letter, as other cases of them begin.
    stems: Vec<(String, usize)>,
    by_given: HashMap<String, Option<String>>,
}

impl<'a> People<'a> {
    /// Gathers the people whom some blocks name in full.
    pub(crate) fn of(blocks: impl Iterator<Item = &'a Block>, language: Option<&str>) -> People<'a> {
        let mut people = People {
            words: Phrasing::of("cased"),
            is_german: language == Some("de"),
            small: HashSet::new(),
            alone: HashSet::new(),
            by_surname: HashMap::new(),
            stems: Vec::new(),
            by_given: HashMap::new(),
        };
        let mut full: Vec<(&str, Range<usize>)> = Vec::new();
        for block in blocks {
            let text = block.text.as_str();
            for word in prose::words(text) {
                let word = text.get(word).unwrap_or_default();
                if word.starts_with(char::is_lowercase) {
                    people.small.insert(word);
                }
            }
            for run in runs(text, 0..text.len()) {
                let words = text.get(run.clone()).unwrap_or_default();
                if words.contains(' ') {
                    full.push((text, run));
                } else {
                    people.alone.insert(without_case_ending(words));
                }
            }
        }
        for (text, run) in full {
            let Some(name) = people.cleaned(text, &run).filter(|name| people.is_full(text, &run, name)) else {
                continue;
            };
            people.keep(name);
        }
        for (surname, bearers) in &people.by_surname {
            let letters = surname.chars().count();
            let stem: String = surname.chars().take(if letters > 4 { letters - 1 } else { letters }).collect();
            if letters > 3 && people.stems.len() < MOST {
                people.stems.push((stem, letters));
            }
            for full in bearers {
                let given = full.split(' ').next().unwrap_or_default().to_owned();
                let known = people.by_given.entry(given).or_insert_with(|| Some(full.clone()));
                if known.as_ref() != Some(full) {
                    *known = None;
                }
            }
        }
        people
    }

    /// Keeps a full name by its last word. Of two that end alike the shorter is the name.
    fn keep(&mut self, name: &str) {
        let last = name.rsplit(' ').next().unwrap_or_default();
        let bearers = self.by_surname.entry(last.to_owned()).or_default();
        let ends = |long: &str, short: &str| {
            long.strip_suffix(short).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
        };
        if bearers.iter().any(|known| ends(name, known)) {
            return;
        }
        bearers.retain(|known| !ends(known, name));
        // Two are as good as many: a surname that two people bear names nobody.
        if bearers.len() < 2 {
            bearers.push(name.to_owned());
        }
    }

    fn is(&self, word: &str, sense: Beside) -> bool {
        let lower = word.to_lowercase();
        self.words.is_some_and(|words| words.is(&lower, sense))
    }

    /// Whether a word is what someone is.
    pub(crate) fn is_office(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        let lower = lower.trim_end_matches('.');
        self.words.is_some_and(|words| words.is(lower, Beside::Office) || words.ends(lower, Beside::Ending).is_some())
            || has_sense(lower, Sense::Role)
    }

    /// Whether a word is a body's.
    pub(crate) fn is_body(&self, word: &str) -> bool {
        self.is(word, Beside::Body) || has_sense(word, Sense::Organization)
    }

    /// Whether a word stands before what is not the subject.
    pub(crate) fn is_preposition(&self, word: &str) -> bool {
        self.words.is_some_and(|words| words.is(word, Beside::Follow))
    }

    /// Whether a word is an article.
    pub(crate) fn is_article(&self, word: &str) -> bool {
        self.is(word, Beside::Opener)
    }

    /// A run without the words before and after the name.
    fn cleaned<'t>(&self, text: &'t str, run: &Range<usize>) -> Option<&'t str> {
        let mut name = without_case_ending(text.get(run.clone())?);
        if starts_sentence(text, run.start) {
            while let Some((first, rest)) = name.split_once(' ')
                && (self.small.contains(first.to_lowercase().as_str()) || self.is_article(first) || is_day(first))
            {
                name = rest;
            }
        }
        let words: Vec<&str> = name.split(' ').collect();
        let is_title = |word: &&str| lists::is_title(word) || has_sense(word, Sense::Title) || self.is_office(word);
        let last = words.len().saturating_sub(1);
        let title = words.iter().take(last).rposition(is_title).map_or(0, |at| at + 1);
        let length: usize = words.iter().take(title).map(|word| word.len() + 1).sum();
        name.get(length..).filter(|name| !name.is_empty())
    }

    /// Whether a cleaned run is a person's full name.
    fn is_full(&self, text: &str, run: &Range<usize>, name: &str) -> bool {
        let first = name.split(' ').next().unwrap_or_default();
        FULL.contains(&name.split(' ').count())
            && name::is_person(name)
            && !name.split(' ').any(|word| self.is_body(word) || self.is_office(word))
            && !lists::is_outlet(name)
            && lists::agency(name).is_none()
            && !has_sense(name, Sense::Place)
            && !has_sense(first, Sense::Place)
            && !is_day(first)
            && !name
                .split(' ')
                .any(|word| (2..5).contains(&word.chars().count()) && word.chars().all(char::is_uppercase))
            && (name.len() < text.get(run.clone()).map_or(0, |run| without_case_ending(run).len())
                || !before(text, run.start).is_some_and(|word| self.is_article(word)))
    }

    /// The names in a part of a text.
    pub(crate) fn names(&self, text: &str, range: &Range<usize>) -> Vec<Name> {
        let mut names: Vec<Name> = Vec::new();
        for name in runs(text, range.clone()).into_iter().filter_map(|run| self.judged(text, run)) {
            // “Norrby Office for Ports”
            if let Some(body) = names.last_mut().filter(|last| last.who == Who::Body && !last.is_aside)
                && name.who != Who::Person
                && text.get(body.range.end..name.range.start).is_some_and(|gap| {
                    matches!(
                        gap,
                        " of "
                            | " of the "
                            | " for "
                            | " for the "
                            | " de "
                            | " du "
                            | " des "
                            | " di "
                            | " für "
                            | " and "
                    )
                })
            {
                let end = text.get(body.range.end..name.range.end).unwrap_or_default();
                body.name.push_str(without_case_ending(end));
                body.range.end = name.range.end;
                continue;
            }
            names.push(name);
        }
        names
    }

    fn judged(&self, text: &str, run: Range<usize>) -> Option<Name> {
        let written = text.get(run.clone())?;
        let is_possessive = without_case_ending(written).len() < written.len();
        let name = self.cleaned(text, &run)?;
        let previous = before(text, run.start);
        let is_aside = is_possessive || previous.is_some_and(|word| self.is_preposition(word));
        let last = name.rsplit(' ').next().unwrap_or_default();
        let titled =
            name.len() < without_case_ending(written).len() || previous.is_some_and(|word| self.is_office(word));
        let of = |who: Who, name: &str, is_sure: bool| {
            Some(Name { range: run.clone(), who, name: name.to_owned(), is_aside, is_sure })
        };
        let known = self.by_surname.get(last).map(Vec::as_slice);
        if let Some([full]) = known
            && (name.ends_with(full.as_str()) || name == last)
        {
            let is_sure = titled || self.alone.contains(last) || starts_sentence(text, run.start);
            return of(Who::Person, full, is_sure);
        }
        let bodied = written.split(' ').any(|word| self.is_body(word));
        let is_any = previous
            .is_some_and(|word| matches!(word, "a" | "an" | "ein" | "eine" | "einen" | "einem" | "un" | "une" | "una"));
        if !is_any && (bodied || lists::is_outlet(name) || lists::agency(name).is_some()) {
            return of(Who::Body, body_name(written), true);
        }
        if self.is_full(text, &run, name) {
            return of(Who::Person, name, titled || self.alone.contains(last));
        }
        if known.is_some() {
            return of(Who::Unsure, "", false);
        }
        // “Mr Achter”
        let is_single = !name.contains(' ');
        if is_single && let Some(Some(full)) = self.by_given.get(name) {
            return of(Who::Person, full, true);
        }
        // “Solbergs”, “Лугову”: a person, but not who acts.
        let letters = name.chars().count();
        let is_inflected = |(stem, length): &&(String, usize)| letters <= length + 3 && last.starts_with(stem.as_str());
        if let Some((stem, _)) = self.stems.iter().find(is_inflected) {
            return Some(Name { range: run, who: Who::Person, name: stem.clone(), is_aside: true, is_sure: false });
        }
        let is_address = written.len() > name.len() && is_single;
        if is_address && !self.is_german && !self.is_office(name) {
            return of(Who::Person, name, true);
        }
        if previous.is_some_and(|word| word == "the" || word == "The") && !is_day(name) {
            return of(Who::Body, name, false);
        }
        let is_common = is_single
            && (is_day(name)
                || has_sense(name, Sense::Common)
                || self.is_office(name)
                || self.small.contains(name.to_lowercase().as_str()));
        of(Who::Unsure, if is_common || self.is_german { "" } else { name }, false)
    }
}

fn body_name(name: &str) -> &str {
    let name = without_case_ending(name);
    match name.split_once(' ') {
        Some(("The" | "Die" | "Der" | "Das" | "La" | "Le" | "El" | "Il", rest))
            if !lists::is_outlet(name) && lists::agency(name).is_none() =>
        {
            rest
        }
        _ => name,
    }
}

fn is_day(word: &str) -> bool {
    word.len() > 2 && (lists::weekday(word).is_some() || lists::month(word).is_some())
}

/// A word without the ’s of a possessive.
fn without_case_ending(word: &str) -> &str {
    word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word)
}

/// The word before an offset, where nothing but a space or an apostrophe parts them.
fn before(text: &str, at: usize) -> Option<&str> {
    let head = text.get(..at)?;
    let head = head.strip_suffix([' ', '’', '\''])?;
    let length: usize =
        head.chars().rev().take(24).take_while(|letter| letter.is_alphabetic()).map(char::len_utf8).sum();
    head.get(head.len() - length..).filter(|word| !word.is_empty())
}

/// Whether a sentence, or what stands in marks, begins at an offset.
fn starts_sentence(text: &str, at: usize) -> bool {
    let head = text.get(..at).unwrap_or_default().trim_end();
    head.chars()
        .next_back()
        .is_none_or(|last| !last.is_alphanumeric() && !matches!(last, ',' | ';' | '’' | '\'' | ')' | '-'))
}

/// Runs of capitalised words with the small words of names between them.
fn runs(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let (start, part) = (range.start, text.get(range).unwrap_or_default());
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut last = usize::MAX;
    let mut open = false;
    for word in prose::words(part) {
        let mut word = start + word.start..start + word.end;
        let mut letters = text.get(word.clone()).unwrap_or_default();
        // “d’Anna”, “l’Élysée”
        if let Some((head, tail)) = letters.split_once(['’', '\''])
            && head.len() <= 4
            && head.starts_with(char::is_lowercase)
            && tail.starts_with(char::is_uppercase)
        {
            word.start = word.end - tail.len();
            letters = tail;
            open = false;
        }
        let joined = open && text.get(last..word.start).is_some_and(|gap| gap == " " || gap == ". ");
        if letters.starts_with(char::is_uppercase) {
            match runs.last_mut().filter(|_| joined) {
                Some(run) if short_enough(text, run, last, word.start) => run.end = word.end,
                _ => runs.push(word.clone()),
            }
            open = !text.get(word.clone()).is_some_and(|word| word.ends_with("’s") || word.ends_with("'s"));
        } else {
            // A small word is kept only where a capital follows: it is taken when that comes.
            open = joined && is_small(letters);
        }
        last = word.end;
    }
    runs
}

/// Whether a word is one of the small ones inside of names.
fn is_small(word: &str) -> bool {
    matches!(
        word,
        "al" | "ben"
            | "bin"
            | "da"
            | "de"
            | "del"
            | "della"
            | "den"
            | "der"
            | "di"
            | "do"
            | "dos"
            | "du"
            | "el"
            | "ibn"
            | "la"
            | "ten"
            | "ter"
            | "van"
            | "von"
    )
}

/// Whether a run goes on past a gap: a stop in it must belong to an initial.
fn short_enough(text: &str, run: &Range<usize>, from: usize, to: usize) -> bool {
    text.get(from..to) == Some(" ") || is_initial(text, run)
}

/// Whether a run ends in an initial or a short title before a stop.
fn is_initial(text: &str, run: &Range<usize>) -> bool {
    let last = text.get(run.clone()).and_then(|run| run.rsplit(' ').next()).unwrap_or_default();
    last.chars().count() == 1 || lists::is_title(last) || has_sense(last, Sense::Title)
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn names_are_runs_of_capitals() {
        let cut =
            |text: &'static str| -> Vec<&str> { runs(text, 0..text.len()).into_iter().map(|run| &text[run]).collect() };
        assert_eq!(cut("the envoy Mira Solberg met Anna van der Meer there"), ["Mira Solberg", "Anna van der Meer"]);
        assert_eq!(cut("Dr. J. Lind’s boat. Holm came"), ["Dr. J. Lind’s", "Holm"]);
        assert_eq!(cut("le frère d’Anna Meer"), ["Anna Meer"]);
    }
}
