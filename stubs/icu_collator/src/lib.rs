//! Stands in for the crate of this name, of which the citation engine uses one comparison to sort entries.
//!
//! One citation at a time never sorts, and the collation tables would add some 459 kB (gzip) to the module. The parts
//! that the engine names are here, no more. They compare by code point.

use std::cmp::Ordering;

/// The options that the engine passes.
pub mod options {
    /// No option changes a comparison by code point.
    #[derive(Debug, Clone, Copy, Default)]
    pub struct CollatorOptions;
}

/// Compares by code point.
#[derive(Debug, Clone, Copy)]
pub struct Collator;

impl Collator {
    /// Never fails; the locale changes nothing.
    #[allow(clippy::missing_errors_doc)]
    pub fn try_new(_: icu_locale::Locale, _: options::CollatorOptions) -> Result<Self, std::convert::Infallible> {
        Ok(Collator)
    }

    /// The order by code point.
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        left.cmp(right)
    }
}
