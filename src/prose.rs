//! Running text: sentences and words with their offsets.
//!
//! Sentence ends are found by punctuation and what follows it, without a dictionary; abbreviations that end in a stop
//! and a capital after them (“Gen. Solberg”) are told apart by their length. Languages without capitals or spaces split at
//! their own stops.

use std::borrow::Cow;
use std::ops::Range;

/// Narrows a range to its text without white space around.
pub(crate) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let Some(words) = text.get(range.clone()) else { return range.start..range.start };
    let start = range.start + (words.len() - words.trim_start().len());
    start..(start + words.trim().len())
}

/// The sentences of a text, trimmed, in order.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut ends = Vec::new();
    let mut next = 0;
    while let Some(at) = stop_from(text, next) {
        let Some(letter) = letter_at(text, at) else { break };
        next = at + letter.len_utf8();
        let wide = matches!(letter, '。' | '！' | '？' | '।' | '۔' | '؟');
        if !(wide || matches!(letter, '.' | '!' | '?' | '…')) {
            continue;
        }
        while let Some(closing) = letter_at(text, next) {
            if !matches!(
                closing,
                '.' | '!' | '?' | '…' | '”' | '"' | '’' | '‘' | '\'' | '»' | '«' | ')' | ']' | '」' | '』' | '“'
            ) {
                break;
            }
            // An opening mark right after a stop belongs to what comes.
            if closing == '“' && text.get(..next).is_some_and(|before| before.ends_with(char::is_whitespace)) {
                break;
            }
            next += closing.len_utf8();
        }
        let rest = text.get(next..).unwrap_or_default();
        let follows = rest.trim_start().chars().next();
        let parted = wide || rest.is_empty() || rest.starts_with(char::is_whitespace);
        let capital = follows.is_none_or(|next| !next.is_lowercase() && !matches!(next, ',' | ';' | ':'));
        let abbreviates = || {
            letter == '.'
                && text
                    .get(..at)
                    .and_then(|before| before.rsplit(char::is_whitespace).next())
                    .is_some_and(is_abbreviation)
        };
        // Asked last: the word before is sought only where white space follows, so that no letter is gone over twice.
        if parted && capital && !abbreviates() {
            ends.push(next);
        }
    }
    if ends.last() != Some(&text.len()) {
        ends.push(text.len());
    }
    let mut start = 0;
    let mut out = Vec::with_capacity(ends.len());
    for end in ends {
        let range = trimmed(text, start..end);
        if !range.is_empty() {
            out.push(range);
        }
        start = end;
    }
    out
}

/// The first offset from another on that may hold a stop. Most letters of most texts are ASCII and none.
fn stop_from(text: &str, from: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    let is_stop = |byte: &u8| matches!(byte, b'.' | b'!' | b'?') || *byte >= 0xc0;
    rest.iter().position(is_stop).map(|at| from + at)
}

/// Whether a word before a stop is likely cut short: initials, `U.S`, `Gen`, `Dr`, `No`, `St`.
fn is_abbreviation(word: &str) -> bool {
    let word = word.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let letters = word.chars().count();
    let first_is_capital = word.chars().next().is_some_and(char::is_uppercase);
    let known = matches!(
        word,
        "Mr" | "Mrs"
            | "Ms"
            | "Dr"
            | "Prof"
            | "Gen"
            | "Col"
            | "Lt"
            | "Sgt"
            | "Capt"
            | "Sen"
            | "Rep"
            | "Gov"
            | "St"
            | "No"
            | "Nr"
            | "vs"
            | "Jr"
            | "Sr"
            | "Inc"
            | "Ltd"
            | "Co"
            | "Corp"
            | "Jan"
            | "Feb"
            | "Aug"
            | "Sept"
            | "Oct"
            | "Nov"
            | "Dec"
            | "bzw"
            | "ca"
            | "Hon"
            | "Rev"
            | "Ave"
            | "Mt"
            | "Fr"
            | "Sra"
            | "Sr."
            | "M"
            | "MM"
            | "Mme"
    );
    known || (letters == 1 && first_is_capital) || (word.contains('.') && letters <= 6)
}

/// The sentence around an offset, of a text's sentences.
pub(crate) fn sentence_at(sentences: &[Range<usize>], at: usize) -> Range<usize> {
    sentences.get(sentences.partition_point(|range| range.end <= at)).cloned().unwrap_or(at..at)
}

/// Words with their offsets: runs of letters and digits, with apostrophes, hyphens and inner stops kept.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while !starts_word(text, at)? {
            at += 1;
        }
        let start = at;
        at = word_end(text, start);
        Some(start..at)
    })
}

/// The end of the word whose first letter or digit starts at an offset.
pub(crate) fn word_end(text: &str, start: usize) -> usize {
    let mut at = start;
    loop {
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        at += rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let Some(letter) = letter_at(text, at).filter(|letter| *letter != ' ') else { return at };
        let next = at + letter.len_utf8();
        let inner = matches!(letter, '\'' | '’' | '-' | '‑' | '.' | '&')
            && letter_at(text, next).is_some_and(char::is_alphanumeric);
        if !(inner || letter.is_alphanumeric() || is_joined(letter)) {
            return at;
        }
        at = next;
    }
}

/// Signs inside words that count as neither letters nor digits: those of Indian scripts that take a vowel away or change
/// a letter, Thai tones.
fn is_joined(letter: char) -> bool {
    matches!(
        letter,
        '\u{93c}'
            | '\u{94d}'
            | '\u{9bc}'
            | '\u{9cd}'
            | '\u{a3c}'
            | '\u{a4d}'
            | '\u{abc}'
            | '\u{acd}'
            | '\u{bcd}'
            | '\u{c4d}'
            | '\u{ccd}'
            | '\u{d4d}'
            | '\u{e47}'..='\u{e4e}'
    )
}

/// Whether a letter or digit starts at an offset, `false` inside of one; `None` at the end.
fn starts_word(text: &str, at: usize) -> Option<bool> {
    let byte = text.as_bytes().get(at)?;
    Some(if byte.is_ascii() {
        byte.is_ascii_alphanumeric()
    } else {
        letter_at(text, at).is_some_and(char::is_alphanumeric)
    })
}

/// The letter that starts at an offset. Quicker than cutting the text where it is ASCII, as most is.
pub(crate) fn letter_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at)? {
        byte if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..)?.chars().next(),
    }
}

/// How much a text says, in letters; a sign of the scripts that put a word in one or two counts as three.
pub(crate) fn letters(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    let dense = if may_be_dense(text) { text.chars().filter(is_dense).count() } else { 0 };
    text.chars().count() + 2 * dense
}

fn is_dense(letter: &char) -> bool {
    matches!(letter, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// Whether a text has a byte with which dense letters begin.
fn may_be_dense(text: &str) -> bool {
    // All are counted, which is quicker than to stop at the first: most texts have none.
    text.bytes().filter(|byte| (0xe3..=0xed).contains(byte)).count() > 0
}

/// Whether a block of text reads as prose: long enough and ended like a sentence.
pub(crate) fn is_prose(text: &str) -> bool {
    let letters = text.chars().count();
    let stops = text.trim_end_matches(['”', '"', '’', '»', ')', ']', '」', '』', '“', '）', '】']).chars().last();
    let stopped =
        stops.is_some_and(|last| matches!(last, '.' | '!' | '?' | '…' | ':' | '。' | '！' | '？' | '।' | '۔' | '؟'));
    let dense = letters < text.len() && may_be_dense(text) && text.chars().any(|letter| is_dense(&letter));
    letters >= if dense { 30 } else { 80 } && (stopped || letters >= 240)
}

/// Text with the character references that were escaped twice: `Info&#039;Com`, `Lind &amp; Holm`. Those that metadata
/// really holds; others stay as they are.
pub(crate) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let reference = after.split_once(';').filter(|(name, _)| name.len() <= 8);
        match reference.and_then(|(name, tail)| Some((letter(name)?, tail))) {
            Some((letter, tail)) => {
                out.push(letter);
                rest = tail;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The letter that a character reference stands for.
fn letter(reference: &str) -> Option<char> {
    if let Some(number) = reference.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        };
        return code.and_then(char::from_u32).filter(|letter| !letter.is_control());
    }
    Some(match reference {
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "lt" => '<',
        "gt" => '>',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "laquo" => '«',
        "raquo" => '»',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "Auml" => 'Ä',
        "Ouml" => 'Ö',
        "Uuml" => 'Ü',
        "szlig" => 'ß',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        "ccedil" => 'ç',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{sentences, words};

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn sentences_end_at_stops_before_capitals() {
        assert_eq!(split("One came. Two left! “Three?” Four"), ["One came.", "Two left!", "“Three?”", "Four"]);
        assert_eq!(
            split("The U.S. envoy met Gen. Solberg at 3.30 p.m. on Friday."),
            ["The U.S. envoy met Gen. Solberg at 3.30 p.m. on Friday."]
        );
        assert_eq!(split("港は開いた。船が出た。"), ["港は開いた。", "船が出た。"]);
        assert_eq!(split(""), Vec::<&str>::new());
    }

    #[test]
    fn words_keep_inner_marks() {
        let text = "Solberg’s well-kept A.B. bridge – “it”.";
        let found: Vec<&str> = words(text).map(|range| &text[range]).collect();
        assert_eq!(found, ["Solberg’s", "well-kept", "A.B", "bridge", "it"]);
    }
}
