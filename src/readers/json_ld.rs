//! JSON-LD (schema.org): the node that describes this article, and the site's own nodes.
//!
//! Blocks, arrays and `@graph` are flattened; `@id` references are followed once. A block that is no JSON is a note for
//! the reader of the page, never silence. Of several article nodes the one whose address or headline is this page's is
//! taken, else the first.

use super::rests_on;
use crate::body::Body;
use crate::claim::{Claim, Evidence, Fact, Genre, Reader, Role};
use crate::date::{Date, words};
use crate::page::{Held, Page, absolute, collapsed, markup};
use crate::{host, name};
use serde_json::{Map, Value};

/// Nodes that are looked at on one page, and how deep they may nest.
const MOST_NODES: usize = 4_000;
const DEEPEST: usize = 24;

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

/// An object of a block, with where it stands.
struct Node<'a> {
    object: &'a Map<String, Value>,
    pointer: String,
    held: &'a Held,
}

impl Node<'_> {
    fn evidence(&self, quote: &str, pointer: &str) -> Evidence {
        markup(Reader::JsonLd, quote, &self.held.css, Some(format!("{}{pointer}", self.pointer)))
    }
}

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut blocks = Vec::new();
    for held in &page.json_ld {
        let text = held.text.trim();
        if text.is_empty() {
            continue;
        }
        match serde_json::from_str::<Value>(text) {
            Ok(value) => blocks.push((held, value)),
            Err(error) => {
                let said = format!("A JSON-LD block of the page is no JSON ({error}).");
                let quote: String = text.chars().take(80).collect();
                claims.push(rests_on(markup(Reader::JsonLd, &quote, &held.css, None), Fact::Broken(said)));
            }
        }
    }
    let mut nodes = Vec::new();
    for (held, value) in &blocks {
        flatten(held, value, String::new(), 0, &mut nodes);
    }
    for node in &nodes {
        if has_type(node.object, |kind| matches!(kind, "WebSite" | "NewsMediaOrganization"))
            && at_this_site(page, node.object)
            && let Some(name) = text_of(node.object, "name")
            && let Some(party) = name::site(&name)
        {
            let url = text_of(node.object, "url").and_then(|url| absolute(page.url.as_ref(), &url)).map(String::from);
            claims.push(rests_on(node.evidence(&name, "/name"), Fact::Site(party.at(url))));
        }
    }
    // The page's own node stands on top or in its graph, not under another.
    for node in nodes.iter().filter(|node| !node.pointer.trim_start_matches("/@graph").contains(char::is_alphabetic)) {
        for kind in PAGE_TYPES {
            if has_type(node.object, |each| each == *kind) {
                claims.push(rests_on(node.evidence(kind, "/@type"), Fact::PageType(kind.to_lowercase())));
            }
        }
    }
    if let Some(article) = article(page, body, &nodes) {
        read_article(page, article, &nodes, &mut claims);
    }
    claims
}

/// What the article's node states.
fn read_article(page: &Page, node: &Node, nodes: &[Node], claims: &mut Vec<Claim>) {
    let object = node.object;
    for key in ["headline", "name"] {
        if let Some(title) = text_of(object, key) {
            claims.push(rests_on(node.evidence(&title, &format!("/{key}")), Fact::Title(title.clone())));
            break;
        }
    }
    for (key, role) in [
        ("author", Role::Author),
        ("creator", Role::Author),
        ("translator", Role::Translator),
        ("contributor", Role::Contributor),
    ] {
        if key == "creator" && object.contains_key("author") {
            continue;
        }
        for (named, evidence) in named(node, key, nodes) {
            for party in name::parties(&named) {
                claims.push(rests_on(evidence.clone(), Fact::Link { role, party, url: None, date: None }));
            }
        }
    }
    for (named, evidence) in named(node, "publisher", nodes) {
        if let Some(party) = name::site(&named) {
            claims.push(rests_on(evidence, Fact::Site(party)));
        }
    }
    type Dated = fn(Date) -> Fact;
    for (key, fact) in [("datePublished", Fact::Published as Dated), ("dateModified", Fact::Modified as Dated)] {
        if let Some(text) = text_of(object, key)
            && let Some(date) = words::stated(&text)
        {
            claims.push(rests_on(node.evidence(&text, &format!("/{key}")), fact(date)));
        }
    }
    if let Some(language) = text_of(object, "inLanguage") {
        claims.push(rests_on(node.evidence(&language, "/inLanguage"), Fact::Language(language.clone())));
    }
    if let Some(license) = text_of(object, "license") {
        claims.push(rests_on(node.evidence(&license, "/license"), Fact::License(license.clone())));
    }
    // A work that this one derives from, where it lies elsewhere; most pages name themselves here.
    for key in ["isBasedOn", "isBasedOnUrl"] {
        let Some(url) = address_of(object.get(key)).and_then(|url| absolute(page.url.as_ref(), &url)) else { continue };
        let away = page.url.as_ref().is_some_and(|own| !host::same_site(own, &url));
        if let (true, Some(party)) = (away, host::outlet(&url)) {
            let fact = Fact::Link { role: Role::Original, party, url: Some(url.to_string()), date: None };
            claims.push(rests_on(node.evidence(url.as_str(), &format!("/{key}")), fact));
        }
    }
    if let Some(free) = object.get("isAccessibleForFree") {
        let said = free.as_str().map_or_else(|| free.to_string(), str::to_owned);
        if let Some(free) = stated_free(&said) {
            claims.push(rests_on(node.evidence(&said, "/isAccessibleForFree"), Fact::Free(free)));
        }
    }
    let kind = text_of(object, "@type").unwrap_or_default();
    for (known, genre) in GENRES {
        if has_type(object, |kind| kind == *known) {
            claims.push(rests_on(node.evidence(known, "/@type"), Fact::Genre(*genre)));
        }
    }
    claims.push(rests_on(node.evidence(&kind, "/@type"), Fact::PageType("article".to_owned())));
}

/// The node that describes the article in view.
fn article<'a, 'b>(page: &Page, body: &Body, nodes: &'b [Node<'a>]) -> Option<&'b Node<'a>> {
    let articles: Vec<&Node> = nodes.iter().filter(|node| has_type(node.object, is_article)).collect();
    let headline = page.at(&body.headline).next().map(|block| block.text.to_lowercase());
    let here = |node: &&&Node| {
        ["url", "@id", "mainEntityOfPage"].iter().any(|key| {
            let url = address_of(node.object.get(*key)).and_then(|url| absolute(page.url.as_ref(), &url));
            matches!((&url, &page.url), (Some(url), Some(own)) if url.path() == own.path() && url.path() != "/" && url.host_str() == own.host_str())
        })
    };
    let titled =
        |node: &&&Node| text_of(node.object, "headline").is_some_and(|title| Some(title.to_lowercase()) == headline);
    let found = articles.iter().find(here).or_else(|| articles.iter().find(titled)).or_else(|| articles.first());
    found.copied()
}

fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || matches!(kind, "BlogPosting" | "LiveBlogPosting" | "Report" | "SocialMediaPosting")
}

fn at_this_site(page: &Page, object: &Map<String, Value>) -> bool {
    let url = text_of(object, "url").and_then(|url| absolute(page.url.as_ref(), &url));
    match (&page.url, url) {
        (Some(own), Some(url)) => host::same_site(own, &url),
        _ => true,
    }
}

fn flatten<'a>(held: &'a Held, value: &'a Value, pointer: String, depth: usize, nodes: &mut Vec<Node<'a>>) {
    if depth > DEEPEST || nodes.len() >= MOST_NODES {
        return;
    }
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                flatten(held, item, format!("{pointer}/{index}"), depth + 1, nodes);
            }
        }
        Value::Object(object) => {
            nodes.push(Node { object, pointer: pointer.clone(), held });
            for (key, inner) in object {
                if inner.is_object() || inner.is_array() {
                    let key = key.replace('~', "~0").replace('/', "~1");
                    flatten(held, inner, format!("{pointer}/{key}"), depth + 1, nodes);
                }
            }
        }
        _ => {}
    }
}

fn has_type(object: &Map<String, Value>, fits: impl Fn(&str) -> bool) -> bool {
    let bare = |kind: &Value| kind.as_str().is_some_and(|kind| fits(kind.rsplit(['/', ':']).next().unwrap_or(kind)));
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(bare),
        Some(kind) => bare(kind),
        None => false,
    }
}

/// A property's text, white space collapsed; the first of several.
fn text_of(object: &Map<String, Value>, key: &str) -> Option<String> {
    let value = match object.get(key)? {
        Value::Array(items) => items.first()?,
        value => value,
    };
    let text = match value {
        Value::String(text) => collapsed(text),
        Value::Object(inner) => collapsed(inner.get("@value").or_else(|| inner.get("name"))?.as_str()?),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// A property's address: a string, or an object's `@id` or `url`.
fn address_of(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(text.clone()),
        Value::Object(inner) => inner.get("@id").or_else(|| inner.get("url"))?.as_str().map(str::to_owned),
        Value::Array(items) => address_of(items.first()),
        _ => None,
    }
}

/// A boolean as pages write it: schema.org's `True` and `False`, their addresses, JSON's own.
fn stated_free(said: &str) -> Option<bool> {
    let bare = said.rsplit('/').next().unwrap_or(said);
    let is = |word: &str| bare.eq_ignore_ascii_case(word);
    if is("true") { Some(true) } else { is("false").then_some(false) }
}

/// The names of the parties under a property, each with its evidence.
fn named(node: &Node, key: &str, nodes: &[Node]) -> Vec<(String, Evidence)> {
    let Some(value) = node.object.get(key) else { return Vec::new() };
    let items: Vec<(&Value, String)> = match value {
        Value::Array(items) => {
            items.iter().enumerate().map(|(index, item)| (item, format!("/{key}/{index}"))).collect()
        }
        value => vec![(value, format!("/{key}"))],
    };
    let name_of = |item: &Value, pointer: &str| match item {
        Value::String(text) => {
            let name = collapsed(text);
            Some((name.clone(), node.evidence(&name, pointer)))
        }
        Value::Object(inner) => match text_of(inner, "name") {
            Some(name) => Some((name.clone(), node.evidence(&name, &format!("{pointer}/name")))),
            // A reference to a node elsewhere on the page.
            None => {
                let id = inner.get("@id")?.as_str()?;
                let is_meant = |other: &&Node| other.object.get("@id").and_then(Value::as_str) == Some(id);
                let other = nodes.iter().filter(is_meant).find(|other| other.object.contains_key("name"))?;
                text_of(other.object, "name").map(|name| (name.clone(), other.evidence(&name, "/name")))
            }
        },
        _ => None,
    };
    items.iter().filter_map(|(item, pointer)| name_of(item, pointer)).filter(|(name, _)| !name.is_empty()).collect()
}
