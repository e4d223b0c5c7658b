//! Which genre the text is of.

use super::first;
use crate::claim::{Claim, Evidence, Fact, Genre};

/// The genre that the page states first: in sight before metadata.
pub(super) fn genre(claims: &[Claim]) -> (Option<Genre>, Vec<Evidence>) {
    first(claims, |fact| match fact {
        Fact::Genre(genre) => Some(*genre),
        _ => None,
    })
}
