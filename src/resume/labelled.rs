//! Members that have no meaning of their own and are printed all the same, after their key.

use serde_json::{Map, Value};

use super::standard::{is_off, is_private};

/// The members that are printed as labelled lines, each with its texts.
pub(super) fn lines(
    extra: &Map<String, Value>,
) -> impl Iterator<Item = (&str, Vec<String>)> {
    let shown = extra.iter().filter(|(key, _)| !is_private(key) && !is_off(key));
    shown.filter_map(|(key, value)| Some((key.as_str(), texts(value)?)))
}

/// Whether a member of an entry is printed as a labelled line.
pub(super) fn is_line(key: &str, value: &Value) -> bool {
    !is_private(key) && !is_off(key) && texts(value).is_some()
}

/// The texts of a value that is a text or a list of texts.
fn texts(value: &Value) -> Option<Vec<String>> {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    match value {
        Value::Array(items) => {
            let items = items.iter().filter(|item| !item.is_null());
            items.map(text).collect::<Option<Vec<_>>>().filter(|items| !items.is_empty())
        }
        value => text(value).map(|text| vec![text]),
    }
}
