//! The result object of a run, and `--strict`.

use serde_json::{Value, json};
use sha2::Digest as _;

use super::tool::{ADA, BAD_DATE, Folder, Outcome, SLOPPY};
use crate::support::cases;
use crate::support::schema::assert_conforms;

/// A posting that Ada covers in part.
const POSTING: &str = "Analyst\n\nRequirements\n\n- Calculus\n- Python\n";

/// A résumé whose last page is nearly empty in `swiss` unless spacing is reduced, which is a warning
/// of rendering.
const NEARLY_EMPTY: &str = "tests/fixtures/resumes/unicode.json";

/// The result object: the last line, and the only one with a type.
#[track_caller]
pub(super) fn result(outcome: &Outcome) -> Value {
    let lines: Vec<Value> = outcome
        .stderr
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}")))
        .collect();
    let (result, findings) = lines.split_last().expect("there is a result");
    assert!(findings.iter().all(|finding| finding.get("type").is_none()));
    assert_conforms("result", result);
    result.clone()
}

fn run(folder: &Folder, args: &[&str]) -> (Outcome, Value) {
    let outcome = folder.vitae(&[args, &["--message-format", "json"]].concat());
    let result = result(&outcome);
    (outcome, result)
}

#[test]
fn a_rendering_ends_with_its_files_proof_and_findings() {
    let folder = Folder::new();
    folder.write("full.json", cases::read(NEARLY_EMPTY));
    let formats = ["-f", "pdf,txt,png", "-l", "swiss", "--pages", "9"];
    let (outcome, result) =
        run(&folder, &[&["render", "full.json"], &formats[..]].concat());
    outcome.ends_with(0).prints_nothing();
    assert_eq!(result["command"], "render");
    assert_eq!((&result["status"], &result["exitCode"]), (&json!("ok"), &json!(0)));
    assert_eq!(result["layout"], "swiss");
    let pages = result["pages"].as_u64().expect("a number");
    let files = result["files"].as_array().expect("files");
    assert_eq!(files.len() as u64, 2 + pages, "{files:#?}");
    for (at, file) in files.iter().enumerate() {
        let path = file["path"].as_str().expect("a path");
        let content = folder.read(path);
        let digest: String =
            sha2::Sha256::digest(&content).iter().map(|it| format!("{it:02x}")).collect();
        assert_eq!(file["sha256"], digest, "{path}");
        assert_eq!(file["bytes"], content.len(), "{path}");
        let expected = match at {
            0 => ("full.pdf".to_owned(), "pdf", json!(pages)),
            1 => ("full.txt".to_owned(), "txt", Value::Null),
            page => (format!("full-{}.png", page - 1), "png", json!(1)),
        };
        assert_eq!(
            (path, &file["format"], &file["pages"]),
            (expected.0.as_str(), &json!(expected.1), &expected.2)
        );
    }
    assert_eq!(result["proof"]["proved"], true);
    assert_eq!(result["proof"]["orders"].as_array().map(Vec::len), Some(4));
    assert_eq!(result["fit"]["allowed"], 9);
    assert_eq!(result["fit"]["reached"], true);
    assert_eq!(result["findings"]["errors"], 0);
}

#[test]
fn a_file_on_standard_output_has_the_path_dash() {
    let folder = Folder::new();
    let (outcome, result) = run(&folder, &["render", "ada.json", "-f", "txt", "-o", "-"]);
    let outcome = outcome.ends_with(0);
    assert_eq!(result["files"][0]["path"], "-");
    assert_eq!(result["files"][0]["bytes"], outcome.stdout.len());
}

/// Every command, in success and failure.
#[test]
fn every_command_ends_with_a_result_that_conforms_to_the_schema() {
    let folder = Folder::rendered();
    folder.write("bad.json", BAD_DATE);
    folder.write("other.json", r#"{"basics":{"name":"Grace Hopper"}}"#);
    folder.write(
        "v.json",
        r#"{ "exclude": ["/skills"], "job": { "posting": "job.txt" } }"#,
    );
    folder.write("job.txt", POSTING);
    let hidden = cases::root().join("tests/fixtures/pdfs/chromium-hidden.pdf");
    folder.write("hidden.pdf", std::fs::read(hidden).expect("the fixture can be read"));
    let attempts: [(&[&str], u64); 25] = [
        (&["render", "ada.json"], 0),
        (&["render", "ada.json", "--variant", "v.json", "-o", "v.pdf"], 0),
        (&["render", "bad.json"], 1),
        (&["render", "none.json"], 2),
        (&["validate", "ada.json"], 0),
        (&["validate", "ada.json", "bad.json"], 1),
        (&["validate", "bad.json", "none.json"], 2),
        (&["tailor", "ada.json", "--variant", "v.json"], 0),
        (&["tailor", "ada.json", "--job", "job.txt", "-o", "p.json"], 0),
        (&["diff", "ada.json", "--variant", "v.json"], 0),
        (&["verify", "ada.json", "ada.pdf"], 0),
        (&["verify", "other.json", "ada.pdf"], 1),
        (&["extract", "ada.pdf"], 0),
        (&["extract", "ada.json"], 2),
        (&["parse", "ada.pdf"], 0),
        (&["check", "ada.pdf"], 0),
        (&["check", "hidden.pdf"], 1),
        (&["check", "none.pdf"], 2),
        (&["match", "ada.json", "job.txt"], 0),
        (&["match", "ada.json", "job.txt", "--min-required", "2"], 1),
        (&["batch", "--resume", "*.json", "-f", "txt", "-o", "out"], 1),
        (&["layouts"], 0),
        (&["layouts", "new", "mine"], 0),
        (&["schema", "result"], 0),
        (&["explain", "nonsense"], 2),
    ];
    for (args, status) in attempts {
        let (outcome, result) = run(&folder, args);
        outcome.ends_with(i32::try_from(status).expect("it is small"));
        assert_eq!(result["exitCode"], status, "{args:?}");
        assert_eq!(result["command"], args[0]);
        let errors = result["findings"]["errors"].as_u64().expect("a number");
        // `match` counts no finding where too few terms are present.
        let is_gate = args.contains(&"--min-required");
        assert_eq!(errors > 0, status > 0 && !is_gate, "{args:?}: {result}");
    }
}

#[test]
fn arguments_that_cannot_be_parsed_end_with_a_result() {
    let folder = Folder::new();
    let (outcome, result) = run(&folder, &["render", "ada.json", "--layout", "swis"]);
    outcome.ends_with(2).prints_nothing().says(&["X001", "swiss"]);
    assert_eq!((&result["command"], &result["exitCode"]), (&json!("render"), &json!(2)));
    folder.vitae(&["render", "--layout", "swis"]).ends_with(2).says(&["error: invalid"]);
}

#[test]
fn the_result_of_a_batch_counts_documents_and_their_findings() {
    let folder = Folder::new();
    folder.write("bad.json", BAD_DATE);
    folder.write("sloppy.json", SLOPPY);
    let args = ["batch", "--resume", "*.json", "-f", "txt", "-o", "out"];
    for up_to_date in [0, 3] {
        let (outcome, result) = run(&folder, &args);
        outcome.ends_with(1);
        let batch = json!({ "documents": 3, "proved": 2, "findings": 1, "errors": 0,
            "upToDate": up_to_date, "stopped": false });
        assert_eq!(result["batch"], batch);
        let findings = json!({ "errors": 1, "warnings": 1, "notes": 0 });
        assert_eq!(result["findings"], findings);
    }
}

#[test]
fn a_report_is_the_result_in_a_file_whatever_is_printed() {
    let folder = Folder::new();
    folder.write("bad.json", BAD_DATE);
    for (args, status) in [
        (["render", "ada.json", "--report", "r.json", "-q"], 0),
        (["validate", "bad.json", "--report", "r.json", "-q"], 1),
        (["render", "none.json", "--report", "r.json", "-q"], 2),
    ] {
        let (_, expected) = run(&folder, &args);
        let first = folder.read("r.json");
        folder.vitae(&args).ends_with(status);
        assert_eq!(folder.read("r.json"), first);
        let report: Value = serde_json::from_slice(&first).expect("it is JSON");
        assert_conforms("result", &report);
        assert_eq!(report, expected, "{args:?}");
    }
    let args = ["render", "ada.json", "--report", "ada.json/r.json"];
    folder.vitae(&args).ends_with(2).says(&["cannot write `ada.json/r.json`"]);
}

#[test]
fn strict_fails_on_warnings_of_rendering_and_writes_nothing() {
    let folder = Folder::new();
    folder.write("full.json", cases::read(NEARLY_EMPTY));
    folder.write("vitae.json", r#"{ "layout": "academic", "pages": "any" }"#);
    let render = |more: &[&str]| {
        folder.vitae(&[&["render", "full.json", "-f", "pdf"], more].concat())
    };
    let before = folder.names();
    let strict = render(&["--strict"]).ends_with(1).prints_nothing();
    strict.says(&[
        "error[T009]: ",
        "1 error",
        "proved: ",
        "nothing was written: `--strict` treats warnings as errors",
    ]);
    assert_eq!(folder.names(), before);
    render(&["--strict", "-o", "-"]).ends_with(1).prints_nothing();
    render(&["--strict", "--keep-unproven"]).ends_with(1);
    assert_eq!(folder.names(), before);
    render(&[]).ends_with(0).says(&["warning[T009]: "]);
    // Notes are no warnings.
    render(&["--strict", "--pages", "1"]).ends_with(0).says(&["note[T006]: "]);
    let args = ["batch", "--resume", "full.json", "-f", "pdf", "-o", "out", "--strict"];
    folder.vitae(&args).ends_with(1).says(&["error[T009]: ", "1 with errors"]);
    assert!(!folder.path("out/full.pdf").exists());
}

#[test]
fn strict_fails_on_warnings_about_any_input() {
    let folder = Folder::new();
    folder.write("ada.json", ADA);
    // The base lacks what the posting asks for, which is only a remark.
    let variant = r#"{ "job": { "required": ["Python"] }, "headline": "Analyst" }"#;
    folder.write("v.json", variant);
    folder.write("sloppy.json", SLOPPY);
    for args in [
        &["tailor", "sloppy.json", "--variant", "v.json", "-o", "t.json"][..],
        &["diff", "sloppy.json", "--variant", "v.json"],
        &["match", "sloppy.json", "v.json"],
    ] {
        let strict = [args, &["--strict"]].concat();
        folder.vitae(&strict).ends_with(1).prints_nothing().says(&["error["]);
    }
    assert!(!folder.path("t.json").exists());
}
