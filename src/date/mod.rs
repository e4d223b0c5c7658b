//! Dates as coarse as a year and as fine as a minute, written as EDTF level 0 (ISO 8601-2:2019).
//!
//! A date keeps the page's own zone: the day that a reader in the newsroom would have written. Reading dates out of
//! prose is left to `words`; choosing among dates to `reconcile`.

#[cfg(feature = "read")]
pub(crate) mod words;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A point in time, no finer than the page tells. The order is chronological within the written precision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: Option<u32>,
    day: Option<u32>,
    time: Option<Time>,
}

/// A time of day with the page's own offset from UTC.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Time {
    hour: u32,
    minute: u32,
    second: Option<u32>,
    /// Minutes east of UTC, where the page tells.
    offset: Option<i32>,
}

impl Date {
    /// A year alone. `None` outside 1000–9999.
    pub fn from_year(year: i32) -> Option<Self> {
        (1000..=9999).contains(&year).then_some(Date { year, month: None, day: None, time: None })
    }

    /// A calendar day. `None` where the calendar has no such day.
    pub fn from_day(year: i32, month: u32, day: u32) -> Option<Self> {
        let month_alone = Self::from_month(year, month)?;
        (1..=days_in(year, month)).contains(&day).then_some(Date { day: Some(day), ..month_alone })
    }

    /// A month. `None` where there is no such month.
    pub fn from_month(year: i32, month: u32) -> Option<Self> {
        let year_alone = Self::from_year(year)?;
        (1..=12).contains(&month).then_some(Date { month: Some(month), ..year_alone })
    }

    /// The year.
    pub fn year(&self) -> i32 {
        self.year
    }

    /// The month, 1 to 12, where the page tells.
    pub fn month(&self) -> Option<u32> {
        self.month
    }

    /// The day of the month, where the page tells.
    pub fn day(&self) -> Option<u32> {
        self.day
    }

    /// The same date without the time of day.
    #[must_use]
    pub fn without_time(&self) -> Self {
        Date { time: None, ..self.clone() }
    }

    /// Whether both name the same day, as far as both tell.
    pub fn agrees_with(&self, other: &Self) -> bool {
        fn same(a: Option<u32>, b: Option<u32>) -> bool {
            a.is_none() || b.is_none() || a == b
        }
        self.year == other.year && same(self.month, other.month) && same(self.day, other.day)
    }

    /// How fine the date is: 1 for a year, 2 for a month, 3 for a day, 4 with a time.
    pub fn precision(&self) -> u8 {
        1 + u8::from(self.month.is_some()) + u8::from(self.day.is_some()) + u8::from(self.time.is_some())
    }

    /// Reads an ISO 8601 date with or without a time, in the forms that metadata uses: `2016`, `2016-07`,
    /// `2016-07-26`, `20160726`, `2016-07-26T05:14:31+00:00`, `2016-07-26 05:14`. Fractions of a second are dropped.
    /// `None` for everything else, impossible days included.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let mut rest = Digits(text.as_bytes());
        let year = i32::try_from(rest.take(4)?).ok()?;
        if rest.0.is_empty() {
            return Self::from_year(year);
        }
        let dashed = rest.skip(b"-/.");
        let month = rest.take(2)?;
        if rest.0.is_empty() {
            return if dashed { Self::from_month(year, month) } else { None };
        }
        if dashed && !rest.skip(b"-/.") {
            return None;
        }
        let day = rest.take(2)?;
        let date = Self::from_day(year, month, day)?;
        if rest.0.is_empty() {
            return Some(date);
        }
        if !rest.skip(b"Tt ") {
            return None;
        }
        while rest.skip(b" ") {}
        // A day is certain even where what follows it is not a time.
        Some(Date { time: rest.time(), ..date })
    }
}

/// A cursor over the digits of a written date.
struct Digits<'a>(&'a [u8]);

impl Digits<'_> {
    fn take(&mut self, count: usize) -> Option<u32> {
        let (head, tail) = self.0.split_at_checked(count)?;
        let value =
            head.iter().try_fold(0u32, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))?;
        self.0 = tail;
        Some(value)
    }

    fn skip(&mut self, any_of: &[u8]) -> bool {
        match self.0.split_first() {
            Some((first, tail)) if any_of.contains(first) => {
                self.0 = tail;
                true
            }
            _ => false,
        }
    }

    fn time(&mut self) -> Option<Time> {
        let hour = self.take(2)?;
        self.skip(b":");
        let minute = self.take(2)?;
        let second =
            if self.skip(b":") || self.0.first().is_some_and(u8::is_ascii_digit) { self.take(2) } else { None };
        if self.skip(b".,") {
            while self.take(1).is_some() {}
        }
        while self.skip(b" ") {}
        let offset = if self.skip(b"Zz") {
            Some(0)
        } else {
            let east = self.0.first() == Some(&b'+');
            if self.skip(b"+-") {
                let hours = self.take(2)?;
                self.skip(b":");
                let minutes = self.take(2).unwrap_or(0);
                let total = i32::try_from(hours * 60 + minutes).ok().filter(|total| *total <= 14 * 60)?;
                Some(if east { total } else { -total })
            } else {
                None
            }
        };
        (hour < 24 && minute < 60 && second.is_none_or(|second| second < 61)).then_some(Time {
            hour,
            minute,
            second,
            offset,
        })
    }
}

fn days_in(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        let Some(month) = self.month else { return Ok(()) };
        write!(f, "-{month:02}")?;
        let Some(day) = self.day else { return Ok(()) };
        write!(f, "-{day:02}")?;
        let Some(time) = &self.time else { return Ok(()) };
        write!(f, "T{:02}:{:02}", time.hour, time.minute)?;
        if let Some(second) = time.second {
            write!(f, ":{second:02}")?;
        }
        match time.offset {
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)
            }
            None => Ok(()),
        }
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Date::parse(&text)
            .ok_or_else(|| serde::de::Error::custom("a date must be written as 2016, 2016-07 or 2016-07-26"))
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn metadata_dates_are_written_back_as_edtf() {
        for (text, edtf) in [
            ("2016", "2016"),
            ("2016-07", "2016-07"),
            ("2016-07-26", "2016-07-26"),
            ("20160726", "2016-07-26"),
            ("2016-07-26T05:14:31+00:00", "2016-07-26T05:14:31+00:00"),
            ("2016-07-26T05:14:31.250Z", "2016-07-26T05:14:31+00:00"),
            ("2016-07-26 05:14", "2016-07-26T05:14"),
            ("2016-07-26T05:14:31-0330", "2016-07-26T05:14:31-03:30"),
            ("2024-02-29", "2024-02-29"),
        ] {
            assert_eq!(Date::parse(text).map(|date| date.to_string()).as_deref(), Some(edtf), "{text}");
        }
    }

    #[test]
    fn impossible_dates_are_refused() {
        for text in ["", "July 2016", "2016-13", "2016-02-30", "2023-02-29", "201607", "16-07-26", "2016-07-26x"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn dates_agree_as_far_as_both_tell() {
        let day = Date::parse("2016-07-26T05:14:31+00:00").unwrap();
        assert!(day.agrees_with(&Date::parse("2016-07").unwrap()));
        assert!(!day.agrees_with(&Date::parse("2016-07-25").unwrap()));
    }
}
