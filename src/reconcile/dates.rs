//! When the page was published.

use super::outlets::Outlets;
use crate::claim::{Claim, Evidence, Fact};
use crate::date::Date;

/// The page's day is the one that the reader sees beside the outlet's name or alone; a finer date in the metadata counts
/// where it agrees.
pub(super) fn published(claims: &[Claim], outlets: &Outlets) -> (Option<Date>, Vec<Evidence>) {
    let dates: Vec<(&Date, &Claim)> = claims
        .iter()
        .filter_map(|claim| match &claim.fact {
            Fact::Published(date) => Some((date, claim)),
            Fact::Appeared { party, date, .. } if outlets.is_view(&party.name) => Some((date, claim)),
            _ => None,
        })
        .collect();
    let by_line = dates.iter().find(|(_, claim)| matches!(claim.fact, Fact::Appeared { .. }));
    let Some((day, _)) = by_line.or_else(|| dates.first()) else { return (None, Vec::new()) };
    let agreeing: Vec<&(&Date, &Claim)> = dates.iter().filter(|(date, _)| date.agrees_with(day)).collect();
    let finest = agreeing.iter().max_by_key(|(date, _)| date.precision()).map(|(date, _)| (*date).clone());
    (finest, agreeing.iter().map(|(_, claim)| claim.evidence.clone()).collect())
}
