//! Claims → source chain: the only place that chooses.

use crate::chain::{PageKind, Republication, Rights, SourceChain, Work, WorkEvidence};

/// Weighs what the page says and draws the chain.
pub fn reconcile(_html: &str, url: Option<&str>) -> SourceChain {
    SourceChain {
        page: PageKind::Other,
        work: Work {
            title: None,
            published: None,
            modified: None,
            language: None,
            genre: None,
            complete: true,
            url: url.map(str::to_owned),
            canonical_url: None,
            republication: Republication::Undetermined,
            evidence: WorkEvidence::default(),
        },
        links: Vec::new(),
        sources: Vec::new(),
        quotations: Vec::new(),
        anonymous: Vec::new(),
        rights: Rights::default(),
        notes: Vec::new(),
    }
}
