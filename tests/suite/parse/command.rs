//! `vitae parse` on the command line.

use assert_cmd::Command;
use serde_json::Value;
use vitae::resume::ReadOptions;
use vitae::{Layout, Resume, Source};

use crate::support::cases::root;
use crate::support::rendering::{must_render, resume};

fn vitae(arguments: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("vitae"));
    command.args(arguments).current_dir(root());
    command
}

fn example() -> Vec<u8> {
    must_render(&resume("example"), &Layout::named("quarto").expect("it is ours")).pdf
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("it is JSON")
}

#[test]
fn a_pdf_on_standard_input_becomes_a_resume_on_standard_output() {
    let output = vitae(&["parse", "-"]).write_stdin(example()).output().expect("it runs");
    assert!(output.status.success());
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let resume = json(&output.stdout);
    assert_eq!(resume["basics"]["name"], "Amara Okafor");
    assert_eq!(resume["work"][0]["name"], "Halyard Payments");
    let source = Source::new("parsed.json", output.stdout).expect("it is short");
    let strict = ReadOptions::default().strict(true);
    assert!(Resume::parse(&source, &strict).output.is_ok());
}

#[test]
fn the_trace_has_the_place_of_each_value() {
    let output = vitae(&["parse", "--trace", "-"])
        .write_stdin(example())
        .output()
        .expect("it runs");
    let both = json(&output.stdout);
    let (resume, trace) = (&both["resume"], &both["trace"]);
    for (pointer, place) in trace.as_object().expect("an object") {
        assert!(resume.pointer(pointer).is_some(), "{pointer}");
        let first = place.get(0).unwrap_or(place);
        assert!(first["page"].as_u64().is_some_and(|page| page > 0), "{pointer}");
        assert_eq!(first["rect"].as_array().map(Vec::len), Some(4), "{pointer}");
    }
    assert_eq!(trace["/basics/email"]["text"], "amara.okafor@example.com");
    assert_eq!(trace["/work/2/startDate"]["text"], "Sep 2015 – Jan 2019");
    assert_eq!(trace["/work"]["text"], "Experience");
}

#[test]
fn texts_in_no_field_are_kept_and_reported() {
    let path = "tests/fixtures/pdfs/chromium-sidebar.pdf";
    let output = vitae(&["parse", path]).output().expect("it runs");
    assert!(output.status.success());
    let left = json(&output.stdout)["x-unparsed"].as_array().map_or(0, Vec::len);
    assert!(left > 0);
    let note = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(note.contains(&left.to_string()) && note.contains("x-unparsed"), "{note}");
}

#[test]
fn a_file_that_is_not_a_pdf_cannot_be_parsed() {
    let output = vitae(&["parse", "Cargo.toml"]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("Cargo.toml"));
}

#[test]
fn a_scan_cannot_be_parsed_before_its_text_is_recognised() {
    let output =
        vitae(&["parse", "tests/fixtures/pdfs/scan.pdf"]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("has no text") && told.contains("OCR"), "{told}");
}

#[test]
fn lines_that_could_not_be_placed_are_a_warning_until_they_are() {
    let validate = |text: &str| {
        let output =
            vitae(&["validate", "-"]).write_stdin(text).output().expect("it runs");
        assert!(output.status.success());
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let basics = r#""basics": { "name": "Ada Quill" }"#;
    let told =
        validate(&format!(r#"{{ {basics}, "x-unparsed": ["Night school", "2009"] }}"#));
    assert!(told.contains("warning[R033]") && told.contains("2 lines"), "{told}");
    for nothing in ["", r#", "x-unparsed": []"#, r#", "x-other": ["Night school"]"#] {
        let told = validate(&format!("{{ {basics}{nothing} }}"));
        assert!(!told.contains("R033"), "{told}");
    }
}

#[test]
fn structure_order_says_that_a_file_has_no_tags() {
    let args = ["extract", "--order", "structure", "tests/fixtures/pdfs/latex-jake.pdf"];
    let output = vitae(&args).output().expect("it runs");
    assert!(output.status.success() && output.stdout.is_empty());
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("no tags"), "{told}");
}
