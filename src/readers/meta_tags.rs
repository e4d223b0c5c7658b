//! `meta` elements (Open Graph, `article:*`, Dublin Core, Highwire, Parsely, Sailthru and the HTML standard's own), the
//! `title` element, and the document's language. One table from property to fact.

use super::declared;
use crate::body::Body;
use crate::claim::{Claim, Fact, Reader, Role};
use crate::date::words;
use crate::name;
use crate::page::{Page, absolute};

/// What a property states.
#[derive(Clone, Copy)]
enum States {
    Title,
    Author,
    Published,
    Modified,
    Site,
    Canonical,
    Language,
    PageType,
    License,
}

const PROPERTIES: &[(&str, States)] = &[
    ("article:author", States::Author),
    ("article:modified_time", States::Modified),
    ("article:published_time", States::Published),
    ("author", States::Author),
    ("byl", States::Author),
    ("citation_author", States::Author),
    ("citation_publication_date", States::Published),
    ("citation_title", States::Title),
    ("date", States::Published),
    ("dc.creator", States::Author),
    ("dc.date.issued", States::Published),
    ("dc.title", States::Title),
    ("dcterms.created", States::Published),
    ("dcterms.modified", States::Modified),
    ("datepublished", States::Published),
    ("datemodified", States::Modified),
    ("license", States::License),
    ("og:locale", States::Language),
    ("og:site_name", States::Site),
    ("og:title", States::Title),
    ("og:type", States::PageType),
    ("og:updated_time", States::Modified),
    ("og:url", States::Canonical),
    ("parsely-author", States::Author),
    ("parsely-pub-date", States::Published),
    ("parsely-title", States::Title),
    ("pubdate", States::Published),
    ("publish-date", States::Published),
    ("sailthru.author", States::Author),
    ("sailthru.date", States::Published),
    ("twitter:title", States::Title),
];

pub(super) fn read(page: &Page, _body: &Body) -> Vec<Claim> {
    let mut claims = Vec::new();
    if let Some(language) = &page.language {
        claims.push(declared(Reader::MetaTags, &language.text, &language.css, Fact::Language(language.text.clone())));
    }
    for meta in &page.metas {
        let Some((_, states)) = PROPERTIES.iter().find(|(key, _)| *key == meta.key) else { continue };
        let content = &meta.content;
        let mut state = |fact: Fact| claims.push(declared(Reader::MetaTags, content, &meta.css, fact));
        match states {
            States::Title => state(Fact::Title(content.clone())),
            States::Author => {
                for party in name::parties(content) {
                    state(Fact::Link { role: Role::Author, party, url: None, date: None });
                }
            }
            States::Published => {
                if let Some(date) = words::stated(content) {
                    state(Fact::Published(date));
                }
            }
            States::Modified => {
                if let Some(date) = words::stated(content) {
                    state(Fact::Modified(date));
                }
            }
            States::Site => {
                if let Some(party) = name::site(content) {
                    state(Fact::Site(party));
                }
            }
            States::Canonical => {
                if let Some(url) = absolute(page.url.as_ref(), content) {
                    state(Fact::CanonicalUrl(url.to_string()));
                }
            }
            States::Language => state(Fact::Language(content.replace('_', "-"))),
            States::PageType => state(Fact::PageType(content.to_lowercase())),
            States::License => state(Fact::License(content.clone())),
        }
    }
    if let Some(title) = &page.title {
        claims.push(declared(Reader::MetaTags, &title.text, &title.css, Fact::Title(title.text.clone())));
    }
    claims
}
