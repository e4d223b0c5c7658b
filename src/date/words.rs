//! Dates as people write them: `25 July 2016`, `July 26, 2016 10:32 AM EDT`, `26.07.16`, `2016年7月26日`, `٢٦ يوليو ٢٠١٦`,
//! `26 ก.ค. 2559`, and the broken forms of metadata.
//!
//! Month names come from `lists/months.txt`. Where two numbers may both be the month, the page's language and its
//! address decide; where they do not, both readings are kept for the caller to settle. Dates that count from now (“two
//! hours ago”) tell no day, and none is read out of them.

use super::calendar::Calendar;
use super::{Date, Time};
use crate::lists;
use std::ops::Range;

/// Bytes of a text that are looked at. Lines that hold a date are shorter.
const LONGEST: usize = 400;
/// Tokens between a date and its time of day.
const REACH: usize = 5;
/// Letters of a word between them, in any language: “at”, “um”, “alle”, “godz”.
const SHORT_WORD: usize = 5;

/// How a page is likely to write its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Usage {
    /// Whether the day stands before the month where both are numbers; `None` where it is not known.
    day_first: Option<bool>,
    /// The calendar of years that the Gregorian cannot have.
    calendar: Calendar,
    /// Whether month names are Croatian.
    croatian: bool,
}

impl Usage {
    /// From a page's language tag and the last label of its host.
    pub(crate) fn of(language: Option<&str>, top_level: Option<&str>) -> Usage {
        let tag = language.unwrap_or_default().to_ascii_lowercase();
        let mut parts = tag.split(['-', '_']);
        let language = parts.next().unwrap_or_default();
        let region = parts.find(|part| part.len() == 2).unwrap_or_default();
        let calendar = match language {
            "th" => Calendar::Buddhist,
            "fa" | "ps" | "prs" => Calendar::Persian,
            _ => Calendar::Gregorian,
        };
        // Two letters are a country's, but for those that are sold to everyone.
        let country =
            top_level.filter(|top| top.len() == 2 && !matches!(*top, "io" | "co" | "tv" | "me" | "ai" | "fm"));
        let by_country = match country {
            Some("us" | "ph" | "ca") => None,
            Some(_) => Some(true),
            None => None,
        };
        let by_top = by_country.or(top_level.is_some_and(|top| matches!(top, "us" | "gov" | "mil")).then_some(false));
        let day_first = match (language, region) {
            // The default of much software says nothing against the address.
            ("en", "us") if by_top == Some(true) => None,
            ("en", "us" | "ph") | ("fil" | "tl", _) => Some(false),
            ("en", "ca") => None,
            ("en" | "", "") => by_top,
            _ => Some(true),
        };
        Usage { day_first, calendar, croatian: matches!(language, "hr" | "bs") }
    }
}

/// A date in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    /// The words of the date.
    pub(crate) range: Range<usize>,
    /// The same with its weekday and its time of day.
    pub(crate) whole: Range<usize>,
    pub(crate) date: Date,
    /// The other reading, where day and month may be the other way round.
    pub(crate) swapped: Option<Date>,
    /// Whether the page's usage tells which reading is meant.
    pub(crate) is_sure: bool,
}

/// The date that a value of metadata states, whatever page it stands on.
pub(crate) fn stated(value: &str) -> Option<Date> {
    stated_by(value, Usage::default())
}

/// The date that a value of a page's metadata states: ISO 8601 and what comes near it, seconds and milliseconds since 1970, RFC
/// 2822, and dates as people write them. `None` where it is impossible, a blank (`1970-01-01`), or of uncertain order.
pub(crate) fn stated_by(value: &str, usage: Usage) -> Option<Date> {
    let value = value.trim();
    let bare = value.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix(")/")).unwrap_or(value);
    let date = counted(bare).or_else(|| {
        let iso = Date::parse(value);
        let first = || written(value, usage).into_iter().next();
        match iso {
            // What follows a day may be a time in a form that ISO does not know.
            Some(day) if day.precision() == 3 && value.len() > 10 => {
                first().map(|found| found.date).filter(|found| found.agrees_with(&day)).or(Some(day))
            }
            Some(date) => Some(date),
            None => first().filter(|found| found.is_sure).map(|found| found.date),
        }
    })?;
    is_possible(&date).then_some(date)
}

/// Whether a page may have been published then. The first second of Unix time, in any zone, is a blank.
pub(crate) fn is_possible(date: &Date) -> bool {
    let blank = date.days().is_some_and(|day| day == 0 || (day == -1 && date.time.is_some()));
    (1700..=2100).contains(&date.year()) && !blank
}

/// Digits without marks: seconds or milliseconds since 1970, `20160726`, `20160726051431`, `20160726T051431Z`.
fn counted(value: &str) -> Option<Date> {
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = value.split_at_checked(digits)?;
    let part = |range: Range<usize>| number.get(range).and_then(|part| part.parse::<u32>().ok());
    match (digits, rest) {
        (10, "") => Date::from_seconds(number.parse().ok()?),
        (13, "") | (13, _) if rest.is_empty() || rest.starts_with(['+', '-']) => {
            Date::from_seconds(number.parse::<i64>().ok()? / 1_000)
        }
        (8, _) if rest.is_empty() || rest.starts_with(['T', ' ']) => {
            let day = Date::from_day(number.get(..4)?.parse().ok()?, part(4..6)?, part(6..8)?)?;
            let clock = rest.get(1..).filter(|rest| rest.bytes().take(6).filter(u8::is_ascii_digit).count() == 6);
            let spaced = clock.and_then(|clock| {
                let (hour, minute, second) = (clock.get(..2)?, clock.get(2..4)?, clock.get(4..)?);
                Date::parse(&format!("{day}T{hour}:{minute}:{second}"))
            });
            Some(spaced.unwrap_or(day))
        }
        (14, "") => {
            let day = Date::from_day(number.get(..4)?.parse().ok()?, part(4..6)?, part(6..8)?)?;
            let time = Time::of(part(8..10)?, part(10..12)?, part(12..14)?, None)?;
            Some(Date { time: Some(time), ..day })
        }
        _ => None,
    }
}

/// Where a date ends that opens a text.
pub(crate) fn opening(text: &str) -> Option<usize> {
    let cut = Cut::new(text, 80, Usage::default());
    let (_, next) = cut.date_at(0)?;
    cut.tokens.get(next.checked_sub(1)?).filter(|_| cut.tokens.first().is_some_and(|t| t.start == 0)).map(|t| t.end)
}

/// The days and months in running text, in order, where their reading is certain.
pub(crate) fn find(text: &str) -> Vec<(Range<usize>, Date)> {
    let certain = written(text, Usage::default()).into_iter().filter(|found| found.is_sure);
    certain.map(|found| (found.range, found.date.without_time())).collect()
}

/// The dates in a text with their times of day, in order.
pub(crate) fn written(text: &str, usage: Usage) -> Vec<Written> {
    if !text.chars().any(|letter| digit(letter).is_some()) {
        return Vec::new();
    }
    let cut = Cut::new(text, LONGEST, usage);
    let mut found = Vec::new();
    let mut earlier: Option<(Time, usize, usize)> = None;
    let mut at = 0;
    while at < cut.tokens.len() {
        if let Some((reading, next)) = cut.date_at(at) {
            let after = cut.time_after(next);
            let before = earlier.take().filter(|(_, _, end)| reading.time.is_none() && cut.joins(*end, at));
            let start = match &before {
                Some((_, start, _)) if after.is_none() => *start,
                _ => cut.weekday_before(at).unwrap_or(at),
            };
            let end = after.as_ref().map_or(next, |(_, end)| *end);
            let time = reading.time.or(after.map(|(time, _)| time)).or(before.map(|(time, _, _)| time));
            let timed = |date: Date| if date.precision() == 3 { Date { time: time.clone(), ..date } } else { date };
            if let (Some(range), Some(whole)) = (cut.range(at, next), cut.range(start, end)) {
                let swapped = reading.swapped.map(timed);
                let is_sure = swapped.is_none() || usage.day_first.is_some();
                found.push(Written { range, whole, date: timed(reading.date), swapped, is_sure });
            }
            at = end.max(at + 1);
        } else if let Some((time, next)) = cut.time_at(at) {
            earlier = Some((time, at, next));
            at = next.max(at + 1);
        } else {
            at += 1;
        }
    }
    found
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number { value: u32, digits: u8 },
    Word,
    Mark(char),
}

#[derive(Debug)]
struct Token {
    start: usize,
    end: usize,
    kind: Kind,
}

/// What was read: one date, or one with its other reading.
struct Reading {
    date: Date,
    swapped: Option<Date>,
    /// A time of day inside the date.
    time: Option<Time>,
}

impl Reading {
    fn of(date: Option<Date>) -> Option<Reading> {
        date.map(|date| Reading { date, swapped: None, time: None })
    }
}

/// A text cut into numbers, words and marks.
struct Cut<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    usage: Usage,
}

/// The value of a digit of the scripts that pages write dates in.
fn digit(letter: char) -> Option<u32> {
    let zero = match letter {
        '0'..='9' => '0',
        '\u{0660}'..='\u{0669}' => '\u{0660}',
        '\u{06f0}'..='\u{06f9}' => '\u{06f0}',
        '\u{0966}'..='\u{096f}' => '\u{0966}',
        '\u{09e6}'..='\u{09ef}' => '\u{09e6}',
        '\u{0e50}'..='\u{0e59}' => '\u{0e50}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    Some(u32::from(letter) - u32::from(zero))
}

/// Letters, with the signs that Indic and Thai words are written with.
fn is_letter(letter: char) -> bool {
    letter.is_alphabetic()
        || matches!(letter, '\u{0300}'..='\u{036f}' | '\u{0900}'..='\u{0963}' | '\u{0970}'..='\u{0dff}')
        || matches!(letter, '\u{0e31}' | '\u{0e34}'..='\u{0e3a}' | '\u{0e47}'..='\u{0e4e}' | '\u{200c}')
}

/// Letters that mark off the parts of a date.
fn is_unit(letter: char) -> bool {
    matches!(letter, '年' | '月' | '日' | '년' | '월' | '일' | '时' | '時' | '点' | '分' | '시' | '분' | '秒' | '초')
}

/// Signs of writing direction, which readers do not see.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{ad}')
}

impl<'a> Cut<'a> {
    fn new(text: &'a str, longest: usize, usage: Usage) -> Cut<'a> {
        let mut tokens: Vec<Token> = Vec::new();
        let mut open = false;
        for (start, letter) in text.char_indices() {
            if start >= longest {
                break;
            }
            let end = start + letter.len_utf8();
            let last = tokens.last_mut().filter(|_| open);
            if let Some(value) = digit(letter) {
                open = true;
                match last {
                    Some(Token { end: last, kind: Kind::Number { value: sum, digits }, .. }) => {
                        *sum = sum.saturating_mul(10).saturating_add(value);
                        *digits = digits.saturating_add(1);
                        *last = end;
                    }
                    _ => tokens.push(Token { start, end, kind: Kind::Number { value, digits: 1 } }),
                }
            } else if is_unit(letter) {
                open = false;
                tokens.push(Token { start, end, kind: Kind::Mark(letter) });
            } else if is_letter(letter) {
                open = true;
                match last {
                    Some(Token { end: last, kind: Kind::Word, .. }) => *last = end,
                    _ => tokens.push(Token { start, end, kind: Kind::Word }),
                }
            } else {
                open = false;
                if !letter.is_whitespace() && !is_unseen(letter) {
                    tokens.push(Token { start, end, kind: Kind::Mark(letter) });
                }
            }
        }
        Cut { text, tokens, usage }
    }

    fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn word(&self, at: usize) -> &'a str {
        match self.tokens.get(at) {
            Some(Token { start, end, kind: Kind::Word }) => self.text.get(*start..*end).unwrap_or_default(),
            _ => "",
        }
    }

    fn mark(&self, at: usize) -> Option<char> {
        match self.kind(at)? {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// A number of at most so many digits.
    fn number(&self, at: usize, most: u8) -> Option<u32> {
        match self.kind(at)? {
            Kind::Number { value, digits } if digits <= most => Some(value),
            _ => None,
        }
    }

    /// Whether nothing stands between a token and the one before it.
    fn is_glued(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.zip(self.tokens.get(at)).is_some_and(|(before, token)| before.end == token.start)
    }

    /// From the start of one token to the end of the one before another.
    fn range(&self, from: usize, to: usize) -> Option<Range<usize>> {
        Some(self.tokens.get(from)?.start..self.tokens.get(to.checked_sub(1)?)?.end)
    }

    /// A year of four digits, with the calendar that it is of.
    fn year(&self, at: usize, calendar: Calendar) -> Option<(i32, Calendar)> {
        let Kind::Number { value, digits: 4 } = self.kind(at)? else { return None };
        let year = i32::try_from(value).ok()?;
        let calendars = [calendar, Calendar::Gregorian];
        calendars.into_iter().find(|calendar| calendar.has_year(year)).map(|calendar| (year, calendar))
    }

    /// A year of two digits.
    fn short_year(&self, at: usize, calendar: Calendar) -> Option<(i32, Calendar)> {
        let Kind::Number { value, digits: 2 } = self.kind(at)? else { return None };
        let year = i32::try_from(value).ok()?;
        match calendar {
            Calendar::Buddhist => Some((2500 + year, calendar)),
            Calendar::Persian => None,
            Calendar::Gregorian if year < 50 => Some((2000 + year, calendar)),
            Calendar::Gregorian => (year >= 70).then_some((1900 + year, calendar)),
        }
    }

    /// A month's name: its number, the calendar that the name is of, and the token after it.
    fn month(&self, at: usize) -> Option<(u32, Calendar, usize)> {
        let word = self.word(at);
        if word.is_empty() {
            return None;
        }
        if self.usage.croatian
            && let Some(month) = lists::month_in("hr", word)
        {
            return Some((month, Calendar::Gregorian, at + 1));
        }
        // “tháng 7”, “tháng bảy”, “كانون الثاني”
        if word.eq_ignore_ascii_case("tháng")
            && let Some(month) = self.number(at + 1, 2).filter(|month| (1..=12).contains(month))
        {
            return Some((month, Calendar::Gregorian, at + 2));
        }
        let next = self.word(at + 1);
        if !next.is_empty() && (word.eq_ignore_ascii_case("tháng") || !word.is_ascii()) {
            let third = format!("{word}_{next}_{}", self.word(at + 2));
            if let Some(month) = lists::month(&third) {
                return Some((month, Calendar::Gregorian, at + 3));
            }
            if let Some(month) = lists::month(&format!("{word}_{next}")) {
                return Some((month, Calendar::Gregorian, at + 2));
            }
        }
        // “ก.ค.”
        let first = word.chars().next().unwrap_or(' ');
        if matches!(first, '\u{0e00}'..='\u{0e7f}') {
            if let Some(month) = lists::month(word) {
                return Some((month, Calendar::Buddhist, at + 1));
            }
            let short = self.range(at, at + 3).and_then(|range| self.text.get(range)).and_then(lists::month)?;
            return Some((short, Calendar::Buddhist, at + 3));
        }
        if let Some(month) = lists::month(word) {
            return Some((month, Calendar::Gregorian, at + 1));
        }
        if let Some(month) = lists::persian_month(word) {
            return Some((month, Calendar::Persian, at + 1));
        }
        // Hebrew hangs “in” on the name.
        let bare = word.strip_prefix('ב').and_then(lists::month)?;
        Some((bare, Calendar::Gregorian, at + 1))
    }

    /// Skips marks and the small words that tie the parts of a date together.
    fn skip(&self, from: usize) -> usize {
        let mut at = from;
        while at < from + 5 {
            let skipped = match self.kind(at) {
                Some(Kind::Mark(mark)) => matches!(mark, '.' | ',' | '-' | '/' | '\'' | '’' | '،' | '‑' | '–'),
                Some(Kind::Word) => matches!(
                    self.word(at),
                    "de" | "of"
                        | "del"
                        | "di"
                        | "d"
                        | "do"
                        | "De"
                        | "DE"
                        | "ng"
                        | "من"
                        | "năm"
                        | "m"
                        | "พ"
                        | "ศ"
                        | "gada"
                        | "г"
                        | "р"
                        | "m.k"
                ),
                _ => false,
            };
            if !skipped {
                break;
            }
            at += 1;
        }
        at
    }

    /// Reads a date that starts at a token; gives the token after it.
    fn date_at(&self, at: usize) -> Option<(Reading, usize)> {
        match self.kind(at)? {
            Kind::Number { .. } if self.goes_on(at) => None,
            Kind::Number { .. } => self.year_first(at).or_else(|| self.day_first(at)),
            Kind::Word => self.month_first(at).or_else(|| self.era(at)),
            Kind::Mark(_) => None,
        }
    }

    /// Whether a number is the tail of something longer: `1.2.2016` after `4.`, `v2016-01-01`.
    fn goes_on(&self, at: usize) -> bool {
        if !self.is_glued(at) {
            return false;
        }
        match at.checked_sub(1).and_then(|before| self.kind(before)) {
            Some(Kind::Mark('.' | '-' | '/' | ':')) => {
                let before = at.checked_sub(2).and_then(|before| self.kind(before));
                self.is_glued(at - 1) && matches!(before, Some(Kind::Number { .. }))
            }
            Some(Kind::Word) => self.word(at - 1).is_ascii(),
            _ => false,
        }
    }

    /// `2016-07-26`, `2016年7月26日`, `2016. 7. 26.`, `2016. július 26.`
    fn year_first(&self, at: usize) -> Option<(Reading, usize)> {
        let (year, calendar) = self.year(at, self.usage.calendar)?;
        let mark = self.mark(at + 1);
        if matches!(mark, Some('年' | '년')) {
            return self.by_units(year, at + 2);
        }
        if let Some(mark @ ('-' | '/' | '.' | '‑' | '−' | '–')) = mark
            && (mark == '.' || self.is_glued(at + 1) && self.is_glued(at + 2))
            && let (Some(month), Some(day)) = (self.number(at + 2, 2), self.number(at + 4, 2))
            && self.mark(at + 3) == Some(mark)
            && (mark == '.' || self.is_glued(at + 3) && self.is_glued(at + 4))
        {
            let end = at + 5 + usize::from(mark == '.' && self.mark(at + 5) == Some('.'));
            return Some((Reading::of(calendar.day(year, month, day))?, end));
        }
        let start = self.skip(at + 1);
        // Latvian puts the day before the month here too.
        if self.word(start.saturating_sub(1)) == "gada"
            && let Some((day, next)) = self.day(start)
            && let Some((month, _, next)) = self.month(self.skip(next))
        {
            return Some((Reading::of(calendar.day(year, month, day))?, next));
        }
        let (month, of, next) = self.month(start)?;
        let (day, next) = self.day(self.skip(next))?;
        let calendar = if of == Calendar::Gregorian { calendar } else { of };
        Some((Reading::of(calendar.day(year, month, day))?, next))
    }

    /// `7月26日` after a year.
    fn by_units(&self, year: i32, at: usize) -> Option<(Reading, usize)> {
        let month = self.number(at, 2).filter(|_| matches!(self.mark(at + 1), Some('月' | '월')))?;
        match self.number(at + 2, 2).filter(|_| matches!(self.mark(at + 3), Some('日' | '일'))) {
            Some(day) => Some((Reading::of(Date::from_day(year, month, day))?, at + 4)),
            None => Some((Reading::of(Date::from_month(year, month))?, at + 2)),
        }
    }

    /// `平成28年7月26日`, `民國105年7月26日`: years of a reign or of the republic.
    fn era(&self, at: usize) -> Option<(Reading, usize)> {
        let word = self.word(at);
        let (first, before) =
            [("令和", 2018), ("平成", 1988), ("昭和", 1925), ("大正", 1911), ("民國", 1911), ("民国", 1911)]
                .into_iter()
                .find_map(|(era, before)| {
                    if word.ends_with(era) {
                        Some((None, before))
                    } else {
                        word.strip_suffix('元').filter(|word| word.ends_with(era)).map(|_| (Some(1), before))
                    }
                })?;
        let year_at = at + 1;
        let (count, next) = match first {
            Some(count) => (count, year_at),
            None => (self.number(year_at, 3)?, year_at + 1),
        };
        matches!(self.mark(next), Some('年')).then_some(())?;
        self.by_units(before + i32::try_from(count).ok()?, next + 1)
    }

    /// A day of the month with its ending: `26`, `26th`, `1er`, `26.`
    fn day(&self, at: usize) -> Option<(u32, usize)> {
        let day = self.number(at, 2).filter(|day| (1..=31).contains(day))?;
        let ending = matches!(
            self.word(at + 1).to_lowercase().as_str(),
            "st" | "nd" | "rd" | "th" | "er" | "º" | "ª" | "o" | "ste" | "de" | "e" | "η" | "ego" | "го" | "an" | "án"
        );
        let next = at
            + 1
            + usize::from(
                ending && self.is_glued(at + 1) || self.mark(at + 1) == Some('º') || self.mark(at + 1) == Some('°'),
            );
        Some((day, next))
    }

    /// `26.07.2016`, `26. Juli 2016`, `26 de julio de 2016`, `26-Jul-16`
    fn day_first(&self, at: usize) -> Option<(Reading, usize)> {
        if let Some(mark @ ('.' | '/' | '-' | '‑' | '–')) = self.mark(at + 1)
            && let (Some(first), Some(second)) = (self.number(at, 2), self.number(at + 2, 2))
            && self.mark(at + 3) == Some(mark)
            && self.is_glued(at + 1)
            && self.is_glued(at + 3)
            && (mark == '.' || self.is_glued(at + 2) && self.is_glued(at + 4))
        {
            let year_at = at + 4;
            let short = || self.short_year(year_at, self.usage.calendar).filter(|_| matches!(mark, '.' | '/'));
            let (year, calendar) = self.year(year_at, self.usage.calendar).or_else(short)?;
            let next = year_at + 1 + usize::from(self.mark(year_at + 1) == Some('.') && self.is_glued(year_at + 1));
            // A fourth part makes it something else.
            if matches!(self.kind(next), Some(Kind::Number { .. })) && self.is_glued(next) {
                return None;
            }
            let next = year_at + 1;
            let day_first = calendar.day(year, second, first);
            let month_first = calendar.day(year, first, second).filter(|_| mark != '.' && first != second);
            let reading = match (day_first, month_first) {
                (Some(date), None) => Reading::of(Some(date)),
                (None, Some(date)) => Reading::of(Some(date)),
                (Some(day_first), Some(month_first)) => {
                    let (date, swapped) = match self.usage.day_first {
                        Some(false) => (month_first, day_first),
                        _ => (day_first, month_first),
                    };
                    Some(Reading { date, swapped: Some(swapped), time: None })
                }
                (None, None) => None,
            }?;
            return Some((reading, next));
        }
        let (day, next) = self.day(at)?;
        let (month, calendar, next) = self.month(self.skip(next))?;
        let hyphened = self.mark(next) == Some('-');
        let mut year_at = self.skip(next);
        // “تموز/يوليو”: the same month by two names.
        if let Some((again, _, after)) = self.month(year_at)
            && again == month
        {
            year_at = self.skip(after);
        }
        let apostrophe = self.mark(year_at.saturating_sub(1)).is_some_and(|mark| matches!(mark, '\'' | '’'));
        let short = || {
            let may = hyphened || apostrophe || calendar == Calendar::Buddhist;
            self.short_year(year_at, calendar).filter(|_| may && self.mark(year_at + 1) != Some(':'))
        };
        let calendar = if calendar == Calendar::Gregorian { self.usage.calendar } else { calendar };
        let (year, by) = self.year(year_at, calendar).or_else(short)?;
        Some((Reading::of(by.day(year, month, day))?, year_at + 1))
    }

    /// `July 26, 2016`, `July 2016`, `Aug 03 12:45:00 EDT 2015`
    fn month_first(&self, at: usize) -> Option<(Reading, usize)> {
        let (month, calendar, next) = self.month(at)?;
        let calendar = if calendar == Calendar::Gregorian { self.usage.calendar } else { calendar };
        let day_at = self.skip(next);
        if let Some((day, next)) = self.day(day_at) {
            let year_at = self.skip(next);
            let apostrophe = matches!(self.mark(year_at.saturating_sub(1)), Some('\'' | '’'));
            let short = || self.short_year(year_at, Calendar::Gregorian).filter(|_| apostrophe);
            if let Some((year, by)) = self.year(year_at, calendar).or_else(short) {
                return Some((Reading::of(by.day(year, month, day))?, year_at + 1));
            }
            let (time, next) = self.time_at(year_at)?;
            let year_at = next + usize::from(zone(self.word(next)).is_some());
            let (year, by) = self.year(year_at, calendar)?;
            return Some((Reading { time: Some(time), ..Reading::of(by.day(year, month, day))? }, year_at + 1));
        }
        // A day that the month does not have is no reason to believe the rest.
        let after_day = at.checked_sub(1).is_some_and(|before| self.number(before, 2).is_some());
        let (year, by) = self.year(day_at, calendar).filter(|_| !after_day)?;
        Some((Reading::of(by.month(year, month))?, day_at + 1))
    }

    /// The weekday right before a token.
    fn weekday_before(&self, at: usize) -> Option<usize> {
        let mut before = at.checked_sub(1)?;
        while matches!(self.kind(before), Some(Kind::Mark(',' | '.' | '،'))) {
            before = before.checked_sub(1)?;
        }
        lists::weekday(self.word(before)).map(|_| before)
    }

    /// Whether only marks, zones, weekdays and small words stand between two tokens.
    fn joins(&self, from: usize, to: usize) -> bool {
        to >= from && to - from <= REACH && (from..to).all(|at| self.is_between(at))
    }

    fn is_between(&self, at: usize) -> bool {
        match self.kind(at) {
            Some(Kind::Mark(_)) => true,
            Some(Kind::Word) => {
                let word = self.word(at);
                word.chars().count() <= SHORT_WORD || lists::weekday(word).is_some()
            }
            _ => false,
        }
    }

    /// The time of day that follows a date.
    fn time_after(&self, next: usize) -> Option<(Time, usize)> {
        for at in next..=next + REACH {
            if let Some(time) = self.time_at(at) {
                return Some(time);
            }
            if !self.is_between(at) {
                return None;
            }
        }
        None
    }

    /// `05:14`, `5:14 PM`, `10h32`, `10.32 Uhr`, `오후 3:20`, `10時32分`, with seconds and zone.
    fn time_at(&self, at: usize) -> Option<(Time, usize)> {
        let half = half_of_day(self.word(at));
        let at = at + usize::from(half.is_some());
        let hour = self.number(at, 2).filter(|hour| *hour < 24)?;
        let unit = match self.kind(at + 1)? {
            Kind::Mark(mark @ (':' | '：' | '.' | '时' | '時' | '点' | '시')) => mark,
            Kind::Word if matches!(self.word(at + 1), "h" | "H" | "giờ") => 'h',
            _ => return None,
        };
        let Some(Kind::Number { value: minute @ 0..=59, digits: 2 }) = self.kind(at + 2) else { return None };
        let mut next = at + 3;
        let mut second = 0;
        if matches!(unit, ':' | '：') && self.mark(next) == Some(':') {
            if let Some(value) = self.number(next + 1, 2).filter(|second| *second < 60) {
                second = value;
                next += 2;
            }
            // Fractions of a second.
            if matches!(self.mark(next), Some('.' | ':' | ',')) && self.is_glued(next) && self.is_glued(next + 1) {
                next += 2 * usize::from(self.number(next + 1, 9).is_some());
            }
        } else if matches!(self.mark(next), Some('分' | '분')) {
            next += 1;
        }
        let mut half = half;
        let word = self.word(next).to_lowercase();
        if matches!(word.as_str(), "am" | "pm") {
            half = Some(word == "pm");
            next += 1;
        } else if matches!(word.as_str(), "a" | "p") && self.mark(next + 1) == Some('.') && self.word(next + 2) == "m" {
            half = Some(word == "p");
            next += 3 + usize::from(self.mark(next + 3) == Some('.'));
        } else if matches!(word.as_str(), "uhr" | "h" | "hrs" | "น") {
            next += 1;
        } else if unit == '.' && !at.checked_sub(1).is_some_and(|at| matches!(self.word(at), "kl" | "klo" | "ore")) {
            // Stops part the numbers of many things.
            let stopped = at.checked_sub(2).is_some_and(|at| matches!(self.word(at), "kl" | "klo" | "ore" | "godz"));
            stopped.then_some(())?;
        }
        let hour = match half {
            Some(true) if hour < 12 => hour + 12,
            Some(false) if hour == 12 => 0,
            _ => hour,
        };
        let (offset, next) = self.offset(next);
        Some((Time::of(hour, minute, second, offset)?, next))
    }

    /// The zone after a time of day: `Z`, `EDT`, `+0530`, `GMT+2`, `(PST)`.
    fn offset(&self, at: usize) -> (Option<i32>, usize) {
        let start = at + usize::from(self.mark(at) == Some('('));
        let named = zone(self.word(start));
        let signed = start + usize::from(named.is_some());
        if let Some(sign @ ('+' | '-' | '−')) = self.mark(signed)
            && self.is_glued(signed + 1)
            && let Some(Kind::Number { value, digits }) = self.kind(signed + 1)
        {
            let minutes =
                self.number(signed + 3, 2).filter(|_| self.mark(signed + 2) == Some(':') && self.is_glued(signed + 2));
            let told = match (digits, minutes) {
                (1 | 2, Some(minutes)) => Some((value * 60 + minutes, signed + 4)),
                (4, None) => Some((value / 100 * 60 + value % 100, signed + 2)),
                (1 | 2, None) if named == Some(0) || self.is_glued(signed) => Some((value * 60, signed + 2)),
                _ => None,
            };
            if let Some((minutes, next)) = told.filter(|(minutes, _)| *minutes <= 14 * 60) {
                let seconds = i32::try_from(minutes * 60).unwrap_or_default();
                return (Some(if sign == '+' { seconds } else { -seconds }), next);
            }
        }
        match named {
            Some(offset) => (Some(offset), signed + usize::from(start > at && self.mark(signed) == Some(')'))),
            None => (None, at),
        }
    }
}

/// Whether a word says the first or the second half of the day: `false` for the first.
fn half_of_day(word: &str) -> Option<bool> {
    match word {
        "오전" | "上午" | "午前" | "凌晨" => Some(false),
        "오후" | "下午" | "午後" | "晚上" => Some(true),
        _ => None,
    }
}

/// Seconds east of UTC of a zone's short name. Names that more than one zone bears are left out.
fn zone(name: &str) -> Option<i32> {
    let hours = match name {
        "Z" | "UTC" | "GMT" | "utc" | "WET" => 0,
        "CET" | "MEZ" | "WEST" => 1,
        "CEST" | "MESZ" | "EET" | "SAST" => 2,
        "EEST" | "MSK" | "TRT" => 3,
        "PKT" => 5,
        "WIB" => 7,
        "HKT" | "SGT" | "AWST" => 8,
        "JST" | "KST" => 9,
        "AEST" => 10,
        "AEDT" => 11,
        "NZST" => 12,
        "NZDT" => 13,
        "EDT" => -4,
        "EST" | "CDT" => -5,
        "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" | "AKDT" => -8,
        "AKST" => -9,
        "HST" => -10,
        _ => return None,
    };
    Some(hours * 3_600)
}

impl Time {
    fn of(hour: u32, minute: u32, second: u32, offset: Option<i32>) -> Option<Time> {
        let small = |value: u32, below: u32| u8::try_from(value).ok().filter(|_| value < below);
        Some(Time { hour: small(hour, 24)?, minute: small(minute, 60)?, second: small(second, 60)?, offset })
    }
}

#[cfg(test)]
mod tests {
    use super::{Usage, opening, stated, stated_by, written};

    fn read(text: &str, usage: Usage) -> Vec<String> {
        written(text, usage).iter().map(|found| found.date.without_time().to_string()).collect()
    }

    #[test]
    fn dates_are_found_in_many_languages() {
        for (language, text) in [
            ("en", "Harrow Valley News, July 26, 2016"),
            ("en", "Tuesday 26th of July, 2016"),
            ("en", "Jul. 26th 2016"),
            ("en", "26-Jul-2016"),
            ("en", "26 July '16"),
            ("de", "am 26. Juli 2016 um 12 Uhr"),
            ("de", "Dienstag, 26.07.16"),
            ("fr", "mardi 26 juillet 2016"),
            ("es", "martes, 26 de julio de 2016"),
            ("it", "martedì 26 luglio 2016"),
            ("pt", "26 de julho de 2016"),
            ("pt", "26 jul. 2016"),
            ("nl", "dinsdag 26 juli 2016"),
            ("sv", "tisdag 26 juli 2016"),
            ("no", "26. juli 2016"),
            ("da", "d. 26. jul. 2016"),
            ("fi", "tiistai 26. heinäkuuta 2016"),
            ("pl", "26 lipca 2016"),
            ("cs", "26. července 2016"),
            ("cs", "26. 7. 2016"),
            ("sk", "26. júla 2016"),
            ("hu", "2016. július 26., kedd"),
            ("ro", "26 iulie 2016"),
            ("el", "26 Ιουλίου 2016"),
            ("ru", "26 июля 2016 г."),
            ("uk", "26 липня 2016"),
            ("bg", "26 юли 2016"),
            ("sr", "26. јул 2016."),
            ("hr", "26. srpnja 2016."),
            ("sl", "26. julij 2016"),
            ("tr", "26 Temmuz 2016 Salı"),
            ("ar", "٢٦ يوليو ٢٠١٦"),
            ("ar", "26 تموز/يوليو 2016"),
            ("he", "26 ביולי 2016"),
            ("fa", "۵ مرداد ۱۳۹۵"),
            ("fa", "۱۳۹۵/۵/۵"),
            ("hi", "२६ जुलाई २०१६"),
            ("bn", "২৬ জুলাই ২০১৬"),
            ("ur", "26 جولائی 2016"),
            ("th", "26 กรกฎาคม 2559"),
            ("th", "26 ก.ค. 59"),
            ("th", "26 กรกฎาคม พ.ศ. 2559"),
            ("vi", "Thứ ba, 26/7/2016"),
            ("vi", "ngày 26 tháng 7 năm 2016"),
            ("id", "Selasa, 26 Juli 2016"),
            ("ms", "26 Julai 2016"),
            ("fil", "Hulyo 26, 2016"),
            ("zh", "发布时间：2016年7月26日"),
            ("zh-Hant", "民國105年7月26日"),
            ("ja", "2016年7月26日(火)"),
            ("ja", "平成28年7月26日"),
            ("ja", "２０１６年７月２６日"),
            ("ko", "2016년 7월 26일"),
            ("ko", "2016. 7. 26."),
            ("ko", "입력 2016.07.26"),
            ("lt", "2016 m. liepos 26 d."),
            ("lv", "2016. gada 26. jūlijs"),
            ("et", "26. juuli 2016"),
            ("ca", "26 de juliol de 2016"),
            ("is", "26. júlí 2016"),
            ("az", "26 iyul 2016"),
            ("ka", "26 ივლისი 2016"),
            ("hy", "26 հուլիսի 2016"),
        ] {
            assert_eq!(read(text, Usage::of(Some(language), None)), ["2016-07-26"], "{text}");
        }
    }

    #[test]
    fn other_days_and_coarser_dates() {
        for (language, text, date) in [
            ("fr", "le 1er août 2019", "2019-08-01"),
            ("ca", "1 d’agost de 2019", "2019-08-01"),
            ("hr", "1. listopada 2019.", "2019-10-01"),
            ("pl", "1 listopada 2019", "2019-11-01"),
            ("ar", "15 كانون الثاني 2020", "2020-01-15"),
            ("vi", "ngày 5 tháng mười một 2020", "2020-11-05"),
            ("ja", "令和元年5月1日", "2019-05-01"),
            ("en", "In March 2020 it fell", "2020-03"),
            ("zh", "2020年3月", "2020-03"),
        ] {
            assert_eq!(read(text, Usage::of(Some(language), None)), [date], "{text}");
        }
    }

    #[test]
    fn numbers_are_read_in_the_order_of_the_page() {
        for (language, top_level, date) in [
            (Some("en-US"), "com", "2016-07-08"),
            (Some("en-US"), "in", "?"),
            (Some("en-GB"), "com", "2016-08-07"),
            (Some("en"), "uk", "2016-08-07"),
            (Some("en"), "gov", "2016-07-08"),
            (Some("en"), "com", "?"),
            (None, "com", "?"),
            (None, "fr", "2016-08-07"),
            (Some("it"), "com", "2016-08-07"),
            (Some("en-CA"), "ca", "?"),
        ] {
            let found = written("07/08/2016", Usage::of(language, Some(top_level)));
            let read = if !found[0].is_sure { "?".to_owned() } else { found[0].date.to_string() };
            assert_eq!(read, date, "{language:?} {top_level}");
        }
        assert_eq!(read("07/26/2016 and 26/07/2016", Usage::of(Some("en-GB"), None)), ["2016-07-26", "2016-07-26"]);
        assert_eq!(read("07.08.2016", Usage::default()), ["2016-08-07"]);
        assert_eq!(read("7/7/2016", Usage::default()), ["2016-07-07"]);
    }

    #[test]
    fn times_of_day_stand_beside_dates() {
        for (text, date, whole) in [
            ("Jul 26 2016 10:32 AM EDT", "2016-07-26T10:32:00-04:00", "Jul 26 2016 10:32 AM EDT"),
            (
                "11:26 pm EST, Tuesday, July 26, 2016",
                "2016-07-26T23:26:00-05:00",
                "11:26 pm EST, Tuesday, July 26, 2016",
            ),
            ("Posted at 10:30, July 26, 2016", "2016-07-26T10:30:00", "10:30, July 26, 2016"),
            ("26. Juli 2016, 10.32 Uhr", "2016-07-26T10:32:00", "26. Juli 2016, 10.32 Uhr"),
            ("26.07.2016 um 10:32", "2016-07-26T10:32:00", "26.07.2016 um 10:32"),
            ("26 juillet 2016 à 10h32", "2016-07-26T10:32:00", "26 juillet 2016 à 10h32"),
            ("26.7.2016 klo 10.32", "2016-07-26T10:32:00", "26.7.2016 klo 10.32"),
            ("2016년 7월 26일 오후 3:20", "2016-07-26T15:20:00", "2016년 7월 26일 오후 3:20"),
            ("2016年7月26日 10时32分", "2016-07-26T10:32:00", "2016年7月26日 10时32分"),
            ("July 26, 2016 at 5:01 p.m. GMT+2", "2016-07-26T17:01:00+02:00", "July 26, 2016 at 5:01 p.m. GMT+2"),
            ("26 July 2016 | 12 comments", "2016-07-26", "26 July 2016"),
            ("26 July 2016 – 3.50 pounds", "2016-07-26", "26 July 2016"),
        ] {
            let found = written(text, Usage::default());
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].date.to_string(), date, "{text}");
            assert_eq!(&text[found[0].whole.clone()], whole, "{text}");
        }
    }

    #[test]
    fn metadata_writes_dates_in_many_ways() {
        for (value, date) in [
            ("2016", "2016"),
            ("2016-07", "2016-07"),
            ("2016-07-26T05:14:31Z", "2016-07-26T05:14:31+00:00"),
            ("2016-07-26T05:14:31+0000", "2016-07-26T05:14:31+00:00"),
            ("2016-07-26T05:14:31.000+02:00", "2016-07-26T05:14:31+02:00"),
            ("2016-07-26 05:14:31 -0400", "2016-07-26T05:14:31-04:00"),
            ("2016-07-26T5:14:31", "2016-07-26T05:14:31"),
            ("2016-7-6 22:17", "2016-07-06T22:17:00"),
            ("2016-07-26CET11:59:00+0100", "2016-07-26T11:59:00+01:00"),
            ("2016-07-26T22:06:08:684Z", "2016-07-26T22:06:08+00:00"),
            ("20160726", "2016-07-26"),
            ("20160726T051431Z", "2016-07-26T05:14:31+00:00"),
            ("20160726051431", "2016-07-26T05:14:31"),
            ("1469510071", "2016-07-26T05:14:31+00:00"),
            ("1469510071000", "2016-07-26T05:14:31+00:00"),
            ("/Date(1469510071000)/", "2016-07-26T05:14:31+00:00"),
            ("/Date(1469510071000+0200)/", "2016-07-26T05:14:31+00:00"),
            ("Tue, 26 Jul 2016 05:14:31 GMT", "2016-07-26T05:14:31+00:00"),
            ("Tue Jul 26 05:14:31 EDT 2016", "2016-07-26T05:14:31-04:00"),
            ("Tue Jul 26 2016 05:14:31 GMT+0200 (CEST)", "2016-07-26T05:14:31+02:00"),
            ("July 26, 2016", "2016-07-26"),
            ("26/07/2016 05:22 pm", "2016-07-26T17:22:00"),
            ("07-26-2016", "2016-07-26"),
            ("26.07.2016 18:50", "2016-07-26T18:50:00"),
            ("2016/07/26 05:14:31", "2016-07-26T05:14:31"),
            ("2016-07-26, 08:00 EDT", "2016-07-26T08:00:00-04:00"),
        ] {
            assert_eq!(stated(value).map(|date| date.to_string()).as_deref(), Some(date), "{value}");
        }
        assert_eq!(
            stated_by("07/08/2016", Usage::of(Some("es"), None)).map(|date| date.to_string()).as_deref(),
            Some("2016-08-07")
        );
    }

    #[test]
    fn blanks_and_impossible_dates_state_nothing() {
        for value in [
            "1970-01-01",
            "1970-01-01T00:00:00Z",
            "1969-12-31T19:00:00-05:00",
            "0001-01-01T00:00:00",
            "0",
            "2016-13-40",
            "2023-02-29",
            "31.02.2016",
            "9999-12-31",
            "07/08/2016",
            "yesterday",
            "2 hours ago",
            "vor 3 Stunden",
            "",
        ] {
            assert_eq!(stated(value), None, "{value}");
        }
    }

    #[test]
    fn numbers_that_are_no_dates_stay_numbers() {
        for text in [
            "may 5 people",
            "7-8-9",
            "version 1.2.3",
            "31 February 2020",
            "In 2016 and 2017",
            "192.168.10.12",
            "tel. 030 26 07 16",
            "10.30.2016.7",
            "score 3-2 2016",
            "26 July",
            "July 26",
            "pages 12-14/2016",
        ] {
            assert_eq!(written(text, Usage::default()), [], "{text}");
        }
    }

    #[test]
    fn a_date_that_opens_a_text_ends_somewhere() {
        assert_eq!(opening("12 May 2025. More"), Some(11));
        assert_eq!(opening("on 12 May 2025"), None);
    }
}
