//! Dates as résumés give them: a year with an optional month and day.
//!
//! JSON Resume's own pattern accepts month 13 and 31 February; a [`PartialDate`] always exists.
//! [`PartialDate::read`] also accepts the forms people write instead of ISO 8601, and says so.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use time::Month;

/// A year, a month or a day of the Gregorian calendar that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartialDate {
    year: i32,
    month: Option<u8>,
    day: Option<u8>,
}

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Not in a known form.
    #[error("not a date")]
    Unreadable,
    /// Day and month cannot be distinguished, as in `03/04/2020`.
    #[error("day and month cannot be distinguished")]
    Ambiguous,
    /// Two dates.
    #[error("two dates")]
    Range,
    /// A year before 1000 or after 2999.
    #[error("a year outside 1000 to 2999")]
    Year,
    /// A month outside 1 to 12.
    #[error("a month outside 1 to 12")]
    Month,
    /// A day that its month does not have.
    #[error("a day that the month does not have")]
    Day,
}

/// The years that JSON Resume's own pattern allows.
const YEARS: std::ops::RangeInclusive<i32> = 1000..=2999;

/// The month, 1 to 12, of an English name: in full, or by its first three or four letters.
pub(crate) fn month_named(word: &str) -> Option<u8> {
    let word = word.to_lowercase();
    (1..=12).find(|number| {
        let name = Month::try_from(*number).map(|month| month.to_string().to_lowercase());
        name.is_ok_and(|name| {
            name == word || matches!(word.len(), 3 | 4) && name.starts_with(&word)
        })
    })
}

impl PartialDate {
    /// The date, if it exists. A day needs a month.
    ///
    /// # Errors
    /// [`DateError::Year`], [`DateError::Month`] or [`DateError::Day`]: the first part, from the
    /// left, that does not exist.
    pub fn new(year: i32, month: Option<u8>, day: Option<u8>) -> Result<Self, DateError> {
        if !YEARS.contains(&year) {
            return Err(DateError::Year);
        }
        match (month, day) {
            (None, None) => {}
            (None, Some(_)) => return Err(DateError::Month),
            (Some(month), day) => {
                if !(1..=12).contains(&month) {
                    return Err(DateError::Month);
                }
                if day.is_some_and(|day| day == 0 || day > last_day(year, month)) {
                    return Err(DateError::Day);
                }
            }
        }
        Ok(Self { year, month, day })
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12, if given.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, 1-based, if given.
    #[must_use]
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// The first day it can mean, as year, month and day.
    #[must_use]
    pub fn earliest(self) -> (i32, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day it can mean, as year, month and day.
    #[must_use]
    pub fn latest(self) -> (i32, u8, u8) {
        let month = self.month.unwrap_or(12);
        (self.year, month, self.day.unwrap_or_else(|| last_day(self.year, month)))
    }

    /// Parses an ISO 8601 date in one of the three lengths JSON Resume allows: `2020`, `2020-01`,
    /// `2020-01-31`.
    ///
    /// # Errors
    /// When the text has another form or the date does not exist.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let parts: Vec<&str> = text.split('-').collect();
        let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
        if !matches!(lengths[..], [4] | [4, 2] | [4, 2, 2]) {
            return Err(DateError::Unreadable);
        }
        Self::from_parts(&parts)
    }

    fn from_parts(parts: &[&str]) -> Result<Self, DateError> {
        let mut rest = parts.iter().skip(1).map(|part| number(part));
        let year = number(parts.first().copied().unwrap_or_default())?;
        let month = rest.next().transpose()?;
        let day = rest.next().transpose()?;
        Self::new(year, month, day)
    }
}

impl fmt::Display for PartialDate {
    /// In ISO 8601.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(|_| D::Error::custom("not an ISO 8601 date"))
    }
}

/// The end of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EndDate {
    /// It is ongoing: the résumé says so in words.
    Present,
    /// It ended on a date.
    Date(PartialDate),
}

impl EndDate {
    /// [`EndDate::Present`] in our JSON.
    pub const PRESENT: &'static str = "present";
}

impl fmt::Display for EndDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Present => f.write_str(Self::PRESENT),
            Self::Date(date) => date.fmt(f),
        }
    }
}

impl Serialize for EndDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for EndDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text == Self::PRESENT {
            return Ok(Self::Present);
        }
        PartialDate::parse(&text)
            .map(Self::Date)
            .map_err(|_| D::Error::custom("not an ISO 8601 date"))
    }
}

/// The last day of a month, 1 to 12.
fn last_day(year: i32, month: u8) -> u8 {
    Month::try_from(month).map_or(31, |month| month.length(year))
}

/// A number of ASCII digits only: `parse` alone would take `+1`.
fn number<T: std::str::FromStr>(text: &str) -> Result<T, DateError> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(DateError::Unreadable);
    }
    text.parse().map_err(|_| DateError::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_dates_are_read_as_they_are_written() {
        for text in ["2020", "2020-01", "2020-02-29", "1999-12-31"] {
            let (date, sloppy) = PartialDate::read(text).expect(text);
            assert_eq!((date.to_string().as_str(), sloppy), (text, false));
        }
    }

    #[test]
    fn other_forms_are_read_as_the_same_date_and_reported_as_such() {
        for (text, iso) in [
            ("2020-1", "2020-01"),
            ("2020/01", "2020-01"),
            ("2020.01", "2020-01"),
            ("01/2020", "2020-01"),
            ("1-2020", "2020-01"),
            ("2020/1/5", "2020-01-05"),
            ("Jan 2020", "2020-01"),
            ("January 2020", "2020-01"),
            ("SEPT. 2020", "2020-09"),
            ("2020 May", "2020-05"),
            ("January 15, 2020", "2020-01-15"),
            ("15 January 2020", "2020-01-15"),
            ("2020-01-15T08:30:00Z", "2020-01-15"),
            (" 2020 ", "2020"),
        ] {
            let (date, sloppy) = PartialDate::read(text).expect(text);
            assert_eq!((date.to_string().as_str(), sloppy), (iso, true), "{text}");
        }
    }

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        for (text, error) in [
            ("2020-00", DateError::Month),
            ("2020-13", DateError::Month),
            ("13/2020", DateError::Month),
            ("2020-01-00", DateError::Day),
            ("2020-01-32", DateError::Day),
            ("2020-02-30", DateError::Day),
            ("2021-02-29", DateError::Day),
            ("1900-02-29", DateError::Day),
            ("30 February 2020", DateError::Day),
            ("0999", DateError::Year),
            ("3000", DateError::Year),
        ] {
            assert_eq!(PartialDate::read(text), Err(error), "{text}");
        }
    }

    #[test]
    fn texts_that_are_not_dates_are_refused() {
        for (text, error) in [
            ("Spring 2019", DateError::Unreadable),
            ("Ma 2019", DateError::Unreadable),
            ("19", DateError::Unreadable),
            ("2020-", DateError::Unreadable),
            ("+202-01", DateError::Unreadable),
            ("", DateError::Unreadable),
            ("03/04/2020", DateError::Ambiguous),
            ("2019 - 2020", DateError::Range),
            ("2019–2020", DateError::Range),
        ] {
            assert_eq!(PartialDate::read(text), Err(error), "{text}");
        }
    }

    #[test]
    fn a_partial_date_spans_all_days_it_can_mean() {
        let date = |text| PartialDate::parse(text).expect(text);
        assert_eq!(date("2020").earliest(), (2020, 1, 1));
        assert_eq!(date("2020").latest(), (2020, 12, 31));
        assert_eq!(date("2020-02").latest(), (2020, 2, 29));
        assert_eq!(date("2020-02-03").latest(), (2020, 2, 3));
    }
}
