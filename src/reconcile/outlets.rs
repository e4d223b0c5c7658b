//! The outlet in view, and the outlet of first publication.

use super::Seen;
use super::site::site;
use crate::chain::{Link, Republication};
use crate::claim::{Claim, Evidence, Fact, Party, Role};
use crate::date::Date;
use crate::host;
use url::Url;

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
        let view = site(claims, seen, credited.as_ref().map(|party| party.name.as_str()));
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

/// The outlet of first publication, with its day and address from the credit or from a line beside the headline, and the
/// copyright line that names it.
fn original(claims: &[Claim], party: Party) -> Chosen {
    let mut chosen = Chosen { party: party.clone(), url: None, date: None, support: Vec::new() };
    for claim in claims {
        let (url, date) = match &claim.fact {
            Fact::Link { role: Role::Original, party: other, url, date, .. }
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
