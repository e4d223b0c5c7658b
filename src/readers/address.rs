//! The page's address: its host names the site, where nothing else does; an archive's copy holds the original's address.

use super::rests_on;
use crate::body::Body;
use crate::claim::{Claim, Evidence, Fact, Reader, Selector};
use crate::host;
use crate::page::Page;
use url::Url;

pub(super) fn read(page: &Page, _body: &Body) -> Vec<Claim> {
    let of_the_web = |url: &&Url| matches!(url.scheme(), "http" | "https");
    let (Some(url), Some(read_at)) = (page.url.as_ref().filter(of_the_web), page.read_at.as_ref()) else {
        return Vec::new();
    };
    let Some(host) = url.host_str().filter(|host| read_at.as_str().contains(host)) else { return Vec::new() };
    let evidence =
        |quote: &str| Evidence { reader: Reader::Address, quote: quote.to_owned(), at: Selector::PageAddress };
    let mut claims = Vec::new();
    if let Some(party) = host::outlet(url) {
        claims.push(rests_on(evidence(host), Fact::Site(party.at(front_page(url)))));
    }
    if url != read_at {
        let written = url.as_str().trim_end_matches('/');
        let quote = if read_at.as_str().contains(written) { written } else { host };
        claims.push(rests_on(evidence(quote), Fact::CanonicalUrl(url.to_string())));
    }
    claims
}

/// The address of a site's front page.
fn front_page(url: &Url) -> Option<String> {
    url.join("/").ok().map(String::from)
}
