//! What is known beforehand, as plain text that anyone can mend: agencies, outlets, months, weekdays, the words beside
//! dates, and the cues of each language (`cues/`, read by `cue`). Tests hold the files' order and form.

/// A list's text. The program carries what it reads of it, which `build.rs` writes; tests read the whole file.
macro_rules! list {
    ($file:literal) => {
        if cfg!(test) {
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lists/", $file))
        } else {
            include_str!(concat!(env!("OUT_DIR"), "/lists/", $file))
        }
    };
}

mod addresses;
mod agencies;
mod genres;
mod inviting;
mod names;
mod reading_on;
mod sections;
mod speakers;

pub(crate) use addresses::{Standing, standing};
pub(crate) use agencies::{
    Agency, Credited, agency, agency_at, agency_by_any_name, agency_names, credited, is_of_picture,
};
pub(crate) use genres::genre;
pub(crate) use inviting::{beckons, invites};
pub(crate) use names::{Sense, has_sense, is_article, is_listed, is_opener, is_origin};
pub(crate) use reading_on::{ReadsOn, reads_on};
pub(crate) use sections::{Section, section};
pub(crate) use speakers::{Beside, Phrasing};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// A table that no page can add to.
pub(crate) type Table<K, V> = HashMap<K, V, BuildHasherDefault<ListHasher>>;

/// FNV-1a: quick for words.
pub(crate) struct ListHasher(u64);

impl Default for ListHasher {
    fn default() -> ListHasher {
        ListHasher(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for ListHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The cues, one file a language, `cues/en.txt` explaining the notation; `build.rs` gathers them, English first.
pub(crate) static CUES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/lists/cues.rs"));

static OUTLET_LINES: &str = list!("outlets.txt");
static BODY_LINES: &str = list!("bodies.txt");
static CITED_LINES: &str = list!("cited.txt");
static PORTAL_LINES: &str = list!("portals.txt");
static DISTRIBUTOR_LINES: &str = list!("distributors.txt");
static COUNTER_LINES: &str = list!("counters.txt");
static MONTH_LINES: &str = list!("months.txt");
static WEEKDAY_LINES: &str = list!("weekdays.txt");
static DATING_LINES: &str = list!("dating.txt");

/// What a word beside a date says that the date is the date of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dating {
    /// The text's publication.
    Published,
    /// Its last change.
    Updated,
    /// Something else.
    Other,
}

static OUTLETS: LazyLock<Table<&'static str, &'static str>> =
    LazyLock::new(|| lines(OUTLET_LINES).filter_map(|line| line.split_once('\t')).collect());

static BODIES: LazyLock<Table<&'static str, &'static str>> =
    LazyLock::new(|| lines(BODY_LINES).filter_map(|line| line.split_once('\t')).collect());

static COUNTERS: LazyLock<Vec<(&'static str, &'static str, bool)>> = LazyLock::new(|| {
    let parted = |line: &'static str| {
        let (address, rest) = line.split_once('\t')?;
        let (name, kind) = rest.split_once('\t').unwrap_or((rest, ""));
        Some((address, name, kind == "release"))
    };
    lines(COUNTER_LINES).filter_map(parted).collect()
});

static MONTHS: LazyLock<Table<&'static str, u32>> = LazyLock::new(|| numbered(MONTH_LINES, ""));
static PERSIAN_MONTHS: LazyLock<Table<&'static str, u32>> = LazyLock::new(|| numbered(MONTH_LINES, "persian "));
static WEEKDAYS: LazyLock<Table<&'static str, u32>> = LazyLock::new(|| numbered(WEEKDAY_LINES, ""));

/// The phrases beside dates by their first word; those that are written without spaces by themselves.
struct Datings {
    by_word: Table<&'static str, Vec<(&'static str, Dating)>>,
    dense: Vec<(&'static str, Dating)>,
}

static DATINGS: LazyLock<Datings> = LazyLock::new(|| {
    let mut datings = Datings { by_word: Table::default(), dense: Vec::new() };
    let mut dating = Dating::Other;
    for line in lines(DATING_LINES) {
        match line {
            "[published]" => dating = Dating::Published,
            "[updated]" => dating = Dating::Updated,
            "[other]" => dating = Dating::Other,
            _ => {
                let phrases = line.split_once(' ').map_or("", |(_, phrases)| phrases);
                for phrase in phrases.split(';').map(str::trim).filter(|phrase| !phrase.is_empty()) {
                    if phrase.starts_with(is_dense) {
                        datings.dense.push((phrase, dating));
                    } else if let Some(first) = phrase.split(is_gap).next() {
                        datings.by_word.entry(first).or_default().push((phrase, dating));
                    }
                }
            }
        }
    }
    datings
});

/// The names of numbered lines.
fn numbered(list: &'static str, prefix: &str) -> Table<&'static str, u32> {
    let mut names = Table::default();
    for line in lines(list) {
        let mut words = line.strip_prefix(prefix).unwrap_or_default().split(' ');
        let Some(number) = words.next().and_then(|number| number.parse().ok()) else { continue };
        names.extend(words.map(|word| (word, number)));
    }
    names
}

/// What parts words.
fn is_gap(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_ascii_punctuation()
        || matches!(letter, '’' | '·' | '•' | '–' | '—' | '：' | '，' | '、' | '。' | '（' | '）' | '|' | '│' | '،')
}

/// Letters of scripts that write words without spaces, or that hang endings on them.
fn is_dense(letter: char) -> bool {
    matches!(letter, '\u{0e00}'..='\u{0e7f}' | '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// The lines of a list that are no comments.
pub(crate) fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The outlet at a host or domain.
pub(crate) fn outlet_at(domain: &str) -> Option<&'static str> {
    OUTLETS.get(domain).copied().or_else(|| agency_at(domain).map(|agency| agency.name))
}

/// The body that is no outlet and stands behind a host.
pub(crate) fn body_at(host: &str) -> Option<&'static str> {
    let around = std::iter::successors(Some(host), |host| host.split_once('.').map(|(_, around)| around));
    around.take_while(|host| host.contains('.')).find_map(|host| BODIES.get(host).copied())
}

/// Whether a portal at a domain carries other outlets' texts.
pub(crate) fn is_portal(domain: &str) -> bool {
    lines(PORTAL_LINES).any(|portal| portal == domain)
}

/// Whether a host or domain is that of a distributor of press releases.
pub(crate) fn is_distributor(host: &str) -> bool {
    lines(DISTRIBUTOR_LINES).any(|distributor| distributor == host)
}

/// Whose copies an image's or a program's address counts, and whether they are press releases.
pub(crate) fn counter(address: &str) -> Option<(&'static str, bool)> {
    let bare = address.strip_prefix("https:").or_else(|| address.strip_prefix("http:")).unwrap_or(address);
    let bare = bare.strip_prefix("//")?;
    let at = |address: &str| {
        let rest = bare.strip_prefix(address);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
    };
    COUNTERS.iter().find(|(address, ..)| at(address)).map(|(_, name, is_release)| (*name, *is_release))
}

/// Whether a name is that of an outlet in the list.
pub(crate) fn is_outlet(name: &str) -> bool {
    static NAMES: LazyLock<Table<String, ()>> = LazyLock::new(|| {
        OUTLETS.values().map(|name| (name.strip_prefix("The ").unwrap_or(name).to_lowercase(), ())).collect()
    });
    let lower = name.to_lowercase();
    NAMES.contains_key(lower.strip_prefix("the ").unwrap_or(&lower))
}

/// Whether a name is that of a body that the list knows.
pub(crate) fn is_body(name: &str) -> bool {
    static NAMES: LazyLock<Table<&'static str, ()>> = LazyLock::new(|| {
        let lists = lines(CITED_LINES).filter_map(|line| line.split_once(": "));
        lists.flat_map(|(_, list)| list.split("; ")).map(|name| (name, ())).collect()
    });
    let straight = name.replace('’', "'");
    let bare = straight.strip_prefix("The ").or_else(|| straight.strip_prefix("the ")).unwrap_or(&straight);
    NAMES.contains_key(bare) || BODIES.values().any(|known| *known == bare)
}

/// A month's number, 1 to 12, by its name in any language of the list.
pub(crate) fn month(name: &str) -> Option<u32> {
    MONTHS.get(plain(name).trim_end_matches('.')).copied()
}

/// A month's number by its name in one language, where that differs from what the name means elsewhere.
pub(crate) fn month_in(language: &str, name: &str) -> Option<u32> {
    MONTHS.get(format!("{language}:{}", plain(name)).as_str()).copied()
}

/// The number of a month of the Persian solar year.
pub(crate) fn persian_month(name: &str) -> Option<u32> {
    PERSIAN_MONTHS.get(name).copied()
}

/// A weekday's number from Monday, 1 to 7, by its name in any language of the list.
pub(crate) fn weekday(name: &str) -> Option<u32> {
    WEEKDAYS.get(plain(name).trim_end_matches('.')).copied()
}

/// Lower case; the dot that lower case hangs on a Turkish `İ` is dropped.
fn plain(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    name.chars().flat_map(char::to_lowercase).filter(|letter| *letter != '\u{307}').collect()
}

/// What the words before a date say of it; the nearest counts.
pub(crate) fn dating_before(words: &str) -> Option<Dating> {
    datings(words).max_by_key(|(start, end, _)| (*end, usize::MAX - start)).map(|(_, _, dating)| dating)
}

/// What the words after a date say of it; the nearest counts.
pub(crate) fn dating_after(words: &str) -> Option<Dating> {
    datings(words).min_by_key(|(start, end, _)| (*start, usize::MAX - end)).map(|(_, _, dating)| dating)
}

/// The phrases of the list that stand in some words: from where to where, and what they say.
fn datings(words: &str) -> impl Iterator<Item = (usize, usize, Dating)> {
    let lower = plain(words);
    let mut found = Vec::new();
    let mut was_gap = true;
    for (start, letter) in lower.char_indices() {
        let gap = is_gap(letter);
        if !gap && was_gap {
            let rest = lower.get(start..).unwrap_or_default();
            let first = rest.split(is_gap).next().unwrap_or_default();
            for (phrase, dating) in DATINGS.by_word.get(first).into_iter().flatten() {
                let ends = rest.strip_prefix(phrase).is_some_and(|after| after.is_empty() || after.starts_with(is_gap));
                if ends {
                    found.push((start, start + phrase.len(), *dating));
                }
            }
        }
        if is_dense(letter) {
            let rest = lower.get(start..).unwrap_or_default();
            let here = DATINGS.dense.iter().filter(|(phrase, _)| rest.starts_with(phrase));
            found.extend(here.map(|(phrase, dating)| (start, start + phrase.len(), *dating)));
        }
        was_gap = gap;
    }
    found.into_iter()
}

/// Whether a name has a word that only bodies have.
pub(crate) fn has_organization_word(name: &str) -> bool {
    // Signs inside Indian words count as no letters.
    let parts = |letter: char| !letter.is_alphanumeric() && !matches!(letter, '\u{93c}' | '\u{94d}');
    name.split(parts).any(|word| has_sense(word, Sense::Organization))
}

/// Whether an author field names nobody.
pub(crate) fn is_no_author(name: &str) -> bool {
    has_sense(name, Sense::Nobody)
}

/// Words before a name that are an office or a form of address.
const TITLES: &[&str] = &[
    "Admiral",
    "Ambassador",
    "Archbishop",
    "Attorney",
    "Baroness",
    "Bishop",
    "Brigadier",
    "Captain",
    "Chairman",
    "Chancellor",
    "Chief",
    "Colonel",
    "Commissioner",
    "Congressman",
    "Congresswoman",
    "Councillor",
    "Defence",
    "Defense",
    "Deputy",
    "Director",
    "Doctor",
    "Dr",
    "Envoy",
    "Finance",
    "First",
    "Foreign",
    "General",
    "Governor",
    "Herr",
    "Interior",
    "Judge",
    "Justice",
    "King",
    "Lady",
    "Leader",
    "Lieutenant",
    "Lord",
    "Madame",
    "Major",
    "Mayor",
    "Minister",
    "Miss",
    "Monsieur",
    "Mr",
    "Mrs",
    "Ms",
    "Officer",
    "Pope",
    "Premier",
    "President",
    "Prime",
    "Prince",
    "Princess",
    "Prof",
    "Professor",
    "Queen",
    "Rep",
    "Representative",
    "Republican",
    "Rev",
    "Reverend",
    "Secretary",
    "Sen",
    "Senator",
    "Sergeant",
    "Sheikh",
    "Sheriff",
    "Sir",
    "Speaker",
    "Spokesman",
    "Spokesperson",
    "Spokeswoman",
    "State",
    "Sultan",
    "Treasury",
    "Vice",
];

/// Whether a word is an office or a form of address.
pub(crate) fn is_title(word: &str) -> bool {
    TITLES.contains(&word.trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::{
        BODY_LINES, DATING_LINES, Dating, MONTH_LINES, OUTLET_LINES, WEEKDAY_LINES, agencies, body_at, dating_after,
        dating_before, lines, month, month_in, outlet_at, persian_month, weekday,
    };

    #[test]
    fn lists_are_sorted_and_without_repetition() {
        let names: Vec<String> =
            lines(agencies::LINES).map(|line| line.split('\t').next().unwrap().to_lowercase()).collect();
        assert!(names.windows(2).all(|pair| pair[0] < pair[1]), "agencies.tsv");
        for list in [OUTLET_LINES, BODY_LINES] {
            let domains: Vec<&str> = lines(list).map(|line| line.split('\t').next().unwrap()).collect();
            for pair in domains.windows(2) {
                assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
            }
            assert!(lines(list).all(|line| line.split('\t').count() == 2));
        }
    }

    #[test]
    fn names_of_months_and_weekdays_mean_one_thing() {
        for list in [MONTH_LINES, WEEKDAY_LINES] {
            let mut seen = std::collections::HashSet::new();
            for word in lines(list).flat_map(|line| line.split(' ').filter(|word| word.parse::<u32>().is_err())) {
                assert!(word == "persian" || seen.insert(word), "{word} stands twice");
            }
        }
    }

    #[test]
    fn words_beside_dates_say_what_they_date() {
        for (before, dating) in [
            ("Published", Some(Dating::Published)),
            ("Posted by Mira Solberg on", Some(Dating::Published)),
            ("Last updated:", Some(Dating::Updated)),
            ("Published 3 May, updated", Some(Dating::Updated)),
            ("Foto vom", Some(Dating::Other)),
            ("Artikel vom", Some(Dating::Published)),
            ("Mise à jour le", Some(Dating::Updated)),
            ("发布时间：", Some(Dating::Published)),
            ("最終更新日：", Some(Dating::Updated)),
            ("آخر تحديث:", Some(Dating::Updated)),
            ("Son güncelleme:", Some(Dating::Updated)),
            ("Unpublished", None),
            ("Mira Solberg,", None),
        ] {
            assert_eq!(dating_before(before), dating, "{before}");
        }
        assert_eq!(dating_after("veröffentlicht, zuletzt geändert am"), Some(Dating::Published));
        assert_eq!(dating_after("更新"), Some(Dating::Updated));
        assert!(lines(DATING_LINES).all(|line| line.starts_with('[') || line.split_once(' ').is_some()));
    }

    #[test]
    fn months_have_names_in_many_languages() {
        for (name, number) in [("July", 7), ("märz", 3), ("de", 0), ("Sept.", 9), ("июля", 7), ("HAZİRAN", 6)] {
            assert_eq!(month(name).unwrap_or(0), number, "{name}");
        }
        assert_eq!(month("listopada"), Some(11));
        assert_eq!(month_in("hr", "listopada"), Some(10));
        assert_eq!(persian_month("مرداد"), Some(5));
        for (name, number) in [("Mittwoch", 3), ("الثلاثاء", 2), ("Sun", 7), ("PAZARTESİ", 1), ("sunny", 0)] {
            assert_eq!(weekday(name).unwrap_or(0), number, "{name}");
        }
        assert_eq!(outlet_at("telegraph.co.uk"), Some("The Telegraph"));
        assert_eq!(body_at("pubmed.ncbi.nlm.nih.gov"), Some("PubMed"));
        assert_eq!(body_at("www.nih.gov"), Some("NIH"));
        assert_eq!(body_at("harbour.gov.uk"), None);
    }
}
