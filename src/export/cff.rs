//! The Citation File Format, version 1.2.0 (YAML): the article as the preferred citation.
//!
//! The format was made for software, so the file says in its message what it is about. It demands an author: where nobody is
//! named the outlet stands there, else the site's host; nobody is invented. Texts are written as JSON strings, which are
//! YAML's double-quoted scalars.

use crate::cite::address;
use crate::cite::marked;
use crate::cite::name::Name;
use crate::cite::reference::{Kind, Reference};
use crate::cite::wording::{Tongue, base_language};

/// One file.
pub(crate) fn cff(reference: &Reference) -> String {
    let title = reference.title.as_deref().map(plain);
    let title = title.or_else(|| reference.url.clone()).or_else(|| reference.outlet.clone()).unwrap_or_default();
    let mut lines = vec!["cff-version: 1.2.0".to_owned()];
    lines.push(pair("message", "To cite this article, use the reference in preferred-citation."));
    lines.push(pair("title", &title));
    lines.extend(people("authors", &authors(reference)));
    lines.push("preferred-citation:".to_owned());
    let mut entry = vec![
        pair("type", if reference.kind == Kind::News { "newspaper-article" } else { "website" }),
        pair("title", &title),
    ];
    entry.extend(people("authors", &authors(reference)));
    if !reference.translators.is_empty() {
        entry.extend(people("translators", &reference.translators));
    }
    let mut put = |key: &str, value: Option<String>| entry.extend(value.map(|value| pair(key, &value)));
    put("journal", reference.outlet.clone());
    // As fine as the date is: a whole day, or a month and a year.
    match reference.date.as_ref() {
        Some(date) if date.day().is_some() => put("date-published", Some(date.without_time().to_string())),
        Some(date) => {
            entry.extend(date.month().map(|month| format!("month: {month}")));
            entry.push(format!("year: {}", date.year()));
        }
        None => {}
    }
    let first = reference.first.as_ref().filter(|first| first.certain);
    if let Some(date) = first.and_then(|first| first.date.as_ref()) {
        entry.push(format!("year-original: {}", date.year()));
    }
    let mut put = |key: &str, value: Option<String>| entry.extend(value.map(|value| pair(key, &value)));
    put("url", reference.url.clone());
    let accessed = reference.accessed.as_ref().filter(|date| date.day().is_some());
    put("date-accessed", accessed.map(|date| date.without_time().to_string()));
    let language = reference.language.as_deref().map(base_language).filter(|language| language.len() == 2);
    entry.extend(language.map(|language| format!("languages:\n    - {}", quoted(&language))));
    let sentence = reference.sentence(&Tongue::english(), false);
    let mut notes: Vec<String> =
        sentence.map(|sentence| marked::Marked::from_marks(&sentence).to_text()).into_iter().collect();
    if !reference.edited.is_empty() {
        notes.push(format!("Corrected by the reader: {}", reference.edited.join(", ")));
    }
    if !notes.is_empty() {
        entry.push(pair("notes", &notes.join(". ")));
    }
    lines.extend(entry.iter().flat_map(|entry| entry.lines()).map(|line| format!("  {line}")));
    lines.join("\n") + "\n"
}

fn authors(reference: &Reference) -> Vec<Name> {
    let authors = reference.authors_or_agencies();
    if !authors.is_empty() {
        return authors;
    }
    let host = || reference.url.as_deref().and_then(address::site);
    vec![Name::Whole(reference.outlet.clone().or_else(host).unwrap_or_else(|| "unknown".to_owned()))]
}

/// Persons by their parts, others as entities.
fn people(key: &str, names: &[Name]) -> Vec<String> {
    let mut lines = vec![format!("{key}:")];
    for name in names {
        match name {
            Name::Whole(name) => lines.push(format!("  - {}", pair("name", name))),
            Name::Split { family, given, particle, suffix } => {
                lines.push(format!("  - {}", pair("family-names", family)));
                lines.push(format!("    {}", pair("given-names", given)));
                lines.extend(particle.as_ref().map(|particle| format!("    {}", pair("name-particle", particle))));
                lines.extend(suffix.as_ref().map(|suffix| format!("    {}", pair("name-suffix", suffix))));
            }
        }
    }
    lines
}

fn plain(title: &str) -> String {
    marked::rich(title).into_iter().map(|(run, _)| run).collect()
}

fn pair(key: &str, value: &str) -> String {
    format!("{key}: {}", quoted(value))
}

fn quoted(value: &str) -> String {
    // Cannot fail: a string is JSON.
    serde_json::to_string(value).unwrap_or_default()
}
