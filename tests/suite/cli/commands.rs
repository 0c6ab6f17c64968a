//! Every command does its work and ends with the right exit status.

use serde_json::Value;

use super::tool::{BAD_DATE, Folder, SLOPPY, binary};

#[test]
fn render_writes_pdf_and_text_beside_the_resume() {
    let folder = Folder::new();
    folder.vitae(&["render", "ada.json"]).ends_with(0).prints_nothing().says(&[
        "proved: content ",
        "1 page",
        "wrote ada.pdf",
        "wrote ada.txt",
    ]);
    assert_eq!(folder.names(), ["ada.json", "ada.pdf", "ada.txt"]);
    assert!(folder.read("ada.pdf").starts_with(b"%PDF-"));
    let text = String::from_utf8(folder.read("ada.txt")).expect("text is UTF-8");
    assert!(text.starts_with("Ada Lovelace\nAnalyst\n"), "{text}");
}

#[test]
fn render_reads_resume_json_when_nothing_is_named() {
    let folder = Folder::new();
    std::fs::rename(folder.path("ada.json"), folder.path("resume.json"))
        .expect("a file can be renamed");
    folder.vitae(&["render"]).ends_with(0);
    assert_eq!(folder.names(), ["resume.json", "resume.pdf", "resume.txt"]);
}

#[test]
fn every_layout_that_is_listed_renders() {
    let folder = Folder::new();
    let listed = folder.vitae(&["layouts"]).ends_with(0).says_nothing();
    let names: Vec<&str> = listed
        .text()
        .lines()
        .filter(|line| !line.starts_with(' '))
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert_eq!(names, vitae::Layout::NAMES);
    for name in names {
        let output = format!("{name}.pdf");
        folder.vitae(&["render", "ada.json", "-l", name, "-o", &output]).ends_with(0);
    }
}

#[test]
fn validate_reports_whether_each_file_is_valid() {
    let folder = Folder::new();
    folder
        .vitae(&["validate", "ada.json"])
        .ends_with(0)
        .prints_nothing()
        .says(&["ada.json: valid"]);
    folder.write("bad.json", BAD_DATE);
    folder.vitae(&["validate", "bad.json", "ada.json"]).ends_with(1).says(&[
        "R004",
        "bad.json:3:50",
        "ada.json: valid",
    ]);
}

#[test]
fn validate_reads_all_files_and_ends_with_the_worst_status() {
    let folder = Folder::new();
    folder.write("bad.json", BAD_DATE);
    folder
        .vitae(&["validate", "missing.json", "bad.json", "ada.json"])
        .ends_with(2)
        .says(&["missing.json", "R004", "ada.json: valid"]);
}

#[test]
fn strict_treats_warnings_as_errors() {
    let folder = Folder::new();
    folder.write("sloppy.json", SLOPPY);
    folder.vitae(&["validate", "sloppy.json"]).ends_with(0).says(&["warning[R016]"]);
    for command in ["validate", "render"] {
        let args = [command, "--strict", "sloppy.json"];
        folder.vitae(&args).ends_with(1).says(&["error[R016]"]);
    }
    assert_eq!(folder.names(), ["ada.json", "sloppy.json"]);
    folder.vitae(&["validate", "--strict", "ada.json"]).ends_with(0);
}

#[test]
fn verify_proves_what_render_wrote() {
    let folder = Folder::rendered();
    folder
        .vitae(&["verify", "ada.json", "ada.pdf"])
        .ends_with(0)
        .prints_nothing()
        .says(&["proved: content ", "structure ", "visual ", "boxes "]);
}

#[test]
fn extract_prints_the_text_in_every_order() {
    let folder = Folder::rendered();
    for order in ["content", "structure", "visual", "boxes"] {
        let outcome = folder.vitae(&["extract", "--order", order, "ada.pdf"]);
        let outcome = outcome.ends_with(0).says_nothing();
        assert!(outcome.text().starts_with("Ada Lovelace\n"), "{}", outcome.text());
        assert!(outcome.text().contains("• Translated Menabrea’s sketch\n"));
    }
}

#[test]
fn extract_prints_places_as_json() {
    let folder = Folder::rendered();
    let outcome = folder.vitae(&["extract", "--json", "ada.pdf"]).ends_with(0);
    let lines: Vec<Value> = outcome
        .text()
        .lines()
        .map(|line| serde_json::from_str(line).expect("every line is JSON"))
        .collect();
    assert_eq!(lines[0]["text"], "Ada Lovelace");
    assert_eq!(lines[0]["page"], 1);
    let rect: Vec<f64> = serde_json::from_value(lines[0]["rect"].clone())
        .expect("a rectangle is four numbers");
    // A4 is 595 pt × 842 pt.
    assert!(rect[0] < rect[2] && rect[2] < 595.0 && rect[1] < rect[3] && rect[3] < 842.0);
}

#[test]
fn schema_prints_the_schemas_of_the_repository() {
    let folder = Folder::new();
    for name in ["resume", "diagnostics"] {
        let outcome = folder.vitae(&["schema", name]).ends_with(0).says_nothing();
        let path = format!("{}/schema/{name}.schema.json", env!("CARGO_MANIFEST_DIR"));
        let file = std::fs::read_to_string(path).expect("the schema is there");
        assert_eq!(outcome.text(), file);
    }
    let default = folder.vitae(&["schema"]).ends_with(0);
    assert_eq!(default.stdout, folder.vitae(&["schema", "resume"]).stdout);
}

#[test]
fn the_printed_schema_accepts_what_validate_accepts() {
    let folder = Folder::new();
    let schema = folder.vitae(&["schema"]).ends_with(0);
    let schema: Value = serde_json::from_str(schema.text()).expect("a schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema of JSON Schema");
    let value = |text| serde_json::from_str(text).expect("the test's JSON");
    assert!(validator.is_valid(&value(super::tool::ADA)));
    assert!(!validator.is_valid(&value(r#"{ "work": 5 }"#)));
}

#[test]
fn completions_are_printed_for_every_shell() {
    let folder = Folder::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let outcome = folder.vitae(&["completions", shell]).ends_with(0).says_nothing();
        for word in ["vitae", "render", "keep-unproven"] {
            assert!(outcome.text().contains(word), "{shell} knows nothing of {word}");
        }
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    let outcome = Folder::new().vitae(&["--version"]).ends_with(0).says_nothing();
    assert_eq!(outcome.text(), concat!("vitae ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn a_command_that_cannot_run_ends_with_two() {
    let folder = Folder::rendered();
    let attempts: [&[&str]; 16] = [
        &[],
        &["nonsense"],
        &["render", "missing.json"],
        &["render", "ada.json", "--layout", "nonsense"],
        &["render", "ada.json", "--format", "odt"],
        &["render", "ada.json", "--fonts", "missing"],
        &["render", "ada.json", "--width", "5"],
        &["render", "ada.json", "--sections", "intrests"],
        &["validate", "missing.json"],
        &["validate", "ada.json", "--today", "tomorrow"],
        &["verify", "ada.json", "missing.pdf"],
        &["verify", "missing.json", "ada.pdf"],
        &["verify", "ada.json", "ada.pdf", "--fonts", "missing"],
        &["extract", "missing.pdf"],
        &["schema", "nonsense"],
        &["completions", "nonsense"],
    ];
    for args in attempts {
        let outcome = folder.vitae(args).ends_with(2).prints_nothing();
        assert!(!outcome.stderr.is_empty(), "{args:?} says nothing");
    }
    assert_eq!(folder.names(), ["ada.json", "ada.pdf", "ada.txt"]);
}

#[test]
fn errors_in_the_input_end_with_one() {
    let folder = Folder::rendered();
    folder.write("bad.json", BAD_DATE);
    let attempts: [&[&str]; 3] = [
        &["render", "bad.json"],
        &["validate", "bad.json"],
        &["verify", "bad.json", "ada.pdf"],
    ];
    for args in attempts {
        folder.vitae(args).ends_with(1).prints_nothing().says(&["error[R004]"]);
    }
    assert_eq!(folder.names(), ["ada.json", "ada.pdf", "ada.txt", "bad.json"]);
}

/// As in `vitae schema | head -c 1`.
#[test]
fn a_reader_that_closes_the_pipe_early_is_no_failure() {
    let folder = Folder::rendered();
    let attempts: [&[&str]; 6] = [
        &["schema"],
        &["layouts"],
        &["completions", "bash"],
        &["extract", "ada.pdf"],
        &["render", "ada.json", "-f", "txt", "-o", "-", "--quiet"],
        &["--help"],
    ];
    for args in attempts {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        // Gone before a byte is written, so that no buffer can hide it.
        drop(reader);
        let output = std::process::Command::new(binary())
            .args(args)
            .current_dir(folder.path(""))
            .stdout(writer)
            .output()
            .expect("the binary can be run");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
        assert_eq!(output.status.code(), Some(0), "{args:?}");
    }
}
