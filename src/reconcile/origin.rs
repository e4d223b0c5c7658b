//! Where the text comes from: the outlet of first publication, and in what way the text is another's.
//!
//! Both are told by lists of named rules, the strongest first: the first that answers decides. Each rule names the golden
//! page (`tests/pages`) on which it decides; a test holds them to it. Which signs there are is the readers' business, the
//! agencies and the order of the links that of `parties`.

use super::Seen;
use super::outlets::Chosen;
use crate::chain::{Link, Republication};
use crate::claim::{Claim, Evidence, Fact, Handover, Party, PartyKind, Role};
use crate::{host, lists};
use url::Url;

/// What the rules on the outlet of first publication may ask.
pub(crate) struct Asked<'a> {
    claims: &'a [Claim],
    seen: &'a Seen<'a>,
    view: Option<&'a Chosen>,
}

/// A rule that finds the outlet of first publication.
struct Finds {
    name: &'static str,
    #[allow(dead_code, reason = "the tests hold each rule to its page")]
    page: &'static str,
    party: fn(&Asked) -> Option<Party>,
}

const OUTLETS: &[Finds] = &[
    Finds { name: "words credit an outlet", page: "republished-with-credit", party: words_credit_an_outlet },
    Finds { name: "a line leads away", page: "line-beside-headline-leads-away", party: a_line_leads_away },
    Finds { name: "markup names an origin", page: "origin-in-markup", party: markup_names_an_origin },
    Finds {
        name: "a press release is its signer's",
        page: "press-release-at-its-distributor",
        party: signer_of_a_press_release,
    },
];

/// The outlet of first publication, where it is another than the one in view, and the rule that found it.
pub(crate) fn original(claims: &[Claim], seen: &Seen, view: Option<&Chosen>) -> Option<(Chosen, &'static str)> {
    let asked = Asked { claims, seen, view };
    let (rule, party) = OUTLETS.iter().find_map(|rule| Some((rule.name, (rule.party)(&asked)?)))?;
    Some((asked.chosen(party), rule))
}

/// A visible credit names an outlet: “originally published by …”.
fn words_credit_an_outlet(asked: &Asked) -> Option<Party> {
    asked.claims.iter().filter(|claim| claim.evidence.is_seen()).find_map(|claim| asked.credited(claim))
}

/// A line beside the headline ties an outlet to a day, and links its site.
fn a_line_leads_away(asked: &Asked) -> Option<Party> {
    asked.claims.iter().find_map(|claim| match &claim.fact {
        Fact::Appeared { party, url: Some(url), .. } => {
            let away = Url::parse(url).ok().filter(|_| !asked.seen.is_here(url))?;
            (host::names_site(&party.name, &away) && asked.is_another(party)).then(|| party.clone())
        }
        _ => None,
    })
}

/// Metadata names the work that this one was taken from.
fn markup_names_an_origin(asked: &Asked) -> Option<Party> {
    asked.claims.iter().find_map(|claim| asked.credited(claim))
}

/// The body that stands as the author of a press release issued it.
fn signer_of_a_press_release(asked: &Asked) -> Option<Party> {
    let is_release = |claim: &Claim| claim.fact == Fact::HandedOn(Handover::PressRelease);
    asked.claims.iter().find(|claim| is_release(claim))?;
    asked.claims.iter().find_map(|claim| match &claim.fact {
        Fact::Byline { party, .. } | Fact::Link { role: Role::Author, party, .. }
            if party.kind == PartyKind::Organization && !is_agency(&party.name) && asked.is_another(party) =>
        {
            Some(Party::organization(party.name.clone()))
        }
        _ => None,
    })
}

impl Asked<'_> {
    /// The outlet that a claim credits with the first publication. An agency is no outlet here: it has a link of its own.
    fn credited(&self, claim: &Claim) -> Option<Party> {
        match &claim.fact {
            Fact::Link { role: Role::Original, party, url, handover, .. }
                if !is_agency(&party.name)
                    && (self.is_another(party) || self.is_elsewhere(url.as_deref(), party, *handover)) =>
            {
                Some(party.clone())
            }
            _ => None,
        }
    }

    /// Boilerplate that names the page's own outlet is no credit.
    fn is_another(&self, party: &Party) -> bool {
        !(self.view.is_some_and(|view| host::same_name(&view.party.name, &party.name))
            || self.seen.is_site(&party.name))
    }

    /// Whether the text stands on another host of the same site: under another title, or in another language.
    fn is_elsewhere(&self, url: Option<&str>, party: &Party, handover: Option<Handover>) -> bool {
        let there = url.and_then(|url| Url::parse(url).ok());
        let is_view = self.view.is_some_and(|view| host::same_name(&view.party.name, &party.name));
        (!is_view || handover == Some(Handover::Translation))
            && there.is_some_and(|there| self.seen.url.is_some_and(|here| here.host_str() != there.host_str()))
    }

    /// Whether a line that ties the original outlet to a day tells when the text appeared there. Portals name those who
    /// provide a text so, and link their sites: that day is the portal's own.
    fn is_of_original(&self, url: Option<&str>) -> bool {
        let tells_its_own = |claim: &Claim| match &claim.fact {
            Fact::Published(_) => true,
            Fact::Appeared { party, .. } => !self.is_another(party),
            _ => false,
        };
        !is_front(url) && (url.is_some() || self.claims.iter().any(tells_its_own))
    }

    /// The outlet with its day and address from the credit or from a line beside the headline, and with the copyright
    /// line that names it.
    fn chosen(&self, party: Party) -> Chosen {
        let is_it = |other: &Party| host::same_name(&other.name, &party.name);
        let mut chosen = Chosen { party: party.clone(), url: None, date: None, support: Vec::new() };
        for claim in self.claims {
            let (url, date) = match &claim.fact {
                Fact::Link { role: Role::Original, party: other, url, date, .. } if is_it(other) => {
                    (url.clone(), date.clone())
                }
                Fact::Appeared { party: other, url, date } if is_it(other) => {
                    (url.clone(), self.is_of_original(url.as_deref()).then(|| date.clone()))
                }
                Fact::Rights { holders, .. } if holders.iter().any(is_it) => (None, None),
                // Where the outlet stands as the author, it is meant as the origin.
                Fact::Byline { party: other, .. } | Fact::Link { role: Role::Author, party: other, .. }
                    if is_it(other) =>
                {
                    (None, None)
                }
                _ => continue,
            };
            // An address without a path is the outlet's own, not that of a text there.
            if is_front(url.as_deref()) {
                chosen.party.url = chosen.party.url.take().or(url);
            } else {
                chosen.url = chosen.url.take().or(url);
            }
            chosen.date = chosen.date.take().or(date);
            chosen.support.push(claim.evidence.clone());
        }
        let front = chosen.url.as_deref().and_then(|url| Url::parse(url).ok()).and_then(|url| url.join("/").ok());
        if let Some(front) = front.filter(|front| host::names_site(&party.name, front)) {
            chosen.party.url = chosen.party.url.take().or_else(|| Some(front.to_string()));
        }
        chosen
    }
}

/// The address on another site that the page prefers to its own.
pub(super) fn preferred_elsewhere<'a>(claims: &'a [Claim], seen: &Seen) -> Option<(Url, &'a Evidence)> {
    let here = seen.url?;
    claims.iter().find_map(|claim| match &claim.fact {
        Fact::CanonicalUrl(text) => {
            let url = Url::parse(text).ok().filter(|url| host::is_elsewhere(here, url))?;
            Some((url, &claim.evidence))
        }
        _ => None,
    })
}

/// Whether an address is that of a site, not of a text.
pub(super) fn is_front(url: Option<&str>) -> bool {
    let is_bare = |url: Url| matches!(url.path(), "" | "/") && host::without_tracking(&url).query().is_none();
    url.and_then(|url| Url::parse(url).ok()).is_some_and(is_bare)
}

pub(super) fn is_agency(name: &str) -> bool {
    lists::agency_by_any_name(name).is_some()
}

/// What the rules on the way of republication may ask.
pub(crate) struct Way<'a> {
    claims: &'a [Claim],
    seen: &'a Seen<'a>,
    original: Option<&'a Chosen>,
    links: &'a [Link],
}

/// A rule that tells in what way the text is another's.
struct Tells {
    #[allow(dead_code, reason = "the tests hold each rule to its page")]
    page: &'static str,
    holds: fn(&Way) -> bool,
    republication: Republication,
}

const WAYS: &[Tells] = &[
    Tells {
        page: "press-release",
        holds: |way| way.is(Handover::PressRelease),
        republication: Republication::PressRelease,
    },
    Tells {
        page: "translated-from-elsewhere",
        holds: |way| way.is(Handover::Translation),
        republication: Republication::Translation,
    },
    Tells { page: "excerpt-of-a-book", holds: |way| way.is(Handover::Excerpt), republication: Republication::Excerpt },
    Tells { page: "sister-title", holds: |way| way.is_of_one_publisher(), republication: Republication::OwnArchive },
    Tells { page: "republished-with-credit", holds: |way| way.original.is_some(), republication: Republication::Full },
    Tells {
        page: "agency-and-desk-at-the-end",
        holds: |way| way.is(Handover::Part),
        republication: Republication::Partial,
    },
    Tells {
        page: "desk-with-an-agency",
        holds: |way| way.signs_beside_an_agency(),
        republication: Republication::Partial,
    },
    Tells { page: "agency-dateline", holds: |way| way.has_agency(), republication: Republication::Wire },
    Tells {
        page: "canonical-elsewhere-alone",
        holds: |way| preferred_elsewhere(way.claims, way.seen).is_some(),
        republication: Republication::Undetermined,
    },
];

/// In what way the text is another's.
pub(crate) fn republication(claims: &[Claim], seen: &Seen, original: Option<&Chosen>, links: &[Link]) -> Republication {
    let way = Way { claims, seen, original, links };
    WAYS.iter().find(|rule| (rule.holds)(&way)).map_or(Republication::None, |rule| rule.republication)
}

impl Way<'_> {
    fn has_agency(&self) -> bool {
        self.links.iter().any(|link| link.role == Role::Agency)
    }

    /// Whether one signature names the outlet's own desk, or the outlet, and an agency.
    fn signs_beside_an_agency(&self) -> bool {
        let agencies = || self.links.iter().filter(|link| link.role == Role::Agency);
        let is_body = |link: &&Link| link.role == Role::Author && link.party.kind == PartyKind::Organization;
        self.links.iter().filter(is_body).any(|desk| {
            agencies().any(|agency| agency.support.iter().any(|signature| desk.support.contains(signature)))
        })
    }

    /// Whether the page says this of the text, of a party in its chain or of none.
    fn is(&self, handover: Handover) -> bool {
        self.claims.iter().any(|claim| match &claim.fact {
            Fact::HandedOn(said) => *said == handover,
            Fact::Link { role: Role::Original, party, handover: Some(said), .. } => {
                *said == handover
                    && self.original.is_some_and(|original| host::same_name(&original.party.name, &party.name))
            }
            Fact::Link { role: Role::Agency, party, handover: Some(said), .. } => {
                *said == handover
                    && self
                        .links
                        .iter()
                        .any(|link| link.role == Role::Agency && host::same_name(&link.party.name, &party.name))
            }
            _ => false,
        })
    }

    /// Whether the original stands on the site in view, or is called a sister title.
    fn is_of_one_publisher(&self) -> bool {
        let there = self.original.and_then(|original| original.url.as_deref().or(original.party.url.as_deref()));
        self.is(Handover::SisterTitle) || there.is_some_and(|there| self.seen.url.is_some() && self.seen.is_here(there))
    }
}
