//! Where the product goes: standard output, files and folders – all of it, or nothing.

use super::tool::{ADA, BAD_DATE, Folder};

/// Valid, but its one word is wider than any page.
const UNPROVABLE: &str = r#"{ "basics": { "name": "Ada", "label": "@" } }"#;

fn unprovable() -> String {
    UNPROVABLE.replace('@', &"w".repeat(400))
}

#[test]
fn the_extension_of_the_output_determines_the_format() {
    let folder = Folder::new();
    folder.vitae(&["render", "ada.json", "-o", "out/me.pdf"]).ends_with(0);
    assert_eq!(folder.names(), ["ada.json", "out/me.pdf"]);
    folder.vitae(&["render", "ada.json", "-o", "me.TXT"]).ends_with(0);
    assert_eq!(folder.names(), ["ada.json", "me.TXT", "out/me.pdf"]);
}

#[test]
fn only_the_formats_asked_for_are_written() {
    let folder = Folder::new();
    folder.vitae(&["render", "ada.json", "-f", "txt"]).ends_with(0);
    assert_eq!(folder.names(), ["ada.json", "ada.txt"]);
    folder.vitae(&["render", "ada.json", "-f", "pdf,txt", "-o", "b.pdf"]).ends_with(0);
    assert_eq!(folder.names(), ["ada.json", "ada.txt", "b.pdf", "b.txt"]);
}

#[test]
fn files_in_a_folder_are_named_after_the_resume() {
    let folder = Folder::new();
    folder.vitae(&["render", "ada.json", "-o", "new/deep/"]).ends_with(0);
    assert_eq!(folder.names(), ["ada.json", "new/deep/ada.pdf", "new/deep/ada.txt"]);
    std::fs::create_dir(folder.path("old")).expect("a folder can be made");
    folder.vitae(&["render", "ada.json", "-o", "old", "-f", "pdf"]).ends_with(0);
    assert!(folder.names().contains(&"old/ada.pdf".to_owned()));
}

#[test]
fn a_name_without_extension_gets_one_for_each_format() {
    let folder = Folder::new();
    folder.vitae(&["render", "ada.json", "-o", "ada.v2"]).ends_with(0);
    assert_eq!(folder.names(), ["ada.json", "ada.v2.pdf", "ada.v2.txt"]);
}

#[test]
fn a_dash_is_standard_input_and_output() {
    let folder = Folder::new();
    let outcome = folder
        .vitae_with(ADA, &["render", "-", "-f", "txt", "-o", "-"])
        .ends_with(0)
        .says(&["proved: "]);
    assert!(outcome.text().starts_with("Ada Lovelace\n"));
    let outcome =
        folder.vitae_with(ADA, &["render", "-", "-f", "pdf", "-o", "-"]).ends_with(0);
    assert!(outcome.stdout.starts_with(b"%PDF-"));
    folder.vitae_with(ADA, &["validate", "-"]).ends_with(0);
    folder.vitae_with(BAD_DATE, &["validate", "-"]).ends_with(1).says(&["<stdin>:3:50"]);
    assert_eq!(folder.names(), ["ada.json"]);
}

#[test]
fn standard_output_has_the_bytes_of_the_file() {
    let folder = Folder::rendered();
    for format in ["pdf", "txt"] {
        let outcome = folder.vitae(&["render", "ada.json", "-f", format, "-o", "-"]);
        assert!(
            outcome.stdout == folder.read(&format!("ada.{format}")),
            "{format} differs"
        );
    }
}

#[test]
fn a_pdf_on_standard_input_is_extracted_and_verified() {
    let folder = Folder::rendered();
    let mut extract = folder.command(&["extract", "-"]);
    extract.write_stdin(folder.read("ada.pdf"));
    extract.assert().code(0);
    let mut verify = folder.command(&["verify", "ada.json", "-"]);
    verify.write_stdin(folder.read("ada.pdf"));
    verify.assert().code(0);
}

#[test]
fn standard_output_takes_one_format() {
    let folder = Folder::new();
    for formats in [&["-f", "pdf,txt"][..], &[]] {
        let args = [&["render", "ada.json", "-o", "-"], formats].concat();
        folder.vitae(&args).ends_with(2).prints_nothing().says(&["--format pdf"]);
    }
}

#[test]
fn standard_input_needs_a_name_for_its_output() {
    let folder = Folder::new();
    folder.vitae_with(ADA, &["render", "-"]).ends_with(2).says(&["--output"]);
    folder.vitae_with(ADA, &["render", "-", "-o", "out/"]).ends_with(0);
    assert_eq!(folder.names(), ["ada.json", "out/resume.pdf", "out/resume.txt"]);
}

#[test]
fn nothing_is_written_when_the_proof_fails() {
    let folder = Folder::new();
    folder.write("wide.json", unprovable());
    folder.write("wide.pdf", "a good file");
    folder.vitae(&["render", "wide.json"]).ends_with(1).says(&[
        "not proved: ",
        "nothing was written",
        "--keep-unproven",
    ]);
    assert_eq!(folder.names(), ["ada.json", "wide.json", "wide.pdf"]);
    assert_eq!(folder.read("wide.pdf"), b"a good file");
    let args = ["render", "wide.json", "-f", "pdf", "-o", "-"];
    folder.vitae(&args).ends_with(1).prints_nothing();
}

#[test]
fn an_unproven_file_is_kept_only_under_another_name() {
    let folder = Folder::new();
    folder.write("wide.json", unprovable());
    folder.write("wide.pdf", "a good file");
    folder
        .vitae(&["render", "wide.json", "--keep-unproven", "-f", "pdf"])
        .ends_with(1)
        .says(&["not proved: ", "wrote wide.unproven.pdf"]);
    assert_eq!(
        folder.names(),
        ["ada.json", "wide.json", "wide.pdf", "wide.unproven.pdf"]
    );
    assert_eq!(folder.read("wide.pdf"), b"a good file");
    assert!(folder.read("wide.unproven.pdf").starts_with(b"%PDF-"));
}

#[test]
fn a_proven_file_replaces_the_old_one() {
    let folder = Folder::new();
    folder.write("ada.pdf", "an old file");
    folder.vitae(&["render", "ada.json", "--keep-unproven"]).ends_with(0);
    assert_eq!(folder.names(), ["ada.json", "ada.pdf", "ada.txt"]);
    assert!(folder.read("ada.pdf").starts_with(b"%PDF-"));
}

#[test]
fn when_one_file_cannot_be_written_none_is() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("ada.txt")).expect("a folder can be made");
    folder.write("ada.pdf", "a good file");
    folder.vitae(&["render", "ada.json"]).ends_with(2).says(&["cannot write `ada.txt`"]);
    assert_eq!(folder.names(), ["ada.json", "ada.pdf"]);
    assert_eq!(folder.read("ada.pdf"), b"a good file");
}

#[test]
fn two_runs_give_the_same_bytes_from_anywhere() {
    let folder = Folder::rendered();
    let first = folder.read("ada.pdf");
    folder.vitae(&["render", "ada.json"]).ends_with(0);
    assert!(first == folder.read("ada.pdf"), "a second run differs");
    let elsewhere = Folder::new();
    let path = folder.path("ada.json");
    let path = path.to_str().expect("the path is UTF-8");
    elsewhere.vitae(&["render", path, "-o", "same.pdf"]).ends_with(0);
    assert!(first == elsewhere.read("same.pdf"), "a run from another folder differs");
}
