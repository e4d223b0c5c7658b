//! Names in the cases of Polish, Russian and Ukrainian: a text that says «Озёрному краю» and «Озёрный край» names one.
//!
//! There is no dictionary here. Two forms are one name where their words begin alike and differ in endings alone; which of
//! them stands in the nominative is told by its length. A form that nothing else explains stays as the sentence has it.

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
    use super::{is_same, known, nominative};

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
