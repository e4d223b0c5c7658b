//! The people of the chain: authors, translators, contributors.

use super::outlets::Outlets;
use super::parties::{confidence, link};
use crate::chain::Link;
use crate::claim::{Claim, Fact, Party, PartyKind, Role};
use crate::{host, lists};

/// Claims on one role that are weighed: a page that names more is no article's, and every pair is compared.
const MOST_CLAIMS: usize = 200;

/// Visible bylines name the people; without one the metadata does. Names that only the metadata gives beside a visible
/// byline speak against it. An agency in the byline supplied the text: it is the agency, not an author.
pub(super) fn people(claims: &[Claim], outlets: &Outlets, role: Role, links: &mut Vec<Link>) {
    let named: Vec<(&Party, &Claim)> = claims
        .iter()
        .filter_map(|claim| match &claim.fact {
            Fact::Link { role: each, party, .. } if *each == role => Some((party, claim)),
            _ => None,
        })
        .filter(|(party, _)| !outlets.is_view(&party.name) && !outlets.is_original(&party.name))
        .collect();
    let named = named.get(..named.len().min(MOST_CLAIMS)).unwrap_or_default();
    let visible = named.iter().any(|(_, claim)| claim.evidence.is_seen());
    let mut chosen: Vec<Link> = Vec::new();
    for (party, claim) in named.iter().filter(|(_, claim)| claim.evidence.is_seen() == visible) {
        match chosen.iter_mut().find(|link| host::same_name(&link.party.name, &party.name)) {
            Some(known) => {
                if !known.support.contains(&claim.evidence) {
                    known.support.push(claim.evidence.clone());
                }
                known.party.url = known.party.url.take().or_else(|| party.url.clone());
            }
            None => {
                let agency = (party.kind == PartyKind::Organization).then(|| lists::agency(&party.name)).flatten();
                let role = if agency.is_some() && role == Role::Author { Role::Agency } else { role };
                chosen.push(link(role, (*party).clone(), None, None, vec![claim.evidence.clone()]));
            }
        }
    }
    if visible {
        for (party, claim) in named.iter().filter(|(_, claim)| !claim.evidence.is_seen()) {
            match chosen.iter_mut().find(|link| host::same_name(&link.party.name, &party.name)) {
                Some(known) => known.support.push(claim.evidence.clone()),
                None => {
                    for link in chosen.iter_mut().filter(|link| link.party.kind == party.kind) {
                        link.against.push(claim.evidence.clone());
                        link.confidence = confidence(&link.support, &link.against);
                    }
                }
            }
        }
    }
    links.append(&mut chosen);
}
