//! A tailored résumé: what was changed, and how its places relate to those of the base.

use std::collections::BTreeMap;

use serde_json::Value;

use super::change::Change;
use super::index::sections;
use crate::diag::JsonPointer;
use crate::resume::Resume;

/// A tailored résumé.
#[derive(Debug, Clone, PartialEq)]
pub struct Tailored {
    /// The résumé. Entries and highlights keep the ids and tags of the base.
    pub resume: Resume,
    /// The differences from the base, in the order of the base.
    pub changes: Vec<Change>,
    /// Terms the job asks for that the base does not have.
    pub missing: Vec<String>,
    /// The place in the base of each entry and element of the result that has moved.
    pub(super) origins: BTreeMap<JsonPointer, JsonPointer>,
}

impl Tailored {
    /// The résumé as standard JSON Resume: highlights are plain strings, and what only serves to
    /// select – ids, tags, keys that start with `x-` – is removed.
    #[must_use]
    pub fn to_json(&self) -> Value {
        standard(&self.resume)
    }

    /// The place in the base of a place in the result.
    #[must_use]
    pub fn in_base(&self, place: &JsonPointer) -> JsonPointer {
        in_base(&self.origins, place)
    }
}

/// The place in the base of a place in the result.
fn in_base(
    origins: &BTreeMap<JsonPointer, JsonPointer>,
    place: &JsonPointer,
) -> JsonPointer {
    let mut around = Some(place.clone());
    while let Some(result) = around {
        if let Some(base) = origins.get(&result) {
            let rest = &place.as_str()[result.as_str().len()..];
            return JsonPointer::from_string(format!("{base}{rest}"));
        }
        around = result.parent();
    }
    place.clone()
}

/// A résumé as any JSON Resume tool reads it.
fn standard(resume: &Resume) -> Value {
    let mut value = resume.to_json();
    if let Value::Object(members) = &mut value {
        if let Some(profiles) =
            members.get_mut("basics").and_then(|it| it.get_mut("profiles"))
        {
            unmark(profiles);
        }
        for key in sections(members) {
            if let Some(entries) = members.get_mut(&key) {
                unmark(entries);
            }
        }
    }
    remove_private(&mut value);
    value
}

/// Removes ids and tags from entries and highlights, and end dates that only say that something
/// is ongoing, which JSON Resume expresses by having none.
fn unmark(entries: &mut Value) {
    for entry in entries.as_array_mut().into_iter().flatten() {
        let Value::Object(entry) = entry else { continue };
        for key in ["id", "tags"] {
            entry.shift_remove(key);
        }
        let is_open =
            |end: &Value| end.as_str().is_some_and(crate::resume::EndDate::says_present);
        if entry.get("endDate").is_some_and(is_open) {
            entry.shift_remove("endDate");
        }
        let Some(Value::Array(highlights)) = entry.get_mut("highlights") else {
            continue;
        };
        for highlight in highlights {
            if let Some(text) = highlight.get_mut("text").map(Value::take) {
                *highlight = text;
            }
        }
    }
}

/// Removes keys that start with `x-`, which are private to the base.
fn remove_private(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|key, _| !key.starts_with("x-"));
            members.values_mut().for_each(remove_private);
        }
        Value::Array(list) => list.iter_mut().for_each(remove_private),
        _ => {}
    }
}
