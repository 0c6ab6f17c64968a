//! The fixtures hold what they promise, and reading them finds nothing.

use std::collections::BTreeSet;

use serde_json::Value;
use vitae::resume::RESUME_SCHEMA;
use vitae::resume::ReadOptions;
use vitae::{Layout, Resume};

use crate::support::cases;
use crate::support::rendering::{list, must_render, resume, source};

#[test]
fn two_resumes_have_every_property_of_the_schema() {
    let schema: Value = serde_json::from_str(RESUME_SCHEMA).expect("the schema is JSON");
    let mut known = BTreeSet::new();
    properties(&schema, &schema, "", &mut known);
    assert!(known.len() > 90, "only {} properties in the schema", known.len());

    let used_by = |name: &str| {
        let text = cases::read(&format!("tests/fixtures/resumes/{name}.json"));
        let mut used = BTreeSet::new();
        members(&serde_json::from_str(&text).expect("JSON"), "", &mut used);
        used
    };
    let mut used = used_by("full");
    let unknown: Vec<&String> = used.difference(&known).collect();
    assert!(unknown.is_empty(), "the schema does not have {unknown:?}");
    used.extend(used_by("additions"));
    let missing: Vec<&String> = known.difference(&used).collect();
    assert!(missing.is_empty(), "neither has {missing:?}");
}

#[test]
fn our_resumes_are_read_without_errors_and_the_tidy_ones_without_warnings() {
    for case in cases::resumes().into_iter().filter(|case| case.ours) {
        let read = Resume::parse(&source(&case.path), &ReadOptions::default());
        if let Err(found) = &read.output {
            panic!("{}: {}", case.name, list(found));
        }
        // The corpus is sloppy on purpose; a photo and odd keys are worth a note.
        let noted = ["resumes/full", "resumes/hostile", "resumes/additions"]
            .contains(&&*case.name);
        let tidy = case.name.starts_with("resumes/") && !noted;
        assert!(
            !tidy || read.warnings.is_empty(),
            "{}: {}",
            case.name,
            list(&read.warnings)
        );
    }
}

#[test]
fn the_long_resume_fills_three_pages_and_the_sparse_one_three_lines() {
    for layout in Layout::all() {
        let long = must_render(&resume("long"), &layout);
        assert!(long.pages >= 3, "{}", layout.name());
        let sparse = must_render(&resume("sparse"), &layout);
        assert_eq!(sparse.pages, 1, "{}", layout.name());
        // Name, address, heading, sentence: three lines of the person's own.
        assert_eq!(sparse.verification.orders[0].expected, 4);
    }
}

#[test]
fn the_dense_resume_has_one_job_of_25_bullets() {
    let work = resume("dense").work;
    assert_eq!(work.iter().map(|job| job.highlights.len()).collect::<Vec<_>>(), [25]);
}

/// The properties in a schema: `/work/*/name`.
fn properties(schema: &Value, root: &Value, at: &str, out: &mut BTreeSet<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let target =
            reference.strip_prefix('#').and_then(|pointer| root.pointer(pointer));
        properties(target.expect("every `$ref` leads somewhere"), root, at, out);
    }
    for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
        let at = format!("{at}/{key}");
        properties(inner, root, &at, out);
        out.insert(at);
    }
    if schema["items"].is_object() {
        properties(&schema["items"], root, &format!("{at}/*"), out);
    }
}

/// The members of a document, in the same form.
fn members(value: &Value, at: &str, out: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                let at = format!("{at}/{key}");
                members(inner, &at, out);
                out.insert(at);
            }
        }
        Value::Array(items) => {
            for item in items {
                members(item, &format!("{at}/*"), out);
            }
        }
        _ => {}
    }
}
