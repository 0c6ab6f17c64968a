//! Entries: whatever stands where a list of objects is expected.
//!
//! Read are one object, strings among objects, a list inside an object (`{ "items": […] }`), and
//! objects whose keys are names: `{ "Languages": ["Go"] }`.

use serde_json::{Map, Value, json};

use super::super::shape::{Object, Shape};
use super::super::value::is_empty;
use super::form::{Form, Member, members};
use super::names::{
    Reading, is_blank, is_keyed, is_link, is_off, is_private, is_readable, reading,
};
use super::texts::leaves;
use super::wrapped::{Rest, group_names, list_inside};
use crate::data;
use crate::diag::JsonPointer;

/// An entry of a list.
enum Element {
    /// An object.
    Members(Vec<Member>, JsonPointer),
    /// What no entry can be made of; the schema refuses it.
    Raw(Value, JsonPointer),
}

impl Form<'_> {
    /// A list of entries, and what could not be made part of it.
    pub(super) fn list(
        &mut self,
        whole: Vec<Member>,
        object: &'static Object,
        to: &JsonPointer,
    ) -> (Value, Vec<Rest>) {
        let (mut elements, mut rest) = (Vec::new(), Vec::new());
        if let [Member { value: Value::Null | Value::Bool(_), .. }] = &whole[..] {
            return (
                whole.into_iter().next().map(|it| it.value).unwrap_or_default(),
                Vec::new(),
            );
        }
        for member in whole.into_iter().filter(|member| !is_empty(&member.value)) {
            self.elements(member, object, &mut elements, &mut rest);
        }
        let mut list = Vec::new();
        for (index, element) in elements.into_iter().enumerate() {
            let place = to.index(index);
            match element {
                Element::Members(all, at) => {
                    self.out.moves.note(&place, &at);
                    list.push(Value::Object(self.object(all, object, &place)));
                }
                Element::Raw(value, at) => {
                    self.out.moves.note(&place, &at);
                    list.push(value);
                }
            }
        }
        (Value::Array(list), rest)
    }

    /// The entries in what stands in place of a list.
    fn elements(
        &mut self,
        member: Member,
        object: &'static Object,
        elements: &mut Vec<Element>,
        rest: &mut Vec<Rest>,
    ) {
        let Member { value, at, .. } = member;
        let groups = value.as_object().map(|map| group_names(map, object));
        match groups.filter(|names| !names.is_empty()) {
            Some(names) => self.groups_as_list(&at, &names),
            None if !value.is_array() && !value.is_boolean() => {
                self.one_as_list(&at, &value, object);
            }
            None => {}
        }
        match value {
            Value::Array(items) => {
                for (index, item) in items.into_iter().enumerate() {
                    self.element(item, at.index(index), object, elements);
                }
            }
            Value::Object(map) => {
                if let Some(inner) = list_inside(&map, object) {
                    let mut left = Map::new();
                    for (key, value) in map {
                        if inner.contains(&key) {
                            let member = Member::new(&key, value, &at.key(&key));
                            self.elements(member, object, elements, rest);
                        } else {
                            left.insert(key, value);
                        }
                    }
                    rest.extend(Rest::of(left, at));
                } else if is_keyed(object) && !is_entry(&map, object) {
                    elements.extend(keyed(map, &at, object));
                } else if !is_readable(&map, object) && map.values().all(Value::is_object)
                {
                    for (key, value) in map {
                        let at = at.key(&key);
                        let Value::Object(map) = value else { continue };
                        let mut all = members(map, &at);
                        let is_number = key.chars().all(|c| c.is_ascii_digit());
                        let named =
                            all.iter().any(|it| means(it, object.primary, object));
                        if !is_number && !named {
                            all.insert(0, Member::new(object.primary, key, &at));
                        }
                        elements.push(Element::Members(all, at));
                    }
                } else {
                    elements.push(Element::Members(members(map, &at), at));
                }
            }
            Value::String(_) | Value::Number(_) => {
                elements.push(text_entry(value, at, object));
            }
            Value::Null | Value::Bool(_) => elements.push(Element::Raw(value, at)),
        }
    }

    /// The entries in an element of a list.
    fn element(
        &mut self,
        value: Value,
        at: JsonPointer,
        object: &'static Object,
        elements: &mut Vec<Element>,
    ) {
        match value {
            value if is_empty(&value) => elements.push(Element::Raw(value, at)),
            Value::Object(map) if is_keyed(object) && is_group(&map, object) => {
                self.named_by_keys(&at);
                elements.extend(keyed(map, &at, object));
            }
            Value::Object(map) => match roles(map, &at, object) {
                Ok(roles) => {
                    self.roles(&at);
                    elements.extend(roles);
                }
                Err(map) => elements.push(Element::Members(members(map, &at), at)),
            },
            Value::String(_) | Value::Number(_) => {
                self.text_as_entry(&at, &value, object);
                elements.push(text_entry(value, at, object));
            }
            Value::Array(items) => {
                self.list_in_list(&at);
                for (index, item) in items.into_iter().enumerate() {
                    self.element(item, at.index(index), object, elements);
                }
            }
            Value::Bool(_) | Value::Null => elements.push(Element::Raw(value, at)),
        }
    }

    /// The members of what stands in place of an object, and what has none.
    pub(super) fn object_members(
        &mut self,
        whole: Vec<Member>,
        object: &'static Object,
    ) -> (Vec<Member>, Vec<Rest>) {
        let (mut all, mut raw) = (Vec::new(), Vec::new());
        for Member { value, at, .. } in whole {
            match value {
                Value::Object(map) => all.extend(members(map, &at)),
                Value::Array(items) if items.iter().any(|it| !it.is_boolean()) => {
                    self.list_as_object(&at, &Value::Array(items.clone()));
                    for (index, item) in items.into_iter().enumerate() {
                        let at = at.index(index);
                        match item {
                            Value::Object(map) => all.extend(members(map, &at)),
                            item if is_empty(&item) || item.is_boolean() => {}
                            item => all.push(Member::new(object.primary, item, &at)),
                        }
                    }
                }
                Value::String(_) | Value::Number(_)
                    if !is_empty(&value) && !object.primary.is_empty() =>
                {
                    self.text_as_object(&at, &value, object);
                    all.push(Member::new(object.primary, value, &at));
                }
                value => raw.push(Rest { value, at }),
            }
        }
        (all, raw)
    }
}

/// The account that a member of `basics` is, where its key is the name of a network:
/// `"github": "ada"`.
pub(super) fn profile(member: &Member, object: &Object) -> Option<Value> {
    let text = member.value.as_str().filter(|text| !text.trim().is_empty())?;
    let network = data::network_named(&member.key)?;
    let key = if is_link(text) { "url" } else { "username" };
    (object.name == "basics").then(|| json!({ "network": network, key: text }))
}

/// Whether a member means the field called `name`.
fn means(member: &Member, name: &str, object: &'static Object) -> bool {
    match reading(&member.key, &member.value, object) {
        Some(Reading::Field(field) | Reading::Renamed(field, _)) => field.name == name,
        _ => false,
    }
}

/// Whether an object is one entry: it has a known key, or another name of its name.
fn is_entry(map: &Map<String, Value>, object: &'static Object) -> bool {
    map.iter().filter(|(_, value)| !is_blank(value)).any(|(key, value)| {
        let member = Member::new(key, value.clone(), &JsonPointer::root());
        object.field(key).is_some() || means(&member, object.primary, object)
    })
}

/// Whether a value is a text, or a list of texts at any depth.
fn has_no_object(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().all(has_no_object),
        value => !value.is_object(),
    }
}

/// Whether a value is an object without any text: nothing that a key could be the name of.
fn is_mute(value: &Value) -> bool {
    value.is_object() && leaves(value).is_empty()
}

/// Whether an element is an object whose keys are names of groups, as in
/// `{ "Languages": ["Go"], "Tools": ["Git"] }`.
fn is_group(map: &Map<String, Value>, object: &'static Object) -> bool {
    let is_shown = |(key, value): &(&String, &Value)| {
        !is_private(key) && !is_off(key) && !is_blank(value) && !is_mute(value)
    };
    let shown: Vec<_> = map.iter().filter(is_shown).collect();
    let is_unread =
        |(key, value): &(&String, &Value)| reading(key, value, object).is_none();
    let has_values = |(_, value): &(&String, &Value)| {
        !value.is_boolean() && !value.is_null() && has_no_object(value)
    };
    let has_groups = matches!(object.name, "skills" | "interests");
    object.name != "profiles"
        && !is_entry(map, object)
        && !shown.is_empty()
        && shown.iter().all(has_values)
        && (has_groups && shown.len() > 1 || shown.iter().all(is_unread))
}

/// An entry for each key of an object, which is its name.
fn keyed(
    map: Map<String, Value>,
    at: &JsonPointer,
    object: &'static Object,
) -> Vec<Element> {
    let mut elements = Vec::new();
    for (key, value) in map {
        let at = at.key(&key);
        if is_private(&key) || is_off(&key) {
            elements.push(Element::Members(vec![Member::new(&key, value, &at)], at));
            continue;
        }
        if is_mute(&value) {
            continue;
        }
        let name = if object.name == "profiles" { "network" } else { object.primary };
        let mut all = vec![Member::new(name, key, &at)];
        match value {
            Value::Object(map) => all.extend(members(map, &at)),
            value => all.extend(
                second(object, &value).map(|field| Member::new(field, value, &at)),
            ),
        }
        elements.push(Element::Members(all, at));
    }
    elements
}

/// The field beside the name that a value is read as; `None` for one that says nothing.
fn second(object: &Object, value: &Value) -> Option<&'static str> {
    let is_text = value.is_string() || value.is_number();
    match (object.name, value) {
        (_, Value::Null | Value::Bool(_)) => None,
        ("languages", _) => Some("fluency"),
        ("profiles", Value::String(text)) if is_link(text) => Some("url"),
        ("profiles", _) => Some("username"),
        ("skills", _) if is_text => Some("level"),
        _ => Some("keywords"),
    }
}

/// The entry that a text is read as.
fn text_entry(value: Value, at: JsonPointer, object: &'static Object) -> Element {
    let is_address = object.name == "profiles" && value.as_str().is_some_and(is_link);
    let field = if is_address { "url" } else { object.primary };
    Element::Members(vec![Member::new(field, value, &at)], at)
}

/// How an entry that is a text should be written.
pub(super) fn example(object: &Object) -> String {
    let member = match object.field(object.primary).map(|field| field.shape) {
        Some(Shape::Texts) => "[\"…\"]",
        _ => "\"…\"",
    };
    format!("{{ \"{}\": {member} }}", object.primary)
}

/// The keys under which an employer's entry has the roles held there.
const ROLES: [&str; 3] = ["roles", "positions", "jobs"];

/// An entry for each role of an employer, where one entry has a list of them. The first has what
/// the employer's has beside them; what names the employer, all have.
fn roles(
    map: Map<String, Value>,
    at: &JsonPointer,
    object: &'static Object,
) -> Result<Vec<Element>, Map<String, Value>> {
    let is_list = |(key, value): &(&String, &Value)| {
        let items = value.as_array().filter(|items| !items.is_empty());
        ROLES.contains(&key.as_str())
            && items.is_some_and(|items| items.iter().all(Value::is_object))
    };
    let list = map.iter().find(is_list).map(|(key, _)| key.clone());
    let Some(list) = list.filter(|_| matches!(object.name, "work" | "volunteer")) else {
        return Err(map);
    };
    let (mut shared, mut items) = (Vec::new(), Vec::new());
    for member in members(map, at) {
        match member.value {
            Value::Array(roles) if member.key == list => items = roles,
            value => shared.push(Member { value, ..member }),
        }
    }
    let list_at = at.key(&list);
    let meaning = |member: &Member| match reading(&member.key, &member.value, object) {
        Some(Reading::Field(field) | Reading::Renamed(field, _)) => Some(field.name),
        _ => None,
    };
    let mut elements = Vec::new();
    // An employer's entry that has a role itself is one, too.
    let is_role = shared.iter().any(|member| meaning(member) == Some("position"));
    if is_role {
        elements.push(Element::Members(shared.clone(), at.clone()));
    }
    for (index, item) in items.into_iter().enumerate() {
        let Value::Object(map) = item else { continue };
        let at = list_at.index(index);
        let mut all = members(map, &at);
        for member in &shared {
            let field = meaning(member);
            let is_told = field.is_some() && all.iter().any(|own| meaning(own) == field);
            let of_all = field.is_some_and(|name| {
                name == object.primary || matches!(name, "url" | "location")
            });
            if index == 0 && !is_role || of_all && !is_told {
                all.push(member.clone());
            }
        }
        elements.push(Element::Members(all, at));
    }
    Ok(elements)
}
