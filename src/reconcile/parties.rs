//! The links of the chain in their order, each with its confidence. Who the people and the outlets are is left to
//! `authors` and `outlets`.

use super::Seen;
use super::authors::people;
use super::outlets::{Chosen, Outlets};
use crate::chain::{Confidence, Link};
use crate::claim::{Claim, Evidence, Fact, Party, Role};
use crate::date::Date;
use crate::{host, lists, sort};

/// The links of the chain, from the origin to the page in view.
pub(crate) fn links(
    claims: &[Claim],
    outlets: &Outlets,
    seen: &Seen,
    here: Option<String>,
    published: Option<&Date>,
) -> Vec<Link> {
    let mut links = Vec::new();
    people(claims, outlets, seen, Role::Author, &mut links);
    people(claims, outlets, seen, Role::Translator, &mut links);
    people(claims, outlets, seen, Role::Contributor, &mut links);
    agencies(claims, outlets, seen, &mut links);
    if let Some(original) = &outlets.original {
        links.push(link(
            Role::Original,
            original.party.clone(),
            original.url.clone(),
            original.date.clone(),
            original.support.clone(),
        ));
    }
    if let Some(view) = &outlets.view {
        let role = if outlets.original.is_some() || links.iter().any(|link| link.role == Role::Agency) {
            Role::Republisher
        } else {
            Role::Original
        };
        links.push(link(role, view.party.clone(), here, published.map(Date::without_time), view.support.clone()));
    }
    sort::by_key(&mut links, |link| link.role);
    links
}

/// Agencies that the text credits. On its own site an agency is the outlet.
fn agencies(claims: &[Claim], outlets: &Outlets, seen: &Seen, links: &mut Vec<Link>) {
    let here = seen.url.and_then(host::registrable).and_then(|domain| lists::agency_at(&domain));
    for claim in claims {
        let Fact::Link { role: Role::Agency, party, .. } = &claim.fact else { continue };
        let own =
            |view: &Chosen| lists::agency_by_any_name(&view.party.name).is_some_and(|agency| agency.name == party.name);
        let at_home = here.is_some_and(|agency| agency.name == party.name);
        if at_home || outlets.is_view(&party.name) || outlets.view.as_ref().is_some_and(own) {
            continue;
        }
        match links.iter_mut().find(|link| link.role == Role::Agency && host::same_name(&link.party.name, &party.name))
        {
            Some(known) => known.support.push(claim.evidence.clone()),
            None => links.push(link(Role::Agency, party.clone(), None, None, vec![claim.evidence.clone()])),
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
