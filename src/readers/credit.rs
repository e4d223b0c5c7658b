//! Credit lines: “originally published in …”, “excerpted from …”, “translated from …”, “with files from …”, and whatever
//! else the lists of cues know of a text's origin.
//!
//! Which words are a credit is told by the lists, one file a language; this file holds where on a page they count: beside
//! the headline, in the first two or last four blocks of the text, and after it. In the middle of a text the same words
//! tell of other works, in a caption of a picture. The credit's hyperlinks tell the address of the first publication.

use super::seen;
use crate::body::Body;
use crate::claim::{Claim, Fact, Handover, Party, PartyKind, Reader, Role};
use crate::cue::{Cut, Found, Kind, Slot, Text};
use crate::date::{Date, words};
use crate::name::{self, Proof};
use crate::page::{Anchor, Block, Page, Places};
use crate::prose::{self, sentence_at};
use crate::{host, lists};
use std::cell::OnceCell;
use std::ops::Range;
use url::Url;

const FIRST: usize = 2;
const LAST: usize = 4;
/// Blocks at the end of the text, and after it, in which a line may name its source.
const ENDING: usize = 3;
/// Letters of a word that no case changes.
const STEM: usize = 4;
/// Letters of a name that may have the ending of a case.
const FEWEST_LETTERS: usize = 6;
/// Bytes of a paragraph that may open a text and be no part of it.
const LONGEST_NOTE: usize = 320;
/// Bytes at the start and at the end of a line in which a credit may stand, where the line is longer.
const EDGE: usize = 400;
/// Bytes of a sentence after a credit that does nothing but lead to the original: “Read the original article.”
const LONGEST_POINTER: usize = 80;

/// Bytes of a label, and of what stands in a block of its own after it.
const LONGEST_LABEL: usize = 32;
const LONGEST_NAME: usize = 80;

/// Words of a title that no outlet's name has.
const FEWEST_OF_TITLE: usize = 5;

/// Words that tell a title in English.
const ENGLISH: &[&str] = &["and", "as", "by", "for", "from", "is", "of", "the", "to", "with"];

/// The kinds of cues that are credits.
const KINDS: &[Kind] = &[
    Kind::Original,
    Kind::SisterTitle,
    Kind::Excerpt,
    Kind::TranslatedFrom,
    Kind::PressRelease,
    Kind::Agency,
    Kind::AgencyInPart,
    Kind::Agencies,
    Kind::Contribution,
];

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let last = body.text.len().saturating_sub(LAST).max(FIRST);
    let text = body.text.iter().enumerate().filter(|(place, _)| *place < FIRST || *place >= last);
    let text = text.map(|(place, index)| {
        (*index, if place < FIRST && body.text.len() > FIRST { Stands::Opening } else { Stands::Closing })
    });
    let head = body.head.iter().map(|index| (*index, Stands::Head));
    let foot = body.foot.iter().map(|index| (*index, Stands::Closing));
    let signed = OnceCell::new();
    let mut claims = Vec::new();
    for (index, stands) in head.chain(text).chain(foot) {
        Here::at(page, body, index, stands, &signed).into_iter().for_each(|here| here.read(&mut claims));
    }
    claims.extend(source_line(page, body).into_iter().flatten());
    claims
}

/// What a line at the end of the text says that names nothing but a source. Beside a picture it is the picture's; of
/// several lines each is that of something else; where a writer signs, an outlet is where the writer knows it from.
fn source_line(page: &Page, body: &Body) -> Option<Vec<Claim>> {
    let signed = OnceCell::new();
    let ends = body.text.iter().rev().take(ENDING).chain(body.foot.iter().take(ENDING - 1));
    let beside_picture = |index: usize| {
        let before = index.checked_sub(1).and_then(|before| page.blocks.get(before));
        before.is_some_and(|before| before.places.has(Places::FIGURE))
    };
    let follows_text = |index: usize| {
        body.text.contains(&index) || index.checked_sub(1).is_some_and(|before| body.text.contains(&before))
    };
    let mut lines = ends
        .filter(|index| follows_text(**index) && !beside_picture(**index))
        .filter_map(|index| Here::at(page, body, *index, Stands::Closing, &signed))
        .flat_map(|here| here.block.cues().find(Kind::SourceLine).into_iter().map(move |found| (here, found)))
        .filter(|(here, found)| here.block.lines().iter().any(|line| line.start == found.range.start));
    let first = lines.next();
    let Some((here, found)) = first else { return linked_title(page, body, &signed).map(|claim| vec![claim]) };
    if lines.next().is_some() {
        return None;
    }
    if found.slot(Slot::Outlet).is_some_and(|named| here.is_own(here.block.words(&named))) {
        return None;
    }
    let named = found.slots.iter().any(|(slot, _)| *slot == Slot::Agency);
    let facts = match () {
        () if named => here.agencies(&found, Handover::Whole),
        () if is_signed(page, body) => Vec::new(),
        () if !here.names_origin(&found) => Vec::new(),
        () => here.outlets(&found, Handover::Whole),
    };
    let claim = |fact| seen(page, Reader::Credit, here.block, &found.range, fact);
    Some(facts.into_iter().map(claim).collect())
}

/// What a line at the end of an unsigned text says that names its source by a title, and links it: “Source: The winter
/// that stayed”. A title in English over a text in another language is that of what was translated.
fn linked_title(page: &Page, body: &Body, signed: &OnceCell<bool>) -> Option<Claim> {
    let ends = body.text.iter().rev().take(ENDING).chain(body.foot.iter().take(ENDING - 1));
    let mut titled = ends.filter_map(|index| {
        let here = Here::at(page, body, *index, Stands::Closing, signed)?;
        let [anchor] = here.block.anchors.as_slice() else { return None };
        let url = anchor.url.as_ref().filter(|url| leads_to_text(url) && here.is_away(url, Handover::Whole))?;
        // The hyperlink may hold the label too.
        let text = here.block.text.as_str();
        let (at, colon) = text.char_indices().find(|(_, letter)| matches!(letter, ':' | '：'))?;
        let start = at + colon.len_utf8();
        let title = text.get(start..).unwrap_or_default().trim();
        let is_line = at <= LONGEST_LABEL && anchor.range.end == text.len() && anchor.range.start <= start + 1;
        if !is_line || prose::words(title).take(FEWEST_OF_TITLE).count() < FEWEST_OF_TITLE || is_aside(url) {
            return None;
        }
        let party = host::outlet(url)?;
        // The label is one that stands before an outlet's name.
        let joined = format!("{} {}", text.get(..start).unwrap_or_default(), party.name);
        let cut = Cut::of(&joined, Vec::new());
        let cues = Text::new(&joined, &cut, &[]);
        let is_label = [Kind::SourceLine, Kind::Original].into_iter().any(|kind| !cues.find(kind).is_empty());
        is_label.then_some((here, title, url, party))
    });
    let (here, title, url, party) = titled.next()?;
    if titled.next().is_some() || *signed.get_or_init(|| is_signed(page, body)) {
        return None;
    }
    let is_foreign = body.mentions(page).language.is_some_and(|language| language != "en");
    let english = prose::words(title).filter_map(|word| title.get(word)).filter(|word| ENGLISH.contains(word));
    let handover = if is_foreign && english.count() > 1 { Handover::Translation } else { Handover::Whole };
    let fact = link(Role::Original, &party.name, Some(url.to_string()), None, handover);
    Some(seen(page, Reader::Credit, here.block, &(0..here.block.text.len()), fact))
}

/// Where a block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// Beside the headline.
    Head,
    /// It opens the text.
    Opening,
    /// It closes the text, or stands after it.
    Closing,
}

/// A block that is read for its credits.
#[derive(Clone, Copy)]
struct Here<'a> {
    page: &'a Page,
    body: &'a Body,
    block: &'a Block,
    before: Option<&'a Block>,
    /// The block after it, which may lead to the original, or name what this one is the label of.
    after: Option<&'a Block>,
    stands: Stands,
    /// Whether a byline stands beside the headline.
    signed: &'a OnceCell<bool>,
}

impl<'a> Here<'a> {
    fn at(
        page: &'a Page,
        body: &'a Body,
        index: usize,
        stands: Stands,
        signed: &'a OnceCell<bool>,
    ) -> Option<Here<'a>> {
        let block = page.blocks.get(index).filter(|block| !block.places.has(Places::FIGURE))?;
        let before = index.checked_sub(1).and_then(|before| page.blocks.get(before));
        Some(Here { page, body, block, before, after: page.blocks.get(index + 1), stands, signed })
    }

    fn read(&self, claims: &mut Vec<Claim>) {
        for kind in KINDS {
            let all = self.block.cues().find(*kind);
            let is_named = |found: &Found| !found.slots.is_empty();
            // “Read the original article”, after the outlet's name, says nothing of its own.
            let named = all.iter().any(is_named);
            for found in all {
                if (is_named(&found) || !named || *kind != Kind::Original) && self.counts(*kind, &found) {
                    let facts = self.facts(*kind, &found).into_iter();
                    let said = if *kind == Kind::Contribution { self.said(&found) } else { found.range.clone() };
                    claims.extend(facts.map(|fact| seen(self.page, Reader::Credit, self.block, &said, fact)));
                }
            }
        }
        claims.extend(self.labelled());
    }

    /// What the block names that this one is the label of: “Source:” over “Radio Halden”.
    fn labelled(&self) -> Option<Claim> {
        let label = self.block.text.trim_end_matches([':', '：', ' ']);
        let after = self.after.filter(|_| label.len() <= LONGEST_LABEL && !label.contains(char::is_numeric))?;
        if after.text.len() > LONGEST_NAME || after.places.has(Places::FIGURE) || after.places.is_outside() {
            return None;
        }
        let joined = format!("{label}: {}", after.text);
        let cut = Cut::of(&joined, Vec::new());
        let cues = Text::new(&joined, &cut, &[]);
        let (kind, found) = [Kind::AgencyInPart, Kind::Agency, Kind::Agencies, Kind::Original]
            .into_iter()
            .find_map(|kind| Some((kind, cues.find(kind).into_iter().find(|found| found.range.start == 0)?)))?;
        let named = found.slots.first().and_then(|(_, range)| joined.get(range.clone()));
        let place = named.and_then(|named| Some((after.text.find(named)?, named.len())));
        let place = place.map_or(0..after.text.len(), |(start, length)| start..start + length);
        let url = after.anchors_in(&place).next().and_then(|anchor| anchor.url.as_ref());
        let fact = match (kind, named) {
            (Kind::Agency, None) => Fact::HandedOn(Handover::Whole),
            (Kind::AgencyInPart | Kind::Agencies, None) => Fact::HandedOn(Handover::Part),
            (Kind::Agency, Some(name)) => link(Role::Agency, name, url.map(Url::to_string), None, Handover::Whole),
            (Kind::Original, Some(name)) if self.label_counts(name, name, url) => {
                link(Role::Original, name, url.map(Url::to_string), None, Handover::Whole)
            }
            _ => return None,
        };
        Some(seen(self.page, Reader::Credit, after, &place, fact))
    }

    /// The words that name who added to the text, with those that say so.
    fn said(&self, found: &Found) -> Range<usize> {
        let start = if found.slots.is_empty() { self.subject(found).start } else { found.range.start };
        start..self.before_next(&found.range).end
    }

    /// Names up to the next credit: “…; writing by Vera Holm”.
    fn before_next(&self, range: &Range<usize>) -> Range<usize> {
        let end = self.block.words(range).find([';', '；']);
        range.start..end.map_or(range.end, |end| range.start + end)
    }

    /// Whether a credit stands where one may: at the edges of its line. A paragraph that opens the text and is long tells
    /// of others' works.
    fn counts(&self, kind: Kind, found: &Found) -> bool {
        let holds = |line: &Range<usize>| line.start <= found.range.start && found.range.start < line.end;
        let line = self.block.lines().into_iter().find(holds).unwrap_or(0..self.block.text.len());
        let near = found.range.start < line.start + EDGE || found.range.end + EDGE > line.end;
        let tells = self.stands == Stands::Opening && line.len() > LONGEST_NOTE && found.range.start > line.start;
        if !near || tells {
            return false;
        }
        // A label and a name say no more than where something is from.
        let named = match kind {
            Kind::Original => found.slot(Slot::Outlet),
            Kind::Agency => found.slot(Slot::Agency),
            _ => None,
        };
        let label = named.as_ref().and_then(|named| self.block.text.get(found.range.start..named.start));
        let is_label = label.is_some_and(|label| label.len() <= LONGEST_LABEL && label.contains([':', '：']));
        let Some(named) = named.filter(|_| is_label) else { return true };
        let url = self.block.anchors_in(&named).next().and_then(|anchor| anchor.url.as_ref());
        let is_alone = line.start == found.range.start && line.len() == self.block.text.len();
        // Under a sentence that the text does not end with, the words are a picture's.
        let captions = self.before.is_some_and(|before| before.text.ends_with(['.', '。']));
        let goes_on = self.stands != Stands::Closing || self.after.is_some_and(|after| after.prose > 0);
        if is_alone && captions && goes_on {
            return false;
        }
        kind == Kind::Agency || self.label_counts(self.block.words(&named), self.block.words(&found.range), url)
    }

    /// Whether the outlet of a source line is where the text is from.
    fn names_origin(&self, found: &Found) -> bool {
        found.slot(Slot::Outlet).is_some_and(|named| {
            let url = self.block.anchors_in(&named).next().and_then(|anchor| anchor.url.as_ref());
            let name = self.block.words(&named);
            let is_site = url.is_some_and(|url| !leads_to_text(url) && host::names_site(name, url));
            !self.is_own(name) && (is_site || !is_unknown(url, self.block.words(&found.range)))
        })
    }

    /// Whether “Source: …” names where the text is from. Beside a picture or a table it names where that is from; under a
    /// text that someone signed, or before a hyperlink, what the text rests on.
    fn label_counts(&self, name: &str, said: &str, url: Option<&Url>) -> bool {
        let pictured = [self.before, self.after].into_iter().flatten().any(|beside| beside.places.has(Places::FIGURE));
        let rests_on = || is_unknown(url, said) || *self.signed.get_or_init(|| is_signed(self.page, self.body));
        !self.is_own(name) && (self.stands == Stands::Head || !(pictured || rests_on()))
    }

    /// Whether a name is that of the site in view, or of a desk of its.
    fn is_own(&self, name: &str) -> bool {
        let name = host::folded(name);
        let holds = |label: &String| label.len() > 2 && (name.contains(label.as_str()) || label.contains(&name));
        self.page.url.as_ref().is_some_and(|own| host::labels(own).iter().any(holds))
    }

    /// What a credit says.
    fn facts(&self, kind: Kind, found: &Found) -> Vec<Fact> {
        match kind {
            Kind::Original => self.outlets(found, Handover::Whole),
            Kind::SisterTitle => self.outlets(found, Handover::SisterTitle),
            Kind::Excerpt => self.outlets_or_none(found, Handover::Excerpt),
            Kind::TranslatedFrom => self.outlets_or_none(found, Handover::Translation),
            Kind::PressRelease => self.outlets_or_none(found, Handover::PressRelease),
            Kind::Agency => self.agencies(found, Handover::Whole),
            Kind::AgencyInPart => self.agencies(found, Handover::Part),
            Kind::Agencies => vec![Fact::HandedOn(Handover::Part)],
            Kind::Contribution => self.hands(found),
            _ => Vec::new(),
        }
    }

    /// As much as the words tell: from whom, or only in what way.
    fn outlets_or_none(&self, found: &Found, handover: Handover) -> Vec<Fact> {
        let facts = self.outlets(found, handover);
        if facts.is_empty() { vec![Fact::HandedOn(handover)] } else { facts }
    }

    /// The outlet of first publication, by its name or by where the credit leads, and the one that the text came through.
    fn outlets(&self, found: &Found, handover: Handover) -> Vec<Fact> {
        // “By the University of Norrby” names no person of Norrby.
        let is_person = |(_, range): &(Slot, Range<usize>)| name::is_person(self.block.words(range));
        if !found.slots.iter().filter(|(slot, _)| *slot == Slot::Person).all(is_person) {
            return Vec::new();
        }
        let named = found.slot(Slot::Outlet);
        let url = self.leads_to(found, named.as_ref(), handover);
        let name = named.as_ref().map(|named| self.name(named));
        // “First published here”: the hyperlink tells where.
        let says =
            |name: &String| !name.starts_with(char::is_lowercase) || url.is_some_and(|url| host::names_site(name, url));
        // “W „Gazecie Wyborczej””: the list has the name as it is.
        let listed = url.and_then(host::listed);
        let name = name
            .map(|name| listed.filter(|listed| is_case_of(&name, listed)).map_or(name, str::to_owned))
            .filter(|name| !self.is_inflected(name))
            .filter(says)
            // “Via Harrow Syndicate”: whom it came through did not publish it first.
            .or_else(|| url.filter(|_| found.slot(Slot::Via).is_none()).and_then(host::outlet).map(|party| party.name));
        // An agency's own site carries the agency's texts, under whatever name.
        let agency = url.and_then(host::registrable).and_then(|domain| lists::agency_at(&domain));
        let name = name.map(|name| match agency.filter(|_| handover == Handover::Whole) {
            Some(agency) => agency.name.to_owned(),
            None => name,
        });
        let date = self.date(found);
        let mut facts = Vec::new();
        if let Some(name) = name {
            facts.push(link(Role::Original, &name, url.map(Url::to_string), date, handover));
        }
        for (_, through) in found.slots.iter().filter(|(slot, _)| *slot == Slot::Via) {
            let url = self.block.anchors_in(through).next().and_then(Anchor::address);
            facts.push(link(Role::Intermediary, &self.name(through), url, None, handover));
        }
        facts
    }

    /// Whether a name is that of the site in view in another case: “im Norrbyer Boten”.
    fn is_inflected(&self, name: &str) -> bool {
        let letters = host::folded(name);
        let ends = |label: &String| {
            label.len() >= FEWEST_LETTERS
                && letters.strip_prefix(label.as_str()).is_some_and(|end| (1..=2).contains(&end.len()))
        };
        self.page.url.as_ref().is_some_and(|url| host::labels(url).iter().any(ends))
    }

    /// The agencies that a credit names.
    fn agencies(&self, found: &Found, handover: Handover) -> Vec<Fact> {
        let url = |range: &Range<usize>| self.block.anchors_in(range).next().and_then(Anchor::address);
        let facts = found.slots.iter().filter_map(|(slot, range)| match slot {
            Slot::Agency => Some(link(Role::Agency, &self.name(range), url(range), None, handover)),
            Slot::Via => Some(link(Role::Intermediary, &self.name(range), url(range), None, handover)),
            _ => None,
        });
        let facts: Vec<Fact> = facts.collect();
        if facts.is_empty() { vec![Fact::HandedOn(handover)] } else { facts }
    }

    /// The people who added to the text; an agency among them supplied a part.
    fn hands(&self, found: &Found) -> Vec<Fact> {
        let mut facts = Vec::new();
        let slots = found.slots.iter().filter(|(slot, _)| matches!(slot, Slot::Authors | Slot::Person | Slot::Agency));
        let mut ranges: Vec<Range<usize>> = slots.map(|(_, range)| range.clone()).collect();
        if found.slots.is_empty() {
            ranges.push(self.subject(found));
        }
        for range in &ranges {
            for named in name::credits(self.block.words(&self.before_next(range)), Proof::Place) {
                // Who is named by one word stands in full elsewhere.
                let full = named.party.name.contains(' ') || !named.party.name.contains(char::is_lowercase);
                if lists::agency_by_any_name(&named.party.name).is_some() {
                    facts.push(link(Role::Agency, &named.party.name, None, None, Handover::Part));
                } else if named.party.kind == PartyKind::Person && full {
                    // “Radio Halden's Tom Achter”
                    let name = named.party.name.rsplit(['’', '\'']).next().and_then(|rest| rest.strip_prefix("s "));
                    let (role, party) = (Role::Contributor, Party::person(name.unwrap_or(&named.party.name)));
                    facts.push(Fact::Link { role, party, url: None, date: None, handover: None });
                }
            }
        }
        facts
    }

    /// Who is spoken of: the words of a sentence before the credit.
    fn subject(&self, found: &Found) -> Range<usize> {
        let sentence = sentence_at(self.block.sentences(), found.range.start);
        sentence.start.min(found.range.start)..found.range.start
    }

    /// A name without what hangs on it.
    fn name(&self, range: &Range<usize>) -> String {
        let name = self.block.words(range);
        let bare = name.strip_suffix("’s").or_else(|| name.strip_suffix("'s")).unwrap_or(name);
        // A German genitive: “des Deichkuriers”. Focus keeps its letters.
        let ahead = self.block.text.get(..range.start).unwrap_or_default();
        let is_genitive =
            ahead.ends_with(" des ") && !["as", "es", "is", "os", "us", "ss"].iter().any(|end| bare.ends_with(end));
        let bare = bare.strip_suffix('s').filter(|_| is_genitive).unwrap_or(bare);
        bare.trim_matches(|letter: char| letter.is_whitespace() || matches!(letter, '“' | '”' | '"' | '«' | '»' | ','))
            .to_owned()
    }

    /// Where the text stands in the outlet of first publication, as far as the credit's hyperlinks tell: the anchor of the
    /// name; one of two where the other leads to the front page; one in the credit's sentence or right after it.
    fn leads_to(&self, found: &Found, named: Option<&Range<usize>>, handover: Handover) -> Option<&'a Url> {
        let block = self.block;
        let is_away = |url: &Url| self.is_away(url, handover) && !is_aside(url);
        let away = |anchor: &&Anchor| anchor.url.as_ref().is_some_and(is_away);
        let target = |anchor: &'a Anchor| anchor.url.as_ref();
        let of_name = named.and_then(|named| block.anchors_in(named).next()).and_then(target);
        let of_name = of_name.filter(|url| is_away(url));
        if let Some(url) = of_name.filter(|url| leads_to_text(url)) {
            return Some(url);
        }
        let name = named.map(|named| self.name(named));
        let belongs = |url: &Url| match (of_name, &name) {
            (Some(front), _) => host::same_site(front, url),
            (None, Some(name)) => host::names_site(name, url),
            (None, None) => true,
        };
        let scope = self.scope(&found.range);
        let inside: Vec<&Anchor> = block.anchors_in(&scope).filter(away).collect();
        let after = self.after.filter(|next| next.text.len() <= LONGEST_POINTER && scope.end == block.text.len());
        let after = after.into_iter().flat_map(|next| next.anchors.iter()).filter(away).filter(|_| name.is_some());
        let candidates = || inside.iter().copied().chain(after.clone()).filter_map(target);
        let text = candidates().find(|url| leads_to_text(url) && belongs(url));
        // “This article was first published in …”: what the words of the credit themselves lead to.
        let of_words = || {
            let within =
                |anchor: &&&Anchor| anchor.range.start >= found.range.start && anchor.range.start < found.range.end;
            let mut within = inside.iter().filter(within).filter_map(|anchor| target(anchor));
            within.find(|url| leads_to_text(url) && of_name.is_none())
        };
        text.or_else(of_words).or(of_name).or_else(|| candidates().find(|url| belongs(url)))
    }

    /// The sentence of a credit, with the next one where that only leads on.
    fn scope(&self, range: &Range<usize>) -> Range<usize> {
        let sentences = self.block.sentences();
        let first = sentences.partition_point(|sentence| sentence.end <= range.start);
        let last = sentences.partition_point(|sentence| sentence.end < range.end);
        let start = sentences.get(first).map_or(range.start, |sentence| sentence.start);
        let end = sentences.get(last).map_or(range.end, |sentence| sentence.end);
        let next = sentences.get(last + 1).filter(|next| next.len() <= LONGEST_POINTER);
        start..next.map_or(end, |next| next.end)
    }

    /// Whether an address is that of another text: on another host, or, for what is only a part, on another page.
    fn is_away(&self, url: &Url, handover: Handover) -> bool {
        let is_here =
            |own: &Url| own.host_str() == url.host_str() && (handover != Handover::Excerpt || own.path() == url.path());
        !self.page.url.as_ref().is_some_and(is_here)
    }

    /// The day that a credit names, or that stands right after it: “… on 3 March 2026”.
    fn date(&self, found: &Found) -> Option<Date> {
        if let Some(named) = found.slot(Slot::Date) {
            return words::find(self.block.words(&named)).into_iter().next().map(|(_, date)| date);
        }
        let rest = self.block.text.get(found.range.end..)?;
        let (place, date) = words::find(rest).into_iter().next()?;
        let between = rest.get(..place.start)?.trim().trim_matches(|letter: char| !letter.is_alphanumeric());
        (between.chars().count() <= 3 && !between.contains(char::is_whitespace)).then_some(date)
    }
}

/// Whether a name is another, word by word, but for the ends of its words.
fn is_case_of(name: &str, other: &str) -> bool {
    let stem = |word: &str| word.to_lowercase().chars().take(STEM).collect::<String>();
    name.split(' ').count() == other.split(' ').count()
        && name.split(' ').zip(other.split(' ')).all(|(word, other)| stem(word) == stem(other))
}

/// Whether a byline stands beside the headline.
fn is_signed(page: &Page, body: &Body) -> bool {
    page.at(&body.head).any(|block| !block.cues().find(Kind::Byline).is_empty())
}

/// A link of the chain; an agency is one wherever its name stands.
fn link(role: Role, name: &str, url: Option<String>, date: Option<Date>, handover: Handover) -> Fact {
    let (role, name) = match lists::agency_by_any_name(name) {
        Some(agency) => (Role::Agency, agency.name),
        None => (role, name),
    };
    Fact::Link { role, party: Party::organization(name), url, date, handover: Some(handover) }
}

/// Whether a credit links what nothing shows to be an outlet.
fn is_unknown(url: Option<&Url>, said: &str) -> bool {
    url.is_some_and(|url| host::listed(url).is_none()) && !lists::has_organization_word(said)
}

/// Whether an address can be that of a text: not of a front page.
fn leads_to_text(url: &Url) -> bool {
    url.query().is_some() || !matches!(url.path(), "" | "/")
}

/// Whether an address leads to a licence or to someone's page at a social network.
fn is_aside(url: &Url) -> bool {
    let domain = host::registrable(url).unwrap_or_default();
    matches!(
        domain.as_str(),
        "creativecommons.org" | "facebook.com" | "instagram.com" | "linkedin.com" | "t.me" | "twitter.com" | "x.com"
    )
}
