//! Whether all of the text is on the page.

use super::Seen;
use crate::claim::{Claim, Evidence, Fact};

/// Letters of text below which an article that is declared not to be free is taken for its beginning.
const SHORT: usize = 2_000;

/// What says that only a part of the text is on the page; nothing where it is whole.
pub(super) fn broken_off(claims: &[Claim], seen: &Seen) -> Vec<Evidence> {
    let says = |claim: &&Claim| match claim.fact {
        Fact::Partial => true,
        Fact::Free(free) => !free && seen.letters < SHORT,
        _ => false,
    };
    claims.iter().filter(says).map(|claim| claim.evidence.clone()).collect()
}
