//! Anchors in the article's text that lead to other sites: what it links as its sources.
//!
//! Where an anchor leads is judged by its address alone; nothing is fetched. Anchors into the same site are left out: most
//! are topics and teasers. Which of the rest lead to the outlet of first publication is for `reconcile` to say.

use super::seen;
use crate::body::Body;
use crate::claim::{Claim, Fact, Reader, Relation, Source};
use crate::host;
use crate::page::{Anchor, Block, Page};
use url::Url;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let mut claims = Vec::new();
    for block in page.at(&body.text) {
        claims.extend(block.anchors.iter().filter_map(|anchor| source(page, block, anchor)));
    }
    claims
}

fn source(page: &Page, block: &Block, anchor: &Anchor) -> Option<Claim> {
    let url = anchor.url.as_ref()?;
    if page.url.as_ref().is_some_and(|own| host::same_site(own, url)) || is_sharing(url) {
        return None;
    }
    let sentences = block.sentences();
    let at = sentences.partition_point(|sentence| sentence.end <= anchor.range.start);
    let sentence = sentences.get(at).map_or(block.text.as_str(), |range| block.words(range)).to_owned();
    let href = url.to_string();
    let target = unwrapped(url).unwrap_or_else(|| url.clone());
    let (target, archived) = match host::archived(&target) {
        Some(original) => (target, Some(original)),
        None => (target, None),
    };
    let judged = archived.as_ref().unwrap_or(&target);
    let fact = Fact::Source(Source {
        party: host::outlet(judged),
        url: Some(target.to_string()),
        href: Some(href),
        archived: archived.as_ref().map(Url::to_string),
        text: block.words(&anchor.range).to_owned(),
        sentence,
        relation: relation(judged, &anchor.rel),
        evidence: Vec::new(),
    });
    Some(seen(page, Reader::BodyLinks, block, &anchor.range, fact))
}

/// Addresses that only hand the page on.
fn is_sharing(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_start_matches("www.");
    let path = url.path();
    match host {
        "facebook.com" => path.starts_with("/sharer") || path.starts_with("/share") || path.starts_with("/dialog"),
        "twitter.com" | "x.com" => path.starts_with("/intent") || path.starts_with("/share"),
        "linkedin.com" => path.starts_with("/share"),
        "reddit.com" => path.starts_with("/submit"),
        "pinterest.com" => path.starts_with("/pin/create"),
        "api.whatsapp.com" | "wa.me" | "t.me" if path.starts_with("/share") || host == "wa.me" => true,
        "api.whatsapp.com" => true,
        _ => false,
    }
}

/// The target inside a redirector's address.
fn unwrapped(url: &Url) -> Option<Url> {
    let host = url.host_str()?.trim_start_matches("www.");
    let key: &[&str] = match host {
        "google.com" if url.path() == "/url" => &["url", "q"],
        "l.facebook.com" | "lm.facebook.com" if url.path() == "/l.php" => &["u"],
        "youtube.com" if url.path() == "/redirect" => &["q"],
        "out.reddit.com" => &["url"],
        _ => return None,
    };
    let target = key
        .iter()
        .find_map(|key| url.query_pairs().find(|(name, _)| name == key).map(|(_, value)| value.into_owned()))?;
    Url::parse(&target).ok().filter(|target| matches!(target.scheme(), "http" | "https"))
}

/// What kind of thing stands at an address, as far as the address tells.
fn relation(url: &Url, rel: &str) -> Relation {
    if rel.split_ascii_whitespace().any(|each| each == "sponsored") {
        return Relation::Sponsored;
    }
    let domain = host::registrable(url).unwrap_or_default();
    match domain.as_str() {
        "youtube.com" | "youtu.be" | "vimeo.com" | "dailymotion.com" => return Relation::Video,
        "twitter.com" | "x.com" | "facebook.com" | "instagram.com" | "t.me" | "tiktok.com" | "threads.net"
        | "bsky.app" | "vk.com" | "linkedin.com" | "weibo.com" | "reddit.com" => return Relation::Post,
        _ => {}
    }
    if host::is_of_studies(url) {
        return Relation::Study;
    }
    if std::path::Path::new(url.path()).extension().is_some_and(|end| end.eq_ignore_ascii_case("pdf")) {
        return Relation::Document;
    }
    if host::is_official(url) { Relation::Official } else { Relation::Report }
}

#[cfg(test)]
mod tests {
    use super::{is_sharing, relation, unwrapped};
    use crate::claim::Relation;
    use url::Url;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[test]
    fn addresses_tell_what_they_lead_to() {
        assert_eq!(relation(&url("https://doi.org/10.1/x"), ""), Relation::Study);
        assert_eq!(relation(&url("https://www.parliament.example/act.pdf"), ""), Relation::Document);
        assert_eq!(relation(&url("https://www.state.gov/x"), ""), Relation::Official);
        assert_eq!(relation(&url("https://x.com/haim/status/1"), ""), Relation::Post);
        assert_eq!(relation(&url("https://tarncourier.example/x"), "nofollow sponsored"), Relation::Sponsored);
        assert_eq!(relation(&url("https://tarncourier.example/x"), ""), Relation::Report);
        assert!(is_sharing(&url("https://www.facebook.com/sharer/sharer.php?u=x")));
        assert!(!is_sharing(&url("https://www.facebook.com/tarncourier/posts/1")));
    }

    #[test]
    fn redirectors_and_archives_are_unwrapped() {
        let target = unwrapped(&url("https://www.google.com/url?q=https%3A%2F%2Ftarncourier.example%2Fx&sa=D"));
        assert_eq!(target.as_ref().map(Url::as_str), Some("https://tarncourier.example/x"));
        assert_eq!(unwrapped(&url("https://www.google.com/url?q=javascript:alert(1)")), None);
        let original =
            crate::host::archived(&url("https://web.archive.org/web/20160725000000/http://tarncourier.example/x"));
        assert_eq!(original.as_ref().map(Url::as_str), Some("http://tarncourier.example/x"));
    }
}
