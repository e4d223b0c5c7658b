//! Link relations of the head: `canonical` (RFC 6596), `license`.

use super::declared;
use crate::body::Body;
use crate::claim::{Claim, Fact, Reader};
use crate::page::Page;

pub(super) fn read(page: &Page, _body: &Body) -> Vec<Claim> {
    page.rels
        .iter()
        .filter_map(|rel| {
            let fact = match rel.rel.as_str() {
                "canonical" => Fact::CanonicalUrl(rel.href.to_string()),
                "license" => Fact::License(rel.href.to_string()),
                _ => return None,
            };
            Some(declared(Reader::LinkRels, &rel.written, &rel.css, fact))
        })
        .collect()
}
