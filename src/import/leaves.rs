//! The texts of a tree: JSON, YAML, or XML that was made one.

use serde_json::{Map, Value};

use super::draft::Text;

/// Which members of a tree are not about the person.
#[derive(Debug, Clone, Copy)]
pub(super) struct Machinery {
    /// Keys whose values are for programs, at any depth: ids, colours, flags.
    pub(super) keys: &'static [&'static str],
}

/// Every text of a tree, with the place it stands in.
pub(super) fn texts(map: &Map<String, Value>, machinery: Machinery) -> Vec<Text> {
    let mut out = Vec::new();
    members(map, "", machinery, &mut out);
    out
}

fn members(
    map: &Map<String, Value>,
    place: &str,
    machinery: Machinery,
    out: &mut Vec<Text>,
) {
    if let Some(date) = date(map) {
        out.push(text(place, date));
        return;
    }
    for (key, value) in map {
        // A code beside its label says the same.
        let is_code = key == "Code" && map.contains_key("Label");
        if !is_code && !machinery.keys.contains(&&**key) && key != "$schema" {
            let place =
                if place.is_empty() { key.clone() } else { format!("{place}.{key}") };
            visit(value, &place, machinery, out);
        }
    }
}

fn visit(value: &Value, place: &str, machinery: Machinery, out: &mut Vec<Text>) {
    match value {
        Value::String(string) if !string.trim().is_empty() => {
            out.push(text(place, string));
        }
        Value::Number(number) => out.push(text(place, number.to_string())),
        Value::Array(items) => {
            for item in items {
                visit(item, place, machinery, out);
            }
        }
        Value::Object(map) => members(map, place, machinery, out),
        _ => {}
    }
}

/// A text at a place, of which the first two names are the part of the file.
fn text(place: &str, text: impl Into<String>) -> Text {
    let part = place.match_indices('.').nth(1).map_or(place.len(), |(at, _)| at);
    let (part, key) = place.split_at(part);
    Text::new(part, key, text)
}

/// The date that an object with a year stands for, in ISO 8601; the parts may be numbers, or texts
/// as XML Schema has them: `--03` for a month, `---10` for a day.
pub(super) fn date(map: &Map<String, Value>) -> Option<String> {
    const PARTS: [&str; 3] = ["year", "month", "day"];
    let part = |name: &str| {
        let mut found = map.iter().filter(|(key, _)| key.eq_ignore_ascii_case(name));
        let value = found.next()?.1;
        let text = match value {
            Value::String(text) => text.trim().trim_start_matches('-').to_owned(),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        (!text.is_empty() && text.bytes().all(|it| it.is_ascii_digit())).then_some(text)
    };
    let is_part = |key: &String| PARTS.iter().any(|part| key.eq_ignore_ascii_case(part));
    if !map.keys().all(is_part) {
        return None;
    }
    let [year, month, day] = PARTS.map(part);
    let year = year?;
    Some(match (month, day) {
        (Some(month), Some(day)) => format!("{year}-{month:0>2}-{day:0>2}"),
        (Some(month), None) => format!("{year}-{month:0>2}"),
        _ => year,
    })
}
