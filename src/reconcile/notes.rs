//! What the reader should know beside the chain: where the page contradicts itself, and what it does not tell. Each sentence
//! stands here in English and, under the same name (`said_…`), in the screen's messages for each of its languages.

use super::Seen;
use super::dates::Dates;
use super::origin::{is_agency, preferred_elsewhere};
use super::outlets::Outlets;
use crate::chain::{Confidence, Message, Note, NoteKind, PageKind, SourceChain};
use crate::claim::{Claim, Evidence, Fact, Remark, Role};
use crate::date::Date;
use crate::host;
use url::Url;

/// Remarks of one kind that are shown: a page that has more of them is a list of corrections.
const MOST_REMARKS: usize = 3;

pub(crate) fn notes(claims: &[Claim], chain: &SourceChain, outlets: &Outlets, dates: &Dates, seen: &Seen) -> Vec<Note> {
    let mut notes = Vec::new();
    notes.extend(
        seen.bounds
            .iter()
            .map(|text| Note { text: text.clone(), ..note(NoteKind::Truncated, "readInPart", "", &[], Vec::new()) }),
    );
    notes.extend(broken(claims));
    if chain.page != PageKind::Article {
        let text = "This page does not read as a single article.";
        notes.push(note(NoteKind::NotAnArticle, "notAnArticle", text, &[], Vec::new()));
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

/// What a sentence is filled with.
enum Value<'a> {
    Words(&'a str),
    Names(&'a [&'a str]),
    Day(&'a Date),
}

/// A note; `text` is its sentence, with the names of the values in braces.
fn note(kind: NoteKind, id: &str, text: &str, values: &[(&str, Value)], evidence: Vec<Evidence>) -> Note {
    let mut said =
        Note { kind, message: Message { id: id.to_owned(), ..Message::default() }, text: String::new(), evidence };
    // Split once and for all: what is put in is never looked at again.
    for part in text.split_inclusive(['{', '}']) {
        let Some((name, value)) = values.iter().find(|(name, _)| part.strip_suffix('}') == Some(name)) else {
            said.text.push_str(part.trim_end_matches('{'));
            continue;
        };
        let (shown, held) = match value {
            Value::Words(words) => ((*words).to_owned(), (*words).to_owned()),
            Value::Names(names) => (names.join(" and "), names.join("\n")),
            Value::Day(date) => (date.in_words(), date.to_string()),
        };
        said.text.push_str(&shown);
        said.message.values.push(((*name).to_owned(), held));
    }
    said
}

fn broken(claims: &[Claim]) -> Vec<Note> {
    let each = claims.iter().filter_map(|claim| match &claim.fact {
        Fact::Broken { why: Some(why) } => {
            let text = "A JSON-LD block of the page is no JSON ({why}).";
            let values = [("why", Value::Words(why))];
            Some(note(NoteKind::BrokenMetadata, "brokenBlock", text, &values, vec![claim.evidence.clone()]))
        }
        Fact::Broken { why: None } => {
            let text = "A JSON-LD block of the page is broken and was read in part.";
            Some(note(NoteKind::BrokenMetadata, "brokenPart", text, &[], vec![claim.evidence.clone()]))
        }
        _ => None,
    });
    each.collect()
}

/// What the page says of the making of its text, in its own words.
fn remarks(claims: &[Claim]) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    for claim in claims {
        let Fact::Remark(remark) = &claim.fact else { continue };
        let (kind, id, text) = match remark {
            Remark::Correction => (NoteKind::Correction, "correction", "The page says of a correction: “{quote}”"),
            Remark::EditorsNote => (NoteKind::EditorsNote, "editorsNote", "The editors note: “{quote}”"),
            Remark::Automation => (NoteKind::Automation, "automation", "The page says what software did: “{quote}”"),
            Remark::Credentials => (
                NoteKind::Credentials,
                "credentials",
                "The page declares where its text comes from in a form that can be verified; it was not verified.",
            ),
        };
        let values = [("quote", Value::Words(&claim.evidence.quote))];
        let said = note(kind, id, text, &values, vec![claim.evidence.clone()]);
        let same = notes.iter().filter(|note| note.kind == kind).count();
        if same < MOST_REMARKS && !notes.iter().any(|note| note.text == said.text) {
            notes.push(said);
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
    let text = "The metadata names {here} alone; the text credits {original}.";
    let values = [("here", Value::Words(&view.party.name)), ("original", Value::Words(&original.party.name))];
    Some(note(NoteKind::Disagreement, "silentMetadata", text, &values, named.into_iter().chain(credited).collect()))
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
            let text = "The page credits {original} with the text, and {other} too.";
            let values = [("original", Value::Words(&original.party.name)), ("other", Value::Words(&party.name))];
            let evidence = original.support.iter().chain([&claim.evidence]).cloned().collect();
            Some(note(NoteKind::Disagreement, "secondCredit", text, &values, evidence))
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
    let text = "The markup prefers an address at {host} to the page’s own; the text does not say why.";
    let host = host::registrable(&url)?;
    Some(note(
        NoteKind::Disagreement,
        "preferredElsewhere",
        text,
        &[("host", Value::Words(&host))],
        vec![evidence.clone()],
    ))
}

/// The credit dates the first publication after this one.
fn later_than_here(chain: &SourceChain) -> Option<Note> {
    let here = chain.work.published.as_ref()?;
    let original = chain.links_as(Role::Original).find(|link| link.url != chain.work.url)?;
    let there = original.date.as_ref().filter(|there| there.days_after(here).is_some_and(|days| days > 1))?;
    let text = "The page dates the first publication at {original} {firstDay}, after its own {hereDay}.";
    let values = [
        ("original", Value::Words(&original.party.name)),
        ("firstDay", Value::Day(there)),
        ("hereDay", Value::Day(here)),
    ];
    let evidence = original.support.iter().chain(&chain.work.evidence.published).cloned().collect();
    Some(note(NoteKind::Disagreement, "laterThanHere", text, &values, evidence))
}

/// The byline and the metadata name different people.
fn disputed_authors(chain: &SourceChain) -> Option<Note> {
    let disputed: Vec<_> =
        chain.links_as(Role::Author).filter(|link| link.confidence == Confidence::Disputed).collect();
    let first = disputed.first()?;
    let names: Vec<&str> = disputed.iter().map(|link| link.party.name.as_str()).collect();
    let against = first.against.first()?;
    let text = "The byline names {names}; the metadata names {declared}.";
    let values = [("names", Value::Names(&names)), ("declared", Value::Words(&against.quote))];
    let evidence = first.support.iter().chain(&first.against).cloned().collect();
    Some(note(NoteKind::Disagreement, "disputedAuthors", text, &values, evidence))
}

/// The reader sees one day of publication, the metadata declares another.
fn disputed_day(chain: &SourceChain, dates: &Dates) -> Option<Note> {
    let (shown, (declared, against)) = (chain.work.published.as_ref()?, dates.against.as_ref()?);
    let text = "The page shows {shownDay}, its metadata says {declaredDay}.";
    let values = [("shownDay", Value::Day(shown)), ("declaredDay", Value::Day(declared))];
    let evidence = dates.published_evidence.iter().chain([against]).cloned().collect();
    Some(note(NoteKind::Disagreement, "disputedDay", text, &values, evidence))
}

/// What a reader would look for and the page does not say.
fn not_told(chain: &SourceChain, dates: &Dates) -> Vec<Note> {
    let mut missing = Vec::new();
    let mut say = |id: &str, text: &str, values: &[(&str, Value)]| {
        missing.push(note(NoteKind::NotTold, id, text, values, Vec::new()));
    };
    let has = |role: Role| chain.links_as(role).next().is_some();
    if !has(Role::Author) && !has(Role::Agency) {
        say("noAuthor", "The page names no author.", &[]);
    }
    if chain.work.published.is_none() {
        say("noDay", "The page does not say when it was published.", &[]);
    }
    if dates.is_last_change {
        say("lastChange", "The page tells only when it was last changed; that day stands for its publication.", &[]);
    }
    if has(Role::Republisher) {
        for link in chain.links_as(Role::Original).filter(|link| link.date.is_none()) {
            let text = "The page does not say when the text first appeared at {original}.";
            say("firstUndated", text, &[("original", Value::Words(&link.party.name))]);
        }
    }
    missing
}
