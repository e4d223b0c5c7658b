//! The address under which the page wants to be known.

use super::{Seen, first};
use crate::claim::{Claim, Evidence, Fact};
use crate::host;
use url::Url;

/// The page's preferred address counts where it lies on the page's own site.
pub(super) fn canonical_url(claims: &[Claim], seen: &Seen) -> (Option<String>, Vec<Evidence>) {
    first(claims, |fact| match fact {
        Fact::CanonicalUrl(text) => {
            let url = Url::parse(text).ok()?;
            seen.url.is_none_or(|own| host::same_site(own, &url)).then(|| text.clone())
        }
        _ => None,
    })
}
