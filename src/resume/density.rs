//! Limits on single texts, which cost a typesetter far more than their length: an endless word is
//! tried at every size, a name is fitted to one line, and each change of style in a paragraph is
//! weighed against all others.

use serde_json::Value;

use super::codes::OVER_LIMIT;
use crate::diag::{Diagnostic, Findings, JsonPointer, Location};
use crate::text::is_unspaced;

/// Maximum length of a word, in characters: the longest addresses of the web. No line holds a
/// thousandth of it.
const MAX_WORD: usize = 4096;

/// Maximum length of a name, in characters. The longest name of a person on record has 747.
const MAX_NAME: usize = 1000;

/// Maximum number of characters that mark emphasis and code, in one string: two thousand words in
/// bold.
const MAX_MARKS: usize = 4000;

/// Finds the strings of a résumé that are over a limit.
pub(super) fn check(document: &Value) -> Findings {
    let mut findings = Findings::new();
    let root = JsonPointer::root();
    for (key, section) in document.as_object().into_iter().flatten() {
        // Nothing of it is printed, and tools keep data of theirs there.
        if key != "meta" {
            look(section, &root.key(key), &mut findings);
        }
    }
    let name = document.pointer("/basics/name").and_then(Value::as_str);
    if name.is_some_and(|name| name.chars().count() > MAX_NAME) {
        let at = JsonPointer::root().key("basics").key("name");
        let message = format!("the name is longer than {MAX_NAME} characters");
        findings.push(over(&at, message, "write the name alone"));
    }
    findings
}

fn look(value: &Value, at: &JsonPointer, findings: &mut Findings) {
    match value {
        // A picture, which is not printed.
        Value::String(text) if text.starts_with("data:") => {}
        Value::String(text) => {
            // No text has more characters than bytes.
            if text.len() > MAX_WORD && longest_word(text) > MAX_WORD {
                let message = format!("a word is longer than {MAX_WORD} characters");
                findings.push(over(at, message, "shorten it, or write spaces in it"));
            }
            let marks = text.bytes().filter(|byte| b"*_`".contains(byte)).count();
            if marks > MAX_MARKS {
                let message =
                    format!("a text has more than {MAX_MARKS} marks of emphasis or code");
                findings.push(over(at, message, "emphasise less of it"));
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                look(item, &at.index(index), findings);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                look(member, &at.key(key), findings);
            }
        }
        _ => {}
    }
}

/// The length of the longest word, in characters.
fn longest_word(text: &str) -> usize {
    let words = text.split(|c: char| c.is_whitespace() || is_unspaced(c));
    words.map(|word| word.chars().count()).max().unwrap_or_default()
}

fn over(at: &JsonPointer, message: String, hint: &str) -> Diagnostic {
    Diagnostic::error(OVER_LIMIT, Location::pointer(at.clone()), message).hint(hint)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn messages(document: &Value) -> Vec<String> {
        check(document).into_iter().map(|found| found.message).collect()
    }

    #[test]
    fn each_limit_is_reached_by_one_more() {
        for (within, beyond, says) in [
            (MAX_WORD, MAX_WORD + 1, "a word is longer"),
            (MAX_MARKS, MAX_MARKS + 1, "marks of emphasis"),
        ] {
            let text = |count: usize| {
                let one = if says.contains("word") { "x" } else { "* " };
                json!({ "work": [{ "summary": one.repeat(count) }] })
            };
            assert_eq!(messages(&text(within)), [""; 0]);
            let found = messages(&text(beyond));
            assert!(found.len() == 1 && found[0].contains(says), "{found:?}");
        }
        let named = |count: usize| json!({ "basics": { "name": "ab ".repeat(count) } });
        assert_eq!(messages(&named(333)), [""; 0]);
        assert!(messages(&named(334))[0].starts_with("the name is longer"));
    }

    #[test]
    fn long_texts_of_short_words_pass_in_any_script() {
        for text in ["word ".repeat(12_000), "北京".repeat(9000)] {
            let document = json!({ "basics": { "summary": text, "image": "data:,".to_owned() + &text }, "meta": { "of": "x".repeat(9000) } });
            assert_eq!(messages(&document), [""; 0]);
        }
    }
}
