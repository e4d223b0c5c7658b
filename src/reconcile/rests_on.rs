//! What the text rests on: linked and named sources joined, quotations tied to the sources they came through.

use super::Seen;
use super::parties::Outlets;
use crate::claim::{Claim, Fact, Party, Quotation, Relation, Source};
use crate::host;
use std::ops::Range;
use url::Url;

/// A source with the places of the page's text that cite it.
struct Cited {
    source: Source,
    places: Vec<Range<usize>>,
}

/// Sources and quotations in the order of the page.
pub(crate) fn sources_and_quotations(
    claims: &[Claim],
    outlets: &Outlets,
    seen: &Seen,
) -> (Vec<Source>, Vec<Quotation>) {
    let mut in_order: Vec<&Claim> =
        claims.iter().filter(|claim| matches!(claim.fact, Fact::Source(_) | Fact::Quotation(_))).collect();
    in_order.sort_by_key(|claim| (claim.place.start, claim.place.end));
    let mut cited = linked(&in_order, outlets);
    named(&in_order, outlets, &mut cited);
    cited.retain(|each| !leads_to_original(&each.source, outlets) && !is_own_name(&each.source, outlets, seen));
    cited.sort_by_key(|each| each.places.first().map_or(0, |place| place.start));
    let quotations = in_order
        .iter()
        .filter_map(|claim| match &claim.fact {
            Fact::Quotation(quotation) => Some(Quotation {
                sources: through(&cited, &quotation.via, claim.place.start),
                evidence: vec![claim.evidence.clone()],
                ..quotation.clone()
            }),
            _ => None,
        })
        .collect();
    (cited.into_iter().map(|each| each.source).collect(), quotations)
}

/// Linked sources, one for each address; a link to the outlet of first publication is an earlier piece of its own.
fn linked(claims: &[&Claim], outlets: &Outlets) -> Vec<Cited> {
    let mut cited: Vec<Cited> = Vec::new();
    for claim in claims {
        let Fact::Source(source) = &claim.fact else { continue };
        if source.url.is_none() {
            continue;
        }
        if let Some(known) = cited.iter_mut().find(|known| known.source.url == source.url) {
            known.source.evidence.push(claim.evidence.clone());
            known.places.push(claim.place.clone());
            continue;
        }
        let mut source = Source { evidence: vec![claim.evidence.clone()], ..source.clone() };
        if let Some(own) = own_outlet(&source, outlets) {
            source.relation = Relation::OwnEarlier;
            source.party = Some(own);
        }
        cited.push(Cited { source, places: vec![claim.place.clone()] });
    }
    cited
}

/// The outlet of first publication, where a source lies on its site.
fn own_outlet(source: &Source, outlets: &Outlets) -> Option<Party> {
    let original = outlets.original.as_ref()?;
    let url = source.url.as_deref().and_then(|url| Url::parse(url).ok())?;
    let same =
        original.url.as_deref().and_then(|url| Url::parse(url).ok()).is_some_and(|there| host::same_site(&there, &url));
    (same || host::names_site(&original.party.name, &url)).then(|| original.party.clone())
}

/// Named sources join the link that their words carry, else the nearest source before of the same name, else they stand
/// alone, unlinked.
fn named(claims: &[&Claim], outlets: &Outlets, cited: &mut Vec<Cited>) {
    for claim in claims {
        let Fact::Source(source) = &claim.fact else { continue };
        if source.url.is_some() {
            continue;
        }
        let party = source
            .party
            .clone()
            .or_else(|| outlets.original.as_ref().or(outlets.view.as_ref()).map(|own| own.party.clone()));
        let Some(party) = party else { continue };
        let overlapping = cited
            .iter_mut()
            .find(|known| known.source.url.is_some() && known.places.iter().any(|place| overlap(place, &claim.place)));
        if let Some(known) = overlapping {
            if source.relation != Relation::OwnEarlier {
                let url = known.source.party.take().and_then(|party| party.url);
                known.source.party = Some(Party { url, ..party });
            }
            continue;
        }
        let same_name = |known: &&mut Cited| {
            known.source.relation == source.relation
                && known.source.party.as_ref().is_some_and(|other| host::same_name(&other.name, &party.name))
        };
        let before = |known: &&mut Cited| known.places.iter().any(|place| place.start <= claim.place.start);
        match cited
            .iter_mut()
            .filter(before)
            .filter(same_name)
            .max_by_key(|known| known.places.first().map_or(0, |place| place.start))
        {
            Some(known) => {
                known.source.evidence.push(claim.evidence.clone());
                known.places.push(claim.place.clone());
            }
            None => cited.push(Cited {
                source: Source { party: Some(party), evidence: vec![claim.evidence.clone()], ..source.clone() },
                places: vec![claim.place.clone()],
            }),
        }
    }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// The text itself, at the outlet of first publication, is its origin and not its source.
fn leads_to_original(source: &Source, outlets: &Outlets) -> bool {
    source.url.is_some() && outlets.original.as_ref().is_some_and(|original| original.url == source.url)
}

/// An outlet that speaks of itself cites nobody.
fn is_own_name(source: &Source, outlets: &Outlets, seen: &Seen) -> bool {
    source.url.is_none()
        && source.relation != Relation::OwnEarlier
        && source.party.as_ref().is_some_and(|party| {
            outlets.is_view(&party.name) || seen.url.is_some_and(|url| host::names_site(&party.name, url))
        })
}

/// The sources through which a quotation came: for each party the nearest one cited before it.
fn through(cited: &[Cited], via: &[Party], place: usize) -> Vec<usize> {
    via.iter()
        .filter_map(|party| {
            let of_party = |(_, each): &(usize, &Cited)| {
                each.source.party.as_ref().is_some_and(|other| host::same_name(&other.name, &party.name))
            };
            let nearest = |each: &Cited| each.places.iter().map(|at| at.start).filter(|start| *start <= place).max();
            cited.iter().enumerate().filter(of_party).max_by_key(|(_, each)| nearest(each)).map(|(index, _)| index)
        })
        .collect()
}
