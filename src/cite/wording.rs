//! Words and dates in plain English, and text made safe to print.
//!
//! Everything that a citation prints of a page goes through [`clean`]. Case and quotation marks of titles are left to
//! `title`, markup to `marked`.

use crate::date::{Date, MONTHS};

/// Longest text that a citation takes from a page, in characters. What is longer is cut and ends in an ellipsis.
const LONGEST: usize = 1000;

/// The text on one line, without characters that are invisible, reverse the direction of what follows, or are private.
pub(crate) fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len().min(4 * LONGEST));
    let mut count = 0;
    let mut pending_space = false;
    for letter in text.chars() {
        if letter.is_whitespace() && letter != '\u{a0}' && letter != '\u{202f}' {
            pending_space = !clean.is_empty();
            continue;
        }
        if !is_printable(letter) {
            continue;
        }
        if count >= LONGEST {
            clean.push('…');
            return clean;
        }
        if pending_space {
            clean.push(' ');
            count += 1;
            pending_space = false;
        }
        clean.push(letter);
        count += 1;
    }
    clean
}

/// False for controls, for what overrides or isolates direction, for invisible breaks, and for private characters,
/// which this crate uses as its own marks.
pub(crate) fn is_printable(letter: char) -> bool {
    !letter.is_control()
        && !matches!(letter, '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{ffff}')
        && !matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..)
}

/// Whether a letter belongs to the Latin script.
pub(crate) fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphabetic()
        || matches!(letter, 'ª' | 'º' | '\u{c0}'..='\u{24f}' | '\u{250}'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}' | '\u{ab30}'..='\u{ab6f}')
}

/// The language of a BCP 47 tag without region and script: `en` of `en-GB`.
pub(crate) fn base_language(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// In which order a date is written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateOrder {
    /// 26 July 2016
    DayFirst,
    /// July 26, 2016
    MonthFirst,
}

/// The date in words, as fine as it is, without the time of day.
pub(crate) fn spell_date(date: &Date, order: DateOrder) -> String {
    let year = date.year();
    let month = date.month().and_then(|month| MONTHS.get(usize::try_from(month).ok()?.checked_sub(1)?));
    match (month, date.day(), order) {
        (Some(month), Some(day), DateOrder::DayFirst) => format!("{day} {month} {year}"),
        (Some(month), Some(day), DateOrder::MonthFirst) => format!("{month} {day}, {year}"),
        (Some(month), None, _) => format!("{month} {year}"),
        (None, _, _) => year.to_string(),
    }
}

/// `A`, `A and B`, `A, B and C`.
pub(crate) fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Whether two names are the same but for case, white space and a leading article.
pub(crate) fn same_name(one: &str, other: &str) -> bool {
    fn bare(name: &str) -> String {
        let lower = clean(name).to_lowercase();
        lower.strip_prefix("the ").unwrap_or(&lower).to_owned()
    }
    bare(one) == bare(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleaned_text_is_one_printable_line() {
        assert_eq!(clean("  a\n\tb\u{0} \u{202e}c\u{e000}\u{feff} "), "a b c");
        assert_eq!(clean("فا\u{200c}طمة"), "فا\u{200c}طمة");
        let long = clean(&"ab ".repeat(2000));
        assert!(long.ends_with('…') && long.chars().count() <= LONGEST + 2);
    }

    #[test]
    fn dates_are_spelt_as_fine_as_they_are() {
        let date = |text| Date::parse(text).unwrap();
        assert_eq!(spell_date(&date("2016-07-26T05:14"), DateOrder::DayFirst), "26 July 2016");
        assert_eq!(spell_date(&date("2016-07-26"), DateOrder::MonthFirst), "July 26, 2016");
        assert_eq!(spell_date(&date("2016-07"), DateOrder::DayFirst), "July 2016");
        assert_eq!(spell_date(&date("2016"), DateOrder::MonthFirst), "2016");
    }

    #[test]
    fn names_are_compared_without_case_and_article() {
        assert!(same_name("The Guardian", "the guardian") && same_name("Guardian", "The Guardian"));
        assert!(!same_name("The Duran", "Global Research"));
    }
}
