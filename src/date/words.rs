//! Dates written in prose: `25 July 2016`, `July 26, 2016`, `26.07.2016`, `2016年7月26日`.
//!
//! Month names come from `lists/months.txt`. A date of numbers alone counts only where its order is certain: a first
//! number above 12, or stops between the numbers, which no English-language page uses for months first.

use super::Date;
use crate::lists;
use crate::prose;
use std::ops::Range;

/// The date that a value of metadata states: in metadata's own forms, else the first one written out (RFC 2822 among
/// them, to the day).
pub(crate) fn stated(value: &str) -> Option<Date> {
    Date::parse(value).or_else(|| find(value).into_iter().next().map(|(_, date)| date))
}

/// The dates in a text with their places, in order.
pub(crate) fn find(text: &str) -> Vec<(Range<usize>, Date)> {
    let words: Vec<Range<usize>> = prose::words(text).collect();
    let at = |index: usize| words.get(index).and_then(|range| text.get(range.clone())).unwrap_or_default();
    let mut found = Vec::new();
    let mut index = 0;
    while index < words.len() {
        match date_at(&at, index) {
            Some((date, count)) => {
                if let (Some(first), Some(last)) = (words.get(index), words.get(index + count - 1)) {
                    found.push((first.start..last.end, date));
                }
                index += count;
            }
            None => index += 1,
        }
    }
    found
}

/// Reads a date that starts at a word; says how many words it takes.
fn date_at<'a>(word: &dyn Fn(usize) -> &'a str, index: usize) -> Option<(Date, usize)> {
    let first = word(index);
    // July 26, 2016
    if let Some(month) = lists::month(first) {
        if let (Some(day), Some(year)) = (day(word(index + 1)), year(word(index + 2))) {
            return Some((Date::from_day(year, month, day)?, 3));
        }
        // A day that the month does not have is no reason to believe the rest.
        let after_day = index.checked_sub(1).is_some_and(|before| day(word(before)).is_some());
        let year = year(word(index + 1)).filter(|_| !after_day)?;
        return Date::from_month(year, month).map(|date| (date, 2));
    }
    // 25 July 2016; 25 de julio de 2016; 25. Juli 2016
    if let Some(day) = day(first) {
        let joiner = |word: &str| matches!(word.to_lowercase().as_str(), "de" | "of" | "del");
        let month_at = index + 1 + usize::from(joiner(word(index + 1)));
        if let Some(month) = lists::month(word(month_at)) {
            let year_at = month_at + 1 + usize::from(joiner(word(month_at + 1)));
            let year = year(word(year_at))?;
            return Some((Date::from_day(year, month, day)?, year_at + 1 - index));
        }
    }
    numeric(first).map(|date| (date, 1))
}

/// `2016-07-26`, `26.07.2016`, `2016年7月26日`.
fn numeric(word: &str) -> Option<Date> {
    if let Some((year, rest)) = word.split_once('年').or_else(|| word.split_once('년')) {
        let (month, rest) = rest.split_once('月').or_else(|| rest.split_once('월'))?;
        let day: String = rest.chars().take_while(char::is_ascii_digit).collect();
        return Date::from_day(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    }
    let parted: Vec<&str> = word.split(['.', '-']).collect();
    let [a, b, c] = parted.as_slice() else { return None };
    match (a.len(), c.len()) {
        (4, 1..=2) => Date::from_day(a.parse().ok()?, b.parse().ok()?, c.parse().ok()?),
        (1..=2, 4) if word.contains('.') => Date::from_day(c.parse().ok()?, b.parse().ok()?, a.parse().ok()?),
        _ => None,
    }
}

fn day(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th", "er", "º"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    let value: u32 = digits.parse().ok()?;
    (digits.len() <= 2 && (1..=31).contains(&value)).then_some(value)
}

fn year(word: &str) -> Option<i32> {
    let value: i32 = word.parse().ok()?;
    (word.len() == 4 && (1600..=2199).contains(&value)).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::{find, stated};

    #[test]
    fn dates_are_found_in_prose() {
        for (text, date) in [
            ("Harrow Valley News, July 26, 2016", "2016-07-26"),
            ("Orchard Gazette 25 July 2016", "2016-07-25"),
            ("on Tuesday the 3rd of March 2026", "2026-03-03"),
            ("am 4. März 2024 um 12 Uhr", "2024-03-04"),
            ("el 25 de julio de 2016", "2016-07-25"),
            ("le 1er août 2019", "2019-08-01"),
            ("Stand: 26.07.2016", "2016-07-26"),
            ("2016年7月26日 12时", "2016-07-26"),
            ("In March 2020 it fell", "2020-03"),
        ] {
            let found = find(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].1.to_string(), date, "{text}");
        }
    }

    #[test]
    fn metadata_may_write_dates_out() {
        for (value, date) in [
            ("2016-07-26T05:14:31Z", "2016-07-26T05:14:31+00:00"),
            ("Tue, 26 Jul 2016 05:14:31 GMT", "2016-07-26"),
            ("July 26, 2016", "2016-07-26"),
        ] {
            assert_eq!(stated(value).map(|date| date.to_string()).as_deref(), Some(date), "{value}");
        }
    }

    #[test]
    fn numbers_that_are_no_dates_stay_numbers() {
        for text in ["may 5 people", "7-8-9", "version 1.2.3", "31 February 2020", "3/4/2020", "In 2016 and 2017"] {
            assert_eq!(find(text), [], "{text}");
        }
    }
}
