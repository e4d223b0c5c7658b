//! Stands in for the crate of this name, of which the citation engine uses one type to choose an order of sorting.
//!
//! See the stub of icu_collator for the reason.

/// A locale that is never looked at.
#[derive(Debug, Clone, Copy)]
pub struct Locale;

impl std::str::FromStr for Locale {
    type Err = std::convert::Infallible;

    fn from_str(_: &str) -> Result<Self, Self::Err> {
        Ok(Locale)
    }
}
