//! Everything in a base that a variant can select: sections, entries and elements with their ids,
//! tags and JSON Pointers.
//!
//! An entry has its id and tags in `id` and `tags`, or in `x-id` and `x-tags` to hide them from
//! strict readers of JSON Resume. Highlights, which are plain strings in JSON Resume, have theirs
//! beside them: `x-highlights` is an array of `{ "id", "tags" }`, one for each highlight.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::diag::JsonPointer;
use crate::resume::is_section;

/// The sections of JSON Resume that are arrays of entries.
const SECTIONS: [&str; 11] = [
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

/// The names of the sections of a résumé that are arrays of entries, those of one's own
/// included.
pub(super) fn sections(resume: &Map<String, Value>) -> Vec<String> {
    let own = resume.iter().filter(|(key, value)| is_section(key, value));
    let own = own.map(|(key, _)| key.clone());
    SECTIONS.iter().map(|key| (*key).to_owned()).chain(own).collect()
}

/// The arrays of elements in entries.
pub(super) const LISTS: [&str; 4] = ["highlights", "keywords", "courses", "roles"];

/// Texts that add to an entry and can be left out of it. A title, an employer, a date or a level
/// cannot: without it, the entry would make another claim.
const FIELDS: [&str; 5] = ["summary", "description", "url", "location", "score"];

/// Something in the base that can be selected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    /// Its place.
    pub at: JsonPointer,
    /// What it is.
    pub kind: ItemKind,
    /// Its id.
    pub id: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its text; for an entry, its title.
    pub text: String,
}

/// The kind of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ItemKind {
    /// A whole section.
    Section,
    /// An entry of a section, or a profile.
    Entry,
    /// An array in an entry.
    List,
    /// A highlight, a keyword, a course, a role.
    Element,
    /// A text of an entry, or of `basics`.
    Field,
}

/// A fault of the base that prevents applying any variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Flaw {
    /// Its place in the base.
    pub at: JsonPointer,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub hint: &'static str,
}

/// Everything that can be selected, in the order of the document.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// The items.
    pub items: Vec<Item>,
    /// The alternative summaries in `basics.x-summaries`: id and text.
    pub summaries: Vec<(String, String)>,
    /// The position of each item by its place.
    places: BTreeMap<JsonPointer, usize>,
}

impl Index {
    /// Moves ids and tags to where the model has them, and lists what can be selected.
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
        for key in sections(members) {
            index.section(members, &key, &root, &mut flaws);
        }
        let places = index.items.iter().enumerate();
        index.places = places.map(|(at, item)| (item.at.clone(), at)).collect();
        (index, flaws)
    }

    /// The position of the item at `at`.
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
                message: "`x-summaries` is not an array of `{ \"id\", \"text\" }`"
                    .to_owned(),
                hint: "write an `id` and a `text` for each summary",
            }),
        }
    }
}

/// How to mend `x-highlights`.
const MARKS: &str =
    "write one `{ \"id\": …, \"tags\": […] }` for each highlight, in order";

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

/// Joins each highlight with its id and tags from `x-highlights`.
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
                "`x-highlights` is not an array of `{ \"id\", \"tags\" }`".to_owned();
            flaws.push(Flaw { at, message, hint: MARKS });
            return;
        }
    };
    if marks.len() != highlights.len() {
        let entries = if marks.len() == 1 { "entry" } else { "entries" };
        let texts = if highlights.len() == 1 { "highlight" } else { "highlights" };
        let message = format!(
            "`x-highlights` has {} {entries} for {} {texts}",
            marks.len(),
            highlights.len()
        );
        flaws.push(Flaw { at, message, hint: MARKS });
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

/// Whether a value can hold a highlight's id and tags; `null` holds none.
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

/// A title for an entry: `Backend Engineer, Northwind Freight`.
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
        "skills" | "interests" | "references" | "projects" => &["name"],
        _ => &["name", "position", "organization"],
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
    fn ids_and_tags_that_do_not_match_their_highlights_are_a_flaw() {
        for (marks, told) in [
            (json!([{}]), "1 entry for 2 highlights"),
            (json!("x"), "not an array"),
            (json!([{ "id": 3 }, {}]), "not an array"),
        ] {
            let work = json!([{ "highlights": ["a", "b"], "x-highlights": marks }]);
            let (_, flaws) = index(json!({ "work": work }));
            assert!(flaws[0].message.contains(told), "{flaws:?}");
        }
    }
}
