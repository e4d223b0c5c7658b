//! What stands in quotation marks: the marks of all languages and typographies, paired.
//!
//! Most marks open in one language and close in another, so a mark is judged by what is open and by the letters beside it,
//! never by the language. Marks of titles (《》) are no quotation marks. A mark that never closes swallows nothing: what is
//! paired after it counts. The work grows with the text alone.

use crate::prose;
use std::ops::Range;

/// Marks that may be open at once; pages that nest deeper mean something else by them.
const DEEPEST: usize = 8;

/// Words in quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quoted {
    /// With the marks.
    pub(crate) whole: Range<usize>,
    /// Without them, trimmed.
    pub(crate) words: Range<usize>,
    /// Whether the marks close: what goes on in the next paragraph has none at its end.
    pub(crate) closed: bool,
}

impl Quoted {
    fn of(text: &str, whole: Range<usize>, opening: usize, closing: usize) -> Quoted {
        let inside = whole.start + opening..whole.end.saturating_sub(closing).max(whole.start + opening);
        Quoted { words: prose::trimmed(text, inside), whole, closed: closing > 0 }
    }
}

/// A mark as it stands.
#[derive(Debug, Clone, Copy)]
struct Mark {
    /// The letter; doubled apostrophes count as straight marks, doubled commas as low ones.
    letter: char,
    start: usize,
    end: usize,
    may_open: bool,
    may_close: bool,
}

/// What a text holds in quotation marks, the outermost pairs in order. `goes_on` says that the next paragraph opens with a
/// mark: then the last mark that stays open holds the rest.
pub(crate) fn quoted(text: &str, goes_on: bool) -> Vec<Quoted> {
    let marks = marks(text);
    let mut found: Vec<Quoted> = Vec::new();
    let mut open: Vec<Mark> = Vec::new();
    for (index, mark) in marks.iter().enumerate() {
        let closes = mark.may_close.then(|| open.iter().rposition(|each| closing(each.letter).contains(&mark.letter)));
        // Only the mark opened last may close, or the one around it where that was an apostrophe.
        let closes = closes.flatten().filter(|at| {
            open.get(at + 1..).unwrap_or_default().iter().all(|inner| is_single(inner.letter))
                && (!mark.may_open || !opens_again(text, mark))
        });
        if let Some(at) = closes {
            if is_single(mark.letter) && !closes_single(text, &marks, index) {
                continue;
            }
            if let Some(opening) = open.get(at) {
                let whole = opening.start..mark.end;
                found.push(Quoted::of(text, whole, opening.end - opening.start, mark.end - mark.start));
            }
            open.truncate(at);
        } else if mark.may_open && open.len() < DEEPEST {
            open.push(*mark);
        }
    }
    if goes_on
        && let Some(last) = open.iter().find(|mark| !is_single(mark.letter))
        && found.iter().all(|pair| pair.whole.start < last.start || !is_same(text, pair, last))
    {
        found.push(Quoted::of(text, last.start..text.len(), last.end - last.start, 0));
    }
    outermost(found)
}

/// Whether a text opens with a quotation mark.
pub(crate) fn opens(text: &str) -> bool {
    text.starts_with(['“', '„', '«', '»', '"', '”', '「', '『', '‘', '‚', '‹', '›', '״'])
        || text.starts_with("''")
        || text.starts_with(",,")
}

/// Whether a pair opens with the same mark.
fn is_same(text: &str, pair: &Quoted, mark: &Mark) -> bool {
    text.get(pair.whole.start..).is_some_and(|rest| rest.starts_with(mark.letter))
}

/// Of pairs that hold each other the outermost, in order.
fn outermost(mut pairs: Vec<Quoted>) -> Vec<Quoted> {
    crate::sort::by_key(&mut pairs, |pair| (pair.whole.start, usize::MAX - pair.whole.end));
    let mut end = 0;
    pairs.retain(|pair| {
        let is_outer = pair.whole.start >= end;
        end = end.max(pair.whole.end);
        is_outer
    });
    pairs
}

/// The marks that close what one opens.
fn closing(mark: char) -> &'static [char] {
    match mark {
        '“' => &['”', '"'],
        '„' => &['“', '”', '"'],
        '”' => &['”'],
        '«' => &['»'],
        '»' => &['«', '»'],
        '‹' => &['›'],
        '›' => &['‹', '›'],
        '「' => &['」'],
        '『' => &['』'],
        '‘' => &['’'],
        '‚' => &['‘', '’'],
        '’' => &['’'],
        '\'' => &['\''],
        '״' => &['״'],
        '"' => &['"', '”', '“'],
        _ => &[],
    }
}

fn is_single(letter: char) -> bool {
    matches!(letter, '‘' | '’' | '‚' | '\'')
}

/// The marks of a text, with what each may do by the letters beside it.
fn marks(text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    // Of ASCII only three letters are such marks; most texts are little else.
    let may_begin = |byte: &u8| matches!(*byte, b'"' | b'\'' | b',' | b'`') || *byte >= 0xc2;
    let mut from = 0;
    while let Some(rest) = text.as_bytes().get(from..)
        && let Some(start) = rest.iter().position(may_begin).map(|gap| from + gap)
        && let Some(letter) = prose::letter_at(text, start)
    {
        let mut end = start + letter.len_utf8();
        from = end;
        let doubled = prose::letter_at(text, end) == Some(letter);
        let letter = match letter {
            '\'' | '’' | '‘' | '`' if doubled => {
                end += letter.len_utf8();
                '"'
            }
            ',' if doubled => {
                end += 1;
                '„'
            }
            '＂' | '″' | '〝' | '〞' | '〟' | '‟' => '"',
            '｢' => '「',
            '｣' => '」',
            letter => letter,
        };
        from = from.max(end);
        if !matches!(
            letter,
            '"' | '“'
                | '”'
                | '„'
                | '«'
                | '»'
                | '‹'
                | '›'
                | '「'
                | '」'
                | '『'
                | '』'
                | '‘'
                | '’'
                | '‚'
                | '\''
                | '״'
        ) {
            continue;
        }
        let before = text.get(..start).and_then(|before| before.chars().next_back());
        let after = prose::letter_at(text, end);
        if let Some(mark) = judged(text, Mark { letter, start, end, may_open: false, may_close: false }, before, after)
        {
            marks.push(mark);
        }
    }
    marks
}

/// What a mark may do by the letters beside it; `None` where it is an apostrophe or a sign of abbreviation.
fn judged(text: &str, mark: Mark, before: Option<char>, after: Option<char>) -> Option<Mark> {
    let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let is_gap = |letter: Option<char>| letter.is_none_or(char::is_whitespace);
    let (in_word, dense) =
        (is_word(before) && is_word(after), before.is_some_and(is_dense) || after.is_some_and(is_dense));
    // צה"ל: the sign of an abbreviation stands before its last letter.
    if matches!(mark.letter, '"' | '״' | '”')
        && in_word
        && before.is_some_and(is_hebrew)
        && after.is_some_and(is_hebrew)
    {
        let second = after.and_then(|letter| prose::letter_at(text, mark.end + letter.len_utf8()));
        return is_word(second).then_some(Mark { may_open: true, ..mark });
    }
    let opens = !is_gap(after) && (!is_word(before) || dense);
    let closes = !is_gap(before) && (!is_word(after) || dense || !is_single(mark.letter));
    let (may_open, may_close) = match mark.letter {
        '“' => (!is_gap(after), before.is_some()),
        '„' | '「' | '『' => (true, false),
        '」' | '』' => (false, true),
        // French has a space inside of both.
        '«' => (true, closes || is_gap(after)),
        '»' => (opens, true),
        '‹' => (!is_gap(after), closes),
        '›' => (opens, closes),
        '”' | '"' | '״' => (opens, before.is_some()),
        '‘' => (!is_gap(after) && !is_word(before), closes),
        '’' => (false, closes),
        '‚' => (!is_gap(after) && is_gap(before), false),
        _ => (opens && !dense, closes && !in_word),
    };
    (may_open || may_close).then_some(Mark { may_open, may_close, ..mark })
}

/// Whether a mark that could close rather opens again: a space before it and none behind it.
fn opens_again(text: &str, mark: &Mark) -> bool {
    let before = text.get(..mark.start).and_then(|before| before.chars().next_back());
    let after = prose::letter_at(text, mark.end);
    before.is_none_or(|letter| letter.is_whitespace() || matches!(letter, '(' | '[' | '—' | '–'))
        && after.is_some_and(|letter| !letter.is_whitespace() && !matches!(letter, ',' | '.' | ';' | ')'))
}

/// Whether a single mark closes and is no apostrophe: “the islanders’ fault” goes on where a better mark follows.
fn closes_single(text: &str, marks: &[Mark], index: usize) -> bool {
    let Some(mark) = marks.get(index) else { return false };
    let before = text.get(..mark.start).and_then(|before| before.chars().next_back());
    let rest = text.get(mark.end..).unwrap_or_default();
    if before != Some('s') || !rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase)) {
        return true;
    }
    // The next single mark decides: one that opens leaves this one to close.
    let next = marks.get(index + 1..).unwrap_or_default().iter().find(|next| is_single(next.letter));
    next.is_none_or(|next| next.may_open)
}

fn is_hebrew(letter: char) -> bool {
    matches!(letter, 'א'..='ת')
}

fn is_dense(letter: char) -> bool {
    matches!(letter, '\u{3000}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff00}'..='\u{ffef}')
}

#[cfg(test)]
mod tests {
    use super::quoted;
    use proptest::prelude::*;

    fn cut(text: &str) -> Vec<&str> {
        quoted(text, false).into_iter().map(|pair| &text[pair.words]).collect()
    }

    #[test]
    fn marks_of_many_languages_are_paired_from_the_outside() {
        for (text, words) in [
            ("He said “it was “fine” today” and left", vec!["it was “fine” today"]),
            ("„So nicht“, sagte er, „nie“", vec!["So nicht", "nie"]),
            ("„Tak” – powiedział. „Nie «nigdy»”", vec!["Tak", "Nie «nigdy»"]),
            ("”Isen går när den vill”, säger han. ”Nej”", vec!["Isen går när den vill", "Nej"]),
            ("»Die Gebühren bleiben«, hieß es", vec!["Die Gebühren bleiben"]),
            ("»Isen», sade hon", vec!["Isen"]),
            ("« Il m’a crié “demain”, et puis rien », dit-il", vec!["Il m’a crié “demain”, et puis rien"]),
            ("d’un « joujou » à l’« autre »", vec!["joujou", "autre"]),
            ("\"One\" and \"two\", he said \"and \"three\" too\"", vec!["One", "two", "and \"three\" too"]),
            ("''Two'' and ,,drei''", vec!["Two", "drei"]),
            (
                "‘It wasn’t the islanders’ fault that it sank,’ he said",
                vec!["It wasn’t the islanders’ fault that it sank,"],
            ),
            ("'It wasn't so,' he said of the dogs' home", vec!["It wasn't so,"]),
            ("the sailors’ boat and the boys’ games", vec![]),
            ("他说：“好。”又说\"不\"", vec!["好。", "不"]),
            ("「父は『潮』と言った」と", vec!["父は『潮』と言った"]),
            ("그는 \"좋다\"고 말했다", vec!["좋다"]),
            ("הוא אמר: \"צה\"ל כאן\". ב\"קול המזח\"", vec!["צה\"ל כאן", "קול המזח"]),
            ("《书》里说", vec![]),
            ("an “open end", vec![]),
            ("“an open end and “a pair” after", vec!["a pair"]),
        ] {
            assert_eq!(cut(text), words, "{text}");
        }
    }

    #[test]
    fn what_goes_on_in_the_next_paragraph_stays_open() {
        let text = "He said: “The boat was full.";
        let found = quoted(text, true);
        assert_eq!(found.len(), 1);
        assert_eq!(&text[found[0].words.clone()], "The boat was full.");
        assert!(!found[0].closed);
        assert!(quoted(text, false).is_empty());
    }

    proptest! {
        #[test]
        fn pairs_lie_apart_and_hold_text(text in "[a-zé 好.,“”„«»‹›‘’'\"「」״א]{0,80}", goes_on in any::<bool>()) {
            let mut end = 0;
            for pair in quoted(&text, goes_on) {
                prop_assert!(pair.whole.start >= end && pair.whole.end <= text.len());
                prop_assert!(pair.words.start >= pair.whole.start && pair.words.end <= pair.whole.end);
                prop_assert!(text.get(pair.whole.clone()).is_some() && text.get(pair.words.clone()).is_some());
                end = pair.whole.end;
            }
        }
    }

    #[test]
    fn many_marks_take_no_longer_for_each() {
        for mark in ["“", "‘a", "\" ", "«", "’s ", "‘s’ ", "\"a\"b"] {
            assert!(quoted(&mark.repeat(100_000), true).len() <= 200_000);
        }
    }
}
