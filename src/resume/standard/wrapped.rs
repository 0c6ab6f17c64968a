//! Objects that only surround what they hold: a document, the list of a section, or a text.

use serde_json::{Map, Value};

use super::super::shape::{Field, OWN, Object};
use super::super::value::is_empty;
use super::form::Member;
use super::names::{
    Reading, is_blank, is_keyed, is_off, is_private, is_readable, reading,
};
use crate::data;
use crate::diag::JsonPointer;
use crate::suggest::fold;

/// What the key begins with under which an object is kept that surrounded something, without that.
const AROUND: &str = "around ";

/// The keys under which an object has a text.
const TEXTS: [&str; 6] = ["text", "content", "value", "body", "html", "markdown"];

/// The keys under which an object has the place of a picture.
const PICTURES: [&str; 5] = ["url", "src", "href", "path", "file"];

/// What is left of a value of which only a part was read: its other members or elements.
pub(super) struct Rest {
    pub(super) value: Value,
    pub(super) at: JsonPointer,
}

impl Rest {
    /// The other members of an object, if there are any that hold something.
    pub(super) fn of(mut map: Map<String, Value>, at: JsonPointer) -> Option<Self> {
        map.retain(|_, value| !is_empty(value));
        (!map.is_empty()).then_some(Self { value: Value::Object(map), at })
    }

    /// The key under which it is kept, where `key` has what was read.
    pub(super) fn key(&self, key: &str) -> String {
        if self.value.is_object() { around(key) } else { format!("other {key}") }
    }
}

/// The key of what surrounded the value of `key`.
fn around(key: &str) -> String {
    format!("{AROUND}{key}")
}

/// Whether an object was kept because something in it was read: each of its members is one.
pub(in crate::resume) fn is_around(key: &str, value: &Value) -> bool {
    key.starts_with(AROUND) && value.is_object()
}

/// What stands beside the résumé in a document that has it under `wrapper`: the settings of other
/// programs. Keys that every document has stay where they are.
pub(super) fn beside(wrapper: &str, members: &mut Vec<Member>) -> Option<Member> {
    let stays = |key: &str| key == "meta" || is_private(key) || is_off(key);
    let mut map = Map::new();
    members.retain(|member| {
        let is_kept = stays(&member.key);
        if !is_kept {
            map.insert(member.key.clone(), member.value.clone());
        }
        is_kept
    });
    let root = JsonPointer::root();
    (!map.is_empty()).then(|| Member::new(&around(wrapper), Value::Object(map), &root))
}

/// The keys under which an object in place of a list has the entries, in one list or in groups.
pub(super) fn list_inside(
    map: &Map<String, Value>,
    object: &'static Object,
) -> Option<Vec<String>> {
    let has_objects = |value: &Value| {
        value.as_array().is_some_and(|items| items.iter().any(Value::is_object))
    };
    let (lists, others): (Vec<_>, Vec<_>) =
        map.iter().partition(|(key, value)| value.is_array() && is_list_name(key));
    let fields = || {
        let shown = others.iter().filter(|(_, value)| !is_blank(value));
        shown.filter_map(|(key, value)| reading(key, value, object))
    };
    // `{ "name": "Tools", "items": ["Git"] }` is one entry; `{ "name": "Awards", "items": [] }` is
    // a section without entries.
    let is_heading = |it: &Reading| match it {
        Reading::Field(field) | Reading::Renamed(field, _) => {
            [object.primary, "id", "type"].contains(&field.name)
        }
        _ => false,
    };
    let is_without = lists.iter().all(|(_, value)| is_blank(value));
    let is_inside = lists.iter().any(|(_, value)| has_objects(value))
        || fields().next().is_none()
        || is_without && fields().all(|it| is_heading(&it));
    if !lists.is_empty() {
        let keys = lists.into_iter().map(|(key, _)| key.clone());
        return is_inside.then(|| keys.collect());
    }
    let groups = groups(map)?;
    let is_free = !is_keyed(object) && !is_readable(map, object);
    is_free.then(|| groups.map(|(key, _)| key.clone()).collect())
}

/// Whether a key only says that it has a list.
fn is_list_name(key: &str) -> bool {
    data::aliases().lists.iter().any(|list| fold(list) == fold(key))
}

/// The names of the groups in which an object in place of a list has the entries.
pub(super) fn group_names(
    map: &Map<String, Value>,
    object: &'static Object,
) -> Vec<String> {
    let mut keys = list_inside(map, object).unwrap_or_default();
    keys.retain(|key| !is_list_name(key));
    keys
}

/// The groups of a list that is written as an object: `{ "talks": [{ … }], "panels": [{ … }] }`.
fn groups(map: &Map<String, Value>) -> Option<impl Iterator<Item = (&String, &Value)>> {
    let shown = || {
        let is_shown = |key: &str| !is_private(key) && !is_off(key);
        map.iter().filter(move |(key, value)| is_shown(key) && !is_blank(value))
    };
    let is_group = |(_, value): (&String, &Value)| {
        value.as_array().is_some_and(|items| items.iter().all(Value::is_object))
    };
    (shown().next().is_some() && shown().all(is_group)).then(shown)
}

/// Whether an object at the top level that means nothing surrounds the entries of a section.
pub(super) fn has_entries(value: &Value) -> bool {
    let Value::Object(map) = value else { return false };
    let is_entries = |key: &String| {
        let items = map.get(key).and_then(Value::as_array);
        items.is_some_and(|items| items.iter().any(Value::is_object))
    };
    list_inside(map, &OWN).is_some_and(|keys| keys.iter().any(is_entries))
}

/// The text that an object surrounds, taken out of it.
pub(super) fn text_inside(field: &Field, map: &mut Map<String, Value>) -> Option<Value> {
    let keys: &[&str] = if field.name == "image" { &PICTURES } else { &TEXTS };
    let texts = || keys.iter().filter(|key| map.get(**key).is_some_and(Value::is_string));
    let filled = texts().find(|key| map.get(**key).is_some_and(|it| !is_empty(it)));
    let key = filled.or_else(|| texts().next())?;
    map.shift_remove(*key)
}
