//! Names out of bylines and author fields: people told from organizations, several people split, everything else left
//! out.
//!
//! A wrong author is worse than none: what is neither clearly a person nor clearly a body is dropped.

use crate::claim::{Party, PartyKind};
use crate::{date, lists};

/// Letters beyond which a name is no name.
const LONGEST: usize = 80;

/// The parties named in a byline or an author field, in order, each once.
pub(crate) fn parties(text: &str) -> Vec<Party> {
    let text = before_dates(text);
    let mut found: Vec<Party> = Vec::new();
    for part in split(text) {
        let Some(party) = party(part) else { continue };
        if !found.iter().any(|known| known.name == party.name) {
            found.push(party);
        }
    }
    found
}

/// One party, where the text is the name of one.
pub(crate) fn party(text: &str) -> Option<Party> {
    let name = without_role(bare(text));
    let letters = name.chars().count();
    if !(2..=LONGEST).contains(&letters) || !name.chars().any(char::is_alphabetic) {
        return None;
    }
    if name.contains('@') || name.contains("://") || name.contains("www.") || name.contains('<') {
        return None;
    }
    if lists::is_no_author(name) {
        return None;
    }
    if lists::agency(name).is_some() || lists::has_organization_word(name) {
        return Some(Party::organization(name));
    }
    is_person(name).then(|| Party { name: name.to_owned(), kind: PartyKind::Person, url: None })
}

/// A site's name, where the text can be one: it has letters or digits, and is no address and no handle.
pub(crate) fn site(text: &str) -> Option<Party> {
    let name = text.trim();
    let named = name.chars().count() <= 2 * LONGEST && name.chars().any(char::is_alphanumeric);
    (named && !name.starts_with('@') && !name.contains("://")).then(|| Party::organization(name))
}

/// Whether a text has the form of a person's name: two to five words, none of them a plain lower-case word, no digits;
/// in scripts without capitals two to eight letters a word.
pub(crate) fn is_person(name: &str) -> bool {
    if name
        .chars()
        .any(|letter| letter.is_numeric() || matches!(letter, ':' | ';' | '!' | '?' | '"' | '“' | '/' | '|' | '_'))
    {
        return false;
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let cased = name.chars().any(|letter| letter.is_uppercase() || letter.is_lowercase());
    if !cased {
        let dense = name.chars().any(|letter| matches!(letter, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'));
        let letters = name.chars().filter(|letter| letter.is_alphabetic()).count();
        return if dense { (2..=8).contains(&letters) && words.len() <= 3 } else { (2..=5).contains(&words.len()) };
    }
    (2..=5).contains(&words.len())
        && words.iter().all(|word| {
            word.chars()
                .next()
                .is_some_and(|first| first.is_uppercase() || is_particle(word) || first == '\'' || first == '’')
        })
        && words.iter().filter(|word| word.chars().next().is_some_and(char::is_uppercase)).count() >= 2
}

/// Small words inside names.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "van"
            | "von"
            | "de"
            | "der"
            | "den"
            | "del"
            | "della"
            | "di"
            | "da"
            | "dos"
            | "das"
            | "do"
            | "du"
            | "la"
            | "le"
            | "el"
            | "al"
            | "bin"
            | "ibn"
            | "bint"
            | "ben"
            | "zu"
            | "zur"
            | "ter"
            | "ten"
            | "y"
            | "e"
            | "af"
            | "av"
            | "van't"
            | "of"
    ) || word.starts_with("al-")
        || word.starts_with("el-")
        || word.starts_with("d'")
        || word.starts_with("d’")
}

/// A name without marks around it.
fn bare(text: &str) -> &str {
    let marks = |letter: char| {
        letter.is_whitespace()
            || matches!(
                letter,
                ',' | ';'
                    | ':'
                    | '|'
                    | '/'
                    | '•'
                    | '·'
                    | '-'
                    | '–'
                    | '—'
                    | '*'
                    | '"'
                    | '“'
                    | '”'
                    | '('
                    | ')'
                    | '['
                    | ']'
            )
    };
    let name = text.trim_matches(marks);
    let cut_short = ["Jr.", "Sr."].iter().any(|end| name.ends_with(end));
    if cut_short { name } else { name.trim_end_matches('.') }
}

/// A name without the role after it (“Anna Meer, health correspondent” is split before; “Anna Meer in Norrby”).
fn without_role(name: &str) -> &str {
    for joint in [" in ", " for ", " at ", " — ", " – ", " | "] {
        if let Some((before, _)) = name.split_once(joint) {
            return bare(before);
        }
    }
    name
}

/// The text up to the first date or time in it.
fn before_dates(text: &str) -> &str {
    match date::words::find(text).first() {
        Some((range, _)) => text.get(..range.start).unwrap_or(text),
        None => text,
    }
}

/// Splits a list of names at commas, semicolons, slashes, bars and the word for “and”.
fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for piece in text.split([',', ';', '|', '/', '•', '·', '、', '，', '&', '\n']) {
        let mut rest = piece;
        'again: loop {
            for and in
                [" and ", " und ", " et ", " y ", " e ", " en ", " och ", " og ", " и ", " і ", " ve ", " i ", " & "]
            {
                if let Some((before, after)) = rest.split_once(and) {
                    // “Ortega y Gasset”: both sides must be names of their own.
                    if party(before).is_some() && party(after).is_some() {
                        parts.push(before);
                        rest = after;
                        continue 'again;
                    }
                }
            }
            break;
        }
        let rest = rest.trim();
        parts.push(rest.strip_prefix("and ").unwrap_or(rest));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::parties;
    use crate::claim::PartyKind;

    fn names(text: &str) -> Vec<String> {
        parties(text).into_iter().map(|party| party.name).collect()
    }

    #[test]
    fn several_people_are_split() {
        assert_eq!(names("Mira Solberg and Anna van der Meer"), ["Mira Solberg", "Anna van der Meer"]);
        assert_eq!(names("Mira Solberg, Tom Achter and Anna Meer"), ["Mira Solberg", "Tom Achter", "Anna Meer"]);
        assert_eq!(names("José Ortega y Gasset"), ["José Ortega y Gasset"]);
        assert_eq!(names("小暮ひさのり"), ["小暮ひさのり"]);
    }

    #[test]
    fn what_stands_around_a_name_is_left_out() {
        assert_eq!(names("Anna Meer, health correspondent"), ["Anna Meer"]);
        assert_eq!(names("Anna Meer in Norrby"), ["Anna Meer"]);
        assert_eq!(names("Anna Meer | 3 March 2026"), ["Anna Meer"]);
        assert_eq!(names("Mira Solberg, mira@harrowvalley.example"), ["Mira Solberg"]);
    }

    #[test]
    fn what_is_no_name_gives_none() {
        for text in [
            "",
            "admin",
            "12345",
            "https://harrowvalley.example/",
            "updated",
            "a long sentence that is no name",
            "@solberg",
        ] {
            assert_eq!(names(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn bodies_are_organizations() {
        for text in ["Reuters", "Staff Writer", "Harrow Editorial Team", "Associated Press"] {
            let parties = parties(text);
            assert_eq!(parties.len(), 1, "{text}");
            assert_eq!(parties[0].kind, PartyKind::Organization, "{text}");
        }
    }
}
