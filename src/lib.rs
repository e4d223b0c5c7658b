//! Whence reads the article page in view and says where the article comes from.
//!
//! Data moves one way: HTML → [`html`] tree → page → claims → [`chain::SourceChain`] → citation. Readers turn the page
//! into [`claim::Claim`]s, each with its evidence; one function reconciles them; nothing downstream looks back at the
//! page.
//!
//! # Words
//!
//! A *link* is a link of the source chain; a hyperlink is an *anchor*. A *party* is a person or an organization; it plays
//! a *role* (author, original outlet, agency, intermediary, republisher). A *source* is what the article's body rests
//! on.

// Tests cut their own sentences.
#![cfg_attr(test, allow(clippy::string_slice))]

pub mod chain;
#[cfg(feature = "cite")]
pub mod cite;
pub mod claim;
pub mod date;
#[cfg(feature = "cli")]
pub mod encoding;
#[cfg(feature = "cite")]
pub mod export;
#[cfg(feature = "read")]
pub mod html;
#[cfg(feature = "wasm")]
pub mod wasm;

#[cfg(feature = "read")]
mod body;
#[cfg(feature = "read")]
mod cue;
#[cfg(feature = "read")]
mod dashes;
#[cfg(feature = "read")]
mod host;
#[cfg(feature = "read")]
mod inflected;
#[cfg(feature = "read")]
mod json;
#[cfg(feature = "read")]
mod lists;
#[cfg(feature = "read")]
mod mentions;
#[cfg(feature = "read")]
mod name;
#[cfg(feature = "read")]
mod organization;
#[cfg(feature = "read")]
mod page;
#[cfg(feature = "read")]
mod prose;
#[cfg(feature = "read")]
mod quoted;
#[cfg(feature = "read")]
mod readers;
#[cfg(feature = "read")]
mod reconcile;
#[cfg(feature = "read")]
mod schema_org;
#[cfg(feature = "read")]
mod sort;

/// Reads a page: the HTML as text, and its address where there is one.
///
/// Never fails: what cannot be read is `null` or a note in the answer.
#[cfg(feature = "read")]
pub fn trace(html: &str, url: Option<&str>) -> chain::SourceChain {
    let tree = html::Tree::parse(html);
    let page = page::Page::gather(&tree, url);
    let body = body::Body::find(&page);
    let (claims, too_many) = readers::read(&page, &body);
    let seen = reconcile::Seen {
        url: page.url.as_ref(),
        read_at: page.read_at.as_ref(),
        paragraphs: body.text.len(),
        letters: page.at(&body.text).map(|block| prose::letters(&block.text)).sum(),
        outlook: body.outlook(&page),
        around: body.around(&page),
        bounds: tree.bounds_hit().iter().map(ToString::to_string).chain(body.bound()).chain(too_many).collect(),
    };
    reconcile::reconcile(claims, &seen)
}
