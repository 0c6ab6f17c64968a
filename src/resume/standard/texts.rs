//! Texts, lists of texts, links and dates that are written as another type.

use serde_json::{Map, Value};

use super::super::date::PartialDate;
use super::super::shape::{Field, Object, Shape};
use super::super::value::is_empty;
use super::form::{Form, Member, members};
use super::names::is_private;
use super::wrapped::{Rest, text_inside};
use crate::diag::JsonPointer;

/// The keys under which an object has a link.
const LINKS: [&str; 6] = ["url", "href", "link", "uri", "value", "address"];

impl Form<'_> {
    /// A text, and what else an object has that holds one. Of several, each is a paragraph.
    pub(super) fn text(
        &mut self,
        whole: Vec<Member>,
        field: &Field,
    ) -> (Value, Vec<Rest>) {
        let (mut out, mut rest): (Option<Value>, _) = (None, Vec::new());
        for Member { value, at, .. } in whole {
            let value = match value {
                Value::Object(mut map) => match text_inside(field, &mut map) {
                    Some(text) => {
                        self.text_in_object(&at, &Value::Object(map.clone()));
                        // What a picture is like is of no use without it.
                        let left = Rest::of(map, at.clone());
                        rest.extend(left.filter(|_| field.name != "image"));
                        text
                    }
                    None => Value::Object(map),
                },
                value => value,
            };
            let separator = match (field.shape, field.name) {
                (Shape::Prose, _) => "\n",
                (_, "name") => " ",
                _ => ", ",
            };
            let value = match &value {
                Value::Array(_) | Value::Object(_) => {
                    let texts = leaves(&value);
                    if texts.is_empty() {
                        if has_bool(&value) { value } else { Value::Null }
                    } else {
                        self.joined(&at, &value);
                        Value::String(texts.join(separator))
                    }
                }
                _ => value,
            };
            out = Some(match out {
                Some(first) if is_empty(&value) => first,
                Some(first) if !is_empty(&first) => {
                    let texts = [leaves(&first), leaves(&value)].concat();
                    Value::String(texts.join("\n"))
                }
                _ => value,
            });
        }
        (out.unwrap_or_default(), rest)
    }

    /// A list of texts, some of which may be objects where `object` says which.
    pub(super) fn texts(
        &mut self,
        mut whole: Vec<Member>,
        object: Option<&'static Object>,
        to: &JsonPointer,
    ) -> Value {
        // One text in place of a list is for the next stage.
        if let [Member { value, .. }] = &whole[..]
            && !value.is_array()
            && !value.is_object()
        {
            return whole.pop().map(|member| member.value).unwrap_or_default();
        }
        let mut elements: Vec<(Value, JsonPointer)> = Vec::new();
        for Member { value, at, .. } in whole {
            match value {
                Value::Array(items) => {
                    self.flatten(items, &at, object.is_some(), &mut elements);
                }
                Value::Object(ref map) => {
                    if !leaves(&value).is_empty() {
                        self.joined(&at, &value);
                    }
                    for (key, value) in map {
                        let texts = leaves(value);
                        elements
                            .extend(texts.into_iter().map(|it| (it.into(), at.key(key))));
                    }
                }
                value if is_empty(&value) => {}
                value => elements.push((value, at)),
            }
        }
        let mut list = Vec::new();
        for (index, (value, at)) in elements.into_iter().enumerate() {
            let place = to.index(index);
            self.out.moves.note(&place, &at);
            list.push(match (value, object) {
                (Value::Object(map), Some(object)) => {
                    self.highlight(map, &at, object, &place)
                }
                (Value::Object(map), None) => {
                    let value = Value::Object(map);
                    self.joined(&at, &value);
                    Value::String(bracketed(&leaves(&value)))
                }
                (value, _) => value,
            });
        }
        Value::Array(list)
    }

    /// The elements of a list. A list inside it adds its own; or, where they are `bullets`, those
    /// under the text before it.
    fn flatten(
        &mut self,
        items: Vec<Value>,
        at: &JsonPointer,
        bullets: bool,
        elements: &mut Vec<(Value, JsonPointer)>,
    ) {
        for (index, item) in items.into_iter().enumerate() {
            let at = at.index(index);
            match item {
                Value::Array(items) => {
                    self.list_in_list(&at);
                    match elements.last_mut() {
                        Some((Value::String(text), _)) if bullets && index > 0 => {
                            for leaf in leaves(&Value::Array(items)) {
                                text.push_str("\n- ");
                                text.push_str(leaf.trim());
                            }
                        }
                        _ => self.flatten(items, &at, bullets, elements),
                    }
                }
                item => elements.push((item, at)),
            }
        }
    }

    /// A highlight that is an object. One without a text has those of its other members.
    fn highlight(
        &mut self,
        map: Map<String, Value>,
        at: &JsonPointer,
        object: &'static Object,
        to: &JsonPointer,
    ) -> Value {
        let whole = Value::Object(map.clone());
        let out = self.object(members(map, at), object, to);
        if out.get("text").is_some_and(|text| !is_empty(text)) {
            return Value::Object(out);
        }
        let texts = leaves(&whole);
        if texts.is_empty() {
            return Value::String(String::new());
        }
        self.joined(at, &whole);
        Value::String(bracketed(&texts))
    }

    /// A link, and what else an object has that holds one.
    pub(super) fn url(&mut self, whole: Vec<Member>) -> (Value, Vec<Rest>) {
        let Some(Member { value, at, .. }) = whole.into_iter().next() else {
            return (Value::Null, Vec::new());
        };
        if let Value::Array(items) = &value
            && let Some((Value::String(first), others)) = items.split_first()
        {
            self.link_in_object(&at, &value);
            let others: Vec<Value> =
                others.iter().filter(|it| !is_empty(it)).cloned().collect();
            let rest = (!others.is_empty()).then_some(Rest { value: others.into(), at });
            return (Value::String(first.clone()), rest.into_iter().collect());
        }
        let Value::Object(mut map) = value else { return (value, Vec::new()) };
        let whole = Value::Object(map.clone());
        let link = LINKS.iter().find_map(|key| {
            map.get(*key).is_some_and(Value::is_string).then(|| map.shift_remove(*key))
        });
        let Some(link) = link.flatten() else {
            // An object without any text is no link.
            let is_blank = leaves(&Value::Object(map.clone())).is_empty();
            return (if is_blank { Value::Null } else { Value::Object(map) }, Vec::new());
        };
        self.link_in_object(&at, &whole);
        (link, Rest::of(map, at).into_iter().collect())
    }

    /// A date, where an object has its year and month.
    pub(super) fn date(&mut self, whole: Vec<Member>) -> Value {
        let Some(Member { value, at, .. }) = whole.into_iter().next() else {
            return Value::Null;
        };
        let Value::Object(map) = &value else { return value };
        let part = |name: &str| match map.get(name) {
            Some(Value::String(text)) => Some(text.trim().to_owned()),
            Some(Value::Number(number)) => Some(number.to_string()),
            _ => None,
        };
        let Some(year) = part("year") else { return value };
        let month = part("month").filter(|month| !month.is_empty());
        let date = match month {
            None => year,
            Some(month) if month.chars().all(|c| c.is_ascii_digit()) => {
                format!("{year}-{month:0>2}")
            }
            Some(month) => format!("{month} {year}"),
        };
        match PartialDate::read(&date) {
            Ok((date, _)) => {
                self.joined(&at, &value);
                Value::String(date.to_string())
            }
            Err(_) => value,
        }
    }
}

/// Every string and number in a value, in order, without ids, tags and private members.
pub(super) fn leaves(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => vec![text.trim().to_owned()],
        Value::Number(number) => vec![number.to_string()],
        Value::Array(items) => items.iter().flat_map(leaves).collect(),
        Value::Object(members) => {
            let shown = |key: &str| !matches!(key, "id" | "tags") && !is_private(key);
            let shown = members.iter().filter(|(key, _)| shown(key));
            shown.flat_map(|(_, value)| leaves(value)).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a value holds a boolean, which is no text.
fn has_bool(value: &Value) -> bool {
    match value {
        Value::Bool(_) => true,
        Value::Array(items) => items.iter().any(has_bool),
        Value::Object(members) => members.values().any(has_bool),
        _ => false,
    }
}

/// Texts of one object as one: the first, and the others in brackets.
fn bracketed(texts: &[String]) -> String {
    match texts {
        [] => String::new(),
        [only] => only.clone(),
        [first, others @ ..] => format!("{first} ({})", others.join(", ")),
    }
}
