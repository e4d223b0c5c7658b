//! Speech behind dashes, and speech in quotation marks that a dash parts from the verb of saying.
//!
//! The words are told by `dashes`. The speaker stands behind the verb: a name, a pronoun, or an office. Of names in a
//! row the first is believed, unless a preposition or a case says that it is another's; a pronoun stands for the one
//! person whom the words before it speak of.

use super::{Spoken, inside, quotation};
use crate::claim::{Claim, Party, PartyKind};
use crate::cue::Kind;
use crate::mentions::Mentions;
use crate::page::{Block, Page};
use crate::{dashes, lists, prose};
use std::ops::Range;

/// Words of speech behind a dash at least: a shorter answer is hardly a quotation.
const FEWEST_WORDS: usize = 3;

/// Words of an office at most: “en talesperson för kustbevakningen”.
const LONGEST_OFFICE: usize = 8;

/// Bytes behind a verb in which the speaker is sought.
const REACH: usize = 240;

/// Small words before a name that make it another's: “en talesperson för Volvo Cars”.
const OF_ANOTHER: &[&str] = &[
    "av", "af", "bei", "dari", "di", "for", "fra", "från", "för", "hos", "i", "ifølge", "enligt", "kepada", "med",
    "om", "på", "til", "till", "ved", "vid", "w", "we", "z", "ze", "na", "do", "dla", "od", "o", "u", "в", "во", "на",
    "из", "от", "для", "о", "об", "по", "с", "со", "у", "к", "із", "з", "до", "від", "про", "за", "при",
];

/// Words with which an office begins, or by which it is one; endings of Slavic cases are left off.
const OFFICES: &[&str] = &[
    "en",
    "ett",
    "et",
    "seorang",
    "juru",
    "rzecznik",
    "rzeczniczk",
    "przedstawiciel",
    "minister",
    "prezes",
    "prezydent",
    "dyrektor",
    "burmistrz",
    "współpracowni",
    "wojewod",
    "policjant",
    "strażak",
    "lekarz",
    "представител",
    "пресс-секретар",
    "министр",
    "президент",
    "глав",
    "директор",
    "губернатор",
    "мэр",
    "источник",
    "собеседник",
    "эксперт",
    "аналитик",
    "врач",
    "юрист",
    "речни",
    "міністр",
    "голов",
    "очільни",
    "посадов",
    "джерел",
    "співрозмовни",
    "експерт",
    "лікар",
    "talesperson",
    "talsperson",
    "talsmand",
    "talskvinde",
];

/// Names of men that end like those of women.
const MEN_IN_A: &[&str] = &[
    "Никита",
    "Илья",
    "Данила",
    "Фома",
    "Лука",
    "Савва",
    "Микита",
    "Ілля",
    "Лука",
    "Kuba",
    "Barnaba",
    "Микола",
    "Сава",
];

/// Words behind which the subject of the verb stands no more.
const SUBORDINATING: &[&str] = &[", że ", ", что ", ", що ", " att ", " at ", " bahwa "];

/// What was said before a block: the one person who may be meant by a pronoun.
#[derive(Debug, Default)]
pub(super) struct Before {
    one: Option<Party>,
}

impl Before {
    /// Takes a block in: who is named in it alone can be meant behind it.
    pub(super) fn take(&mut self, block: &Block, people: &Mentions, claims: &[Claim]) {
        let named = people.in_sentence(&block.text);
        self.one = match named.as_slice() {
            [one] => Some(Party::person(*one)),
            [] if claims.is_empty() => None,
            [] => self.one.take(),
            _ => None,
        };
    }
}

/// The quotations of a block behind dashes or around them, and the pairs of quotation marks that are done with.
pub(super) fn read(
    page: &Page,
    spoken: &Spoken,
    pairs: &mut Vec<Range<usize>>,
    people: &Mentions,
    before: &Before,
) -> Vec<Claim> {
    let block = spoken.block;
    let says: Vec<Range<usize>> = spoken.says.iter().map(|found| found.range.clone()).collect();
    let mut claims = Vec::new();
    if says.is_empty() || !block.text.contains(['–', '—', '―', '−', '-']) {
        return claims;
    }
    let mut heard: Vec<Vec<Range<usize>>> = Vec::new();
    let lines = dashes::spoken(&block.text, &block.breaks, &says);
    if !lines.is_empty() {
        pairs
            .retain(|pair| lines.iter().all(|speech| pair.end <= speech.words.start || pair.start >= speech.words.end));
        heard.push(lines.into_iter().map(|speech| speech.words).collect());
    }
    pairs.retain(|pair| {
        let parts = dashes::interrupted(&block.text, &inside(&block.text, pair), &says);
        let is_whole = parts.len() == 1 && parts.first() == Some(&inside(&block.text, pair));
        let is_closed = is_whole && dashes::closes(&block.text, pair.end, &says);
        if !is_whole || is_closed {
            heard.push(parts);
        }
        is_whole && !is_closed
    });
    heard.sort_unstable_by_key(|parts| parts.first().map_or(0, |first| first.start));
    for parts in heard {
        let Some(first) = parts.first() else { continue };
        let verb = says.iter().find(|said| said.start >= first.end);
        let next = parts.get(1).map(|next| next.start);
        let speaker = verb.and_then(|verb| speaker(block, first.start, verb, next, people, before));
        let via = spoken.via(first);
        for words in &parts {
            if prose::words(block.words(words)).take(FEWEST_WORDS).count() >= FEWEST_WORDS {
                claims.push(quotation(page, block, words, speaker.clone(), via.clone()));
            }
        }
    }
    claims
}

/// Who speaks, by the words behind a verb of saying.
fn speaker(
    block: &Block,
    speech: usize,
    verb: &Range<usize>,
    until: Option<usize>,
    people: &Mentions,
    before: &Before,
) -> Option<Party> {
    let sentence = prose::sentence_at(block.sentences(), verb.start);
    let end = until.unwrap_or(sentence.end).min(verb.end + REACH).clamp(verb.end, block.text.len());
    let told = block.text.get(verb.end..end).unwrap_or_default();
    let end = SUBORDINATING.iter().filter_map(|word| told.find(word)).min().map_or(end, |at| verb.end + at);
    let end = (verb.end..=end).rev().find(|end| block.text.is_char_boundary(*end))?;
    let clause = verb.end..end;
    let pronouns = block.cues().find_in(Kind::Pronoun, people.language);
    let opens = |at: usize| block.text.get(verb.end..at).is_some_and(|gap| gap.trim().is_empty());
    let stands_for = |at: usize| at >= verb.start && at < verb.end || at >= verb.end && opens(at);
    if pronouns.iter().any(|found| stands_for(found.range.start)) {
        return meant(block, speech, people, before);
    }
    let text = block.text.get(clause.clone())?;
    if !text.contains(char::is_alphanumeric) {
        // Only where the grammar drops the subject, and where the verb has one: not “czytamy”, “napisano”.
        let verb = block.words(verb);
        let drops = people.language == Some("pl") && !["my", "no", "to", "mi"].iter().any(|end| verb.ends_with(end));
        return if drops { meant(block, speech, people, before) } else { None };
    }
    named(block, verb, &clause, people)
}

/// The one person whom the words before speech can mean.
fn meant(block: &Block, speech: usize, people: &Mentions, before: &Before) -> Option<Party> {
    let ahead = block.text.get(..speech).unwrap_or_default();
    match people.in_sentence(ahead).as_slice() {
        [] => before.one.clone().filter(|_| !ahead.contains(char::is_alphanumeric)),
        // Another name in a case that the list of people does not know would make two.
        [one] => {
            let mut capitals = prose::words(ahead)
                .filter_map(|word| ahead.get(word))
                .filter(|word| word.starts_with(char::is_uppercase));
            (!is_by_cases(people) || capitals.all(|word| one.split(' ').any(|part| part == word)))
                .then(|| Party::person(*one))
        }
        _ => None,
    }
}

fn is_by_cases(people: &Mentions) -> bool {
    matches!(people.language, Some("pl" | "ru" | "uk"))
}

/// The first name behind a verb that is a person's, or a body's where it follows at once.
fn named(block: &Block, verb: &Range<usize>, clause: &Range<usize>, people: &Mentions) -> Option<Party> {
    let text = block.text.get(clause.clone())?;
    let mut runs: Vec<(Range<usize>, bool)> = Vec::new();
    let mut last: Option<Range<usize>> = None;
    let mut small = false;
    for word in prose::words(text) {
        let letters = text.get(word.clone()).unwrap_or_default();
        let gap = last.as_ref().and_then(|last| text.get(last.end..word.start)).unwrap_or(" ");
        let is_capital = letters.starts_with(char::is_uppercase);
        let joined = gap == " " && last.is_some();
        match runs.last_mut() {
            Some((run, _)) if is_capital && joined && last.as_ref().is_some_and(|last| last.end == run.end) => {
                run.end = word.end
            }
            _ if is_capital => runs.push((word.clone(), small && gap == " ")),
            _ => {}
        }
        small = OF_ANOTHER.contains(&letters);
        last = Some(word);
    }
    let is_first = |run: &Range<usize>| text.get(..run.start).is_some_and(|gap| gap.trim().is_empty());
    let office = office(block, clause);
    let mut body = None;
    for (run, is_of_another) in &runs {
        let place = clause.start + run.start..clause.start + run.end;
        let name = block.words(&place);
        let is_marked = text.get(..run.start).is_some_and(|before| before.ends_with(['«', '„', '“', '"', '”', '»']));
        if *is_of_another || is_marked {
            continue;
        }
        if lists::has_organization_word(name) || lists::is_outlet(name) || lists::agency_by_any_name(name).is_some() {
            let is_near = !text.get(..run.start).is_some_and(|before| before.contains(','));
            body = body.or_else(|| is_near.then(|| Party::organization(name)));
            continue;
        }
        let place = without_owner(block, place, people);
        let name = block.words(&place);
        let is_full = (2..=4).contains(&name.split(' ').count());
        if is_acronym(name) || is_in_another_case(block.words(verb), name, people) {
            continue;
        }
        if is_full || is_first(run) && (people.is_of_person(name) || says_of_people(block.words(verb), people)) {
            return people.named(block, &place);
        }
    }
    match office {
        Some(office) => Some(Party { name: block.words(&office).to_owned(), kind: PartyKind::Person, url: None }),
        None => body,
    }
}

/// Whether a verb is one of people alone: outlets write and report, people say.
fn says_of_people(verb: &str, people: &Mentions) -> bool {
    let verbs = match people.language {
        Some("sv") => ["säger", "sade", "sa", "berättar", "förklarar", "menar"],
        Some("nb") => ["sier", "sa", "forteller", "forklarer", "mener", "innrømmer"],
        Some("da") => ["siger", "sagde", "fortæller", "forklarer", "mener", "erkender"],
        _ => return false,
    };
    verbs.contains(&verb)
}

/// A run of capitals without what stands before the name in the genitive: “представитель МВД России Иван Петров”.
fn without_owner(block: &Block, place: Range<usize>, people: &Mentions) -> Range<usize> {
    let name = block.words(&place);
    let words: Vec<&str> = name.split(' ').collect();
    let by_cases = is_by_cases(people);
    let has_patronymic = words.iter().any(|word| ["вич", "вна", "йович"].iter().any(|end| word.ends_with(end)));
    // “NRK-kommentator Christina Holm”.
    let is_role = |word: &str| word.rsplit_once('-').is_some_and(|(_, role)| role.starts_with(char::is_lowercase));
    let acronyms = words.iter().take_while(|word| is_acronym(word) || is_role(word)).count();
    let dropped =
        if by_cases && words.len() > 2 && !has_patronymic { words.len() - 2 } else { acronyms.min(words.len() - 1) };
    let skipped: usize = words.iter().take(dropped).map(|word| word.len() + 1).sum();
    place.start + skipped..place.end
}

fn is_acronym(name: &str) -> bool {
    name.chars().count() > 1 && name.chars().all(|letter| letter.is_uppercase() || !letter.is_alphabetic())
}

/// Whether a name cannot be the subject of its verb: “заявил адвокат Ивана Петрова”.
fn is_in_another_case(verb: &str, name: &str, people: &Mentions) -> bool {
    if !is_by_cases(people) {
        return false;
    }
    let first = name.split(' ').next().unwrap_or_default();
    let last = name.rsplit(' ').next().unwrap_or_default();
    let ends = |word: &str, endings: &[&str]| endings.iter().any(|end| word.ends_with(end));
    let is_alone = first.len() == name.len();
    let is_of_man = ends(verb, &["л", "в", "ł", "лся", "вся"]);
    ends(last, &["ого", "его", "ому", "ым", "им", "ego", "emu", "owi"])
        || is_alone && ends(last, &["и", "ы", "у", "е", "ой", "ю", "y", "u", "ej"])
        || is_of_man && !is_alone && ends(first, &["а", "я", "a"]) && !MEN_IN_A.contains(&first)
        || is_of_man && ends(last, &["ова", "ева", "ина", "ына", "єва", "іна"])
}

/// The words of an office behind a verb.
fn office(block: &Block, clause: &Range<usize>) -> Option<Range<usize>> {
    let text = block.text.get(clause.clone())?;
    let phrase = text.split([',', '.', ';', ':', '–', '—', '(', '?', '!']).next()?;
    let phrase = phrase.split(" till ").next()?.split(" til ").next()?.split(" kepada ").next()?.trim_end();
    let first = prose::words(phrase).next()?;
    let word = phrase.get(first.clone())?;
    let starts = |stem: &str| if stem.len() < 4 { word == stem } else { word.starts_with(stem) };
    let count = prose::words(phrase).take(LONGEST_OFFICE + 1).count();
    let opens = phrase.get(..first.start)?.trim().is_empty();
    let fits =
        opens && OFFICES.iter().any(|stem| starts(stem)) && count <= LONGEST_OFFICE && (count > 1 || word.len() > 6);
    fits.then(|| clause.start + first.start..clause.start + phrase.len())
}
