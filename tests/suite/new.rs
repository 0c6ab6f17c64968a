//! `vitae new`: examples that render as they are, and overwrite nothing.

use crate::suite::cli::tool::Folder;

#[test]
fn a_new_resume_renders_and_says_what_is_still_to_be_replaced() {
    let folder = Folder::new();
    folder.vitae(&["new"]).ends_with(0).prints_nothing().says(&[
        "wrote resume.json",
        "such as `[Company]`",
        "`vitae render resume.json`",
    ]);
    folder.vitae(&["render"]).ends_with(0).says(&[
        "proved: content ",
        "warning[R034]",
        "other placeholders are still to be replaced",
    ]);
    folder.vitae(&["validate", "--strict"]).ends_with(1).says(&["error[R034]"]);
}

#[test]
fn every_role_renders_in_every_language_it_has() {
    let folder = Folder::new();
    for (role, level, language) in [
        ("nurse", "senior", "de"),
        ("data", "junior", "fr"),
        ("teacher", "mid", "es"),
        ("academic", "senior", "en"),
        ("student", "junior", "en"),
    ] {
        let name = format!("{role}.json");
        let args = ["new", &*name, "--role", role, "--level", level, "--language"];
        folder.vitae(&[&args[..], &[language]].concat()).ends_with(0);
        folder.vitae(&["render", &*name]).ends_with(0).says(&["proved: content "]);
    }
}

#[test]
fn nothing_is_overwritten() {
    let folder = Folder::new();
    folder.write("resume.json", "mine");
    folder.vitae(&["new"]).ends_with(2).says(&["`resume.json` already exists"]);
    assert_eq!(folder.read("resume.json"), b"mine");
}

#[test]
fn a_role_that_a_language_lacks_is_named_with_those_it_is_in() {
    let folder = Folder::new();
    let args = ["new", "cv.json", "--role", "academic", "--language", "de"];
    folder
        .vitae(&args)
        .ends_with(2)
        .says(&["there is no example of `academic` in `de`", "it is there in `en`"]);
    assert!(!folder.names().contains(&"cv.json".to_owned()));
}

#[test]
fn an_empty_folder_is_told_how_to_begin() {
    let folder = Folder::new();
    folder.vitae(&["render"]).ends_with(2).says(&[
        "cannot read `resume.json`",
        "`vitae new` writes an example to start from",
    ]);
    let other = folder.vitae(&["render", "other.json"]).ends_with(2);
    assert!(!other.stderr.contains("vitae new"), "{}", other.stderr);
}
