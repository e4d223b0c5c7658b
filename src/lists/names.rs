//! The words of `names.txt`: what may stand in a name, and what around one.

use super::{Table, lines};
use std::borrow::Cow;
use std::sync::LazyLock;

static LINES: &str = list!("names.txt");

/// What words mean beside names. One value for each section of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    /// Only bodies have such a word in their name.
    Organization,
    /// Stands for a body all by itself.
    Desk,
    /// What someone does.
    Role,
    /// Rank or field beside a role.
    Beat,
    /// Stands before a name and is no part of it.
    Title,
    /// Degrees and orders after a name.
    Letters,
    /// Tells generations of a family apart.
    Generation,
    /// Fills an author field and names nobody.
    Nobody,
    /// Begins something other than a name.
    Noise,
    /// Says that the text was changed later.
    Change,
    /// Says that the name before it is a commenter's.
    Voice,
    /// Stands in no person's name.
    Common,
    /// Stands beside numbers.
    Unit,
    /// A small word inside names.
    Particle,
    /// “And”, “with”.
    And,
    /// Followed by a place or an outlet.
    Where,
    /// A place of several words, or the first word of one.
    Place,
    /// Stands before an outlet's name and says what it is.
    Medium,
    /// The same in German, where such words are written like names.
    MediumNoun,
    /// Makes a name a body's in running text, where people's names do not stand in lists.
    Body,
    /// Stands before or after a body's name and says what it is.
    BodyNoun,
    /// The same in German, where such words are written like names and are no part of one.
    BodyTitle,
    /// The name of a body may begin with such a word and go on in small letters: “Organisation mondiale”.
    Head,
    /// One that is itself written small as often: “ministère de la Mer”.
    LowHead,
    /// An adjective inside such names.
    HeadAdjective,
    /// What an agency deals in: “agence de presse”.
    Tidings,
    /// A body before which people speak: what is said there is not attributed to it.
    Stage,
    /// A place, or the people of one.
    Region,
    /// Begins a sentence and is no part of the name that follows.
    Opener,
    /// A time, an issue or a language: no outlet, where the name of one could stand.
    Issue,
    /// An article.
    Article,
    /// Letters that are no body's.
    Abbreviation,
    /// Stands in German for a body that the text names elsewhere: “der Hersteller”.
    Generic,
}

const SENSES: &[(&str, Sense)] = &[
    ("organization", Sense::Organization),
    ("desk", Sense::Desk),
    ("role", Sense::Role),
    ("beat", Sense::Beat),
    ("title", Sense::Title),
    ("letters", Sense::Letters),
    ("generation", Sense::Generation),
    ("nobody", Sense::Nobody),
    ("noise", Sense::Noise),
    ("change", Sense::Change),
    ("voice", Sense::Voice),
    ("common", Sense::Common),
    ("unit", Sense::Unit),
    ("particle", Sense::Particle),
    ("and", Sense::And),
    ("where", Sense::Where),
    ("place", Sense::Place),
    ("medium", Sense::Medium),
    ("medium noun", Sense::MediumNoun),
    ("body", Sense::Body),
    ("body noun", Sense::BodyNoun),
    ("body title", Sense::BodyTitle),
    ("head", Sense::Head),
    ("low head", Sense::LowHead),
    ("head adjective", Sense::HeadAdjective),
    ("tidings", Sense::Tidings),
    ("stage", Sense::Stage),
    ("region", Sense::Region),
    ("opener", Sense::Opener),
    ("issue", Sense::Issue),
    ("article", Sense::Article),
    ("abbreviation", Sense::Abbreviation),
    ("generic", Sense::Generic),
];

/// Words, and endings of words, with a bit for each sense that they have.
#[derive(Default)]
struct Words {
    whole: Table<&'static str, u64>,
    endings: Vec<(&'static str, u64)>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    let mut sense = None;
    for line in lines(LINES) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            sense = SENSES.iter().find(|(each, _)| *each == name).map(|(_, sense)| *sense);
        } else if let (Some(sense), Some((_, list))) = (sense, line.split_once(": ")) {
            for word in list.split(';').map(str::trim) {
                match word.strip_prefix('-') {
                    Some(ending) => words.endings.push((ending, bit(sense))),
                    None => *words.whole.entry(word).or_default() |= bit(sense),
                }
            }
        }
    }
    words
});

/// Bytes of a word that is put into small letters without asking for memory.
const LONGEST_WORD: usize = 40;

/// A word in small letters, which `room` may hold.
fn lowered<'a>(word: &str, room: &'a mut [u8; LONGEST_WORD]) -> Cow<'a, str> {
    if let Some(letters) = room.get_mut(..word.len()).filter(|_| word.is_ascii()) {
        letters.copy_from_slice(word.as_bytes());
        letters.make_ascii_lowercase();
        if let Ok(lower) = str::from_utf8(letters) {
            return Cow::Borrowed(lower);
        }
    }
    Cow::Owned(word.to_lowercase())
}

fn bit(sense: Sense) -> u64 {
    1 << sense as u32
}

/// Whether a word, or a phrase, in any case, has a sense.
pub(crate) fn has_sense(word: &str, sense: Sense) -> bool {
    let mut room = [0; LONGEST_WORD];
    let lower = lowered(word, &mut room);
    let word = lower.trim_end_matches('.');
    let has = |senses: &u64| senses & bit(sense) != 0;
    let ends = |ending: &str| word.strip_suffix(ending).is_some_and(|stem| !stem.is_empty());
    WORDS.whole.get(word).is_some_and(has) || WORDS.endings.iter().any(|(ending, senses)| has(senses) && ends(ending))
}

/// Whether a name is but a word with which sentences begin; “MIT” is none.
pub(crate) fn is_opener(name: &str) -> bool {
    let is_acronym = name.len() > 2 && name.chars().all(char::is_uppercase);
    !is_acronym && has_sense(name, Sense::Opener)
}

/// Whether a small word of a Latin tongue says where an outlet comes from, or of what kind it is: “argentino”, “syrienne”.
pub(crate) fn is_origin(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ain", "aine", "ais", "aise", "al", "ale", "ana", "and", "ande", "ano", "aní", "aca", "aco", "ca", "co",
        "desca", "desco", "ea", "eo", "ense", "esa", "ese", "eña", "eño", "gnol", "gnole", "ien", "ienne", "ina",
        "ino", "ique", "ois", "oise", "ol", "ola", "que", "rusa", "russa", "russe", "russo", "ruso", "tense", "ês",
        "és", "éen", "éenne", "uisse", "urca", "urco", "urque", "elge", "elga", "iya", "vata", "vada", "lera",
    ];
    word.chars().count() > 3 && ENDINGS.iter().any(|end| word.ends_with(end))
}

/// Whether a word, as written, is an article as names have before them.
pub(crate) fn is_article(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && has_sense(word, Sense::Article)
}

/// Whether a whole word is listed for a sense, not an ending alone.
pub(crate) fn is_listed(word: &str, sense: Sense) -> bool {
    WORDS.whole.get(word.to_lowercase().as_str()).is_some_and(|senses| senses & bit(sense) != 0)
}

#[cfg(test)]
mod tests {
    use super::{LINES, SENSES, Sense, has_sense};
    use crate::lists::lines;
    use std::collections::HashSet;

    #[test]
    fn every_section_is_known_and_no_word_stands_twice() {
        let mut seen: HashSet<&str> = HashSet::new();
        for line in lines(LINES) {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                assert!(SENSES.iter().any(|(each, _)| *each == name), "{name}");
                seen.clear();
            } else {
                let (_, list) = line.split_once(": ").unwrap();
                for word in list.split(';').map(str::trim) {
                    assert!(!word.is_empty() && word == word.to_lowercase(), "{word:?}");
                    assert!(seen.insert(word), "{word} stands twice");
                }
            }
        }
    }

    #[test]
    fn words_and_endings_are_found_in_any_case() {
        assert!(has_sense("Redaktion", Sense::Organization));
        assert!(has_sense("Tageszeitung", Sense::Organization));
        assert!(!has_sense("Zeitungen", Sense::Organization));
        assert!(has_sense("Dr.", Sense::Title));
    }
}
