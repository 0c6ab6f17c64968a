//! What a scalar of YAML means: the core schema of YAML 1.2 (§10.3.2), without those numbers that
//! are more likely text.

use granit_parser::{ScalarStyle, Tag};
use serde_json::{Number, Value};

/// The value of a scalar; `None` for a tag that means nothing here.
pub(super) fn form(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Option<Value> {
    let is_plain = style == ScalarStyle::Plain;
    match tag.map(|tag| (tag.core_suffix(), tag)) {
        None if is_plain => Some(plain(text)),
        None | Some((Some("str"), _)) => Some(Value::String(text.to_owned())),
        Some((Some("int" | "float" | "bool" | "null"), _)) => Some(plain(text)),
        // `!` alone asks for text.
        Some((_, tag)) if tag.handle().is_empty() && tag.suffix() == "!" => {
            Some(Value::String(text.to_owned()))
        }
        Some(_) => None,
    }
}

fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => match number(text) {
            Some(number) => Value::Number(number),
            None => Value::String(text.to_owned()),
        },
    }
}

/// A number as JSON writes it (RFC 8259 §6), which has no leading zeros or plus signs.
fn number(text: &str) -> Option<Number> {
    let begins = text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    begins.then(|| serde_json::from_str(text).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_core_schema_is_read_and_its_doubtful_numbers_are_text() {
        for (text, value) in [
            ("", json!(null)),
            ("~", json!(null)),
            ("Null", json!(null)),
            ("true", json!(true)),
            ("FALSE", json!(false)),
            ("2019", json!(2019)),
            ("-1.5", json!(-1.5)),
            ("no", json!("no")),
            ("Yes", json!("Yes")),
            ("on", json!("on")),
            ("0123", json!("0123")),
            ("+49", json!("+49")),
            ("0x1F", json!("0x1F")),
            ("0o17", json!("0o17")),
            (".5", json!(".5")),
            (".inf", json!(".inf")),
            ("1_000", json!("1_000")),
            ("12:30", json!("12:30")),
            ("2019-04", json!("2019-04")),
        ] {
            assert_eq!(form(text, ScalarStyle::Plain, None), Some(value), "{text}");
        }
        let quoted = form("2019", ScalarStyle::DoubleQuoted, None);
        assert_eq!(quoted, Some(json!("2019")));
    }
}
