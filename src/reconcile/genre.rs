//! Which genre the text is of.

use crate::claim::{Claim, Evidence, Fact, Genre, Selector};

/// The genre that the page states, in sight before metadata. The address alone tells where a text is filed: it counts
/// for what no outlet files by chance, and else only beside another sign.
pub(super) fn genre(claims: &[Claim]) -> (Option<Genre>, Vec<Evidence>) {
    let of = |claim: &Claim| match claim.fact {
        Fact::Genre(genre) => Some(genre),
        _ => None,
    };
    let is_filed = |claim: &&Claim| matches!(claim.evidence.at, Selector::PageAddress);
    let stated = claims.iter().filter(|claim| !is_filed(claim)).find_map(of);
    let filed = || claims.iter().find_map(of).filter(|genre| matches!(genre, Genre::Opinion | Genre::Satire));
    let Some(genre) = stated.or_else(filed) else { return (None, Vec::new()) };
    let evidence = claims.iter().filter(|claim| of(claim) == Some(genre)).map(|claim| claim.evidence.clone()).collect();
    (Some(genre), evidence)
}
