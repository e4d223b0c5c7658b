//! Names as citations need them: family name and given names apart, or one indivisible name.
//!
//! Splitting is a guess, so it is made only where it is safe: personal names in Latin script, written given name first.
//! Everything else stays whole, as CSL's `literal` does. Finding names in bylines is left to the readers. Known limit:
//! a double family name without hyphen (García Márquez) loses its first half to the given names, since nothing in the
//! name tells it from a middle name.

use super::wording;
use crate::claim::{Party, PartyKind};

/// A name, split or whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Name {
    /// A body, a mononym, or a name that cannot be split safely.
    Whole(String),
    /// A personal name.
    Split {
        /// The family name, without its particle.
        family: String,
        /// Given names and initials, in order.
        given: String,
        /// A particle in lower case that belongs to the family name: `van der`, `de`.
        particle: Option<String>,
        /// `Jr.`, `III`.
        suffix: Option<String>,
    },
}

/// Particles that open a family name. In upper case they count only where a given name precedes them.
const PARTICLES: &[&str] = &[
    "af", "al", "am", "av", "bin", "da", "dal", "das", "de", "degli", "dei", "del", "della", "den", "der", "di", "do",
    "dos", "du", "el", "ibn", "la", "le", "lo", "mac", "nic", "ní", "san", "santa", "st", "ten", "ter", "uí", "van",
    "von", "vom", "zu", "zum", "zur", "ó",
];

/// Courtesy and professional titles that stand before a name; no style prints them.
const TITLES: &[&str] = &["dr", "prof", "professor", "mr", "mrs", "ms", "rev", "sir", "dame"];

/// Generational suffixes; degrees are not among them.
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];

/// Languages whose speakers write the family name first, in Latin script too.
const FAMILY_FIRST: &[&str] = &["hu", "ja", "km", "ko", "vi", "zh"];

impl Name {
    /// The name of a party as a citation needs it. `language` is that of the page, as a BCP 47 tag.
    pub(crate) fn of(party: &Party, language: Option<&str>) -> Option<Self> {
        let name = wording::clean(&party.name);
        if name.is_empty() {
            return None;
        }
        let family_first = language.is_some_and(|tag| FAMILY_FIRST.contains(&wording::base_language(tag).as_str()));
        if party.kind == PartyKind::Organization || family_first {
            return Some(Name::Whole(name));
        }
        Some(split(&name).unwrap_or(Name::Whole(name)))
    }

    /// The name in the order in which it is spoken.
    pub(crate) fn spoken(&self) -> String {
        match self {
            Name::Whole(name) => name.clone(),
            Name::Split { given, suffix, .. } => [Some(given.clone()), Some(self.family()), suffix.clone()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" "),
        }
    }

    /// The family name with its particle; the whole name where it is not split.
    pub(crate) fn family(&self) -> String {
        match self {
            Name::Whole(name) => name.clone(),
            Name::Split { family, particle, .. } => match particle {
                Some(particle) => format!("{particle} {family}"),
                None => family.clone(),
            },
        }
    }
}

fn split(name: &str) -> Option<Name> {
    let letters_are_latin = name.chars().filter(|letter| letter.is_alphabetic()).all(wording::is_latin);
    let odd = |letter: char| letter.is_ascii_digit() || "@&/|()[]{}<>\"“”:;".contains(letter);
    if !letters_are_latin || name.chars().any(odd) {
        return None;
    }
    let (name, mut suffix) = match name.rsplit_once(',') {
        Some((before, after)) if is_suffix(after.trim()) => (before.trim(), Some(after.trim().to_owned())),
        _ => (name, None),
    };
    let (mut given, mut family) = match name.split_once(',') {
        // "Haim, Noor" and "van der Meer, Jan" are safe to read as family name first; "Jane Roe, London" is not.
        Some((before, after)) => {
            let (before, after): (Vec<_>, Vec<_>) =
                (before.split_whitespace().collect(), after.split_whitespace().collect());
            let (last, particles) = before.split_last()?;
            let one_family = particles.iter().all(|word| PARTICLES.contains(word)) && !last.contains(',');
            if !one_family || after.is_empty() || after.len() > 3 || after.iter().any(|word| word.contains(',')) {
                return None;
            }
            (after, before)
        }
        None => {
            let mut words: Vec<&str> = name.split_whitespace().collect();
            while words.len() > 2 && words.first().is_some_and(|word| matches(TITLES, word)) {
                words.remove(0);
            }
            if suffix.is_none() && words.len() > 2 && words.last().is_some_and(|word| is_suffix(word)) {
                suffix = words.pop().map(str::to_owned);
            }
            if words.len() > 6 {
                return None;
            }
            // "Kim Min-seo": the second part of a hyphenated Korean given name has no capital.
            let family = match words.as_slice() {
                [family, given] if is_korean_given(given) && !family.contains('-') => {
                    let family = *family;
                    words.remove(0);
                    family
                }
                _ => words.pop()?,
            };
            (words, vec![family])
        }
    };
    // The particles before the last word belong to the family name, as long as a given name is left.
    while given.len() > 1 && given.last().is_some_and(|word| matches(PARTICLES, word)) {
        family.insert(0, given.pop()?);
    }
    if given.is_empty() {
        return None;
    }
    let lower = family.iter().take(family.len() - 1).take_while(|word| word.chars().all(|c| !c.is_uppercase())).count();
    let (particle, family) = family.split_at_checked(lower)?;
    Some(Name::Split {
        family: family.join(" "),
        given: spaced_initials(&given.join(" ")),
        particle: (!particle.is_empty()).then(|| particle.join(" ")),
        suffix: suffix
            .map(|suffix| if suffix.to_lowercase().starts_with(['j', 's']) { dotted(&suffix) } else { suffix }),
    })
}

fn is_korean_given(word: &str) -> bool {
    word.split_once('-').is_some_and(|(first, second)| {
        first.chars().next().is_some_and(char::is_uppercase)
            && first.len() > 1
            && second.len() > 1
            && second.chars().all(char::is_lowercase)
    })
}

fn matches(list: &[&str], word: &str) -> bool {
    list.contains(&word.trim_end_matches('.').to_lowercase().as_str())
}

fn is_suffix(word: &str) -> bool {
    matches(SUFFIXES, word)
}

fn dotted(suffix: &str) -> String {
    if suffix.ends_with('.') { suffix.to_owned() } else { format!("{suffix}.") }
}

/// `J.K.` as `J. K.`: the engine takes the first form for one name.
fn spaced_initials(given: &str) -> String {
    let mut spaced = String::with_capacity(given.len() + 4);
    let mut letters = given.chars().peekable();
    while let Some(letter) = letters.next() {
        spaced.push(letter);
        if letter == '.' && letters.peek().is_some_and(|next| next.is_uppercase()) {
            spaced.push(' ');
        }
    }
    spaced
}

#[cfg(test)]
mod tests {
    use super::Name;
    use crate::claim::Party;

    fn parts(name: &str) -> (String, String) {
        match Name::of(&Party::person(name), Some("en")).unwrap() {
            Name::Whole(name) => (name, String::new()),
            Name::Split { family, given, particle, suffix } => {
                (format!("{}+{family}+{}", particle.unwrap_or_default(), suffix.unwrap_or_default()), given)
            }
        }
    }

    #[test]
    fn safe_names_are_split() {
        for (name, family, given) in [
            ("Alexander Mercouris", "+Mercouris+", "Alexander"),
            ("Haim, Noor", "+Haim+", "Noor"),
            ("Dr. Paul Craig Roberts", "+Roberts+", "Paul Craig"),
            ("J.K. Rowling", "+Rowling+", "J. K."),
            ("Ursula von der Leyen", "von der+Leyen+", "Ursula"),
            ("van der Meer, Jan", "van der+Meer+", "Jan"),
            ("Robert De Niro", "+De Niro+", "Robert"),
            ("Al Gore", "+Gore+", "Al"),
            ("Martin Luther King, Jr.", "+King+Jr.", "Martin Luther"),
            ("Martin Luther King Jr", "+King+Jr.", "Martin Luther"),
            ("John Smith III", "+Smith+III", "John"),
            ("Conor O’Brien", "+O’Brien+", "Conor"),
            ("Žižek, Slavoj", "+Žižek+", "Slavoj"),
            ("Seán Ó Sé", "+Ó Sé+", "Seán"),
            ("Máire Ní Bhriain", "+Ní Bhriain+", "Máire"),
            ("Kim Min-seo", "+Kim+", "Min-seo"),
            ("Jean-Luc Picot", "+Picot+", "Jean-Luc"),
        ] {
            assert_eq!(parts(name), (family.to_owned(), given.to_owned()), "{name}");
        }
    }

    #[test]
    fn other_names_stay_whole() {
        for name in
            ["Madonna", "Дмитрий Орлов", "فاطمة الأحمد", "Jane Roe, London", "User 12", "Jane Roe & John Doe", "王小明"]
        {
            assert_eq!(parts(name).1, "", "{name}");
        }
        let name = Party::person("Nguyen Thi Lan");
        assert_eq!(Name::of(&name, Some("vi")), Some(Name::Whole("Nguyen Thi Lan".to_owned())));
        assert_eq!(
            Name::of(&Party::organization("Amnesty International"), None).unwrap().spoken(),
            "Amnesty International"
        );
        assert_eq!(Name::of(&Party::person(" \u{202e} "), None), None);
    }

    #[test]
    fn a_name_is_spoken_in_order() {
        let name = Name::of(&Party::person("King, Martin Luther, Jr."), None).unwrap();
        assert_eq!(name.spoken(), "Martin Luther King Jr.");
    }
}
