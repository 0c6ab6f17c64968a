//! XML as a tree of objects, lists and texts, such as JSON has.

use roxmltree::{Document, Node, ParsingOptions};
use serde_json::{Map, Value};

use super::refused::{damaged, over_limit};
use crate::diag::Findings;

/// The maximum number of nodes. A long Europass CV has some 3,000.
const MAX_NODES: u32 = 200_000;

/// The maximum depth of elements. Europass needs 12.
const MAX_DEPTH: usize = 40;

/// What the root of a document holds, under its name. The members of an element are its attributes
/// and its children, by their names without namespaces; several of one name are a list. An element
/// without members is its text.
///
/// Documents with a type definition are refused: nobody writes a résumé with one, and entities
/// could make a small file a large one.
///
/// # Errors
/// If the text is not XML, or over a limit.
pub(super) fn tree(text: &str) -> Result<Map<String, Value>, Findings> {
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        let at = error.pos();
        let message =
            format!("the file is not valid XML: line {}, column {}", at.row, at.col);
        damaged(message, "export it again; the end may be missing")
    })?;
    let root = document.root_element();
    let mut map = Map::new();
    map.insert(root.tag_name().name().to_owned(), element(root, 0)?);
    Ok(map)
}

fn element(node: Node<'_, '_>, depth: usize) -> Result<Value, Findings> {
    if depth > MAX_DEPTH {
        let message = format!("elements are nested more than {MAX_DEPTH} levels deep");
        return Err(over_limit(message, "check that this is the right file"));
    }
    let mut map = Map::new();
    // Those of other namespaces are for validators.
    for attribute in node.attributes().filter(|it| it.namespace().is_none()) {
        map.insert(attribute.name().to_owned(), attribute.value().into());
    }
    let mut text = String::new();
    for child in node.children() {
        if child.is_element() {
            let value = element(child, depth + 1)?;
            add(&mut map, child.tag_name().name(), value);
        } else if child.is_text() {
            text.push_str(child.text().unwrap_or_default());
        }
    }
    let text = text.trim();
    if !node.children().any(|it| it.is_element()) && !text.is_empty() {
        // The attributes of a text are for programs.
        return Ok(text.into());
    }
    if !text.is_empty() {
        add(&mut map, "text", text.into());
    }
    Ok(Value::Object(map))
}

fn add(map: &mut Map<String, Value>, name: &str, value: Value) {
    match map.get_mut(name) {
        None => {
            map.insert(name.to_owned(), value);
        }
        Some(Value::Array(all)) => all.push(value),
        Some(first) => *first = Value::Array(vec![first.take(), value]),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn elements_become_members_and_those_of_one_name_a_list() {
        let text = r#"<?xml version="1.0"?><a xmlns:x="urn:x" x:b="no">
            <From year="2019" month="--03"/><c>one &amp; two</c><c>three</c></a>"#;
        let expected = json!({ "a": {
            "From": { "year": "2019", "month": "--03" }, "c": ["one & two", "three"],
        } });
        assert_eq!(tree(text).map(Value::Object), Ok(expected));
    }

    #[test]
    fn what_is_damaged_deep_or_defines_entities_is_refused() {
        let deep = "<a>".repeat(60) + &"</a>".repeat(60);
        for (text, said) in [
            ("<a><b></a>", "the file is not valid XML: line 1, column"),
            ("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "not valid XML"),
            (&deep, "nested more than 40 levels deep"),
        ] {
            let message = tree(text).map_err(|errors| errors[0].message.clone());
            assert!(matches!(&message, Err(it) if it.contains(said)), "{message:?}");
        }
    }
}
