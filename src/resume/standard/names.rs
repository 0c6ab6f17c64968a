//! What a key means in an object: a field, a field under another name, or nothing.

use deunicode::deunicode;
use serde_json::{Map, Value};

use super::super::date::EndDate;
use super::super::shape::{Field, OLDER_NAMES, OWN, Object, RESUME, Shape};
use super::super::url::{self, Link};
use super::super::value::is_empty;
use super::dates;
use super::form::Member;
use crate::data;
use crate::suggest::{self, fold};

/// The objects that people also write as an object whose keys are names: `{ "Go": "expert" }`.
/// Other names of an entry's keys would be names there.
const KEYED: [&str; 4] = ["skills", "interests", "languages", "profiles"];

/// What a key means.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reading {
    /// This field.
    Field(&'static Field),
    /// This field, under another name.
    Renamed(&'static Field, Why),
    /// A member of the object that is this field.
    Inside(&'static Field, String),
    /// The members of its value are those of the object.
    Here,
    /// `startDate` and `endDate`.
    Range,
    /// A part of a name, by its position.
    NamePart(u8),
}

/// Why a key means a field that has another name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// The field had this name before JSON Resume 1.0.
    Older,
    /// People use it.
    Usual,
    /// It is the field's name with a slip.
    Slip,
}

/// What `key` means in an object whose key it is; `None` if it means nothing there.
pub(super) fn reading(
    key: &str,
    value: &Value,
    object: &'static Object,
) -> Option<Reading> {
    if let Some(field) = object.field(key) {
        return Some(Reading::Field(field));
    }
    if is_private(key) || is_off(key) {
        return None;
    }
    let renamed = |name: &str, why| Some(Reading::Renamed(object.field(name)?, why));
    let older = object.field_once_named(key).map(|field| field.name);
    older
        .and_then(|name| renamed(name, Why::Older))
        .or_else(|| usual(key, value, object))
        .or_else(|| renamed(near_miss(key, object)?, Why::Slip))
        .or_else(|| foreign(key, value, object))
        .filter(|reading| match reading {
            Reading::Renamed(field, _) => fits(field.shape, value),
            Reading::Here => value.is_object(),
            Reading::Range => dates::range(value).is_some(),
            Reading::NamePart(_) => value.is_string(),
            Reading::Field(_) | Reading::Inside(..) => true,
        })
}

/// The whole name of the field that `key` means in the object that a field is: `basics.email`.
pub(super) fn inside(field: &Field, key: &str, value: &Value) -> String {
    let inner = match field.shape {
        Shape::Object(object) => match reading(key, value, object) {
            Some(Reading::Field(inner) | Reading::Renamed(inner, _)) => inner.name,
            Some(Reading::NamePart(_)) => "name",
            None if data::network_named(key).is_some() => "profiles",
            _ => key,
        },
        _ => key,
    };
    format!("{}.{inner}", field.name)
}

/// Whether a key means nothing in an object, whatever its value.
pub(in crate::resume) fn means_nothing(
    key: &str,
    value: &Value,
    object: &'static Object,
) -> bool {
    reading(key, value, object).is_none()
        && usual(key, value, object).is_none()
        && object.field(key).is_none()
}

/// The name of the field that a key left in an object in standard form means; `None` if it means
/// nothing, or more than a field.
pub(in crate::resume) fn meaning(
    key: &str,
    value: &Value,
    object: &'static Object,
) -> Option<&'static str> {
    let key = key.rsplit("other ").next().unwrap_or(key);
    match reading(key, value, object)? {
        Reading::Field(field) | Reading::Renamed(field, _) => Some(field.name),
        _ => None,
    }
}

/// What the table of other names has for `key`.
fn usual(key: &str, value: &Value, object: &'static Object) -> Option<Reading> {
    let folded = fold(&deunicode(key));
    let find = |table: &str| {
        let names = data::aliases().objects.get(table)?;
        names.iter().find(|(name, _)| fold(name) == folded).map(|(_, target)| &**target)
    };
    let of_entry = || {
        let has_them = object.is_entry && !KEYED.contains(&object.name);
        has_them.then(|| find("entry")).flatten()
    };
    // A name of the object itself counts first, unless the object lacks what it stands for.
    let found = [find(object.name), of_entry()].into_iter().flatten();
    found.into_iter().find_map(|target| stands_for(target, value, object))
}

/// The section that a top-level key names in another language, if the value can be read as one:
/// entries whose keys mean nothing there are better printed as they are.
fn foreign(key: &str, value: &Value, object: &'static Object) -> Option<Reading> {
    let name = (object.name == RESUME.name).then(|| data::section_named(key))??;
    if name == "summary" {
        return stands_for("basics.summary", value, object).filter(|_| value.is_string());
    }
    let field = object.field(name)?;
    let Shape::List(entry) = field.shape else { return None };
    let is_read = |item: &Value| match item {
        Value::Object(map) => is_readable(map, entry),
        item => !item.is_boolean(),
    };
    let items = value.as_array()?;
    items.iter().all(is_read).then_some(Reading::Renamed(field, Why::Usual))
}

/// What a target of the table stands for in an object.
fn stands_for(target: &str, value: &Value, object: &'static Object) -> Option<Reading> {
    if target == "." {
        return Some(Reading::Here);
    }
    if let Some((_, part)) = target.split_once('/') {
        return part.parse().ok().map(Reading::NamePart);
    }
    if let Some((start, end)) = target.split_once('+') {
        if object.field(start).and(object.field(end)).is_some() {
            return Some(Reading::Range);
        }
        // What happened on a day has its date alone.
        let date = object.field("date").or_else(|| object.field("releaseDate"))?;
        return Some(Reading::Renamed(date, Why::Usual));
    }
    if let Some((outer, inner)) = target.split_once('.') {
        let field = object.field(outer)?;
        // An address in parts is the whole place.
        if value.is_object() && outer == "location" {
            return Some(Reading::Renamed(field, Why::Usual));
        }
        return Some(Reading::Inside(field, inner.to_owned()));
    }
    Some(Reading::Renamed(object.field(target)?, Why::Usual))
}

/// Whether a value under another name can be what the field takes. Otherwise the name means
/// something else, and reading it would make an error of it.
fn fits(shape: Shape, value: &Value) -> bool {
    let Some(text) = value.as_str() else {
        return match shape {
            Shape::Date | Shape::EndDate => !value.is_array() && !value.is_boolean(),
            Shape::Url => value.is_object(),
            _ => !value.is_boolean(),
        };
    };
    match shape {
        Shape::Date => dates::is_date(text),
        Shape::EndDate => EndDate::says_present(text) || dates::is_date(text),
        Shape::Url => is_link(text),
        _ => true,
    }
}

/// Whether a member of a section of one's own can be the field it is called. Its dates may be any
/// texts: nobody promised what the section holds.
pub(super) fn may_be(field: &Field, member: &Member, object: &Object) -> bool {
    let is_date = matches!(field.shape, Shape::Date | Shape::EndDate);
    object.name != OWN.name
        || !is_date
        || is_empty(&member.value)
        || fits(field.shape, &member.value)
}

/// Whether a text is a web address, with or without a scheme.
pub(super) fn is_link(text: &str) -> bool {
    matches!(url::classify(text.trim()), Link::Whole | Link::Bare(_))
}

/// The known key that `key` is a near miss of.
fn near_miss(key: &str, object: &Object) -> Option<&'static str> {
    let known = object.all().map(|field| field.name);
    // Nobody misspells `$schema`, but `schema` is a word.
    suggest::nearest(key, known.filter(|name| !name.starts_with('$')))
}

/// Whether any key of `members` means something in an object.
pub(super) fn is_readable(members: &Map<String, Value>, object: &'static Object) -> bool {
    let mut members = members.iter().filter(|(_, value)| !is_blank(value));
    members.any(|(key, value)| reading(key, value, object).is_some())
}

/// Whether a value says nothing, at any depth.
pub(super) fn is_blank(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().all(is_blank),
        Value::Object(members) => members.values().all(is_blank),
        value => is_empty(value),
    }
}

/// Whether an object may be written with names for keys.
pub(super) fn is_keyed(object: &Object) -> bool {
    KEYED.contains(&object.name)
}

/// Whether a value is a list of which a section can be made.
pub(super) fn is_list_of_entries(value: &Value) -> bool {
    let is_entry = |item: &Value| !item.is_boolean() && !item.is_array();
    let has_text =
        |item: &Value| item.is_object() || item.is_string() || item.is_number();
    value
        .as_array()
        .is_some_and(|items| items.iter().all(is_entry) && items.iter().any(has_text))
}

/// Whether a top-level key can be that of a section of one's own.
pub(in crate::resume) fn is_section_name(key: &str) -> bool {
    RESUME.field(key).is_none() && !is_private(key) && !is_off(key)
}

/// Whether a key is meant for other programs.
pub(in crate::resume) fn is_private(key: &str) -> bool {
    key.starts_with("x-") || key == "$schema"
}

/// Whether somebody switched a key off by its name.
pub(in crate::resume) fn is_off(key: &str) -> bool {
    key.starts_with(['-', '_', '#'])
        || key.starts_with("//")
        || key.ends_with("_disabled")
}

impl Object {
    /// The known field that had that name before JSON Resume 1.0.
    fn field_once_named(&self, name: &str) -> Option<&'static Field> {
        OLDER_NAMES
            .iter()
            .filter(|(older, _)| *older == name)
            .find_map(|(_, newer)| self.field(newer))
    }
}

#[cfg(test)]
mod tests;
