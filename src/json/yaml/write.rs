//! Writes a document as YAML 1.2: blocks, with every text in double quotes, as JSON writes it. So no
//! text is read as anything else.

use std::fmt::Write as _;

use serde_json::{Map, Value};

/// A document as YAML, with a line break at the end.
pub(crate) fn yaml_text(document: &Value) -> String {
    let mut out = String::new();
    match document {
        Value::Object(map) if !map.is_empty() => members(map, 0, false, &mut out),
        Value::Array(items) if !items.is_empty() => elements(items, 0, &mut out),
        value => {
            out.push_str(&scalar(value));
            out.push('\n');
        }
    }
    out
}

/// The members of an object, indented by `depth` steps; the first continues its line if it is the
/// element of a list.
fn members(map: &Map<String, Value>, depth: usize, is_inline: bool, out: &mut String) {
    for (at, (name, value)) in map.iter().enumerate() {
        if at > 0 || !is_inline {
            indent(depth, out);
        }
        let _ = write!(out, "{}:", key(name));
        match value {
            Value::Object(map) if !map.is_empty() => {
                out.push('\n');
                members(map, depth + 1, false, out);
            }
            Value::Array(items) if !items.is_empty() => {
                out.push('\n');
                elements(items, depth + 1, out);
            }
            value => {
                let _ = writeln!(out, " {}", scalar(value));
            }
        }
    }
}

fn elements(items: &[Value], depth: usize, out: &mut String) {
    for item in items {
        indent(depth, out);
        out.push_str("- ");
        match item {
            Value::Object(map) if !map.is_empty() => members(map, depth + 1, true, out),
            // Lists in lists are rare, and shorter as JSON writes them.
            value => {
                out.push_str(&scalar(value));
                out.push('\n');
            }
        }
    }
}

fn indent(depth: usize, out: &mut String) {
    out.push_str(&"  ".repeat(depth));
}

/// A key, in quotes unless it is a plain word. Some words mean something else.
fn key(name: &str) -> String {
    const OTHERS: [&str; 9] =
        ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let is_word = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    let is_other = OTHERS.iter().any(|it| name.eq_ignore_ascii_case(it));
    if is_word && !is_other { name.to_owned() } else { Value::from(name).to_string() }
}

/// A value on one line. JSON is YAML, but for a few characters that YAML takes only escaped
/// (YAML 1.2.2 §5.1); in JSON they stand nowhere but in texts.
fn scalar(value: &Value) -> String {
    let text = value.to_string();
    let is_printed = |c: char| {
        !matches!(
            c,
            '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}'
        )
    };
    if text.chars().all(is_printed) {
        return text;
    }
    let escaped = text.chars().map(|c| match c {
        c if is_printed(c) => c.to_string(),
        c => format!("\\u{:04x}", u32::from(c)),
    });
    escaped.collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::yaml_text;
    use crate::json::Source;

    #[test]
    fn what_is_written_reads_back_the_same() {
        let document = json!({
            "basics": { "name": "Oona \"O.\" Berg", "phone": "0123", "empty": {} },
            "yes": "no",
            "work": [
                { "name": "3.90", "highlights": ["a: b", "- c\n- d", "#e", " f "] },
                { "name": "織布", "rest": [[1, "x"], []], "at": { "b c": null } },
            ],
            "x-unparsed": ["\u{7f}\u{2028}"], "count": 2.5, "is": true,
        });
        let text = yaml_text(&document);
        assert!(
            text.starts_with("basics:\n  name: \"Oona \\\"O.\\\" Berg\"\n"),
            "{text}"
        );
        let source = Source::new("it.yaml", text.clone()).expect("it is text");
        assert_eq!(source.json(), Ok(document), "{text}");
    }
}
