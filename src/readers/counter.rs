//! Counters in copies: the images and programs by which an outlet that gives its texts away counts where they are read.
//!
//! They tell the outlet of first publication, and often the text's number or address there. Nothing is fetched: what
//! counts is the address in the markup. Known hosts stand in `lists/counters.txt`; the Republication Tracker Tool for
//! WordPress is told by the query of its image, on whatever site: `https://…/?republication-pixel=true&post=1234`.

use super::declared;
use crate::body::Body;
use crate::claim::{Claim, Fact, Handover, Party, Reader, Role};
use crate::page::{Held, Page, absolute};
use crate::{host, lists};
use url::Url;

/// Letters of a part of a counter's path that tells one text from another.
const TELLING: usize = 5;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    // Beside another text a counter counts that one.
    let text = body.head.iter().chain(&body.text).chain(&body.foot).chain(&body.headline);
    let here: Vec<usize> = text.copied().collect();
    let counted = page.counters.iter().filter(|(_, block)| here.contains(block));
    counted.flat_map(|(counter, _)| count(page, body, counter).unwrap_or_default()).collect()
}

/// What a counter says.
fn count(page: &Page, body: &Body, counter: &Held) -> Option<Vec<Claim>> {
    let address = absolute(page.url.as_ref(), &counter.text)?;
    if page.url.as_ref().is_some_and(|own| host::same_site(own, &address)) {
        return None;
    }
    let claim = |fact: Fact| declared(Reader::Counter, &counter.text, &counter.css, fact);
    if let Some((name, is_release)) = lists::counter(&counter.text) {
        let party = Party::organization(name);
        if is_release {
            let through =
                Fact::Link { role: Role::Intermediary, party, url: None, date: None, handover: Some(Handover::Whole) };
            return Some(vec![claim(Fact::HandedOn(Handover::PressRelease)), claim(through)]);
        }
        return Some(vec![claim(original(party, linked(page, body, &address).map(|url| url.to_string())))]);
    }
    let post = address.query_pairs().find(|(name, _)| name == "post").map(|(_, value)| value.into_owned());
    let post = post.filter(|post| !post.is_empty() && post.bytes().all(|byte| byte.is_ascii_digit()))?;
    let party = host::outlet(&address)?;
    let mut url = address.clone();
    url.set_query(Some(&format!("p={post}")));
    Some(vec![claim(original(party, Some(url.to_string())))])
}

fn original(party: Party, url: Option<String>) -> Fact {
    Fact::Link { role: Role::Original, party, url, date: None, handover: Some(Handover::Whole) }
}

/// The address that the copy links on the counter's site, where it holds what tells the text in the counter's.
fn linked<'a>(page: &'a Page, body: &'a Body, counter: &Url) -> Option<&'a Url> {
    let telling: Vec<&str> =
        counter.path_segments()?.filter(|part| part.len() >= TELLING && !part.contains('.')).collect();
    let blocks = page.at(body.head.iter().chain(&body.text).chain(&body.foot));
    let mut urls = blocks.flat_map(|block| &block.anchors).filter_map(|anchor| anchor.url.as_ref());
    urls.find(|url| {
        let tells = |part: &str| {
            part.bytes().any(|byte| byte.is_ascii_digit()) && url.path().contains(part)
                || url.path().trim_end_matches('/').ends_with(part)
        };
        host::same_site(url, counter) && telling.iter().any(|part| tells(part))
    })
}
