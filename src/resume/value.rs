//! Reads single values leniently: dates, links, language tags, numbers in place of strings.
//!
//! Values are normalized in place. Functions that return a `bool` say whether the value is kept;
//! one that is not has been refused with an error or is of no use.

use serde_json::Value;

use crate::diag::{Diagnostic, Findings, JsonPointer, Location};

use super::codes;
use super::date::{DateError, EndDate, PartialDate};
use super::spelled::{self, Dropped, Reading, Spelled};
use super::url::{self, Link};
use crate::json::messages::{not_a_url, subject, wrong_type};

pub(super) fn text(value: &mut Value, place: &JsonPointer, findings: &mut Findings) {
    if let Value::Number(number) = value {
        let text = number.to_string();
        let message = wrong_type(place, "a string", value);
        findings.push(
            Diagnostic::warning(
                codes::NUMBER_AS_TEXT,
                Location::pointer(place.clone()),
                message,
            )
            .hint("put it in double quotes"),
        );
        *value = Value::String(text);
    }
}

pub(super) fn date(
    value: &mut Value,
    place: &JsonPointer,
    findings: &mut Findings,
) -> bool {
    text(value, place, findings);
    let Value::String(text) = value else { return true };
    if PartialDate::parse(text).is_ok() {
        return true;
    }
    let read = match PartialDate::read(text) {
        Ok((date, _)) => Ok(Spelled::Date(Reading { date, dropped: Dropped::Nothing })),
        Err(_) => spelled::read(text),
    };
    let (date, finding) = match read {
        Ok(Spelled::Date(reading)) => (reading.date, approximate(place, reading)),
        // The end, where there is no place for the start.
        Ok(Spelled::Range(start, end)) => {
            let end = match end {
                Some(EndDate::Date(end)) => Some(end),
                _ => None,
            };
            let Some(date) = end.or(start.map(|start| start.date)) else { return false };
            (date, one_of_two(place, date))
        }
        Ok(Spelled::Present) => {
            findings.push(invalid_date(place, DateError::Unreadable));
            return false;
        }
        Err(error) => {
            findings.push(invalid_date(place, error));
            return false;
        }
    };
    findings.push(finding);
    *text = date.to_string();
    true
}

/// A timestamp's day becomes the date of the PDF; without it, the PDF has none.
pub(super) fn timestamp(value: &mut Value, place: &JsonPointer, findings: &mut Findings) {
    text(value, place, findings);
    if value.as_str().is_some_and(|text| PartialDate::read(text).is_err()) {
        let message = format!("{} is not a date", subject(place));
        findings.push(
            Diagnostic::warning(
                codes::INVALID_DATE,
                Location::pointer(place.clone()),
                message,
            )
            .hint("write it like `2026-01-31T09:30:00`"),
        );
    }
}

/// An address that is no link stays as a text: its reader may know what it means.
pub(super) fn url(value: &mut Value, place: &JsonPointer, findings: &mut Findings) {
    let Value::String(text) = value else { return };
    let at = Location::pointer(place.clone());
    let subject = subject(place);
    match url::classify(text.trim()) {
        Link::Whole => {
            if text.trim().len() < text.len() {
                *text = text.trim().to_owned();
            }
        }
        Link::Bare(whole) => {
            let message = format!("{subject} has no scheme; `https://` is assumed");
            findings.push(
                Diagnostic::warning(codes::BARE_URL, at, message)
                    .hint("start it with `https://`"),
            );
            *text = whole;
        }
        Link::Forbidden(scheme) => {
            let message = match scheme {
                Some(name) => {
                    format!("{subject} has the scheme `{name}:`, which is not allowed")
                }
                None => format!("{subject} has a scheme that is not allowed"),
            };
            let message = format!("{message}: {}", in_place_of_a_link(place));
            findings.push(
                Diagnostic::warning(codes::FORBIDDEN_SCHEME, at, message)
                    .hint("use `https:`, `http:`, `mailto:` or `tel:`"),
            );
        }
        Link::None => {
            let (message, hint) = not_a_url(place);
            let message = format!("{message}: {}", in_place_of_a_link(place));
            findings
                .push(Diagnostic::warning(codes::INVALID_URL, at, message).hint(hint));
        }
    }
}

/// What becomes of an address that must not be a link.
fn in_place_of_a_link(place: &JsonPointer) -> &'static str {
    let is_settings = place.as_str().starts_with("/meta/");
    if is_settings { "it is ignored" } else { "it is printed without a link" }
}

pub(super) fn language(
    value: &mut Value,
    place: &JsonPointer,
    findings: &mut Findings,
) -> bool {
    let Value::String(text) = value else { return true };
    let mut subtags = text.split('-');
    let is_tag = subtags.next().is_some_and(|language| {
        matches!(language.len(), 2..=3)
            && language.bytes().all(|b| b.is_ascii_alphabetic())
    }) && subtags.all(|subtag| {
        matches!(subtag.len(), 1..=8) && subtag.bytes().all(|b| b.is_ascii_alphanumeric())
    });
    if !is_tag {
        let message = format!("{} is not a language tag and is ignored", subject(place));
        findings.push(
            Diagnostic::warning(
                codes::INVALID_LANGUAGE,
                Location::pointer(place.clone()),
                message,
            )
            .hint("use a BCP 47 tag such as `en` or `de-CH`"),
        );
    }
    is_tag
}

/// Whether a value is `null` or blank.
pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// The warning for an `endDate` of [`EndDate::says_present`](super::EndDate::says_present).
pub(super) fn present_as_date(place: &JsonPointer) -> Diagnostic {
    let message = "`endDate` says that something is ongoing";
    Diagnostic::warning(codes::PRESENT_AS_DATE, Location::pointer(place.clone()), message)
        .hint("remove it: in JSON Resume, an entry without an end date is ongoing")
}

/// The warning for a date that is not in ISO 8601, or not wholly read.
pub(super) fn approximate(place: &JsonPointer, reading: Reading) -> Diagnostic {
    let (at, subject) = (Location::pointer(place.clone()), subject(place));
    let date = reading.date;
    match reading.dropped {
        Dropped::Nothing => {
            let form = match (date.month(), date.day()) {
                (None, _) => "YYYY",
                (_, None) => "YYYY-MM",
                _ => "YYYY-MM-DD",
            };
            let message = format!("{subject} can be read, but is not ISO 8601");
            Diagnostic::warning(codes::SLOPPY_DATE, at, message)
                .hint(format!("write it as `{form}`"))
        }
        Dropped::Season => {
            let message =
                format!("{subject} is read as {date}, without its season or quarter");
            Diagnostic::warning(codes::SLOPPY_DATE, at, message)
                .hint("write the month if it matters, as in `2019-04`")
        }
        Dropped::Day => {
            let message = format!(
                "{subject} has a day that its month does not have: read as {date}"
            );
            Diagnostic::warning(codes::INVALID_DATE, at, message)
                .hint("correct the day, or leave it out")
        }
    }
}

fn one_of_two(place: &JsonPointer, date: PartialDate) -> Diagnostic {
    let message = format!("{} contains two dates: only {date} is read", subject(place));
    Diagnostic::warning(codes::SLOPPY_DATE, Location::pointer(place.clone()), message)
        .hint("write one date")
}

fn invalid_date(place: &JsonPointer, error: DateError) -> Diagnostic {
    const FORMS: &str = "write `2019`, `2019-04` or `2019-04-15`";
    let subject = subject(place);
    let (message, hint) = match error {
        DateError::Unreadable => (format!("{subject} is not a date"), FORMS),
        DateError::Ambiguous => (
            format!("{subject} is ambiguous: either number could be the month"),
            "write year, month and day in this order: `2019-04-15`",
        ),
        DateError::Range => (
            format!("{subject} contains two dates"),
            "write one; use `startDate` and `endDate` for a range",
        ),
        DateError::Year => (format!("{subject} has a year outside 1000 to 2999"), FORMS),
        DateError::Month => (
            format!("{subject} has a month that does not exist"),
            "write a month from `01` to `12`",
        ),
        DateError::Day => (
            format!("{subject} has a day that its month does not have"),
            "correct the day, or leave it out, as in `2019-04`",
        ),
    };
    Diagnostic::error(codes::INVALID_DATE, Location::pointer(place.clone()), message)
        .hint(hint)
}
