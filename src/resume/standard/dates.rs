//! Dates and ranges of dates in one text.

use serde_json::Value;

use super::super::date::PartialDate;
use super::super::spelled::{self, Spelled};

/// The two dates of a range in one text, by their keys; one date is both. `None` if it is
/// neither.
pub(super) fn range(value: &Value) -> Option<Vec<(&'static str, String)>> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        // Two dates in a list.
        Value::Array(items) => match &items[..] {
            [Value::String(start), Value::String(end)] => format!("{start} – {end}"),
            [Value::String(start), Value::Null] => format!("{start} – present"),
            _ => return None,
        },
        _ => return None,
    };
    match spelled::read(&text).ok()? {
        Spelled::Date(_) => Some(vec![("startDate", text.clone()), ("endDate", text)]),
        // The next stage takes it apart.
        Spelled::Range(..) => Some(vec![("startDate", text)]),
        Spelled::Present => None,
    }
}

/// Whether a text can be read as a date, or as two.
pub(super) fn is_date(text: &str) -> bool {
    let read = spelled::read(text);
    PartialDate::read(text).is_ok()
        || matches!(read, Ok(Spelled::Date(_) | Spelled::Range(..)))
}
