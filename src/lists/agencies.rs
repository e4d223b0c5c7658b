//! News agencies: their names, the short names that need proof, their domains; and lists of them as credits write them,
//! “sak/Reuters”, “dpa, AFP und Agenturen”.

use super::names::{Sense, has_sense};
use super::{Table, lines};
use std::sync::LazyLock;

pub(super) static LINES: &str = list!("agencies.tsv");

/// A news agency.
#[derive(Debug)]
pub(crate) struct Agency {
    pub(crate) name: &'static str,
    /// Names that may stand for it anywhere.
    others: Vec<&'static str>,
    /// Names that count only where their place on the page proves them.
    shorts: Vec<&'static str>,
    /// Its own domains.
    pub(crate) domains: Vec<&'static str>,
    /// The outlet whose texts it hands on, where it is one outlet's own service.
    pub(crate) outlet: Option<&'static str>,
}

impl Agency {
    /// Whether a text names the agency in full: what stands in brackets behind is then its letters explained.
    pub(crate) fn is_spelled_in(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let mut names = self.others.iter().chain([&self.name]);
        names.any(|name| name.contains([' ', '-']) && lower.contains(&name.to_lowercase()))
    }
}

static AGENCIES: LazyLock<Vec<Agency>> = LazyLock::new(|| {
    lines(LINES)
        .map(|line| {
            let mut fields = line.split('\t');
            let name = fields.next().unwrap_or_default();
            let mut list = || {
                fields.next().unwrap_or_default().split(';').map(str::trim).filter(|each| !each.is_empty()).collect()
            };
            let (others, shorts, domains) = (list(), list(), list());
            Agency { name, others, shorts, domains, outlet: list().into_iter().next() }
        })
        .collect()
});

static NAMES: LazyLock<Table<String, (usize, bool)>> = LazyLock::new(|| {
    let mut names = Table::default();
    for (index, agency) in AGENCIES.iter().enumerate() {
        for short in &agency.shorts {
            names.entry((*short).to_owned()).or_insert((index, true));
        }
    }
    for (index, agency) in AGENCIES.iter().enumerate() {
        for name in agency.others.iter().chain([&agency.name]) {
            // Letters alone are an agency's only as it writes them: Mia is a person.
            if name.contains(char::is_lowercase) {
                names.insert(name.to_lowercase(), (index, false));
            }
            names.insert((*name).to_owned(), (index, false));
        }
    }
    names
});

static DOMAINS: LazyLock<Table<&'static str, usize>> = LazyLock::new(|| {
    let domains = |(index, agency): (usize, &'static Agency)| agency.domains.iter().map(move |domain| (*domain, index));
    // Of two agencies at one domain the first in the list has it.
    AGENCIES.iter().enumerate().rev().flat_map(domains).collect()
});

/// The agency with a full name, in any case.
pub(crate) fn agency(name: &str) -> Option<&'static Agency> {
    let name = name.trim();
    let bare = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name);
    let (index, is_short) = NAMES.get(bare).or_else(|| NAMES.get(&bare.to_lowercase())).copied()?;
    if is_short { None } else { AGENCIES.get(index) }
}

/// The agency with a full or a short name, the short one in its own capitals. Only for places that prove it.
pub(crate) fn agency_by_any_name(name: &str) -> Option<&'static Agency> {
    let (index, _) = NAMES.get(name.trim()).copied()?;
    AGENCIES.get(index).or_else(|| agency(name))
}

/// Every name that an agency has in the list.
pub(crate) fn agency_names() -> impl Iterator<Item = &'static str> {
    AGENCIES.iter().flat_map(|agency| agency.others.iter().chain(&agency.shorts).copied().chain([agency.name]))
}

/// The agency at a domain.
pub(crate) fn agency_at(domain: &str) -> Option<&'static Agency> {
    DOMAINS.get(domain).and_then(|index| AGENCIES.get(*index))
}

/// Short names that are words, places or buttons as often: alone in a line they prove nothing.
const WORDS: &[&str] = &[
    "AIM", "ANA", "APP", "BETA", "Beta", "DIRE", "ENA", "IAR", "INA", "IPS", "LANA", "MAP", "MENA", "MIA", "NAN",
    "PANA", "Petra", "RSS", "SANA", "SIR", "SPA", "STA", "TAP", "TCA", "TPS", "Trend", "Turan", "UNI",
];

/// Words of pictures' credits: a line that holds one of these is not the text's.
const PICTURES: &[&str] = &[
    "alamy",
    "alliance",
    "archiv",
    "bilder",
    "epa",
    "fotos",
    "getty",
    "graphic",
    "grafik",
    "illustration",
    "image",
    "imago",
    "imagn",
    "images",
    "istock",
    "keystone",
    "nurphoto",
    "photos",
    "picture",
    "pictures",
    "pool",
    "scanpix",
    "screenshot",
    "shutterstock",
    "video",
    "wireimage",
    "zuma",
    "图",
    "图片",
    "圖",
    "摄",
    "攝",
    "写真",
    "写真提供",
    "사진",
    "사진제공",
    "фото",
    "צילום",
    "صورة",
    "تصوير",
    "عکس",
    "फोटो",
];

/// Short names in small letters that may as well be initials.
const SMALL: &[&str] = &["apa", "ats", "kna", "rtr", "sid"];

/// Words for agencies that are not named.
const UNNAMED: &[&str] = &[
    "ag.",
    "agencias",
    "agencies",
    "agencje",
    "agences",
    "agentschappen",
    "agenturen",
    "agenzie",
    "agências",
    "byråer",
    "byråerna",
    "nachrichtenagenturen",
    "news agencies",
    "persbureaus",
    "wire reports",
    "wire services",
    "wires",
    "агентства",
    "агенції",
    "информагентства",
    "інформагентства",
    "وكالات",
    "الوكالات",
    "סוכנויות",
    "סוכנויות הידיעות",
    "एजेंसी",
    "एजेंसियां",
    "外电",
    "外電",
    "외신",
];

/// Words beside an agency's name that say that it is one.
const KINDS: &[&str] = &[
    "agence",
    "agencia",
    "agencja",
    "agency",
    "agentur",
    "agenzia",
    "agência",
    "la",
    "l'agence",
    "nachrichtenagentur",
    "news",
    "persbureau",
    "presseagentur",
    "the",
];

/// The agencies that a credit lists, and what stands beside them.
#[derive(Debug, Default)]
pub(crate) struct Credited<'a> {
    /// In order, each once.
    pub(crate) agencies: Vec<&'static Agency>,
    /// Agencies are credited without a name too.
    pub(crate) unnamed: bool,
    /// The other names: people, desks, outlets, initials.
    pub(crate) beside: Vec<&'a str>,
    /// A word joins the names (“and”, “with”), and not a mark alone.
    pub(crate) joined: bool,
    /// An agency is the first that is named.
    pub(crate) leads: bool,
    /// One of the names cannot be anything but an agency's.
    pub(crate) is_sure: bool,
}

/// Reads names parted by strokes, commas, dashes and small words. `None` where there is no agency among them, or where
/// they are the credit of a picture.
pub(crate) fn credited(words: &str) -> Option<Credited<'_>> {
    if is_of_picture(words) {
        return None;
    }
    let mut credited = Credited::default();
    let mut small = Vec::new();
    credited.read(words, &mut small);
    // Small letters may be somebody's initials, but for those beside another agency.
    for (piece, agency) in &small {
        if credited.agencies.len() + small.len() > 1 {
            credited.take(agency);
        } else {
            credited.beside.push(piece);
        }
    }
    (credited.unnamed || !credited.agencies.is_empty()).then_some(credited)
}

/// Whether words are the credit of a picture.
pub(crate) fn is_of_picture(words: &str) -> bool {
    let lower = words.to_lowercase();
    let word = |word: &str| PICTURES.contains(&word) || ["bild", "foto", "photo"].iter().any(|end| word.ends_with(end));
    lower.split(|letter: char| !letter.is_alphanumeric() && letter != '-').any(word)
}

impl<'a> Credited<'a> {
    fn read(&mut self, words: &'a str, small: &mut Vec<(&'a str, &'static Agency)>) {
        for piece in words
            .split(['/', ',', ';', '|', '&', '+', '•', '·', '=', '\n', '–', '—', '＝', '、', '／', '，', '،', '｜'])
        {
            let piece = bare(piece);
            if !piece.contains(char::is_alphabetic) {
                continue;
            }
            if let Some(agency) = named(piece) {
                if SMALL.contains(&piece) {
                    small.push((piece, agency));
                    continue;
                }
                self.leads |= self.agencies.is_empty() && self.beside.is_empty();
                self.is_sure |= !WORDS.contains(&piece) && (piece.chars().count() > 2 || piece == "AP");
                self.take(agency);
            } else if UNNAMED.contains(&piece.to_lowercase().as_str()) {
                self.unnamed = true;
                self.is_sure = true;
            } else if let Some((before, after)) = parted(piece) {
                // A dash parts only what are names on either side.
                self.joined |= !piece.contains(" - ");
                self.read(before, small);
                self.read(after, small);
            } else {
                self.beside.push(piece);
            }
        }
    }

    fn take(&mut self, agency: &'static Agency) {
        if !self.agencies.iter().any(|known| known.name == agency.name) {
            self.agencies.push(agency);
        }
    }
}

/// A name without the marks around it.
fn bare(piece: &str) -> &str {
    let piece = piece.trim_matches(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '(' | ')' | '.'));
    let piece = piece.strip_prefix('(').filter(|rest| !rest.contains('(')).unwrap_or(piece);
    let piece = if piece.contains('(') { piece } else { piece.trim_end_matches(')') };
    let piece = piece.trim().trim_end_matches(['.', '*']).trim_start_matches('.');
    // “KNA 19.11.21”
    match piece.rsplit_once(' ') {
        Some((name, last)) if !last.contains(char::is_alphabetic) => bare(name),
        _ => piece,
    }
}

/// A piece parted at a word for “and” or a dash, where one side is an agency or agencies.
fn parted(piece: &str) -> Option<(&str, &str)> {
    let is_agency = |words: &str| named(words).is_some() || UNNAMED.contains(&words.to_lowercase().as_str());
    let holds = |words: &str| is_agency(words) || parted(words).is_some();
    if let Some((before, after)) = piece.split_once(" - ") {
        let (before, after) = (bare(before), bare(after));
        return (holds(before) || holds(after)).then_some((before, after));
    }
    let mut from = 0;
    for word in piece.split(' ') {
        let start = from;
        from += word.len() + 1;
        if start == 0 || !has_sense(word, Sense::And) {
            continue;
        }
        let (Some(before), Some(after)) = (piece.get(..start), piece.get(from..)) else { continue };
        let (before, after) = (bare(before), bare(after));
        if is_agency(before) || is_agency(after) || parted(after).is_some_and(|(first, _)| is_agency(first)) {
            return Some((before, after));
        }
    }
    // “TT-AFP”
    let (before, after) = piece.split_once('-')?;
    (named(before).is_some() && (named(after).is_some() || parted(after).is_some())).then_some((before, after))
}

/// The agency that a whole piece names, with the words for what it is and for who writes there: “AP Technology Writers”,
/// “Nachrichtenagentur dpa”, “Associated Press (AP)”.
fn named(piece: &str) -> Option<&'static Agency> {
    let known = |name: &str| agency_by_any_name(name).or_else(|| agency(name)).or_else(|| shouted(name));
    if let Some(agency) = known(piece) {
        return Some(agency);
    }
    if let Some((before, inside)) = piece.split_once('(') {
        let (before, inside) = (known(before.trim()), known(inside.trim_end_matches([')', '.'])));
        return before.filter(|before| inside.is_some_and(|inside| inside.name == before.name));
    }
    if let Some((first, rest)) = piece.split_once(' ')
        && KINDS.contains(&first.to_lowercase().as_str())
        && let Some(agency) = known(rest)
    {
        return Some(agency);
    }
    let mut end = piece.len();
    while let Some(at) = piece.get(..end).and_then(|words| words.rfind(' ')) {
        let (name, rest) = (piece.get(..at)?, piece.get(at + 1..)?);
        let is_role = |word: &str| {
            let one = word.strip_suffix('s').unwrap_or(word);
            let senses = [Sense::Role, Sense::Beat, Sense::Desk, Sense::Organization];
            senses.into_iter().any(|sense| has_sense(word, sense) || has_sense(one, sense))
        };
        if !rest.split(' ').all(is_role) {
            return None;
        }
        if let Some(agency) = known(name).filter(|_| name.len() > 2 || name == "AP") {
            return Some(agency);
        }
        end = at;
    }
    None
}

/// “DPA”: an agency that writes itself in small letters.
fn shouted(name: &str) -> Option<&'static Agency> {
    let is_shouted = !name.contains(char::is_lowercase) && !name.contains(' ');
    agency_by_any_name(&name.to_lowercase()).filter(|_| is_shouted)
}

#[cfg(test)]
mod tests {
    use super::{agency, agency_by_any_name, credited};

    #[test]
    fn short_names_need_proof() {
        assert!(agency("AP").is_none());
        assert_eq!(agency_by_any_name("AP").map(|agency| agency.name), Some("Associated Press"));
        assert_eq!(agency("the associated press").map(|agency| agency.name), Some("Associated Press"));
        assert!(agency_by_any_name("ap").is_none());
        assert!(agency("Mia").is_none());
    }

    #[test]
    fn lists_of_agencies_are_read() {
        for (words, agencies, beside) in [
            ("sak/Reuters", &["Reuters"][..], &["sak"][..]),
            ("dpa, AFP und Agenturen", &["Deutsche Presse-Agentur", "Agence France-Presse"], &[]),
            ("dpa/sid", &["Deutsche Presse-Agentur", "SID"], &[]),
            ("DPA", &["Deutsche Presse-Agentur"], &[]),
            ("FR mit dpa", &["Deutsche Presse-Agentur"], &["FR"]),
            ("KNA, DR", &["KNA"], &["DR"]),
            ("Mira Solberg and AP", &["Associated Press"], &["Mira Solberg"]),
            (
                "MIRA SOLBERG and ANNA MEER - AP Technology Writers",
                &["Associated Press"],
                &["MIRA SOLBERG and ANNA MEER"],
            ),
            ("TT-AFP", &["Tidningarnas Telegrambyrå", "Agence France-Presse"], &[]),
            ("The Associated Press (AP)", &["Associated Press"], &[]),
            ("Nachrichtenagentur dpa", &["Deutsche Presse-Agentur"], &[]),
            ("Reuters Staff", &["Reuters"], &[]),
            ("KNA 19.11.21", &["KNA"], &[]),
            ("red, APA, 5.3.2020", &["Austria Presse Agentur"], &["red"]),
            ("Keystone-SDA/ats", &["Keystone-SDA"], &[]),
            ("El Mirador con EFE y AFP", &["Agencia EFE", "Agence France-Presse"], &["El Mirador"]),
        ] {
            let credited = credited(words).unwrap_or_default();
            let names: Vec<&str> = credited.agencies.iter().map(|agency| agency.name).collect();
            assert_eq!((names.as_slice(), credited.beside.as_slice()), (agencies, beside), "{words}");
        }
        for words in [
            "AFP/Getty Images",
            "picture alliance/dpa",
            "Foto: dpa",
            "AP Photo",
            "Mira Solberg",
            "Mia",
            "vyp/kna",
            "PC World",
        ] {
            assert!(credited(words).is_none(), "{words}");
        }
    }
}
