//! Whether a name in running text is a body's, and which words of a run of capitals are its name.
//!
//! A name is believed to be a body's for a reason: it is known, it has a word or a form that only bodies have, the words
//! beside it say what it is, or it links a site of that name. What is attributed to it is left to the readers.

use crate::lists::{self, Sense, has_sense, is_article};
use crate::page::Block;
use crate::{host, prose};
use std::ops::Range;

/// Letters of the longest acronym.
const LONGEST_ACRONYM: usize = 8;

/// Words between a noun that says what a body is and its name, and the noun.
const LONGEST_DESCRIPTION: usize = 5;

/// Words of a name in quotation marks.
const LONGEST_MARKED: usize = 4;

/// The reason for which a name is believed to be a body's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Belief {
    /// Nothing speaks for it, and something against it.
    Never,
    /// Nothing speaks for it.
    Open,
    /// Its own words or the words beside it.
    Sure,
}

/// The names of bodies in what a cue took for one: without what stands before and after it, each of those that an “and”
/// joins by itself.
pub(crate) fn names(block: &Block, range: &Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let range = opened(block, in_latin(block, range.clone()));
    split(block, range, &mut found);
    // “New York magazine”
    for range in &mut found {
        let after = block.text.get(range.end..).unwrap_or_default();
        if is_region(block.words(range)) && after.starts_with(" magazine") {
            range.end += " magazine".len();
        }
    }
    found.retain(|range| !range.is_empty());
    found
}

/// The name in Latin letters that a run of Arabic or Hebrew ones holds: “صحيفة Le Kiosque”.
fn in_latin(block: &Block, range: Range<usize>) -> Range<usize> {
    let name = block.words(&range);
    let first = name.find(|letter: char| letter.is_ascii_uppercase());
    let last = name.rfind(|letter: char| letter.is_ascii_alphanumeric());
    match first.zip(last).filter(|_| name.starts_with(|letter| matches!(letter, '\u{590}'..='\u{6ff}'))) {
        Some((first, last)) => range.start + first..range.start + last + 1,
        None => range,
    }
}

/// A run without the words before the name: “On Monday Reuters”, “The Ministry of Ports” at a sentence's start.
fn opened(block: &Block, mut range: Range<usize>) -> Range<usize> {
    loop {
        let name = block.words(&range);
        let Some((first, rest)) = name.split_once(' ') else { return range };
        let opens = lists::is_opener(first) || is_day(first);
        let opens = opens && is_sentence_start(block, range.start) || is_article(first);
        if opens && is_preposition_at_start(first) {
            return range.end..range.end;
        }
        // “Norrby-based Holm Data”
        if ["-based", "-backed", "-owned", "-led", "-funded", "-listed"].iter().any(|end| first.ends_with(end)) {
            range.start += first.len() + 1;
            continue;
        }
        // “Die Organisation Norrbywacht”
        let opens = opens || has_sense(first, Sense::BodyTitle) && rest.starts_with(char::is_uppercase);
        if !opens
            || is_known(name)
            || !has_sense(first, Sense::BodyTitle) && first.chars().filter(|letter| letter.is_uppercase()).count() > 1
        {
            return range;
        }
        range.start += first.len() + 1;
        range = prose::trimmed(&block.text, range);
    }
}

/// Whether a sentence or a line begins at an offset, or an opening mark stands before it.
pub(crate) fn is_sentence_start(block: &Block, at: usize) -> bool {
    let before = block.text.get(..at).unwrap_or_default();
    let start = block.sentences().iter().any(|sentence| sentence.start == at);
    start
        || block.breaks.contains(&at)
        || !before.trim_end().ends_with(|last: char| last.is_alphanumeric() || matches!(last, ',' | ';' | ')'))
}

fn is_day(word: &str) -> bool {
    word.len() > 2 && (lists::weekday(word).is_some() || lists::month(word).is_some())
}

/// Cuts a run at the words that join two names or that begin something else.
fn split(block: &Block, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let name = block.words(&range);
    if is_known(name) || is_spelled(block, &range) {
        found.push(range);
        return;
    }
    let part = |from: usize, to: usize| prose::trimmed(&block.text, range.start + from..range.start + to);
    for (at, word) in name.match_indices(' ').filter_map(|(at, _)| Some((at, name.get(at + 1..)?.split(' ').next()?))) {
        let (left, right) = (part(0, at), part(at + 1 + word.len(), name.len()));
        let (before, after) = (block.words(&left), block.words(&right));
        match word {
            "and" | "&" | "und" | "et" | "y" | "e" if joins(before, after) => {
                split(block, left, found);
                split(block, opened(block, right), found);
                return;
            }
            // “Amt für Häfen und Wasserwege”; not “Kestrel Review et Vera Holm”.
            // “Kino- und Filmverband”
            "und" | "en" if before.ends_with('-') => {}
            "und" | "et" | "y" | "e" | "en" if !is_of_several(before) => {
                split(block, left, found);
                split(block, opened(block, right), found);
                return;
            }
            // “Reuters on Monday”, “Reuters in Norrby”.
            "on" | "in" | "for" | "the" if !takes_more(before) || is_time(after) => {
                found.push(left);
                return;
            }
            // “Mira Solberg of the Kestrel Review”.
            "of" if !takes_more(before) && belief(after) == Belief::Sure && belief(before) != Belief::Sure => {
                split(block, opened(block, right), found);
                return;
            }
            _ => {}
        }
    }
    // “told Radio Halden harbour correspondent Mira Solberg”: a beat before an office.
    if let Some(known) = known_start(name)
        && block.text.get(range.end..).is_some_and(|after| {
            let next = after.strip_prefix(' ').and_then(|after| after.split(' ').next());
            next.is_some_and(|next| has_sense(next, Sense::Role))
        })
    {
        found.push(part(0, known));
        return;
    }
    // “Norrby’s Ministry of Ports”, “Radio Halden’s Mira Solberg”.
    for mark in ["’s ", "'s ", "s’ ", "s' "] {
        let Some(at) = name.find(mark) else { continue };
        let (left, right) = (part(0, at + usize::from(mark.starts_with('s'))), part(at + mark.len(), name.len()));
        let with_mark = name.get(..at + mark.trim_end().len()).unwrap_or_default();
        if is_known(with_mark) {
            found.push(range);
            return;
        }
        let (owner, owned) = (belief(block.words(&left)), belief(block.words(&right)));
        match (owner, owned) {
            (Belief::Sure, Belief::Sure) => found.push(range),
            (Belief::Sure, _) => found.push(left),
            _ => split(block, right, found),
        }
        return;
    }
    // “laut einem Bericht der Kestrel Foundation Boote”: German writes every noun large.
    if let Some(at) = CLOSING.iter().filter_map(|word| Some(name.find(word)? + word.len())).min()
        && name.get(at..).is_some_and(|rest| rest.starts_with(' '))
    {
        found.push(part(0, at));
        return;
    }
    // “laut Hafenamt 103 Boote”: what is counted comes after.
    if let Some((before, last)) = name.rsplit_once(' ')
        && last.len() > 1
        && last.bytes().all(|letter| letter.is_ascii_digit())
        && block.text.get(range.end..).is_some_and(|after| after.starts_with(' '))
    {
        found.push(part(0, before.len()));
        return;
    }
    let end = name.strip_suffix("’s").or_else(|| name.strip_suffix("'s")).or_else(|| name.strip_suffix(['’', '\'']));
    let end = end.map_or(name.len(), str::len);
    found.push(part(0, end));
}

/// Whether words begin with a number or a day.
fn is_time(words: &str) -> bool {
    let first = words.split(' ').next().unwrap_or_default();
    first.starts_with(|letter: char| letter.is_numeric()) || is_day(first)
}

/// Whether the names before and after an “and” are two.
fn joins(before: &str, after: &str) -> bool {
    let last = before.rsplit(' ').next().unwrap_or_default();
    is_known(before)
        || is_known(after)
        || is_acronym(before)
        || is_acronym(after)
        || after.starts_with("the ")
        || (is_body_word(last) && belief(after) == Belief::Sure)
}

/// Whether a name says of what a body is, so that an “and” may join two such things.
fn is_of_several(name: &str) -> bool {
    [" für ", " de ", " du ", " des ", " del ", " della ", " di ", " do ", " da ", " van ", " voor "]
        .iter()
        .any(|word| name.contains(word))
}

/// Whether a name may go on with “for”, “on”, “in” or “of the”: “Centre for Ports”.
fn takes_more(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    let last = last.strip_suffix('s').filter(|stem| stem.len() > 4).unwrap_or(last);
    !is_known(name)
        && (is_body_word(last)
            || name.contains(" of ")
            || name.contains(" for ")
            || name.contains(" on ")
            || matches!(last, "Doctor" | "Reporter" | "Friend" | "Parent" | "Citizen" | "Bank" | "Save" | "Campaign"))
}

/// What a name says for its being a body's.
pub(crate) fn belief(name: &str) -> Belief {
    let name = name.strip_prefix("the ").unwrap_or(name).trim_end_matches(['.', ',']);
    if name.is_empty() || is_no_name(name) {
        return Belief::Never;
    }
    if is_known(name) {
        return Belief::Sure;
    }
    // “The University said”: which one, its name tells elsewhere.
    let is_listed = |part: &str| {
        [Sense::Organization, Sense::Body, Sense::Stage, Sense::BodyTitle, Sense::Head]
            .iter()
            .any(|sense| lists::is_listed(part, *sense))
    };
    let is_latin = name.chars().all(|letter| letter < '\u{250}');
    let is_generic =
        !name.contains(' ') && is_latin && (name.split('-').all(is_listed) || has_sense(name, Sense::Generic));
    if is_generic || is_region(name) || names_an_office(name) || name.starts_with(|first: char| first.is_numeric()) {
        return Belief::Never;
    }
    // “Vertreter des AStA”: what comes first is what it is.
    let of = [" der ", " des "].iter().filter_map(|of| name.find(of)).min();
    if let Some(head) = of.and_then(|at| name.get(..at)) {
        return if is_known(head) || is_acronym(head) || has_body_head(head) { Belief::Sure } else { Belief::Open };
    }
    if is_acronym(name) || is_camel(name) || has_body_head(name) || starts_known(name) || host::is_domain(name) {
        return Belief::Sure;
    }
    Belief::Open
}

/// Whether a name is that of a known outlet or agency.
pub(crate) fn is_outlet(name: &str) -> bool {
    lists::agency(name).is_some() || lists::is_outlet(name)
}

/// Whether the lists know a name.
pub(crate) fn is_known(name: &str) -> bool {
    lists::agency(name).is_some() || lists::is_outlet(name) || lists::is_body(name)
}

/// Whether a name begins with that of a known outlet: “BBC Radio”, “Reuters TV”.
fn starts_known(name: &str) -> bool {
    known_start(name).is_some()
}

/// Where the name of a known outlet ends that a longer one begins with.
fn known_start(name: &str) -> Option<usize> {
    name.match_indices(' ').map(|(at, _)| at).find(|at| {
        let first = name.get(..*at).unwrap_or_default();
        (first.contains(' ') || is_acronym(first)) && is_known(first) || lists::is_body(first)
    })
}

/// Words that stand where a name could and are none.
fn is_no_name(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    lists::is_opener(name)
        || has_sense(name, Sense::Issue)
        || has_sense(name, Sense::Nobody)
        || is_day(first) && !name.contains(' ')
        || !name.chars().any(char::is_alphabetic)
}

/// Whether a name is a place's or a people's.
fn is_region(name: &str) -> bool {
    let is_part = |word: &str| has_sense(word, Sense::Region) || has_sense(word, Sense::Place);
    is_part(name) || name.split(' ').all(is_part)
}

/// Whether a name is an office, or has one before a person's.
fn names_an_office(name: &str) -> bool {
    let mut before = "";
    for word in name.split(' ') {
        let office = lists::is_title(word) && !is_ministry_word(word)
            || has_sense(word, Sense::Role) && !is_body_word(word)
            || has_sense(word, Sense::Title)
            || matches!(
                word,
                "Principal"
                    | "Insider"
                    | "Chair"
                    | "CEO"
                    | "Head"
                    | "Spokesman"
                    | "Correspondent"
                    | "Coach"
                    | "Superintendent"
                    | "Commander"
                    | "Detective"
                    | "Inspector"
                    | "Duke"
                    | "Duchess"
                    | "Ayatollah"
                    | "Crown"
            );
        let lower = word.to_lowercase();
        let ends =
            ["mann", "frau", "funktionär", "politiker", "politikerin", "chef", "sprecher", "sprecherin", "minister"];
        let office = office || word.contains('-') && ends.iter().any(|end| lower.ends_with(end));
        let office = office || OFFICES.iter().any(|end| lower.ends_with(end));
        if office && !matches!(before, "of" | "the" | "for") {
            return true;
        }
        before = word;
    }
    false
}

/// Words with which the names of bodies end.
const CLOSING: &[&str] = &[" AG", " Foundation", " GmbH", " Inc", " Ltd", " Stiftung", " e.V.", " e. V."];

/// Endings of German words with which the name of a body begins.
const HEADS: &[&str] = &["gewerkschaft", "institut", "instituts", "verband", "verbands", "verbandes"];

/// Endings of German words for what someone is.
const OFFICES: &[&str] = &[
    "abgeordnete",
    "abgeordneter",
    "anwalt",
    "anwälte",
    "beamte",
    "beamter",
    "beauftragte",
    "beauftragter",
    "botschafter",
    "chefin",
    "direktor",
    "direktorin",
    "expertin",
    "experte",
    "experten",
    "forscher",
    "forscherin",
    "forscherinnen",
    "fraktionschef",
    "generalsekretär",
    "kandidat",
    "kandidatin",
    "kommentator",
    "kommissar",
    "kommissarin",
    "konzernchef",
    "korrespondent",
    "leiterin",
    "minister",
    "ministerin",
    "mitglied",
    "mitglieder",
    "moderator",
    "moderatorin",
    "ökonom",
    "ökonomin",
    "ökonomen",
    "parteichef",
    "politiker",
    "politikerin",
    "politikern",
    "aktivist",
    "aktivistin",
    "anhänger",
    "gegner",
    "unterstützer",
    "vertretern",
    "mitgliedern",
    "präsident",
    "präsidentin",
    "reporter",
    "sekretär",
    "sekretärin",
    "sprecher",
    "sprecherin",
    "trainer",
    "trainerin",
    "vertreter",
    "vertreterin",
    "vorsitzende",
    "vorsitzenden",
    "vorsitzender",
    "vorstand",
    "wissenschaftler",
    "wissenschaftlerin",
    "-spitze",
    "-führung",
    "-profi",
    "-star",
    "-coach",
    "-manager",
    "-analyst",
];

/// Whether a word says what someone is.
fn is_office(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && names_an_office(word)
        || has_sense(word, Sense::Role)
        || OFFICES.iter().any(|end| word.to_lowercase().ends_with(end))
}

/// Whether a name with which a cue begins is of another word before it: “Sprecher der Werft Norrby sagte”, “el jefe de la
/// Cámara de Puertos informó”.
pub(crate) fn belongs(block: &Block, from: usize, name: &Range<usize>) -> bool {
    let lead = block.text.get(from..name.start).unwrap_or_default();
    let known = block.words(name);
    if is_outlet(known) || lists::agency_by_any_name(known).is_some() {
        return false;
    }
    if !lead
        .split_whitespace()
        .all(|word| is_article(word) || is_preposition(word) || has_sense(word, Sense::BodyTitle))
    {
        return false;
    }
    let before = block.text.get(..name.start).unwrap_or_default();
    let mut words = before.rsplit(' ').skip(1);
    let mut article = "";
    for word in words.by_ref().take(3) {
        if is_preposition(word) {
            return true;
        }
        let is_adjective = word.starts_with(char::is_lowercase) && word.ends_with(['n', 'e', 'r', 's', 'm']);
        if !(is_article(word) || has_sense(word, Sense::BodyTitle) || is_adjective && article.is_empty()) {
            return matches!(article, "der" | "des") && is_office(word);
        }
        if is_article(word) {
            article = word;
        }
    }
    false
}

/// Whether a name that an English cue begins with is but where its subject is: “a student at Halden High School said”, “those
/// with BED reported”; not “analysts at Holm Data said”, “Tom Achter with the coast guard said”.
pub(crate) fn is_aside(block: &Block, from: usize, name: &Range<usize>) -> bool {
    if block.text.get(from..name.start).is_none_or(|lead| !matches!(lead.trim(), "" | "the" | "The")) {
        return false;
    }
    let before = block.text.get(..from.min(name.start)).unwrap_or_default().trim_end();
    let before = before.strip_suffix(" the").unwrap_or(before);
    let mut words = before.rsplit(' ');
    if !matches!(words.next(), Some("at" | "with" | "near" | "like" | "against" | "inside" | "outside" | "between")) {
        return false;
    }
    let who = words.next().unwrap_or_default().trim_end_matches([',', '.']);
    let one = who.strip_suffix('s').unwrap_or(who);
    let speaks =
        matches!(one, "doctor" | "economist" | "engineer" | "lawyer" | "leader" | "official" | "source" | "team");
    !(speaks || who.starts_with(char::is_uppercase) || has_sense(one, Sense::Role))
}

/// The same at a sentence's start, where a capital hides it.
fn is_preposition_at_start(word: &str) -> bool {
    matches!(
        word,
        "Auf"
            | "Aus"
            | "Avec"
            | "Bei"
            | "Beim"
            | "Bij"
            | "Con"
            | "Dans"
            | "Em"
            | "En"
            | "Für"
            | "Gegen"
            | "Im"
            | "Mit"
            | "Op"
            | "Par"
            | "Para"
            | "Por"
            | "Pour"
            | "Sur"
            | "Vom"
            | "Von"
            | "Voor"
            | "Zum"
            | "Zur"
            | "Über"
    )
}

/// Whether a word stands before what is nobody's subject, in the languages that say “of the” and the like by a word.
fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "de" | "del"
            | "della"
            | "dello"
            | "dei"
            | "degli"
            | "delle"
            | "du"
            | "do"
            | "dos"
            | "al"
            | "à"
            | "au"
            | "aux"
            | "en"
            | "em"
            | "con"
            | "com"
            | "avec"
            | "par"
            | "por"
            | "pour"
            | "para"
            | "per"
            | "von"
            | "vom"
            | "bei"
            | "beim"
            | "mit"
            | "für"
            | "zu"
            | "zum"
            | "zur"
            | "an"
            | "auf"
            | "Auf"
            | "Bei"
            | "Für"
            | "Mit"
            | "gegen"
            | "über"
            | "im"
            | "van"
            | "voor"
            | "bij"
            | "naar"
            | "aan"
    )
}

/// Words of titles that are words of bodies as often: “Foreign Ministry”, “State Department”.
fn is_ministry_word(word: &str) -> bool {
    matches!(
        word,
        "Defence"
            | "Defense"
            | "Finance"
            | "First"
            | "Foreign"
            | "General"
            | "Interior"
            | "Justice"
            | "State"
            | "Treasury"
            | "Attorney"
            | "Republican"
            | "Representative"
    )
}

/// Letters alone: “BBC”, “AP-NORC”, “S&P”.
fn is_acronym(name: &str) -> bool {
    let letters = name.chars().filter(|letter| letter.is_alphabetic()).count();
    (2..=LONGEST_ACRONYM).contains(&letters)
        && !name.contains(' ')
        && name
            .chars()
            .all(|letter| letter.is_uppercase() || letter.is_ascii_digit() || matches!(letter, '&' | '-' | '.'))
        && !has_sense(name, Sense::Abbreviation)
}

/// Capitals inside a word: “YouGov”; not those of people's names.
fn is_camel(name: &str) -> bool {
    let camel = |word: &str| {
        let letters: Vec<char> = word.chars().collect();
        let inner = letters
            .windows(2)
            .position(|pair| matches!(pair, [before, after] if before.is_lowercase() && after.is_uppercase()));
        let prefix: String = inner.map(|at| letters.iter().take(at + 1).collect()).unwrap_or_default();
        inner.is_some()
            && letters.first().is_some_and(|first| first.is_uppercase())
            && !matches!(
                prefix.as_str(),
                "Mc" | "Mac"
                    | "De"
                    | "La"
                    | "Le"
                    | "Di"
                    | "Du"
                    | "Da"
                    | "Del"
                    | "Van"
                    | "Von"
                    | "Fitz"
                    | "Lo"
                    | "St"
                    | "Des"
                    | "Ah"
                    | "Ja"
                    | "Ke"
            )
    };
    let has_initial = name.split(' ').any(|word| word.len() == 2 && word.ends_with('.'));
    !has_initial && name.split(' ').all(camel) || !has_initial && (name.contains(' ') && name.split(' ').any(camel))
}

/// Whether the word that carries a name is one of bodies: its last, or the last before “of”, “for” or “on”.
fn has_body_head(name: &str) -> bool {
    let ends = [
        " of ", " for ", " on ", " in ", " de ", " du ", " del ", " della ", " di ", " für ", " der ", " des ", " van ",
    ];
    let head = ends.iter().filter_map(|end| name.find(end)).min().and_then(|at| name.get(..at)).unwrap_or(name);
    let last = |words: &str| words.rsplit(' ').next().is_some_and(is_body_word);
    // “Radio Halden”, “Institut Norrby”; not “Staff Mira Solberg”.
    let first = name.split(' ').next().unwrap_or_default();
    let opens = has_sense(first, Sense::Organization) && !has_sense(first, Sense::Desk) && first != "Post";
    // “Halden ISO”.
    let letters = name.rsplit_once(' ').is_some_and(|(_, letters)| letters.len() > 2 && is_acronym(letters));
    // “Commission européenne”, “Universität Norrby”.
    let heads = name.contains(' ') && (has_sense(first, Sense::Head) || HEADS.iter().any(|end| first.ends_with(end)));
    letters || last(head) || opens || heads || has_sense(head, Sense::Organization)
}

fn is_body_word(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ',']);
    let bare = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word);
    [Sense::Organization, Sense::Body, Sense::Stage].iter().any(|sense| has_sense(bare, *sense))
}

/// Whether the words beside a name in its block say that it is a body's: a word for what it is before or behind it, its
/// letters in brackets, quotation marks around it, or a link to a site of that name.
pub(crate) fn is_introduced(block: &Block, range: &Range<usize>, by_marks: bool) -> bool {
    let name = block.words(range);
    if belief(name) == Belief::Never {
        return false;
    }
    let before = block.text.get(..range.start).unwrap_or_default();
    let after = block.text.get(range.end..).unwrap_or_default();
    let bare = before.trim_end().trim_end_matches(['“', '„', '«', '"', '‘', '”', '»', '《', '「', '『']).trim_end();
    let low = |word: &str| word.starts_with(char::is_lowercase) && has_sense(word, Sense::BodyNoun);
    let last = bare.rsplit(|letter: char| !(letter.is_alphanumeric() || letter == '-')).next().unwrap_or_default();
    let titled = has_sense(last, Sense::BodyTitle) || is_described(bare);
    let gap = bare.len() + 1 >= before.len() || bare.len() < before.trim_end().len();
    let next = after.strip_prefix(' ').and_then(|after| after.split(|letter: char| !letter.is_alphanumeric()).next());
    let lettered = letters(block, range).is_some();
    let mut linked = block.anchors_in(range).filter_map(|anchor| anchor.url.as_ref());
    (gap && (low(last) || titled))
        || by_marks && is_marked(before, after, name)
        || next.is_some_and(low)
        || lettered
        || linked.any(|url| host::names_site(name, url))
}

/// Whether words end with a noun that says what a body is and with what describes it: “el diario argentino”, “l’agence de
/// presse syrienne”, “il quotidiano la”.
fn is_described(words: &str) -> bool {
    for (count, word) in words.rsplit(' ').take(LONGEST_DESCRIPTION).enumerate() {
        let bare = word.split_once(['\'', '’']).map_or(word, |(_, bare)| bare);
        if !bare.starts_with(char::is_lowercase) {
            return false;
        }
        if has_sense(bare, Sense::BodyNoun) && (count == 0 || has_sense(bare, Sense::Medium)) {
            return true;
        }
        let describes = lists::is_origin(word) || has_sense(word, Sense::Tidings);
        if !describes && !has_sense(word, Sense::Particle) && !matches!(word, "il" | "i" | "gli" | "o" | "a") {
            return false;
        }
    }
    false
}

/// Whether quotation marks stand around a name, as around titles of papers and firms.
fn is_marked(before: &str, after: &str, name: &str) -> bool {
    before.trim_end().ends_with(['«', '„', '“', '"', '»', '”'])
        && after.trim_start().starts_with(['»', '”', '“', '"', '«'])
        && name.split(' ').count() <= LONGEST_MARKED
        && !name.ends_with(['.', ',', '!', '?'])
}

/// The letters in brackets behind a body's name: “Norrby Ministry of Ports (NMP)”.
pub(crate) fn letters<'a>(block: &'a Block, name: &Range<usize>) -> Option<&'a str> {
    let after = block.text.get(name.end..)?.strip_prefix(" (")?;
    after.split_once(')').map(|(letters, _)| letters).filter(|letters| is_acronym(letters))
}

/// Whether letters in brackets behind a name are those with which its words begin: “Office for Ports and Quays (OPQ)”.
fn is_spelled(block: &Block, name: &Range<usize>) -> bool {
    let initials =
        block.words(name).split(' ').filter_map(|word| word.chars().next().filter(|first| first.is_uppercase()));
    letters(block, name).is_some_and(|letters| letters.len() > 2 && letters.chars().eq(initials))
}

/// Whether an article stands before a name of several words, as before no person's.
pub(crate) fn has_article(block: &Block, range: &Range<usize>) -> bool {
    let before = block.text.get(..range.start).unwrap_or_default();
    let name = block.words(range);
    name.contains(' ') && before.ends_with("the ")
}

/// Whether an article stands before a word alone, as before things: “data from the Cloud”.
pub(crate) fn is_thing(block: &Block, range: &Range<usize>) -> bool {
    !block.words(range).contains(' ') && block.text.get(..range.start).is_some_and(|before| before.ends_with("the "))
}

/// Whether a name is that of a platform, where anyone posts.
pub(crate) fn is_platform(name: &str) -> bool {
    const PLATFORMS: &[&str] = &[
        "Facebook",
        "Instagram",
        "LinkedIn",
        "Reddit",
        "Snapchat",
        "Telegram",
        "TikTok",
        "Twitter",
        "WhatsApp",
        "X",
        "YouTube",
    ];
    PLATFORMS.contains(&name)
}

/// Whether someone who tells a body something speaks before it: “told the court”.
pub(crate) fn is_stage(name: &str) -> bool {
    is_platform(name) || name.split(' ').any(|word| has_sense(word, Sense::Stage)) && !is_known(name)
}

#[cfg(test)]
mod tests {
    use super::{Belief, belief};

    #[test]
    fn bodies_are_told_by_their_names() {
        for name in [
            "Reuters",
            "NRB",
            "YouGov",
            "Norrby Ministry of Ports",
            "Kestrel Insights",
            "S&P Global",
            "Halden University",
        ] {
            assert_eq!(belief(name), Belief::Sure, "{name}");
        }
        for name in ["Mira Solberg", "Solberg", "Piet McMaas"] {
            assert_eq!(belief(name), Belief::Open, "{name}");
        }
        for name in ["US", "Germany", "Prime Minister Mira Solberg", "Press Secretary Solberg", "Monday", "The"] {
            assert_eq!(belief(name), Belief::Never, "{name}");
        }
    }
}
