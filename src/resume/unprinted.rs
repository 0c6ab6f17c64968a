//! What no page shows of a document: text under keys that nothing reads. It is never passed over
//! in silence.
//!
//! Exempt are keys that are not meant for the page: `$schema`, `meta`, keys that begin with `x-`
//! or that somebody switched off, ids, tags and the image.

use serde_json::Value;

use super::model::Resume;
use super::shape::{HIGHLIGHT, OWN, Object, RESUME, Shape};
use super::standard::{is_around, is_off, is_private, meaning};
use super::{labelled, own};
use crate::diag::JsonPointer;

/// The member that keeps the texts of a PDF, or of an imported file, that no other member can hold.
pub const UNPARSED: &str = "x-unparsed";

/// A member that nothing reads.
#[derive(Debug, PartialEq)]
pub(super) struct Unprinted {
    /// Its place.
    pub(super) at: JsonPointer,
    /// The field it would be, if the object did not have that already.
    pub(super) field: Option<&'static str>,
    /// How many strings and numbers it holds.
    pub(super) values: usize,
}

/// The members of `document`, whose known keys have their own names, that hold text and that
/// nothing reads, in the order of the document.
pub(super) fn unprinted(document: &Value) -> Vec<Unprinted> {
    let mut found = Vec::new();
    in_object(document, &RESUME, &JsonPointer::root(), &mut found);
    found
}

impl Resume {
    /// How many strings and numbers of the résumé no page shows, because they stand under keys
    /// that are unknown. Each was reported when the résumé was read.
    #[must_use]
    pub fn unprinted_values(&self) -> usize {
        unprinted(&self.to_json()).iter().map(|member| member.values).sum()
    }
}

fn in_object(
    value: &Value,
    object: &'static Object,
    at: &JsonPointer,
    found: &mut Vec<Unprinted>,
) {
    let Value::Object(members) = value else { return };
    for (key, value) in members {
        let place = at.key(key);
        let shape = match object.field(key) {
            Some(field) => field.shape,
            None if object.name == RESUME.name && own::is_section(key, value) => {
                Shape::List(&OWN)
            }
            None => {
                let is_exempt = object.is_tooling || is_private(key) || is_off(key);
                let is_printed = object.has_lines() && labelled::is_line(key, value);
                if is_exempt || is_printed {
                    continue;
                }
                if let (true, Value::Object(rest)) = (is_around(key, value), value) {
                    let is_shown = |key: &str| {
                        !is_private(key) && !is_off(key) && !matches!(key, "id" | "tags")
                    };
                    for (key, value) in rest.iter().filter(|(key, _)| is_shown(key)) {
                        add(place.key(key), None, value, found);
                    }
                    continue;
                }
                let field = meaning(key, value, object);
                let twin = field.and_then(|field| members.get(field));
                if field != Some("image") && !twin.is_some_and(|it| is_same(it, value)) {
                    add(place, field, value, found);
                }
                continue;
            }
        };
        let (inner, elements) = match shape {
            Shape::Object(inner) => (inner, None),
            Shape::List(inner) => (inner, value.as_array()),
            Shape::Highlights => (&HIGHLIGHT, value.as_array()),
            _ => continue,
        };
        match elements {
            None => in_object(value, inner, &place, found),
            Some(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    in_object(element, inner, &place.index(index), found);
                }
            }
        }
    }
}

/// Adds a member that nothing reads, if it holds text.
fn add(
    at: JsonPointer,
    field: Option<&'static str>,
    value: &Value,
    found: &mut Vec<Unprinted>,
) {
    let values = values(value);
    if values > 0 {
        found.push(Unprinted { at, field, values });
    }
}

/// Whether two values are one text, or one address with and without its scheme.
fn is_same(one: &Value, other: &Value) -> bool {
    let bare = |value: &Value| {
        let text = value.as_str()?.trim().trim_end_matches('/');
        let text = text.strip_prefix("https://").or(text.strip_prefix("http://"));
        Some(text.unwrap_or(value.as_str()?.trim()).trim_end_matches('/').to_owned())
    };
    bare(one).is_some_and(|one| bare(other) == Some(one))
}

/// How many numbers and strings that are not blank a value holds.
fn values(value: &Value) -> usize {
    match value {
        Value::Null | Value::Bool(_) => 0,
        Value::Number(_) => 1,
        Value::String(text) => usize::from(!text.trim().is_empty()),
        Value::Array(items) => items.iter().map(values).sum(),
        Value::Object(members) => members.values().map(values).sum(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn text_under_unknown_keys_is_found_at_any_depth_and_no_other() {
        let document = json!({
            "$schema": "s", "x-note": "n", "meta": { "theme": "t" },
            "basics": { "name": "Ada", "image": "i", "location": { "planet": "Earth" } },
            "work": [{ "name": "A", "id": "a", "tags": ["t"], "remote": true,
                "team": { "size": 4, "names": ["B", "", null, ["C"]] },
                "highlights": ["h", { "text": "t", "source": "s" }] }],
        });
        let found = unprinted(&document);
        let found: Vec<(&str, usize)> =
            found.iter().map(|it| (it.at.as_str(), it.values)).collect();
        assert_eq!(
            found,
            [
                ("/basics/location/planet", 1),
                ("/work/0/team", 3),
                ("/work/0/highlights/1/source", 1),
            ]
        );
    }
}
