//! What the text attributes in words: the bodies that it says it has something from, and earlier pieces of its own. Who is
//! quoted is left to `quotation`, what is linked to `body_links`.
//!
//! People are no sources here but speakers, and a place stands for nobody. A name that one place of the text proves to be a
//! body's is believed wherever it stands.

use super::seen;
use crate::body::Body;
use crate::claim::{Claim, Fact, Party, Reader, Relation, Source};
use crate::cue::{Found, Kind, Slot};
use crate::lists::Sense;
use crate::mentions::{Mentions, is_outlet};
use crate::organization::{self, Belief};
use crate::page::{Block, Page};
use crate::{host, inflected, lists, prose};
use std::ops::Range;

/// Words of attribution, by what they call that which they attribute. The plainer come last.
const KINDS: &[(Kind, Relation)] = &[
    (Kind::Study, Relation::Study),
    (Kind::Data, Relation::Data),
    (Kind::Statement, Relation::Official),
    (Kind::Reports, Relation::Report),
];

/// Bytes of a quotation mark, and of a space.
const LONGEST_MARK: usize = 4;

/// Letters of a name in quotation marks, and how many of them are compared.
const LONGEST_MARKED: usize = 40;
const MOST_MARKED: usize = 100;

/// A name to which a block's words attribute something.
struct Named<'a> {
    block: &'a Block,
    name: Range<usize>,
    words: Range<usize>,
    kind: Kind,
    relation: Relation,
    /// Whether it must be an outlet: someone spoke to it.
    spoken_to: bool,
    belief: Belief,
}

impl<'a> Named<'a> {
    fn text(&self) -> &'a str {
        self.block.words(&self.name)
    }
}

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let mentions = body.mentions(page);
    let mut all = Vec::new();
    let mut claims = Vec::new();
    for block in page.at(&body.text) {
        named(block, mentions, &mut all);
        own_earlier(page, block, mentions.language, &mut claims);
    }
    let proven: Vec<String> =
        all.iter().filter(|each| each.belief == Belief::Sure).map(|each| host::folded(each.text())).collect();
    let spelled: Vec<(&str, &str)> =
        all.iter().filter_map(|each| Some((organization::letters(each.block, &each.name)?, each.text()))).collect();
    let is_thing = |name: &str| {
        name.len() > 1 && name.bytes().all(|letter| letter.is_ascii_uppercase()) && is_spelled_small(page, body, name)
    };
    let kept: Vec<&Named> =
        all.iter().filter(|each| is_body(each, &proven, mentions) && !is_thing(each.text())).collect();
    let inflects = |each: &&Named| inflected::inflects(mentions.language) || inflected::is_cyrillic(each.text());
    let marked = if kept.iter().any(inflects) { marked_names(page, body) } else { Vec::new() };
    for each in kept {
        // Letters alone are the name that the text spells out beside them.
        let full = spelled.iter().find(|(letters, _)| *letters == each.text()).map_or(each.text(), |(_, name)| *name);
        let same = marked.iter().copied().filter(|other| inflected::is_same(full, other));
        let name = inflected::nominative(same.chain([full])).unwrap_or(full);
        let german = inflected::german(name).filter(|_| mentions.language == Some("de"));
        claims.push(claim(page, each, german.as_deref().unwrap_or(name)));
    }
    claims
}

/// The names in a block to which something is attributed, each place once.
fn named<'a>(block: &'a Block, mentions: &Mentions, all: &mut Vec<Named<'a>>) {
    let first = all.len();
    let language = mentions.language;
    for (kind, relation) in KINDS {
        for found in &block.cues().find_in(*kind, language) {
            for (slot, range) in &found.slots {
                if !matches!(slot, Slot::Outlet | Slot::Via) {
                    continue;
                }
                let is_aside = match language {
                    Some("en") | None => organization::is_aside(block, found.range.start, range),
                    _ => is_latin(language) && organization::belongs(block, found.range.start, range),
                };
                if is_aside {
                    continue;
                }
                for name in organization::names(block, range) {
                    let name = without_person(block, name, mentions);
                    let others = if name.end >= found.range.end { listed(block, found, name.end) } else { Vec::new() };
                    for name in std::iter::once(name).chain(others) {
                        let overlaps = |each: &Named| each.name.start < name.end && name.start < each.name.end;
                        if !all.iter().skip(first).any(overlaps) {
                            all.push(judged(block, found, name, *kind, *relation, *slot == Slot::Via, language));
                        }
                    }
                }
            }
        }
    }
}

fn judged<'a>(
    block: &'a Block,
    found: &Found,
    name: Range<usize>,
    kind: Kind,
    relation: Relation,
    spoken_to: bool,
    language: Option<&str>,
) -> Named<'a> {
    let own = organization::belief(block.words(&name));
    // “„Himbeeren im Schnee“ erklärt sie”: a word in marks with which a cue begins, or which speaks, may be any.
    let opens = found.range.start + LONGEST_MARK >= name.start;
    let by_marks = !(is_latin(language) && (opens || kind == Kind::Statement));
    let belief = match own {
        Belief::Open if organization::is_introduced(block, &name, by_marks) => Belief::Sure,
        // In letters without capitals.
        Belief::Open if !block.words(&name).is_ascii() && is_outlet(block, found, block.words(&name)) => Belief::Sure,
        Belief::Open if is_known_in_a_case(block.words(&name), language) => Belief::Sure,
        // “dpa”: here the words around it prove the short name.
        Belief::Open if lists::agency_by_any_name(block.words(&name)).is_some() => Belief::Sure,
        _ => own,
    };
    let mut words = found.range.clone();
    // What was cut off the name is no part of the words either.
    if found.slots.iter().any(|(_, range)| range.end == words.end && range.start <= name.start) {
        words.end = name.end;
    }
    Named { block, name, words, kind, relation, spoken_to, belief }
}

/// The bodies that a list names behind the first, with which a cue ends: “laut Reuters, AFP und dpa”.
fn listed(block: &Block, found: &Found, from: usize) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    let mut at = from;
    let is_mark = |letter: char| matches!(letter, '“' | '„' | '”' | '"' | '«' | '»');
    loop {
        let rest = block.text.get(at..).unwrap_or_default().trim_start_matches(is_mark);
        let joined = [" and ", " und ", " et ", " y ", " e ", ", and "].iter().find_map(|word| rest.strip_prefix(word));
        let Some(item) = joined.or_else(|| rest.strip_prefix(", ")) else { return Vec::new() };
        let (first, after) = item.split_once(' ').unwrap_or((item, ""));
        let item = if lists::is_article(first) { after } else { item }.trim_start_matches(is_mark);
        let words = item.split_inclusive(' ').take_while(|word| word.starts_with(char::is_uppercase) || *word == "of ");
        let mut length = 0;
        for word in words {
            length += word.len();
            let bare = word.trim_end();
            if bare.ends_with([',', ';', ':', ')']) || bare.ends_with(is_mark) || bare.ends_with('.') && bare.len() > 2
            {
                break;
            }
        }
        let name = item.get(..length).unwrap_or_default();
        let name = name.trim_end().trim_end_matches([',', ';', ':', ')', '.']).trim_end_matches(is_mark);
        let start = block.text.len() - item.len();
        at = start + name.len();
        if organization::belief(name) != Belief::Sure && lists::agency_by_any_name(name).is_none() {
            return Vec::new();
        }
        names.push(start..at);
        if joined.is_some() {
            // “According to Reuters, the IMF and the World Bank met”
            let next = block.text.get(at..).unwrap_or_default().trim_start_matches(is_mark);
            let opens = organization::is_sentence_start(block, found.range.start);
            return if names.len() > 1 && !(opens && next.starts_with(' ')) { names } else { Vec::new() };
        }
    }
}

/// A name without the person whose name follows: “told the Harrow Daily Solberg claimed”, “Department of Ports and Mira Solberg”.
fn without_person(block: &Block, name: Range<usize>, mentions: &Mentions) -> Range<usize> {
    let words = block.words(&name);
    let person = words.match_indices(' ').find(|(at, _)| {
        let rest = words.get(at + 1..).unwrap_or_default();
        let before = words.get(..*at).unwrap_or_default();
        let bare = rest.strip_prefix("and ");
        before.contains(' ')
            && mentions.is_of_person(bare.unwrap_or(rest))
            && (bare.is_some() && organization::belief(before) == Belief::Sure || organization::is_known(before))
    });
    name.start..person.map_or(name.end, |(at, _)| name.start + at)
}

/// Whether the text spells letters out in small ones, as it does things: “binge eating disorder (BED)”.
fn is_spelled_small(page: &Page, body: &Body, letters: &str) -> bool {
    let marked = format!(" ({letters})");
    let count = letters.chars().count();
    page.at(&body.text).any(|block| {
        let before = block.text.find(&marked).and_then(|at| block.text.get(..at)).unwrap_or_default();
        let words: Vec<&str> = before.rsplit([' ', '-']).take(count).collect();
        let spells = words.iter().rev().zip(letters.chars()).all(|(word, letter)| {
            word.chars().next().is_some_and(|first| first.is_lowercase() && first.to_uppercase().eq([letter]))
        });
        words.len() == count && spells && !words.iter().any(|word| lists::has_sense(word, Sense::BodyNoun))
    })
}

/// What the text holds in quotation marks that could be a name: there it may stand in the nominative.
fn marked_names<'a>(page: &'a Page, body: &'a Body) -> Vec<&'a str> {
    let mut names = Vec::new();
    for block in page.at(&body.text) {
        for (at, mark) in block.text.match_indices(['«', '„', '“', '"']) {
            let rest = block.text.get(at + mark.len()..).unwrap_or_default();
            let end =
                rest.char_indices().take(LONGEST_MARKED).find(|(_, letter)| matches!(letter, '»' | '”' | '“' | '"'));
            let name = end.and_then(|(end, _)| rest.get(..end)).unwrap_or_default();
            if name.starts_with(char::is_uppercase) && names.len() < MOST_MARKED && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// Whether the lists know a name that stands in the case of its sentence.
fn is_known_in_a_case(name: &str, language: Option<&str>) -> bool {
    inflected::inflects(language) && inflected::known(name, organization::is_known).is_some()
}

/// Whether a name is believed to be a body's where it stands.
fn is_body(each: &Named, proven: &[String], mentions: &Mentions) -> bool {
    let name = each.text();
    if each.spoken_to && organization::is_stage(name) {
        return false;
    }
    // “sagte ein Fischer der „Norrbyer Zeitung“”: else whose he is.
    let is_genitive = mentions.language == Some("de") && each.spoken_to && {
        let before = each.block.text.get(each.words.start..each.name.start).unwrap_or_default();
        before.contains(" ein ") || before.contains(" eine ")
    };
    let is_outlet = |name: &str| organization::is_outlet(name) || lists::agency_by_any_name(name).is_some();
    if is_genitive && !is_outlet(name) && !inflected::german(name).is_some_and(|name| is_outlet(&name)) {
        return false;
    }
    // “in an Instagram story”, “it was first reported on Facebook”: someone posts there. “Facebook reported”: it speaks.
    let before = each.block.text.get(..each.name.start).and_then(|before| before.strip_suffix(' ')).unwrap_or_default();
    let before = before.rsplit(' ').next().unwrap_or_default();
    if organization::is_platform(name)
        && matches!(before, "a" | "an" | "auf" | "en" | "in" | "on" | "su" | "sur" | "via")
    {
        return false;
    }
    // “The National Survey on Ports”: an outlet's name that is but the first word of another.
    let next = each.block.text.get(each.name.end..).and_then(|after| after.strip_prefix(' ')).unwrap_or_default();
    let is_common = !name.contains(' ') && name.contains(char::is_lowercase) && mentions.language == Some("en");
    if is_common && matches!(each.kind, Kind::Data | Kind::Study) && next.starts_with(char::is_uppercase) {
        return false;
    }
    // “According to MN 70”: a paragraph of something.
    let after = each.block.text.get(each.name.end..).unwrap_or_default();
    let is_numbered =
        after.strip_prefix(' ').is_some_and(|after| after.starts_with(|next: char| next.is_ascii_digit()));
    if is_numbered && !name.contains([' ', '-']) && !name.contains(char::is_lowercase) && !organization::is_known(name)
    {
        return false;
    }
    let is_plain = !name.contains(' ') && !name.chars().all(|letter| !letter.is_lowercase());
    // A line in capitals: no word of it tells by them.
    let words = each.block.words(&each.words);
    if words.contains(char::is_uppercase) && !words.contains(char::is_lowercase) && words.contains(' ') {
        return false;
    }
    match each.belief {
        // A person may bear the name of a body: “Phoenix said”.
        Belief::Sure if is_plain => !mentions.is_of_person(name),
        // “VfN-Aktivist Tom Achter”
        Belief::Sure => {
            let (first, last) = (name.split(' ').next(), name.rsplit(' ').next());
            !(first.is_some_and(|first| first.contains('-')) && last.is_some_and(|last| mentions.is_of_person(last)))
        }
        Belief::Never => false,
        Belief::Open if proven.contains(&host::folded(name)) => true,
        Belief::Open if mentions.is_of_person(name) => false,
        // “He said to the Harbour Master”: a person.
        Belief::Open if organization::has_article(each.block, &each.name) => {
            let before = each.block.text.get(..each.name.start).unwrap_or_default();
            each.kind != Kind::Data && !(each.spoken_to && before.ends_with("said to the "))
        }
        // Studies and figures are by bodies, or by people whom the text names in full.
        // A capital at a sentence's start tells nothing.
        // German writes every noun with one.
        Belief::Open => {
            mentions.language != Some("de")
                && matches!(each.kind, Kind::Study | Kind::Data)
                && !name.contains([' ', '-'])
                && !organization::is_thing(each.block, &each.name)
                && !organization::is_sentence_start(each.block, each.name.start)
        }
    }
}

/// Whether a language says by small words before a name whose it is.
fn is_latin(language: Option<&str>) -> bool {
    matches!(language, Some("de" | "es" | "fr" | "it" | "nl" | "pt"))
}

fn claim(page: &Page, each: &Named, name: &str) -> Claim {
    let block = each.block;
    let source = Source {
        party: Some(Party::organization(name)),
        url: None,
        href: None,
        archived: None,
        text: block.words(&each.words).to_owned(),
        sentence: block.words(&prose::sentence_at(block.sentences(), each.words.start)).to_owned(),
        further: Vec::new(),
        // What an outlet says of itself is its report.
        relation: if organization::is_outlet(each.text()) && each.relation == Relation::Official {
            Relation::Report
        } else {
            each.relation
        },
        evidence: Vec::new(),
    };
    seen(page, Reader::Attribution, block, &each.words, Fact::Source(source))
}

/// An earlier piece of the same hand, where the words that speak of it carry a link that leads nowhere. Live links are
/// the business of `body_links`.
fn own_earlier(page: &Page, block: &Block, language: Option<&str>, claims: &mut Vec<Claim>) {
    for found in &block.cues().find_in(Kind::OwnEarlier, language) {
        let sentence = prose::sentence_at(block.sentences(), found.range.start);
        let Some(anchor) = block.anchors_in(&sentence).find(|anchor| anchor.url.is_none()) else { continue };
        let source = Source {
            party: None,
            url: None,
            href: None,
            archived: None,
            text: block.words(&anchor.range).to_owned(),
            sentence: block.words(&sentence).to_owned(),
            further: Vec::new(),
            relation: Relation::OwnEarlier,
            evidence: Vec::new(),
        };
        claims.push(seen(page, Reader::Attribution, block, &sentence, Fact::Source(source)));
    }
}
