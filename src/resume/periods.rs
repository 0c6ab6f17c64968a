//! Ranges in one text: `"startDate": "2019 – 2021"` becomes a start and an end.

use serde_json::{Map, Value};

use super::codes;
use super::date::{EndDate, PartialDate};
use super::shape::Object;
use super::spelled::{self, Dropped, Spelled};
use super::value::{approximate, is_empty};
use crate::diag::{Diagnostic, Findings, JsonPointer, Location};
use crate::json::messages::subject;

const START: &str = "startDate";
const END: &str = "endDate";

/// Splits a range that stands in one of an entry's two dates.
pub(super) fn split(
    members: &mut Map<String, Value>,
    object: &Object,
    at: &JsonPointer,
    findings: &mut Findings,
) {
    if object.field(START).is_none() || object.field(END).is_none() {
        return;
    }
    for key in [START, END] {
        let Some(Value::String(text)) = members.get(key) else { continue };
        if PartialDate::parse(text).is_ok() {
            continue;
        }
        let Ok(Spelled::Range(start, end)) = spelled::read(text) else { continue };
        let place = at.key(key);
        if let Some(reading) = start.filter(|start| start.dropped != Dropped::Nothing) {
            findings.push(approximate(&place, reading));
        }
        let start = start.map(|start| start.date.to_string());
        let (start, end) = match (start, end) {
            (start, Some(EndDate::Date(end))) => (start, Some(end.to_string())),
            (start, _) => (start, None),
        };
        let own = if key == START { &start } else { &end };
        let other = if key == START { END } else { START };
        let others = if key == START { &end } else { &start };
        let is_free = members.get(other).is_none_or(is_empty);
        let written = members.get(other).and_then(Value::as_str);
        let agrees = others.as_deref() == written;
        findings.push(split_range(&place, is_free || agrees || others.is_none(), other));
        match own.clone() {
            Some(own) => members.insert(key.to_owned(), own.into()),
            None => members.remove(key),
        };
        if let Some(others) = others.clone().filter(|_| is_free) {
            members.insert(other.to_owned(), others.into());
        }
    }
}

fn split_range(place: &JsonPointer, is_whole: bool, other: &str) -> Diagnostic {
    let subject = subject(place);
    let message = if is_whole {
        format!("{subject} contains a range: read as its start and end")
    } else {
        let part = if other == END { "start" } else { "end" };
        format!(
            "{subject} contains a range: only its {part} is read, since `{other}` is given"
        )
    };
    Diagnostic::warning(codes::SLOPPY_DATE, Location::pointer(place.clone()), message)
        .hint("write one date in `startDate` and one in `endDate`")
}
