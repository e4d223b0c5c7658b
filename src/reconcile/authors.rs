//! The people of the chain: authors, translators, contributors.

use super::Seen;
use super::outlets::Outlets;
use super::parties::{confidence, link};
use crate::chain::Link;
use crate::claim::{Claim, Fact, Party, PartyKind, Role, Sign};
use crate::{host, lists};

/// Claims on one role that are weighed: a page that names more is no article's, and every pair is compared.
const MOST_CLAIMS: usize = 200;
/// Names after the text that are still those of one text.
const MOST_BELOW: usize = 3;
/// Letters of the page between two names of one byline.
const APART: usize = 400;

/// A party named for a role.
#[derive(Clone)]
struct Named<'a> {
    party: Party,
    claim: &'a Claim,
    /// How plainly it is shown; `None` where only the metadata says so.
    sign: Option<Sign>,
}

/// The plainest visible byline names the people; without one the metadata does. Names that only the metadata gives
/// beside a visible byline speak against it. An agency in the byline supplied the text: it is the agency, not an author.
pub(super) fn people(claims: &[Claim], outlets: &Outlets, seen: &Seen, role: Role, links: &mut Vec<Link>) {
    let named: Vec<Named> = claims
        .iter()
        .filter_map(|claim| {
            let (party, sign) = match &claim.fact {
                Fact::Byline { party, sign } if role == Role::Author => (party, Some(*sign)),
                Fact::Link { role: each, party, .. } if *each == role => {
                    (party, claim.evidence.is_seen().then_some(Sign::Marked))
                }
                _ => return None,
            };
            Some(Named { party: party.clone(), claim, sign })
        })
        .filter(|named| may_write(named, outlets, seen))
        .take(MOST_CLAIMS)
        .collect();
    let (mut shown, mut declared): (Vec<Named>, Vec<Named>) = named.into_iter().partition(|named| named.sign.is_some());
    // Whom the metadata calls the author, and the page its editor.
    let edited =
        |party: &Party| claims.iter().any(|claim| matches!(&claim.fact, Fact::Editor(editor) if is_one(editor, party)));
    declared.retain(|named| !edited(&named.party));
    for named in &mut shown {
        cut_as_declared(&mut named.party, &declared);
    }
    let is_outlet = |named: &Named| outlets.is_view(&named.party.name) || seen.is_site(&named.party.name);
    let headline = claims.iter().find_map(|claim| match &claim.fact {
        Fact::Title(_) if claim.evidence.is_seen() => Some(claim.place.end),
        _ => None,
    });
    let mut byline = byline(&shown, &declared, headline.unwrap_or_default());
    // Beside people the outlet is where they work.
    if byline.iter().any(|named| named.party.kind == PartyKind::Person && !is_outlet(named)) {
        byline.retain(|named| !is_outlet(named) || is_agency(&named.party));
    }
    let mut chosen: Vec<Link> = Vec::new();
    if byline.is_empty() {
        for named in &declared {
            credit(named, role, seen, &mut chosen);
        }
    } else {
        for named in &byline {
            credit(named, role, seen, &mut chosen);
        }
        for named in &shown {
            if let Some(known) = chosen.iter_mut().find(|link| is_one(&link.party, &named.party)) {
                support(known, named);
            }
        }
        for named in &declared {
            match chosen.iter_mut().find(|link| is_one(&link.party, &named.party)) {
                Some(known) => support(known, named),
                None => {
                    for link in chosen.iter_mut().filter(|link| link.party.kind == named.party.kind) {
                        link.against.push(named.claim.evidence.clone());
                        link.confidence = confidence(&link.support, &link.against);
                    }
                }
            }
        }
    }
    // Who wrote it added to it too.
    let wrote = |party: &Party| links.iter().any(|link| link.role == Role::Author && is_one(&link.party, party));
    if role == Role::Contributor {
        chosen.retain(|link| !wrote(&link.party));
    }
    links.append(&mut chosen);
}

/// The outlet is its own author only where it signs visibly; where the metadata alone says so, nobody is named. A body
/// is an author only where the reader sees it, unless it is an agency.
fn may_write(named: &Named, outlets: &Outlets, seen: &Seen) -> bool {
    let name = &named.party.name;
    let is_outlet = outlets.is_view(name) || seen.is_site(name);
    let is_agency = || lists::agency(name).is_some();
    !outlets.is_original(name)
        && match named.sign {
            Some(sign) => sign < Sign::Profile || !is_outlet,
            None => !is_outlet && (named.party.kind == PartyKind::Person || is_agency()),
        }
}

/// The names of the byline: those that are shown most plainly, and stand together. A name at the end of the text counts
/// where the metadata names nobody else.
fn byline<'a>(shown: &[Named<'a>], declared: &[Named<'a>], headline: usize) -> Vec<Named<'a>> {
    let Some(best) = shown.iter().filter_map(|named| named.sign).min() else { return Vec::new() };
    // Fields may hold the first name alone.
    let opens = |whole: &str, name: &str| whole.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '));
    let agrees = |named: &Named| {
        let name = &named.party.name;
        declared.iter().any(|other| is_one(&other.party, &named.party) || opens(name, &other.party.name))
    };
    let mut together: Vec<Named> = Vec::new();
    let below = |named: &&Named| named.claim.place.start >= headline;
    let plainest = || shown.iter().filter(|named| named.sign == Some(best));
    let from = plainest().find(below).or_else(|| plainest().next()).map_or(0, |first| first.claim.place.start);
    for named in plainest().filter(|named| named.claim.place.start >= from) {
        let near = together.last().is_none_or(|last| named.claim.place.start <= last.claim.place.end + APART);
        if near && !together.iter().any(|known| is_one(&known.party, &named.party)) {
            together.push(named.clone());
        }
    }
    // An agency that signs beside people is never lost.
    let around = |named: &&Named| {
        let place = &named.claim.place;
        let near = |known: &Named| {
            place.start <= known.claim.place.end + APART && known.claim.place.start <= place.end + APART
        };
        is_agency(&named.party) && named.sign.is_some_and(|sign| sign < Sign::Profile) && together.iter().any(near)
    };
    let agencies: Vec<Named> = shown.iter().filter(around).cloned().collect();
    for named in agencies {
        if !together.iter().any(|known| is_one(&known.party, &named.party)) {
            together.push(named);
        }
    }
    // An agency's byline leaves room for the people named below it.
    if together.iter().all(|named| is_agency(&named.party)) {
        let is_person = |named: &&Named| named.party.kind == PartyKind::Person && named.claim.place.start >= from;
        let next = shown.iter().filter(is_person).filter_map(|named| named.sign).min();
        for named in shown.iter().filter(is_person).filter(|named| named.sign == next) {
            if !together.iter().any(|known| is_one(&known.party, &named.party)) {
                together.push(named.clone());
            }
        }
    }
    // A closing line that names the byline's people names those who wrote with them.
    if best < Sign::Closing {
        let is_person = |named: &&Named| named.party.kind == PartyKind::Person;
        let closing = || shown.iter().filter(|named| named.sign == Some(Sign::Closing)).filter(is_person);
        let with = |place: &std::ops::Range<usize>, known: &Named| {
            closing().any(|named| named.claim.place == *place && is_one(&named.party, &known.party))
        };
        let people: Vec<Named> = together.iter().filter(is_person).cloned().collect();
        for named in closing() {
            let place = &named.claim.place;
            let joins = !people.is_empty() && people.iter().all(|known| with(place, known));
            if joins && !together.iter().any(|known| is_one(&known.party, &named.party)) {
                together.push(named.clone());
            }
        }
    }
    if best == Sign::Closing {
        let declares_people = declared.iter().any(|named| named.party.kind == PartyKind::Person);
        // A word alone proves little, except where names are written without a blank, and for a desk.
        let is_single = |named: &Named| {
            let name = &named.party.name;
            named.party.kind == PartyKind::Person
                && !name.contains(char::is_whitespace)
                && name.contains(char::is_lowercase)
        };
        // What agrees with the metadata speaks for the others of the same line.
        let agreed: Vec<_> =
            together.iter().filter(|named| agrees(named)).map(|named| named.claim.place.clone()).collect();
        together.retain(|named| agreed.contains(&named.claim.place) || !(declares_people || is_single(named)));
        if together.len() > MOST_BELOW {
            together.clear();
        }
    }
    if best == Sign::Profile && together.iter().any(agrees) {
        together.retain(|named| agrees(named));
    }
    together
}

/// What follows a name that the metadata ends there is glued to it: a role, a place, a button.
fn cut_as_declared(party: &mut Party, declared: &[Named]) {
    let people = declared.iter().map(|named| &named.party).filter(|other| other.kind == PartyKind::Person);
    let mut names = people.map(|other| other.name.as_str()).filter(|name| name.contains(' '));
    if let Some(name) = names.find(|name| party.name.len() > name.len() && party.name.starts_with(name)) {
        *party = Party { name: name.to_owned(), kind: PartyKind::Person, url: party.url.take() };
    }
}

fn credit(named: &Named, role: Role, seen: &Seen, chosen: &mut Vec<Link>) {
    match chosen.iter_mut().find(|link| is_one(&link.party, &named.party)) {
        Some(known) => support(known, named),
        None => {
            let supplied = role == Role::Author && is_agency(&named.party) && !at_home(&named.party, seen);
            let role = if supplied { Role::Agency } else { role };
            chosen.push(link(role, named.party.clone(), None, None, vec![named.claim.evidence.clone()]));
        }
    }
}

fn is_agency(party: &Party) -> bool {
    party.kind == PartyKind::Organization && lists::agency(&party.name).is_some()
}

/// Whether an agency is the one at the page's address: there it signs as the outlet.
fn at_home(party: &Party, seen: &Seen) -> bool {
    seen.agency().is_some_and(|here| lists::agency(&party.name).is_some_and(|agency| agency.name == here.name))
}

fn support(known: &mut Link, named: &Named) {
    if !known.support.contains(&named.claim.evidence) {
        known.support.push(named.claim.evidence.clone());
    }
    known.party.url = known.party.url.take().or_else(|| named.party.url.clone());
}

/// Whether two parties are one: the same name, or one with more of the names between the first and the last.
fn is_one(a: &Party, b: &Party) -> bool {
    if host::same_name(&a.name, &b.name) {
        return true;
    }
    let ends = |name: &str| {
        let mut words = name.split_whitespace();
        let first = host::folded(words.next()?);
        let last = host::folded(words.next_back()?);
        (!first.is_empty() && !last.is_empty()).then_some((first, last))
    };
    a.kind == PartyKind::Person
        && b.kind == PartyKind::Person
        && ends(&a.name).is_some_and(|own| Some(own) == ends(&b.name))
}
