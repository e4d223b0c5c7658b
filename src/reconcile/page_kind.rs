//! What kind of page is in view.

use super::Seen;
use crate::chain::PageKind;
use crate::claim::{Claim, Fact, Reader};

/// A page with an article's text is an article, unless it is a site's front page.
pub(super) fn page_kind(claims: &[Claim], seen: &Seen) -> PageKind {
    let is_front = seen.url.is_some_and(|url| matches!(url.path(), "" | "/") && url.query().is_none());
    let declared = claims.iter().any(|claim| matches!(&claim.fact, Fact::PageType(kind) if kind == "article"));
    let headed = claims.iter().any(|claim| claim.evidence.reader == Reader::Headline);
    if is_front && !declared {
        PageKind::Home
    } else if (declared && seen.paragraphs >= 1) || (headed && seen.paragraphs >= 3) {
        PageKind::Article
    } else {
        PageKind::Other
    }
}
