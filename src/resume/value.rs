//! Reading one value: what stands at a place in; the value as JSON Resume would have it, and
//! what had to be mended or cannot be, out.
//!
//! Functions that return a `bool` say whether the value is kept; one that is not has been
//! refused with an error or is of no use.

use serde_json::Value;

use crate::diag::{Diagnostic, Findings, JsonPointer, Location};

use super::date::{DateError, PartialDate};
use super::url::{self, Link};
use super::{codes, keys};

pub(super) fn text(value: &mut Value, place: &JsonPointer, findings: &mut Findings) {
    if let Value::Number(number) = value {
        let message = format!("{} is a number where text is asked", thing(place));
        findings.push(
            Diagnostic::warning(
                codes::NUMBER_AS_TEXT,
                Location::pointer(place.clone()),
                message,
            )
            .hint("put it in `\"`"),
        );
        *value = Value::String(number.to_string());
    }
}

pub(super) fn date(
    value: &mut Value,
    place: &JsonPointer,
    findings: &mut Findings,
) -> bool {
    text(value, place, findings);
    let Value::String(text) = value else { return true };
    match PartialDate::read(text) {
        Ok((date, sloppy)) => {
            if sloppy {
                findings.push(sloppy_date(place, date));
                *text = date.to_string();
            }
            true
        }
        Err(error) => {
            findings.push(invalid_date(place, error));
            false
        }
    }
}

/// A time stamp's day goes into the PDF's data; without it, the PDF has no date.
pub(super) fn timestamp(value: &mut Value, place: &JsonPointer, findings: &mut Findings) {
    text(value, place, findings);
    if value.as_str().is_some_and(|text| PartialDate::read(text).is_err()) {
        let message = format!("{} is not a date", thing(place));
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

pub(super) fn url(
    value: &mut Value,
    place: &JsonPointer,
    findings: &mut Findings,
) -> bool {
    let Value::String(text) = value else { return true };
    let at = Location::pointer(place.clone());
    let thing = thing(place);
    match url::classify(text.trim()) {
        Link::Whole => {
            if text.trim().len() < text.len() {
                *text = text.trim().to_owned();
            }
            return true;
        }
        Link::Bare(whole) => {
            let message = format!("{thing} has no scheme; it is read with `https://`");
            findings.push(
                Diagnostic::warning(codes::BARE_URL, at, message)
                    .hint("write `https://` before it"),
            );
            *text = whole;
            return true;
        }
        Link::Forbidden(scheme) => {
            let scheme =
                scheme.map_or("another scheme".to_owned(), |name| format!("`{name}:`"));
            let message =
                format!("{thing} is a link with {scheme}, which is not allowed");
            findings.push(
                Diagnostic::error(codes::FORBIDDEN_SCHEME, at, message)
                    .hint("links may begin with `https:`, `http:`, `mailto:` or `tel:`"),
            );
        }
        Link::None => {
            let message = format!("{thing} is not a URL");
            findings.push(
                Diagnostic::error(codes::INVALID_URL, at, message)
                    .hint("write it whole, like `https://example.com/page`"),
            );
        }
    }
    false
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
        let message = format!("{} is not a language tag; it is not used", thing(place));
        findings.push(
            Diagnostic::warning(
                codes::INVALID_LANGUAGE,
                Location::pointer(place.clone()),
                message,
            )
            .hint("write it as BCP 47 does, like `en` or `de-CH`"),
        );
    }
    is_tag
}

/// Whether a value says nothing.
pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// What messages call the value at a place: its key, or that of the list it stands in.
pub(super) fn thing(place: &JsonPointer) -> String {
    let mut parts = place.as_str().rsplit('/');
    let own = parts.next().unwrap_or_default();
    let is_element = !own.is_empty() && own.bytes().all(|b| b.is_ascii_digit());
    let key = |key: &str| keys::shown(&key.replace("~1", "/").replace("~0", "~"));
    match (own, is_element, parts.next()) {
        ("", ..) => "the document".to_owned(),
        (_, true, Some(list)) if !list.is_empty() => {
            format!("an entry of `{}`", key(list))
        }
        _ => format!("`{}`", key(own)),
    }
}

/// The warning for an `endDate` of [`EndDate::says_present`](super::EndDate::says_present).
pub(super) fn present_as_date(place: &JsonPointer) -> Diagnostic {
    let message = "`endDate` says in words that it goes on";
    Diagnostic::warning(codes::PRESENT_AS_DATE, Location::pointer(place.clone()), message)
        .hint("leave `endDate` out: JSON Resume reads its absence so")
}

fn sloppy_date(place: &JsonPointer, date: PartialDate) -> Diagnostic {
    let form = match (date.month(), date.day()) {
        (None, _) => "YYYY",
        (_, None) => "YYYY-MM",
        _ => "YYYY-MM-DD",
    };
    let message =
        format!("{} is not an ISO 8601 date, though it can be read", thing(place));
    Diagnostic::warning(codes::SLOPPY_DATE, Location::pointer(place.clone()), message)
        .hint(format!("write it as `{form}`"))
}

fn invalid_date(place: &JsonPointer, error: DateError) -> Diagnostic {
    const FORMS: &str = "write `2019`, `2019-04` or `2019-04-15`";
    let thing = thing(place);
    let (message, hint) = match error {
        DateError::Unreadable => (format!("{thing} is not an ISO 8601 date"), FORMS),
        DateError::Ambiguous => (
            format!("{thing} leaves open which number is the month"),
            "write year, month and day in this order: `2019-04-15`",
        ),
        DateError::Range => (
            format!("{thing} holds two dates"),
            "give one; a span has a `startDate` and an `endDate`",
        ),
        DateError::Year => {
            (format!("{thing} has a year before 1000 or after 2999"), FORMS)
        }
        DateError::Month => (
            format!("{thing} has a month that does not exist"),
            "months are `01` to `12`",
        ),
        DateError::Day => (
            format!("{thing} has a day that its month does not have"),
            "correct the day, or leave it out: `2019-04`",
        ),
    };
    Diagnostic::error(codes::INVALID_DATE, Location::pointer(place.clone()), message)
        .hint(hint)
}
