//! What a base holds that a variant can name: a résumé as JSON comes in, every section, entry
//! and element with its id, its tags and its JSON Pointer goes out.
//!
//! Ids and tags stand at an entry as `id` and `tags`, or as `x-id` and `x-tags` where a strict
//! reader of JSON Resume must not see them. Those of highlights, which JSON Resume knows only as
//! plain texts, stand beside them: `x-highlights` is a list of `{ "id", "tags" }`, one for each
//! highlight.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::diag::JsonPointer;

/// The sections that are lists of entries.
pub(super) const SECTIONS: [&str; 11] = [
    "work",
    "volunteer",
    "education",
    "awards",
    "certificates",
    "publications",
    "skills",
    "languages",
    "interests",
    "references",
    "projects",
];

/// The lists of elements in entries.
pub(super) const LISTS: [&str; 4] = ["highlights", "keywords", "courses", "roles"];

/// Texts that say more about an entry and can be left out of it. A title, an employer, a date
/// or a level cannot: without it, the entry would claim something else.
const FIELDS: [&str; 5] = ["summary", "description", "url", "location", "score"];

/// What stands in the base and can be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    /// Where.
    pub at: JsonPointer,
    /// What it is.
    pub kind: ItemKind,
    /// Its id.
    pub id: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its text; of an entry, its title.
    pub text: String,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ItemKind {
    /// A whole section.
    Section,
    /// An entry of a section, or a profile.
    Entry,
    /// A list in an entry.
    List,
    /// A highlight, a keyword, a course, a role.
    Element,
    /// A text of an entry, or of the person.
    Field,
}

/// Something about the base that no variant can be applied with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Flaw {
    /// Where in the base.
    pub at: JsonPointer,
    /// What it is.
    pub message: String,
}

/// Everything that can be named, in the order of the document.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// The items.
    pub items: Vec<Item>,
    /// Summaries the person holds ready: id and text.
    pub summaries: Vec<(String, String)>,
    /// The position of each item by its place.
    places: BTreeMap<JsonPointer, usize>,
}

impl Index {
    /// Puts ids and tags where the model has them, and lists what can be named.
    pub(crate) fn of(base: &mut Value) -> (Self, Vec<Flaw>) {
        let mut index = Self::default();
        let mut flaws = Vec::new();
        let root = JsonPointer::root();
        let Value::Object(members) = base else { return (index, flaws) };
        if let Some(basics) = members.get_mut("basics").and_then(Value::as_object_mut) {
            let at = root.key("basics");
            for key in ["label", "summary"] {
                index.field(basics, key, &at);
            }
            index.summaries(basics, &at, &mut flaws);
            index.section(basics, "profiles", &at, &mut flaws);
        }
        for key in SECTIONS {
            index.section(members, key, &root, &mut flaws);
        }
        let places = index.items.iter().enumerate();
        index.places = places.map(|(at, item)| (item.at.clone(), at)).collect();
        (index, flaws)
    }

    /// The item that stands at `at`.
    pub(crate) fn position(&self, at: &JsonPointer) -> Option<usize> {
        self.places.get(at).copied()
    }

    fn push(&mut self, at: JsonPointer, kind: ItemKind, text: String) {
        self.items.push(Item { at, kind, id: None, tags: Vec::new(), text });
    }

    fn field(&mut self, members: &Map<String, Value>, key: &str, at: &JsonPointer) {
        if let Some(text) = members.get(key).and_then(Value::as_str) {
            self.push(at.key(key), ItemKind::Field, text.to_owned());
        }
    }

    fn section(
        &mut self,
        members: &mut Map<String, Value>,
        key: &str,
        parent: &JsonPointer,
        flaws: &mut Vec<Flaw>,
    ) {
        let Some(Value::Array(entries)) = members.get_mut(key) else { return };
        let at = parent.key(key);
        self.push(at.clone(), ItemKind::Section, key.to_owned());
        for (i, entry) in entries.iter_mut().enumerate() {
            let at = at.index(i);
            let Value::Object(entry) = entry else { continue };
            adopt(entry);
            let item = Item {
                text: title(key, entry),
                kind: ItemKind::Entry,
                id: text(entry.get("id")),
                tags: texts(entry.get("tags")),
                at: at.clone(),
            };
            self.items.push(item);
            for field in FIELDS {
                self.field(entry, field, &at);
            }
            join_highlights(entry, &at, flaws);
            for list in LISTS {
                self.list(entry, list, &at);
            }
        }
    }

    fn list(&mut self, entry: &Map<String, Value>, key: &str, parent: &JsonPointer) {
        let Some(Value::Array(elements)) = entry.get(key) else { return };
        let at = parent.key(key);
        self.push(at.clone(), ItemKind::List, key.to_owned());
        for (i, element) in elements.iter().enumerate() {
            let own = text(Some(element)).or_else(|| text(element.get("text")));
            self.items.push(Item {
                at: at.index(i),
                kind: ItemKind::Element,
                id: text(element.get("id")),
                tags: texts(element.get("tags")),
                text: own.unwrap_or_default(),
            });
        }
    }

    fn summaries(
        &mut self,
        basics: &Map<String, Value>,
        at: &JsonPointer,
        flaws: &mut Vec<Flaw>,
    ) {
        let Some(held) = basics.get("x-summaries") else { return };
        let at = at.key("x-summaries");
        let pair = |it: &Value| Some((text(it.get("id"))?, text(it.get("text"))?));
        match held.as_array().map(|list| list.iter().map(pair).collect()) {
            Some(Some(pairs)) => self.summaries = pairs,
            _ => flaws.push(Flaw {
                at,
                message: "`x-summaries` is no list of `{ \"id\", \"text\" }`".to_owned(),
            }),
        }
    }
}

/// Reads `x-id` and `x-tags` as `id` and `tags`.
fn adopt(entry: &mut Map<String, Value>) {
    for (key, private) in [("id", "x-id"), ("tags", "x-tags")] {
        if let Some(value) = entry.shift_remove(private)
            && !entry.contains_key(key)
        {
            entry.insert(key.to_owned(), value);
        }
    }
}

/// Joins each highlight with what `x-highlights` says of it.
fn join_highlights(
    entry: &mut Map<String, Value>,
    at: &JsonPointer,
    flaws: &mut Vec<Flaw>,
) {
    let beside = entry.shift_remove("x-highlights");
    let Some(Value::Array(highlights)) = entry.get_mut("highlights") else { return };
    for highlight in highlights.iter_mut() {
        if let Value::String(text) = highlight {
            let text = std::mem::take(text);
            *highlight =
                Value::Object(Map::from_iter([("text".to_owned(), text.into())]));
        }
    }
    let Some(beside) = beside else { return };
    let at = at.key("x-highlights");
    let marks = match beside {
        Value::Array(marks) if marks.iter().all(is_mark) => marks,
        _ => {
            let message =
                "`x-highlights` is no list of `{ \"id\", \"tags\" }`".to_owned();
            flaws.push(Flaw { at, message });
            return;
        }
    };
    if marks.len() != highlights.len() {
        let (marks, texts) = (marks.len(), highlights.len());
        let message =
            format!("`x-highlights` has {marks} entries for {texts} highlights");
        flaws.push(Flaw { at, message });
        return;
    }
    for (highlight, mark) in highlights.iter_mut().zip(marks) {
        if let (Value::Object(highlight), Value::Object(mark)) = (highlight, mark) {
            for key in ["id", "tags"] {
                if let Some(value) = mark.get(key) {
                    highlight.entry(key).or_insert(value.clone());
                }
            }
        }
    }
}

/// Whether a value can say something about a highlight; `null` says nothing.
fn is_mark(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Object(mark) => {
            let is_text = |value: &Value| value.is_string();
            mark.get("id").is_none_or(is_text)
                && mark.get("tags").is_none_or(|tags| {
                    tags.as_array().is_some_and(|tags| tags.iter().all(is_text))
                })
        }
        _ => false,
    }
}

/// What people call an entry: `Backend Engineer, Northwind Freight`.
fn title(section: &str, entry: &Map<String, Value>) -> String {
    let keys: &[&str] = match section {
        "work" => &["position", "name"],
        "volunteer" => &["position", "organization"],
        "education" => &["studyType", "area", "institution"],
        "awards" => &["title", "awarder"],
        "certificates" => &["name", "issuer"],
        "publications" => &["name", "publisher"],
        "languages" => &["language"],
        "profiles" => &["network", "username"],
        _ => &["name"],
    };
    let parts: Vec<&str> =
        keys.iter().filter_map(|key| entry.get(*key).and_then(Value::as_str)).collect();
    parts.join(", ")
}

pub(super) fn text(value: Option<&Value>) -> Option<String> {
    value.and_then(Value::as_str).map(str::to_owned)
}

pub(super) fn texts(value: Option<&Value>) -> Vec<String> {
    let list = value.and_then(Value::as_array).into_iter().flatten();
    list.filter_map(Value::as_str).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn index(mut base: Value) -> (Index, Vec<Flaw>) {
        Index::of(&mut base)
    }

    #[test]
    fn ids_and_tags_are_found_at_entries_and_beside_highlights() {
        let (index, flaws) = index(json!({ "work": [{
            "name": "A", "x-id": "a", "tags": ["t"],
            "highlights": ["one", "two"],
            "x-highlights": [{ "id": "one" }, { "tags": ["u", "v"] }],
        }] }));
        assert!(flaws.is_empty(), "{flaws:?}");
        let found: Vec<(&str, Option<&str>, usize)> = index
            .items
            .iter()
            .map(|item| (item.at.as_str(), item.id.as_deref(), item.tags.len()))
            .collect();
        assert_eq!(
            found,
            [
                ("/work", None, 0),
                ("/work/0", Some("a"), 1),
                ("/work/0/highlights", None, 0),
                ("/work/0/highlights/0", Some("one"), 0),
                ("/work/0/highlights/1", None, 2),
            ]
        );
    }

    #[test]
    fn marks_that_do_not_fit_their_highlights_are_a_flaw() {
        for (marks, told) in [
            (json!([{}]), "1 entries for 2 highlights"),
            (json!("x"), "no list"),
            (json!([{ "id": 3 }, {}]), "no list"),
        ] {
            let work = json!([{ "highlights": ["a", "b"], "x-highlights": marks }]);
            let (_, flaws) = index(json!({ "work": work }));
            assert!(flaws[0].message.contains(told), "{flaws:?}");
        }
    }
}
