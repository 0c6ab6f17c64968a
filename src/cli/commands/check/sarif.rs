//! The report in SARIF 2.1.0 (OASIS), as forges and editors show it.
//!
//! SARIF's regions are lines and columns of text. A PDF has none, so a place is given by page in
//! the message and as properties.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde_json::{Value, json};

use super::checked::Checked;
use crate::check::RULES;
use crate::diag::{Diagnostic, Location, Severity};

pub(super) fn report(checked: &[Checked]) -> String {
    let reports =
        || checked.iter().filter_map(|one| Some((one, one.outcome.as_ref().ok()?)));
    let used: BTreeSet<&str> =
        reports().flat_map(|(_, report)| &report.findings).map(|it| it.code.id).collect();
    let rules: Vec<Value> = RULES
        .iter()
        .filter(|rule| used.contains(rule.code.id))
        .map(|rule| {
            json!({
                "id": rule.code.id,
                "name": rule.code.name,
                "shortDescription": { "text": rule.summary },
                "fullDescription": { "text": rule.why },
                "help": { "text": rule.explanation().text() },
                "defaultConfiguration": { "level": level(rule.severity) },
            })
        })
        .collect();
    let results: Vec<Value> = reports()
        .flat_map(|(one, report)| {
            report.findings.iter().map(move |found| result(one, found))
        })
        .collect();
    let unread: Vec<Value> = checked
        .iter()
        .filter_map(|one| one.outcome.as_ref().err())
        .map(|failure| {
            json!({ "level": "error", "message": { "text": failure.to_string() } })
        })
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "vitae",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "invocations": [{
                "executionSuccessful": unread.is_empty(),
                "toolExecutionNotifications": unread,
            }],
            "results": results,
        }],
    });
    format!("{log}\n")
}

fn result(one: &Checked, found: &Diagnostic) -> Value {
    let mut text = found.message.clone();
    let mut properties = json!({});
    if let Location::Pdf { page, rect } = &found.location {
        text = format!("page {page}: {text}");
        properties = json!({ "page": page, "rect": rect });
    }
    for hint in &found.hints {
        text.push_str("; ");
        text.push_str(hint);
    }
    json!({
        "ruleId": found.code.id,
        "level": level(found.severity),
        "message": { "text": text },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&one.name()) },
        } }],
        "properties": properties,
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A path as a relative reference (RFC 3986 §4.2).
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}
