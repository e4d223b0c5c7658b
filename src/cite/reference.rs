//! What is cited, chosen from the chain once for every style and format: a [`Reference`].
//!
//! The rules that all manuals share stand here: the version read is cited at the address where it was read; a person
//! comes before a body; the outlet is the container, an agency never is; a service that only carries an outlet's text
//! stands after it; nothing missing is invented. How it is written is left to `item`, `wikipedia` and `export`.

use super::name::Name;
use super::wording::{self, Tongue, same_name};
use super::{Archive, CiteError, Request, Version, address, marked};
use crate::chain::{Confidence, Link, PageKind, Republication, SourceChain};
use crate::claim::{Party, PartyKind, Role};
use crate::date::Date;

/// Domains of portals that carry other outlets' texts under those outlets' names.
static PORTALS: &str = include_str!("../lists/portals.txt");

/// Services of the same kind that have only hosts of their own, or are read from databases.
const CARRIERS: &[&str] = &["apple.news", "news.google.com", "newspapers.com", "proquest.com"];

/// Endings of hosts of governments, universities and international bodies: their pages are not news articles.
const BODIES: &[&str] = &["gov", "mil", "edu", "int", "europa.eu"];

/// Most authors that a citation takes.
const MOST_AUTHORS: usize = 100;

/// What kind of work is cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An article of a news outlet.
    News,
    /// Any other page, mostly a body's own.
    Page,
}

/// An appearance of the text elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Appearance {
    /// The outlet. `None` where it is the one that is cited.
    pub(crate) outlet: Option<String>,
    pub(crate) date: Option<Date>,
    pub(crate) url: Option<String>,
    /// The page says so itself, undisputed.
    pub(crate) certain: bool,
}

/// The facts of one citation.
#[derive(Debug, Clone)]
pub(crate) struct Reference {
    /// Persons, or the bodies named as authors. Empty where nobody is named.
    pub(crate) authors: Vec<Name>,
    /// Those of them that are persons whose names are not split.
    pub(crate) persons: Vec<Name>,
    pub(crate) translators: Vec<Name>,
    pub(crate) title: Option<String>,
    /// The container.
    pub(crate) outlet: Option<String>,
    /// The service that carries the outlet's text, where that is where it was read.
    pub(crate) carrier: Option<String>,
    pub(crate) date: Option<Date>,
    pub(crate) url: Option<String>,
    pub(crate) accessed: Option<Date>,
    pub(crate) language: Option<String>,
    pub(crate) kind: Kind,
    /// The agencies that supplied the text.
    pub(crate) agencies: Vec<String>,
    pub(crate) republication: Republication,
    /// Where the text first appeared, unless that is what is cited.
    pub(crate) first: Option<Appearance>,
    /// Where the text was read, where the original is cited unopened.
    pub(crate) read_in: Option<Appearance>,
    /// A copy of the cited page in a web archive, and the address that it was made of.
    pub(crate) archive: Option<(Archive, Option<String>)>,
    /// Words of the text.
    pub(crate) quote: Option<String>,
    /// The fields that are the reader's own, by their names in [`super::Edits`].
    pub(crate) edited: Vec<&'static str>,
}

impl Reference {
    /// Chooses what is cited.
    ///
    /// # Errors
    /// [`CiteError::NoOriginal`] where the original is asked for and the chain names none;
    /// [`CiteError::NothingToCite`] where there is neither title, author, outlet nor address;
    /// [`CiteError::Date`] where an edited date is none.
    pub(crate) fn new(chain: &SourceChain, request: &Request) -> Result<Self, CiteError> {
        let view = chain.outlet_in_view();
        let original = chain.links_as(Role::Original).next().filter(|link| view != Some(*link));
        let read_at = read_address(chain, view);
        let language = chain.work.language.as_deref().map(wording::clean).filter(|tag| !tag.is_empty());
        let names = |role| -> Vec<Name> {
            let links = chain.links_as(role).take(MOST_AUTHORS);
            links.filter_map(|link| Name::of(&link.party, language.as_deref())).collect()
        };
        let named = |link: &Link| Some(wording::clean(&link.party.name)).filter(|name| !name.is_empty());
        let outlet_in_view = view.and_then(named);
        let mut agencies: Vec<String> = Vec::new();
        for agency in chain.links_as(Role::Agency).filter_map(named) {
            let known = agencies.iter().chain(outlet_in_view.iter()).any(|name| same_name(name, &agency));
            if !known && agencies.len() < MOST_AUTHORS {
                agencies.push(agency);
            }
        }
        let in_view = Appearance {
            outlet: outlet_in_view,
            date: chain.work.published.clone().or_else(|| view?.date.clone()),
            url: read_at,
            certain: true,
        };
        let elsewhere = original.map(|link| Appearance {
            outlet: named(link),
            date: link.date.clone(),
            url: link.url.as_deref().and_then(address::citable),
            certain: matches!(link.confidence, Confidence::Stated | Confidence::Declared),
        });
        // Neither where nor by whom: that is no appearance that could be cited or named.
        let elsewhere = elsewhere.filter(|original| original.outlet.is_some() || original.url.is_some());
        let (cited, first, read_in) = match request.version {
            Version::Read => (in_view, elsewhere, None),
            Version::Original => match elsewhere {
                Some(original) => (original, None, Some(in_view)),
                // Read where it first appeared: both versions are one.
                None if view.is_some_and(|link| link.role == Role::Original) => (in_view, None, None),
                None => return Err(CiteError::NoOriginal),
            },
        };
        let carried = cited.url.as_deref().and_then(address::site).is_some_and(|site| is_portal(&site));
        let (outlet, carrier) = match &first {
            Some(Appearance { outlet: Some(original), .. }) if carried => (Some(original.clone()), cited.outlet),
            _ => (cited.outlet, None),
        };
        let kind = if request.version == Version::Read
            && (chain.page != PageKind::Article
                || cited.url.as_deref().and_then(address::site).is_some_and(|site| is_body(&site)))
        {
            Kind::Page
        } else {
            Kind::News
        };
        let translated = read_in.is_some() && chain.work.republication == Republication::Translation;
        let parties = request
            .edits
            .authors
            .clone()
            .unwrap_or_else(|| chain.links_as(Role::Author).map(|link| link.party.clone()).collect());
        let persons = parties.iter().take(MOST_AUTHORS).filter(|party| party.kind == PartyKind::Person);
        let persons = persons.filter_map(|party| Name::of(party, language.as_deref()));
        let persons = persons.filter(|name| matches!(name, Name::Whole(_))).collect();
        let mut reference = Reference {
            authors: names(Role::Author),
            persons,
            translators: if translated { Vec::new() } else { names(Role::Translator) },
            title: chain.work.title.as_deref().map(wording::clean).filter(|title| !title.is_empty()),
            outlet,
            carrier,
            date: cited.date,
            url: cited.url,
            accessed: None,
            language,
            kind,
            agencies,
            republication: chain.work.republication,
            first: None,
            read_in,
            archive: None,
            quote: request.quote.as_deref().map(wording::clean).filter(|quote| !quote.is_empty()),
            edited: Vec::new(),
        };
        let mut first = first;
        reference.edit(request, &mut first)?;
        if reference.outlet.is_none() {
            // Nothing says that it is an outlet's.
            reference.kind = Kind::Page;
        }
        // What was not opened was not accessed, and without an address there is nothing to access.
        reference.accessed =
            request.accessed.clone().filter(|_| reference.url.is_some() && reference.read_in.is_none());
        reference.archive = match &request.archive {
            Some(archive) => address::citable(&archive.url).map(|url| {
                let date = archive.date.as_ref().map(Date::without_time);
                (Archive { url, date }, reference.url.clone())
            }),
            None => held_copy(chain, reference.url.as_deref()),
        };
        // Named after the edits, so that a first appearance in the outlet that is cited is not named twice.
        reference.first = first.and_then(|first| reference.besides_the_cited(first));
        let whole =
            |author: &Name, name: &Option<String>| name.as_ref().is_some_and(|name| same_name(name, &author.spoken()));
        if !reference.agencies.is_empty() {
            // An outlet that signs an agency's copy with its own name wrote none of it.
            let outlet = reference.outlet.clone();
            reference.authors.retain(|author| !whole(author, &outlet));
        }
        // Who is named as author needs no second mention as agency.
        let authors = &reference.authors;
        reference.agencies.retain(|agency| !authors.iter().any(|author| same_name(agency, &author.spoken())));
        let nothing = reference.title.is_none()
            && reference.authors.is_empty()
            && reference.outlet.is_none()
            && reference.url.is_none();
        if nothing { Err(CiteError::NothingToCite) } else { Ok(reference) }
    }

    fn edit(&mut self, request: &Request, first: &mut Option<Appearance>) -> Result<(), CiteError> {
        let edits = &request.edits;
        let mut edited = Vec::new();
        let mut text = |field: &'static str, edit: &Option<String>| {
            let text = wording::clean(edit.as_deref()?);
            edited.push(field);
            Some(Some(text).filter(|text| !text.is_empty()))
        };
        let date = |date: Option<String>| date.map(|date| Date::parse(&date).ok_or(CiteError::Date(date))).transpose();
        if let Some(title) = text("title", &edits.title) {
            self.title = title;
        }
        if let Some(outlet) = text("outlet", &edits.outlet) {
            self.outlet = outlet;
        }
        if let Some(url) = text("url", &edits.url) {
            self.url = url.as_deref().and_then(address::citable);
        }
        if let Some(published) = text("published", &edits.published) {
            self.date = date(published)?;
        }
        if let Some(language) = text("language", &edits.language) {
            self.language = language;
        }
        if let Some(carrier) = text("carrier", &edits.carrier) {
            self.carrier = carrier;
        }
        let (outlet, published, url) = (
            text("firstOutlet", &edits.first_outlet),
            text("firstPublished", &edits.first_published),
            text("firstUrl", &edits.first_url),
        );
        if outlet == Some(None) {
            *first = None;
        } else if self.read_in.is_none() && (outlet.is_some() || published.is_some() || url.is_some()) {
            let first = first.get_or_insert(Appearance { outlet: None, date: None, url: None, certain: true });
            // The reader vouches for what the reader wrote.
            first.certain |= outlet.is_some();
            if let Some(outlet) = outlet {
                first.outlet = outlet;
            }
            if let Some(published) = published {
                first.date = date(published)?;
            }
            if let Some(url) = url {
                first.url = url.as_deref().and_then(address::citable);
            }
        }
        let language = self.language.clone();
        let names = |parties: &[Party]| -> Vec<Name> {
            parties.iter().take(MOST_AUTHORS).filter_map(|party| Name::of(party, language.as_deref())).collect()
        };
        if let Some(authors) = &edits.authors {
            edited.push("authors");
            self.authors = names(authors);
        }
        if let Some(translators) = &edits.translators {
            edited.push("translators");
            self.translators = names(translators);
        }
        if let Some(agencies) = &edits.agencies {
            edited.push("agencies");
            let agencies = agencies.iter().take(MOST_AUTHORS).map(|agency| wording::clean(agency));
            self.agencies = agencies.filter(|agency| !agency.is_empty()).collect();
        }
        self.edited = edited;
        Ok(())
    }

    /// The first appearance as far as it tells something besides the cited one: in the same outlet only its date and its
    /// address can.
    fn besides_the_cited(&self, first: Appearance) -> Option<Appearance> {
        let own = match (&first.outlet, &self.outlet) {
            (Some(first), Some(cited)) => same_name(first, cited),
            _ => false,
        };
        if !own {
            return Some(first);
        }
        let date = first.date.filter(|date| self.date.as_ref().is_none_or(|cited| !cited.agrees_with(date)));
        let url = first.url.filter(|url| self.url.as_ref() != Some(url));
        (date.is_some() || url.is_some()).then_some(Appearance { outlet: None, date, url, ..first })
    }

    /// The authors; the agencies where nobody is named and the text is theirs.
    pub(crate) fn authors_or_agencies(&self) -> Vec<Name> {
        if self.agencies_are_authors() {
            self.agencies.iter().cloned().map(Name::Whole).collect()
        } else {
            self.authors.clone()
        }
    }

    /// Whether the only author is the outlet itself, as on a ministry's own page.
    pub(crate) fn is_own_author(&self) -> bool {
        match (self.authors_or_agencies().as_slice(), &self.outlet) {
            ([author], Some(outlet)) => same_name(&author.spoken(), outlet),
            _ => false,
        }
    }

    /// The outlet, unless the author is the same body: for formats that would print the name twice.
    pub(crate) fn outlet_beside_author(&self) -> Option<&str> {
        self.outlet.as_deref().filter(|_| !self.is_own_author())
    }

    /// Whether the agencies stand in the authors' place, so that no sentence need name them.
    pub(crate) fn agencies_are_authors(&self) -> bool {
        self.authors.is_empty() && !self.agencies.is_empty() && self.agencies_wrote()
    }

    fn agencies_wrote(&self) -> bool {
        // An outlet's own piece with an agency's material is not the agency's.
        !matches!(self.republication, Republication::Partial | Republication::None)
    }

    /// The one sentence that says what the entry itself has no place for, without its full stop. Outlets are marked
    /// italic and addresses as anchors. `carrier_said`: the entry names the carrier already.
    pub(crate) fn sentence(&self, tongue: &Tongue<'_>, carrier_said: bool) -> Option<String> {
        self.sentence_beside(tongue, carrier_said, false)
    }

    /// The same where the entry may name the agencies already.
    pub(crate) fn sentence_beside(
        &self,
        tongue: &Tongue<'_>,
        carrier_said: bool,
        agencies_said: bool,
    ) -> Option<String> {
        let words = tongue.phrases;
        if let Some(read) = &self.read_in {
            // The page in view does not tell the title in the original's language.
            let is_translation = self.republication == Republication::Translation;
            let credited = if is_translation { words.credited_translation } else { words.credited };
            let place = Some(place(read, tongue, true)).filter(|place| !place.is_empty());
            let place = place.unwrap_or_else(|| words.elsewhere.to_owned());
            let mark = if tongue.is_chinese() { "；" } else { "; " };
            return Some(format!("{credited}{place}{mark}{}", words.unopened));
        }
        let mut said: Vec<String> = Vec::new();
        if !agencies_said && !self.agencies_are_authors() && !self.agencies.is_empty() {
            let lead = if self.agencies_wrote() { words.agency } else { words.with_material };
            said.push(format!("{lead}{}", tongue.listed(&self.agencies)));
        }
        if let Some(carrier) = self.carrier.as_deref().filter(|_| !carrier_said) {
            said.push(format!("{}{}", words.carried, marked::italic(carrier)));
        }
        if let Some(first) = &self.first {
            // The carrier's container is the original already.
            let names_outlet = self.carrier.is_none() && first.outlet.is_some();
            let place = place(first, tongue, names_outlet);
            let lead = match (names_outlet, first.certain, self.republication) {
                (true, false, _) => words.apparently_first,
                (false, false, _) => words.apparently_first_dated,
                (false, true, _) => words.first_dated,
                (true, true, Republication::Translation) => words.translated,
                (true, true, Republication::Excerpt) => words.excerpt,
                (true, true, Republication::PressRelease) => words.press_release,
                (true, true, _) => words.first,
            };
            if !place.is_empty() {
                said.push(format!("{lead}{place}"));
            }
        }
        (!said.is_empty()).then(|| tongue.joined(&said))
    }
}

/// Outlet, date and address, as far as they are known.
fn place(appearance: &Appearance, tongue: &Tongue<'_>, with_outlet: bool) -> String {
    let outlet = appearance.outlet.as_deref().filter(|_| with_outlet).map(marked::italic);
    let date = appearance.date.as_ref().map(|date| tongue.date(date));
    let url = appearance.url.as_deref().map(marked::anchor);
    [outlet, date, url].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The canonical address where it belongs to the same site as the address read, else the latter.
fn read_address(chain: &SourceChain, view: Option<&Link>) -> Option<String> {
    let read = chain.work.url.as_deref();
    let canonical = chain.work.canonical_url.as_deref();
    let chosen = match (read, canonical) {
        (Some(read), Some(canonical)) if address::same_site(read, canonical) => Some(canonical),
        (Some(read), _) => Some(read),
        (None, canonical) => canonical.or_else(|| view?.url.as_deref()),
    };
    chosen.and_then(address::citable)
}

/// The copy in a web archive that is the page in view: its address holds that of another site's page, which the chain
/// knows as the canonical one. Its date is the stamp in the address.
fn held_copy(chain: &SourceChain, cited: Option<&str>) -> Option<(Archive, Option<String>)> {
    let read = chain.work.url.as_deref().and_then(address::citable)?;
    let original = chain.work.canonical_url.as_deref().and_then(address::citable)?;
    let held = original.split_once("://").map_or(original.as_str(), |(_, rest)| rest).trim_end_matches('/');
    let (before, _) = read.split_once(held).filter(|_| !address::same_site(&read, &original))?;
    let stamp =
        before.split('/').find(|part| part.len() >= 8 && part.chars().take(8).all(|letter| letter.is_ascii_digit()));
    let day = stamp.and_then(|stamp| {
        let part = |range: std::ops::Range<usize>| stamp.get(range)?.parse::<u32>().ok();
        Date::from_day(i32::try_from(part(0..4)?).ok()?, part(4..6)?, part(6..8)?)
    });
    (cited == Some(read.as_str())).then_some((Archive { url: read, date: day }, Some(original)))
}

fn is_portal(site: &str) -> bool {
    let portals = PORTALS.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    is_under(site, CARRIERS) || portals.into_iter().any(|portal| is_under(site, &[portal]))
}

fn is_under(site: &str, hosts: &[&str]) -> bool {
    hosts.iter().any(|host| site == *host || site.strip_suffix(host).is_some_and(|rest| rest.ends_with('.')))
}

fn is_body(site: &str) -> bool {
    // `who.int`, `nasa.gov`, `environment.gov.uk`, `ox.ac.uk`.
    is_under(site, BODIES)
        || site.rsplit('.').nth(1).is_some_and(|second| matches!(second, "gov" | "gob" | "gouv" | "ac" | "edu" | "mil"))
            && site.rsplit('.').next().is_some_and(|top| top.len() == 2)
            && site.matches('.').count() >= 2
}
