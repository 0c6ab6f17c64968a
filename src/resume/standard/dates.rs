//! Dates and ranges of dates in one text.

use serde_json::{Map, Value};

use super::super::date::{EndDate, PartialDate};
use super::super::spelled::{self, Spelled};
use super::super::value::is_empty;
use crate::suggest::fold;

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
        Value::Object(map) => return start_and_end(map),
        _ => return None,
    };
    match spelled::read(&text).ok()? {
        Spelled::Date(_) => Some(vec![("startDate", text.clone()), ("endDate", text)]),
        // The next stage takes it apart.
        Spelled::Range(..) => Some(vec![("startDate", text)]),
        Spelled::Present => None,
    }
}

/// The keys of an object that is a range.
const START: [&str; 5] = ["start", "from", "begin", "startDate", "since"];
const END: [&str; 4] = ["end", "to", "until", "endDate"];

/// The two dates of a range that is an object: `{ "start": "2019", "end": "2021" }`. `None` if
/// it holds anything else.
fn start_and_end(map: &Map<String, Value>) -> Option<Vec<(&'static str, String)>> {
    let mut dates = Vec::new();
    for (key, value) in map.iter().filter(|(_, value)| !is_empty(value)) {
        let is = |names: &[&str]| names.iter().any(|name| fold(name) == fold(key));
        let field = match (is(&START), is(&END)) {
            (true, _) => "startDate",
            (_, true) => "endDate",
            _ => return None,
        };
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        let is_read =
            is_date(&text) || field == "endDate" && EndDate::says_present(&text);
        if !is_read {
            return None;
        }
        dates.push((field, text));
    }
    (!dates.is_empty()).then_some(dates)
}

/// Whether a text can be read as a date, or as two.
pub(super) fn is_date(text: &str) -> bool {
    let read = spelled::read(text);
    PartialDate::read(text).is_ok()
        || matches!(read, Ok(Spelled::Date(_) | Spelled::Range(..)))
}
