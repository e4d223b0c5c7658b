//! Speech that dashes open, as the press of northern and eastern Europe writes it: “– Vi väntar, säger Mira Solberg.”,
//! “— Мы ждём, — сказала она. — Время есть.”
//!
//! A dash opens many things; the words behind it are speech only where a verb of saying follows them at once. Who
//! speaks is left to the reader of quotations.

use crate::prose::{letter_at, trimmed};
use std::ops::Range;

/// Words that someone speaks, and the same with the marks around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Speech {
    pub(crate) words: Range<usize>,
    pub(crate) with_marks: Range<usize>,
}

/// The speech of a text's lines that begin with a dash. `breaks` are the ends of lines, `says` the places of verbs of
/// saying in order.
pub(crate) fn spoken(text: &str, breaks: &[usize], says: &[Range<usize>]) -> Vec<Speech> {
    let mut found = Vec::new();
    if says.is_empty() {
        return found;
    }
    let mut start = 0;
    for end in breaks.iter().copied().chain([text.len()]) {
        let line = trimmed(text, start..end.max(start));
        start = end;
        if let Some(dash) = letter_at(text, line.start).filter(|letter| is_dash(*letter) || *letter == '-') {
            let from = line.start + dash.len_utf8();
            // “-5 °C” is a number.
            if letter_at(text, from).is_some_and(|next| dash != '-' || next.is_whitespace()) {
                speeches(text, line.start, from..line.end, says, &mut found);
            }
        }
    }
    found
}

/// The words in quotation marks, without those that a verb of saying and its dashes put between them: “«Мы ждём, —
/// сказала она. — Время есть»”.
pub(crate) fn interrupted(text: &str, inside: &Range<usize>, says: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    speeches(text, inside.start, inside.clone(), says, &mut found);
    if found.is_empty() { vec![inside.clone()] } else { found.into_iter().map(|speech| speech.words).collect() }
}

/// Speech and what interrupts it, by turns; nothing where no verb closes the first.
fn speeches(text: &str, dash: usize, line: Range<usize>, says: &[Range<usize>], found: &mut Vec<Speech>) {
    let mut opened = (dash, line.start);
    let mut is_first = true;
    let first = says.partition_point(|said| said.start < line.start);
    let mut verbs = says.get(first..).unwrap_or_default().iter().take_while(|said| said.end <= line.end);
    loop {
        let closing = verbs.by_ref().filter(|said| said.start > opened.1).find_map(|said| {
            let end = closed_before(text, opened.1, said.start)?;
            Some((end, said))
        });
        let Some((end, said)) = closing else {
            if !is_first {
                push(text, opened, line.end, line.end, found);
            }
            return;
        };
        push(text, opened, end, said.start, found);
        is_first = false;
        match reopened(text, said.end..line.end) {
            Some(next) => opened = next,
            None => return,
        }
    }
}

fn push(text: &str, opened: (usize, usize), end: usize, close: usize, found: &mut Vec<Speech>) {
    let words = trimmed(text, opened.1..end.max(opened.1));
    if !words.is_empty() {
        found.push(Speech { words, with_marks: opened.0..close });
    }
}

/// Where speech ends that a verb follows at once: before the comma or the dash between them.
fn closed_before(text: &str, from: usize, verb: usize) -> Option<usize> {
    let before = text.get(from..verb)?;
    let bare = before.trim_end();
    if bare.len() == before.len() {
        return None;
    }
    let undashed = bare.trim_end_matches(is_dash);
    let undashed = match undashed.strip_suffix('-') {
        Some(rest) if rest.ends_with(char::is_whitespace) => rest,
        _ => undashed,
    };
    let has_dash = undashed.len() < bare.len();
    let words = undashed.trim_end();
    if has_dash && words.len() == undashed.len() {
        return None;
    }
    let kept = words.strip_suffix(',').unwrap_or(words);
    let is_closed = has_dash || kept.len() < words.len() || words.ends_with(['?', '!', '…']);
    (is_closed && kept.ends_with(|last: char| last.is_alphanumeric() || is_closing(last))).then(|| from + kept.len())
}

/// The dash behind a stop or a comma by which speech goes on, and where it does.
fn reopened(text: &str, rest: Range<usize>) -> Option<(usize, usize)> {
    let clause = text.get(rest.clone())?;
    clause.match_indices(is_dash).find_map(|(at, dash)| {
        let before = clause.get(..at)?;
        let after = clause.get(at + dash.len()..)?;
        let opens = before.trim_end().ends_with(['.', ',', ':']) && before.ends_with(char::is_whitespace);
        (opens && after.starts_with(char::is_whitespace)).then(|| (rest.start + at, rest.start + at + dash.len()))
    })
}

fn is_dash(letter: char) -> bool {
    matches!(letter, '–' | '—' | '―' | '−')
}

fn is_closing(letter: char) -> bool {
    matches!(letter, '?' | '!' | '.' | '…' | '»' | '«' | '”' | '“' | '"' | '’' | '\'' | ')' | '%')
}

#[cfg(test)]
mod tests {
    use super::{interrupted, spoken};

    fn says(text: &str, verbs: &[&str]) -> Vec<std::ops::Range<usize>> {
        let mut found: Vec<_> =
            verbs.iter().flat_map(|verb| text.match_indices(verb).map(|(at, verb)| at..at + verb.len())).collect();
        found.sort_unstable_by_key(|range| range.start);
        found
    }

    fn heard<'a>(text: &'a str, verbs: &[&str]) -> Vec<&'a str> {
        spoken(text, &[], &says(text, verbs)).into_iter().map(|speech| &text[speech.words]).collect()
    }

    #[test]
    fn speech_ends_before_its_verb() {
        assert_eq!(heard("– Vi väntar. Isen går, säger Mira Solberg.", &["säger"]), ["Vi väntar. Isen går"]);
        assert_eq!(heard("- Kommer den? spurgte Solberg.", &["spurgte"]), ["Kommer den?"]);
        assert_eq!(heard("— Мы ждём, — сказала она. — Время есть.", &["сказала"]), ["Мы ждём", "Время есть."]);
        assert_eq!(heard("– Czekamy – powiedziała Solberg, kapitan.", &["powiedziała"]), ["Czekamy"]);
    }

    #[test]
    fn a_dash_alone_is_no_speech() {
        assert_eq!(heard("– Bröd och salt", &["säger"]), Vec::<&str>::new());
        assert_eq!(heard("– Hon väntar och säger ingenting.", &["säger"]), Vec::<&str>::new());
        assert_eq!(heard("-5 grader, säger Solberg.", &["säger"]), Vec::<&str>::new());
        assert_eq!(heard("Han kom – sent, säger Solberg.", &["säger"]), Vec::<&str>::new());
    }

    #[test]
    fn a_verb_between_dashes_parts_what_marks_hold() {
        let text = "«Мы ждём, — сказала она. — Время есть»";
        let inside = '«'.len_utf8()..text.len() - '»'.len_utf8();
        let cut: Vec<&str> =
            interrupted(text, &inside, &says(text, &["сказала"])).into_iter().map(|range| &text[range]).collect();
        assert_eq!(cut, ["Мы ждём", "Время есть"]);
    }
}
