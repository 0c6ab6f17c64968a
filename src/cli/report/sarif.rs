//! Reports in SARIF 2.1.0 (OASIS), as forges and editors show them.
//!
//! SARIF's regions are lines and columns of text. A PDF has none, so a place in one is given by page
//! in the message and as properties.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde_json::{Value, json};

use super::judged::{Judged, Report};
use crate::diag::{Diagnostic, Location, Severity};
use crate::finding::Place;
use crate::resume::Source;

pub(in crate::cli) fn sarif<R: Report>(judged: &[Judged<R>]) -> String {
    let reports =
        || judged.iter().filter_map(|one| Some((one, one.outcome.as_ref().ok()?)));
    let used: BTreeSet<&str> = reports()
        .flat_map(|(_, report)| report.findings())
        .map(|it| it.code.id)
        .collect();
    let rules: Vec<Value> = R::rules()
        .iter()
        .filter(|rule| used.contains(rule.code.id))
        .map(|rule| {
            let why = rule.parts.iter().find(|part| part.heading == "Why it matters");
            let why = why.map(|part| part.paragraphs.join("\n")).unwrap_or_default();
            json!({
                "id": rule.code.id,
                "name": rule.code.name,
                "shortDescription": { "text": rule.summary },
                "fullDescription": { "text": why },
                "help": { "text": rule.text() },
                "defaultConfiguration": {
                    "level": rule.severities.first().map(|severity| level(*severity)),
                },
            })
        })
        .collect();
    let results: Vec<Value> = reports()
        .flat_map(|(one, report)| {
            let source = report.source();
            report.findings().iter().map(move |found| result(&one.name, source, found))
        })
        .collect();
    let unread: Vec<Value> = judged
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

fn result(name: &str, source: Option<&Source>, found: &Diagnostic) -> Value {
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
    let mut physical = json!({ "artifactLocation": { "uri": uri(name) } });
    let place = Place::new(&found.location, source);
    if let Some(((line, column), (end_line, end_column))) = place.start.zip(place.end) {
        physical["region"] = json!({
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
        });
    }
    json!({
        "ruleId": found.code.id,
        "level": level(found.severity),
        "message": { "text": text },
        "locations": [{ "physicalLocation": physical }],
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
