//! Bodies by one name where their languages write it in several cases.

use crate::claim::{Claim, Fact, Party, Source};
use crate::{inflected, organization};
use std::collections::HashMap;

/// Names that begin alike, at most, of which forms are sought.
const MOST_FORMS: usize = 24;

/// The claims with those names in the nominative, as far as the lists or other claims tell it; nothing where none changes.
pub(super) fn in_nominative(claims: &[&Claim], language: Option<&str>) -> Vec<Claim> {
    let inflects = inflected::inflects(language);
    let mut called: HashMap<String, String> = HashMap::new();
    // Forms of a name begin alike.
    let mut forms: HashMap<String, Vec<&str>> = HashMap::new();
    let bodies = |claim: &'_ Claim| match &claim.fact {
        Fact::Source(Source { party: Some(party), url: None, .. }) => vec![party.name.clone()],
        Fact::Quotation(quotation) => quotation.via.iter().map(|party| party.name.clone()).collect(),
        _ => Vec::new(),
    };
    let names: Vec<String> = claims.iter().flat_map(|claim| bodies(claim)).collect();
    for name in names.iter().filter(|name| inflects || inflected::is_cyrillic(name)) {
        let alike = forms.entry(name.chars().take(3).collect()).or_default();
        if alike.len() < MOST_FORMS && !alike.contains(&name.as_str()) {
            alike.push(name);
        }
    }
    for alike in forms.values() {
        for name in alike {
            let same = alike.iter().copied().filter(|other| other == name || inflected::is_same(name, other));
            let known = inflected::known(name, organization::is_known);
            if let Some(better) = known.or_else(|| inflected::nominative(same).map(str::to_owned))
                && better != *name
            {
                called.insert((*name).to_owned(), better);
            }
        }
    }
    if called.is_empty() {
        return Vec::new();
    }
    let rename = |party: &mut Party| {
        if let Some(better) = called.get(&party.name) {
            party.name.clone_from(better);
        }
    };
    let renamed = claims.iter().map(|claim| {
        let mut claim = (*claim).clone();
        match &mut claim.fact {
            Fact::Source(Source { party: Some(party), url: None, .. }) => rename(party),
            Fact::Quotation(quotation) => quotation.via.iter_mut().for_each(rename),
            _ => {}
        }
        claim
    });
    renamed.collect()
}
