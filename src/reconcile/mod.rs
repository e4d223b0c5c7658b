//! Claims → source chain: the only place that chooses.
//!
//! Each rule is a function that says in its first line what it holds. They read the claims, never the page. What the
//! reader sees wins over what the markup declares; what was not chosen is kept as evidence against, or as a note.

mod address;
mod authors;
mod dates;
mod extent;
mod genre;
mod language;
mod nominative;
mod notes;
mod origin;
mod outlets;
mod page_kind;
mod parties;
mod rests_on;
mod site;
mod title;

use crate::body::Outlook;
use crate::chain::{PageKind, Rights, SourceChain, Work, WorkEvidence};
use crate::claim::{Claim, Evidence, Fact, Reader};
use crate::lists::{self, Agency};
use crate::{host, sort};
use outlets::Outlets;
use rests_on::RestsOn;
use url::Url;

/// What the rules know beside the claims.
pub(crate) struct Seen<'a> {
    /// The page's address; for an archive's copy the original's.
    pub(crate) url: Option<&'a Url>,
    /// The address that was read.
    pub(crate) read_at: Option<&'a Url>,
    /// Paragraphs of the article's text.
    pub(crate) paragraphs: usize,
    /// Letters of the article's text.
    pub(crate) letters: usize,
    /// What the page as a whole looks like.
    pub(crate) outlook: Outlook,
    /// The words before and after the article's text.
    pub(crate) around: String,
    /// Sentences on the bounds that the page exceeds.
    pub(crate) bounds: Vec<String>,
}

impl Seen<'_> {
    /// Whether a name is that of the site at the page's address.
    fn is_site(&self, name: &str) -> bool {
        self.url.is_some_and(|url| host::names_site(name, url))
    }

    /// Whether an address belongs to the site in view, as far as the page's address tells.
    fn is_here(&self, url: &str) -> bool {
        self.url.is_none_or(|own| Url::parse(url).is_ok_and(|url| host::same_site(own, &url)))
    }

    /// The agency whose site the page stands on.
    fn agency(&self) -> Option<&'static Agency> {
        self.url.and_then(host::registrable).and_then(|domain| lists::agency_at(&domain))
    }

    /// Whether the words around the text name something in more than one place.
    fn recurs(&self, name: &str) -> bool {
        self.around.matches(name).nth(1).is_some()
    }
}

/// Draws the chain.
pub(crate) fn reconcile(mut claims: Vec<Claim>, seen: &Seen) -> SourceChain {
    // The readers' order must not matter.
    let key = |claim: &Claim| (rank(claim), claim.place.start);
    sort::by(&mut claims, |one, other| key(one).cmp(&key(other)).then_with(|| one.evidence.cmp(&other.evidence)));
    claims.dedup();
    let page = page_kind::page_kind(&claims, seen);
    let canonical = address::canonical_url(&claims, seen);
    let outlets = Outlets::choose(&claims, seen, page == PageKind::Article);
    let dates = dates::dates(&claims, &outlets);
    let (title, title_evidence) = title::title(&claims, seen, &outlets);
    let (language, language_evidence) = language::language(&claims);
    let (genre, genre_evidence) = genre::genre(&claims);
    let broken_off = extent::broken_off(&claims, seen);
    let of_the_web = |url: &&Url| matches!(url.scheme(), "http" | "https");
    let url = seen.read_at.filter(of_the_web).map(Url::to_string);
    let own = || seen.url.filter(of_the_web).map(|url| host::without_tracking(url).to_string());
    let here = canonical.0.clone().or_else(own);
    let mut links = parties::links_before(&claims, &outlets, seen, page);
    let (republication, of_republication) = origin::republication(&claims, seen, outlets.original.as_ref(), &links);
    links.extend(parties::view(&outlets, republication, here, dates.published.as_ref()));
    let rests_on = if page == PageKind::Article {
        RestsOn::of(&claims, &outlets, seen, language.as_deref())
    } else {
        RestsOn::default()
    };
    let mut chain = SourceChain {
        page,
        work: Work {
            title,
            published: dates.published.clone(),
            modified: dates.modified.clone(),
            language,
            genre,
            complete: broken_off.is_empty(),
            url,
            canonical_url: canonical.0,
            republication,
            evidence: WorkEvidence {
                title: title_evidence,
                published: dates.published_evidence.clone(),
                modified: dates.modified_evidence.clone(),
                language: language_evidence,
                genre: genre_evidence,
                complete: broken_off,
                canonical_url: canonical.1,
                republication: of_republication,
            },
        },
        links,
        sources: rests_on.sources,
        quotations: rests_on.quotations,
        anonymous: rests_on.anonymous,
        rights: rights(&claims),
        notes: Vec::new(),
    };
    chain.notes = notes::notes(&claims, &chain, &outlets, &dates, seen);
    chain
}

/// Sight first, then the article's own markup, then the page's.
fn rank(claim: &Claim) -> u8 {
    match claim.evidence.reader {
        _ if claim.evidence.is_seen() => 0,
        Reader::JsonLd | Reader::Microdata | Reader::Rdfa | Reader::Microformats => 1,
        Reader::MetaTags => 2,
        Reader::LinkRels => 3,
        _ => 4,
    }
}

/// The first claim's answer, with everything that says the same.
fn first<T: PartialEq>(claims: &[Claim], pick: impl Fn(&Fact) -> Option<T>) -> (Option<T>, Vec<Evidence>) {
    let Some(chosen) = claims.iter().find_map(|claim| pick(&claim.fact)) else { return (None, Vec::new()) };
    let evidence = claims
        .iter()
        .filter(|claim| pick(&claim.fact).as_ref() == Some(&chosen))
        .map(|claim| claim.evidence.clone())
        .collect();
    (Some(chosen), evidence)
}

/// The first copyright line in or after the text, and the first terms.
fn rights(claims: &[Claim]) -> Rights {
    let mut rights = Rights::default();
    for claim in claims {
        match &claim.fact {
            Fact::Rights { holders, year, notice } if rights.notice.is_none() => {
                rights.holders = holders.iter().map(|party| party.name.clone()).collect();
                rights.year = *year;
                rights.notice = Some(notice.clone());
            }
            Fact::License(license) if rights.license.is_none() => rights.license = Some(license.clone()),
            Fact::Terms(terms) if rights.terms.is_none() => rights.terms = Some(terms.clone()),
            _ => continue,
        }
        rights.evidence.push(claim.evidence.clone());
    }
    rights
}
