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

/// Words in the names of bodies that publish about themselves.
const INSTITUTIONS: &[&str] = &[
    "academy",
    "agency",
    "association",
    "center",
    "centre",
    "college",
    "commission",
    "council",
    "department",
    "foundation",
    "hochschule",
    "hospital",
    "institut",
    "institute",
    "instituto",
    "istituto",
    "laboratory",
    "ministry",
    "observatory",
    "school",
    "société",
    "society",
    "universidad",
    "universidade",
    "universitat",
    "university",
    "università",
    "universität",
    "université",
    "universiteit",
];

/// Bytes of the page's text between a carrier's name and the copyright line beside it.
const BESIDE: usize = 120;

/// Bytes of a name that may open another of the same outlet.
const LEAST_NAME: usize = 6;

/// A rule that finds the outlet of first publication.
struct Finds {
    #[allow(dead_code, reason = "the tests hold each rule to its page")]
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
        name: "a syndicate stands before a copyright line",
        page: "copyright-line-after-a-syndicate",
        party: holder_beside_a_syndicate,
    },
    Finds {
        name: "an outlet's own service supplies its texts",
        page: "news-service-of-an-outlet",
        party: outlet_of_a_service,
    },
    Finds {
        name: "a press release is its signer's",
        page: "press-release-at-its-distributor",
        party: signer_of_a_press_release,
    },
];

/// The outlet of first publication, where it is another than the one in view.
pub(crate) fn original(claims: &[Claim], seen: &Seen, view: Option<&Chosen>) -> Option<Chosen> {
    let asked = Asked { claims, seen, view };
    let party = OUTLETS.iter().find_map(|rule| (rule.party)(&asked))?;
    Some(asked.chosen(party))
}

/// A visible credit names an outlet: “originally published by …”.
fn words_credit_an_outlet(asked: &Asked) -> Option<Party> {
    let seen = || asked.claims.iter().filter(|claim| claim.evidence.is_seen());
    let first = seen().find_map(|claim| Some((asked.credited(claim)?, linked(claim)?)))?;
    let (party, url) = first;
    // A credit without a name is called after its host; another one that links the same text has the name.
    let is_host = |party: &Party| party.name.contains('.') && !party.name.contains(' ');
    let named = || {
        let same = seen().filter(|claim| url.is_some() && linked(claim) == Some(url));
        same.filter_map(|claim| asked.credited(claim)).find(|other| !is_host(other))
    };
    Some(if is_host(&party) { named().unwrap_or(party) } else { party })
}

/// The address that a credit links, if any; nothing for other claims.
fn linked(claim: &Claim) -> Option<Option<&String>> {
    match &claim.fact {
        Fact::Link { role: Role::Original, url, .. } => Some(url.as_ref()),
        _ => None,
    }
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

/// The text came through someone, and the copyright line beside that names another body: “Via … / Copyright © 2019 …”.
fn holder_beside_a_syndicate(asked: &Asked) -> Option<Party> {
    let is_through = |claim: &&Claim| matches!(&claim.fact, Fact::Link { role: Role::Intermediary, .. });
    let through = asked.claims.iter().find(is_through)?;
    asked.claims.iter().find_map(|claim| match (&claim.fact, &through.fact) {
        (Fact::Rights { holders, .. }, Fact::Link { party: carrier, .. })
            if claim.place.start.abs_diff(through.place.end) <= BESIDE =>
        {
            let [holder] = holders.as_slice() else { return None };
            let is_body = holder.kind == PartyKind::Organization && !is_agency(&holder.name);
            (is_body && asked.is_another(holder) && holder.name != carrier.name).then(|| holder.clone())
        }
        _ => None,
    })
}

/// The agency that supplied the text as a whole is the service of one outlet and hands on what that published.
fn outlet_of_a_service(asked: &Asked) -> Option<Party> {
    let in_part = |claim: &Claim| match &claim.fact {
        Fact::HandedOn(handover) => *handover == Handover::Part,
        Fact::Link { role: Role::Agency, handover, .. } => *handover == Some(Handover::Part),
        _ => false,
    };
    if asked.claims.iter().any(in_part) {
        return None;
    }
    let outlets = asked.claims.iter().filter_map(|claim| supplied_by(claim)).map(Party::organization);
    outlets.into_iter().find(|party| asked.is_another(party))
}

/// The outlet whose service a claim credits with the text.
fn supplied_by(claim: &Claim) -> Option<&'static str> {
    match &claim.fact {
        Fact::Link { role: Role::Agency | Role::Original, party, .. } => lists::agency_by_any_name(&party.name)?.outlet,
        _ => None,
    }
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

    /// Boilerplate that names the page's own outlet is no credit, be it with a word more or less: “Kestrel” and “Kestrel
    /// News”.
    fn is_another(&self, party: &Party) -> bool {
        let name = host::folded(&party.name);
        let is_own = |view: &Chosen| {
            let own = host::folded(&view.party.name);
            let shorter = own.len().min(name.len());
            own == name || (shorter >= LEAST_NAME && (own.starts_with(&name) || name.starts_with(&own)))
        };
        !(self.view.is_some_and(is_own) || self.seen.is_site(&party.name))
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
                Fact::Link { role: Role::Original, party: other, url, date, .. }
                    if is_it(other) || chosen.has(url.as_deref()) =>
                {
                    (url.clone(), date.clone())
                }
                Fact::Appeared { party: other, url, date } if is_it(other) => {
                    (url.clone(), self.is_of_original(url.as_deref()).then(|| date.clone()))
                }
                Fact::Rights { holders, .. } if holders.iter().any(is_it) => (None, None),
                Fact::Link { role: Role::Agency, .. } if supplied_by(claim) == Some(party.name.as_str()) => {
                    (None, None)
                }
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

/// A rule that tells in what way the text is another's, and what it rests on. Nothing where it does not hold.
struct Tells {
    #[allow(dead_code, reason = "the tests hold each rule to its page")]
    page: &'static str,
    rests_on: fn(&Way) -> Vec<Evidence>,
    republication: Republication,
}

const WAYS: &[Tells] = &[
    Tells {
        page: "press-release",
        rests_on: |way| way.said(Handover::PressRelease),
        republication: Republication::PressRelease,
    },
    Tells {
        page: "translated-from-elsewhere",
        rests_on: |way| way.translated(),
        republication: Republication::Translation,
    },
    Tells {
        page: "excerpt-of-a-book",
        rests_on: |way| way.said(Handover::Excerpt),
        republication: Republication::Excerpt,
    },
    Tells { page: "sister-title", rests_on: |way| way.within_a_publisher(), republication: Republication::OwnArchive },
    Tells {
        page: "institution-provides-its-own-text",
        rests_on: |way| way.issued(),
        republication: Republication::PressRelease,
    },
    Tells { page: "news-service-of-an-outlet", rests_on: |way| way.of_a_service(), republication: Republication::Wire },
    Tells { page: "republished-with-credit", rests_on: |way| way.credit(), republication: Republication::Full },
    Tells {
        page: "agency-and-desk-at-the-end",
        rests_on: |way| way.said(Handover::Part),
        republication: Republication::Partial,
    },
    Tells { page: "desk-with-an-agency", rests_on: |way| way.joint_signature(), republication: Republication::Partial },
    Tells { page: "agency-dateline", rests_on: |way| way.of_agencies(), republication: Republication::Wire },
    Tells {
        page: "canonical-elsewhere-alone",
        rests_on: |way| way.preferred_address(),
        republication: Republication::Undetermined,
    },
];

/// In what way the text is another's, and what that rests on.
pub(crate) fn republication(
    claims: &[Claim],
    seen: &Seen,
    original: Option<&Chosen>,
    links: &[Link],
) -> (Republication, Vec<Evidence>) {
    let way = Way { claims, seen, original, links };
    let told = WAYS.iter().map(|rule| (rule.republication, (rule.rests_on)(&way)));
    told.into_iter().find(|(_, evidence)| !evidence.is_empty()).unwrap_or((Republication::None, Vec::new()))
}

impl Way<'_> {
    fn agencies(&self) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(|link| link.role == Role::Agency)
    }

    fn of_agencies(&self) -> Vec<Evidence> {
        self.agencies().flat_map(|agency| agency.support.iter().cloned()).collect()
    }

    fn credit(&self) -> Vec<Evidence> {
        self.original.map(|original| original.support.clone()).unwrap_or_default()
    }

    /// The credit and the byline, where both name one institution: it speaks of itself, and is no outlet.
    fn issued(&self) -> Vec<Evidence> {
        let Some(original) = self.original else { return Vec::new() };
        let mut words = original.party.name.split_whitespace().map(str::to_lowercase);
        let signs = |claim: &&Claim| match &claim.fact {
            Fact::Byline { party, .. } => host::same_name(&party.name, &original.party.name),
            _ => false,
        };
        let mut signatures = self.claims.iter().filter(signs).map(|claim| claim.evidence.clone()).peekable();
        if signatures.peek().is_none() || !words.any(|word| INSTITUTIONS.contains(&word.as_str())) {
            return Vec::new();
        }
        signatures.chain(self.credit()).collect()
    }

    /// What credits an outlet's own service, where that alone names the outlet.
    fn of_a_service(&self) -> Vec<Evidence> {
        let name = self.original.map(|original| original.party.name.as_str());
        let of_service = |claim: &&Claim| supplied_by(claim).is_some_and(|outlet| Some(outlet) == name);
        let credits: Vec<Evidence> =
            self.claims.iter().filter(of_service).map(|claim| claim.evidence.clone()).collect();
        let says_so = |claim: &Claim| match &claim.fact {
            Fact::Link { role: Role::Original, party, .. } => Some(party.name.as_str()) == name,
            _ => false,
        };
        if self.claims.iter().any(says_so) { Vec::new() } else { credits }
    }

    fn preferred_address(&self) -> Vec<Evidence> {
        preferred_elsewhere(self.claims, self.seen).map(|(_, evidence)| evidence.clone()).into_iter().collect()
    }

    /// The signatures that name the outlet's own desk, or the outlet, and an agency.
    fn joint_signature(&self) -> Vec<Evidence> {
        let is_body = |link: &&Link| link.role == Role::Author && link.party.kind == PartyKind::Organization;
        let desks = self.links.iter().filter(is_body).flat_map(|desk| desk.support.iter());
        desks.filter(|signature| self.agencies().any(|agency| agency.support.contains(signature))).cloned().collect()
    }

    /// Where the page says that the text is a translation, or who translated it.
    fn translated(&self) -> Vec<Evidence> {
        let translators = self.links.iter().filter(|link| link.role == Role::Translator);
        let signed = translators.flat_map(|link| link.support.iter()).filter(|evidence| evidence.is_seen()).cloned();
        self.said(Handover::Translation).into_iter().chain(signed).collect()
    }

    /// Where the page says this of the text, of a party in its chain or of none.
    fn said(&self, handover: Handover) -> Vec<Evidence> {
        let is_said = |claim: &&Claim| match &claim.fact {
            Fact::HandedOn(said) => *said == handover,
            Fact::Link { role: Role::Original, party, url, handover: Some(said), .. } => {
                let is_it = |original: &Chosen| {
                    host::same_name(&original.party.name, &party.name) || original.has(url.as_deref())
                };
                *said == handover && self.original.is_some_and(is_it)
            }
            Fact::Link { role: Role::Agency, party, handover: Some(said), .. } => {
                *said == handover && self.agencies().any(|agency| host::same_name(&agency.party.name, &party.name))
            }
            _ => false,
        };
        self.claims.iter().filter(is_said).map(|claim| claim.evidence.clone()).collect()
    }

    /// The credit, where the original stands on the site in view or is called a sister title.
    fn within_a_publisher(&self) -> Vec<Evidence> {
        let there = self.original.and_then(|original| original.url.as_deref().or(original.party.url.as_deref()));
        let is_here = there.is_some_and(|there| self.seen.url.is_some() && self.seen.is_here(there));
        if is_here { self.credit() } else { self.said(Handover::SisterTitle) }
    }
}

#[cfg(test)]
mod tests {
    use super::{OUTLETS, WAYS};
    use crate::chain::SourceChain;
    use std::path::Path;

    /// The answer to a golden page.
    fn answer(page: &str) -> SourceChain {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages").join(page);
        let html = std::fs::read_to_string(folder.join("page.html")).unwrap();
        let case = std::fs::read_to_string(folder.join("case.json")).unwrap();
        let case: serde_json::Value = serde_json::from_str(&case).unwrap();
        crate::trace(&html, case["url"].as_str())
    }

    #[test]
    fn each_way_is_told_on_its_page() {
        for rule in WAYS {
            assert_eq!(answer(rule.page).work.republication, rule.republication, "{}", rule.page);
        }
    }

    #[test]
    fn each_outlet_is_found_on_its_page() {
        for rule in OUTLETS {
            let chain = answer(rule.page);
            let original = chain.links_as(crate::claim::Role::Original).next();
            assert!(original.is_some_and(|link| link.url != chain.work.url), "{}: {}", rule.page, rule.name);
        }
    }
}
