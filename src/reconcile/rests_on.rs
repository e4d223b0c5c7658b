//! What the text rests on: linked and named sources joined, quotations tied to the sources they came through.

use super::outlets::{Chosen, Outlets};
use super::{Seen, nominative};
use crate::claim::{Anonymous, Claim, Fact, Party, Quotation, Relation, Role, Source};
use crate::page::labels_sources;
use crate::{host, inflected, lists, sort};
use std::collections::HashMap;
use std::ops::Range;
use url::Url;

/// A source with the places of the page's text that cite it.
struct Cited {
    source: Source,
    places: Vec<Range<usize>>,
}

/// What the text rests on, each in the order of the page.
#[derive(Default)]
pub(super) struct RestsOn {
    pub(super) sources: Vec<Source>,
    pub(super) quotations: Vec<Quotation>,
    pub(super) anonymous: Vec<Anonymous>,
}

impl RestsOn {
    pub(super) fn of(claims: &[Claim], outlets: &Outlets, seen: &Seen, language: Option<&str>) -> RestsOn {
        let is_one = |claim: &&Claim| matches!(claim.fact, Fact::Source(_) | Fact::Quotation(_) | Fact::Anonymous(_));
        let mut in_order: Vec<&Claim> = claims.iter().filter(is_one).collect();
        let in_nominative = nominative::in_nominative(&in_order, language);
        if !in_nominative.is_empty() {
            in_order = in_nominative.iter().collect();
        }
        sort::by_key(&mut in_order, |claim| (claim.place.start, claim.place.end));
        let mut cited = linked(&in_order, outlets);
        named(&in_order, outlets, &mut cited);
        carrying(&in_order, &mut cited);
        let authors = authors(claims);
        cited.retain(|each| {
            let source = &each.source;
            !leads_to_original(source, outlets)
                && !is_own_name(source, outlets, seen)
                && !is_credit(source, claims, outlets)
                && !is_of_author(source, &authors)
        });
        sort::by_key(&mut cited, |each| each.places.first().map_or(0, |place| place.start));
        let index = by_name(&cited);
        let mut found = RestsOn::default();
        for claim in in_order {
            let evidence = vec![claim.evidence.clone()];
            match &claim.fact {
                Fact::Quotation(quotation) => {
                    let mut quotation = Quotation { evidence, ..quotation.clone() };
                    for party in &mut quotation.via {
                        let Some(at) = through(&index, party, claim.place.start) else { continue };
                        quotation.sources.push(at);
                        // “dem Westfälischen Boten”: the source bears the name in the nominative.
                        let known = cited.get(at).and_then(|each| each.source.party.as_ref());
                        if let Some(known) = known.filter(|known| name_key(&known.name) != name_key(&party.name)) {
                            party.name.clone_from(&known.name);
                        }
                    }
                    found.quotations.push(quotation);
                }
                Fact::Anonymous(unnamed) => found.anonymous.push(Anonymous { evidence, ..unnamed.clone() }),
                _ => {}
            }
        }
        found.sources = cited.into_iter().map(|each| each.source).collect();
        found
    }
}

/// Linked sources, one for each address: an archive's copy stays apart from its original, which may say something else by
/// now. A link to the outlet of first publication is an earlier piece of its own.
fn linked(claims: &[&Claim], outlets: &Outlets) -> Vec<Cited> {
    let mut cited: Vec<Cited> = Vec::new();
    let mut at: HashMap<String, usize> = HashMap::new();
    let mut site = OwnSite::of(outlets);
    for claim in claims {
        let Fact::Source(source) = &claim.fact else { continue };
        let Some(url) = source.url.as_deref() else { continue };
        let key = key(url);
        if let Some(known) = at.get(&key).and_then(|index| cited.get_mut(*index)) {
            known.source.evidence.push(claim.evidence.clone());
            known.source.further.push(source.sentence.clone());
            known.places.push(claim.place.clone());
            continue;
        }
        let mut source = Source { evidence: vec![claim.evidence.clone()], ..source.clone() };
        if let Some(own) = site.at(source.archived.as_deref().unwrap_or(url)) {
            source.relation = Relation::OwnEarlier;
            source.party = Some(own);
        } else if source.relation == Relation::OwnEarlier {
            // Of a text that came from elsewhere the site in view has written nothing earlier.
            let view = outlets.view.as_ref().filter(|_| outlets.original.is_none());
            let Some(view) = view else { continue };
            source.party = Some(view.party.clone());
        }
        at.insert(key, cited.len());
        cited.push(Cited { source, places: vec![claim.place.clone()] });
    }
    cited
}

/// What two addresses of one source have in common.
fn key(url: &str) -> String {
    Url::parse(url).map_or_else(|_| url.to_owned(), |url| host::key(&url))
}

/// The site of the outlet of first publication.
struct OwnSite<'a> {
    outlet: Option<(&'a Party, Option<Url>)>,
    /// What was said of each host: many links lead to few.
    known: HashMap<String, bool>,
}

impl<'a> OwnSite<'a> {
    fn of(outlets: &'a Outlets) -> OwnSite<'a> {
        let address = |url: &Option<String>| url.as_deref().and_then(|url| Url::parse(url).ok());
        let outlet = outlets.original.as_ref().map(|original| (&original.party, address(&original.url)));
        OwnSite { outlet, known: HashMap::new() }
    }

    /// The outlet, where an address lies on its site.
    fn at(&mut self, url: &str) -> Option<Party> {
        let (party, address) = self.outlet.as_ref()?;
        // As the parser writes addresses.
        let host = url.split_once("://").map_or(url, |(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or(rest));
        let own = match self.known.get(host) {
            Some(known) => *known,
            None => {
                let is_its = |url: Url| {
                    address.as_ref().is_some_and(|there| host::same_site(there, &url))
                        || host::names_site(&party.name, &url)
                };
                let own = Url::parse(url).is_ok_and(is_its);
                self.known.insert(host.to_owned(), own);
                own
            }
        };
        own.then(|| (*party).clone())
    }
}

/// Named sources join the link that their words carry, else the nearest source before of the same name, else they stand
/// alone, unlinked.
fn named(claims: &[&Claim], outlets: &Outlets, cited: &mut Vec<Cited>) {
    let mut linked: Vec<(Range<usize>, usize)> = Vec::new();
    for (index, each) in cited.iter().enumerate() {
        linked.extend(each.places.iter().map(|place| (place.clone(), index)));
    }
    sort::by_key(&mut linked, |(place, _)| place.start);
    let mut alone: Vec<&Claim> = Vec::new();
    for claim in claims {
        let Fact::Source(source) = &claim.fact else { continue };
        if source.url.is_some() {
            continue;
        }
        let carried = linked.get(linked.partition_point(|(place, _)| place.end <= claim.place.start));
        let carried = carried.filter(|(place, _)| place.start < claim.place.end);
        match carried.and_then(|(_, index)| cited.get_mut(*index)).filter(|known| speaks_of_same(known, source)) {
            Some(known) => {
                if let Some(party) = source.party.as_ref().filter(|_| source.relation != Relation::OwnEarlier) {
                    let url = known.source.party.take().and_then(|party| party.url);
                    known.source.party = Some(Party { url, ..party.clone() });
                }
            }
            None => alone.push(claim),
        }
    }
    let index = by_name(cited);
    let mut met: HashMap<(String, bool), usize> = HashMap::new();
    for claim in alone {
        let Fact::Source(source) = &claim.fact else { continue };
        let own = || outlets.original.as_ref().or(outlets.view.as_ref()).map(|own| own.party.clone());
        let Some(party) = source.party.clone().or_else(own) else { continue };
        let is_own = source.relation == Relation::OwnEarlier;
        let linked = if is_own { None } else { before(&index, &party, claim.place.start) };
        let key = (name_key(&party.name), is_own);
        match linked.or_else(|| met.get(&key).copied()).and_then(|known| cited.get_mut(known)) {
            Some(known) => {
                known.source.evidence.push(claim.evidence.clone());
                known.source.further.push(source.sentence.clone());
                known.places.push(claim.place.clone());
            }
            None => {
                met.insert(key, cited.len());
                let source = Source { party: Some(party), evidence: vec![claim.evidence.clone()], ..source.clone() };
                cited.push(Cited { source, places: vec![claim.place.clone()] });
            }
        }
    }
}

/// An outlet through which a quotation came is a source, whatever else the text says of it.
fn carrying(claims: &[&Claim], cited: &mut Vec<Cited>) {
    let mut index = by_name(cited);
    for claim in claims {
        let Fact::Quotation(quotation) = &claim.fact else { continue };
        for party in &quotation.via {
            if through(&index, party, claim.place.start).is_some() {
                continue;
            }
            let places = vec![claim.place.clone()];
            index.insert(name_key(&party.name), vec![(claim.place.start, cited.len())]);
            let source = Source {
                party: Some(party.clone()),
                url: None,
                href: None,
                archived: None,
                text: party.name.clone(),
                sentence: claim.evidence.quote.clone(),
                further: Vec::new(),
                relation: Relation::Report,
                evidence: vec![claim.evidence.clone()],
            };
            cited.push(Cited { source, places });
        }
    }
}

/// What the names of one party have in common: an agency's short and long ones are one.
fn name_key(name: &str) -> String {
    host::folded(lists::agency_by_any_name(name).map_or(name, |agency| agency.name))
}

/// Whether words that name a body and carry a link speak of what it leads to: a post or a video is its author's.
fn speaks_of_same(known: &Cited, source: &Source) -> bool {
    let linked = known.source.party.as_ref().map(|party| party.name.as_str());
    let named = source.party.as_ref().map(|party| party.name.as_str());
    let differ = linked.zip(named).is_some_and(|(one, other)| !host::same_name(one, other));
    !(differ && matches!(known.source.relation, Relation::Post | Relation::Video))
}

/// Where on the page each name's sources are cited, in order: the place's start, and the source.
fn by_name(cited: &[Cited]) -> HashMap<String, Vec<(usize, usize)>> {
    let mut index: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
    for (at, each) in cited.iter().enumerate() {
        if let Some(party) = &each.source.party {
            let places = index.entry(name_key(&party.name)).or_default();
            places.extend(each.places.iter().map(|place| (place.start, at)));
        }
    }
    index.values_mut().for_each(|places| sort::by_key(places, |place| *place));
    index
}

/// The source of a name that is cited last before a place.
fn before(index: &HashMap<String, Vec<(usize, usize)>>, party: &Party, place: usize) -> Option<usize> {
    let places = index.get(&name_key(&party.name))?;
    let last = places.partition_point(|(start, _)| *start <= place).checked_sub(1)?;
    places.get(last).map(|(_, source)| *source)
}

/// The text itself, at the outlet of first publication, is its origin and not its source; nor is that outlet's front page,
/// or a topic's, an earlier piece.
fn leads_to_original(source: &Source, outlets: &Outlets) -> bool {
    let Some(url) = source.archived.as_deref().or(source.url.as_deref()) else { return false };
    let original = outlets.original.as_ref().and_then(|original| original.url.as_deref());
    original.is_some_and(|original| key(original) == key(url))
        || (source.relation == Relation::OwnEarlier && Url::parse(url).is_ok_and(|url| host::is_list(&url)))
}

/// The authors' full names, folded.
fn authors(claims: &[Claim]) -> Vec<String> {
    let name = |claim: &Claim| match &claim.fact {
        Fact::Link { role: Role::Author, party, .. } if party.name.contains(' ') => Some(host::folded(&party.name)),
        _ => None,
    };
    claims.iter().filter_map(name).collect()
}

/// A text that speaks of its author by the full name, and links, tells who that is: the books, the accounts.
fn is_of_author(source: &Source, authors: &[String]) -> bool {
    let opens = |name: &String| !name.is_empty() && host::folded(&source.sentence).starts_with(name.as_str());
    source.url.is_some() && source.relation != Relation::OwnEarlier && authors.iter().any(opens)
}

/// An outlet that speaks of itself cites nobody.
fn is_own_name(source: &Source, outlets: &Outlets, seen: &Seen) -> bool {
    source.url.is_none()
        && source.relation != Relation::OwnEarlier
        && source.party.as_ref().is_some_and(|party| {
            let is_short = outlets.view.as_ref().is_some_and(|view| is_short_for(&view.party.name, &party.name));
            let agency = || {
                seen.agency().is_some_and(|here| {
                    lists::agency_by_any_name(&party.name).is_some_and(|named| named.name == here.name)
                })
            };
            is_short || outlets.is_view(&party.name) || seen.is_site(&party.name) || agency()
        })
}

/// Whether an outlet may speak of itself by a name: by its first letters, its last word, or a part that bears its name
/// (“NRB”, “the Review”, “Kestrel Review Sport”).
fn is_short_for(own: &str, name: &str) -> bool {
    let full = own;
    let own = own.strip_prefix("The ").unwrap_or(own);
    let bare = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name);
    let initials = |name: &str| name.split(' ').filter_map(|word| word.chars().next()).collect::<String>();
    let is_initials = |full: &str| initials(full).eq_ignore_ascii_case(bare);
    let rest = bare.get(..own.len()).filter(|start| start.eq_ignore_ascii_case(own)).and(bare.get(own.len()..));
    bare.len() > 2 && (is_initials(own) || is_initials(full))
        || own.strip_suffix(bare).is_some_and(|start| start.ends_with(' '))
        || rest.is_some_and(|rest| rest.starts_with(' '))
}

/// A line that names the origin of the text as a whole names nothing that it rests on: “Source: AFP”.
fn is_credit(source: &Source, claims: &[Claim], outlets: &Outlets) -> bool {
    let Some((label, _)) = source.sentence.split_once([':', '：']) else { return false };
    let Some(party) = source.party.as_ref().filter(|_| source.url.is_none()) else { return false };
    let credited = |claim: &Claim| match &claim.fact {
        Fact::Link { role: Role::Agency, party: agency, .. } => host::same_name(&agency.name, &party.name),
        _ => false,
    };
    let name = host::folded(&party.name);
    // “Source: Kestrel Review survey”, at the Kestrel Review; “Source: the newspaper Kestrel Review”.
    let own = |own: &Chosen| name.contains(&host::folded(&own.party.name));
    let is_origin = || [&outlets.original, &outlets.view].into_iter().flatten().any(own);
    labels_sources(label) && (is_origin() || claims.iter().any(credited))
}

/// The source through which a quotation came: of the party's the nearest one cited before it, else its first.
fn through(index: &HashMap<String, Vec<(usize, usize)>>, party: &Party, place: usize) -> Option<usize> {
    let first = |name: &str| index.get(&name_key(name)).and_then(|places| places.first()).map(|(_, source)| *source);
    let in_case = || inflected::german(&party.name).and_then(|name| first(&name));
    before(index, party, place).or_else(|| first(&party.name)).or_else(in_case)
}
