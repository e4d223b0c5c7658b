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
use super::title::{self, Around};
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
    /// The style needs an author to be found by, so a body that is author and site is kept as the author; other styles
    /// keep it as the site. A newspaper is always the outlet.
    pub(crate) author_date: bool,
    /// The style puts an outlet that nobody signs for in the author's place.
    pub(crate) outlet_leads: bool,
    /// The style loses the date of what nobody signed, so the title is named as the author.
    pub(crate) title_leads: bool,
    /// The date is left out, to see what a style does with it.
    pub(crate) undated: bool,
    /// Names are written without full stops, so suffixes are too.
    pub(crate) bare_suffixes: bool,
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
    let mut outlet = reference.outlet.as_deref().map(printed);
    if reference.is_own_author() {
        if shape.author_date && reference.kind == Kind::Page { outlet = None } else { authors.clear() }
    }
    if let Some(name) = outlet.as_mut().filter(|_| shape.outlet_leads) {
        // The engine takes a container that stands in for the author for no container at all, and sets the title like
        // a book's. So it is named as the author, and a container that prints nothing is left.
        authors = vec![Name::Whole(marked::italic(name))];
        *name = marked::NOTHING.to_string();
    }
    if shape.title_leads {
        authors = vec![Name::Whole(marked::TITLE.to_string())];
    }
    text("id", Some("whence"));
    text("type", Some(csl_type(reference.kind)));
    text("language", Some(if shape.cased { "en-US" } else { NO_CASING }));
    text("title", shape.title.filter(|_| !shape.title_leads));
    text("container-title", outlet.as_deref());
    text(
        "source",
        reference.carrier.as_ref().map(|carrier| format!("{}{}", marked::CARRIER, printed(carrier))).as_deref(),
    );
    text("URL", reference.url.as_deref());
    text("references", shape.sentence.map(|sentence| format!("{}{sentence}", marked::SENTENCE)).as_deref());
    let mut date = |key: &str, date: Option<&Date>| {
        if let Some(value) = date.and_then(date_value) {
            fields.insert(key.to_owned(), value);
        }
    };
    date("issued", reference.date.as_ref().filter(|_| !shape.undated));
    date("accessed", reference.accessed.as_ref());
    let mut names = |key: &str, names: &[Name]| {
        if !names.is_empty() {
            fields.insert(key.to_owned(), Value::Names(names.iter().map(|name| name_value(name, shape)).collect()));
        }
    };
    names("author", &authors);
    names("translator", &reference.translators);
    Item(fields)
}

/// An article that tells everything that most do, to try a style on.
pub(crate) fn sample() -> Item {
    let text = |value: &str| Value::String(value.to_owned());
    let day = |parts: &[i16]| {
        Value::Date(DateValue::DateParts {
            date_parts: VecDateRange(vec![VecDate(parts.to_vec())]),
            literal: None,
            season: None,
            circa: false,
        })
    };
    Item(BTreeMap::from([
        ("id".to_owned(), text("whence")),
        ("type".to_owned(), text("article-newspaper")),
        ("title".to_owned(), text("Title")),
        ("container-title".to_owned(), text("Outlet")),
        ("URL".to_owned(), text("https://outlet.example/title")),
        ("author".to_owned(), Value::Names(vec![name_value(&Name::Whole("Author".to_owned()), Shape::default())])),
        ("issued".to_owned(), day(&[2026, 3, 5])),
        ("accessed".to_owned(), day(&[2026, 3, 6])),
    ]))
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

/// A name as it is printed: with typographic apostrophes, and with its inner full stops (`Harbour.example`) kept from
/// styles that take them for those of abbreviations.
fn printed(name: &str) -> String {
    let name = title::curl_quotes(name, Around::Nothing);
    let mut printed = String::with_capacity(name.len());
    let mut letters = name.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_inner = letter == '.' && letters.peek().is_some_and(|next| next.is_alphanumeric());
        printed.push(if is_inner { marked::INNER_STOP } else { letter });
    }
    printed
}

/// Given names whose second part has no initial: `Min-seo`.
fn whole_syllables(given: &str) -> String {
    let mut whole = String::with_capacity(given.len());
    let mut letters = given.chars().peekable();
    while let Some(letter) = letters.next() {
        let parts_none = letter == '-' && letters.peek().is_some_and(|next| next.is_lowercase());
        whole.push(if parts_none { marked::INNER_HYPHEN } else { letter });
    }
    whole
}

fn name_value(name: &Name, shape: Shape<'_>) -> NameValue {
    let curled = |text: &str| text.replace('\'', "’");
    match name {
        Name::Whole(literal) => {
            NameValue::Literal(LiteralName { literal: title::curl_quotes(literal, Around::Nothing) })
        }
        Name::Split { family, given, particle, suffix } => NameValue::Item(NameItem {
            family: curled(family).replace(' ', &marked::INNER_SPACE.to_string()),
            given: Some(whole_syllables(&curled(given))),
            // Always present: without it the engine would take the name apart once more.
            non_dropping_particle: particle.as_deref().map(curled),
            dropping_particle: None,
            suffix: suffix.as_deref().map(|suffix| match shape.bare_suffixes {
                true => suffix.trim_end_matches('.').to_owned(),
                false => suffix.to_owned(),
            }),
            comma_suffix: None,
        }),
    }
}
