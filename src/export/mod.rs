//! The source chain in the formats of other programs: one file for each format.
//!
//! What is cited is chosen by `cite`'s reference, so that a citation and an export never differ in a fact.

mod bibtex;
mod csl_json;
mod markdown;
mod ris;
#[cfg(feature = "cli")]
pub mod text;

use crate::chain::SourceChain;
use crate::cite::reference::Reference;
use crate::cite::{CiteError, Request};

/// Writes an article in one of the formats of the kind `export` that [`crate::cite::formats`] lists.
///
/// Of the request, the version, the day of access and the edits count.
///
/// # Errors
/// [`CiteError::UnknownFormat`] for another id; otherwise as [`crate::cite::cite`].
pub fn export(chain: &SourceChain, format: &str, request: &Request) -> Result<String, CiteError> {
    let write = match format {
        "bibtex" => bibtex::bibtex,
        "biblatex" => bibtex::biblatex,
        "ris" => ris::ris,
        "csl-json" => csl_json::csl_json,
        "markdown" => markdown::markdown,
        _ => return Err(CiteError::UnknownFormat(format.to_owned())),
    };
    Ok(write(&Reference::new(chain, request)?))
}

/// A key by which other programs file the work: family name, year, first word of the title, in ASCII.
fn key(reference: &Reference) -> String {
    let author = reference.authors_or_agencies().first().map(crate::cite::name::Name::family);
    let name = author.or_else(|| reference.outlet.clone()).unwrap_or_default();
    let year = reference.date.as_ref().map(|date| date.year().to_string()).unwrap_or_default();
    let title = reference.title.clone().unwrap_or_default().to_lowercase();
    let word = title.split(|letter: char| !letter.is_alphanumeric()).map(fold).find(|word| word.len() > 3);
    let name = Some(fold(&name)).filter(|name| !name.is_empty()).unwrap_or_else(|| "whence".to_owned());
    format!("{name}{year}{}", word.unwrap_or_default())
}

/// ASCII letters and digits in lower case; common accents are taken off, other letters left out.
fn fold(text: &str) -> String {
    let mut folded = String::new();
    for letter in text.to_lowercase().chars() {
        let plain = match letter {
            'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
            'æ' => "ae",
            'ç' | 'ć' | 'č' => "c",
            'ď' | 'đ' | 'ð' => "d",
            'è'..='ë' | 'ē' | 'ę' | 'ě' => "e",
            'ğ' => "g",
            'ì'..='ï' | 'ī' | 'ı' => "i",
            'ł' => "l",
            'ñ' | 'ń' | 'ň' => "n",
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => "o",
            'œ' => "oe",
            'ř' => "r",
            'ś' | 'š' | 'ş' | 'ș' => "s",
            'ß' => "ss",
            'ť' | 'ţ' | 'ț' => "t",
            'ù'..='ü' | 'ū' | 'ů' | 'ű' => "u",
            'ý' | 'ÿ' => "y",
            'ź' | 'ż' | 'ž' => "z",
            _ => "",
        };
        if letter.is_ascii_alphanumeric() { folded.push(letter) } else { folded.push_str(plain) }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn keys_are_ascii() {
        assert_eq!(fold("García Márquez"), "garciamarquez");
        assert_eq!(fold("Straße 5, Łódź"), "strasse5lodz");
        assert_eq!(fold("Орлов"), "");
    }
}
