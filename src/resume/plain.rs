//! A résumé as any other program takes it.

use serde_json::Value;

use super::model::Resume;
use super::shape::{HIGHLIGHT, OWN, Object, RESUME, Shape};
use super::standard::is_section_name;
use super::{labelled, own};

impl Resume {
    /// The résumé as JSON with nothing but what can be printed: without ids, tags, photos, keys
    /// that are unknown or switched off, and empty elements; highlights are texts. Of `meta` there
    /// are the members that JSON Resume has.
    #[must_use]
    pub fn to_plain_json(&self) -> Value {
        let mut value = self.to_json();
        strip(&mut value, &RESUME);
        value
    }
}

fn strip(value: &mut Value, object: &'static Object) {
    let Value::Object(map) = value else { return };
    let members = std::mem::take(map);
    for (key, mut value) in members {
        if let Some(shape) = shape_of(&key, &value, object) {
            field(&mut value, shape);
            if !is_nothing(&value) {
                map.insert(key, value);
            }
        }
    }
}

/// The shape of a member that can be printed.
fn shape_of(key: &str, value: &Value, object: &'static Object) -> Option<Shape> {
    if matches!(key, "id" | "tags" | "image" | "$schema") {
        return None;
    }
    if let Some(field) = object.field(key) {
        return Some(field.shape);
    }
    if object.name == RESUME.name {
        let is_own = is_section_name(key) && own::is_section(key, value);
        return is_own.then_some(Shape::List(&OWN));
    }
    (object.has_lines() && labelled::is_line(key, value)).then_some(Shape::Text)
}

fn field(value: &mut Value, shape: Shape) {
    match (shape, value) {
        (Shape::Object(inner), value) => strip(value, inner),
        (Shape::List(inner), Value::Array(items)) => {
            for item in items {
                strip(item, inner);
            }
        }
        (Shape::Highlights, Value::Array(items)) => {
            for item in items.iter_mut() {
                as_text(item);
            }
            items.retain(|item| !is_nothing(item));
        }
        (Shape::Texts, Value::Array(items)) => items.retain(|item| !is_nothing(item)),
        _ => {}
    }
}

/// A highlight that is an object, as its text.
fn as_text(item: &mut Value) {
    if let Some(text) = item.get_mut(HIGHLIGHT.primary) {
        *item = text.take();
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}
