//! Calendars beside the Gregorian that pages date by: years counted from another beginning, and the Persian solar year.
//!
//! Plain arithmetic, no tables. The Persian leap years follow the rule of 33 years, which agrees with the calendar kept
//! in Iran for 1343–1498 (1964–2119).

use super::Date;

/// A way to count years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Calendar {
    #[default]
    Gregorian,
    /// Years since the Buddha's passing, as Thailand counts them.
    Buddhist,
    /// The solar year of Iran and Afghanistan, which begins in March.
    Persian,
}

/// What a year of the Buddhist count is ahead of the Gregorian.
const BUDDHIST: i32 = 543;
/// 1 Farvardin 1343 in days since 1970-01-01: 21 March 1964.
const PERSIAN_START: i64 = -2_112;
const PERSIAN_YEARS: std::ops::RangeInclusive<i32> = 1343..=1498;

impl Calendar {
    /// Whether a number is likely a year by this count.
    pub(crate) fn has_year(self, year: i32) -> bool {
        match self {
            Calendar::Gregorian => (1700..=2100).contains(&year),
            Calendar::Buddhist => (1700 + BUDDHIST..=2100 + BUDDHIST).contains(&year),
            Calendar::Persian => PERSIAN_YEARS.contains(&year),
        }
    }

    /// The day, in the Gregorian calendar.
    pub(crate) fn day(self, year: i32, month: u32, day: u32) -> Option<Date> {
        match self {
            Calendar::Gregorian => Date::from_day(year, month, day),
            Calendar::Buddhist => Date::from_day(year - BUDDHIST, month, day),
            Calendar::Persian => persian(year, month, day),
        }
    }

    /// The month, where it is one of the Gregorian calendar too.
    pub(crate) fn month(self, year: i32, month: u32) -> Option<Date> {
        match self {
            Calendar::Gregorian => Date::from_month(year, month),
            Calendar::Buddhist => Date::from_month(year - BUDDHIST, month),
            Calendar::Persian => None,
        }
    }
}

fn persian(year: i32, month: u32, day: u32) -> Option<Date> {
    let is_leap = |year: i32| matches!(year % 33, 1 | 5 | 9 | 13 | 17 | 22 | 26 | 30);
    let length = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 => 29 + u32::from(is_leap(year)),
        _ => return None,
    };
    if !PERSIAN_YEARS.contains(&year) || !(1..=length).contains(&day) {
        return None;
    }
    let years: i64 = (*PERSIAN_YEARS.start()..year).map(|each| 365 + i64::from(is_leap(each))).sum();
    let months = if month <= 7 { 31 * (month - 1) } else { 186 + 30 * (month - 7) };
    Date::from_days(PERSIAN_START + years + i64::from(months) + i64::from(day) - 1)
}

#[cfg(test)]
mod tests {
    use super::Calendar;

    #[test]
    fn other_calendars_name_the_same_days() {
        for (calendar, (year, month, day), date) in [
            (Calendar::Buddhist, (2559, 7, 26), "2016-07-26"),
            (Calendar::Persian, (1343, 1, 1), "1964-03-21"),
            (Calendar::Persian, (1395, 5, 5), "2016-07-26"),
            (Calendar::Persian, (1395, 12, 30), "2017-03-20"),
            (Calendar::Persian, (1396, 1, 1), "2017-03-21"),
            (Calendar::Persian, (1403, 12, 30), "2025-03-20"),
        ] {
            assert_eq!(calendar.day(year, month, day).map(|date| date.to_string()).as_deref(), Some(date));
        }
        assert_eq!(Calendar::Persian.day(1396, 12, 30), None);
        assert_eq!(Calendar::Persian.day(1395, 7, 31), None);
    }
}
