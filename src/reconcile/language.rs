//! The work's language.

use crate::claim::{Claim, Evidence, Fact, Selector};

/// The language is what the document's own attribute says, else the article's markup, else vaguer tags, as a well-formed
/// BCP 47 tag; where all are silent the script of the title, if only one language is written in it.
pub(super) fn language(claims: &[Claim]) -> (Option<String>, Vec<Evidence>) {
    let stated: Vec<(String, &Claim)> = claims
        .iter()
        .filter_map(|claim| match &claim.fact {
            Fact::Language(text) => Some((tag(text)?, claim)),
            _ => None,
        })
        .collect();
    let of_document = stated.iter().find(|(_, claim)| claim.evidence.at == document());
    if let Some((chosen, _)) = of_document.or_else(|| stated.first()) {
        let agreeing = stated.iter().filter(|(other, _)| other == chosen);
        return (Some(chosen.clone()), agreeing.map(|(_, claim)| claim.evidence.clone()).collect());
    }
    let written = claims.iter().find_map(|claim| match &claim.fact {
        Fact::Title(title) => title.chars().find_map(only_language).map(|language| (language, claim)),
        _ => None,
    });
    match written {
        Some((language, claim)) => (Some(language.to_owned()), vec![claim.evidence.clone()]),
        None => (None, Vec::new()),
    }
}

/// Where the document states its language.
fn document() -> Selector {
    Selector::CssSelector { value: "html".to_owned(), refined_by: None }
}

/// A tag in its usual case: `en_us` gives `en-US`. What is no tag of a language, a script and a region is left out, but for
/// languages by their own or their English names.
fn tag(text: &str) -> Option<String> {
    let first = text.split([',', ';']).next()?.trim();
    let mut parts = first.split(['-', '_']);
    let language = parts.next()?.to_lowercase();
    let is = |part: &str, letters: std::ops::RangeInclusive<usize>| {
        letters.contains(&part.len()) && part.chars().all(|letter| letter.is_ascii_alphabetic())
    };
    if !is(&language, 2..=3) {
        let named = LANGUAGES.iter().find(|(names, _)| names.contains(&language.as_str()));
        return named.map(|(_, tag)| (*tag).to_owned());
    }
    // No language has these; they are what pages write for ja, cs, ko, uk.
    let language = match language.as_str() {
        "jp" => "ja".to_owned(),
        "cz" => "cs".to_owned(),
        "kr" => "ko".to_owned(),
        "utf" | "und" | "xx" | "zxx" => return None,
        _ => language,
    };
    let mut tag = language;
    for part in parts {
        tag.push('-');
        if is(part, 4..=4) {
            tag.push_str(&part.get(..1)?.to_ascii_uppercase());
            tag.push_str(&part.get(1..)?.to_ascii_lowercase());
        } else if is(part, 2..=2) {
            tag.push_str(&part.to_ascii_uppercase());
        } else if part.len() == 3 && part.chars().all(|letter| letter.is_ascii_digit()) {
            tag.push_str(part);
        } else {
            tag.pop();
            break;
        }
    }
    Some(tag)
}

/// Languages by their names.
const LANGUAGES: &[(&[&str], &str)] = &[
    (&["deutsch", "german"], "de"),
    (&["english", "englisch"], "en"),
    (&["español", "spanish"], "es"),
    (&["français", "francais", "french"], "fr"),
    (&["italiano", "italian"], "it"),
    (&["nederlands", "dutch"], "nl"),
    (&["polski", "polish"], "pl"),
    (&["português", "portuguese"], "pt"),
    (&["русский", "russian"], "ru"),
];

/// The language that alone is written in a letter's script today.
fn only_language(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{3041}'..='\u{30fa}' => "ja",
        '\u{ac00}'..='\u{d7a3}' => "ko",
        '\u{e01}'..='\u{e3a}' => "th",
        '\u{3b1}'..='\u{3c9}' => "el",
        '\u{10d0}'..='\u{10f0}' => "ka",
        '\u{561}'..='\u{587}' => "hy",
        '\u{5d0}'..='\u{5ea}' => "he",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::tag;

    #[test]
    fn tags_are_mended_or_dropped() {
        for (written, meant) in [
            ("en_US", Some("en-US")),
            ("EN", Some("en")),
            ("de-de", Some("de-DE")),
            ("zh_hant_tw", Some("zh-Hant-TW")),
            ("es-419", Some("es-419")),
            ("deutsch, german", Some("de")),
            ("DE, AT, CH", Some("de")),
            ("jp", Some("ja")),
            ("utf-8", None),
            ("", None),
            ("none of these", None),
        ] {
            assert_eq!(tag(written).as_deref(), meant, "{written}");
        }
    }
}
