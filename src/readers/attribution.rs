//! What the text attributes in words: the bodies that it says it has something from, and earlier pieces of its own. Who is
//! quoted is left to `quotation`, what is linked to `body_links`.
//!
//! People are no sources here but speakers, and a place stands for nobody. A name that one place of the text proves to be a
//! body's is believed wherever it stands.

use super::seen;
use crate::body::Body;
use crate::claim::{Claim, Fact, Party, Reader, Relation, Source};
use crate::cue::{Found, Kind, Slot};
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
        named(block, mentions.language, &mut all);
        own_earlier(page, block, mentions.language, &mut claims);
    }
    let proven: Vec<String> =
        all.iter().filter(|each| each.belief == Belief::Sure).map(|each| host::folded(each.text())).collect();
    let spelled: Vec<(&str, &str)> =
        all.iter().filter_map(|each| Some((organization::letters(each.block, &each.name)?, each.text()))).collect();
    let kept: Vec<&Named> = all.iter().filter(|each| is_body(each, &proven, mentions)).collect();
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
fn named<'a>(block: &'a Block, language: Option<&str>, all: &mut Vec<Named<'a>>) {
    let first = all.len();
    for (kind, relation) in KINDS {
        for found in &block.cues().find_in(*kind, language) {
            for (slot, range) in &found.slots {
                if !matches!(slot, Slot::Outlet | Slot::Via) {
                    continue;
                }
                if is_latin(language) && organization::belongs(block, found.range.start, range) {
                    continue;
                }
                for name in organization::names(block, range) {
                    let known =
                        all.iter().skip(first).any(|each| each.name.start < name.end && name.start < each.name.end);
                    if !known {
                        all.push(judged(block, found, name, *kind, *relation, *slot == Slot::Via, language));
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
        Belief::Open if organization::has_article(each.block, &each.name) => each.kind != Kind::Data,
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
