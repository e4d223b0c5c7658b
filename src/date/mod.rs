//! Dates as coarse as a year and as fine as a second, written as EDTF level 0 (ISO 8601-2:2019).
//!
//! A date keeps the page's own zone: the day that a reader in the newsroom would have written. speedate knows the
//! Gregorian calendar and ISO 8601. Reading dates as people write them is left to `words`, other calendars to
//! `calendar`; choosing among dates to `reconcile`.

#[cfg(feature = "read")]
pub(crate) mod calendar;
#[cfg(feature = "read")]
pub(crate) mod words;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

#[cfg(feature = "read")]
const HOUR: i64 = 3_600;
#[cfg(feature = "read")]
const DAY: i64 = 24 * HOUR;
/// How far clocks run ahead of UTC and behind it.
#[cfg(feature = "read")]
const EASTERNMOST: i64 = 14 * HOUR;
#[cfg(feature = "read")]
const WESTERNMOST: i64 = 12 * HOUR;

/// The months in English.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A point in time, no finer than the page tells. The order is chronological within the written precision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
    time: Option<Time>,
}

/// A time of day with the page's own offset from UTC.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Time {
    hour: u8,
    minute: u8,
    second: u8,
    /// Seconds east of UTC, where the page tells.
    offset: Option<i32>,
}

impl Date {
    /// A year alone. `None` outside 1000–9999.
    pub fn from_year(year: i32) -> Option<Self> {
        let year = u16::try_from(year).ok().filter(|year| (1000..=9999).contains(year))?;
        Some(Date { year, month: None, day: None, time: None })
    }

    /// A month. `None` where there is no such month.
    pub fn from_month(year: i32, month: u32) -> Option<Self> {
        Some(Date { day: None, ..Self::from_day(year, month, 1)? })
    }

    /// A calendar day. `None` where the calendar has no such day.
    pub fn from_day(year: i32, month: u32, day: u32) -> Option<Self> {
        Self::of(&speedate::Date::parse_str_rfc3339(&format!("{year:04}-{month:02}-{day:02}")).ok()?)
    }

    /// A day counted from 1970-01-01.
    #[cfg(feature = "read")]
    fn from_days(days: i64) -> Option<Self> {
        Self::from_seconds(days.checked_mul(DAY)?).map(|date| date.without_time())
    }

    /// A moment counted in seconds from 1970-01-01, in UTC.
    #[cfg(feature = "read")]
    fn from_seconds(seconds: i64) -> Option<Self> {
        let at = speedate::DateTime::from_timestamp(seconds, 0).ok()?;
        let (hour, minute, second) = (at.time.hour, at.time.minute, at.time.second);
        Some(Date { time: Some(Time { hour, minute, second, offset: Some(0) }), ..Self::of(&at.date)? })
    }

    /// Days since 1970-01-01. `None` for dates coarser than a day.
    #[cfg(feature = "read")]
    fn days(&self) -> Option<i64> {
        let day = speedate::Date { year: self.year, month: self.month?, day: self.day? };
        Some(day.timestamp() / DAY)
    }

    /// Days from another date to this one, as both are written. `None` where one is coarser than a day.
    #[cfg(feature = "read")]
    pub(crate) fn days_after(&self, other: &Self) -> Option<i64> {
        Some(self.days()? - other.days()?)
    }

    /// Whether both may tell of one moment: they agree as written, or differ only by the zone of the clock that was
    /// read. A time without a zone may be of any.
    #[cfg(feature = "read")]
    pub(crate) fn may_be(&self, other: &Self) -> bool {
        if self.agrees_with(other) {
            return true;
        }
        // The moments, in seconds of UTC, that the date may stand for.
        let span = |date: &Self| {
            let midnight = date.days()? * DAY;
            Some(match &date.time {
                Some(time) => {
                    let clock =
                        midnight + i64::from(time.hour) * HOUR + i64::from(time.minute) * 60 + i64::from(time.second);
                    match time.offset {
                        Some(offset) => (clock - i64::from(offset), clock - i64::from(offset)),
                        None => (clock - EASTERNMOST, clock + WESTERNMOST),
                    }
                }
                None => (midnight - EASTERNMOST, midnight + DAY + WESTERNMOST),
            })
        };
        // Two bare days are two days.
        let (Some(a), Some(b), true) = (span(self), span(other), self.time.is_some() || other.time.is_some()) else {
            return false;
        };
        a.0 <= b.1 && b.0 <= a.1
    }

    /// The moment of another date by this one's clock, where this tells a time but no zone and a whole number of quarter
    /// hours lies between the two.
    #[cfg(feature = "read")]
    pub(crate) fn in_zone_of(&self, moment: &Self) -> Option<Self> {
        let clock = |date: &Self, time: &Time| {
            Some(date.days()? * DAY + i64::from(time.hour) * HOUR + i64::from(time.minute) * 60)
        };
        let (time, told) = (self.time.as_ref()?, moment.time.as_ref()?);
        let offset = clock(self, time)? - (clock(moment, told)? - i64::from(told.offset?));
        let fits = time.offset.is_none() && offset % (HOUR / 4) == 0 && (-WESTERNMOST..=EASTERNMOST).contains(&offset);
        let offset = i32::try_from(offset).ok().filter(|_| fits);
        offset.map(|offset| Date {
            time: Some(Time { second: told.second, offset: Some(offset), ..time.clone() }),
            ..self.clone()
        })
    }

    /// The year.
    pub fn year(&self) -> i32 {
        self.year.into()
    }

    /// The month, 1 to 12, where the page tells.
    pub fn month(&self) -> Option<u32> {
        self.month.map(u32::from)
    }

    /// The day of the month, where the page tells.
    pub fn day(&self) -> Option<u32> {
        self.day.map(u32::from)
    }

    /// The same date without the time of day.
    #[must_use]
    pub fn without_time(&self) -> Self {
        Date { time: None, ..self.clone() }
    }

    /// Whether both name the same day, as far as both tell.
    pub fn agrees_with(&self, other: &Self) -> bool {
        fn same(a: Option<u8>, b: Option<u8>) -> bool {
            a.is_none() || b.is_none() || a == b
        }
        self.year == other.year && same(self.month, other.month) && same(self.day, other.day)
    }

    /// The day in English words: `26 July 2016`, `July 2016`, `2016`.
    #[cfg(feature = "read")]
    pub(crate) fn in_words(&self) -> String {
        let month = self.month.and_then(|month| MONTHS.get(usize::from(month) - 1));
        match (month, self.day) {
            (Some(month), Some(day)) => format!("{day} {month} {}", self.year),
            (Some(month), None) => format!("{month} {}", self.year),
            _ => self.year.to_string(),
        }
    }

    /// How fine the date is: 1 for a year, 2 for a month, 3 for a day, 4 with a time.
    pub fn precision(&self) -> u8 {
        1 + u8::from(self.month.is_some()) + u8::from(self.day.is_some()) + u8::from(self.time.is_some())
    }

    /// Reads a date in the forms that metadata uses: ISO 8601 with or without a time (`2016`, `2016-07`, `2016-07-26`,
    /// `20160726`, `2016-07-26T05:14:31+00:00`, `2016-07-26 05:14`). Slashes and stops may stand for the hyphens after a
    /// year. Fractions of a second are dropped. `None` for everything else, impossible days included.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(coarse) = Self::parse_coarse(text) {
            return Some(coarse);
        }
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let hyphened = match (text.get(..4), text.get(4..6), text.get(6..8), text.get(..10)) {
            (Some(year), Some(month), Some(day), _) if text.len() == 8 && digits(text) => {
                format!("{year}-{month}-{day}")
            }
            (_, _, _, Some(day)) => format!("{}{}", day.replace(['/', '.'], "-"), text.get(10..).unwrap_or_default()),
            _ => text.to_owned(),
        };
        if let Ok(at) = speedate::DateTime::parse_str_rfc3339(&hyphened) {
            let (hour, minute, second) = (at.time.hour, at.time.minute, at.time.second);
            let time = Some(Time { hour, minute, second, offset: at.time.tz_offset });
            return Some(Date { time, ..Self::of(&at.date)? });
        }
        // A day is certain even where what follows it is not a time.
        let (day, rest) = hyphened.split_at_checked(10)?;
        let parted = rest.is_empty() || rest.starts_with(|next: char| next == 'T' || next.is_whitespace());
        parted.then(|| Self::of(&speedate::Date::parse_str_rfc3339(day).ok()?)).flatten()
    }

    /// A year, or a year and a month.
    fn parse_coarse(text: &str) -> Option<Self> {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        match (text.len(), text.split_once('-')) {
            (4, None) if digits(text) => Self::from_year(text.parse().ok()?),
            (7, Some((year, month))) if year.len() == 4 && digits(year) && digits(month) => {
                Self::from_month(year.parse().ok()?, month.parse().ok()?)
            }
            _ => None,
        }
    }

    fn of(day: &speedate::Date) -> Option<Self> {
        let year = Self::from_year(day.year.into())?;
        Some(Date { month: Some(day.month), day: Some(day.day), ..year })
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
        write!(f, "T{:02}:{:02}:{:02}", time.hour, time.minute, time.second)?;
        match time.offset {
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                let minutes = offset.abs() / 60;
                write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
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
            ("2016-07-26 05:14", "2016-07-26T05:14:00"),
            ("2016/07/26", "2016-07-26"),
            ("2016-07-26 at noon", "2016-07-26"),
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

    #[test]
    fn a_day_and_a_moment_may_differ_by_their_zone() {
        for (a, b, may_be) in [
            ("2016-07-26T02:14:31+00:00", "2016-07-25", true),
            ("2016-07-26T14:14:31+00:00", "2016-07-25", false),
            ("2016-07-26T23:30:00+00:00", "2016-07-27", true),
            ("2016-07-26T23:30:00-04:00", "2016-07-27T03:30:00+00:00", true),
            ("2016-07-26T23:30:00-04:00", "2016-07-27T09:30:00+00:00", false),
            ("2016-07-26", "2016-07-27", false),
            ("2016-07-26T23:30:00+00:00", "2016-08", false),
        ] {
            assert_eq!(Date::parse(a).unwrap().may_be(&Date::parse(b).unwrap()), may_be, "{a} {b}");
        }
        let (here, there) = (Date::parse("2016-07-25T22:14:00").unwrap(), Date::parse("2016-07-26T02:14:31Z").unwrap());
        let zoned = here.in_zone_of(&there).map(|date| date.to_string());
        assert_eq!(zoned.as_deref(), Some("2016-07-25T22:14:31-04:00"));
        assert_eq!(Date::parse("2016-07-25T22:20:00").unwrap().in_zone_of(&there), None);
        let days = Date::parse("2016-08-01").unwrap().days_after(&Date::parse("2016-07-26").unwrap());
        assert_eq!(days, Some(6));
    }
}
