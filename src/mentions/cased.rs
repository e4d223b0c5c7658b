//! Names in languages that write them with capitals: people by their full names, bodies by their words, and what cannot be
//! told.
//!
//! A name is a run of capitalised words with the small words of names between them. Words that the text also writes small
//! are none at a sentence's start; offices before a name are no part of it.

use crate::lists::{self, Beside, Phrasing, Sense, has_sense};
use crate::page::Block;
use crate::{inflected, name, prose};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Words of a full name.
const FULL: std::ops::RangeInclusive<usize> = 2..=5;

/// Surnames whose other cases are known.
const MOST: usize = 200;

/// What ministers are of, right before their names: “il ministro degli Esteri Jonas Lind”.
const PORTFOLIOS: &[&str] = &[
    "Esteri",
    "Interni",
    "Interno",
    "Difesa",
    "Giustizia",
    "Salute",
    "Exteriores",
    "Interior",
    "Defensa",
    "Justicia",
    "Hacienda",
    "Sanidad",
    "Fazenda",
    "Defesa",
    "Justiça",
    "Saúde",
];

/// Those to whom people speak.
const HEARERS: &[&str] = &[
    "reporter",
    "reporters",
    "journalist",
    "journalists",
    "Journalisten",
    "Reporter",
    "journalister",
    "periodistas",
    "journalistes",
    "giornalisti",
    "jornalistas",
    "dziennikarzy",
    "reportrar",
    "journalisten",
];

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
    /// Whether German or a language akin to it joins a word for an office to what it is of.
    compounds: bool,
    is_english: bool,
    is_romance: bool,
    inflects: bool,
    /// Words that the text writes small.
    small: HashSet<&'a str>,
    /// Capitalised words that stand alone somewhere.
    alone: HashSet<&'a str>,
    by_surname: HashMap<String, Vec<String>>,
    /// Surnames without their last letter, as other cases of them begin.
    stems: Vec<(String, usize)>,
    by_given: HashMap<String, Option<String>>,
    /// Who bears an office, in small letters; nobody where two do.
    by_office: HashMap<String, Option<String>>,
}

impl<'a> People<'a> {
    /// Gathers the people whom some blocks name in full. What stands `beside` them only completes names: captions, the
    /// headline.
    pub(crate) fn of(
        blocks: impl Iterator<Item = &'a Block>,
        beside: impl Iterator<Item = &'a Block>,
        language: Option<&str>,
    ) -> People<'a> {
        let mut people = People {
            words: Phrasing::of("cased"),
            is_german: language == Some("de"),
            compounds: matches!(language, Some("de" | "nl" | "sv" | "nb" | "da") | None),
            is_english: language == Some("en"),
            is_romance: matches!(language, Some("fr" | "es" | "it" | "pt")),
            inflects: inflected::inflects(language),
            small: HashSet::new(),
            alone: HashSet::new(),
            by_surname: HashMap::new(),
            stems: Vec::new(),
            by_given: HashMap::new(),
            by_office: HashMap::new(),
        };
        let mut full: Vec<(&str, Range<usize>, bool)> = Vec::new();
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
                    full.push((text, run, false));
                } else {
                    people.alone.insert(without_case_ending(words));
                }
            }
        }
        for block in beside {
            let text = block.text.as_str();
            let in_full = |run: &Range<usize>| text.get(run.clone()).is_some_and(|words| words.contains(' '));
            full.extend(runs(text, 0..text.len()).into_iter().filter(in_full).map(|run| (text, run, true)));
        }
        for (text, run, is_beside) in full {
            let Some(name) = people.cleaned(text, &run).filter(|name| people.is_full(text, &run, name)) else {
                continue;
            };
            // Who bears a name the text itself says best.
            let is_borne = is_beside && people.by_surname.contains_key(name.rsplit(' ').next().unwrap_or_default());
            if !is_borne {
                people.keep(name);
            }
            if !is_beside {
                people.keep_office(text, &run, name);
            }
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

    /// Keeps the office that stands right before a full name, or behind it past a comma: “the mayor Mira Solberg”, “Mira
    /// Solberg, the mayor”.
    fn keep_office(&mut self, text: &str, run: &Range<usize>, name: &str) {
        let lead = text.get(run.clone()).and_then(|run| run.strip_suffix(name)).unwrap_or_default().trim_end();
        let lead = lead.rsplit(' ').next().filter(|word| !word.is_empty()).or_else(|| before(text, run.start));
        let behind = text.get(run.end..).and_then(|rest| rest.strip_prefix(", "));
        let behind = behind.and_then(|rest| {
            let rest = rest.strip_prefix("l'").or_else(|| rest.strip_prefix("l’")).unwrap_or(rest);
            rest.split([' ', ',', '.', ';']).take(2).find(|word| !self.is_article(word)).filter(|word| !word.is_empty())
        });
        // “Mira Solberg, 37, said”, “Mira Solberg (37)”
        let age = text.get(run.end..).and_then(|rest| rest.strip_prefix(", ").or_else(|| rest.strip_prefix(" (")));
        let age = age.map(|rest| rest.split(|letter: char| !letter.is_ascii_digit()).next().unwrap_or_default());
        if let Some(age) = age.filter(|age| (1..=3).contains(&age.len())) {
            let held = self.by_office.entry(age.to_owned()).or_insert_with(|| Some(name.to_owned()));
            if held.as_ref().is_some_and(|known| known != name) {
                *held = None;
            }
        }
        // “le chancelier autrichien Elias Brandt”
        let earlier =
            lead.filter(|word| self.is_romance && word.starts_with(char::is_lowercase) && !self.is_office(word));
        let earlier = earlier.and_then(|word| before(text, word.as_ptr() as usize - text.as_ptr() as usize));
        for word in lead.into_iter().chain(earlier).chain(behind) {
            if !self.is_office(word) {
                continue;
            }
            let held = self.by_office.entry(word.to_lowercase()).or_insert_with(|| Some(name.to_owned()));
            if held.as_ref().is_some_and(|known| known != name) {
                *held = None;
            }
        }
    }

    /// The one person to whom the text gives an office.
    pub(crate) fn in_office(&self, office: &str) -> Option<&str> {
        let key = if is_age(office) { office.split('-').next().unwrap_or_default() } else { office };
        self.by_office.get(&key.to_lowercase())?.as_deref()
    }

    /// Whether a word is an article that points at somebody known.
    pub(crate) fn is_definite(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        matches!(
            lower.as_str(),
            "the" | "der" | "die" | "el" | "la" | "le" | "il" | "lo" | "o" | "a" | "de" | "het" | "den" | "det"
        ) && !(self.is_english && lower == "a")
    }

    fn is(&self, word: &str, sense: Beside) -> bool {
        let lower = word.to_lowercase();
        self.words.is_some_and(|words| words.is(&lower, sense))
    }

    /// Whether a word is what someone is.
    pub(crate) fn is_office(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        let lower = lower.trim_end_matches('.');
        // “US-Präsident”, “NRK-kommentator”
        let last = lower.rsplit('-').next().unwrap_or(lower);
        let is_listed = |words: &Phrasing| {
            words.is(lower, Beside::Office)
                || words.is(last, Beside::Office)
                || self.compounds && words.ends(last, Beside::Ending).is_some()
                || self.is_german && is_oblique(words, last)
        };
        self.words.is_some_and(is_listed) || has_sense(lower, Sense::Role)
    }

    /// Whether a word before a German name is in a case in which nobody acts: “den Soziologen Jonas Lind”.
    fn is_oblique(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        let last = lower.rsplit('-').next().unwrap_or(&lower);
        self.is_german
            && self.words.is_some_and(|words| {
                is_oblique(words, last)
                    && !words.is(last, Beside::Office)
                    && words.ends(last, Beside::Ending).is_none()
                    && !has_sense(&lower, Sense::Role)
            })
    }

    /// Whether a word is what someone is who may speak. Reporters are spoken to.
    pub(crate) fn is_speaker(&self, word: &str) -> bool {
        (self.is_office(word) || self.is(word, Beside::Kin) || is_age(word)) && !HEARERS.contains(&word)
    }

    /// Whether a word is for somebody of whom no more is told: “man”, “woman”.
    pub(crate) fn is_somebody(&self, word: &str) -> bool {
        self.is(word, Beside::Somebody)
    }

    /// Whether a word is a body's.
    pub(crate) fn is_body(&self, word: &str) -> bool {
        word != "who" && (self.is(word, Beside::Body) || has_sense(word, Sense::Organization))
    }

    /// Whether a word is something that says what it holds, or a time.
    pub(crate) fn is_thing(&self, word: &str) -> bool {
        self.is(word, Beside::Thing)
    }

    /// Whether a word stands before what is not the subject.
    pub(crate) fn is_preposition(&self, word: &str) -> bool {
        self.words.is_some_and(|words| words.is(word, Beside::Follow))
    }

    /// Whether a word is an article.
    pub(crate) fn is_article(&self, word: &str) -> bool {
        self.is(word, Beside::Opener)
    }

    /// Whether a word is an article that stands before no person's full name: “a” and “o” are other words as well, and
    /// Portuguese has its articles before people too.
    fn bars_people(&self, word: &str) -> bool {
        self.is_article(word) && (self.is_english || word.len() > 1)
    }

    /// Whether a word before a name says what the person is or how to call them.
    fn is_title(&self, word: &str) -> bool {
        let of_letters =
            |head: &str| head.len() > 1 && head.chars().all(|letter| letter.is_uppercase() || letter.is_ascii_digit());
        lists::is_title(word)
            || has_sense(word, Sense::Title)
            || self.is_office(word)
            || PORTFOLIOS.contains(&word)
            // “UN-Botschafter”, “AfD-Mann”
            || word.split_once('-').is_some_and(|(head, tail)| of_letters(head) && tail.contains(char::is_lowercase))
    }

    /// Whether a word begins a sentence and is no part of a name after it.
    fn is_opener(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        self.small.contains(lower.as_str())
            || self.is_article(word)
            || is_day(word)
            || has_sense(&lower, Sense::Opener)
            || self.words.is_some_and(|words| words.is(&lower, Beside::Start))
            || self.is_preposition(&lower) && !is_small(&lower) && lower.len() > 2
    }

    /// A run without the words that begin its sentence and are no part of the name: “Selon Mira Solberg”.
    fn opened<'t>(&self, text: &'t str, run: &Range<usize>) -> &'t str {
        let mut name = text.get(run.clone()).unwrap_or_default();
        if starts_sentence(text, run.start) {
            while let Some((first, rest)) = name.split_once(' ')
                && self.is_opener(first)
            {
                name = rest;
            }
        }
        name
    }

    /// A run without the words before and after the name.
    fn cleaned<'t>(&self, text: &'t str, run: &Range<usize>) -> Option<&'t str> {
        let name = without_case_ending(self.opened(text, run));
        let words: Vec<&str> = name.split(' ').collect();
        let last = words.len().saturating_sub(1);
        let title = words.iter().take(last).rposition(|word| self.is_title(word)).map_or(0, |at| at + 1);
        // “premier Węgier Viktor Orbán”, «президент Франции Эмманюэль Макрон»: of what the office is.
        let is_owned = self.inflects
            && (3..=4).contains(&(words.len() - title))
            && (title > 0 || before(text, run.start).is_some_and(|word| self.is_office(word)))
            && !words.iter().skip(title).any(|word| is_patronymic(word) || !word.starts_with(char::is_uppercase));
        let owned = if is_owned { words.len() - title - 2 } else { 0 };
        let length: usize = words.iter().take(title + owned).map(|word| word.len() + 1).sum();
        let name = name.get(length..).filter(|name| !name.is_empty())?;
        // “Jonas Lind von Norrby Hafen Netz”: of what he is.
        let cut = name.find(" von ").filter(|at| {
            let (head, tail) = (name.get(..*at).unwrap_or_default(), name.get(at + 5..).unwrap_or_default());
            head.contains(' ') && tail.contains(' ') && tail.starts_with(char::is_uppercase)
        });
        Some(cut.and_then(|at| name.get(..at)).unwrap_or(name))
    }

    /// Whether a cleaned run is a person's full name.
    fn is_full(&self, text: &str, run: &Range<usize>, name: &str) -> bool {
        let first = name.split(' ').next().unwrap_or_default();
        FULL.contains(&name.split(' ').count())
            && name::is_person(name)
            && !name.split(' ').any(|word| self.is_body(word) || self.is_office(word) && !is_surname_too(word))
            && !lists::is_outlet(name)
            && lists::agency(name).is_none()
            && !has_sense(name, Sense::Place)
            && !has_sense(first, Sense::Place)
            && !is_day(first)
            // “Did I”
            && !(self.is_english && name.ends_with(" I"))
            // “Les Mutilés”
            && (name.split(' ').count() > 2 || !self.is_article(first))
            && !name.split(' ').any(|word| self.is(word, Beside::Thing))
            && !name.split(' ').any(|word| {
                (2..5).contains(&word.chars().count()) && word.chars().all(char::is_uppercase)
                    || matches!(word.trim_end_matches('.'), "U.S" | "U.K" | "U.N" | "E.U")
            })
            && (name.len() < text.get(run.clone()).map_or(0, |run| without_case_ending(run).len())
                || !before(text, run.start).is_some_and(|word| self.bars_people(word)))
    }

    /// The names in a part of a text.
    pub(crate) fn names(&self, text: &str, range: &Range<usize>) -> Vec<Name> {
        let mut names: Vec<Name> = Vec::new();
        for name in runs(text, range.clone()).into_iter().filter_map(|run| self.judged(text, run)) {
            // “Norrby Office for Ports”, “Port autonome de Norrby”
            if let Some(body) = names.last_mut().filter(|last| last.who == Who::Body && !last.is_aside)
                && name.who != Who::Person
                && text.get(body.range.end..name.range.start).is_some_and(is_joint)
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
        // „Auf Nachfrage der „Straits Times“ sagte Holm“
        let is_marked =
            text.get(..run.start).is_some_and(|head| head.ends_with(['„', '“', '«', '"', '”', '»', '‘', '\'']))
                && text.get(run.end..).is_some_and(|rest| rest.starts_with(['“', '”', '»', '«', '"', '’', '\'']));
        let is_aside = is_possessive || is_marked || previous.is_some_and(|word| self.is_preposition(word));
        let last = name.rsplit(' ').next().unwrap_or_default();
        let lead = written.get(..written.find(name).unwrap_or_default()).unwrap_or_default().trim_end();
        let lead = lead.rsplit(' ').next().filter(|word| !word.is_empty());
        let is_titled = lead.is_some_and(|word| self.is_title(word));
        let is_aside = is_aside || lead.is_some_and(|word| self.is_oblique(word));
        let titled = is_titled || previous.is_some_and(|word| self.is_office(word));
        let range = run.end - self.opened(text, &run).len()..run.end;
        let of = |who: Who, name: &str, is_sure: bool| {
            Some(Name { range: range.clone(), who, name: name.to_owned(), is_aside, is_sure })
        };
        let known = self.by_surname.get(last).map(Vec::as_slice);
        if let Some([full]) = known
            && (name.ends_with(full.as_str()) || name == last)
        {
            // “sagt von Holm”: the word before is the name's.
            let is_particle = previous.is_some_and(|word| {
                is_small(word) && full.strip_suffix(last).is_some_and(|rest| rest.trim_end().ends_with(word))
            });
            let is_aside = is_possessive || is_marked || is_aside && !is_particle;
            let is_sure = titled || self.alone.contains(last) || starts_sentence(text, run.start);
            return Some(Name { range, who: Who::Person, name: full.clone(), is_aside, is_sure });
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
        // «президент Франции»: of what the office is.
        if self.inflects && is_single && previous.is_some_and(|word| self.is_office(word)) && known.is_none() {
            return Some(Name { range, who: Who::Unsure, name: String::new(), is_aside: true, is_sure: false });
        }
        if is_single && let Some(Some(full)) = self.by_given.get(name) {
            return of(Who::Person, full, true);
        }
        // “Solbergs”, “Лугову”: a person, but not who acts.
        let letters = name.chars().count();
        let is_inflected = |(stem, length): &&(String, usize)| letters <= length + 3 && last.starts_with(stem.as_str());
        if let Some((stem, _)) = self.stems.iter().find(is_inflected) {
            return Some(Name { range, who: Who::Person, name: stem.clone(), is_aside: true, is_sure: false });
        }
        let is_address = is_titled && is_single;
        if is_address && !self.is_german && !self.is_office(name) {
            return of(Who::Person, name, true);
        }
        let is_region = has_sense(name, Sense::Region);
        if (previous == Some("the") || lead == Some("The")) && !is_day(name) && !is_region {
            return of(Who::Body, name, false);
        }
        let is_common = is_single
            && (is_day(name)
                || has_sense(name, Sense::Common)
                || self.is_office(name)
                || has_sense(name, Sense::Opener)
                || name.ends_with("-based")
                || self.small.contains(name.to_lowercase().as_str()));
        of(Who::Unsure, if is_common || self.is_german { "" } else { name }, false)
    }
}

/// Whether what stands between two runs makes them one body's name.
fn is_joint(gap: &str) -> bool {
    let Some(gap) = gap.strip_prefix(' ').and_then(|gap| gap.strip_suffix(' ')) else { return false };
    let is_of = |words: &str| {
        matches!(words, "of" | "of the" | "for" | "for the" | "de" | "du" | "des" | "di" | "für" | "and" | "do" | "da")
            || matches!(words, "del" | "della" | "de la" | "dello")
    };
    // “Autorità portuale di”
    let of_kind = |(kind, rest): (&str, &str)| {
        kind.chars().count() > 4 && kind.chars().all(char::is_lowercase) && is_of(rest) && rest != "and"
    };
    is_of(gap) || gap.split_once(' ').is_some_and(of_kind)
}

/// Whether a German word is one for an office in another case: “des Staatsrechtlers”, “dem Präsidenten”.
fn is_oblique(words: &Phrasing, word: &str) -> bool {
    ["s", "en", "n"]
        .iter()
        .filter_map(|end| word.strip_suffix(end))
        .any(|word| words.is(word, Beside::Office) || words.ends(word, Beside::Ending).is_some())
}

/// Whether a word tells somebody by their age: “37-year-old”, „37-Jährige“.
pub(crate) fn is_age(word: &str) -> bool {
    let Some((figures, rest)) = word.split_once('-') else { return false };
    let rest = rest.to_lowercase();
    let of_years = ["year-old", "jährige", "jähriger", "jarige", "åring", "åringen", "årige"].contains(&rest.as_str());
    of_years && figures.bytes().all(|byte| byte.is_ascii_digit())
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
            // A small word is kept only where a capital follows: it is taken when that comes. “Neubau der Brücke”
            // is no name, “Anna van der Meer” is one.
            let follows =
                text.get(..word.start).unwrap_or_default().trim_end().rsplit(' ').next().is_some_and(is_small);
            open = joined && is_small(letters) && (follows || !matches!(letters, "der" | "den" | "ter" | "ten"));
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

/// Whether a word for an office is a surname as often.
fn is_surname_too(word: &str) -> bool {
    matches!(word, "King" | "Dean" | "Baron")
}

/// Whether a word is a name after the father's, as Russian and Ukrainian have them between the given name and the surname.
fn is_patronymic(word: &str) -> bool {
    ["вич", "вна", "ьич", "ична", "івна"].iter().any(|end| word.ends_with(end))
}

/// Whether a run goes on past a gap: a stop in it must belong to an initial.
fn short_enough(text: &str, run: &Range<usize>, from: usize, to: usize) -> bool {
    text.get(from..to) == Some(" ") || is_initial(text, run)
}

/// Whether a run ends in an initial or a short title before a stop.
fn is_initial(text: &str, run: &Range<usize>) -> bool {
    let last = text.get(run.clone()).and_then(|run| run.rsplit(' ').next()).unwrap_or_default();
    // “P.J. Solberg”
    last.split('.').all(|letter| letter.chars().count() == 1) || lists::is_title(last) || has_sense(last, Sense::Title)
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
