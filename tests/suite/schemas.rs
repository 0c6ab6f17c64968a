//! The published schemas: every output of the program conforms to its own, and the schemas of
//! input are no looser than the reader.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use vitae::resume::limits;

use super::cli::tool::{ADA, BAD_DATE, Folder, Outcome};
use crate::support::assert_none;
use crate::support::cases::{self, file_name, root};
use crate::support::schema::{assert_conforms, schema, violations};

/// A command and those of its outputs that a schema describes.
struct Case {
    schema: &'static str,
    args: &'static [&'static str],
    outputs: fn(&Folder, &Outcome) -> Vec<Value>,
}

const JSON: [&str; 2] = ["--message-format", "json"];

/// Every kind of output.
const OUTPUTS: &[Case] = &[
    Case {
        schema: "diagnostics",
        args: &["validate", "bad.json", "odd.json", JSON[0], JSON[1]],
        outputs: |_, outcome| {
            let mut lines = lines(outcome.stderr.as_bytes());
            // The last one is the result.
            lines.pop();
            lines
        },
    },
    Case {
        schema: "diagnostics",
        args: &["render", "bad-layout.json", "-l", "./broken", JSON[0], JSON[1]],
        outputs: |_, outcome| {
            let mut lines = lines(outcome.stderr.as_bytes());
            lines.pop();
            lines
        },
    },
    Case {
        schema: "result",
        args: &[
            "render",
            "ada.json",
            "--pages",
            "1",
            "-o",
            "again.pdf",
            JSON[0],
            JSON[1],
        ],
        outputs: |_, outcome| {
            lines(outcome.stderr.as_bytes()).pop().into_iter().collect()
        },
    },
    Case {
        schema: "result",
        args: &["render", "bad.json", "--report", "result.json"],
        outputs: |folder, _| vec![document(&folder.read("result.json"))],
    },
    Case {
        schema: "report",
        args: &["check", "ada.pdf", JSON[0], JSON[1]],
        outputs: |_, outcome| vec![document(&outcome.stdout)],
    },
    Case {
        schema: "report",
        args: &["check", "ada.pdf", "--against", "ada.json", JSON[0], JSON[1]],
        outputs: |_, outcome| vec![document(&outcome.stdout)],
    },
    Case {
        schema: "lint",
        args: &["lint", "ada.json", "--role", "data", JSON[0], JSON[1]],
        outputs: |_, outcome| vec![document(&outcome.stdout)],
    },
    Case {
        schema: "certificate",
        args: &["check", "--layout", "plain", JSON[0], JSON[1]],
        outputs: |_, outcome| vec![document(&outcome.stdout)],
    },
    Case {
        schema: "match",
        args: &["match", "ada.json", "job.txt", JSON[0], JSON[1]],
        outputs: |_, outcome| vec![document(&outcome.stdout)],
    },
    Case {
        schema: "match",
        args: &["match", "ada.pdf", "job.txt", "--base", "ada.json", JSON[0], JSON[1]],
        outputs: |_, outcome| vec![document(&outcome.stdout)],
    },
    Case {
        schema: "match",
        args: &["match", "ada.json", "--all", ".", JSON[0], JSON[1]],
        outputs: |_, outcome| lines(&outcome.stdout),
    },
    Case {
        schema: "diff",
        args: &["diff", "ada.json", "--variant", "v.json", JSON[0], JSON[1]],
        outputs: |_, outcome| vec![document(&outcome.stdout)],
    },
    Case {
        schema: "batch-report",
        args: &["batch", "plan.json", "-o", "out"],
        outputs: |folder, _| lines(&folder.read("out/report.jsonl")),
    },
    Case {
        schema: "resume",
        args: &["parse", "ada.pdf"],
        outputs: |_, outcome| vec![document(&outcome.stdout)],
    },
    Case {
        schema: "resume",
        args: &["tailor", "ada.json", "--variant", "v.json"],
        outputs: |_, outcome| vec![document(&outcome.stdout)],
    },
    Case {
        schema: "variant",
        args: &["tailor", "ada.json", "--job", "job.txt"],
        outputs: |_, outcome| vec![document(&outcome.stdout)],
    },
];

/// The schemas of input, each with a document that has as many keys as possible.
fn inputs() -> Vec<(&'static str, Value)> {
    let read = |text: &str| -> Value { serde_json::from_str(text).expect("JSON") };
    vec![
        ("resume", read(&cases::read("tests/fixtures/resumes/full.json"))),
        (
            "options",
            json!({ "layout": "swiss", "density": "airy", "check": { "ignore": ["A01"] } }),
        ),
        ("variant", read(&cases::read("tests/fixtures/variants/data.json"))),
        (
            "batch",
            json!({ "resumes": "*.json", "variants": ["a.json"], "jobs": "j.txt",
                "propose": true, "layouts": ["swiss"], "formats": ["pdf", "txt"],
                "options": { "pages": 1 }, "name": "{name}.pdf" }),
        ),
        (
            "batch-stream",
            json!({ "id": 7, "resume": {}, "variant": "v.json", "job": null,
                "layout": "swiss", "formats": "pdf", "options": {} }),
        ),
        ("job", json!({ "title": "Engineer", "remote": "Full", "required": ["Rust"] })),
        (
            "vocabulary",
            json!({ "terms": [
                { "id": "a", "name": "A", "kind": "tool", "aliases": ["AA"] }
            ] }),
        ),
    ]
}

/// A folder with everything the commands name.
fn folder() -> Folder {
    let folder = Folder::rendered();
    folder.write("bad.json", BAD_DATE);
    folder.write("odd.json", r#"{ "basics": { "image": "a.jpg", "url": "a.org" } }"#);
    folder.write("bad-layout.json", ADA);
    std::fs::create_dir(folder.path("broken")).expect("a folder can be made");
    folder.write("broken/layout.typ", "#let layout(data) = [#nothing]\n");
    folder.write("job.txt", "Analyst\n\nRequirements\n- Calculus\n- Python, 3 years\n");
    folder.write(
        "v.json",
        r#"{ "exclude": ["/skills"], "headline": "Analyst, Lead", "redact": ["email"],
             "job": { "required": ["Python"] }, "options": { "dash": "hyphen" } }"#,
    );
    folder.write(
        "plan.json",
        r#"{ "resumes": ["ada.json", "bad.json"], "jobs": "job.txt",
             "variants": "v.json", "formats": "txt" }"#,
    );
    folder
}

fn document(text: &[u8]) -> Value {
    serde_json::from_slice(text).unwrap_or_else(|error| {
        panic!("{error} in {}", String::from_utf8_lossy(text));
    })
}

fn lines(text: &[u8]) -> Vec<Value> {
    let lines = text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    lines.map(document).collect()
}

#[test]
fn every_output_conforms_to_its_schema() {
    let folder = folder();
    for Case { schema, args, outputs } in OUTPUTS {
        let outcome = folder.vitae(args);
        let outputs = outputs(&folder, &outcome);
        assert!(!outputs.is_empty(), "{args:?} has no output:\n{}", outcome.stderr);
        for output in outputs {
            assert_conforms(schema, &output);
        }
    }
    // A stream answers in the form of a report.
    let jobs = "{ \"resume\": \"ada.json\", \"formats\": \"txt\" }\n{}\nnonsense\n";
    let outcome = folder.vitae_with(jobs, &["batch", "--stream"]).ends_with(0);
    let results = lines(&outcome.stdout);
    assert_eq!(results.len(), 3);
    for result in &results {
        assert_conforms("batch-report", result);
    }
}

/// The control: a schema that accepted anything would show nothing.
#[test]
fn the_schemas_of_output_accept_no_other_keys() {
    let folder = folder();
    let open = ["resume"];
    let mut seen = BTreeSet::new();
    let cases = OUTPUTS.iter().filter(|case| !open.contains(&case.schema));
    for Case { schema, args, outputs } in cases.filter(|case| seen.insert(case.schema)) {
        let outcome = folder.vitae(args);
        let mut output = outputs(&folder, &outcome).remove(0);
        let members = output.as_object_mut().expect("an object");
        members.insert("unheardOf".to_owned(), true.into());
        let violations = violations(schema, &output);
        assert!(!violations.is_empty(), "`{schema}` accepts an unknown key");
    }
}

#[test]
fn every_schema_has_a_case_here() {
    let schemas: BTreeSet<String> = cases::files_below(&root().join("schema"), &["json"])
        .iter()
        .map(|path| file_name(path).trim_end_matches(".schema.json").to_owned())
        .collect();
    let outputs = OUTPUTS.iter().map(|case| case.schema.to_owned());
    let inputs = inputs().into_iter().map(|(name, _)| name.to_owned());
    assert_eq!(schemas, outputs.chain(inputs).collect());
}

#[test]
fn valid_input_conforms_to_its_schema() {
    for (name, document) in inputs() {
        assert_conforms(name, &document);
    }
}

/// A schema that allowed more than the reader would mislead editors.
#[test]
fn no_schema_of_input_allows_more_entries_than_the_reader() {
    let mut failures = Vec::new();
    for (name, _) in inputs() {
        let mut open = vec![schema(name)];
        while let Some(value) = open.pop() {
            let max = value.get("maxItems").and_then(Value::as_u64);
            if max.is_some_and(|max| max > limits::MAX_ENTRIES as u64) {
                failures.push(format!("{name}: {value}"));
            }
            match value {
                Value::Object(members) => open.extend(members.into_iter().map(|it| it.1)),
                Value::Array(items) => open.extend(items),
                _ => {}
            }
        }
    }
    assert_none("limits above the reader's", &failures);
}
