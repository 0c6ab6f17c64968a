//! What findings about JSON documents have in common: how they name places, keys and types.
//!
//! No message quotes a string of the document: it may be personal. Keys and the names of known
//! things are not.

use std::ops::Range;

use jsonschema::JsonType;
use serde_json::Value;

use super::codes;
use crate::diag::{Diagnostic, JsonPointer, Location};
use crate::text::counted;

/// The message about an unknown key.
pub(crate) fn unknown_key(key: &str) -> String {
    format!("unknown key `{}`", shown(key))
}

/// The message about a value of the wrong type; `wanted` comes with its article.
pub(crate) fn wrong_type(at: &JsonPointer, wanted: &str, found: &Value) -> String {
    about(at, &format!("expected {wanted}, found {}", type_of(found)))
}

/// The message and hint about a string that is not a URL.
pub(crate) fn not_a_url(at: &JsonPointer) -> (String, &'static str) {
    let message = format!("{} is not a URL", subject(at));
    (message, "write it in full, like `https://example.com/page`")
}

pub(super) fn duplicate_key(at: JsonPointer, span: Range<usize>) -> Diagnostic {
    let message = format!("duplicate key {}", subject(&at));
    Diagnostic::error(codes::DUPLICATE_KEY, Location::span(at, span), message)
        .hint("merge the two: the first one would be lost")
}

pub(super) fn byte_order_mark() -> Diagnostic {
    let at = Location::span(JsonPointer::root(), 0..0);
    let message = "the file starts with a byte order mark, which JSON does not allow";
    Diagnostic::warning(codes::BYTE_ORDER_MARK, at, message)
        .hint("save it as UTF-8 without a byte order mark")
}

/// The warning about comments, of which the first is at `span`.
pub(super) fn comments(span: Range<usize>, count: usize) -> Diagnostic {
    extension(span, count, "comment")
}

/// The warning about trailing commas, of which the first is at `span`.
pub(super) fn trailing_commas(span: Range<usize>, count: usize) -> Diagnostic {
    extension(span, count, "trailing comma")
}

fn extension(span: Range<usize>, count: usize, noun: &str) -> Diagnostic {
    let at = Location::span(JsonPointer::root(), span);
    let message =
        format!("the file has {}, which JSON does not allow", counted(count, noun));
    let them = if count == 1 { "it" } else { "them" };
    Diagnostic::warning(codes::RELAXED_JSON, at, message)
        .hint(format!("remove {them}, or let the name of the file end in `.jsonc`"))
}

/// What messages call the value at a place: its key, or that of the array it is in.
pub(crate) fn subject(at: &JsonPointer) -> String {
    let mut parts = at.as_str().rsplit('/');
    let own = parts.next().unwrap_or_default();
    let is_element = !own.is_empty() && own.bytes().all(|b| b.is_ascii_digit());
    let key = |key: &str| shown(&key.replace("~1", "/").replace("~0", "~"));
    match (own, is_element, parts.next()) {
        ("", ..) => "the document".to_owned(),
        (_, true, Some(array)) if !array.is_empty() => {
            format!("an entry of `{}`", key(array))
        }
        _ => format!("`{}`", key(own)),
    }
}

/// A key or name as messages show it: on one line and not too long.
pub(crate) fn shown(key: &str) -> String {
    /// Longer than any known key, short enough for a line.
    const MAX: usize = 40;
    let mut out: String = key
        .chars()
        .map(|c| if c.is_control() || c == '`' { '\u{fffd}' } else { c })
        .take(MAX)
        .collect();
    if key.chars().nth(MAX).is_some() {
        out.push('…');
    }
    out
}

/// A message about a place, which needs no name if it is the whole document.
pub(super) fn about(at: &JsonPointer, message: &str) -> String {
    if *at == JsonPointer::root() {
        return message.to_owned();
    }
    format!("{}: {message}", subject(at))
}

/// The keys of an object's schema that a document may have.
pub(super) fn keys(node: &Value) -> Vec<&str> {
    let keys = node["properties"].as_object().into_iter().flat_map(|it| it.keys());
    keys.map(String::as_str).filter(|key| !key.starts_with('$')).collect()
}

pub(super) fn type_name(json_type: JsonType) -> &'static str {
    match json_type {
        JsonType::Array => "an array",
        JsonType::Boolean => "a boolean",
        JsonType::Integer => "an integer",
        JsonType::Number => "a number",
        JsonType::Null => "`null`",
        JsonType::Object => "an object",
        JsonType::String => "a string",
    }
}

fn type_of(value: &Value) -> &'static str {
    type_name(JsonType::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_or_odd_keys_are_shown_on_one_line() {
        assert_eq!(shown("a\nb`c"), "a\u{fffd}b\u{fffd}c");
        assert_eq!(shown(&"x".repeat(99)).chars().count(), 41);
    }

    #[test]
    fn places_are_named_by_their_key_or_their_array() {
        let subject = |at: &str| subject(&JsonPointer::from_string(at.to_owned()));
        assert_eq!(subject(""), "the document");
        assert_eq!(subject("/work/0/a~1b"), "`a/b`");
        assert_eq!(subject("/work/0"), "an entry of `work`");
    }
}
