//! Names written in capitals alone, set as a citation writes them. The page's spelling stays in the evidence.

use crate::lists::{Sense, has_sense};

/// A name in capitals and small letters where the page writes it in capitals alone; else as it stands. Initials stay,
/// and so does Greek, whose accents capitals leave out.
pub(super) fn cased(name: &str) -> String {
    let greek = name.chars().any(|letter| matches!(letter, '\u{370}'..='\u{3ff}'));
    let shouted = name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase);
    let long = name.split(|letter: char| !letter.is_alphabetic()).any(|word| word.chars().count() >= 3);
    if greek || !shouted || !long {
        return name.to_owned();
    }
    let turkish = name.contains(['İ', 'Ğ']);
    let count = name.split(' ').count();
    let words = name.split(' ').enumerate().map(|(index, word)| {
        let inside = index > 0 && index + 1 < count;
        let lower = lowered(word, turkish);
        if inside && has_sense(word, Sense::Particle) && !matches!(lower.as_str(), "ben" | "san" | "al" | "op") {
            lower
        } else if has_sense(word, Sense::Generation)
            && word.trim_end_matches('.').chars().all(|letter| letter == 'I' || letter == 'V')
        {
            word.to_owned()
        } else {
            titled(word, &lower)
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn lowered(word: &str, turkish: bool) -> String {
    if !turkish {
        return word.to_lowercase();
    }
    word.chars()
        .flat_map(|letter| match letter {
            'I' => vec!['ı'],
            'İ' => vec!['i'],
            other => other.to_lowercase().collect(),
        })
        .collect()
}

/// One word: a capital at its start, after a hyphen, a stop or an apostrophe near the start, and after “Mc”.
fn titled(word: &str, lower: &str) -> String {
    let vowels =
        lower.chars().filter(|letter| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'ü')).count();
    // “JJ Solberg”, “AJ Meer”: initials without stops.
    if lower.chars().count() == 2 && (vowels == 0 || lower.ends_with('j')) {
        return word.to_owned();
    }
    let mut out = String::with_capacity(word.len());
    let mut capital = true;
    let mut run = 0;
    for (shouted, small) in word.chars().zip(lower.chars()) {
        if !small.is_alphabetic() {
            let opens = matches!(small, '-' | '‐' | '‑' | '.') || (matches!(small, '\'' | '’') && run <= 2);
            capital = opens;
            run = 0;
            out.push(shouted);
            continue;
        }
        out.push(if capital { shouted } else { small });
        run += 1;
        capital = run == 2 && out.ends_with("Mc");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::cased;

    #[test]
    fn capitals_alone_are_set_as_names() {
        for (name, set) in [
            ("MIRA SOLBERG", "Mira Solberg"),
            ("ANNA VAN DER MEER", "Anna van der Meer"),
            ("TOM MCACHTER", "Tom McAchter"),
            ("VERA O’HOLM", "Vera O’Holm"),
            ("JEAN-PAUL D'ARVOR", "Jean-Paul D'Arvor"),
            ("J.K. HOLM", "J.K. Holm"),
            ("JJ SOLBERG", "JJ Solberg"),
            ("PIET MAAS III", "Piet Maas III"),
            ("PIET MAAS JR.", "Piet Maas Jr."),
            ("IŞIL ÇAĞLAR", "Işıl Çağlar"),
            ("JÖRG ZSCHÄTZ", "Jörg Zschätz"),
            ("ΜΑΡΙΑ ΛΙΝΟΥ", "ΜΑΡΙΑ ΛΙΝΟΥ"),
            ("Mira Solberg", "Mira Solberg"),
        ] {
            assert_eq!(cased(name), set);
        }
    }
}
