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

pub mod chain;
pub mod claim;
pub mod date;
#[cfg(feature = "read")]
pub mod html;
#[cfg(feature = "read")]
mod reconcile;
#[cfg(feature = "wasm")]
pub mod wasm;

/// Reads a page: the HTML as text, and its address where there is one.
///
/// Never fails: what cannot be read is `null` or a note in the answer.
#[cfg(feature = "read")]
pub fn trace(html: &str, url: Option<&str>) -> chain::SourceChain {
    reconcile::reconcile(html, url)
}
