//! The foreign PDFs and the texts of their sources.

use std::path::PathBuf;

use serde_json::Value;

use crate::support::cases;

fn home() -> PathBuf {
    cases::root().join("tests/fixtures/pdfs")
}

/// The names of all files.
pub(super) fn names() -> Vec<String> {
    let files = cases::entries(&home());
    files
        .iter()
        .filter(|path| path.extension().is_some_and(|it| it == "pdf"))
        .map(|path| cases::file_name(&path.with_extension("")))
        .collect()
}

/// The path of a file.
pub(super) fn path(name: &str) -> PathBuf {
    home().join(format!("{name}.pdf"))
}

/// The bytes of a file.
pub(super) fn pdf(name: &str) -> Vec<u8> {
    std::fs::read(path(name)).expect("the fixture can be read")
}

/// The texts of a source, except addresses, dates and codes, which are printed in many ways.
pub(super) fn text_of_the_source(name: &str) -> String {
    let text = cases::read(&format!("tests/fixtures/pdfs/{name}.json"));
    let source: Value = serde_json::from_str(&text).expect("JSON");
    let mut texts = Vec::new();
    collect(&source, "", &mut texts);
    texts.join("\n")
}

fn collect(value: &Value, key: &str, texts: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                collect(value, key, texts);
            }
        }
        Value::Array(values) => {
            for value in values {
                collect(value, key, texts);
            }
        }
        Value::String(text) => {
            let other =
                ["url", "username", "startDate", "endDate", "countryCode", "network"];
            if !other.contains(&key) {
                texts.push(text.clone());
            }
        }
        _ => {}
    }
}
