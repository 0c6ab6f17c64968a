//! `vitae import`: a table of what is read of each sample, and how the command behaves.
//!
//! What the readers do is tested beside them, in `src/import/tests.rs`.

use std::collections::BTreeMap;

use serde_json::Value;
use vitae::diag::Warned;
use vitae::import::{FORMATS, import};

use crate::suite::cli::tool::Folder;
use crate::support::{cases, say};

/// The folder of the samples.
const SAMPLES: &str = "tests/fixtures/import";

/// The fields that each sample is to have.
fn expected() -> BTreeMap<String, BTreeMap<String, String>> {
    let text = cases::read(&format!("{SAMPLES}/expected.json"));
    serde_json::from_str(&text).expect("it maps samples to fields")
}

fn sample(name: &str) -> Vec<u8> {
    let path = cases::root().join(SAMPLES).join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A folder with the samples.
fn folder() -> Folder {
    let folder = Folder::new();
    for name in ["rendercv.yaml", "old-json-resume.json", "plain.txt"] {
        folder.write(name, sample(name));
    }
    folder
}

#[test]
fn the_table_of_importers_is_complete() {
    let mut table =
        format!("{:24}{:>8}{:>8}{:>8}\n", "sample", "fields", "placed", "kept");
    // The archive is put together where the readers are tested.
    for (name, fields) in expected().into_iter().filter(|(name, _)| name != "linkedin") {
        let Warned { output, .. } = import(&name, &sample(&name), None);
        let imported = output.unwrap_or_else(|errors| panic!("{name}: {errors}"));
        let is_placed = |(pointer, value): &(&String, &String)| {
            let found = imported.resume.pointer(pointer).and_then(Value::as_str);
            found == Some(value.as_str())
        };
        let placed = fields.iter().filter(is_placed).count();
        let (all, kept) = (fields.len(), imported.unplaced());
        table.push_str(&format!("{name:24}{all:>8}{placed:>8}{kept:>8}\n"));
        assert_eq!(placed, all, "{name}");
    }
    say(&table);
}

#[test]
fn an_imported_file_renders_and_is_written_as_its_name_says() {
    let folder = folder();
    folder.vitae(&["import", "rendercv.yaml", "-o", "cv.json"]).ends_with(0).says(&[
        "read as: RenderCV",
        "wrote cv.json",
        "note[I005]",
    ]);
    folder.vitae(&["render", "cv.json", "--today", "2026-01"]).ends_with(0);
    folder.vitae(&["import", "rendercv.yaml", "-o", "cv2.yaml"]).ends_with(0);
    let yaml = String::from_utf8(folder.read("cv2.yaml")).expect("it is text");
    assert!(yaml.starts_with("basics:\n"), "{yaml}");
    folder.vitae(&["validate", "cv2.yaml", "--today", "2026-01"]).ends_with(0);
}

#[test]
fn without_an_output_the_resume_is_printed() {
    let folder = folder();
    let outcome = folder.vitae(&["import", "plain.txt"]).ends_with(0);
    let printed: Value = serde_json::from_slice(&outcome.stdout).expect("it is JSON");
    assert_eq!(printed["basics"]["name"], "Oona Berg");
    let before = folder.names();
    folder.vitae(&["import", "plain.txt", "--from", "text"]).ends_with(0);
    assert_eq!(folder.names(), before);
}

#[test]
fn what_is_left_is_reported_and_strict_refuses_it() {
    let folder = folder();
    let args = ["import", "old-json-resume.json", "-o", "cv.json"];
    folder
        .vitae(&args)
        .ends_with(0)
        .says(&["warning[I001]", "2 texts could not be placed; see `x-unparsed`"]);
    let strict = ["import", "old-json-resume.json", "-o", "strict.json", "--strict"];
    folder.vitae(&strict).ends_with(1);
    assert!(!folder.names().contains(&"strict.json".to_owned()));
}

#[test]
fn a_file_is_overwritten_with_force_only() {
    let folder = folder();
    folder.write("cv.json", "mine");
    let args = ["import", "plain.txt", "-o", "cv.json"];
    folder.vitae(&args).ends_with(2).says(&["`cv.json` already exists", "--force"]);
    assert_eq!(folder.read("cv.json"), b"mine");
    folder.vitae(&[&args[..], &["--force"]].concat()).ends_with(0);
    assert!(folder.read("cv.json").starts_with(b"{"));
}

#[test]
fn a_pdf_is_imported_as_it_is_parsed() {
    let folder = Folder::rendered();
    let imported = folder.vitae(&["import", "ada.pdf"]).ends_with(0);
    let parsed = folder.vitae(&["parse", "ada.pdf"]).ends_with(0);
    assert_eq!(imported.stdout, parsed.stdout);
}

#[test]
fn what_cannot_be_imported_is_named_with_what_to_do() {
    let folder = Folder::new();
    folder.write("cv.docx", b"PK\x03\x04word/document.xml");
    folder.write("cv.html", "<!DOCTYPE html><p>Oona</p>");
    folder.vitae(&["import", "cv.docx"]).ends_with(1).says(&["cv.docx", "hint: "]);
    folder.vitae(&["import", "cv.html"]).ends_with(1).says(&["error[I002]", "cv.html"]);
    let wrong = ["import", "ada.json", "--from", "europass"];
    folder.vitae(&wrong).ends_with(1).says(&["not in this format: Europass"]);
}

#[test]
fn every_format_is_in_the_help_and_the_guide() {
    let guide = cases::read("docs/src/guide/import.md");
    for format in FORMATS {
        assert!(guide.contains(&format!("| `{}` |", format.name)), "{}", format.name);
    }
}
