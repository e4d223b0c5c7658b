//! A byline cut into pieces: at marks, numbers and words that open a credit. What a piece is, is left to `form`.

use super::form::glued;
use super::{Hand, opener};
use crate::lists::{self, Sense, has_sense};
use std::ops::Range;

/// What stands before a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// The start, a new line, a bar, a bullet, a semicolon.
    Bar,
    /// A comma.
    Comma,
    /// A stroke or a dash.
    Stroke,
    /// A number or a date.
    Number,
    /// Words that open a credit.
    Opener,
    /// An opening bracket.
    Bracket,
    /// A word for “and”, inside a piece.
    And,
}

/// Words between two marks.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) words: Vec<Range<usize>>,
    pub(super) mark: Mark,
    /// Whose names these are; nobody's after a label that is not known.
    pub(super) hand: Option<Hand>,
    /// The file of the opener before it.
    pub(super) language: Option<&'static str>,
    /// Inside brackets.
    pub(super) aside: bool,
    /// Something in it says that it is no name.
    pub(super) spoiled: bool,
    /// Words that are no name's stood after it.
    pub(super) cut: bool,
}

struct Cutter<'a> {
    text: &'a str,
    pieces: Vec<Piece>,
    words: Vec<Range<usize>>,
    mark: Mark,
    hand: Option<Hand>,
    language: Option<&'static str>,
    depth: usize,
    spoiled: bool,
    cut: bool,
    /// What follows “updated” and “edited”.
    changed: bool,
    /// Only units of the number before have come.
    after_number: bool,
}

/// Cuts a text.
pub(super) fn cut(text: &str) -> Vec<Piece> {
    let mut cutter = Cutter {
        text,
        pieces: Vec::new(),
        words: Vec::new(),
        mark: Mark::Bar,
        hand: Some(Hand::Author),
        language: None,
        depth: 0,
        spoiled: false,
        cut: false,
        changed: false,
        after_number: false,
    };
    let mut at = 0;
    while let Some(letter) = cutter.letter(at) {
        at = cutter.step(at, letter);
    }
    cutter.close(Mark::Bar);
    cutter.pieces
}

impl Cutter<'_> {
    fn letter(&self, at: usize) -> Option<char> {
        self.text.get(at..).and_then(|rest| rest.chars().next())
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at).and_then(|rest| rest.chars().next_back())
    }

    /// Ends the piece at hand; the next begins with a mark.
    fn close(&mut self, mark: Mark) {
        if !self.words.is_empty() || self.spoiled {
            self.pieces.push(Piece {
                words: std::mem::take(&mut self.words),
                mark: self.mark,
                hand: self.hand,
                language: self.language,
                aside: self.depth > 0,
                spoiled: self.spoiled,
                cut: self.cut,
            });
            self.mark = mark;
        } else if mark != Mark::Number {
            self.mark = mark;
        }
        self.spoiled = false;
        self.cut = false;
        self.changed &= mark == Mark::Number;
        self.after_number = false;
    }

    /// Reads what stands at an offset; gives the offset after it.
    fn step(&mut self, at: usize, letter: char) -> usize {
        let next = at + letter.len_utf8();
        let spaced = |side: Option<char>| side.is_none_or(char::is_whitespace);
        match letter {
            '\n' => {
                self.close(Mark::Bar);
                self.hand = Some(Hand::Author);
                self.language = None;
                next
            }
            _ if letter.is_whitespace() || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}') => next,
            '|' | '•' | ';' | '；' | '、' | '‖' | '›' | '»' | '«' | '▪' | '●' | '■' | '→' | '…' | '!' | '?' | '+' =>
            {
                self.close(Mark::Bar);
                next
            }
            '·' => {
                if is_han(self.before(at)) && is_han(self.letter(next)) {
                    return self.word(at);
                }
                self.close(Mark::Bar);
                next
            }
            ',' | '，' | '،' => {
                self.close(Mark::Comma);
                next
            }
            '/' | '／' | '–' | '—' | '―' | '－' | '=' | '＝' | '~' | '｜' | '丨' => {
                self.close(Mark::Stroke);
                next
            }
            '-' if spaced(self.before(at)) || spaced(self.letter(next)) => {
                self.close(Mark::Stroke);
                next
            }
            ':' | '：' => {
                // A label that is not known says that other things than authors follow.
                if !self.words.is_empty() {
                    self.spoiled = true;
                    self.hand = None;
                    self.close(Mark::Bar);
                }
                next
            }
            // “Tom (T.J.) Achter” is one name.
            '(' | ')' if self.is_nested(at, next, letter) => next,
            '(' | '（' | '[' | '［' | '【' | '〔' | '<' | '{' => {
                self.close(Mark::Bracket);
                self.depth += 1;
                next
            }
            ')' | '）' | ']' | '］' | '】' | '〕' | '>' | '}' => {
                self.close(Mark::Bar);
                self.depth = self.depth.saturating_sub(1);
                next
            }
            '"' | '“' | '”' | '„' | '*' | '#' | '\'' | '‘' | '.' | '。' => next,
            _ => self.opener(at).unwrap_or_else(|| self.word(at)),
        }
    }

    /// Whether a bracket encloses a short name between a given name and another word of the name.
    fn is_nested(&self, at: usize, next: usize, letter: char) -> bool {
        let name =
            |text: &str| text.starts_with(char::is_uppercase) && text.len() <= 12 && !text.contains(['(', ')', ',']);
        let follows = |text: &str| text.strip_prefix(' ').is_some_and(|word| word.starts_with(char::is_uppercase));
        if letter == ')' {
            // The opening one was passed over: no depth was counted.
            return self.depth == 0 && self.words.len() >= 2;
        }
        let rest = self.text.get(next..).unwrap_or_default();
        let inside = rest.split_once(')');
        self.words.len() == 1
            && self.depth == 0
            && self.text.get(..at).is_some_and(|before| before.ends_with(' '))
            && inside.is_some_and(|(inside, after)| {
                name(inside)
                    && follows(after)
                    && opener::whole(inside).is_none()
                    && lists::agency_by_any_name(inside).is_none()
            })
    }

    /// Words that open a credit.
    fn opener(&mut self, at: usize) -> Option<usize> {
        let (end, opener) = opener::at(self.text, at)?;
        let last = self.words.last().and_then(|word| self.text.get(word.clone()));
        let mut hand = opener.hand;
        if self.changed && hand == Hand::Author {
            hand = Hand::Other;
        }
        if let Some(last) = last {
            let small = |word: &Range<usize>| {
                let word = self.text.get(word.clone()).unwrap_or_default();
                word.chars().next().is_some_and(char::is_lowercase) && !has_sense(word, Sense::Particle)
            };
            let small = self.words.iter().any(small);
            // “Christoph von Holm” against “… zieht ein Von Mira Solberg”.
            if opener.is_particle() && !(small && self.letter(at).is_some_and(char::is_uppercase)) {
                return None;
            }
            // “Developed by”, “another story by”: a doing that the list does not know is not writing.
            if hand == Hand::Author && opener.is_bare() && !opener.is_particle() && (last.ends_with("ed") || small) {
                hand = Hand::Other;
            }
        }
        self.close(Mark::Opener);
        self.mark = Mark::Opener;
        self.hand = Some(hand);
        self.language = Some(opener.language);
        Some(end)
    }

    /// One word, to the next blank or mark.
    fn word(&mut self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let chunk =
            rest.split(|letter: char| letter.is_whitespace() || matches!(letter, '|' | ')' | ']' | '>' | '，' | '；'));
        let chunk = chunk.into_iter().next().unwrap_or_default();
        if chunk.contains("://") || chunk.contains('@') || chunk.starts_with("www.") {
            match chunk.split_once('@') {
                // “Solberg@solberg”: a handle without a blank before it.
                Some((name, handle)) if name.starts_with(char::is_uppercase) && !handle.contains('.') => {
                    self.take(at..at + name.len());
                }
                // A single word before an address may be cut off from the rest of the name.
                _ => self.spoiled |= self.words.len() == 1,
            }
            self.close(Mark::Number);
            return at + chunk.len().max(1);
        }
        let mut end = at;
        let mut before = None;
        while let Some(letter) = self.letter(end) {
            let next = end + letter.len_utf8();
            let after = self.letter(next);
            let inner = match letter {
                '-' => before.is_some() && after.is_some_and(|after| !after.is_whitespace()),
                ':' => before.is_some_and(char::is_numeric) && after.is_some_and(char::is_numeric),
                ',' => before.is_some_and(char::is_numeric) && after.is_some_and(char::is_numeric),
                // Catalan “Gal·la”, Chinese “安娜·霍尔姆”.
                '·' => {
                    matches!((before, after), (Some('l' | 'L'), Some('l' | 'L'))) || (is_han(before) && is_han(after))
                }
                '.' | '\'' | '’' | '&' | '_' | '\u{ad}' | '\u{200c}' | '\u{200d}' => true,
                '/' => before.is_some_and(char::is_numeric) && after.is_some_and(char::is_numeric),
                _ => !letter.is_whitespace() && !is_mark(letter),
            };
            if !inner && end > at {
                break;
            }
            end = next;
            before = Some(letter);
        }
        self.take(at..end);
        end
    }

    /// Puts a word to the piece, unless it says that the piece is over or no name.
    fn take(&mut self, range: Range<usize>) {
        let raw = self.text.get(range.clone()).unwrap_or_default();
        let word = raw.trim_end_matches(['.', '\'', '’']);
        if word.chars().any(char::is_numeric) {
            if word.chars().next().is_some_and(char::is_alphabetic) && !self.is_counted(word) {
                // A user's name.
                self.spoiled = true;
                return;
            }
            while self.words.last().is_some_and(|last| self.is_unit(last)) {
                self.words.pop();
            }
            self.close(Mark::Number);
            self.mark = if self.mark == Mark::Bar && self.pieces.is_empty() { Mark::Number } else { self.mark };
            self.after_number = true;
            return;
        }
        if self.after_number {
            if self.is_unit(&range) {
                return;
            }
            self.after_number = false;
        }
        if self.cut {
            return;
        }
        // “SolbergTwitter”, “MeerNovember”: elements without a blank between them.
        if let Some(seam) = glued(word) {
            let (head, tail) = word.split_at_checked(seam).unwrap_or((word, ""));
            if self.words.is_empty() && has_sense(head, Sense::Role) {
                self.take(range.start + seam..range.end);
                return;
            }
            let next = tail.get(..glued(tail).unwrap_or(tail.len())).unwrap_or_default();
            if has_sense(next, Sense::Noise) || is_day(next) || lists::month(next).is_some() {
                self.take(range.start..range.start + seam);
                self.take(range.start + seam..range.start + seam + next.len());
                return;
            }
        }
        if word.starts_with(char::is_lowercase) && has_sense(word, Sense::Voice) {
            self.spoiled = true;
            self.hand = None;
            return;
        }
        let changed = has_sense(word, Sense::Change);
        if changed || word.ends_with("-based") || has_sense(word, Sense::Noise) {
            // “Mira Solberg Last updated …”
            let latest = |last: &Range<usize>| {
                let last = self.text.get(last.clone()).unwrap_or_default();
                matches!(last, "Last" | "Zuletzt" | "Dernière" | "Última" | "No" | "Keine" | "Leave")
            };
            if self.words.last().is_some_and(latest) {
                self.words.pop();
            }
            self.cut = true;
            self.changed = changed;
            return;
        }
        if self.words.len() >= 2 && is_day(word) {
            self.close(Mark::Number);
            return;
        }
        self.words.push(range.clone());
        // “Mira Solberg. Radio Halden”: a stop after a long word parts.
        let stop = raw.ends_with('.')
            && word.chars().count() >= 4
            && !has_sense(word, Sense::Title)
            && lists::month(word).is_none();
        if stop && self.words.len() >= 2 {
            self.close(Mark::Bar);
        }
    }

    /// Whether a word that begins with a letter is a number all the same: “Apr7”.
    fn is_counted(&self, word: &str) -> bool {
        let letters = word.trim_end_matches(|letter: char| !letter.is_alphabetic());
        lists::month(letters).is_some()
    }

    fn is_unit(&self, range: &Range<usize>) -> bool {
        let word = self.text.get(range.clone()).unwrap_or_default().trim_end_matches('.');
        has_sense(word, Sense::Unit) || lists::month(word).is_some() || matches!(word, "de" | "of" | "del" | "on")
    }
}

/// Whether a letter is Chinese or Japanese.
fn is_han(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| matches!(letter, '\u{3040}'..='\u{9fff}'))
}

/// Marks that end a word wherever they stand.
fn is_mark(letter: char) -> bool {
    matches!(
        letter,
        '|' | '•'
            | ';'
            | '；'
            | '、'
            | '‖'
            | '›'
            | '»'
            | '«'
            | '▪'
            | '●'
            | '■'
            | '→'
            | '…'
            | '!'
            | '?'
            | '+'
            | ','
            | '，'
            | '،'
            | '/'
            | '／'
            | '–'
            | '—'
            | '―'
            | '－'
            | '='
            | '＝'
            | '~'
            | '｜'
            | '丨'
            | ':'
            | '：'
            | '('
            | '（'
            | '['
            | '［'
            | '【'
            | '〔'
            | '<'
            | '{'
            | ')'
            | '）'
            | ']'
            | '］'
            | '】'
            | '〕'
            | '>'
            | '}'
            | '"'
            | '“'
            | '”'
            | '„'
            | '*'
            | '#'
            | '。'
    )
}

/// A day of the week, by its full name.
pub(super) fn is_day(word: &str) -> bool {
    word.chars().count() > 4 && has_sense(word, Sense::Unit) && word.chars().next().is_some_and(char::is_uppercase)
}
