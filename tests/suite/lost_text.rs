//! No text of a document is lost in silence: it is on the page, or in a finding of at least a
//! warning.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Map, Value, json};
use vitae::diag::{JsonPointer, Location, Severity};
use vitae::document::TextOptions;
use vitae::resume::ReadOptions;
use vitae::{Resume, Source};

use crate::support::rendering::{document, list};

/// Each case is read, not typeset.
const CASES: u32 = 400;

/// Keys that JSON Resume does not have at any place: usual ones, odd ones, private ones, near
/// misses, those of other formats, and those of lists that become sections.
const KEYS: [&str; 44] = [
    "team",
    "stack",
    "2019",
    "with space",
    "sl/ash~",
    "é",
    "x-private",
    "experience",
    "employer",
    "title",
    "jobTitle",
    "technologies",
    "bullets",
    "bio",
    "about",
    "level",
    "certifications",
    "sideProjects",
    "teaching",
    "talks",
    "patents",
    "licences",
    "sumary",
    "highligths",
    "history",
    "items",
    "list",
    "sets",
    "contact",
    "info",
    "sections",
    "resume",
    "authors",
    "doi",
    "honors",
    "specialization",
    "techs",
    "role",
    "positions",
    "description",
    "notes",
    "-switched",
    "_id",
    "body",
];

/// Keys that mean something in most objects.
const KNOWN: [&str; 6] =
    ["name", "summary", "keywords", "highlights", "text", "position"];

/// A value whose strings are still to be numbered.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        6 => Just(json!("?")),
        1 => Just(json!("")),
        1 => (0..3000).prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        let key = prop_oneof![
            prop::sample::select(&KEYS[..]).prop_map(str::to_owned),
            prop::sample::select(&KNOWN[..]).prop_map(str::to_owned),
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..5)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Members under unknown keys.
fn unknown() -> impl Strategy<Value = Map<String, Value>> {
    let key = prop::sample::select(&KEYS[..]).prop_map(str::to_owned);
    prop::collection::vec((key, value()), 0..3)
        .prop_map(|members| members.into_iter().collect())
}

/// Every object that a résumé can have, filled, with a place for more.
fn skeleton() -> Value {
    json!({
        "basics": { "name": "?", "label": "?", "summary": "?",
            "location": { "city": "?", "address": "?" },
            "url": "?", "email": "?", "phone": "?",
            "profiles": [{ "network": "?", "username": "?", "url": "?" }, {}] },
        "work": [{ "name": "?", "position": "?", "url": "?",
            "highlights": ["?", { "text": "?" }] }, {}],
        "volunteer": [{ "organization": "?", "summary": "?" }],
        "education": [{ "institution": "?", "area": "?", "courses": ["?"] }],
        "awards": [{ "title": "?", "summary": "?" }],
        "certificates": [{ "name": "?", "issuer": "?" }],
        "publications": [{ "name": "?", "publisher": "?", "summary": "?",
            "authors": ["?"], "url": "?", "doi": "?" }],
        "skills": [{ "name": "?", "level": "?", "keywords": ["?", "?"] }, {}],
        "languages": [{ "language": "?", "fluency": "?" }],
        "interests": [{ "name": "?", "keywords": ["?"] }],
        "references": [{ "name": "?", "reference": "?", "position": "?",
            "organization": "?", "email": "?", "phone": "?" }],
        "projects": [{ "name": "?", "description": "?", "roles": ["?"], "entity": "?",
            "type": "?", "url": "?" }],
    })
}

/// The skeleton with unknown members in every object.
fn resume() -> impl Strategy<Value = Value> {
    prop::collection::vec(unknown(), 24).prop_map(|mut unknown| {
        let mut document = skeleton();
        fill(&mut document, &mut unknown);
        let mut count = 0;
        number(&mut document, &mut count);
        document
    })
}

fn fill(value: &mut Value, unknown: &mut Vec<Map<String, Value>>) {
    match value {
        Value::Object(members) => {
            members.values_mut().for_each(|value| fill(value, unknown));
            for (key, value) in unknown.pop().unwrap_or_default() {
                members.entry(key).or_insert(value);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| fill(item, unknown)),
        _ => {}
    }
}

/// Makes every string a word of its own.
fn number(value: &mut Value, count: &mut usize) {
    match value {
        Value::String(text) if text == "?" => {
            *count += 1;
            *text = format!("w{count}q");
        }
        Value::Object(members) => members.values_mut().for_each(|it| number(it, count)),
        Value::Array(items) => items.iter_mut().for_each(|it| number(it, count)),
        _ => {}
    }
}

/// Every string that is not blank, with its place.
fn strings(value: &Value, at: &JsonPointer, found: &mut Vec<(JsonPointer, String)>) {
    match value {
        Value::String(text) if !text.trim().is_empty() => {
            found.push((at.clone(), text.clone()));
        }
        Value::Object(members) => {
            for (key, value) in members {
                strings(value, &at.key(key), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                strings(item, &at.index(index), found);
            }
        }
        _ => {}
    }
}

/// Whether a place is exempt: not meant for the page, or switched off.
fn is_exempt(at: &JsonPointer) -> bool {
    let keys = at.as_str().split('/');
    keys.into_iter()
        .any(|key| key.starts_with("x-") || key.starts_with(['-', '_']) || key == "meta")
}

#[test]
fn any_text_is_on_the_page_or_in_a_warning() {
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let was_read = std::cell::Cell::new(0);
    let checked = std::cell::Cell::new(0);
    runner
        .run(&resume(), |json| {
            let source = Source::new("any.json", json.to_string()).expect("small, UTF-8");
            let read = Resume::parse(&source, &ReadOptions::default());
            let (page, findings) = match read.output {
                Ok(resume) => {
                    was_read.set(was_read.get() + 1);
                    (document(&resume).text(TextOptions::default()), read.warnings)
                }
                // Nothing is printed, and the errors say why.
                Err(_) => return Ok(()),
            };
            let warnings =
                findings.iter().filter(|finding| finding.severity >= Severity::Warning);
            let places: Vec<(&JsonPointer, bool)> = warnings
                .filter_map(|finding| match &finding.location {
                    Location::Json { pointer, .. } => {
                        Some((pointer, finding.code.name == "unknown-key"))
                    }
                    _ => None,
                })
                .collect();
            let mut all = Vec::new();
            strings(&json, &JsonPointer::root(), &mut all);
            for (at, text) in all {
                let is_printed = page.to_lowercase().contains(&text);
                // That a key is read as another says nothing about the texts under it.
                let is_told = |(place, is_lost): &(&JsonPointer, bool)| {
                    **place == at
                        || *is_lost && format!("{at}/").starts_with(&format!("{place}/"))
                };
                checked.set(checked.get() + 1);
                prop_assert!(
                    is_printed || is_exempt(&at) || places.iter().any(is_told),
                    "`{text}` at {at} is lost in {json:#}\n{}\n{page}",
                    list(&findings)
                );
            }
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
    let was_read = was_read.get();
    assert!(was_read * 2 > CASES, "only {was_read} of {CASES} are read");
    assert!(checked.get() > 10_000, "only {} strings", checked.get());
}

#[test]
fn what_fix_writes_is_read_as_the_same_and_needs_no_more_fixing() {
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let fixed = |text: &str| {
        let source = Source::new("any.json", text).expect("small, UTF-8");
        Resume::standard_form(&source, &ReadOptions::default())
    };
    let page = |text: &str| {
        let source = Source::new("any.json", text).expect("small, UTF-8");
        let read = Resume::parse(&source, &ReadOptions::default());
        let resume = read.output.expect("it was read before");
        (document(&resume).text(TextOptions::default()), read.warnings)
    };
    TestRunner::new_with_rng(config, rng)
        .run(&resume(), |json| {
            let text = json.to_string();
            let Ok(once) = fixed(&text).output else { return Ok(()) };
            let again = fixed(&once);
            prop_assert_eq!(again.output.as_ref().ok(), Some(&once));
            let ((before, _), (after, left)) = (page(&text), page(&once));
            prop_assert_eq!(before, after, "{:#}\n{}", json, once);
            let is_left = |name: &str| {
                // Unknown keys stay, one's own sections are noted, and only the author knows a
                // wrong address.
                let left = ["unknown-key", "own-section", "switched-off"];
                left.contains(&name) || ["invalid-url", "invalid-email"].contains(&name)
            };
            prop_assert!(left.iter().all(|it| is_left(it.code.name)), "{}", list(&left));
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
}
