//! Ways into a tree whose shape is known but not promised.

use serde_json::{Map, Value};

/// The value at the end of a path of keys: `Employer.ContactInfo.Address`.
pub(super) fn get<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.').try_fold(value, |value, key| value.get(key))
}

/// The text at the end of a path; of a list the first. A number is a text; a blank one is none.
pub(super) fn text(value: &Value, path: &str) -> Option<String> {
    of(get(value, path)?)
}

/// The first text of several paths that there is.
pub(super) fn first(value: &Value, paths: &[&str]) -> Option<String> {
    paths.iter().find_map(|path| text(value, path))
}

/// The text that a value is, or that a label, a name or a list holds.
fn of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => (!text.trim().is_empty()).then(|| text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => items.iter().find_map(of),
        Value::Object(map) => {
            ["Label", "label", "text"].iter().find_map(|key| map.get(*key).and_then(of))
        }
        _ => None,
    }
}

/// The elements of a list that stands under a name, or under that name and `List`: in XML the
/// elements of `EducationList` are called `Education`, and one alone is no list.
pub(super) fn items<'v>(value: &'v Value, name: &str) -> Vec<&'v Value> {
    let listed = value.get(format!("{name}List"));
    let listed = listed.map(|list| list.get(name).unwrap_or(list));
    match listed.or(value.get(name)) {
        Some(Value::Array(items)) => items.iter().collect(),
        Some(Value::Null) | None => Vec::new(),
        Some(one) => vec![one],
    }
}

/// Whether a member is set and true, as a truth value or as a text.
pub(super) fn is_true(map: &Map<String, Value>, key: &str) -> bool {
    match map.get(key) {
        Some(Value::Bool(is)) => *is,
        Some(Value::String(text)) => text == "true",
        _ => false,
    }
}
