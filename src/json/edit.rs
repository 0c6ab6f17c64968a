//! JSON with comments, changed in place: what stays keeps its form and its comments.

use jsonc_parser::ParseOptions;
use jsonc_parser::cst::{CstInputValue, CstNode, CstObject, CstObjectProp, CstRootNode};
use serde_json::{Map, Value};

use super::relaxed;

/// JSON with comments and trailing commas, and nothing more.
const RELAXED: ParseOptions = ParseOptions {
    allow_comments: true,
    allow_loose_object_property_names: false,
    allow_trailing_commas: true,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// The text, changed so that its value is `wanted`; `None` if a comment would be lost.
pub(crate) fn rewritten(text: &str, wanted: &Value) -> Option<String> {
    let root = CstRootNode::parse(text, &RELAXED).ok()?;
    change(&root.value()?, wanted);
    let out = root.to_string();
    let plain = relaxed::blank(&out).map_or_else(|| out.clone(), |it| it.text);
    let value: Value = serde_json::from_str(&plain).ok()?;
    (comments(text) == comments(&out) && value == *wanted).then_some(out)
}

/// Whether a text in JSON has comments.
pub(crate) fn has_comments(text: &str) -> bool {
    comments(text) > 0
}

/// How many comments a text has.
fn comments(text: &str) -> usize {
    relaxed::blank(text).and_then(|it| it.comments).map_or(0, |(_, count)| count)
}

fn change(node: &CstNode, wanted: &Value) {
    if let (Some(object), Value::Object(members)) = (node.as_object(), wanted) {
        change_object(&object, members);
        return;
    }
    if let (Some(array), Value::Array(items)) = (node.as_array(), wanted) {
        let elements = array.elements();
        if elements.len() == items.len() {
            for (element, item) in elements.iter().zip(items) {
                change(element, item);
            }
            return;
        }
    }
    if value_of(node).as_ref() != Some(wanted) {
        replace(node, input(wanted));
    }
}

/// Changes the members of an object: those that are gone give their place to those that came and
/// are alike.
fn change_object(object: &CstObject, wanted: &Map<String, Value>) {
    let mut gone: Vec<CstObjectProp> = Vec::new();
    let mut kept: Vec<String> = Vec::new();
    for property in object.properties() {
        let name = property.decoded_name().unwrap_or_default();
        match (wanted.get(&name), property.value()) {
            (Some(value), Some(node)) => {
                change(&node, value);
                kept.push(name);
            }
            _ => gone.push(property),
        }
    }
    for (name, value) in wanted.iter().filter(|(name, _)| !kept.contains(name)) {
        let alike = gone.iter().position(|property| {
            property.value().is_some_and(|node| is_alike(&node, value))
        });
        match alike.map(|at| gone.remove(at)) {
            Some(property) => rename(&property, name, value),
            None => drop(object.append(name, input(value))),
        }
    }
    for property in gone {
        property.remove();
    }
}

fn rename(property: &CstObjectProp, name: &str, value: &Value) {
    if let Some(literal) = property.name().and_then(|name| name.as_string_lit()) {
        literal.set_raw_value(Value::from(name).to_string());
    }
    if let Some(node) = property.value() {
        change(&node, value);
    }
}

/// Whether a value may have become another: it is equal, or of the same kind.
fn is_alike(node: &CstNode, value: &Value) -> bool {
    match value {
        Value::Object(_) => node.as_object().is_some(),
        Value::Array(_) => node.as_array().is_some(),
        value => value_of(node).as_ref() == Some(value),
    }
}

/// The value of a text, a number or a literal.
fn value_of(node: &CstNode) -> Option<Value> {
    serde_json::from_str(&node.to_string()).ok()
}

fn replace(node: &CstNode, value: CstInputValue) {
    if let Some(node) = node.as_object() {
        node.replace_with(value);
    } else if let Some(node) = node.as_array() {
        node.replace_with(value);
    } else if let Some(node) = node.as_string_lit() {
        node.replace_with(value);
    } else if let Some(node) = node.as_number_lit() {
        node.replace_with(value);
    } else if let Some(node) = node.as_boolean_lit() {
        node.replace_with(value);
    } else if let Some(node) = node.as_null_keyword() {
        node.replace_with(value);
    }
}

fn input(value: &Value) -> CstInputValue {
    match value {
        Value::Null => CstInputValue::Null,
        Value::Bool(value) => CstInputValue::Bool(*value),
        Value::Number(number) => CstInputValue::Number(number.to_string()),
        Value::String(text) => CstInputValue::String(text.clone()),
        Value::Array(items) => CstInputValue::Array(items.iter().map(input).collect()),
        Value::Object(members) => {
            let members =
                members.iter().map(|(name, value)| (name.clone(), input(value)));
            CstInputValue::Object(members.collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_stays_keeps_its_form_and_its_comments() {
        let text = "{\n  // me\n  \"name\": \"Ada\",\n  \"jobs\": [ // newest first\n    \
                    { \"employer\": \"Mill\", /* ? */ \"x\": 1 },\n  ],\n}\n";
        let wanted = json!({ "name": "Ada", "work": [{ "name": "Mill", "x": 2 }] });
        let out = rewritten(text, &wanted).expect("comments are kept");
        let changed = text.replace("jobs", "work").replace("employer", "name");
        assert_eq!(out, changed.replace(": 1", ": 2"));
    }

    #[test]
    fn a_change_that_would_lose_a_comment_is_none() {
        let text = "{ \"a\": { // why\n \"b\": 1 } }";
        assert_eq!(rewritten(text, &json!({ "a": "b" })), None);
        assert_eq!(rewritten("{ \"a\": ", &json!({})), None);
    }
}
