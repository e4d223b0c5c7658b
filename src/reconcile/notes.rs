//! What the reader should know beside the chain: where the page contradicts itself, and what it does not tell.

use super::Seen;
use super::dates::Dates;
use super::origin::{is_agency, preferred_elsewhere};
use super::outlets::Outlets;
use crate::chain::{Confidence, Note, NoteKind, PageKind, SourceChain};
use crate::claim::{Claim, Evidence, Fact, Remark, Role};
use crate::host;
use url::Url;

/// Remarks of one kind that are shown: a page that has more of them is a list of corrections.
const MOST_REMARKS: usize = 3;

pub(crate) fn notes(claims: &[Claim], chain: &SourceChain, outlets: &Outlets, dates: &Dates, seen: &Seen) -> Vec<Note> {
    let mut notes = Vec::new();
    notes.extend(seen.bounds.iter().map(|text| note(NoteKind::Truncated, text.clone(), Vec::new())));
    notes.extend(broken(claims));
    if chain.page != PageKind::Article {
        notes.push(note(NoteKind::NotAnArticle, "This page does not read as a single article.".to_owned(), Vec::new()));
        return notes;
    }
    notes.extend(silent_metadata(claims, outlets));
    notes.extend(second_credit(claims, outlets, seen));
    notes.extend(preferred_without_a_word(claims, chain, seen));
    notes.extend(later_than_here(chain));
    notes.extend(disputed_authors(chain));
    notes.extend(disputed_day(chain, dates));
    notes.extend(remarks(claims));
    notes.extend(not_told(chain, dates));
    notes
}

fn note(kind: NoteKind, text: String, evidence: Vec<Evidence>) -> Note {
    Note { kind, text, evidence }
}

fn broken(claims: &[Claim]) -> Vec<Note> {
    let each = claims.iter().filter_map(|claim| match &claim.fact {
        Fact::Broken(text) => Some(note(NoteKind::BrokenMetadata, text.clone(), vec![claim.evidence.clone()])),
        _ => None,
    });
    each.collect()
}

/// What the page says of the making of its text, in its own words.
fn remarks(claims: &[Claim]) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    for claim in claims {
        let Fact::Remark(remark) = &claim.fact else { continue };
        let quote = &claim.evidence.quote;
        let (kind, text) = match remark {
            Remark::Correction => (NoteKind::Correction, format!("The page says of a correction: “{quote}”")),
            Remark::EditorsNote => (NoteKind::EditorsNote, format!("The editors note: “{quote}”")),
            Remark::Automation => (NoteKind::Automation, format!("The page says what software did: “{quote}”")),
            Remark::Credentials => {
                let text =
                    "The page declares where its text comes from in a form that can be verified; it was not verified.";
                (NoteKind::Credentials, text.to_owned())
            }
        };
        let same = notes.iter().filter(|note| note.kind == kind).count();
        if same < MOST_REMARKS && !notes.iter().any(|note| note.text == text) {
            notes.push(note(kind, text, vec![claim.evidence.clone()]));
        }
    }
    notes
}

/// The metadata names the outlet in view alone, while the text credits another.
fn silent_metadata(claims: &[Claim], outlets: &Outlets) -> Option<Note> {
    let (original, view) = (outlets.original.as_ref()?, outlets.view.as_ref()?);
    let declares = |name: &str, claim: &&Claim| match &claim.fact {
        Fact::Site(party) | Fact::Link { party, .. } => !claim.evidence.is_seen() && host::same_name(&party.name, name),
        _ => false,
    };
    let named: Vec<Evidence> = claims
        .iter()
        .filter(|claim| claim.evidence.reader != crate::claim::Reader::Address)
        .filter(|claim| declares(&view.party.name, claim))
        .map(|claim| claim.evidence.clone())
        .collect();
    let credited: Vec<Evidence> = original.support.iter().filter(|evidence| evidence.is_seen()).cloned().collect();
    let declared = claims.iter().any(|claim| declares(&original.party.name, &claim));
    if named.is_empty() || credited.is_empty() || declared {
        return None;
    }
    let text = format!("The metadata names {} alone; the text credits {}.", view.party.name, original.party.name);
    Some(note(NoteKind::Disagreement, text, named.into_iter().chain(credited).collect()))
}

/// The words credit two outlets: which of them came first they do not say.
fn second_credit(claims: &[Claim], outlets: &Outlets, seen: &Seen) -> Option<Note> {
    let original = outlets.original.as_ref()?;
    claims.iter().filter(|claim| claim.evidence.is_seen()).find_map(|claim| match &claim.fact {
        Fact::Link { role: Role::Original, party, url, .. }
            if !(outlets.is_original(&party.name)
                || original.has(url.as_deref())
                || outlets.is_view(&party.name)
                || seen.is_site(&party.name)
                || is_agency(&party.name)) =>
        {
            let text = format!("The page credits {} with the text, and {} too.", original.party.name, party.name);
            let evidence = original.support.iter().chain([&claim.evidence]).cloned().collect();
            Some(note(NoteKind::Disagreement, text, evidence))
        }
        _ => None,
    })
}

/// The page prefers an address at another site, and no link of the chain explains it.
fn preferred_without_a_word(claims: &[Claim], chain: &SourceChain, seen: &Seen) -> Option<Note> {
    let (url, evidence) = preferred_elsewhere(claims, seen)?;
    let is_there = |address: &Option<String>| {
        address.as_deref().and_then(|text| Url::parse(text).ok()).is_some_and(|there| host::same_site(&there, &url))
    };
    if chain.links.iter().any(|link| is_there(&link.url) || is_there(&link.party.url)) {
        return None;
    }
    let text = format!(
        "The markup prefers an address at {} to the page's own; the text does not say why.",
        host::registrable(&url)?
    );
    Some(note(NoteKind::Disagreement, text, vec![evidence.clone()]))
}

/// The credit dates the first publication after this one.
fn later_than_here(chain: &SourceChain) -> Option<Note> {
    let here = chain.work.published.as_ref()?;
    let original = chain.links_as(Role::Original).find(|link| link.url != chain.work.url)?;
    let there = original.date.as_ref().filter(|there| there.days_after(here).is_some_and(|days| days > 1))?;
    let text = format!(
        "The page dates the first publication at {} {}, after its own {}.",
        original.party.name,
        there.in_words(),
        here.in_words()
    );
    let evidence = original.support.iter().chain(&chain.work.evidence.published).cloned().collect();
    Some(note(NoteKind::Disagreement, text, evidence))
}

/// The byline and the metadata name different people.
fn disputed_authors(chain: &SourceChain) -> Option<Note> {
    let disputed: Vec<_> =
        chain.links_as(Role::Author).filter(|link| link.confidence == Confidence::Disputed).collect();
    let first = disputed.first()?;
    let names: Vec<&str> = disputed.iter().map(|link| link.party.name.as_str()).collect();
    let against = first.against.first()?;
    let text = format!("The byline names {}; the metadata names {}.", names.join(" and "), against.quote);
    Some(note(NoteKind::Disagreement, text, first.support.iter().chain(&first.against).cloned().collect()))
}

/// The reader sees one day of publication, the metadata declares another.
fn disputed_day(chain: &SourceChain, dates: &Dates) -> Option<Note> {
    let (shown, (declared, against)) = (chain.work.published.as_ref()?, dates.against.as_ref()?);
    let text = format!("The page shows {}, its metadata says {}.", shown.in_words(), declared.in_words());
    let evidence = dates.published_evidence.iter().chain([against]).cloned().collect();
    Some(note(NoteKind::Disagreement, text, evidence))
}

/// What a reader would look for and the page does not say.
fn not_told(chain: &SourceChain, dates: &Dates) -> Vec<Note> {
    let mut missing = Vec::new();
    let has = |role: Role| chain.links_as(role).next().is_some();
    if !has(Role::Author) && !has(Role::Agency) {
        missing.push("The page names no author.".to_owned());
    }
    if chain.work.published.is_none() {
        missing.push("The page does not say when it was published.".to_owned());
    }
    if dates.is_last_change {
        missing.push("The page tells only when it was last changed; that day stands for its publication.".to_owned());
    }
    if has(Role::Republisher) {
        for link in chain.links_as(Role::Original).filter(|link| link.date.is_none()) {
            missing.push(format!("The page does not say when the text first appeared at {}.", link.party.name));
        }
    }
    missing.into_iter().map(|text| note(NoteKind::NotTold, text, Vec::new())).collect()
}
