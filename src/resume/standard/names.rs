//! What a key means in an object: a field, a field under another name, or nothing.

use serde_json::{Map, Value};

use super::super::date::EndDate;
use super::super::shape::{Field, OLDER_NAMES, Object, RESUME, Shape};
use super::super::url::{self, Link};
use super::super::value::is_empty;
use super::dates;
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
    let folded = fold(key);
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

/// What a target of the table stands for in an object.
fn stands_for(target: &str, value: &Value, object: &'static Object) -> Option<Reading> {
    if target == "." {
        return Some(Reading::Here);
    }
    if let Some((_, part)) = target.split_once('/') {
        return part.parse().ok().map(Reading::NamePart);
    }
    if let Some((start, end)) = target.split_once('+') {
        object.field(start).and(object.field(end))?;
        return Some(Reading::Range);
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

/// Whether a top-level member that means nothing can be put in the form of a section.
pub(super) fn can_be_section(key: &str, value: &Value) -> bool {
    let is_entry = |item: &Value| !item.is_boolean() && !item.is_array();
    let has_text =
        |item: &Value| item.is_object() || item.is_string() || item.is_number();
    is_section_name(key)
        && value
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
mod tests {
    use serde_json::json;

    use super::super::super::shape::{HIGHLIGHT, OWN};
    use super::*;

    fn place(name: &str) -> &'static Object {
        match name {
            "resume" => return &RESUME,
            "own" => return &OWN,
            "highlights" => return &HIGHLIGHT,
            _ => {}
        }
        let inside =
            |object: &'static Object| object.field(name).map(|field| field.shape);
        let Some(Shape::List(object) | Shape::Object(object)) =
            inside(&RESUME).or_else(|| match RESUME.field("basics")?.shape {
                Shape::Object(basics) => inside(basics),
                _ => None,
            })
        else {
            panic!("no place {name}");
        };
        object
    }

    fn field(at: &str, key: &str) -> Option<(&'static str, Why)> {
        match reading(key, &json!("text"), place(at)) {
            Some(Reading::Renamed(field, why)) => Some((field.name, why)),
            _ => None,
        }
    }

    #[test]
    fn slips_and_habits_of_writing_mean_the_known_key() {
        for (at, key, meant) in [
            ("work", "highligths", "highlights"),
            ("work", "highlight", "highlights"),
            ("work", "Name", "name"),
            ("work", "tag", "tags"),
            ("work", "ID", "id"),
            ("basics", "emial", "email"),
            ("basics", "e-mail", "email"),
            ("skills", "keyword", "keywords"),
        ] {
            assert_eq!(field(at, key), Some((meant, Why::Slip)), "{at}.{key}");
        }
        assert_eq!(field("resume", "eduction"), Some(("education", Why::Slip)));
    }

    #[test]
    fn usual_names_are_known_in_any_spelling() {
        for (at, key, meant) in [
            ("work", "jobTitle", "position"),
            ("work", "Job Title", "position"),
            ("work", "job_title", "position"),
            ("projects", "role", "roles"),
            ("languages", "level", "fluency"),
            ("resume", "Work-Experience", "work"),
        ] {
            assert_eq!(field(at, key), Some((meant, Why::Usual)), "{at}.{key}");
        }
        assert_eq!(field("work", "company"), Some(("name", Why::Older)));
    }

    #[test]
    fn other_words_mean_nothing() {
        for (at, key) in [
            ("work", "team"),
            ("personal", "team"),
            ("work", "_id"),
            ("work", "no"),
            ("basics", "zodiac"),
            ("basics", "x_internal"),
            ("awards", "flavor"),
            ("languages", "years"),
            ("interests", "summary"),
            ("resume", "schema"),
            ("resume", "-work"),
            ("resume", "work_disabled"),
        ] {
            assert_eq!(reading(key, &json!("text"), place(at)), None, "{at}.{key}");
        }
    }

    #[test]
    fn another_name_never_makes_an_error_of_a_value() {
        assert_eq!(field("work", "start"), None, "`text` is no date");
        assert_eq!(field("work", "link"), None, "`text` is no address");
        let start = reading("start", &json!("2020-01"), place("work"));
        assert!(matches!(start, Some(Reading::Renamed(..))), "{start:?}");
    }

    #[test]
    fn no_known_key_is_a_near_miss_of_another_at_its_place() {
        let places = RESUME.all().filter_map(|field| match field.shape {
            Shape::List(object) | Shape::Object(object) => Some(object),
            _ => None,
        });
        for object in places.chain([&RESUME, &OWN]) {
            for field in object.all() {
                let others = object.all().map(|other| other.name);
                let others = others.filter(|other| *other != field.name);
                let near = suggest::nearest(field.name, others);
                assert_eq!(near, None, "{}: {}", object.name, field.name);
            }
        }
    }

    #[test]
    fn the_table_of_other_names_stands_for_known_keys_and_shadows_none() {
        let mut failures = Vec::new();
        for (name, names) in &data::aliases().objects {
            for (other, target) in names {
                let at = format!("{name}: {other}: {target}");
                if name == "entry" {
                    let parts = target.split('+');
                    let all: Vec<&str> =
                        parts.filter(|it| OWN.field(it).is_none()).collect();
                    failures.extend((!all.is_empty()).then_some(at));
                    continue;
                }
                let object = place(name);
                if stands_for(target, &json!("text"), object).is_none() {
                    failures.push(format!("{at}: stands for nothing"));
                }
                let inner = target.split_once('.').filter(|(outer, _)| !outer.is_empty());
                if let Some((outer, inner)) = inner
                    && reading(inner, &json!("2020"), place(outer)).is_none()
                    && data::network_named(inner).is_none()
                {
                    failures.push(format!("{at}: `{outer}` has no `{inner}`"));
                }
                if object.all().any(|field| fold(field.name) == fold(other)) {
                    failures.push(format!("{at}: is a known key"));
                }
            }
        }
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }
}
