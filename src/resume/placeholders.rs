//! Placeholders that are still to be replaced: `[Company]`.

use serde_json::Value;

use super::codes;
use super::standard::{is_off, is_private};
use crate::data::is_placeholder;
use crate::diag::{Diagnostic, Findings, JsonPointer, Location};
use crate::json::messages::shown;
use crate::text::counted;

/// One warning about all placeholders of a document, at the first of them.
pub(super) fn check(document: &Value) -> Option<Diagnostic> {
    let mut found = Vec::new();
    visit(document, &JsonPointer::root(), &mut found);
    let (first, text) = found.first()?;
    let others = found.len() - 1;
    let message = if others == 0 {
        format!("`{}` is a placeholder", shown(text))
    } else {
        let others = counted(others, "other placeholder");
        format!("`{}` and {others} are still to be replaced", shown(text))
    };
    let at = Location::pointer(first.clone());
    let hint = "replace it with a text of your own, or remove it";
    Some(Diagnostic::warning(codes::PLACEHOLDER, at, message).hint(hint))
}

/// Removes the findings about texts that are placeholders: that they are no addresses is no news.
pub(super) fn silence(findings: &mut Findings, document: &Value) {
    let mut found = Vec::new();
    visit(document, &JsonPointer::root(), &mut found);
    findings.retain(|finding| {
        let Location::Json { pointer, .. } = &finding.location else { return true };
        let is_address =
            [codes::INVALID_EMAIL, codes::INVALID_URL].contains(&finding.code);
        !(is_address && found.iter().any(|(place, _)| place == pointer))
    });
}

/// The first placeholder of each text, with its place, in the order of the document.
fn visit(value: &Value, at: &JsonPointer, found: &mut Vec<(JsonPointer, String)>) {
    match value {
        Value::String(text) => {
            found.extend(first(text).map(|it| (at.clone(), it.to_owned())));
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                visit(item, &at.index(index), found);
            }
        }
        Value::Object(members) => {
            let shown =
                members.iter().filter(|(key, _)| !is_private(key) && !is_off(key));
            for (key, item) in shown {
                visit(item, &at.key(key), found);
            }
        }
        _ => {}
    }
}

/// The first placeholder of a text, with its brackets. What is in brackets before an address is a
/// link of Markdown.
fn first(text: &str) -> Option<&str> {
    text.match_indices('[').find_map(|(at, _)| {
        let rest = text.get(at..)?;
        let end = rest.find(']')?;
        let is_link = rest.get(end + 1..).is_some_and(|it| it.starts_with('('));
        let whole = rest.get(..=end)?;
        (!is_link && is_placeholder(whole.get(1..end)?)).then_some(whole)
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn placeholders_are_told_from_brackets_that_say_something() {
        assert_eq!(first("Built [Product] at [Company]"), Some("[Product]"));
        assert_eq!(first("See [1] and [ YOUR NAME ]"), Some("[ YOUR NAME ]"));
        for text in ["array[T]", "[Company](https://a.example)", "[sic]", "[", "[]", "]["]
        {
            assert_eq!(first(text), None, "{text}");
        }
    }

    #[test]
    fn one_warning_counts_them_all() {
        let document = json!({
            "basics": { "name": "[Name]", "email": "[Email]" },
            "work": [{ "name": "[Company]", "summary": "[sic]" }],
            "x-note": "[Company]",
        });
        let message = check(&document).map(|it| it.to_string());
        let expected = "warning[R034] at /basics/name: `[Name]` and 2 other placeholders \
                        are still to be replaced";
        assert_eq!(message.as_deref(), Some(expected));
        assert_eq!(check(&json!({ "basics": { "name": "Oona" } })), None);
    }
}
