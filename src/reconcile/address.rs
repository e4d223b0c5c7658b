//! The address under which the page wants to be known.

use super::{Seen, first};
use crate::claim::{Claim, Evidence, Fact};
use crate::host;
use url::Url;

/// The page's preferred address counts where it lies on the page's own site and is not the site's front page, unless that
/// is the page in view.
pub(super) fn canonical_url(claims: &[Claim], seen: &Seen) -> (Option<String>, Vec<Evidence>) {
    first(claims, |fact| match fact {
        Fact::CanonicalUrl(text) => {
            let url = Url::parse(text).ok()?;
            let is_own = |own: &Url| host::same_site(own, &url) && (!is_front(&url) || is_front(own));
            seen.url.is_none_or(is_own).then(|| host::without_tracking(&url).to_string())
        }
        _ => None,
    })
}

fn is_front(url: &Url) -> bool {
    matches!(url.path(), "" | "/") && url.query().is_none()
}
