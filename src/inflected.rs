//! Names in the cases of Polish, Russian, Ukrainian and German: a text that says «Озёрному краю» and «Озёрный край» names one.
//!
//! There is no dictionary here. Two forms are one name where their words begin alike and differ in endings alone; which of
//! them stands in the nominative is told by its length. A form that nothing else explains stays as the sentence has it.

use crate::lists::{Sense, has_sense};

/// Letters that the forms of a word share at least, and the letters by which they may differ.
const SHORTEST_STEM: usize = 3;
const LONGEST_ENDING: usize = 4;

/// Endings of nouns in the oblique cases of the singular, as they stand on names without an adjective.
const ENDINGS: &[&str] = &[
    "owi", "em", "u", "a", "ie", "ze", "y", "ą", "ę", "ej", "ом", "ем", "єм", "у", "ю", "а", "я", "е", "і", "ові",
    "ой", "ою", "ы", "и", "ей",
];

/// Nominative endings that the oblique ones take the place of.
const NOMINATIVES: &[&str] = &["", "а", "a", "о", "я"];

/// Whether a language writes names in cases by their endings.
pub(crate) fn inflects(language: Option<&str>) -> bool {
    let of = language.and_then(|language| language.split('-').next());
    matches!(of, Some("pl" | "ru" | "uk"))
}

/// Whether a name is written in letters whose languages inflect.
pub(crate) fn is_cyrillic(name: &str) -> bool {
    name.starts_with(|letter| matches!(letter, '\u{400}'..='\u{4ff}'))
}

/// The nominative of a name's last word, of those that are known.
pub(crate) fn known(name: &str, is_known: impl Fn(&str) -> bool) -> Option<String> {
    if is_known(name) {
        return None;
    }
    let stems = ENDINGS.iter().filter_map(|ending| name.strip_suffix(ending));
    let mut candidates = stems.flat_map(|stem| {
        let stem = stem.strip_suffix('-').unwrap_or(stem);
        NOMINATIVES.iter().map(move |ending| format!("{stem}{ending}"))
    });
    candidates.find(|candidate| candidate.chars().count() >= SHORTEST_STEM && is_known(candidate))
}

/// Whether two names are forms of one.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    let mut pairs = one.split(' ').zip(other.split(' '));
    one != other
        && one.split(' ').count() == other.split(' ').count()
        && pairs.all(|(one, other)| are_forms(one, other))
}

/// The one of a name's forms that is likeliest its nominative: the shortest, of those that are as short one in -a.
pub(crate) fn nominative<'a>(forms: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    forms.min_by_key(|form| (form.chars().count(), !form.ends_with(['a', 'а', 'я'])))
}

/// Endings of German nouns that names of bodies hold, by their gender, and of those that are many.
const FEMININE: &[&str] = &[
    "agentur",
    "allianz",
    "bahn",
    "bank",
    "behörde",
    "börse",
    "ei",
    "hilfe",
    "initiative",
    "kammer",
    "kasse",
    "kirche",
    "post",
    "presse",
    "rundschau",
    "schaft",
    "stelle",
    "tabelle",
    "tion",
    "treuhand",
    "tät",
    "ung",
    "union",
    "wehr",
    "welt",
    "zentrale",
];
const NEUTER: &[&str] = &[
    "amt",
    "blatt",
    "bündnis",
    "fernsehen",
    "gericht",
    "institut",
    "klinikum",
    "kreuz",
    "magazin",
    "ministerium",
    "netzwerk",
    "parlament",
    "portal",
    "präsidium",
    "radio",
    "zentrum",
];
const MASCULINE: &[&str] = &[
    "anzeiger", "bote", "bund", "club", "dienst", "hof", "konzern", "kurier", "merkur", "rat", "rundfunk", "senat",
    "sender", "spiegel", "tag", "verband", "verein",
];
const PLURAL: &[&str] = &["nachrichten", "nationen", "werke", "allgemeinen"];

/// The nominative of a German body's name without its article: “Statistischen Bundesamts”, “Norrbyer Allgemeinen”. `None`
/// where nothing changes.
pub(crate) fn german(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let tail = words.iter().position(|word| word.starts_with(char::is_lowercase)).unwrap_or(words.len());
    let (&noun, adjectives) = words.get(..tail)?.split_last()?;
    let lower = noun.to_lowercase();
    let ends = |list: &[&str], word: &str| list.iter().any(|end| word.ends_with(end));
    let is_noun = |stem: &str| ends(NEUTER, stem) || ends(MASCULINE, stem);
    let genitive = ["es", "s"].iter().filter_map(|end| lower.strip_suffix(end)).find(|stem| is_noun(stem));
    let stem = genitive.unwrap_or(&lower);
    let ending = match () {
        () if ends(PLURAL, stem) || ends(FEMININE, stem) => "e",
        () if ends(NEUTER, stem) => "es",
        () if ends(MASCULINE, stem) => "er",
        () if adjectives.iter().any(|word| word.ends_with('s')) => "",
        () => return None,
    };
    let noun = match () {
        () if genitive.is_some() => noun.get(..stem.len())?,
        () if lower == "allgemeinen" => noun.strip_suffix('n')?,
        () => noun,
    };
    let declined = adjectives.iter().map(|word| {
        let is_of_place = has_sense(word, Sense::Region);
        let ends = word.strip_suffix("en").or_else(|| word.strip_suffix("em")).filter(|_| !is_of_place);
        // “Europäischer Hafenbehörde”, “der Norrbysche Wetterdienst”; not “Karlsruher Institut”.
        let ends = ends.or_else(|| {
            let stem = word.strip_suffix("er").filter(|_| ending == "e").or_else(|| word.strip_suffix('e'))?;
            ["sch", "ig", "lich"].iter().any(|end| stem.ends_with(end)).then_some(stem)
        });
        // “Branchenverbands Norrbywacht”
        let low = word.to_lowercase();
        let noun = ["es", "s"].iter().filter_map(|end| low.strip_suffix(end)).find(|stem| is_noun(stem));
        if let Some(noun) = noun.and_then(|noun| word.get(..noun.len())) {
            return noun.to_owned();
        }
        ends.filter(|stem| stem.len() > 2 && !ending.is_empty())
            .map_or_else(|| (*word).to_owned(), |stem| format!("{stem}{ending}"))
    });
    let mut whole: Vec<String> = declined.collect();
    whole.push(noun.to_owned());
    whole.extend(words.get(tail..)?.iter().map(|word| (*word).to_owned()));
    Some(whole.join(" ")).filter(|whole| whole != name)
}

fn are_forms(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let shared = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let rest = |word: &str| word.chars().count() - shared;
    let is_low = |word: &str| word.chars().skip(shared).all(char::is_lowercase);
    shared >= SHORTEST_STEM
        && rest(one).max(rest(other)) <= LONGEST_ENDING
        && rest(one).min(rest(other)) <= 2
        && is_low(one)
        && is_low(other)
}

#[cfg(test)]
mod tests {
    use super::{german, is_same, known, nominative};

    #[test]
    fn german_names_stand_without_their_case() {
        for (form, name) in [
            ("Statistischen Bundesamts", "Statistisches Bundesamt"),
            ("Europäischer Hafenbehörde", "Europäische Hafenbehörde"),
            ("Deutschen Wetterdienst", "Deutscher Wetterdienst"),
            ("Norrbyer Allgemeinen", "Norrbyer Allgemeine"),
            ("Karlsruher Instituts für Technologie", "Karlsruher Institut für Technologie"),
            ("Neuen Norrbyer Zeitung", "Neue Norrbyer Zeitung"),
            ("Vereinten Nationen", "Vereinte Nationen"),
        ] {
            assert_eq!(german(form).as_deref(), Some(name));
        }
        for name in ["Radio Halden", "Norrbyer Zeitung", "Hessen Radio", "Deutsche Bank", "Reuters"] {
            assert_eq!(german(name), None, "{name}");
        }
    }

    #[test]
    fn forms_of_a_name_are_one() {
        assert!(is_same("Озёрный край", "Озёрному краю"));
        assert!(is_same("Kurier Brzeżny", "Kurierem Brzeżnym"));
        assert!(is_same("Лиманська хвиля", "Лиманській хвилі"));
        assert!(!is_same("Озёрный край", "Озёрный вестник"));
        assert!(!is_same("PAP", "PAP Biznes"));
        assert_eq!(nominative(["Волны", "Волна", "Волне"].into_iter()), Some("Волна"));
    }

    #[test]
    fn a_known_name_is_found_behind_its_ending() {
        let is_known = |name: &str| matches!(name, "Onet" | "Reuters" | "Интерфакс" | "Правда");
        for (form, name) in
            [("Onetu", "Onet"), ("Reutersem", "Reuters"), ("Интерфаксу", "Интерфакс"), ("Правды", "Правда")]
        {
            assert_eq!(known(form, is_known).as_deref(), Some(name));
        }
        assert_eq!(known("Onet", is_known), None);
        assert_eq!(known("Solbergu", is_known), None);
    }
}
