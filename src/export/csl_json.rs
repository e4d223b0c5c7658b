//! CSL-JSON, version 1.0.2 of the schema, as reference managers import it: an array of one item.
//!
//! Unlike what the engine is given, this carries `original-date` and `original-publisher`: here it is the importing
//! program that decides what to print. What CSL has no variable for stands in `custom`, the field it reserves for that.

use crate::cite::item::{csl_type, date_parts};
use crate::cite::key::key;
use crate::cite::marked;
use crate::cite::name::Name;
use crate::cite::reference::Reference;
use crate::cite::wording::Tongue;
use crate::date::Date;
use serde_json::{Map, Value, json};

/// The item in an array, indented.
pub(crate) fn csl_json(reference: &Reference) -> String {
    let mut item = Map::new();
    let mut put = |field: &str, value: Option<Value>| {
        if let Some(value) = value {
            item.insert(field.to_owned(), value);
        }
    };
    let text = |value: &Option<String>| value.clone().map(Value::String);
    put("id", Some(Value::String(key(reference))));
    put("type", Some(json!(csl_type(reference.kind))));
    put("title", text(&reference.title));
    put("author", names(&reference.authors_or_agencies()));
    put("translator", names(&reference.translators));
    put("container-title", reference.outlet_beside_author().map(|outlet| json!(outlet)));
    put("issued", reference.date.as_ref().map(date));
    put("URL", text(&reference.url));
    put("accessed", reference.accessed.as_ref().map(date));
    put("language", text(&reference.language));
    put("source", text(&reference.carrier));
    let first = reference.first.as_ref().filter(|first| first.certain);
    put("original-publisher", first.and_then(|first| text(&first.outlet)));
    put("original-date", first.and_then(|first| first.date.as_ref()).map(date));
    let sentence = reference.sentence(&Tongue::english(), false);
    put("note", sentence.map(|sentence| json!(marked::Marked::from_marks(&sentence).to_text())));
    let mut custom = Map::new();
    if !reference.agencies.is_empty() {
        custom.insert("agencies".to_owned(), json!(reference.agencies));
    }
    if let Some(url) = first.and_then(|first| text(&first.url)) {
        custom.insert("originalUrl".to_owned(), url);
    }
    if let Some((archive, of)) = &reference.archive {
        let date = archive.date.as_ref().map(ToString::to_string);
        custom.insert("archive".to_owned(), json!({ "url": archive.url, "date": date, "of": of }));
    }
    if let Some(quote) = &reference.quote {
        custom.insert("quote".to_owned(), json!(quote));
    }
    if !reference.edited.is_empty() {
        custom.insert("correctedByReader".to_owned(), json!(reference.edited));
    }
    put("custom", (!custom.is_empty()).then(|| json!({ "whence": custom })));
    // Cannot fail: there are no keys but strings.
    serde_json::to_string_pretty(&json!([item])).unwrap_or_default() + "\n"
}

fn date(date: &Date) -> Value {
    json!({ "date-parts": [date_parts(date)] })
}

fn names(names: &[Name]) -> Option<Value> {
    (!names.is_empty()).then(|| Value::Array(names.iter().map(name).collect()))
}

fn name(name: &Name) -> Value {
    match name {
        Name::Whole(literal) => json!({ "literal": literal }),
        Name::Split { family, given, particle, suffix } => {
            let mut parts = Map::new();
            parts.insert("family".to_owned(), json!(family));
            parts.insert("given".to_owned(), json!(given));
            if let Some(particle) = particle {
                parts.insert("non-dropping-particle".to_owned(), json!(particle));
            }
            if let Some(suffix) = suffix {
                parts.insert("suffix".to_owned(), json!(suffix));
            }
            Value::Object(parts)
        }
    }
}
