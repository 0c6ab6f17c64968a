//! Variants: what a job gets to see of a base, and that none of it is invented.

mod breaches;
mod commands;
mod drafts;
mod honesty;
mod properties;
mod proposals;
mod redaction;
mod selection;

use serde_json::Value;
use vitae::variant::{Tailored, Variant, tailor_from};
use vitae::{Diagnostic, Findings, Resume, Source};

use crate::support::cases::read as read_file;
use crate::support::rendering::{list, read};

/// The base of the fixtures.
pub(in crate::suite) const BASE: &str = "tests/fixtures/variants/base.json";

pub(in crate::suite) fn source(name: &str, text: &str) -> Source {
    Source::new(name, text).unwrap_or_else(|found| panic!("{name}: {}", list(&found)))
}

pub(in crate::suite) fn base() -> (Source, Resume) {
    base_of(&read_file(BASE))
}

pub(in crate::suite) fn base_of(text: &str) -> (Source, Resume) {
    let source = source("base.json", text);
    let resume = read(&source).unwrap_or_else(|found| panic!("{}", list(&found)));
    (source, resume)
}

/// A variant and its source.
pub(in crate::suite) fn variant(text: &str) -> (Source, Variant) {
    let source = source("v.json", text);
    let variant = Variant::parse(&source).output;
    let variant = variant.unwrap_or_else(|found| panic!("{text}: {}", list(&found)));
    (source, variant)
}

/// The fixtures' base with a variant applied, or the errors.
pub(in crate::suite) fn try_tailor(text: &str) -> Result<Tailored, Findings> {
    let (source, base) = base();
    tailor_from(&base, &source, &variant(text).1).output
}

/// The fixtures' base with a variant applied.
#[track_caller]
pub(in crate::suite) fn tailored(text: &str) -> Tailored {
    try_tailor(text).unwrap_or_else(|found| panic!("{text}: {}", list(&found)))
}

/// The one error about a variant.
#[track_caller]
pub(in crate::suite) fn refusal(text: &str) -> Diagnostic {
    let mut found = try_tailor(text).expect_err(text);
    assert_eq!(found.len(), 1, "{text}: {}", list(&found));
    found.remove(0)
}

/// The texts at a JSON Pointer whose `*` stands for every element.
pub(in crate::suite) fn texts(value: &Value, pointer: &str) -> Vec<String> {
    let Some((list, rest)) = pointer.split_once("/*") else {
        let text = value.pointer(pointer).and_then(Value::as_str);
        return text.into_iter().map(str::to_owned).collect();
    };
    let elements = value.pointer(list).and_then(Value::as_array).into_iter().flatten();
    elements.flat_map(|element| texts(element, rest)).collect()
}

/// The code, message and hints of a finding.
pub(in crate::suite) fn shown(finding: &Diagnostic) -> String {
    format!("{} {} {}", finding.code.id, finding.message, finding.hints.join(" "))
}
