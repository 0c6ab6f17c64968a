//! Facts about reading résumés: sources in; findings and models out.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde_json::json;

use super::*;

fn source(text: &str) -> Source {
    Source::new("resume.json", text).expect("within limits")
}

fn parse(text: &str) -> Warned<Result<Resume, Findings>> {
    let today = PartialDate::new(2026, Some(1), Some(15)).ok();
    Resume::parse(&source(text), &ReadOptions { strict: false, today, photo: false })
}

/// The résumé in a text, and the names of the warnings and notes about it.
fn read_leniently(text: &str) -> (Resume, Vec<&'static str>) {
    let read = parse(text);
    let names = read.warnings.iter().map(|finding| finding.code.name).collect();
    (read.output.expect("no errors"), names)
}

fn fixtures(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder)
}

fn load(path: &Path) -> Value {
    let text = fs::read_to_string(path).expect("readable");
    serde_json::from_str(&text).expect("JSON")
}

fn published() -> [(Value, jsonschema::Validator); 2] {
    ["resume-schema-1.0.1.json", "jsonresume-schema-1.3.1.json"].map(|name| {
        let schema = load(&fixtures("schemas").join(name));
        let options = jsonschema::options().offline().should_validate_formats(true);
        let validator = options.build(&schema).expect("a schema");
        (schema, validator)
    })
}

/// A document that has every property of a schema.
fn full(schema: &Value, root: &Value) -> Value {
    if let Some(reference) = schema["$ref"].as_str() {
        return full(
            root.pointer(reference.trim_start_matches('#')).expect("there"),
            root,
        );
    }
    match (schema["type"].as_str(), schema["format"].as_str(), &schema["pattern"]) {
        (Some("object"), ..) => schema["properties"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(key, property)| (key.clone(), full(property, root)))
            .collect(),
        (Some("array"), ..) => {
            json!([full(&schema["items"], root), full(&schema["items"], root)])
        }
        (_, Some("uri"), _) => json!("https://example.com/a_(b)?c=d#e"),
        (_, Some("email"), _) => json!("o'hara+x@example.com"),
        (_, Some("date"), _) => json!("2014-06-29"),
        (_, _, Value::String(_)) => json!("2014-06"),
        _ => json!("2014 – ¾ of it, “quoted”"),
    }
}

/// Places of all texts in a document.
fn leaves(value: &Value, at: &JsonPointer, out: &mut Vec<JsonPointer>) {
    match value {
        Value::Object(map) => {
            map.iter().for_each(|(key, v)| leaves(v, &at.key(key), out));
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(i, v)| leaves(v, &at.index(i), out));
        }
        _ => out.push(at.clone()),
    }
}

#[test]
fn every_field_of_both_published_schemas_is_read_without_a_warning() {
    for (schema, validator) in published() {
        let mut document = full(&schema, &schema);
        assert!(validator.is_valid(&document), "the test's own document");
        document["basics"].as_object_mut().expect("it").remove("image");
        document["meta"]["lastModified"] = json!("2026-01-31T09:30:00");
        let (resume, warnings) = read_leniently(&document.to_string());
        assert!(warnings.is_empty(), "{warnings:?}");
        assert_eq!(resume.to_json(), document);
    }
}

#[test]
fn what_a_published_schema_accepts_is_no_error_here() {
    let odd = [
        "",
        " ",
        "x",
        "2014",
        "2014-06-30",
        "https://пример.рф",
        "mailto:a@b.org",
        "null",
    ];
    let mut accepted = 0;
    for (schema, validator) in published() {
        let document = full(&schema, &schema);
        let mut places = Vec::new();
        leaves(&document, &JsonPointer::root(), &mut places);
        for place in places {
            for text in odd {
                let mut document = document.clone();
                *document.pointer_mut(place.as_str()).expect("there") = json!(text);
                let ends_early = place.as_str().ends_with("endDate") && text == "2014";
                if validator.is_valid(&document) && !ends_early {
                    accepted += 1;
                    let findings = parse(&document.to_string()).output.err();
                    assert_eq!(findings, None, "{place} {text:?}");
                }
            }
        }
    }
    assert!(accepted > 500, "{accepted}");
}

#[test]
fn the_published_samples_are_read_whole() {
    let mut samples = 0;
    for entry in fs::read_dir(fixtures("schemas/samples")).expect("the folder is there") {
        let path = entry.expect("readable").path();
        let text = fs::read_to_string(&path).expect("readable");
        let (resume, warnings) = read_leniently(&text);
        assert!(warnings.iter().all(|name| ["empty-value", "bare-url", "unprinted-image"]
            .contains(name)), "{}: {warnings:?}", path.display());
        assert!(!resume.work.is_empty() && resume.basics.is_some());
        samples += 1;
    }
    assert_eq!(samples, 5);
}

#[test]
fn sloppy_values_are_read_as_what_they_mean() {
    let (resume, warnings) = read_leniently(
        r#"{
            "basics": { "phone": 15550100, "url": "github.com/x", "label": "" },
            "work": [
                { "name": "A", "startDate": "Jan 2020", "endDate": "PRESENT" },
                { "company": "B", "startDate": 2018, "endDate": "2019/6", "highlights": "one" }
            ]
        }"#,
    );
    let basics = resume.basics.expect("basics");
    assert_eq!(basics.phone.as_deref(), Some("15550100"));
    assert_eq!(basics.url.as_deref(), Some("https://github.com/x"));
    assert_eq!(basics.label, None);
    assert_eq!(resume.work[0].start_date, PartialDate::parse("2020-01").ok());
    assert_eq!(resume.work[0].end_date, Some(EndDate::Present));
    assert_eq!(resume.work[1].name.as_deref(), Some("B"));
    assert_eq!(
        resume.work[1].end_date,
        PartialDate::parse("2019-06").ok().map(EndDate::Date)
    );
    assert_eq!(resume.work[1].highlights[0].text, "one");
    assert_eq!(
        warnings,
        [
            "number-as-text",
            "bare-url",
            "empty-value",
            "nonstandard-date",
            "present-as-date",
            "outdated-key",
            "number-as-text",
            "nonstandard-date",
            "text-as-list"
        ]
    );
}

#[test]
fn strictness_makes_errors_of_warnings_and_leaves_notes() {
    let text = r#"{ "basics": { "url": "example.com", "image": "x", "team": "y" } }"#;
    let read = Resume::parse(
        &source(text),
        &ReadOptions { strict: true, today: None, photo: false },
    );
    let errors = read.output.expect_err("strict");
    let raised = [codes::BARE_URL, codes::UNKNOWN_KEY];
    assert_eq!(errors.iter().map(|e| e.code).collect::<Vec<_>>(), raised);
    assert!(read.warnings.iter().all(|note| note.severity == Severity::Note));
    assert_eq!(read.warnings.len(), 1);
}

#[test]
fn positions_in_lists_are_those_of_the_source() {
    let (resume, _) = read_leniently(
        r#"{ "work": [null, {}, { "highlights": ["", null, "third", { "text": null }] }],
             "skills": ["", { "keywords": [null, "second"] }] }"#,
    );
    assert_eq!(resume.work.len(), 3);
    assert_eq!(resume.work[2].highlights[2].text, "third");
    assert_eq!(resume.work[2].highlights.len(), 4);
    assert_eq!(resume.skills[1].keywords, ["", "second"]);
}

#[test]
fn names_and_tags_are_read_at_entries_and_highlights() {
    let text = r#"{ "work": [{ "id": "a", "tags": ["b"], "highlights": [
        "plain", { "text": "named", "id": "h", "tags": ["c", "d"], "x-source": 1 }
    ] }] }"#;
    let (resume, warnings) = read_leniently(text);
    assert!(warnings.is_empty());
    assert_eq!(resume.work[0].id.as_deref(), Some("a"));
    assert_eq!(resume.work[0].tags, ["b"]);
    let highlight = &resume.work[0].highlights[1];
    assert_eq!((highlight.text.as_str(), highlight.id.as_deref()), ("named", Some("h")));
    assert_eq!(highlight.tags, ["c", "d"]);
    assert_eq!(resume.to_json(), serde_json::from_str::<Value>(text).expect("JSON"));
}

#[test]
fn unknown_members_survive_writing_the_resume_again() {
    let text = r#"{ "$schema": "s", "x-a": { "b": null }, "basics": { "zodiac": "they" },
        "meta": { "theme": [] } }"#;
    let (resume, warnings) = read_leniently(text);
    assert_eq!(warnings, ["unknown-key"]);
    assert_eq!(resume.to_json(), serde_json::from_str::<Value>(text).expect("JSON"));
}

#[test]
fn all_findings_of_all_stages_are_reported_in_the_order_of_the_source() {
    let read = parse(
        r#"{ "basics": { "nmae": "x", "email": true, "url": "javascript:x", "url": "n/a" },
             "work": [{ "startDate": "2020-13" }, { "startDate": "2020", "endDate": "2019" }, true] }"#,
    );
    let names: Vec<&str> = read
        .output
        .expect_err("errors")
        .iter()
        .map(|finding| finding.code.name)
        .collect();
    assert_eq!(
        names,
        ["wrong-type", "duplicate-key", "invalid-date", "end-before-start", "wrong-type"]
    );
}

#[test]
fn the_future_begins_the_day_after_today() {
    let names = |date: &str| {
        read_leniently(&format!(r#"{{"work":[{{"startDate":"{date}"}}]}}"#)).1
    };
    for date in ["2026", "2026-01", "2026-01-15"] {
        assert!(names(date).is_empty(), "{date}");
    }
    for date in ["2027", "2026-02", "2026-01-16"] {
        assert_eq!(names(date), ["future-start"], "{date}");
    }
}

#[test]
fn no_message_or_hint_quotes_a_value() {
    let secret = "Zanzibar";
    let text = format!(
        r#"{{ "basics": {{ "name": ["{secret}"], "email": "{secret}", "url": "{secret}:{secret}",
            "phone": {{ "x": "{secret}" }} }},
            "work": [{{ "startDate": "{secret} 2019", "url": "{secret}.com", "highlights": "{secret}",
            "endDate": "{secret}" }}], "skills": ["{secret}"], "meta": {{ "language": "{secret}" }} }}"#
    );
    let read = parse(&text);
    let findings = read.output.expect_err("errors").into_iter().chain(read.warnings);
    let mut count = 0;
    for finding in findings {
        assert!(!format!("{} {:?}", finding.message, finding.hints).contains(secret));
        count += 1;
    }
    assert!(count >= 10, "{count}");
}

#[test]
fn every_error_and_warning_has_a_hint() {
    for entry in fs::read_dir(fixtures("invalid")).expect("the folder is there") {
        let path = entry.expect("readable").path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let text = fs::read_to_string(&path).expect("readable");
            let read = parse(&text);
            let mut findings = read.output.err().unwrap_or_default();
            findings.extend(read.warnings);
            assert!(!findings.is_empty(), "{}", path.display());
            for finding in findings {
                assert!(!finding.hints.is_empty(), "{}", finding.message);
                assert!(!finding.message.ends_with('.'), "{}", finding.message);
            }
        }
    }
}

#[test]
fn hostile_texts_are_errors_and_never_a_panic() {
    let deep = "[".repeat(10_000);
    let half = "{\"a\":".repeat(31);
    for text in
        [deep.as_str(), &half, "\\", "\"", "{\"\\u", "{\"a\":\"\\ud800\"}", "1e999", "\0"]
    {
        assert!(parse(text).output.is_err(), "{text:.20}");
    }
    let sample = fs::read_to_string(fixtures("schemas/samples/resume-schema-1.0.1.json"));
    let sample = sample.expect("readable");
    for end in (0..sample.len()).filter(|end| sample.is_char_boundary(*end)).step_by(7) {
        assert!(parse(&sample[..end]).output.is_err() || sample[end..].trim().is_empty());
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*") {
        prop_assert!(parse(&text).output.err().is_none_or(|findings| !findings.is_empty()));
    }

    #[test]
    fn any_slip_in_a_document_is_read_or_refused(
        at in 0..4_900_usize,
        length in 0..4_usize,
        put in "[\\[\\]{},:\"\\\\ 0a\n]{0,3}",
    ) {
        let mut text = include_str!(
            "../../tests/fixtures/schemas/samples/resume-schema-1.0.1.json"
        ).to_owned();
        let start = text.floor_char_boundary(at);
        let end = text.floor_char_boundary(start + length);
        text.replace_range(start..end, &put);
        let read = parse(&text);
        if let Ok(resume) = read.output {
            let again = parse(&resume.to_json().to_string()).output;
            prop_assert_eq!(again.ok(), Some(resume));
        }
    }
}

#[test]
fn names_of_groups_that_no_page_shows_have_a_warning() {
    let source = source(
        r#"{ "basics": { "name": "Oona Berg" },
        "publications": { "articles": [{ "name": "On looms" }], "books": [{ "name": "Wool" }] } }"#,
    );
    let read = Resume::parse(&source, &ReadOptions::default());
    let resume = read.output.expect("groups are read as one list");
    assert_eq!(resume.publications.len(), 2);
    let messages: Vec<&str> =
        read.warnings.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "`publications`: its groups are read as one list, without their names `articles`, `books`"
        ]
    );
}

#[test]
fn standard_form_stays_as_it_is_where_an_object_without_text_stood() {
    for skills in [
        r#"[{ "team": "Berg", "items": { "x": false } }]"#,
        r#"[{ "team": "Berg", "x": { "y": [null, {}] } }]"#,
        r#"[{ "name": "Berg", "items": { "x": false } }]"#,
    ] {
        let text = format!(r#"{{ "basics": {{ "name": "Oona" }}, "skills": {skills} }}"#);
        let fix = |text: &str| {
            Resume::standard_form(&source(text), &ReadOptions::default()).output
        };
        let once = fix(&text).expect("it can be read");
        assert_eq!(fix(&once).as_ref(), Ok(&once), "{skills}");
        assert!(once.contains("Berg"), "{once}");
    }
}
