//! Dates as people spell them, in every language this crate writes: `März 2020`, `30.11.2007`,
//! `2020年4月`, `Spring 2019`, `2019 – heute`, `since 2019`.
//!
//! A text is read as a whole or not at all: a word that is not understood leaves it unread.

mod parts;

use super::date::{DateError, EndDate, PartialDate};
use crate::calendar::{DateWords, folded};
use parts::Parts;

/// What a text says about dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelled {
    /// One date.
    Date(Reading),
    /// A range; one of the two may be missing, but not both.
    Range(Option<Reading>, Option<EndDate>),
    /// That something is not over.
    Present,
}

/// A date, and what of the text it does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) date: PartialDate,
    pub(super) dropped: Dropped,
}

/// What a date does not hold of the text it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dropped {
    Nothing,
    /// A season or a quarter.
    Season,
    /// A day that the month does not have.
    Day,
}

impl PartialDate {
    /// Reads a date in ISO 8601 or in a form people write instead, and returns whether it was the
    /// latter: `2020-1`, `2020/01`, `01/2020`, `Jan 2020`, `15 January 2020`, `30.11.2007`, or the
    /// day of a timestamp; with the names of months in every language this crate writes.
    ///
    /// # Errors
    /// When the form is unknown or the date does not exist.
    pub fn read(text: &str) -> Result<(Self, bool), DateError> {
        if let Ok(date) = Self::parse(text) {
            return Ok((date, false));
        }
        let text = text.trim();
        let text = match text.as_bytes() {
            // A timestamp: a résumé never prints the time.
            [_, _, _, _, b'-', _, _, b'-', _, _, b'T' | b't' | b' ', b'0'..=b'9', ..] => {
                text.get(..10).unwrap_or(text)
            }
            _ => text,
        };
        date(text).map(|date| (date, true))
    }
}

impl EndDate {
    /// Whether a text, in any case and language, says that something is ongoing: `heute`.
    #[must_use]
    pub fn says_present(text: &str) -> bool {
        read(text) == Ok(Spelled::Present)
    }
}

/// The dates that a text as a whole stands for, in ISO 8601, and whether it says no more than
/// those; `None` if it stands for none. What is not over has no date.
pub(crate) fn dates_in(text: &str) -> Option<(Vec<String>, bool)> {
    if let Ok((date, _)) = PartialDate::read(text) {
        return Some((vec![date.to_string()], true));
    }
    let (dates, is_whole) = match read(text).ok()? {
        Spelled::Present => (Vec::new(), true),
        Spelled::Date(date) => (vec![date.date], date.dropped == Dropped::Nothing),
        Spelled::Range(start, end) => {
            let is_whole = start.is_none_or(|it| it.dropped == Dropped::Nothing);
            let end = match end {
                Some(EndDate::Date(end)) => Some(end),
                _ => None,
            };
            (start.map(|it| it.date).into_iter().chain(end).collect(), is_whole)
        }
    };
    Some((dates.iter().map(PartialDate::to_string).collect(), is_whole))
}

/// Reads a text.
///
/// # Errors
/// When it is not understood.
pub(super) fn read(text: &str) -> Result<Spelled, DateError> {
    let text = folded(text);
    let words = DateWords::get();
    if words.says_present(&text) {
        return Ok(Spelled::Present);
    }
    let bare = text.replace(['(', ')'], "");
    let bare = words.without_expected(bare.trim()).unwrap_or(bare.trim());
    let error = match single(bare, words) {
        Ok(reading) => return Ok(Spelled::Date(reading)),
        // `03/04/2020` is no range of months.
        Err(error @ (DateError::Ambiguous | DateError::Year)) => return Err(error),
        Err(error) => error,
    };
    if let Some(range) = range(bare, words) {
        return Ok(range);
    }
    if let Some(Ok(start)) = words.after_since(bare).map(|rest| single(rest, words)) {
        return Ok(Spelled::Range(Some(start), Some(EndDate::Present)));
    }
    if let Some(Ok(end)) = words.after_until(bare).map(|rest| single(rest, words)) {
        return Ok(Spelled::Range(None, Some(EndDate::Date(end.date))));
    }
    Err(error)
}

/// Reads one date that the text gives in full: without seasons and days that do not exist.
///
/// # Errors
/// When the form is unknown or the date does not exist.
fn date(text: &str) -> Result<PartialDate, DateError> {
    let parts = Parts::of(&folded(text), DateWords::get())?;
    if parts.has_season {
        return Err(DateError::Unreadable);
    }
    PartialDate::new(parts.year, parts.month, parts.day)
}

fn single(text: &str, words: &DateWords) -> Result<Reading, DateError> {
    let Parts { year, month, day, has_season } = Parts::of(text, words)?;
    match PartialDate::new(year, month, day) {
        Ok(date) => {
            let dropped = if has_season { Dropped::Season } else { Dropped::Nothing };
            Ok(Reading { date, dropped })
        }
        Err(DateError::Day) => {
            let date = PartialDate::new(year, month, None)?;
            Ok(Reading { date, dropped: Dropped::Day })
        }
        Err(error) => Err(error),
    }
}

/// The dashes between the two dates of a range, those that are nothing else first.
const DASHES: [&str; 13] =
    [" - ", "–", "—", "−", "~", "〜", "→", "--", "‒", "―", "...", "-", "/"];

fn range(text: &str, words: &DateWords) -> Option<Spelled> {
    if let Some(before) = words.before_present(text) {
        let before = without_dash(before, words);
        let start = words.after_since(before).unwrap_or(before);
        if let Ok(start) = single(start, words) {
            return Some(Spelled::Range(Some(start), Some(EndDate::Present)));
        }
    }
    for dash in DASHES.into_iter().chain(words.range()) {
        for (at, _) in text.match_indices(dash) {
            let (before, after) = (text[..at].trim(), text[at + dash.len()..].trim());
            if let Some(range) = between(before, after, words) {
                return Some(range);
            }
        }
    }
    None
}

/// A text without the dash or word at its end.
fn without_dash<'t>(text: &'t str, words: &DateWords) -> &'t str {
    let all = DASHES.into_iter().chain(words.range());
    let found = all.map(str::trim).find_map(|dash| text.strip_suffix(dash));
    found.unwrap_or(text).trim_end()
}

fn between(before: &str, after: &str, words: &DateWords) -> Option<Spelled> {
    let begin = words.after_since(before).unwrap_or(before);
    // `2019 -` goes on.
    if after.is_empty() {
        let start = single(begin, words).ok()?;
        return Some(Spelled::Range(Some(start), Some(EndDate::Present)));
    }
    let after = words.after_until(after).unwrap_or(after);
    let Ok(end) = single(after, words) else {
        // `2019–21` shares its century.
        let start = single(begin, words).ok()?;
        let is_short = after.len() == 2 && start.date.month().is_none();
        let short: i32 = after.parse().ok().filter(|_| is_short)?;
        let year = start.date.year() / 100 * 100 + short;
        let end = PartialDate::new(year, None, None).ok()?;
        return (year > start.date.year()).then_some(range_of(start, end));
    };
    if before.is_empty() {
        return None;
    }
    if let Ok(start) = single(begin, words) {
        return Some(range_of(start, end.date));
    }
    // `Jan – Mar 2020` shares its year.
    if !begin.contains(char::is_alphabetic) {
        return None;
    }
    let start = single(&format!("{begin} {}", end.date.year()), words).ok()?;
    start.date.month().is_some().then_some(range_of(start, end.date))
}

fn range_of(start: Reading, end: PartialDate) -> Spelled {
    Spelled::Range(Some(start), Some(EndDate::Date(end)))
}

#[cfg(test)]
mod tests;
