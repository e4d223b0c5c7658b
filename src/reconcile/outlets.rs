//! The outlet in view, and the outlet of first publication.

use super::site::site;
use super::{Seen, origin};
use crate::claim::{Claim, Evidence, Fact, Party, Role};
use crate::date::Date;
use crate::host;

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

impl Chosen {
    /// Whether an address is that of the party's text.
    pub(crate) fn has(&self, url: Option<&str>) -> bool {
        url.is_some() && self.url.as_deref() == url
    }
}

impl Outlets {
    /// `is_article`: on other pages a credit speaks of one of many texts.
    pub(crate) fn choose(claims: &[Claim], seen: &Seen, is_article: bool) -> Outlets {
        let view = site(claims, seen, credited(claims).map(|party| party.name.as_str()));
        let found = || origin::original(claims, seen, view.as_ref());
        let original = is_article.then(found).flatten();
        Outlets { view, original }
    }

    /// Whether a name is that of the outlet in view.
    pub(crate) fn is_view(&self, name: &str) -> bool {
        self.view.as_ref().is_some_and(|view| host::same_name(&view.party.name, name))
    }

    /// Whether a name is that of the outlet of first publication.
    pub(crate) fn is_original(&self, name: &str) -> bool {
        self.original.as_ref().is_some_and(|original| host::same_name(&original.party.name, name))
    }
}

/// The party that the text credits with the first publication, whoever it is.
fn credited(claims: &[Claim]) -> Option<&Party> {
    claims.iter().find_map(|claim| match &claim.fact {
        Fact::Link { role: Role::Original, party, .. } => Some(party),
        _ => None,
    })
}
