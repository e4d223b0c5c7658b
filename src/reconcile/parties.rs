//! The links of the chain in their order, each with its confidence. Who the people and the outlets are is left to
//! `authors` and `outlets`.

use super::Seen;
use super::authors::people;
use super::origin::preferred_elsewhere;
use super::outlets::{Chosen, Outlets};
use crate::chain::{Confidence, Link, PageKind, Republication};
use crate::claim::{Claim, Evidence, Fact, Party, Role};
use crate::date::Date;
use crate::{host, lists, sort};

/// The links of the chain from the origin to the outlet before the one in view.
pub(crate) fn links_before(claims: &[Claim], outlets: &Outlets, seen: &Seen, page: PageKind) -> Vec<Link> {
    let mut links = Vec::new();
    people(claims, outlets, seen, Role::Author, &mut links);
    people(claims, outlets, seen, Role::Translator, &mut links);
    people(claims, outlets, seen, Role::Contributor, &mut links);
    // On a page of many texts a credit speaks of one of them.
    if page == PageKind::Article {
        agencies(claims, outlets, seen, &mut links);
        if let Some(original) = &outlets.original {
            let Chosen { party, url, date, support } = original;
            links.push(link(Role::Original, party.clone(), url.clone(), date.clone(), support.clone()));
        }
        intermediaries(claims, outlets, seen, &mut links);
    }
    sort::by_key(&mut links, |link| link.role);
    links
}

/// The outlet in view: the last link. Where the text as a whole is another's it carries it on, else it is the origin.
pub(crate) fn view(
    outlets: &Outlets,
    republication: Republication,
    here: Option<String>,
    published: Option<&Date>,
) -> Option<Link> {
    let view = outlets.view.as_ref()?;
    let role = match republication {
        Republication::None | Republication::Partial | Republication::Undetermined => Role::Original,
        _ => Role::Republisher,
    };
    Some(link(role, view.party.clone(), here, published.map(Date::without_time), view.support.clone()))
}

/// Agencies that the text credits, as what it came from or as where it first appeared. On its own site an agency is the
/// outlet.
fn agencies(claims: &[Claim], outlets: &Outlets, seen: &Seen, links: &mut Vec<Link>) {
    let here = seen.agency();
    for claim in claims {
        let Fact::Link { role: Role::Agency | Role::Original, party, url, date, .. } = &claim.fact else { continue };
        let Some(agency) = lists::agency_by_any_name(&party.name) else { continue };
        let own =
            |view: &Chosen| lists::agency_by_any_name(&view.party.name).is_some_and(|view| view.name == agency.name);
        let at_home = here.is_some_and(|here| here.name == agency.name);
        if at_home || outlets.is_view(agency.name) || outlets.view.as_ref().is_some_and(own) {
            continue;
        }
        let known = links.iter_mut().find(|link| {
            link.role == Role::Agency
                && lists::agency_by_any_name(&link.party.name).is_some_and(|known| known.name == agency.name)
        });
        match known {
            Some(known) => {
                if !known.support.contains(&claim.evidence) {
                    known.support.push(claim.evidence.clone());
                }
                known.url = known.url.take().or_else(|| url.clone());
                known.date = known.date.take().or_else(|| date.clone());
            }
            None => {
                let party = Party::organization(agency.name);
                links.push(link(Role::Agency, party, url.clone(), date.clone(), vec![claim.evidence.clone()]));
            }
        }
    }
    // The page may prefer the address of the agency's own copy.
    let Some((url, evidence)) = preferred_elsewhere(claims, seen) else { return };
    let at = host::registrable(&url).and_then(|domain| lists::agency_at(&domain));
    for link in links.iter_mut().filter(|link| link.role == Role::Agency && link.url.is_none()) {
        if at.is_some_and(|at| lists::agency_by_any_name(&link.party.name).is_some_and(|known| known.name == at.name)) {
            link.url = Some(url.to_string());
            link.support.push(evidence.clone());
        }
    }
}

/// Outlets that the text came through, in the order of the page. “Via …” alone may tell where a writer found something.
fn intermediaries(claims: &[Claim], outlets: &Outlets, seen: &Seen, links: &mut Vec<Link>) {
    for claim in claims {
        let Fact::Link { role: Role::Intermediary, party, url, date, .. } = &claim.fact else { continue };
        let comes_from = links.iter().any(|link| matches!(link.role, Role::Original | Role::Agency));
        if claim.evidence.is_seen() && !comes_from {
            continue;
        }
        if outlets.is_view(&party.name) || seen.is_site(&party.name) || outlets.is_original(&party.name) {
            continue;
        }
        match links.iter_mut().find(|link| host::same_name(&link.party.name, &party.name)) {
            Some(known) if known.role == Role::Intermediary => known.support.push(claim.evidence.clone()),
            Some(_) => {}
            None => links.push(link(
                Role::Intermediary,
                party.clone(),
                url.clone(),
                date.clone(),
                vec![claim.evidence.clone()],
            )),
        }
    }
}

pub(super) fn link(role: Role, party: Party, url: Option<String>, date: Option<Date>, support: Vec<Evidence>) -> Link {
    let confidence = confidence(&support, &[]);
    Link { role, party, url, date, confidence, support, against: Vec::new() }
}

/// Stated where the reader sees it, declared where only markup says it, inferred where the address alone does, disputed
/// where the page says otherwise too.
pub(super) fn confidence(support: &[Evidence], against: &[Evidence]) -> Confidence {
    if !against.is_empty() {
        Confidence::Disputed
    } else if support.iter().any(Evidence::is_seen) {
        Confidence::Stated
    } else if support.iter().any(|evidence| evidence.reader != crate::claim::Reader::Address) {
        Confidence::Declared
    } else {
        Confidence::Inferred
    }
}
