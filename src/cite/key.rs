//! The key by which other programs file a work, and by which a page of Wikipedia names a note.

use super::name::Name;
use super::reference::Reference;

/// Family name, year and first longer word of the title, in ASCII letters and digits.
pub(crate) fn key(reference: &Reference) -> String {
    let author = reference.authors_or_agencies().first().map(Name::family);
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
