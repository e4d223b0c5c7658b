//! Cues: the phrases by which pages speak of origin and attribution, one file a language.
//!
//! A pattern is matched word by word. Writing without spaces is cut at the words that the patterns hold, and particles
//! that are written onto a name are taken off it. Where on a page a cue may count is left to the readers; the files' heads
//! explain the notation, and a test runs every example.

use crate::host::is_domain;
use crate::lists::Table;
use crate::lists::{Sense, has_sense, is_article};
use crate::name::{self, Hand, Proof};
use crate::{date, lists, prose};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// Tokens that may stand between the start of a cue and the word it cannot do without.
const REACH: usize = 20;

/// Tokens of a hyperlink that stands for a name.
const LONGEST_LINKED: usize = 8;

/// Bytes of a word that is not in every other sentence.
const LONG_WORD: usize = 4;

/// Letters of a body's name in writing without spaces.
const LONGEST_DENSE: usize = 16;

/// Small words that no body's name holds, in writing without spaces.
const SMALL_DENSE: &[char] = &[
    'は', 'が', 'を', '的', '了', '是', '在', '对', '對', '向', '与', '與', '和', '被', '把', '从', '從', '说', '說',
    '将', '將',
];

/// Words that may stand before an outlet's name and are no part of it.
const LONGEST_LEAD: usize = 3;

/// Letters of a name in quotation marks.
const LONGEST_QUOTED: usize = 120;

/// Tokens of the name of a body to which something is attributed.
const LONGEST_BODY: usize = 12;

/// Words that say what a body is before its name: “the investment banking and consulting firm”.
const LONGEST_DESCRIPTION: usize = 7;

/// Tokens of what stands between commas or in brackets after a body's name.
const LONGEST_APPOSITION: usize = 14;

/// What a cue says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Where the text first appeared, as a whole; `{V}` through whom it came.
    Original,
    /// The same, or the agency, in a line that names nothing but a source: it counts where the text ends.
    SourceLine,
    /// The same, of another title of the publisher.
    SisterTitle,
    /// Of what it is a part: an outlet, a book.
    Excerpt,
    /// Where it appeared in another language; the outlet may be missing.
    TranslatedFrom,
    /// That it is a press release, and whose.
    PressRelease,
    /// The agency that supplied it.
    Agency,
    /// The agency whose material it uses.
    AgencyInPart,
    /// That it uses material of agencies which it does not name.
    Agencies,
    /// Who added to it: additional reporting.
    Contribution,
    /// What was corrected.
    Correction,
    /// A note of the editors on it.
    EditorsNote,
    /// What software did for it.
    Automation,
    /// Who wrote it.
    Byline,
    /// Who translated it.
    Translation,
    /// Whose pictures it shows, who edited or checked it: not its authors.
    OtherHands,
    /// What another outlet reports, or what someone told it.
    Reports,
    /// What a body says for itself.
    Statement,
    /// What a study shows, by those who made it or where it was published.
    Study,
    /// Whose figures are used.
    Data,
    /// That someone says what stands in quotation marks beside it.
    Says,
    /// Who speaks, by a word for someone named before.
    Pronoun,
    /// A source that stays unnamed.
    Anonymous,
    /// An earlier piece of the same hand.
    OwnEarlier,
    /// Terms for using the text again.
    Terms,
    /// The article's text is over.
    Closing,
}

impl Kind {
    fn bit(self) -> u32 {
        1 << self as u32
    }

    /// Whether it tells where the text comes from.
    fn is_credit(self) -> bool {
        matches!(
            self,
            Kind::Original
                | Kind::SourceLine
                | Kind::SisterTitle
                | Kind::Excerpt
                | Kind::TranslatedFrom
                | Kind::PressRelease
                | Kind::Agency
                | Kind::AgencyInPart
                | Kind::Agencies
                | Kind::Contribution
        )
    }

    /// Whether it attributes something to a body.
    fn is_attribution(self) -> bool {
        matches!(self, Kind::Reports | Kind::Statement | Kind::Study | Kind::Data)
    }

    fn named(name: &str) -> Option<Kind> {
        Some(match name {
            "original" => Kind::Original,
            "source line" => Kind::SourceLine,
            "sister title" => Kind::SisterTitle,
            "excerpt" => Kind::Excerpt,
            "translated from" => Kind::TranslatedFrom,
            "press release" => Kind::PressRelease,
            "agency" => Kind::Agency,
            "agency in part" => Kind::AgencyInPart,
            "agencies" => Kind::Agencies,
            "contribution" => Kind::Contribution,
            "correction" => Kind::Correction,
            "editors' note" => Kind::EditorsNote,
            "automation" => Kind::Automation,
            "byline" => Kind::Byline,
            "translation" => Kind::Translation,
            "other hands" => Kind::OtherHands,
            "reports" => Kind::Reports,
            "statement" => Kind::Statement,
            "study" => Kind::Study,
            "data" => Kind::Data,
            "says" => Kind::Says,
            "pronoun" => Kind::Pronoun,
            "anonymous" => Kind::Anonymous,
            "own earlier" => Kind::OwnEarlier,
            "terms" => Kind::Terms,
            "closing" => Kind::Closing,
            _ => return None,
        })
    }
}

/// What a slot takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slot {
    /// An outlet's name.
    Outlet,
    /// The name of an outlet that the text came through.
    Via,
    /// People's names, up to the end of the line.
    Authors,
    /// One person's name.
    Person,
    /// An agency of the list.
    Agency,
    /// A date.
    Date,
    /// One word of any kind: a language, an office.
    Word,
}

impl Slot {
    /// The tokens that it takes at most.
    fn longest(self) -> usize {
        match self {
            Slot::Outlet | Slot::Via => 8,
            Slot::Person => 4,
            Slot::Agency => 5,
            Slot::Word => 1,
            Slot::Authors | Slot::Date => REACH,
        }
    }
}

/// A word or mark of a pattern.
#[derive(Debug, Clone, Copy)]
struct Word {
    number: u16,
    is_mark: bool,
    text: &'static str,
}

#[derive(Debug)]
enum Part {
    /// Nothing, but only at the start of a sentence, a line or a bracket.
    Start,
    /// Nothing, but only at the end of a line; marks may stand before it.
    End,
    /// Nothing, but only where these words do not follow; the slot before it then takes all that it can.
    Not(Vec<Vec<Part>>),
    Word(Word),
    Either(Vec<Vec<Part>>),
    Maybe(Vec<Part>),
    /// What takes a name, perhaps with a particle that is written onto it: ב before it. Beside a name in quotation
    /// marks a particle stands alone.
    Slot(Slot, Option<Word>),
    /// A particle that is written onto the name before it: 에.
    Ending(Word),
}

#[derive(Debug)]
struct Cue {
    kind: Kind,
    language: &'static str,
    parts: Vec<Part>,
    #[cfg_attr(not(test), allow(dead_code))]
    examples: Vec<&'static str>,
}

/// All cues, with the index by which a text is searched.
#[derive(Default)]
struct Patterns {
    cues: Vec<Cue>,
    words: Words,
    /// For each word by its number, the cues that cannot do without it.
    keys: Vec<Vec<KeyWord>>,
    /// The words written without spaces by their first letter, the longest first.
    dense: Table<char, Vec<Vec<char>>>,
}

impl Patterns {
    /// Lists the words that are written without spaces.
    fn list_dense(&mut self) {
        for name in lists::agency_names().filter(|name| name.starts_with(is_dense)) {
            self.words.number(name);
        }
        for word in self.words.words.iter().filter(|word| word.starts_with(is_dense)) {
            let letters: Vec<char> = word.chars().collect();
            if let Some(first) = letters.first() {
                self.dense.entry(*first).or_default().push(letters);
            }
        }
        for words in self.dense.values_mut() {
            crate::sort::by_key(words, |word| std::cmp::Reverse(word.len()));
        }
    }

    /// Cuts a run of letters without spaces: before and after the words of the patterns, at the ends of anchors, and
    /// before numbers.
    fn cut(&self, text: &str, run: Range<usize>, anchors: &[Range<usize>], tokens: &mut Vec<Range<usize>>) {
        let letters: Vec<(usize, char)> = text
            .get(run.clone())
            .unwrap_or_default()
            .char_indices()
            .map(|(at, letter)| (run.start + at, fold(letter).unwrap_or(letter).to_ascii_lowercase()))
            .collect();
        let offset = |count: usize| letters.get(count).map_or(run.end, |(at, _)| *at);
        let mut start = run.start;
        let mut end_token = |start: &mut usize, end: usize| {
            if end > *start {
                tokens.push(*start..end);
                *start = end;
            }
        };
        let mut count = 0;
        while let Some((at, letter)) = letters.get(count) {
            let before = count.checked_sub(1).and_then(|before| letters.get(before)).map(|(_, letter)| *letter);
            let bound = |anchor: &Range<usize>| anchor.start == *at || anchor.end == *at;
            // One may end where the next begins.
            let near = anchors.get(anchors.partition_point(|anchor| anchor.end < *at)..).unwrap_or_default();
            if (letter.is_ascii_digit() && before.is_some_and(is_dense)) || near.iter().take(2).any(bound) {
                end_token(&mut start, *at);
            }
            // A Japanese subject ends with a small letter, and what follows is another name.
            let is_subject = |letter: char| matches!(letter, 'は' | 'が' | 'を');
            if before.is_some_and(is_subject) && !matches!(letter, 'ぁ'..='ゖ') {
                end_token(&mut start, *at);
            }
            let rest = letters.get(count..).unwrap_or_default();
            let word = self.dense.get(letter).into_iter().flatten().find(|word| {
                // A word of one letter is a part of others: it counts where it opens or closes the run, or after Latin
                // letters or a date.
                (word.len() > 1
                    || *at == run.start
                    || rest.len() == 1
                    || before
                        .is_some_and(|before| before.is_ascii_alphabetic() || matches!(before, '年' | '月' | '日')))
                    && word.len() <= rest.len()
                    && word.iter().zip(rest).all(|(of_word, (_, letter))| of_word == letter)
            });
            if let Some(word) = word {
                end_token(&mut start, *at);
                end_token(&mut start, offset(count + word.len()));
            }
            count += word.map_or(1, Vec::len);
        }
        end_token(&mut start, run.end);
    }
}

/// The words of the patterns, folded, each with its number. Every token of an article is looked up here.
#[derive(Default)]
struct Words {
    words: Vec<Cow<'static, str>>,
    /// The numbers by [`place`]; where a place is taken the next is. A power of two of them, half of them empty.
    slots: Vec<u16>,
    /// Choices that have a name in a file: `text = (article|story)`, asked for as `<text>`.
    named: Vec<(&'static str, &'static str)>,
}

/// No word has this number: it stands for an empty slot, and for a token that is in no pattern.
const NO_WORD: u16 = u16::MAX;

/// Places for words, so that they need not move as they become more.
const FEWEST_SLOTS: usize = 1 << 13;

impl Words {
    /// The number of a pattern's word, which becomes known by it.
    fn number(&mut self, word: &'static str) -> u16 {
        let is_folded = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        let word = if is_folded { Cow::Borrowed(word) } else { Cow::Owned(folded_word(word)) };
        if let Some(known) = self.seek(word.as_bytes()) {
            return known;
        }
        let next = u16::try_from(self.words.len()).unwrap_or(NO_WORD);
        self.words.push(word);
        if self.words.len() * 2 > self.slots.len() {
            self.slots = vec![NO_WORD; (self.words.len().next_power_of_two() * 4).max(FEWEST_SLOTS)];
            (0..=next).for_each(|each| self.take_slot(each));
        } else {
            self.take_slot(next);
        }
        next
    }

    fn take_slot(&mut self, number: u16) {
        let Some(word) = self.words.get(usize::from(number)) else { return };
        let last = self.slots.len().saturating_sub(1);
        let mut at = place(word.as_bytes());
        while let Some(slot) = self.slots.get_mut(at & last) {
            if *slot == NO_WORD {
                *slot = number;
                return;
            }
            at += 1;
        }
    }

    /// The number of a word that is folded but for capitals of ASCII.
    fn seek(&self, word: &[u8]) -> Option<u16> {
        let last = self.slots.len().checked_sub(1)?;
        let mut at = place(word);
        loop {
            let number = *self.slots.get(at & last)?;
            let known = self.words.get(usize::from(number))?;
            if known.as_bytes().eq_ignore_ascii_case(word) {
                return Some(number);
            }
            at += 1;
        }
    }

    /// The number of a token's word; `room` is for its letters.
    fn number_of(&self, text: &str, token: &Range<usize>, room: &mut String) -> u16 {
        let bytes = text.as_bytes().get(token.clone()).unwrap_or_default();
        let found = if bytes.iter().fold(0, |all, byte| all | byte).is_ascii() {
            self.seek(bytes)
        } else {
            room.clear();
            fold_into(room, text.get(token.clone()).unwrap_or_default());
            self.seek(room.as_bytes())
        };
        found.unwrap_or(NO_WORD)
    }
}

/// Where a word is sought first, whatever the case of its letters of ASCII: FNV-1a.
fn place(word: &[u8]) -> usize {
    let step = |hash: u32, byte: &u8| (hash ^ u32::from(byte | 0x20)).wrapping_mul(0x0100_0193);
    let hash = word.iter().fold(0x811c_9dc5, step);
    (hash ^ (hash >> 15)) as usize
}

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let mut patterns = Patterns::default();
    for (language, file) in lists::CUES {
        let mut kind = None;
        patterns.words.named.clear();
        for line in lists::lines(file) {
            if let Some(example) = line.strip_prefix('\t') {
                if let Some(cue) = patterns.cues.last_mut() {
                    cue.examples.push(example);
                }
            } else if let Some(name) = line
                .strip_prefix('[')
                .and_then(|rest| rest.strip_suffix(']'))
                .filter(|name| Kind::named(name).is_some())
            {
                kind = Kind::named(name);
            } else if let Some((name, choices)) = line.split_once(" = ").filter(|_| kind.is_none()) {
                patterns.words.named.push((name, choices));
            } else if let Some(kind) = kind {
                let mut rest = line;
                let parts = parse(&mut rest, &mut patterns.words);
                patterns.cues.push(Cue { kind, language, parts, examples: Vec::new() });
            }
        }
    }
    patterns.list_dense();
    patterns.keys = vec![Vec::new(); patterns.words.words.len()];
    for (index, cue) in patterns.cues.iter().enumerate() {
        let (words, reach) = key_words(&cue.parts, cue.kind.is_attribution());
        for word in words {
            if let Some(keys) = patterns.keys.get_mut(usize::from(word.number)) {
                keys.push(KeyWord { cue: index, kind: cue.kind, language: cue.language, reach });
            }
        }
    }
    patterns
});

/// The words of which one must stand where a pattern matches, those of the part with the fewest; and how many tokens may
/// stand between the start and that part.
fn key_words(parts: &[Part], attributes: bool) -> (Vec<Word>, usize) {
    let first_words = |choices: &[Vec<Part>]| {
        choices
            .iter()
            .map(|choice| match choice.first() {
                Some(Part::Word(word)) => Some(*word),
                _ => None,
            })
            .collect::<Option<Vec<_>>>()
    };
    let each = parts.iter().enumerate().filter_map(|(at, part)| {
        let words = match part {
            Part::Word(word) => vec![*word],
            Part::Either(choices) => first_words(choices)?,
            _ => return None,
        };
        Some((words, longest(parts.get(..at).unwrap_or_default(), attributes)))
    });
    // A mark stands everywhere, and a short word in many sentences: longer words come first.
    let is_common = |word: &Word| word.text.len() < LONG_WORD && !word.text.starts_with(is_caseless_letter);
    each.min_by_key(|(words, _)| (words.iter().any(|word| word.is_mark), words.iter().any(is_common), words.len()))
        .unwrap_or_default()
}

/// The tokens that parts take at most, as far as the search goes.
fn longest(parts: &[Part], attributes: bool) -> usize {
    let each = parts.iter().map(|part| match part {
        Part::Start | Part::End | Part::Not(_) => 0,
        Part::Word(_) => 1,
        Part::Either(choices) => choices.iter().map(|choice| longest(choice, attributes)).max().unwrap_or(0),
        Part::Maybe(inner) => longest(inner, attributes),
        // What stands between commas or in brackets after the name counts too.
        Part::Slot(Slot::Outlet | Slot::Via, _) if attributes => REACH,
        Part::Slot(slot, affix) => slot.longest() + usize::from(affix.is_some()),
        Part::Ending(_) => 1,
    });
    each.sum::<usize>().min(REACH)
}

/// Reads choices in round brackets.
fn choices(rest: &mut &'static str, words: &mut Words) -> Vec<Vec<Part>> {
    let mut choices = Vec::new();
    while rest.starts_with(['(', '|']) {
        *rest = rest.get(1..).unwrap_or_default();
        choices.push(parse(rest, words));
    }
    *rest = rest.strip_prefix(')').unwrap_or(rest);
    choices
}

/// Reads a pattern up to the end or to a closing mark.
fn parse(rest: &mut &'static str, words: &mut Words) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut opening = None;
    loop {
        let touches = matches!(parts.last(), Some(Part::Slot(..))) && !rest.starts_with(' ');
        *rest = rest.trim_start();
        let Some(first) = rest.chars().next() else { return parts };
        match first {
            ')' | ']' | '|' => return parts,
            '(' => {
                let mut choices = choices(rest, words);
                if touches {
                    choices.iter_mut().filter_map(|choice| choice.first_mut()).for_each(hang_on);
                }
                parts.push(Part::Either(choices));
            }
            '!' if rest.starts_with("!(") => {
                *rest = rest.get(1..).unwrap_or_default();
                parts.push(Part::Not(choices(rest, words)));
            }
            '<' if rest.get(1..).is_some_and(|name| name.starts_with(char::is_alphabetic)) => {
                let (name, after) = rest.split_once('>').unwrap_or((rest, ""));
                *rest = after;
                let wanted = name.get(1..).unwrap_or_default();
                let named = words.named.iter().find(|(name, _)| *name == wanted);
                let mut named = named.map_or("", |(_, choices)| *choices);
                let mut choices = choices(&mut named, words);
                if touches {
                    choices.iter_mut().filter_map(|choice| choice.first_mut()).for_each(hang_on);
                }
                parts.push(Part::Either(choices));
            }
            '[' => {
                *rest = rest.get(1..).unwrap_or_default();
                parts.push(Part::Maybe(parse(rest, words)));
                *rest = rest.strip_prefix(']').unwrap_or(rest);
            }
            '^' => {
                parts.push(Part::Start);
                *rest = rest.get(1..).unwrap_or_default();
            }
            '$' => {
                parts.push(Part::End);
                *rest = rest.get(1..).unwrap_or_default();
            }
            '{' => {
                let slot = match rest.get(1..2) {
                    Some("O") => Slot::Outlet,
                    Some("V") => Slot::Via,
                    Some("W") => Slot::Word,
                    Some("A") => Slot::Authors,
                    Some("P") => Slot::Person,
                    Some("G") => Slot::Agency,
                    _ => Slot::Date,
                };
                parts.push(Part::Slot(slot, opening.take()));
                *rest = rest.get(3..).unwrap_or_default();
            }
            _ => {
                // A mark of the notation that is meant itself.
                *rest = rest.strip_prefix('\\').unwrap_or(rest);
                let from = rest.chars().next().map_or(0, char::len_utf8);
                let ends = |byte: u8| matches!(byte, b' ' | b'(' | b')' | b'[' | b']' | b'|' | b'{' | b'<' | b'>');
                let end = rest.bytes().skip(from).position(ends).map_or(rest.len(), |end| from + end);
                let (word, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
                let is_mark = !word.starts_with(|first| is_plain_letter(first) || first.is_alphanumeric());
                let word = Word { number: words.number(word), is_mark, text: word };
                *rest = after;
                if rest.starts_with('{') && !is_mark && !word.text.starts_with(is_dense) {
                    opening = Some(word);
                    continue;
                }
                let mut part = Part::Word(word);
                if touches {
                    hang_on(&mut part);
                }
                parts.push(part);
            }
        }
    }
}

/// Turns a word that touches the slot before it into a particle. Writing without spaces is cut at its words anyway.
fn hang_on(part: &mut Part) {
    if let Part::Word(word) = *part
        && !word.text.starts_with(is_dense)
    {
        *part = Part::Ending(word);
    }
}

/// A letter as words are compared by it, where it differs: without what writers leave out or may write otherwise.
/// `None` for a mark that says nothing.
fn fold(letter: char) -> Option<char> {
    Some(match letter {
        // Points over Arabic letters, the stroke that stretches them, the dot under Devanagari letters.
        '\u{64b}'..='\u{652}' | '\u{670}' | '\u{640}' | '\u{93c}' => return None,
        // The dot that lower case hangs on a Turkish İ.
        '\u{307}' => return None,
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        '\u{958}'..='\u{95b}' | '\u{95e}' | '\u{95f}' => match letter {
            '\u{958}' => 'क',
            '\u{959}' => 'ख',
            '\u{95a}' => 'ग',
            '\u{95b}' => 'ज',
            '\u{95e}' => 'फ',
            _ => 'य',
        },
        '\u{95c}' => 'ड',
        '\u{95d}' => 'ढ',
        'ё' => 'е',
        '・' => '·',
        '’' | 'ʼ' => '\'',
        '״' => '"',
        // Wide forms of ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0)?,
        _ if is_dense(letter) => SIMPLER.get(&letter).copied().unwrap_or(letter),
        _ => letter,
    })
}

/// Traditional letters, as far as the patterns need them, and the simplified ones that the patterns are written in.
const TRADITIONAL: &str = "佈來們傳價內兩劃動勸參員問啟喚嗆嘆嚴國圖執堅報實審寫專對導強後憂憶應採據攝於時書業標機檢權歡灣為獨獲獻當發監稱節籲約紹結絕經綜網編羅習聞聯聲臺與處號補製見視訊記訪許訴註評話該認誤說調談請諒論講謝證譯譴讚貢責資質贊較載輔輯轉轟辯這選釋錄鏈電韓須願駁體";
const SIMPLIFIED: &str = "布来们传价内两划动劝参员问启唤呛叹严国图执坚报实审写专对导强后忧忆应采据摄于时书业标机检权欢湾为独获献当发监称节吁约绍结绝经综网编罗习闻联声台与处号补制见视讯记访许诉注评话该认误说调谈请谅论讲谢证译谴赞贡责资质赞较载辅辑转轰辩这选释录链电韩须愿驳体";

static SIMPLER: LazyLock<Table<char, char>> = LazyLock::new(|| TRADITIONAL.chars().zip(SIMPLIFIED.chars()).collect());

/// Letters of scripts that the lists are written in, small where there are capitals: most that are met, and known without
/// a look into Unicode's tables.
fn is_plain_letter(letter: char) -> bool {
    matches!(
        letter,
        'a'..='z' | 'а'..='џ' | 'א'..='ת' | 'ؠ'..='ي' | 'अ'..='ह' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='\u{9fff}' | '가'..='힣'
    )
}

/// A word as words are compared.
fn folded_word(word: &str) -> String {
    let mut room = String::with_capacity(word.len());
    fold_into(&mut room, word);
    room
}

/// Puts a word behind others as words are compared.
fn fold_into(room: &mut String, word: &str) {
    if word.chars().all(is_plain_letter) {
        room.extend(word.chars().filter_map(fold));
    } else {
        room.extend(folded(word));
    }
}

/// The letters of a word as words are compared.
fn folded(word: &str) -> impl Iterator<Item = char> {
    word.chars().flat_map(char::to_lowercase).filter_map(fold)
}

/// Letters of the scripts that are written without spaces.
fn is_dense(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{9fff}')
}

/// What is no token: marks of direction, joiners, soft hyphens.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A word of Arabic or Hebrew without the “and” that is written onto it: وقال, והוסיפה.
fn past_and(text: &str, word: &Range<usize>) -> Option<Range<usize>> {
    // All these letters begin with one of two bytes, as few words of other scripts do.
    let bytes = text.as_bytes().get(word.clone())?;
    if !matches!(bytes, [0xd7 | 0xd9, _, _, _, _, _, ..]) {
        return None;
    }
    let letter = prose::letter_at(text, word.start)?;
    matches!(letter, 'و' | 'ف' | 'ו' | 'ש').then_some(word.start + letter.len_utf8()..word.end)
}

/// The end of a French verb whose subject is written onto it: “dit-il”, “assure-t-elle”.
fn past_verb(text: &str, word: Range<usize>) -> Option<usize> {
    let letters = text.get(word.clone())?;
    let verb = letters.strip_suffix("il").or_else(|| letters.strip_suffix("elle"))?.strip_suffix('-')?;
    let verb = verb.strip_suffix("-t").unwrap_or(verb);
    verb.starts_with(char::is_lowercase).then_some(word.start + verb.len())
}

/// The bytes of a word that a particle at its end takes.
fn ending(word: &str, particle: &str) -> Option<usize> {
    let tail: usize = word.chars().rev().take(particle.chars().count()).map(char::len_utf8).sum();
    let start = word.len().checked_sub(tail).filter(|start| *start > 0)?;
    folded(word.get(start..)?).eq(folded(particle)).then_some(tail)
}

/// The bytes of a word that a particle at its start takes.
fn opening(word: &str, particle: &str) -> Option<usize> {
    let head: usize = word.chars().take(particle.chars().count()).map(char::len_utf8).sum();
    let rest = word.get(head..).filter(|rest| !rest.is_empty())?;
    let hyphen = usize::from(rest.starts_with('-'));
    folded(word.get(..head)?).eq(folded(particle)).then_some(head + hyphen)
}

/// A cue found in a text.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// From the cue's first word to its last.
    pub(crate) range: Range<usize>,
    /// What the slots took, in order.
    pub(crate) slots: Vec<(Slot, Range<usize>)>,
}

impl Found {
    /// What the first slot of a kind took.
    pub(crate) fn slot(&self, slot: Slot) -> Option<Range<usize>> {
        self.slots.iter().find(|(each, _)| *each == slot).map(|(_, range)| range.clone())
    }
}

/// A text's words and marks, and the cues that they may be of. Blocks keep theirs: several readers ask.
#[derive(Debug)]
pub(crate) struct Cut {
    tokens: Vec<Range<usize>>,
    /// The number of each token among the words of the patterns; [`NO_WORD`] for others.
    words: Vec<u16>,
    keys: Vec<Key>,
    /// The kinds of the keys, a bit for each.
    kinds: u32,
    /// The anchors, which may bound a name.
    anchors: Vec<Range<usize>>,
}

/// A cue that cannot do without a word.
#[derive(Debug, Clone, Copy)]
struct KeyWord {
    cue: usize,
    kind: Kind,
    language: &'static str,
    /// The tokens that may stand between the cue's start and the word.
    reach: usize,
}

/// Where such a word stands.
#[derive(Debug)]
struct Key {
    token: usize,
    of: KeyWord,
}

impl Cut {
    pub(crate) fn of(text: &str, anchors: Vec<Range<usize>>) -> Cut {
        let patterns = &*PATTERNS;
        let mut cut = Cut {
            tokens: Vec::with_capacity(text.len() / 5),
            words: Vec::with_capacity(text.len() / 5),
            keys: Vec::new(),
            kinds: 0,
            anchors,
        };
        let mut room = String::new();
        let mut at = 0;
        while let Some(letter) = prose::letter_at(text, at) {
            let start = at;
            if letter.is_alphanumeric() {
                at = prose::word_end(text, start);
                let bytes = text.as_bytes();
                let ends = [bytes.get(start), bytes.get(at - 1)];
                if !ends.iter().all(|byte| byte.is_some_and(u8::is_ascii)) && may_be_dense(bytes.get(start..at)) {
                    let mut tokens = Vec::new();
                    patterns.cut(text, start..at, &cut.anchors, &mut tokens);
                    tokens.into_iter().for_each(|token| cut.take(patterns, text, token, &mut room));
                    continue;
                }
                // The subject that a French verb takes behind it is a word of its own.
                if let Some(verb) = past_verb(text, start..at) {
                    cut.take(patterns, text, start..verb, &mut room);
                    cut.take(patterns, text, verb..at, &mut room);
                    continue;
                }
            } else {
                at += letter.len_utf8();
                if letter.is_whitespace() || is_unseen(letter) {
                    continue;
                }
            }
            cut.take(patterns, text, start..at, &mut room);
        }
        cut
    }

    /// Takes in the next token.
    fn take(&mut self, patterns: &Patterns, text: &str, token: Range<usize>, room: &mut String) {
        let mut word = patterns.words.number_of(text, &token, room);
        if word == NO_WORD
            && let Some(bare) = past_and(text, &token)
        {
            word = patterns.words.number_of(text, &bare, room);
        }
        if let Some(keys) = patterns.keys.get(usize::from(word)) {
            for of in keys {
                self.keys.push(Key { token: self.tokens.len(), of: *of });
                self.kinds |= of.kind.bit();
            }
        }
        self.tokens.push(token);
        self.words.push(word);
    }
}

/// A text in which cues are sought.
pub(crate) struct Text<'a> {
    text: &'a str,
    cut: &'a Cut,
    /// The line's end for each token: a slot of authors goes no further.
    breaks: &'a [usize],
    /// Whether the cues sought are credits: their outlets may stand in quotation marks, or behind a hyperlink's words.
    credits: bool,
    /// Whether they attribute something to a body: its name may be long, stand behind words for what it is, and be
    /// followed by its letters in brackets or by an apposition.
    attributes: bool,
}

impl<'a> Text<'a> {
    pub(crate) fn new(text: &'a str, cut: &'a Cut, breaks: &'a [usize]) -> Text<'a> {
        Text { text, cut, breaks, credits: false, attributes: false }
    }

    /// The words, in order.
    pub(crate) fn words(&self) -> impl Iterator<Item = Range<usize>> + use<'a> {
        let text = self.text;
        let is_word =
            move |token: &&Range<usize>| prose::letter_at(text, token.start).is_some_and(char::is_alphanumeric);
        self.cut.tokens.iter().filter(is_word).cloned()
    }

    /// Every cue of a kind, in the order of the text; of those that start at one word, the first in the list.
    pub(crate) fn find(&self, kind: Kind) -> Vec<Found> {
        self.find_before(kind, usize::MAX, None)
    }

    /// The same, of the cues of one language: words of saying are short, and what says in one language may be anything in
    /// another. `None` where the language is not known: all are sought.
    pub(crate) fn find_in(&self, kind: Kind, language: Option<&str>) -> Vec<Found> {
        self.find_before(kind, usize::MAX, language)
    }

    /// Whether a cue of a kind starts before an offset.
    pub(crate) fn opens_with(&self, kind: Kind, end: usize) -> bool {
        self.find_before(kind, end, None).first().is_some_and(|found| found.range.start < end)
    }

    /// The cues of a kind up to the last that starts before an offset; it may give more.
    fn find_before(&self, kind: Kind, end: usize, language: Option<&str>) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        if self.cut.kinds & kind.bit() == 0 {
            return found;
        }
        let seeking = Text { credits: kind.is_credit(), attributes: kind.is_attribution(), ..*self };
        let most = if end == usize::MAX { end } else { self.token_at(end) };
        let spoken = |key: &&Key| language.is_none_or(|language| key.of.language == language);
        let keys: Vec<&Key> = self.cut.keys.iter().filter(|key| key.of.kind == kind).filter(spoken).collect();
        let mut from = 0;
        let mut near: Vec<usize> = Vec::new();
        while let Some(ahead @ [first, ..]) = keys.get(keys.partition_point(|key| key.token < from)..) {
            // Which cues can start here, and where the next can if none.
            near.clear();
            let mut next = first.token;
            for key in ahead.iter().take_while(|key| key.token <= first.token.saturating_add(REACH)) {
                let earliest = key.token.saturating_sub(key.of.reach);
                if earliest <= from {
                    if let Err(place) = near.binary_search(&key.of.cue) {
                        near.insert(place, key.of.cue);
                    }
                } else {
                    next = next.min(earliest);
                }
            }
            if near.is_empty() {
                from = next;
                continue;
            }
            if from >= most {
                break;
            }
            let hit = near.iter().filter_map(|cue| PATTERNS.cues.get(*cue)).find_map(|cue| {
                let mut slots = Vec::new();
                let end = seeking.matches(&cue.parts, from, &mut slots)?;
                Some((end, slots))
            });
            match hit {
                Some((end, slots)) if end > from => {
                    let start = self.cut.tokens.get(from).map_or(0, |range| range.start);
                    let stop = self.cut.tokens.get(end - 1).map_or(start, |range| range.end);
                    found.push(Found { range: start..stop, slots });
                    from = end;
                }
                _ => from += 1,
            }
        }
        found
    }

    /// Whether a token opens a sentence, a line or a bracket.
    fn starts(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.cut.tokens.get(before)) else { return true };
        let mark = self.text.get(before.clone()).unwrap_or_default();
        let start = self.cut.tokens.get(at).map_or(0, |token| token.start);
        let on_new_line =
            self.breaks.get(self.breaks.partition_point(|mark| *mark < before.end)).is_some_and(|mark| *mark <= start);
        // In writing without spaces a space parts phrases; a label may follow a date.
        let opens_phrase = || {
            let letter = |at: usize| self.text.get(at..).and_then(|rest| rest.chars().next());
            let last = self.text.get(..before.end).and_then(|text| text.chars().next_back());
            letter(start).is_some_and(is_dense) && before.end < start && last != Some('，')
                || letter(start).is_some_and(is_caseless_letter) && last.is_some_and(char::is_numeric)
        };
        on_new_line
            || opens_phrase()
            || !mark.starts_with(|first: char| {
                first.is_alphanumeric()
                    || matches!(
                        first,
                        ',' | ';'
                            | '’'
                            | '\''
                            | '”'
                            | '"'
                            | '-'
                            | '='
                            | '＝'
                            | '،'
                            | '，'
                            | '、'
                            | '；'
                            | '」'
                            | '』'
                            | '》'
                            | '»'
                    )
            })
    }

    /// Whether nothing but marks stands between a token and the end of its line.
    fn ends(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.cut.tokens.get(before)) else { return true };
        let end = self.breaks.get(self.breaks.partition_point(|mark| *mark < before.end)).copied();
        let rest = self.text.get(before.end..end.unwrap_or(self.text.len())).unwrap_or_default();
        !rest.contains(char::is_alphanumeric)
    }

    /// The first token that starts at an offset or after it.
    fn token_at(&self, offset: usize) -> usize {
        self.cut.tokens.partition_point(|token| token.start < offset)
    }

    /// The anchor that starts at an offset.
    fn anchor_at(&self, offset: usize) -> Option<&Range<usize>> {
        let first = self.cut.anchors.partition_point(|anchor| anchor.start < offset);
        self.cut.anchors.get(first).filter(|anchor| anchor.start == offset)
    }

    /// Matches parts at a token; gives the token after the last.
    fn matches(&self, parts: &[Part], at: usize, slots: &mut Vec<(Slot, Range<usize>)>) -> Option<usize> {
        let Some((first, rest)) = parts.split_first() else { return Some(at) };
        let held = slots.len();
        match first {
            Part::Start if self.starts(at) => self.matches(rest, at, slots),
            Part::Start => None,
            Part::End if self.ends(at) => self.matches(rest, at, slots),
            Part::End => None,
            Part::Not(choices) => {
                let follows = choices.iter().any(|choice| self.matches(choice, at, slots).is_some());
                slots.truncate(held);
                if follows { None } else { self.matches(rest, at, slots) }
            }
            Part::Word(word) if self.cut.words.get(at) == Some(&word.number) => self.matches(rest, at + 1, slots),
            Part::Word(_) => None,
            Part::Either(choices) => choices.iter().find_map(|choice| {
                let next = self.matches(choice, at, slots)?;
                self.matches(rest, next, slots).or_else(|| {
                    slots.truncate(held);
                    None
                })
            }),
            Part::Maybe(inner) => match self.matches(inner, at, slots).and_then(|next| self.matches(rest, next, slots))
            {
                Some(end) => Some(end),
                None => {
                    slots.truncate(held);
                    self.matches(rest, at, slots)
                }
            },
            Part::Slot(slot, particle) => {
                // Past a particle that stands alone, or into the word that it is written onto.
                let (at, skipped) = match particle {
                    None => (at, 0),
                    Some(word) if self.cut.words.get(at) == Some(&word.number) => {
                        (at + 1 + usize::from(matches!(self.token(at + 1), "-" | "־")), 0)
                    }
                    Some(word) => (at, opening(self.token(at), word.text)?),
                };
                let is_name = matches!(slot, Slot::Outlet | Slot::Via | Slot::Person | Slot::Agency);
                let (at, skipped) = match slot {
                    _ if !is_name || skipped > 0 => (at, skipped),
                    _ if self.credits => self.past_lead(at),
                    Slot::Outlet | Slot::Via if self.attributes => self.past_description(at),
                    _ => (at, skipped),
                };
                if is_name && skipped == 0 && !self.may_open_name(at) && !self.is_low_name(*slot, at) {
                    return None;
                }
                self.extents(*slot, at, skipped, rest).into_iter().find_map(|(next, range)| {
                    slots.truncate(held);
                    slots.push((*slot, range));
                    self.matches(rest, next, slots).or_else(|| {
                        slots.truncate(held);
                        None
                    })
                })
            }
            Part::Ending(word) => {
                let cut_off = self.cut.tokens.get(at.checked_sub(1)?)?.end;
                let taken = slots.last().map_or(cut_off, |(_, range)| range.end);
                if taken < cut_off && self.text.get(taken..cut_off).is_some_and(|end| folded(end).eq(folded(word.text)))
                {
                    self.matches(rest, at, slots)
                } else if self.cut.words.get(at) == Some(&word.number) {
                    self.matches(rest, at + 1, slots)
                } else {
                    None
                }
            }
        }
    }

    /// Whether parts can match at a token, as far as their first tells.
    fn may_match(&self, parts: &[Part], at: usize) -> bool {
        match parts.split_first() {
            Some((Part::Word(word), _)) => self.cut.words.get(at) == Some(&word.number),
            Some((Part::Ending(word), _)) => {
                self.cut.words.get(at) == Some(&word.number)
                    || at > 0 && ending(self.token(at - 1), word.text).is_some()
            }
            Some((Part::Either(choices), _)) => choices.iter().any(|choice| self.may_match(choice, at)),
            Some((Part::Maybe(inner), rest)) => self.may_match(inner, at) || self.may_match(rest, at),
            Some((Part::End, _)) => self.ends(at),
            _ => true,
        }
    }

    fn token(&self, at: usize) -> &'a str {
        self.cut.tokens.get(at).and_then(|token| self.text.get(token.clone())).unwrap_or_default()
    }

    /// The particle of those that may follow here which a name's last word holds, as the bytes that it takes.
    fn particle(&self, parts: &[Part], at: usize) -> Option<usize> {
        match parts.split_first()? {
            (Part::Ending(word), _) => ending(self.token(at.checked_sub(1)?), word.text),
            (Part::Either(choices), _) => choices.iter().filter_map(|choice| self.particle(choice, at)).max(),
            (Part::Maybe(inner), rest) => self.particle(inner, at).or_else(|| self.particle(rest, at)),
            _ => None,
        }
    }

    /// Where a name stops whose last token stands before another: a particle is none of its own.
    fn stop(&self, end: usize, rest: &[Part]) -> usize {
        let stop = end.checked_sub(1).and_then(|last| self.cut.tokens.get(last)).map_or(0, |last| last.end);
        stop - self.particle(rest, end).unwrap_or_default()
    }

    /// Whether words in letters without capitals are an outlet's name, by what they are or by the word before them.
    fn is_named(&self, at: usize, name: &str) -> bool {
        let is_body = |word: &str| lists::has_organization_word(word);
        lists::is_outlet(name)
            || lists::agency_by_any_name(name).is_some()
            || is_body(name)
            || name.starts_with(|first: char| first.is_uppercase() || matches!(first, '\u{30a1}'..='\u{30fa}'))
            || self
                .before_marks(at)
                .is_some_and(|before| is_body(before) || before.strip_prefix(['ل', 'ב', 'ל']).is_some_and(is_body))
    }

    /// The token before another, quotation marks apart.
    fn before_marks(&self, at: usize) -> Option<&'a str> {
        let mut before = (at.saturating_sub(2)..at).rev().map(|at| self.token(at));
        before.find(|token| !matches!(*token, "«" | "\"" | "“" | "״" | "'" | "‘" | "「" | "『"))
    }

    /// Whether a name without capitals, in the middle of a sentence, holds but the name: no particle of a subject before
    /// it, and no word before what is known as a name by itself.
    fn is_name_alone(&self, tokens: Range<usize>, name: &str) -> bool {
        if lists::is_outlet(name) || lists::agency_by_any_name(name).is_some() {
            return true;
        }
        if name.starts_with(is_dense) {
            let last = self.token(tokens.end.saturating_sub(1));
            let is_known = lists::is_outlet(last) || lists::agency_by_any_name(last).is_some();
            return !(name.contains(SMALL_DENSE) || is_known || name.chars().count() > LONGEST_DENSE);
        }
        // A body's word stands last in Hindi, and first where what it is of follows.
        let is_body = |word: Option<&str>| word.is_some_and(lists::has_organization_word);
        let letter = name.chars().next().unwrap_or_default();
        let marked = self
            .before_marks(tokens.start)
            .is_some_and(|before| is_body(Some(before)) || is_body(before.strip_prefix(['ل', 'ב', 'ל'])));
        match letter {
            '\u{900}'..='\u{97f}' if !marked && !is_body(name.rsplit(' ').next()) => return false,
            '\u{590}'..='\u{6ff}' if !marked && !is_body(name.split(' ').next()) => return false,
            _ => {}
        }
        // Korean particles close a word.
        let closes = |word: &str| {
            word.ends_with(['는', '은', '이', '가', '을', '를', '에', '의', '와', '과', '로', '서', '고', '며', '면'])
        };
        !name.rsplit(' ').skip(1).any(closes)
    }

    /// Whether a name in writing without spaces is but words of the patterns: “with permission of the author”.
    fn is_wording(&self, tokens: Range<usize>, name: &str) -> bool {
        let words = self.cut.words.get(tokens).unwrap_or_default();
        name.starts_with(is_dense)
            && words.iter().all(|word| *word != NO_WORD)
            && lists::agency_by_any_name(name).is_none()
    }

    /// Whether parts begin with something that must stand at a token, and may.
    fn is_fixed(&self, parts: &[Part], at: usize) -> bool {
        match parts.split_first() {
            None | Some((Part::Start | Part::Not(_), _)) => false,
            Some((Part::Maybe(inner), rest)) => self.may_match(inner, at) || self.is_fixed(rest, at),
            Some((Part::Either(choices), _)) => choices.iter().any(|choice| self.is_fixed(choice, at)),
            _ => self.may_match(parts, at),
        }
    }

    /// The token at which a name starts behind its article and the word for what it is, and the bytes of the token that
    /// are an article written onto the name: “der Zeitschrift Kiesel”, “la revista Marea”, “l’AFP”.
    fn past_lead(&self, from: usize) -> (usize, usize) {
        let on_one_line = |at: usize| {
            let [Some(this), Some(next)] = [self.cut.tokens.get(at), self.cut.tokens.get(at + 1)] else { return false };
            let mark = self.breaks.get(self.breaks.partition_point(|mark| *mark < this.end));
            mark.is_none_or(|mark| *mark > next.start)
        };
        let is_lead = |at: usize| {
            let word = self.token(at);
            if word.starts_with(char::is_lowercase) {
                return is_article(word) || has_sense(word, Sense::Medium);
            }
            let next = self.token(at + 1);
            let is_named =
                next.starts_with(|first: char| first.is_uppercase() || matches!(first, '„' | '»' | '«' | '“' | '"'));
            (is_named || lists::agency_by_any_name(next).is_some()) && has_sense(word, Sense::MediumNoun)
        };
        let mut at = from;
        while at < from + LONGEST_LEAD && on_one_line(at) && is_lead(at) {
            at += 1;
        }
        let word = self.token(at);
        let elided = word.strip_prefix(['l', 'd']).and_then(|rest| rest.strip_prefix(['\'', '’']));
        match elided.filter(|name| name.starts_with(char::is_uppercase)) {
            Some(name) => (at, word.len() - name.len()),
            None => (at, 0),
        }
    }

    /// The token at which a body's name starts behind the words that say what it is, and the bytes of the token that are
    /// an article: “the research firm Holm Data”, “Danish daily Norrby Dagblad”, “der syrischen Agentur Sana”, “l’agence de
    /// presse syrienne Sana”.
    fn past_description(&self, from: usize) -> (usize, usize) {
        let opens = |word: &str| word.starts_with(|first: char| first.is_uppercase() || "„«“\"»‘".contains(first));
        let mut noun: Option<usize> = None;
        let mut is_bare = true;
        for at in from..=from + LONGEST_DESCRIPTION {
            let word = self.token(at);
            let next = self.token(at + 1);
            let bare = word.split_once(['\'', '’']).map_or(word, |(_, bare)| bare);
            if noun.is_some() && self.is_low_name(Slot::Outlet, at) {
                return (at, 0);
            }
            if is_low(word) && bare.starts_with(char::is_lowercase) {
                if has_sense(bare, Sense::BodyNoun) {
                    noun = Some(at);
                } else if matches!(word, "que" | "che" | "qui" | "that" | "dat" | "who")
                    || noun.is_some_and(|noun| !self.may_describe(noun, at))
                {
                    break;
                }
            } else if noun.is_some() && opens(bare) && !has_sense(word, Sense::BodyTitle) {
                return (at, word.len() - bare.len());
            } else if noun.is_some() && !word.starts_with(char::is_alphanumeric) && opens(word) {
                return (at, 0);
            } else if has_sense(word, Sense::BodyTitle) && (opens(next) || self.is_low_name(Slot::Outlet, at + 1)) {
                if self.is_low_name(Slot::Outlet, at + 1) {
                    return (at + 1, 0);
                }
                noun = Some(at);
            } else if at == from && is_opening_article(word) && is_low(next) {
                // “Die syrische Agentur Sana”
            } else if !(is_bare
                && is_low(next)
                && (has_sense(next, Sense::BodyNoun) || self.cut.words.get(at + 1) == Some(&NO_WORD)))
            {
                break;
            }
            is_bare &= is_article(word) || is_opening_article(word);
        }
        // “die norrbysche Ärztekammer”
        let mut at = from + usize::from(is_article(self.token(from)) || is_opening_article(self.token(from)));
        while at > from && at <= from + 2 && is_adjective(self.token(at)) && self.cut.words.get(at) == Some(&NO_WORD) {
            at += 1;
        }
        if at > from + 1 && self.token(at).starts_with(char::is_uppercase) {
            return (at, 0);
        }
        self.past_lead(from)
    }

    /// Whether a word may stand between a noun that says what a body is and its name: “el diario argentino”, “l’agenzia di
    /// stampa”; no verb of the patterns.
    fn may_describe(&self, noun: usize, at: usize) -> bool {
        let bare = |at: usize| {
            let word = self.token(at);
            word.split_once(['\'', '’']).map_or(word, |(_, bare)| bare)
        };
        let word = self.token(at);
        has_sense(bare(noun), Sense::Medium)
            && (is_article(word)
                || matches!(word, "de" | "di" | "da" | "do" | "d'information" | "d’information")
                || has_sense(word, Sense::Tidings)
                || lists::is_origin(word) && self.cut.words.get(at) == Some(&NO_WORD))
    }

    /// The token from which the rest of a pattern goes on behind a name: past its letters in brackets, a word for what it
    /// is, or an apposition.
    fn continued(&self, end: usize, rest: &[Part]) -> Option<usize> {
        if self.may_match(rest, end) {
            return Some(end);
        }
        if !self.attributes {
            return None;
        }
        let mut at = end;
        let closed = |from: usize, mark: &str| {
            (from..from + LONGEST_APPOSITION)
                .take_while(|at| !matches!(self.token(*at), "" | "." | "“" | "”" | "\"" | ":"))
                .find(|at| self.token(*at) == mark)
                .map(|at| at + 1)
        };
        if self.token(at) == "(" {
            at = closed(at + 1, ")")?;
        }
        // “… with Ford, the union said”: a comma begins something else.
        let is_low = |next: &usize| self.token(*next).starts_with(|first: char| !first.is_uppercase() && first != ',');
        let low = (at..=at + 2).take_while(is_low);
        let noun = low.filter(|next| has_sense(self.token(*next), Sense::BodyNoun)).last();
        at = noun.map_or(at, |noun| noun + 1);
        if at > end && self.may_match(rest, at) {
            return Some(at);
        }
        if self.token(at) != "," {
            return None;
        }
        let at = closed(at + 1, ",")?;
        self.may_match(rest, at).then_some(at)
    }

    /// Whether a small word goes on with a name that began with a word like “Organisation” or “ministère”: “mondiale”,
    /// and “santé” in “de la santé”.
    fn goes_on(&self, at: usize, from: usize) -> bool {
        let word = self.token(at);
        let bare = word.split_once(['\'', '’']).map_or(word, |(_, bare)| bare);
        let head = self.token(from);
        let head = head.split_once(['\'', '’']).map_or(head, |(_, bare)| bare);
        has_sense(head, Sense::Head)
            && bare.starts_with(char::is_lowercase)
            && bare.chars().count() > 3
            && (has_sense(bare, Sense::HeadAdjective)
                || (bare.len() < word.len() && word.starts_with('d')
                    || is_genitive(self.token(at - 1))
                    || self.token(at - 1) == "la" && matches!(self.token(at - 2), "de" | "para" | "per" | "pour"))
                    && self.cut.words.get(at) == Some(&NO_WORD))
    }

    /// Whether a token may open a name. Most words are neither capitalised nor an article.
    fn may_open_name(&self, at: usize) -> bool {
        let Some(token) = self.cut.tokens.get(at) else { return false };
        let first = self.text.as_bytes().get(token.start);
        !first.is_some_and(u8::is_ascii_lowercase)
            || self.text.get(token.clone()) == Some("the")
            || self.attributes && self.text.get(token.clone()).is_some_and(|word| has_sense(word, Sense::LowHead))
            || (self.credits && self.anchor_at(token.start).is_some())
    }

    /// Whether a token is a name by itself, whatever its letters: “dpa”, “kiesel.example”.
    fn is_low_name(&self, slot: Slot, at: usize) -> bool {
        let word = self.token(at);
        match slot {
            Slot::Agency => self.credits && lists::agency_by_any_name(word).is_some(),
            Slot::Outlet | Slot::Via if self.attributes => {
                is_domain(word) || matches!(word, "afp" | "apa" | "dpa" | "epd" | "kna" | "sda" | "sid")
            }
            Slot::Outlet | Slot::Via => self.credits && is_domain(word),
            _ => false,
        }
    }

    /// What a slot may take at a token, the longest first: the token after it, and the range. `rest` follows the slot.
    fn extents(&self, slot: Slot, at: usize, skipped: usize, rest: &[Part]) -> Vec<(usize, Range<usize>)> {
        match slot {
            Slot::Outlet | Slot::Via => {
                let marked = match () {
                    () if self.credits => self.quoted(at).or_else(|| self.linked(at)),
                    () if self.attributes => self.quoted(at).filter(|(_, range)| self.is_title_like(range)),
                    () => None,
                };
                let marked = marked.map(|(end, range)| (self.continued(end, rest).unwrap_or(end), range));
                // “Source: the internet” names nobody.
                let names = |name: &str| !lists::is_no_author(name);
                match marked.filter(|(end, _)| skipped == 0 && self.may_match(rest, *end)) {
                    Some(marked) if self.text.get(marked.1.clone()).is_some_and(names) => vec![marked],
                    Some(_) => Vec::new(),
                    None => self.names(at, skipped, slot, rest, names),
                }
            }
            Slot::Person => self.names(at, skipped, slot, rest, |name| !name.chars().any(char::is_numeric)),
            Slot::Agency => {
                let is_agency = |name: &str| lists::agency_by_any_name(name).is_some();
                let quoted = self.quoted(at).filter(|(_, range)| self.text.get(range.clone()).is_some_and(is_agency));
                match quoted {
                    Some(quoted) => vec![quoted],
                    None => self.names(at, skipped, slot, rest, is_agency),
                }
            }
            Slot::Word => {
                let token = self.cut.tokens.get(at).cloned();
                let is_word = |token: &Range<usize>| {
                    self.text.get(token.clone()).is_some_and(|word| word.starts_with(char::is_alphanumeric))
                };
                token.filter(is_word).map(|token| (at + 1, token)).into_iter().collect()
            }
            Slot::Authors => self.authors(at).into_iter().collect(),
            Slot::Date => {
                let Some(start) = self.cut.tokens.get(at).map(|range| range.start) else { return Vec::new() };
                let ahead = self.text.get(start..).unwrap_or_default();
                // A copyright line tells but the year.
                let year = Some(self.token(at))
                    .filter(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()));
                let end = date::words::opening(ahead).or(year.map(str::len)).map(|end| start + end);
                end.map(|end| vec![(self.token_at(end), start..end)]).unwrap_or_default()
            }
        }
    }

    /// Runs of capitalised words with their small words between. An anchor that starts here bounds the name. A name in
    /// letters without capitals must be bounded: by a mark, by the line, or by what follows in the pattern.
    fn names(
        &self,
        at: usize,
        skipped: usize,
        slot: Slot,
        rest: &[Part],
        fits: impl Fn(&str) -> bool,
    ) -> Vec<(usize, Range<usize>)> {
        let is_body = self.attributes && matches!(slot, Slot::Outlet | Slot::Via);
        let most = if is_body { LONGEST_BODY } else { slot.longest() };
        let Some(first) = self.cut.tokens.get(at).map(|first| first.start + skipped..first.end) else {
            return Vec::new();
        };
        let mut ends: Vec<usize> = Vec::new();
        let mut last = first.end;
        let mut opened_by_article = false;
        let mut is_bounded = false;
        let mut was_dense = false;
        for count in 0..=most {
            let Some(token) = self.cut.tokens.get(at + count) else {
                is_bounded = true;
                break;
            };
            let token = if count == 0 { first.clone() } else { token.clone() };
            let word = self.text.get(token.clone()).unwrap_or_default();
            let gap = self.text.get(last..token.start).unwrap_or_default();
            if count > 0
                && (!gap.chars().all(|letter| letter.is_whitespace() || is_unseen(letter)) || word == "Copyright")
            {
                break;
            }
            if was_dense && (!gap.is_empty() || word.starts_with(char::is_numeric)) {
                is_bounded = true;
                break;
            }
            if count > 0
                && self
                    .breaks
                    .get(self.breaks.partition_point(|mark| *mark < last))
                    .is_some_and(|mark| *mark <= token.start)
            {
                is_bounded = true;
                break;
            }
            if is_body && self.is_inside_body(at + count) {
                last = token.end;
                continue;
            }
            if !word.starts_with(char::is_alphanumeric) && word != "&" {
                // What a colon follows is the next label.
                let label = usize::from(matches!(word, ":" | "："));
                is_bounded = label == 0;
                let before = (at + count).checked_sub(1).and_then(|before| self.cut.words.get(before));
                if label == 1 && before.is_some_and(|word| *word != NO_WORD) {
                    is_bounded = true;
                    ends.retain(|end| *end < at + count);
                }
                break;
            }
            if count == most {
                break;
            }
            // “meldete die Hafenpolizei Anfang Mai”.
            if is_body && count > 0 {
                let next = self.token(at + count + 1);
                let is_part = matches!(word, "Anfang" | "Mitte" | "Ende") && lists::month(next).is_some();
                if is_part || is_weekday(word) {
                    break;
                }
            }
            // “Les Nouvelles le 14 mai”, “des Hafenamts den Kai”.
            let is_day = || self.token(at + count + 1).starts_with(char::is_numeric);
            if is_body
                && count > 0
                && (word == "den" || matches!(word, "le" | "el" | "il" | "am" | "du" | "del") && is_day())
            {
                break;
            }
            // “told Radio Halden on Sunday”.
            if is_body && matches!(word, "on" | "in") {
                let next = self.token(at + count + 1);
                if next.starts_with(char::is_numeric) || is_weekday(next) || lists::month(next).is_some() {
                    break;
                }
            }
            last = token.end;
            was_dense = word.chars().next_back().is_some_and(is_dense);
            let capital =
                word.chars().next().is_some_and(|first| first.is_uppercase() || (count > 0 && first.is_numeric()));
            // “36氪” is a name, “2019年” a year.
            // “La Voix d’Arvel”.
            let is_elided = || {
                let name = word.split_once(['\'', '’']).map(|(_, name)| name);
                // “ha detto a Radio Halden l’Ambasciatore”
                let is_another = word.starts_with('l') && word.len() > 2 && !is_genitive(self.token(at + count - 1));
                count > 0 && !(is_body && is_another) && name.is_some_and(|name| name.starts_with(char::is_uppercase))
            };
            let is_low =
                || count == 0 && self.is_low_name(slot, at) || is_body && count > 0 && self.goes_on(at + count, at);
            let is_head = || is_body && count == 0 && has_sense(word, Sense::LowHead);
            if capital || is_caseless(word) || (was_dense && !word.ends_with('年')) || is_low() || is_elided() {
                ends.push(at + count + 1);
            } else if is_head() {
                // “ministère de la Mer”: a name as soon as it says of what.
            } else if count == 0 && matches!(word, "the" | "a" | "an") {
                opened_by_article = word == "the";
                if !opened_by_article {
                    return Vec::new();
                }
            } else if matches!(word, "am" | "on") && is_weekday(self.token(at + count + 1)) {
                // “Radio Halden am Montag”.
                break;
            } else if !(matches!(
                word,
                "of" | "the"
                    | "and"
                    | "de"
                    | "for"
                    | "on"
                    | "in"
                    | "&"
                    | "la"
                    | "du"
                    | "des"
                    | "der"
                    | "den"
                    | "di"
                    | "del"
                    | "da"
                    | "do"
                    | "das"
                    | "dos"
                    | "della"
                    | "dei"
                    | "delle"
                    | "le"
                    | "les"
                    | "las"
                    | "los"
                    | "van"
                    | "von"
                    | "het"
                    | "für"
                    | "per"
                    | "und"
                    | "et"
                    | "e"
                    | "y"
                    | "en"
                    | "zur"
                    | "dello"
                    | "degli"
                    | "para"
                    | "pour"
                    | "am"
            ) && count > 0)
            {
                break;
            }
        }
        let natural = ends.last().copied().filter(|_| is_bounded);
        let after_mark = at.checked_sub(1).is_some_and(|before| !self.token(before).starts_with(char::is_alphanumeric));
        if matches!(rest.first(), Some(Part::Not(_))) {
            let all = ends.clone();
            ends.retain(|end| !all.contains(&(end + 1)));
        }
        ends.retain(|end| {
            if self.continued(*end, rest).is_none() {
                return false;
            }
            let stop = self.stop(*end, rest);
            let name = self.text.get(first.start..stop).unwrap_or_default();
            let is_open =
                matches!(slot, Slot::Outlet | Slot::Via) && name.chars().next_back().is_some_and(is_caseless_letter);
            // Words without capitals are a name where something says so. In writing without spaces the line's end does.
            let in_title = || at.checked_sub(1).is_some_and(|before| self.token(before) == "《");
            if is_open && !self.credits {
                return (natural == Some(*end) && in_title()
                    || (natural == Some(*end) || self.is_fixed(rest, *end)) && self.is_named(at, name))
                    && self.is_name_alone(at..*end, name)
                    && !self.is_wording(at..*end, name);
            }
            !is_open
                || (natural == Some(*end) && (after_mark || (name.starts_with(is_dense) && !name.contains('的')))
                    || (natural == Some(*end) || self.is_fixed(rest, *end)) && self.is_named(at, name))
                    && !self.is_wording(at..*end, name)
        });
        if ends.is_empty() && !self.credits {
            return Vec::new();
        }
        let start = match self.cut.tokens.get(at + 1) {
            Some(token) if opened_by_article => token.start,
            _ => first.start,
        };
        // Words before a linking preposition are a shorter name: “The Orchard Gazette on Monday”.
        let anchored = self.anchor_at(start).or_else(|| self.anchor_at(first.start));
        let mut out: Vec<(usize, Range<usize>)> = Vec::new();
        if let Some(anchor) = anchored {
            let next = self.token_at(anchor.end);
            // A hyperlink bounds a name whose later words are not capitalised: “Le Monde diplomatique”.
            let bounds =
                || self.credits && slot != Slot::Agency && next <= at + LONGEST_LINKED && self.may_match(rest, next);
            if ends.contains(&next) || bounds() {
                out.push((next, anchor.clone()));
            }
        }
        // Without capitals the next word of the pattern ends the name.
        let is_open = |end: &usize| self.token(end - 1).chars().next_back().is_some_and(is_caseless_letter);
        if !ends.iter().any(is_open) {
            ends.reverse();
        }
        for end in &ends {
            let stop = self.stop(*end, rest);
            if stop > start {
                out.push((self.continued(*end, rest).unwrap_or(*end), start..stop));
            }
        }
        // Most names that may stand here begin with the same word.
        let mut known: Option<(&str, bool, bool)> = None;
        out.retain(|(_, range)| {
            let name = self.text.get(range.clone()).unwrap_or_default();
            // “A study by Halden University”: the article is nobody whose study it is.
            if !fits(name) || is_body && (lists::is_opener(name) || is_time(name)) {
                return false;
            }
            let mut words = name.split(' ');
            let first = words.next().unwrap_or_default();
            let (is_month, is_weekday) = match known {
                Some((word, is_month, is_weekday)) if word == first => (is_month, is_weekday),
                _ => (lists::month(first).is_some(), is_weekday(first)),
            };
            known = Some((first, is_month, is_weekday));
            // “First published on Nov 20”: a day is no outlet, with or without its year.
            let mut counted = || words.next().is_none_or(|second| second.starts_with(|first: char| first.is_numeric()));
            // “Zuerst erschienen im Sommer 2019”.
            let is_issue = self.credits && has_sense(first, Sense::Issue);
            // A paper may be called after a word that is a month in another language of its letters.
            let called = is_month
                && is_caseless(name)
                && at.checked_sub(1).is_some_and(|before| lists::has_organization_word(self.token(before)));
            !(is_weekday || (is_month || is_issue) && !called && counted())
        });
        if is_body {
            return out;
        }
        // The shortest run that already ends before “on”, “in” or “for” is the likeliest name.
        let (mut out, beyond): (Vec<_>, Vec<_>) = out.into_iter().partition(|(_, range)| {
            let name = self.text.get(range.clone()).unwrap_or_default();
            let inner = name.split_once(' ').and_then(|(_, rest)| rest.rsplit_once(' ')).map_or("", |(inner, _)| inner);
            !inner.split(' ').any(|word| matches!(word, "on" | "in" | "for"))
        });
        out.extend(beyond);
        out
    }

    /// Whether quoted words read as a name: capitals, few of them.
    fn is_title_like(&self, range: &Range<usize>) -> bool {
        let name = self.text.get(range.clone()).unwrap_or_default();
        let mut words = name.split(' ');
        words.clone().count() <= LONGEST_LINKED
            && words.next().is_some_and(|first| first.starts_with(|letter: char| !letter.is_lowercase()))
            // Most languages write but the first word of a title large.
            && (name.split(' ').count() <= 3 && !name.is_ascii()
                || words.all(|word| word.len() < LONG_WORD || !word.starts_with(char::is_lowercase)))
            && !name.ends_with([',', '.', '!', '?'])
    }

    /// Whether a mark is of a body's name: “U.S. Fisheries Board”, “E! News”, “The Kestrel Times’ Mira Solberg”.
    fn is_inside_body(&self, at: usize) -> bool {
        let [Some(before), Some(mark), Some(after)] = [
            at.checked_sub(1).and_then(|before| self.cut.tokens.get(before)),
            self.cut.tokens.get(at),
            self.cut.tokens.get(at + 1),
        ] else {
            return false;
        };
        let word = self.token(at - 1);
        let touches = before.end == mark.start;
        touches
            && self.token(at + 1).starts_with(char::is_uppercase)
            && match self.token(at) {
                "." => {
                    word.contains('.') && !is_domain(word)
                        || word.len() == 1
                        || matches!(word, "St" | "Dr" | "Mt" | "Inc" | "Corp" | "Co")
                }
                "!" => mark.end < after.start,
                "’" | "'" => word.ends_with('s'),
                "/" => mark.end == after.start,
                _ => false,
            }
    }

    /// What quotation marks hold that open at a token: a name, whatever its letters.
    fn quoted(&self, at: usize) -> Option<(usize, Range<usize>)> {
        let open = self.cut.tokens.get(at)?;
        let closing: &[char] = match self.token(at) {
            "“" | "\"" | "″" => &['”', '"', '“', '″'],
            "„" => &['“', '”', '"'],
            "”" => &['”'],
            "«" => &['»'],
            "»" => &['«'],
            "‘" => &['’', '\''],
            "'" => &['\''],
            "״" => &['״', '"'],
            "‹" => &['›'],
            "《" => &['》'],
            "〈" => &['〉'],
            "「" => &['」'],
            "『" => &['』'],
            _ => return None,
        };
        let ahead = self.text.get(open.end..)?;
        let (length, mark) = ahead.char_indices().take(LONGEST_QUOTED).find(|(_, letter)| closing.contains(letter))?;
        let name = prose::trimmed(self.text, open.end..open.end + length);
        let next_break = self.breaks.get(self.breaks.partition_point(|mark| *mark < name.start));
        let holds_break = next_break.is_some_and(|mark| *mark < name.end);
        (!name.is_empty() && !holds_break).then(|| (self.token_at(open.end + length + mark.len_utf8()), name))
    }

    /// What a hyperlink holds that starts at a token in lower case: “first published here”, “kestrelreview”.
    fn linked(&self, at: usize) -> Option<(usize, Range<usize>)> {
        let anchor = self.anchor_at(self.cut.tokens.get(at)?.start)?;
        let words = self.text.get(anchor.clone())?;
        let next = self.token_at(anchor.end);
        let fits = words.starts_with(char::is_lowercase) && !words.starts_with("the ") && next <= at + LONGEST_LINKED;
        fits.then(|| (next, anchor.clone()))
    }

    /// Names up to the end of the line, where they read as names.
    fn authors(&self, at: usize) -> Option<(usize, Range<usize>)> {
        let start = self.cut.tokens.get(at)?.start;
        let line =
            self.breaks.get(self.breaks.partition_point(|mark| *mark <= start)).copied().unwrap_or(self.text.len());
        let range = crate::prose::trimmed(self.text, start..line);
        let named = name::credits(self.text.get(range.clone())?, Proof::Place);
        // The line must begin with the name, a title before it apart, else the words are prose.
        let first = named.iter().find(|named| named.hand == Hand::Author)?;
        let begins = name::is_title(self.text.get(range.start..range.start + first.range.start)?);
        // A translator is named beside the author.
        let last = named.iter().filter(|named| named.hand != Hand::Other).map(|named| named.range.end).max()?;
        let end = range.start + last;
        // “By Jonas Lind. From April on the reading rooms close at six”: a teaser's first words.
        let after = self.text.get(end..range.end)?;
        if after.starts_with(". ") && prose::words(after).nth(4).is_some() {
            return None;
        }
        begins.then_some((self.token_at(end), range.start..end))
    }
}

/// Whether bytes may hold letters of the scripts without spaces.
fn may_be_dense(bytes: Option<&[u8]>) -> bool {
    bytes.is_some_and(|bytes| bytes.iter().any(|byte| (0xe3..=0xe9).contains(byte)))
}

/// Whether words that begin with a capital are but a time or an occasion: “Vergangene Woche”, “Auf Anfrage”.
fn is_time(name: &str) -> bool {
    const TIMES: &[&str] = &[
        "Abend",
        "Anfrage",
        "Frage",
        "Jahr",
        "Mitternacht",
        "Mittag",
        "Monat",
        "Morgen",
        "Nachfrage",
        "Nachmittag",
        "Nacht",
        "Tag",
        "Vormittag",
        "Woche",
        "Wochenende",
    ];
    let last = name.rsplit(' ').next().unwrap_or_default();
    let opens = || name.split(' ').next().is_some_and(lists::is_opener);
    TIMES.contains(&last)
        && (opens() || !name.contains(' ') || name.starts_with("Vergangene") || name.starts_with("Letzte"))
        || name.contains(' ') && opens() && (lists::month(last).is_some() && last.len() > 3 || is_weekday(last))
}

/// German and Dutch articles at a sentence's start.
fn is_opening_article(word: &str) -> bool {
    matches!(word, "Der" | "Die" | "Das" | "De" | "Het")
}

/// Whether a word is written small, what a hyphen joins to a capital too: “US-amerikanische”.
fn is_low(word: &str) -> bool {
    let last = word.rsplit('-').next().unwrap_or_default();
    last.starts_with(char::is_lowercase)
}

/// Whether a small word may be an adjective of German before what it describes.
fn is_adjective(word: &str) -> bool {
    is_low(word) && word.chars().count() > 4 && ["e", "en", "er", "es", "em"].iter().any(|end| word.ends_with(end))
}

/// Words of Latin tongues that are followed by of what a body is.
fn is_genitive(word: &str) -> bool {
    matches!(
        word,
        "de" | "des"
            | "du"
            | "del"
            | "della"
            | "delle"
            | "dei"
            | "degli"
            | "dello"
            | "di"
            | "do"
            | "da"
            | "dos"
            | "das"
            | "per"
            | "pour"
            | "para"
    )
}

fn is_caseless(word: &str) -> bool {
    word.chars().next().is_some_and(is_caseless_letter)
}

fn is_caseless_letter(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_uppercase() && !letter.is_lowercase()
}

/// Whether a word is a weekday's whole name: the short ones are names of papers too.
fn is_weekday(word: &str) -> bool {
    word.len() > 5 && lists::weekday(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::{Cut, PATTERNS, Slot, Text};
    use std::ops::Range;

    /// Takes the marks out of an example: the sentence, and what each slot must take.
    fn example(text: &str) -> (String, Vec<(Slot, String)>) {
        let (mut plain, mut slots) = (String::new(), Vec::new());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (inside, next) = after.split_once('}').unwrap();
            let (letter, words) = inside.split_once('=').unwrap();
            let slot = match letter {
                "O" => Slot::Outlet,
                "V" => Slot::Via,
                "W" => Slot::Word,
                "A" => Slot::Authors,
                "P" => Slot::Person,
                "G" => Slot::Agency,
                _ => Slot::Date,
            };
            slots.push((slot, words.to_owned()));
            plain.push_str(before);
            plain.push_str(words);
            rest = next;
        }
        plain.push_str(rest);
        (plain, slots)
    }

    #[test]
    fn every_cue_has_an_example_and_finds_it() {
        let mut wrong = Vec::new();
        for cue in &PATTERNS.cues {
            assert!(!cue.examples.is_empty(), "{:?} has no example", cue.parts);
            for line in &cue.examples {
                let (must, text) = match line.strip_prefix("x ") {
                    Some(text) => (false, text),
                    None => (true, *line),
                };
                let (plain, slots) = example(text);
                let cut = Cut::of(&plain, Vec::new());
                let cut = Text {
                    credits: cue.kind.is_credit(),
                    attributes: cue.kind.is_attribution(),
                    ..Text::new(&plain, &cut, &[])
                };
                let hit = (0..cut.cut.tokens.len()).find_map(|at| {
                    let mut taken = Vec::new();
                    cut.matches(&cue.parts, at, &mut taken).map(|_| taken)
                });
                // What a slot for any word takes need not be marked.
                let is_marked = |slot: Slot| slot != Slot::Word || slots.iter().any(|(each, _)| *each == slot);
                let taken = |hit: Vec<(Slot, Range<usize>)>| -> Vec<(Slot, String)> {
                    let hit = hit.into_iter().filter(|(slot, _)| is_marked(*slot));
                    hit.map(|(slot, range)| (slot, plain[range].to_owned())).collect()
                };
                match hit.map(taken) {
                    None if !must => {}
                    Some(taken) if must && taken == slots => {}
                    hit => wrong.push(format!("{line}: {hit:?}")),
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
