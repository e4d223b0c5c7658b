//! schema.org's vocabulary: which node of a page's graph describes the article in view, and what it states.
//!
//! One set of rules for JSON-LD, microdata and RDFa, whose readers build the graph. Of several article nodes those count
//! whose address is the page's, else those whose headline is, else the only one that stands by itself: what a node says
//! under another (a comment, an item of a list, a related story) is not said of this page. Where no article is described
//! the page's own node speaks.
//!
//! Specification: schema.org's definitions of `CreativeWork`, `Article`, `Person`, `Organization` and `Role`.

mod graph;

pub(crate) use graph::{At, Graph, Value, bare};

use crate::claim::{Claim, Fact, Genre, Handover, Party, PartyKind, Reader, Role};
use crate::date::{Date, words};
use crate::name::{self, Proof};
use crate::page::{Page, absolute};
use crate::prose::unescaped;
use crate::{host, lists};
use graph::Node;
use url::Url;

/// The types of pages that are no article.
const PAGE_TYPES: &[&str] = &[
    "AboutPage",
    "CollectionPage",
    "ContactPage",
    "DiscussionForumPosting",
    "Product",
    "ProfilePage",
    "QAPage",
    "SearchResultsPage",
    "VideoObject",
];

/// The types of articles that tell a genre.
const GENRES: &[(&str, Genre)] = &[
    ("AdvertiserContentArticle", Genre::Sponsored),
    ("AnalysisNewsArticle", Genre::Analysis),
    ("AskPublicNewsArticle", Genre::Letter),
    ("BackgroundNewsArticle", Genre::Analysis),
    ("LiveBlogPosting", Genre::LiveBlog),
    ("OpinionNewsArticle", Genre::Opinion),
    ("ReviewNewsArticle", Genre::Review),
    ("SatiricalArticle", Genre::Satire),
];

/// Properties in which an agency is the one that supplied the text. As the publisher some systems name one always.
const SUPPLIERS: &[&str] = &["copyrightHolder", "provider", "sourceOrganization"];

/// Letters of a headline below which it proves nothing.
const SHORTEST_HEADLINE: usize = 10;

/// How deep roles and lists of authors may nest.
const DEEPEST: usize = 4;

/// Parties that are looked at on one page.
const MOST_LOOKED: usize = 600;

/// The claims of a graph. `headline` is the one that the reader of the page sees.
pub(crate) fn claims(graph: &Graph, headline: Option<&str>) -> Vec<Claim> {
    let mut reading = Reading { graph, page: graph.page, claims: Vec::new(), looked: 0 };
    reading.sites();
    reading.page_types();
    let articles = articles(graph, headline);
    let pages = pages(graph);
    reading.works(&articles, &pages);
    reading.claims
}

struct Reading<'a> {
    graph: &'a Graph<'a>,
    page: &'a Page,
    claims: Vec<Claim>,
    /// Parties that were looked at.
    looked: usize,
}

impl<'a> Reading<'a> {
    fn claim(&mut self, at: &At, quote: &str, fact: Fact) {
        let (evidence, place) = self.graph.evidence(at, quote);
        self.claims.push(Claim { fact, evidence, place });
    }

    /// The site's own nodes.
    fn sites(&mut self) {
        let graph = self.graph;
        for node in
            graph.nodes.iter().filter(|node| node.is_a(|kind| matches!(kind, "WebSite" | "NewsMediaOrganization")))
        {
            if !node.is_outside && self.is_at_this_site(node) {
                self.site(node);
            }
        }
    }

    /// The name and the address of the site that a node describes.
    fn site(&mut self, node: &'a Node) {
        let Some((named, at)) = self.graph.texts(node, "name").into_iter().next() else { return };
        let Some(party) = name::site(&unescaped(&named)) else { return };
        let url = self.url_of(node).filter(|url| self.is_own(url)).map(String::from);
        self.claim(at, &named, Fact::Site(party.at(url)));
    }

    fn is_at_this_site(&self, node: &Node) -> bool {
        self.url_of(node).is_none_or(|url| self.is_own(&url))
    }

    fn is_own(&self, url: &Url) -> bool {
        self.page.url.as_ref().is_none_or(|own| host::same_site(own, url))
    }

    /// A node's own address.
    fn url_of(&self, node: &Node) -> Option<Url> {
        self.graph.addresses(node, "url").first().and_then(|(url, _)| absolute(self.page.url.as_ref(), url))
    }

    /// What kinds of page the page's own nodes declare. In the markup of the text they may be of a thing that it shows.
    fn page_types(&mut self) {
        let json = self.graph.reader == Reader::JsonLd;
        for node in self.graph.nodes.iter().filter(|node| node.is_own) {
            for kind in PAGE_TYPES {
                if node.is_a(|each| each == *kind) && (json || kind.ends_with("Page")) {
                    self.claim(&node.at, kind, Fact::PageType(kind.to_lowercase()));
                }
            }
        }
    }

    /// What the article's nodes state; what they leave open the page's own node may tell.
    fn works(&mut self, articles: &[&'a Node], pages: &[&'a Node]) {
        let all: Vec<&Node> = articles.iter().chain(pages).copied().collect();
        for node in articles {
            if self.title(node, &["headline", "name"]) {
                break;
            }
        }
        if articles.is_empty() {
            pages.iter().any(|node| self.title(node, &["headline"]));
        }
        let _ = all.iter().any(|node| self.publisher(node));
        for node in &all {
            self.part_of(node);
        }
        // Where the author is a body, the creator may be the person who wrote.
        let _ = all.iter().any(|node| self.people(node, "author", Role::Author) && self.names_a_person())
            || all.iter().any(|node| self.people(node, "creator", Role::Author));
        for node in &all {
            self.suppliers(node);
        }
        let _ = all.iter().any(|node| self.people(node, "translator", Role::Translator));
        let _ = all.iter().any(|node| self.people(node, "contributor", Role::Contributor));
        let published = ["datePublished", "dateCreated", "uploadDate"];
        let _ = published.iter().any(|key| all.iter().any(|node| self.date(node, key, Fact::Published)));
        let _ = all.iter().any(|node| self.date(node, "dateModified", Fact::Modified));
        let _ = all.iter().any(|node| self.language(node));
        let _ = all.iter().any(|node| self.license(node));
        // The link relation is the plainer word for it.
        let _ =
            !self.page.rels.iter().any(|rel| rel.rel == "canonical") && articles.iter().any(|node| self.address(node));
        for node in articles {
            self.based_on(node);
            self.kinds(node);
        }
        let _ = all.iter().any(|node| self.free(node));
    }

    fn title(&mut self, node: &'a Node, keys: &[&str]) -> bool {
        for key in keys {
            if let Some((title, at)) = self.graph.texts(node, key).into_iter().next() {
                self.claim(at, &title, Fact::Title(unescaped(&title).into_owned()));
                return true;
            }
        }
        false
    }

    /// The parties under a property; says whether there were any.
    fn people(&mut self, node: &'a Node, key: &str, role: Role) -> bool {
        let before = self.claims.len();
        self.parties(node, key, role, 0);
        self.claims.len() > before
    }

    fn names_a_person(&self) -> bool {
        self.claims.iter().any(|claim| match &claim.fact {
            Fact::Link { role: Role::Author, party, .. } => party.kind == PartyKind::Person,
            _ => false,
        })
    }

    fn parties(&mut self, node: &'a Node, key: &str, role: Role, depth: usize) {
        let graph = self.graph;
        for property in graph.values(node, key) {
            // References may lead in circles, each time around in many ways.
            self.looked += 1;
            if self.looked > MOST_LOOKED {
                return;
            }
            match &property.value {
                Value::Node(index) => {
                    if let Some(other) = graph.resolved(*index) {
                        self.described(other, key, role, depth);
                    }
                }
                Value::Text(text, href) => match graph.by_id(text) {
                    // A reference that is written as a text.
                    Some(other) => self.described(other, key, role, depth),
                    None => {
                        let url = href.as_deref().and_then(|href| absolute(self.page.url.as_ref(), href));
                        self.party(text, text, &property.at, None, url, role);
                    }
                },
            }
        }
    }

    /// The parties that a node names: itself, or those of a `Role`, which stands between a work and its author under
    /// the same name.
    fn described(&mut self, node: &'a Node, key: &str, role: Role, depth: usize) {
        let graph = self.graph;
        // A node may be named here and described elsewhere.
        let elsewhere = node.id.as_deref().and_then(|id| graph.by_id(id));
        let kind = declared_kind(node).or_else(|| elsewhere.and_then(declared_kind));
        let url = self.author_page(node).or_else(|| elsewhere.and_then(|node| self.author_page(node)));
        let names = graph.texts(node, "name");
        for (named, at) in &names {
            self.party(named, named, at, kind, url.clone(), role);
        }
        if !names.is_empty() {
            return;
        }
        let part = |key: &str| graph.texts(node, key).into_iter().next();
        match (part("givenName"), part("familyName")) {
            // The evidence shows one of the two; the other stands beside it.
            (Some((given, _)), Some((family, at))) => {
                self.party(&format!("{given} {family}"), &family, at, kind, url, role);
            }
            _ if depth < DEEPEST => self.parties(node, key, role, depth + 1),
            _ => {}
        }
    }

    fn party(&mut self, named: &str, quote: &str, at: &At, kind: Option<PartyKind>, url: Option<Url>, role: Role) {
        let quote = crate::page::collapsed(quote);
        let parties = parties(&unescaped(&crate::page::collapsed(named)), kind);
        let url = url.filter(|_| parties.len() == 1).map(String::from);
        let (evidence, _) = self.graph.evidence(at, &quote);
        for party in parties {
            // The site is named as its own author where the system knows no other.
            if kind != Some(PartyKind::Person) && !evidence.is_seen() && self.is_site(&party.name) {
                continue;
            }
            self.claim(
                at,
                &quote,
                Fact::Link { role, party: party.at(url.clone()), url: None, date: None, handover: None },
            );
        }
    }

    /// Whether a name is one that the site has here.
    fn is_site(&self, name: &str) -> bool {
        self.claims.iter().any(|claim| matches!(&claim.fact, Fact::Site(site) if host::same_name(&site.name, name)))
    }

    /// The address of a party's own page, where it is one of the web.
    fn author_page(&self, node: &Node) -> Option<Url> {
        let own = |url: &Url| self.is_own(url) && url.path() != "/";
        self.url_of(node).or_else(|| {
            let same = self.graph.addresses(node, "sameAs");
            same.iter().filter_map(|(url, _)| absolute(self.page.url.as_ref(), url)).find(own)
        })
    }

    fn publisher(&mut self, node: &'a Node) -> bool {
        let graph = self.graph;
        let before = self.claims.len();
        for property in graph.values(node, "publisher") {
            match &property.value {
                Value::Text(text, _) => {
                    // An address that stands for a node.
                    if let Some(node) = graph.by_id(text) {
                        self.site(node);
                    } else if let Some(party) = name::site(&unescaped(text)) {
                        self.claim(&property.at, text, Fact::Site(party));
                    }
                }
                Value::Node(index) => {
                    if let Some(node) = graph.resolved(*index) {
                        self.site(node);
                    }
                }
            }
        }
        self.claims.len() > before
    }

    /// The site or the paper that the work is part of.
    fn part_of(&mut self, node: &'a Node) {
        let graph = self.graph;
        for property in graph.values(node, "isPartOf") {
            let Value::Node(index) = &property.value else { continue };
            let Some(whole) = graph.resolved(*index) else { continue };
            if whole.is_a(|kind| matches!(kind, "Newspaper" | "Periodical" | "Blog")) {
                self.site(whole);
            }
        }
    }

    fn date(&mut self, node: &'a Node, key: &str, fact: fn(Date) -> Fact) -> bool {
        for (text, at) in self.graph.texts(node, key) {
            // The first second of Unix time stands for a date that was never filled in.
            let date = words::stated(&text).filter(|date| !date.to_string().starts_with("1970-01-01"));
            if let Some(date) = date {
                // The words in sight are the better evidence, where they name the same day.
                let words =
                    self.graph.words(at).filter(|seen| words::stated(seen).is_some_and(|day| day.agrees_with(&date)));
                self.claim(at, words.unwrap_or(&text), fact(date));
                return true;
            }
        }
        false
    }

    /// The language: a tag, or a `Language` whose other name is one.
    fn language(&mut self, node: &'a Node) -> bool {
        let graph = self.graph;
        for property in graph.values(node, "inLanguage") {
            let (text, at) = match &property.value {
                Value::Text(text, _) => (text.trim().to_owned(), &property.at),
                Value::Node(index) => {
                    let Some(language) = graph.resolved(*index) else { continue };
                    let Some(tag) = graph.texts(language, "alternateName").into_iter().next() else { continue };
                    tag
                }
            };
            if !text.is_empty() {
                self.claim(at, &text, Fact::Language(text.clone()));
                return true;
            }
        }
        false
    }

    fn license(&mut self, node: &'a Node) -> bool {
        let Some((license, at)) = self.graph.addresses(node, "license").into_iter().next() else { return false };
        if license.is_empty() {
            return false;
        }
        self.claim(at, license, Fact::License(license.to_owned()));
        true
    }

    /// The work's own address, where it lies on this site.
    fn address(&mut self, node: &'a Node) -> bool {
        for key in ["url", "mainEntityOfPage"] {
            for (written, at) in self.graph.addresses(node, key) {
                let url = absolute(self.page.url.as_ref(), written).filter(|url| self.is_own(url) && url.path() != "/");
                if let Some(url) = url.filter(|_| written.contains("://")) {
                    self.claim(at, written, Fact::CanonicalUrl(url.to_string()));
                    return true;
                }
            }
        }
        false
    }

    /// A work that this one derives from, where it lies elsewhere and is neither a study, a document of a state nor a
    /// sister title's; most pages name themselves here. A work that it translates may lie anywhere else.
    fn based_on(&mut self, node: &'a Node) {
        for key in ["isBasedOn", "isBasedOnUrl", "translationOfWork"] {
            let written = self.graph.addresses(node, key).into_iter().next();
            let Some((written, at)) = written else { continue };
            let Some(url) = absolute(self.page.url.as_ref(), written) else { continue };
            let translated = key == "translationOfWork";
            let is_other = |own: &Url| {
                let is_report = !host::is_of_studies(&url) && !host::is_official(&url);
                host::is_elsewhere(own, &url) && (translated || is_report && !host::is_of_one_system(own, &url))
            };
            let away = self.page.url.as_ref().is_some_and(is_other);
            if let (true, Some(party)) = (away, host::outlet(&url)) {
                let handover = translated.then_some(Handover::Translation);
                let url = Some(url.to_string());
                let fact = Fact::Link { role: Role::Original, party, url, date: None, handover };
                self.claim(at, written, fact);
            }
        }
    }

    /// The agency whose text it is, by the fields that most pages fill with themselves; and whom a portal names as the
    /// text's provider.
    fn suppliers(&mut self, node: &'a Node) {
        let graph = self.graph;
        let labels = self.page.url.as_ref().map(host::labels).unwrap_or_default();
        // An agency's own site may stand under another suffix.
        let spelled = |domain: &&str| labels.iter().any(|label| domain.split('.').next() == Some(label.as_str()));
        for key in SUPPLIERS {
            for (written, at) in graph.texts(node, key) {
                let named = unescaped(&written);
                let agency = lists::agency_by_any_name(&named);
                let (role, party) = match (agency, *key) {
                    (Some(agency), _) if agency.domains.iter().any(spelled) => continue,
                    (Some(agency), _) => (Role::Agency, Party::organization(agency.name)),
                    (None, "provider") if self.is_carried(&named) => {
                        (Role::Original, Party::organization(named.clone()))
                    }
                    _ => continue,
                };
                let fact = Fact::Link { role, party, url: None, date: None, handover: Some(Handover::Whole) };
                self.claim(at, &written, fact);
            }
        }
    }

    /// Whether the page is a portal's, and a provider another than its own desk.
    fn is_carried(&self, provider: &str) -> bool {
        let Some(own) = self.page.url.as_ref() else { return false };
        let folded = host::folded(provider);
        host::registrable(own).is_some_and(|domain| lists::is_portal(&domain))
            && !host::labels(own).iter().any(|label| folded.contains(label.as_str()))
            && !self.is_site(provider)
    }

    /// The type, and the genre that it tells.
    fn kinds(&mut self, node: &'a Node) {
        for (known, genre) in GENRES {
            if node.is_a(|kind| kind == *known) {
                self.claim(&node.at, known, Fact::Genre(*genre));
            }
        }
        let kind = node.kinds.iter().find(|kind| is_article(kind) || is_like_an_article(kind));
        if let Some(kind) = kind {
            self.claim(&node.at, kind, Fact::PageType("article".to_owned()));
        }
    }

    fn free(&mut self, node: &'a Node) -> bool {
        let Some((said, at)) = self.graph.texts(node, "isAccessibleForFree").into_iter().next() else { return false };
        let Some(free) = truth(&said) else { return false };
        self.claim(at, &said, Fact::Free(free));
        true
    }
}

/// The nodes that describe the article in view, the plainest first.
fn articles<'a>(graph: &'a Graph, headline: Option<&str>) -> Vec<&'a Node> {
    let of = |fits: fn(&str) -> bool| -> Vec<&Node> {
        graph.nodes.iter().filter(|node| !node.is_outside && node.is_a(fits) && !node.properties.is_empty()).collect()
    };
    for candidates in [of(is_article), of(is_like_an_article)] {
        let here = addresses_of(graph.page);
        let at_this_address: Vec<&Node> = candidates.iter().copied().filter(|node| is_at(graph, node, &here)).collect();
        if !at_this_address.is_empty() {
            return at_this_address;
        }
        let titles = titles_of(graph.page, headline);
        let titled: Vec<&Node> = candidates.iter().copied().filter(|node| is_titled(graph, node, &titles)).collect();
        if !titled.is_empty() {
            return titled;
        }
        // A video beside a text is none of its nodes.
        let is_alone = |node: &&Node| node.is_own && !node.is_a(|kind| kind == "VideoObject");
        let own: Vec<&Node> = candidates.iter().copied().filter(is_alone).collect();
        if let [only] = own.as_slice() {
            return vec![only];
        }
    }
    Vec::new()
}

/// The nodes that describe the page itself.
fn pages<'a>(graph: &'a Graph) -> Vec<&'a Node> {
    let pages: Vec<&Node> = graph
        .nodes
        .iter()
        .filter(|node| {
            node.is_own && node.is_a(|kind| kind.ends_with("WebPage") || matches!(kind, "ItemPage" | "CreativeWork"))
        })
        .collect();
    let here = addresses_of(graph.page);
    let at_this_address: Vec<&Node> = pages.iter().copied().filter(|node| is_at(graph, node, &here)).collect();
    match pages.as_slice() {
        [only] => vec![only],
        _ => at_this_address,
    }
}

fn is_article(kind: &str) -> bool {
    kind.ends_with("Article")
        || matches!(kind, "BlogPosting" | "LiveBlogPosting" | "Report" | "Reportage" | "SocialMediaPosting")
}

/// Types of works that a page may hold in an article's stead.
fn is_like_an_article(kind: &str) -> bool {
    matches!(
        kind,
        "Chapter" | "CriticReview" | "HowTo" | "PodcastEpisode" | "RadioEpisode" | "Recipe" | "Review" | "VideoObject"
    )
}

/// The page's own addresses: host without `www.`, path without its last slash, query. The front page proves nothing.
fn addresses_of(page: &Page) -> Vec<Url> {
    let canonical = page.rels.iter().filter(|rel| rel.rel == "canonical").map(|rel| rel.href.clone());
    let declared = page.metas.iter().filter(|meta| meta.key == "og:url");
    let declared = declared.filter_map(|meta| absolute(page.url.as_ref(), &meta.content));
    page.url.iter().cloned().chain(canonical).chain(declared).filter(|url| !is_front(url)).take(4).collect()
}

fn is_front(url: &Url) -> bool {
    url.path() == "/" && url.query().is_none()
}

fn is_at(graph: &Graph, node: &Node, here: &[Url]) -> bool {
    let written = node.id.as_deref().into_iter().chain(
        ["url", "mainEntityOfPage"].iter().flat_map(|key| graph.addresses(node, key)).map(|(address, _)| address),
    );
    written.filter_map(|address| absolute(graph.page.url.as_ref(), address)).filter(|url| !is_front(url)).any(|url| {
        here.iter().any(|own| {
            let host = |url: &Url| url.host_str().map(|host| host.trim_start_matches("www.").to_owned());
            let path = |url: &Url| url.path().trim_end_matches('/').to_owned();
            let queries_agree = match (url.query(), own.query()) {
                (Some(a), Some(b)) => a == b,
                // An address of a query alone is told by it.
                (a, b) => a == b || !path(own).is_empty(),
            };
            host(&url) == host(own) && path(&url) == path(own) && queries_agree
        })
    })
}

/// The headlines by which the page is known, folded.
fn titles_of(page: &Page, headline: Option<&str>) -> Vec<String> {
    let declared = page.metas.iter().filter(|meta| matches!(meta.key.as_str(), "og:title" | "twitter:title"));
    let declared = declared.map(|meta| meta.content.as_str()).chain(page.title.iter().map(|title| title.text.as_str()));
    headline.into_iter().chain(declared).map(host::folded).collect()
}

fn is_titled(graph: &Graph, node: &Node, titles: &[String]) -> bool {
    ["headline", "name"].iter().flat_map(|key| graph.texts(node, key)).take(4).any(|(title, _)| {
        let title = host::folded(&unescaped(&title));
        title.chars().count() >= SHORTEST_HEADLINE
            && titles.iter().any(|known| {
                known.contains(&title) || known.chars().count() >= SHORTEST_HEADLINE && title.contains(known.as_str())
            })
    })
}

/// Whether a node says that it is a person or a body.
fn declared_kind(node: &Node) -> Option<PartyKind> {
    if node.is_a(|kind| kind == "Person") {
        Some(PartyKind::Person)
    } else if node.is_a(|kind| kind.ends_with("Organization") || kind == "Corporation") {
        Some(PartyKind::Organization)
    } else {
        None
    }
}

/// The parties named in a text. What is declared to be a body is one whatever its form; what is declared to be a person
/// may have a single name, and is a body all the same where its words are a body's.
fn parties(named: &str, kind: Option<PartyKind>) -> Vec<Party> {
    match kind {
        Some(PartyKind::Organization) => {
            let parties = name::parties(named);
            if parties.iter().any(|party| party.kind == PartyKind::Organization) {
                return parties;
            }
            let body = name::site(named).filter(|party| !lists::is_no_author(&party.name));
            body.filter(|party| party.name.chars().any(char::is_alphabetic)).into_iter().collect()
        }
        Some(PartyKind::Person) => name::parties_by(named, Proof::Place),
        None => name::parties_by(named, Proof::Place),
    }
}

/// A boolean as pages write it: schema.org's `True` and `False`, their addresses, JSON's own.
fn truth(said: &str) -> Option<bool> {
    let said = bare(said);
    let is = |word: &str| said.eq_ignore_ascii_case(word);
    if is("true") { Some(true) } else { is("false").then_some(false) }
}
