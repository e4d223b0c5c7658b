//! RIS, as Zotero, EndNote and Mendeley read it: one tag a line, CRLF, UTF-8, no line breaks in values.

use crate::cite::marked;
use crate::cite::name::Name;
use crate::cite::reference::{Kind, Reference};
use crate::cite::wording::{Tongue, base_language};
use crate::date::Date;

/// One record.
pub(crate) fn ris(reference: &Reference) -> String {
    let mut lines: Vec<(&str, String)> =
        vec![("TY", if reference.kind == Kind::News { "NEWS" } else { "ELEC" }.to_owned())];
    let mut put = |tag, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            lines.push((tag, value));
        }
    };
    for author in reference.authors_or_agencies() {
        put("AU", Some(name(&author)));
    }
    for translator in &reference.translators {
        put("A4", Some(name(translator)));
    }
    put("TI", reference.title.as_deref().map(plain));
    put("T2", reference.outlet_beside_author().map(str::to_owned));
    put("DA", reference.date.as_ref().map(slashed));
    put("PY", reference.date.as_ref().map(|date| date.year().to_string()));
    put("UR", reference.url.clone());
    put("Y2", reference.accessed.as_ref().map(slashed));
    put("DP", reference.carrier.clone());
    if let Some(first) = reference.first.as_ref().filter(|first| first.certain) {
        let date = first.date.as_ref().map(|date| date.without_time().to_string());
        put("OP", Some([first.outlet.clone(), date].into_iter().flatten().collect::<Vec<_>>().join(", ")));
    }
    let sentence = reference.sentence(&Tongue::english(), false);
    put("N1", sentence.map(|sentence| marked::Marked::from_marks(&sentence).to_text()));
    put("LA", reference.language.as_deref().map(base_language));
    let record: String = lines.iter().map(|(tag, value)| format!("{tag}  - {value}\r\n")).collect();
    record + "ER  - \r\n"
}

fn name(name: &Name) -> String {
    match name {
        // Readers take a comma for the end of the family name.
        Name::Whole(whole) => whole.replace(',', ""),
        Name::Split { given, suffix, .. } => [Some(name.family()), Some(given.clone()), suffix.clone()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
    }
}

fn plain(title: &str) -> String {
    marked::rich(title).into_iter().map(|(run, _)| run).collect()
}

/// `2016/07/26`, as fine as the date is.
fn slashed(date: &Date) -> String {
    date.without_time().to_string().replace('-', "/")
}
