//! JSON Resume as it is written: what is printed, and nothing that is left out.

use std::fs;
use std::num::NonZeroUsize;

use serde_json::Value;
use vitae::diag::JsonPointer;
use vitae::document::{Document, ResolveOptions};
use vitae::export::Format;
use vitae::options::{MAX_ROLES, SINCE, Settings};
use vitae::{Resume, Source};

use super::{documents, written};
use crate::support::cases::root;
use crate::support::rendering::{document, read, resume};

fn json() -> Format {
    Format::named("json").expect("it is a format")
}

fn record(document: &Document) -> Value {
    serde_json::from_slice(&written(document, json())).expect("it is JSON")
}

fn published(name: &str) -> jsonschema::Validator {
    let path = root().join("tests/fixtures/schemas").join(name);
    let schema = fs::read_to_string(path).expect("the schema is there");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let options = jsonschema::options().offline().should_validate_formats(true);
    options.build(&schema).expect("a schema")
}

/// What no reader of JSON Resume minds, and only its author could mend: an address that is none,
/// and an end that the standard leaves out.
fn is_of_the_author(place: &str, value: &Value) -> bool {
    let is_present = place.ends_with("/endDate") && *value == "present";
    is_present || place.ends_with("/email") || place.ends_with("/url")
}

#[test]
fn json_is_valid_under_the_published_schema() {
    let schema = published("jsonresume-schema-1.3.1.json");
    for (name, document) in documents() {
        let record = record(&document);
        for error in schema.iter_errors(&record) {
            let place = error.instance_path().to_string();
            let value = record.pointer(&place).expect("it is in the record");
            assert!(is_of_the_author(&place, value), "{name}: {error} at {place}");
        }
    }
    let wrong = serde_json::json!({ "work": [{ "startDate": "May" }] });
    assert!(!schema.is_valid(&wrong));
}

#[test]
fn json_prints_the_same_document_again() {
    for (name, first) in documents() {
        let text = String::from_utf8(written(&first, json())).expect("JSON is UTF-8");
        let source = Source::new("printed.json", text).expect("within limits");
        let again = document(&read(&source).expect("it has no errors"));
        let texts = |document: &Document| -> Vec<String> {
            document
                .lines()
                .iter()
                .map(|line| format!("{:?} {}", line.kind, line.text()))
                .collect()
        };
        assert_eq!(texts(&again), texts(&first), "{name}");
        assert_eq!(record(&again), record(&first), "{name}");
    }
}

#[test]
fn what_options_leave_out_is_not_in_the_json() {
    let resume = resume("full");
    let settings = |settings: Settings| ResolveOptions { settings };
    let with = |resume: &Resume, options: Settings| {
        record(&Document::resolve(resume, &settings(options)))
    };
    let all = with(&resume, Settings::default());
    let count = |record: &Value| record["work"].as_array().map_or(0, Vec::len);
    assert!(count(&all) > 1, "{}", all["work"]);
    let one = with(&resume, Settings::default().with(MAX_ROLES, NonZeroUsize::MIN));
    assert_eq!(count(&one), 1);
    assert_eq!(one["work"][0], all["work"][0]);
    assert_eq!(one["meta"]["vitae"].get("maxRoles"), None);
    let later = with(&resume, Settings::default().with(SINCE, 2200));
    assert!(count(&later) < count(&all));
    let source = Source::new("o.json", r#"{ "sections": ["work"] }"#).expect("small");
    let work_alone = Settings::read(&source, &JsonPointer::root()).expect("an option");
    let few = with(&resume, work_alone);
    let keys: Vec<&str> =
        few.as_object().into_iter().flatten().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["basics", "work", "meta"]);
    assert_eq!(few["basics"].get("summary"), None);
}

#[test]
fn json_has_no_ids_tags_photos_or_keys_of_other_programs() {
    let text = r#"{ "basics": { "name": "Oona Berg", "image": "me.jpg", "x-salary": "SECRET" },
        "work": [{ "name": "Mill", "id": "SECRET", "tags": ["SECRET"], "budget": { "a": "SECRET" },
            "highlights": [{ "text": "Ran looms", "id": "SECRET" }, ""] }, {}],
        "talks": [{ "name": "On looms", "Audience": "400 weavers", "x-fee": "SECRET" }],
        "_draft": [{ "name": "SECRET" }],
        "meta": { "theme": "SECRET", "language": "en" } }"#;
    let source = Source::new("me.json", text).expect("small");
    let document = document(&read(&source).expect("it has no errors"));
    let record = record(&document);
    assert!(
        !record.to_string().contains("SECRET") && !record.to_string().contains("me.jpg")
    );
    let expected = serde_json::json!({
        "basics": { "name": "Oona Berg" },
        "work": [{ "name": "Mill", "highlights": ["Ran looms"] }],
        "talks": [{ "name": "On looms", "Audience": "400 weavers" }],
        "meta": { "language": "en" },
    });
    assert_eq!(record, expected);
}
