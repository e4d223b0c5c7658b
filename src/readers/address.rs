//! The page's address: its host names the site, where nothing else does.

use super::rests_on;
use crate::body::Body;
use crate::claim::{Claim, Evidence, Fact, Reader, Selector};
use crate::host;
use crate::page::Page;

pub(super) fn read(page: &Page, _body: &Body) -> Vec<Claim> {
    let Some(url) = page.url.as_ref().filter(|url| matches!(url.scheme(), "http" | "https")) else { return Vec::new() };
    let (Some(party), Some(host)) = (host::outlet(url), url.host_str()) else { return Vec::new() };
    let evidence = Evidence { reader: Reader::Address, quote: host.to_owned(), at: Selector::PageAddress };
    vec![rests_on(evidence, Fact::Site(party.at(front_page(url))))]
}

/// The address of a site's front page.
fn front_page(url: &url::Url) -> Option<String> {
    url.join("/").ok().map(String::from)
}
