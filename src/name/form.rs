//! What a few words are by their form: a person, a body, a role, a single name, or nothing that can be told. No list of
//! names is asked; capitals, small words, scripts, roles and the words of bodies decide.

use super::case;
use super::pieces::is_day;
use crate::claim::{Party, PartyKind};
use crate::lists::{self, Sense, has_sense};
use std::ops::Range;

/// Letters beyond which a name is no name.
const LONGEST: usize = 80;

/// What words are.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Form {
    Person(Party, Range<usize>),
    Organization(Party, Range<usize>),
    /// One word that may be a name where its place proves it.
    Single(Party, Range<usize>),
    /// A role, a place, letters after a name, a field filled with nobody's name.
    Aside,
    Unknown,
}

/// The words' range, marks at the ends left out.
fn span(text: &str, words: &[Range<usize>]) -> Range<usize> {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return 0..0 };
    let name = text.get(first.start..last.end).unwrap_or_default();
    let opened = name.trim_start_matches(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’');
    let start = last.end - opened.len();
    let mut name = opened
        .trim_end_matches(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '.') && !is_joining(letter));
    // A stop belongs to initials, to “Jr.” and to legal forms alone.
    if let Some(stem) = name.strip_suffix('.') {
        let word = stem.rsplit(char::is_whitespace).next().unwrap_or_default();
        let belongs = word.chars().count() == 1
            || word.contains('.')
            || has_sense(word, Sense::Generation)
            || has_sense(word, Sense::Organization);
        name = if belongs { name } else { stem };
    }
    start..start + name.len()
}

/// Marks that belong to letters: vowel signs of Indic scripts, joiners.
fn is_joining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{dff}' | '\u{e00}'..='\u{e7f}' | '\u{200c}' | '\u{200d}')
}

fn word<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    text.get(range.clone()).unwrap_or_default()
}

fn bare<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    word(text, range).trim_matches(|letter: char| !letter.is_alphanumeric() && !is_joining(letter))
}

fn sense(text: &str, range: &Range<usize>, sense: Sense) -> bool {
    has_sense(bare(text, range), sense)
}

/// A form of address or a degree before a name; “phil.” only in small letters, for Phil is a name.
fn is_title(text: &str, range: &Range<usize>) -> bool {
    let faculty = matches!(bare(text, range).to_lowercase().as_str(), "med" | "nat" | "phil" | "rer");
    let office = matches!(bare(text, range).to_lowercase().as_str(), "gov" | "rep" | "sen");
    let written = (!faculty || starts_small(word(text, range))) && (!office || word(text, range).ends_with('.'));
    written && sense(text, range, Sense::Title)
}

/// Reads words that no mark parts.
pub(super) fn read(text: &str, words: &[Range<usize>]) -> Form {
    let mut words = words;
    // “Frau Amsel” is how a blog's author calls herself.
    if let [first, last] = words
        && matches!(
            word(text, first),
            "Frau" | "Herr" | "Madame" | "Miss" | "Mister" | "Monsieur" | "Mrs" | "Mr" | "Ms"
        )
        && matches!(read(text, std::slice::from_ref(last)), Form::Single(..))
    {
        let range = span(text, words);
        return Form::Single(Party::person(word(text, &range)), range);
    }
    while let [first, rest @ ..] = words
        && !rest.is_empty()
        && (is_title(text, first) || word(text, first).ends_with("-"))
    {
        words = rest;
    }
    while let [rest @ .., last] = words
        && has_sense(word(text, last), Sense::Letters)
        && (!rest.is_empty() || word(text, last).chars().nth(1).is_some_and(|second| !second.is_lowercase()))
    {
        if rest.is_empty() {
            return Form::Aside;
        }
        words = rest;
    }
    // “Halden's Mira Solberg”: the house before its reporter.
    let owner = |each: &Range<usize>| ["'s", "’s", "s'", "s’"].iter().any(|end| word(text, each).ends_with(end));
    if let Some(at) = words.iter().position(owner)
        && let Some(form) = read_name(text, words.get(at + 1..).unwrap_or_default())
    {
        return form;
    }
    // “Mira Solberg Mira Solberg”: a picture's text beside the name.
    if words.len() >= 4 && words.len().is_multiple_of(2) {
        let (one, two) = words.split_at(words.len() / 2);
        if one.iter().zip(two).all(|(a, b)| word(text, a) == word(text, b)) {
            words = one;
        }
    }
    // “Mira Solberg A novelist”: a small word that opens a sentence.
    if let [rest @ .., last] = words
        && rest.len() >= 2
        && word(text, last) == "A"
    {
        words = rest;
    }
    let range = span(text, words);
    let name = text.get(range.clone()).unwrap_or_default();
    let letters = name.chars().count();
    if !(2..=LONGEST).contains(&letters) || !name.chars().any(char::is_alphabetic) {
        return Form::Aside;
    }
    if lists::is_no_author(name) || words.iter().all(|each| sense(text, each, Sense::Generation)) {
        return Form::Aside;
    }
    // “DPA”: an agency that writes itself in small letters.
    let lower = name.to_lowercase();
    let agency = lists::agency_by_any_name(name).or_else(|| {
        let shouted = !name.contains(char::is_lowercase) && words.len() == 1;
        lists::agency_by_any_name(&lower).filter(|_| shouted)
    });
    if let Some(agency) = agency {
        let is_short = lists::agency(name).is_none();
        return Form::Organization(Party::organization(if is_short { agency.name } else { name }), range);
    }
    if let Some(form) = dense(text, words) {
        return form;
    }
    if let Some(form) = with_role(text, words) {
        return form;
    }
    if let Some(at) = words.iter().position(|each| has_sense(word(text, each), Sense::Where))
        && at > 0
    {
        let (before, after) = words.split_at(at);
        // “Institute for Harbours” is one name.
        let joint = word(text, after.first().unwrap_or(&(0..0)));
        let one_body = matches!(joint, "for" | "für" | "para" | "per" | "pour")
            && before.iter().any(|each| sense(text, each, Sense::Organization))
            && is_body(text, words);
        let placed = !one_body
            && after.get(1).is_none_or(|next| {
                !starts_small(word(text, next)) || sense(text, next, Sense::Particle) || word(text, next) == "the"
            });
        if placed {
            return read(text, before);
        }
    }
    if is_body(text, words) || (words.len() == 1 && is_domain(name)) {
        return Form::Organization(Party::organization(name), range);
    }
    if is_place(name) {
        return Form::Aside;
    }
    if is_person(name) {
        return Form::Person(Party { name: case::cased(name), kind: PartyKind::Person, url: None }, range);
    }
    if words.len() == 1 {
        return single(name, range);
    }
    Form::Unknown
}

/// Words with a role among them: the name before or after it, or the role alone.
fn with_role(text: &str, words: &[Range<usize>]) -> Option<Form> {
    let is_role = |each: &Range<usize>| {
        let word = bare(text, each);
        has_sense(word, Sense::Role) || word.strip_suffix('s').is_some_and(|one| has_sense(one, Sense::Role))
    };
    let at = words.iter().position(is_role)?;
    let (before, after) = words.split_at(at);
    let after = after.get(1..).unwrap_or_default();
    // “Writer Anna Meer in Norrby”
    let placed = after.iter().position(|each| has_sense(word(text, each), Sense::Where));
    let after = after.get(..placed.unwrap_or(after.len())).unwrap_or_default();
    let mixed = words.first().is_some_and(|first| word(text, first).contains(char::is_lowercase));
    let is_beat = |each: &Range<usize>| {
        let word = bare(text, each);
        has_sense(word, Sense::Beat)
            || has_sense(word, Sense::Particle)
            || lists::agency_by_any_name(word).is_some()
            || word.is_empty()
            || word.contains('&')
            || starts_small(word)
            || (mixed && (2..=5).contains(&word.len()) && word.chars().all(|letter| letter.is_ascii_uppercase()))
    };
    let mut name = before;
    while let [rest @ .., last] = name
        && is_beat(last)
    {
        name = rest;
    }
    // “Staff Writer” and “Editorial Team Leader” stand for the house.
    let staff = words.iter().any(|each| sense(text, each, Sense::Desk));
    if name.is_empty() {
        let told = words.iter().all(|each| is_beat(each) || is_role(each) || sense(text, each, Sense::Organization));
        if staff && told {
            let range = span(text, words);
            return Some(Form::Organization(Party::organization(word(text, &range)), range));
        }
        return Some(match read_name(text, after) {
            // “Redakteurin Anna Meer”, “Reporter Tom Achter”.
            Some(form) => form,
            None => Form::Aside,
        });
    }
    // “Millbrook Herald Staff Writers”
    if staff && is_body(text, name) {
        let range = span(text, words);
        return Some(Form::Organization(Party::organization(word(text, &range)), range));
    }
    // A field that the list does not know, as in “Anna Meer Harbour Reporter”: more than two words are shortened.
    let mut shorter = name;
    loop {
        if let Some(form) = read_name(text, shorter) {
            return Some(form);
        }
        match shorter {
            [rest @ .., _] if rest.len() >= 2 => shorter = rest,
            _ => break,
        }
    }
    Some(match name {
        [only] if word(text, only).contains('-') => read_name(text, after).unwrap_or(Form::Aside),
        // “Associated Press writers Anna Meer”
        _ if lists::agency(word(text, &span(text, name))).is_some() => read_name(text, after).unwrap_or(Form::Aside),
        _ => Form::Aside,
    })
}

/// Where a body's name begins after a person's, without a mark: “Mira Solberg Associated Press”.
pub(super) fn body_after(text: &str, words: &[Range<usize>]) -> Option<usize> {
    (2..words.len()).find(|at| {
        let (before, after) = words.split_at(*at);
        let after = word(text, &span(text, after));
        let body = lists::agency(after).is_some() || (after.contains(' ') && lists::is_outlet(after));
        body && read_name(text, before).is_some()
    })
}

/// A person's name and nothing else.
fn read_name(text: &str, words: &[Range<usize>]) -> Option<Form> {
    if words.is_empty() {
        return None;
    }
    if let Some(form @ Form::Person(..)) = dense(text, words) {
        return Some(form);
    }
    let range = span(text, words);
    let name = text.get(range.clone()).unwrap_or_default();
    let fits = is_person(name) && !is_body(text, words) && !is_place(name);
    fits.then(|| Form::Person(Party { name: case::cased(name), kind: PartyKind::Person, url: None }, range))
}

fn is_place(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    has_sense(name, Sense::Place) || (first.len() < name.len() && has_sense(first, Sense::Place))
}

/// Whether words name a body: one of its words, an article before them, capitals at their head.
fn is_body(text: &str, words: &[Range<usize>]) -> bool {
    let name = word(text, &span(text, words));
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let (first, last) = (bare(text, first), bare(text, last));
    if lists::has_organization_word(name) || has_sense(last, Sense::Organization) || lists::is_outlet(name) {
        // A sentence with “media” in it is no name.
        let fits = |each: &Range<usize>| {
            let word = bare(text, each);
            !starts_small(word)
                || is_domain(word)
                || [Sense::Particle, Sense::And, Sense::Where, Sense::Organization, Sense::Common]
                    .iter()
                    .any(|sense| has_sense(word, *sense))
        };
        let told = words.len() > 1 || lists::is_outlet(name) || has_sense(name, Sense::Desk) || name.contains('-');
        let opens = !starts_small(first) || is_domain(first);
        return told && words.len() <= 8 && opens && words.iter().all(fits);
    }
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let all_capital = words.iter().all(|each| capital(bare(text, each)) || sense(text, each, Sense::Particle));
    let led = matches!(first, "The" | "Der" | "Die" | "Das" | "Il" | "Gli" | "Het" | "THE" | "DER" | "DIE" | "DAS")
        || matches!(first, "El" | "La" | "EL" | "LA")
        || (words.len() == 2 && matches!(first, "O" | "Le" | "LE"))
        || first.starts_with("L'")
        || first.starts_with("L’");
    if led && words.len() >= 2 && words.len() <= 5 {
        return all_capital;
    }
    let shouted = |word: &str| {
        word.chars().filter(|letter| letter.is_alphabetic()).count() >= 3
            && word.chars().all(|letter| letter.is_uppercase() || matches!(letter, '-' | '\'' | '’'))
    };
    // “BBC NORTH”: a word without vowels is no name.
    if shouted(first)
        && words.len() >= 2
        && !first.to_lowercase().contains(['a', 'e', 'i', 'o', 'u', 'y', 'ä', 'ö', 'ü', 'é'])
        && first.is_ascii()
    {
        return true;
    }
    words.len() >= 2
        && all_capital
        && shouted(first)
        && !words.iter().all(|each| shouted(bare(text, each)) || bare(text, each).chars().count() <= 3)
        && !shouted(last)
}

/// Whether a word is a site's domain name, under which it signs: “Kestrel.com”.
fn is_domain(word: &str) -> bool {
    let Some((head, tail)) = word.rsplit_once('.') else { return false };
    let letters = |part: &str| part.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
    let generic = ["com", "info", "net", "news", "org"].contains(&tail.to_ascii_lowercase().as_str());
    let ends = generic || (tail.len() == 2 && tail.chars().all(|letter| letter.is_ascii_lowercase()));
    ends && head.split('.').all(|part| part.len() >= 2 && letters(part)) && head.len() >= 3
}

/// One word.
fn single(name: &str, range: Range<usize>) -> Form {
    let first_is_capital = name.chars().next().is_some_and(char::is_uppercase);
    let letters =
        name.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '\'' | '’') || is_joining(letter));
    let other = [
        Sense::Common,
        Sense::Noise,
        Sense::Beat,
        Sense::Unit,
        Sense::Where,
        Sense::Particle,
        Sense::And,
        Sense::Place,
    ];
    if !first_is_capital
        || !letters
        || is_day(name)
        || lists::month(name).is_some()
        || other.iter().any(|sense| has_sense(name, *sense))
        || (lists::has_organization_word(name) && name.contains(char::is_lowercase))
    {
        return Form::Unknown;
    }
    let shouted = name.chars().all(|letter| !letter.is_lowercase());
    if name.chars().filter(|letter| letter.is_alphabetic()).count() < if shouted { 3 } else { 2 }
        || (shouted && name.chars().count() > 6)
    {
        return Form::Unknown;
    }
    Form::Single(if shouted { Party::organization(name) } else { Party::person(name) }, range)
}

/// Names in the scripts of China, Japan and Korea, with the roles glued to them.
fn dense(text: &str, words: &[Range<usize>]) -> Option<Form> {
    let range = span(text, words);
    let name = text.get(range.clone())?;
    if !name.chars().all(|letter| is_dense(letter) || letter.is_whitespace() || matches!(letter, '・' | '·'))
        || !name.chars().any(is_dense)
    {
        return None;
    }
    let (mut start, mut end) = (range.start, range.end);
    // “林澈记者”, “记者林澈”, “서가람 기자”
    for role in [
        "特派員",
        "特派员",
        "編集委員",
        "論説委員",
        "评论员",
        "通讯员",
        "通訊員",
        "記者",
        "记者",
        "기자",
        "특파원",
        "さん",
        "氏",
    ] {
        let inside = text.get(start..end).unwrap_or_default();
        if let Some(rest) = inside.strip_suffix(role) {
            end = start + rest.trim_end().len();
        }
        let inside = text.get(start..end).unwrap_or_default();
        if let Some((_, rest)) = inside.rsplit_once(role).filter(|_| role.ends_with(['者', '员', '員', '자'])) {
            start = end - rest.trim_start().len();
        }
    }
    let had_role = (start, end) != (range.start, range.end);
    let mut inside = text.get(start..end).unwrap_or_default();
    if ["報導", "报道", "報道", "电", "電", "讯", "摄", "攝", "撮影", "整理"].iter().any(|end| inside.ends_with(end))
        || inside.is_empty()
    {
        return Some(Form::Aside);
    }
    let hangul = inside.chars().any(|letter| matches!(letter, '\u{ac00}'..='\u{d7a3}'));
    // “나루신문 서가람 기자”: the last word is the name's.
    if hangul
        && let Some((before, last)) = inside.rsplit_once(char::is_whitespace)
        && (had_role || (lists::has_organization_word(before) && !lists::has_organization_word(last)))
        && last.chars().count() > 1
    {
        start = end - last.len();
        inside = last;
    }
    if lists::has_organization_word(inside) || ["株式会社", "有限公司"].iter().any(|word| inside.contains(word))
    {
        return Some(Form::Organization(Party::organization(inside), start..end));
    }
    let parts: Vec<usize> = inside.split_whitespace().map(|part| part.chars().count()).collect();
    let han =
        inside.chars().all(|letter| matches!(letter, '\u{3400}'..='\u{9fff}' | '々' | '〆') || letter.is_whitespace());
    let katakana = inside.chars().all(|letter| matches!(letter, '\u{30a0}'..='\u{30ff}'));
    let fits = match parts.as_slice() {
        [count] if hangul => (2..=4).contains(count),
        [family, given] if hangul => *family <= 2 && (1..=3).contains(given) && family + given <= 4,
        [count] if han => (2..=4).contains(count),
        [count] if katakana => inside.contains('・') && *count <= 20,
        [count] => inside.contains(['・', '·']) || (3..=8).contains(count),
        [family, given] => (1..=4).contains(family) && (1..=5).contains(given),
        _ => false,
    };
    let party = Party::person(inside);
    Some(if fits { Form::Person(party, start..end) } else { Form::Unknown })
}

pub(super) fn is_dense(letter: char) -> bool {
    matches!(letter, '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

fn starts_small(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase)
}

/// Whether a text has the form of a person's name: two to six words, none of them a plain lower-case word, no digits; in
/// scripts without capitals two to five words, or two to eight letters where words are not parted.
pub(crate) fn is_person(name: &str) -> bool {
    if name.chars().any(|letter| {
        letter.is_numeric() || matches!(letter, ':' | ';' | '!' | '?' | '/' | '|' | '_' | '@' | '<' | '&' | ',')
    }) {
        return false;
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    if name.chars().any(is_dense) {
        let whole = 0..name.len();
        return matches!(dense(name, &[whole]), Some(Form::Person(..)));
    }
    let strange = |word: &&str| has_sense(word, Sense::Common) || has_sense(word, Sense::Noise);
    if words.iter().any(strange) || words.iter().all(|word| has_sense(word, Sense::Beat)) {
        return false;
    }
    let cased = name.chars().any(|letter| letter.is_uppercase() || letter.is_lowercase());
    if !cased {
        let letters = name.chars().filter(|letter| letter.is_alphabetic()).count();
        return (2..=5).contains(&words.len()) && letters >= 4;
    }
    // “J.Solberg” is two words without a blank.
    let initial = |word: &&str| {
        let mut parts = word.split('.');
        parts.next().is_some_and(|first| first.chars().count() == 1)
            && parts.next_back().is_some_and(|last| last.chars().count() > 1)
    };
    let count = words.len() + words.iter().copied().filter(|word| initial(word)).count();
    let is_name = |word: &str| {
        let word = word.trim_matches(['"', '“', '”', '„', '(', ')']);
        let dotted = word.trim_end_matches('.').rsplit_once('.').is_some_and(|(before, after)| {
            // “tournier.example” is an address; “J.K.”, “St.Clair” and “A.Holm” are not.
            before.rsplit('.').next().is_some_and(|part| part.chars().count() > 2)
                || after.chars().next().is_some_and(char::is_lowercase)
        });
        let letters = word.chars().all(|letter| {
            letter.is_alphabetic()
                || is_joining(letter)
                || matches!(letter, '.' | '-' | '‐' | '‑' | '\'' | '’' | 'ʼ' | '`' | '·' | '´')
        });
        let opens = word.chars().find(|letter| letter.is_alphabetic()).is_some_and(char::is_uppercase)
            || has_sense(word, Sense::Particle)
            || is_clitic(word);
        letters && !dotted && opens
    };
    let capitals = words.iter().filter(|word| {
        word.chars().find(|letter| letter.is_alphabetic()).is_some_and(char::is_uppercase) || is_clitic(word)
    });
    let long = words.iter().filter(|word| word.chars().filter(|letter| letter.is_alphabetic()).count() >= 2).count();
    let particles = words.iter().filter(|word| starts_small(word)).count();
    (2..=5 + particles.min(2)).contains(&count)
        && words.iter().all(|word| is_name(word))
        && capitals.count() + count - words.len() >= 2
        && long >= 1
        && !words.last().is_some_and(|last| {
            let opens = matches!(*last, "Von" | "Vom" | "Zur" | "Der" | "Della" | "Par" | "Por");
            opens || (has_sense(last, Sense::Particle) && starts_small(last))
        })
}

/// Small letters tied to a name by an apostrophe or a hyphen: d’Arc, al-Masri, ’t Hooft.
fn is_clitic(word: &str) -> bool {
    let joined = word.split_once(['\'', '’', '-']);
    joined.is_some_and(|(head, tail)| {
        head.chars().count() <= 4
            && head.chars().all(char::is_lowercase)
            && tail.chars().next().is_some_and(char::is_uppercase)
    })
}

/// Where elements without a blank between them were read as one word: “SolbergThe”, “MeerRedakteur”. The offset of the
/// second, where the word is not one of those that have a capital inside.
pub(super) fn glued(word: &str) -> Option<usize> {
    let mut before: Option<char> = None;
    for (at, letter) in word.char_indices() {
        let head = word.get(..at).unwrap_or_default();
        let tail = word.get(at..).unwrap_or_default();
        if letter.is_uppercase() && before.is_some_and(char::is_lowercase) && tail.chars().count() >= 3 {
            let part = head.rsplit(['-', '\'', '’']).next().unwrap_or_default();
            let prefix = part.chars().count() <= 3
                || ["Vander", "Vanden", "Della", "Fitz", "Saint", "Sainte", "Anne", "Mary", "Santa", "Vande"]
                    .contains(&part);
            if !prefix {
                return Some(at);
            }
        }
        before = Some(letter);
    }
    None
}
