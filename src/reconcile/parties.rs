//! Who plays which part: the outlet in view, the outlet of first publication, the authors, the agency.

use super::Seen;
use crate::chain::{Confidence, Link, Republication};
use crate::claim::{Claim, Evidence, Fact, Party, PartyKind, Role};
use crate::date::Date;
use crate::{host, lists};
use url::Url;

/// Claims on one role that are weighed: a page that names more is no article's, and every pair is compared.
const MOST_CLAIMS: usize = 200;

/// The outlets of the chain.
pub(crate) struct Outlets {
    /// The outlet in view.
    pub(crate) view: Option<Chosen>,
    /// The outlet of first publication, where it is another.
    pub(crate) original: Option<Chosen>,
}

/// A party with what speaks for it.
pub(crate) struct Chosen {
    pub(crate) party: Party,
    pub(crate) url: Option<String>,
    pub(crate) date: Option<Date>,
    pub(crate) support: Vec<Evidence>,
}

impl Outlets {
    pub(crate) fn choose(claims: &[Claim], seen: &Seen) -> Outlets {
        let credited = credited(claims);
        let view = view(claims, seen, credited.as_ref().map(|party| party.name.as_str()));
        let outlets = Outlets { view, original: None };
        // Boilerplate that names the page's own outlet is no credit.
        let is_own = |party: &Party| outlets.is_view(&party.name) || seen.is_site(&party.name);
        let original = credited.filter(|party| !is_own(party)).map(|party| original(claims, party));
        Outlets { original, ..outlets }
    }

    /// Whether a name is that of the outlet in view.
    pub(crate) fn is_view(&self, name: &str) -> bool {
        self.view.as_ref().is_some_and(|view| host::same_name(&view.party.name, name))
    }

    /// Whether a name is that of the outlet of first publication.
    pub(crate) fn is_original(&self, name: &str) -> bool {
        self.original.as_ref().is_some_and(|original| host::same_name(&original.party.name, name))
    }

    /// A text with another outlet of first publication was taken over; with an agency alone it is the agency's copy.
    pub(crate) fn republication(&self, links: &[Link]) -> Republication {
        match (&self.original, &self.view) {
            (Some(_), _) => Republication::Full,
            (None, _) if links.iter().any(|link| link.role == Role::Agency) => Republication::Wire,
            (None, Some(_)) => Republication::None,
            (None, None) => Republication::Undetermined,
        }
    }
}

/// The party that the text credits with the first publication; a visible credit before metadata.
fn credited(claims: &[Claim]) -> Option<Party> {
    claims.iter().find_map(|claim| match &claim.fact {
        Fact::Link { role: Role::Original, party, .. } => Some(party.clone()),
        _ => None,
    })
}

/// The outlet in view is the site that the metadata names; else the one that a line beside the headline ties to a day,
/// where the words around the text name it again; else the host's.
fn view(claims: &[Claim], seen: &Seen, credited: Option<&str>) -> Option<Chosen> {
    let declared = claims.iter().filter(|claim| claim.evidence.reader != crate::claim::Reader::Address).find_map(site);
    let by_line = || {
        claims.iter().find_map(|claim| match &claim.fact {
            Fact::Appeared { party, .. } => {
                let is_credited = credited.is_some_and(|name| host::same_name(name, &party.name));
                let is_author = names_author(claims, &party.name);
                (!is_credited && !is_author && seen.recurs(&party.name)).then(|| party.clone())
            }
            _ => None,
        })
    };
    let party = declared.or_else(by_line).or_else(|| claims.iter().find_map(site))?;
    let support: Vec<Evidence> = claims
        .iter()
        .filter(|claim| names_outlet(&claim.fact, &party.name))
        .map(|claim| claim.evidence.clone())
        .collect();
    let own = claims.iter().find_map(|claim| match &claim.fact {
        Fact::Site(site) => site
            .url
            .clone()
            .filter(|url| seen.url.is_none_or(|own| Url::parse(url).is_ok_and(|url| host::same_site(own, &url)))),
        _ => None,
    });
    let party = Party { url: party.url.clone().or(own), ..party };
    Some(Chosen { party, url: None, date: None, support })
}

fn site(claim: &Claim) -> Option<Party> {
    match &claim.fact {
        Fact::Site(party) => Some(party.clone()),
        _ => None,
    }
}

fn names_author(claims: &[Claim], name: &str) -> bool {
    claims.iter().any(|claim| matches!(&claim.fact, Fact::Link { role: Role::Author, party, .. } if host::same_name(&party.name, name)))
}

fn names_outlet(fact: &Fact, name: &str) -> bool {
    match fact {
        Fact::Site(party) | Fact::Appeared { party, .. } => host::same_name(&party.name, name),
        _ => false,
    }
}

/// The outlet of first publication, with its day and address from the credit or from a line beside the headline, and the
/// copyright line that names it.
fn original(claims: &[Claim], party: Party) -> Chosen {
    let mut chosen = Chosen { party: party.clone(), url: None, date: None, support: Vec::new() };
    for claim in claims {
        let (url, date) = match &claim.fact {
            Fact::Link { role: Role::Original, party: other, url, date }
                if host::same_name(&other.name, &party.name) =>
            {
                (url.clone(), date.clone())
            }
            Fact::Appeared { party: other, url, date } if host::same_name(&other.name, &party.name) => {
                (url.clone(), Some(date.clone()))
            }
            Fact::Rights { holders, .. } if holders.iter().any(|holder| host::same_name(&holder.name, &party.name)) => {
                (None, None)
            }
            _ => continue,
        };
        chosen.url = chosen.url.take().or(url);
        chosen.date = chosen.date.take().or(date);
        chosen.support.push(claim.evidence.clone());
    }
    // An address without a path is the outlet's own, not that of a text there.
    let is_front =
        chosen.url.as_deref().and_then(|url| Url::parse(url).ok()).is_some_and(|url| matches!(url.path(), "" | "/"));
    if is_front {
        chosen.party.url = chosen.url.take();
    } else if let Some(front) =
        chosen.url.as_deref().and_then(|url| Url::parse(url).ok()).and_then(|url| url.join("/").ok())
        && host::names_site(&chosen.party.name, &front)
    {
        chosen.party.url = Some(front.to_string());
    }
    chosen
}

/// The links of the chain, from the origin to the page in view.
pub(crate) fn links(
    claims: &[Claim],
    outlets: &Outlets,
    seen: &Seen,
    here: Option<String>,
    published: Option<&Date>,
) -> Vec<Link> {
    let mut links = Vec::new();
    people(claims, outlets, Role::Author, &mut links);
    people(claims, outlets, Role::Translator, &mut links);
    people(claims, outlets, Role::Contributor, &mut links);
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
    links.sort_by_key(|link| link.role);
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

fn link(role: Role, party: Party, url: Option<String>, date: Option<Date>, support: Vec<Evidence>) -> Link {
    let confidence = confidence(&support, &[]);
    Link { role, party, url, date, confidence, support, against: Vec::new() }
}

/// Stated where the reader sees it, declared where only markup says it, inferred where the address alone does, disputed
/// where the page says otherwise too.
fn confidence(support: &[Evidence], against: &[Evidence]) -> Confidence {
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

/// Visible bylines name the people; without one the metadata does. Names that only the metadata gives beside a visible
/// byline speak against it. An agency in the byline supplied the text: it is the agency, not an author.
fn people(claims: &[Claim], outlets: &Outlets, role: Role, links: &mut Vec<Link>) {
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
