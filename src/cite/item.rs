//! A [`Reference`] as the item that the CSL engine takes.
//!
//! Built directly rather than read from JSON: the engine refuses a whole item for one null, and panics on date ranges
//! and empty dates, of which none can be built here. `original-date` and its kin are left out on purpose: styles print
//! them in part, garbled or as `2026/2026`; the sentence of [`Reference::sentence`] says it whole. It goes into
//! `references`, the variable of the publication history, where APA's brackets expect it, and is appended by `engine`
//! where a style prints no such thing.

use super::marked;
use super::name::Name;
use super::reference::{Kind, Reference};
use crate::date::Date;
use citationberg::json::{DateValue, Item, LiteralName, NameItem, NameValue, Value, VecDate, VecDateRange};
use std::collections::BTreeMap;

/// The language that switches the engine's own casing of titles off: it spoils names such as iPhone.
const NO_CASING: &str = "zxx";

/// What the item depends on besides the reference.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Shape<'a> {
    /// The title with its marks.
    pub(crate) title: Option<&'a str>,
    /// The sentence about the text's history.
    pub(crate) sentence: Option<&'a str>,
    /// The style needs an author to be found by, so a body that is author and outlet is kept as the author; other
    /// styles keep it as the outlet.
    pub(crate) author_date: bool,
    /// The style puts an outlet that nobody signs for in the author's place.
    pub(crate) outlet_leads: bool,
    /// Lets the engine change the title's case.
    pub(crate) cased: bool,
}

/// Builds the item.
pub(crate) fn item(reference: &Reference, shape: Shape<'_>) -> Item {
    let mut fields: BTreeMap<String, Value> = BTreeMap::new();
    let mut text = |key: &str, value: Option<&str>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            fields.insert(key.to_owned(), Value::String(value.to_owned()));
        }
    };
    let mut authors = reference.authors_or_agencies();
    let mut outlet = reference.outlet.clone();
    if reference.is_own_author() {
        if shape.author_date { outlet = None } else { authors.clear() }
    }
    if let Some(name) = outlet.as_mut().filter(|_| shape.outlet_leads) {
        // The engine takes a container that stands in for the author for no container at all, and sets the title like
        // a book's. So it is named as the author, and a container that prints nothing is left.
        authors = vec![Name::Whole(marked::italic(name))];
        *name = marked::NOTHING.to_string();
    }
    text("id", Some("whence"));
    text("type", Some(csl_type(reference.kind)));
    text("language", Some(if shape.cased { "en-US" } else { NO_CASING }));
    text("title", shape.title);
    text("container-title", outlet.as_deref());
    text("source", reference.carrier.as_ref().map(|carrier| format!("{}{carrier}", marked::CARRIER)).as_deref());
    text("URL", reference.url.as_deref());
    text("references", shape.sentence.map(|sentence| format!("{}{sentence}", marked::SENTENCE)).as_deref());
    let mut date = |key: &str, date: Option<&Date>| {
        if let Some(value) = date.and_then(date_value) {
            fields.insert(key.to_owned(), value);
        }
    };
    date("issued", reference.date.as_ref());
    date("accessed", reference.accessed.as_ref());
    let mut names = |key: &str, names: &[Name]| {
        if !names.is_empty() {
            fields.insert(key.to_owned(), Value::Names(names.iter().map(name_value).collect()));
        }
    };
    names("author", &authors);
    names("translator", &reference.translators);
    Item(fields)
}

/// The CSL type.
pub(crate) fn csl_type(kind: Kind) -> &'static str {
    match kind {
        Kind::News => "article-newspaper",
        Kind::Page => "webpage",
    }
}

/// Year, month and day, as far as they are known.
pub(crate) fn date_parts(date: &Date) -> Vec<i16> {
    let parts = [i16::try_from(date.year()).ok(), small(date.month()), small(date.day())];
    parts.into_iter().map_while(|part| part).collect()
}

fn small(part: Option<u32>) -> Option<i16> {
    part.and_then(|part| i16::try_from(part).ok())
}

fn date_value(date: &Date) -> Option<Value> {
    let parts = date_parts(date);
    (!parts.is_empty()).then(|| {
        Value::Date(DateValue::DateParts {
            date_parts: VecDateRange(vec![VecDate(parts)]),
            literal: None,
            season: None,
            circa: false,
        })
    })
}

fn name_value(name: &Name) -> NameValue {
    match name {
        Name::Whole(literal) => NameValue::Literal(LiteralName { literal: literal.clone() }),
        Name::Split { family, given, particle, suffix } => NameValue::Item(NameItem {
            family: family.clone(),
            given: Some(given.clone()),
            // Always present: without it the engine would take the name apart once more.
            non_dropping_particle: particle.clone(),
            dropping_particle: None,
            suffix: suffix.clone(),
            comma_suffix: None,
        }),
    }
}
