//! Where `vitae.json` is found: beside the résumé, in the working directory and its parents up
//! to a repository's root; and what `--verbose` prints about it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::tool::{ADA, Folder, Outcome};

/// A folder with these files, each with the folders it is in.
fn folder(files: &[(&str, &str)]) -> Folder {
    let folder = Folder::new();
    for (name, content) in files {
        let path = folder.path(name);
        let parent = path.parent().expect("a file is in a folder");
        std::fs::create_dir_all(parent).expect("a folder can be created");
        folder.write(name, content);
    }
    folder
}

/// Runs `vitae` with `inside` as the working directory.
fn vitae(folder: &Folder, inside: &str, args: &[&str]) -> Outcome {
    let mut command = folder.command(args);
    command.current_dir(folder.path(inside));
    Outcome::of(command)
}

const RENDER: [&str; 5] = ["render", "-f", "txt", "-o", "-"];

/// The heading of work in a résumé that is rendered with `inside` as the working directory.
#[track_caller]
fn heading(folder: &Folder, inside: &str, resume: &str) -> &'static str {
    let args = [&RENDER[..], &[resume]].concat();
    let text = vitae(folder, inside, &args).ends_with(0).text().to_owned();
    let known = [
        ("German", "\nBERUFSERFAHRUNG\n"),
        ("French", "\nEXPÉRIENCE PROFESSIONNELLE\n"),
        ("Italian", "\nESPERIENZA PROFESSIONALE\n"),
        ("English", "\nEXPERIENCE\n"),
    ];
    known.iter().find(|(_, heading)| text.contains(heading)).expect(&text).0
}

const GERMAN: &str = r#"{ "lang": "de" }"#;
const FRENCH: &str = r#"{ "lang": "fr" }"#;
const ITALIAN: &str = r#"{ "lang": "it" }"#;

#[test]
fn the_file_beside_the_resume_comes_before_that_in_the_working_directory() {
    let folder = folder(&[
        ("vitae.json", GERMAN),
        ("a/ada.json", ADA),
        ("b/ada.json", ADA),
        ("b/vitae.json", FRENCH),
    ]);
    assert_eq!(heading(&folder, "", "ada.json"), "German");
    assert_eq!(heading(&folder, "", "a/ada.json"), "German");
    assert_eq!(heading(&folder, "", "b/ada.json"), "French");
    assert_eq!(heading(&folder, "a", "../b/ada.json"), "French");
}

#[test]
fn in_a_repository_the_nearest_parent_with_a_file_wins() {
    let folder = folder(&[
        (".git/HEAD", ""),
        ("vitae.json", GERMAN),
        ("a/b/c/ada.json", ADA),
        ("a/vitae.json", FRENCH),
        ("d/e/ada.json", ADA),
    ]);
    assert_eq!(heading(&folder, "a/b/c", "ada.json"), "French");
    assert_eq!(heading(&folder, "a", "b/c/ada.json"), "French");
    assert_eq!(heading(&folder, "d/e", "ada.json"), "German");
    // What counts is where the command runs, not where the résumé is.
    assert_eq!(heading(&folder, "", "a/b/c/ada.json"), "German");
}

#[test]
fn the_search_stops_at_the_root_of_the_repository() {
    let folder = folder(&[
        ("vitae.json", GERMAN),
        ("mine/.git/HEAD", ""),
        ("mine/deep/ada.json", ADA),
        // In a worktree or submodule it is a file.
        ("linked/.git", "gitdir: elsewhere\n"),
        ("linked/deep/ada.json", ADA),
    ]);
    assert_eq!(heading(&folder, "mine/deep", "ada.json"), "English");
    assert_eq!(heading(&folder, "linked/deep", "ada.json"), "English");
    folder.write("mine/vitae.json", ITALIAN);
    assert_eq!(heading(&folder, "mine/deep", "ada.json"), "Italian");
}

#[test]
fn outside_a_repository_no_parents_are_searched() {
    let folder = folder(&[("vitae.json", GERMAN), ("deep/ada.json", ADA)]);
    assert_eq!(heading(&folder, "deep", "ada.json"), "English");
}

#[test]
fn a_resume_from_standard_input_is_rendered_with_the_nearest_file() {
    let folder = folder(&[("vitae.json", GERMAN)]);
    let args = [&RENDER[..], &["-"]].concat();
    let piped = folder.vitae_with(ADA, &args).ends_with(0);
    assert!(piped.text().contains("\nBERUFSERFAHRUNG\n"), "{}", piped.text());
}

#[test]
fn a_resume_with_the_name_of_the_file_is_not_its_own_configuration() {
    let folder = folder(&[("a/vitae.json", ADA)]);
    assert_eq!(heading(&folder, "a", "vitae.json"), "English");
    assert_eq!(heading(&folder, "a", "./vitae.json"), "English");
    assert_eq!(heading(&folder, "a", "../a/vitae.json"), "English");
}

#[test]
fn verbose_prints_which_file_is_used_on_one_line() {
    let folder = folder(&[
        (".git/HEAD", ""),
        ("vitae.json", GERMAN),
        ("deep/ada.json", ADA),
        ("other.json", FRENCH),
    ]);
    let says = |inside: &str, more: &[&str], line: &str| {
        let args = [&RENDER[..], &["ada.json", "-v"], more].concat();
        let outcome = vitae(&folder, inside, &args).ends_with(0);
        let lines = outcome.stderr.lines().filter(|it| it.contains("options"));
        assert_eq!(lines.collect::<Vec<_>>(), [line]);
    };
    says("deep", &[], "using options from ../vitae.json");
    says("", &[], "using options from vitae.json");
    says("", &["--options", "other.json"], "using options from other.json");
    // Also if the run fails.
    let broken = ["render", "missing.json", "--verbose"];
    folder.vitae(&broken).ends_with(2).says(&["using options from vitae.json"]);
    folder.write("vitae.json", r#"{ "lang": 1 }"#);
    let says = &["using options from vitae.json", "O001"];
    folder.vitae(&["render", "ada.json", "-v"]).ends_with(1).says(says);
}

#[test]
fn only_verbose_prints_it_and_never_among_messages_for_programs() {
    let folder = folder(&[("vitae.json", GERMAN)]);
    let args = [&RENDER[..], &["ada.json"]].concat();
    let quiet = |more: &[&str]| {
        let outcome = folder.vitae(&[&args[..], more].concat()).ends_with(0);
        assert!(!outcome.stderr.contains("using options"), "{}", outcome.stderr);
    };
    quiet(&[]);
    quiet(&["-v", "--message-format", "json"]);
    folder.vitae(&[&args[..], &["-v", "-q"]].concat()).ends_with(2);
}

#[test]
fn every_command_that_reads_options_follows_the_same_rule() {
    let folder = folder(&[
        (".git/HEAD", ""),
        ("vitae.json", r#"{ "lang": "de", "check": { "maxPages": 1 } }"#),
        ("deep/ada.json", ADA),
        ("deep/acme.txt", "Analyst\n\nRequirements:\n- Calculus\n"),
    ]);
    let line = &["using options from ../vitae.json"];
    let deep = |args: &[&str]| vitae(&folder, "deep", args);
    deep(&["render", "ada.json", "-v"]).ends_with(0).says(line);
    deep(&["verify", "ada.json", "ada.pdf", "-v"]).ends_with(0).says(line);
    deep(&["check", "ada.pdf", "-v"]).says(line);
    deep(&["check", "ada.pdf", "--against", "ada.json", "-v"]).says(line);
    deep(&["tailor", "ada.json", "--job", "acme.txt", "-v"]).ends_with(0).says(line);
    deep(&["batch", "--resume", "ada.json", "-o", "out/", "-v"]).ends_with(0).says(line);
    let text = String::from_utf8(folder.read("deep/out/ada.txt")).expect("it is UTF-8");
    assert!(text.contains("\nBERUFSERFAHRUNG\n"), "{text}");
}

#[test]
fn a_batch_uses_the_file_beside_each_resume_and_otherwise_the_nearest() {
    let folder = folder(&[
        ("vitae.json", GERMAN),
        ("people/ada.json", ADA),
        ("people/bob/bob.json", ADA),
        ("people/bob/vitae.json", FRENCH),
    ]);
    let batch = |args: &[&str]| {
        folder.vitae(&[&["batch", "--resume", "people/**/*.json"], args].concat())
    };
    batch(&["-o", "out/"]).ends_with(0);
    let text = |name: &str| String::from_utf8(folder.read(name)).expect("it is UTF-8");
    assert!(text("out/ada.txt").contains("\nBERUFSERFAHRUNG\n"));
    assert!(text("out/bob.txt").contains("\nEXPÉRIENCE PROFESSIONNELLE\n"));
    // Another file makes other documents.
    folder.write("vitae.json", ITALIAN);
    batch(&["-o", "out/"]).ends_with(0).says(&["1 up to date"]);
    assert!(text("out/ada.txt").contains("\nESPERIENZA PROFESSIONALE\n"));
}

#[test]
fn a_stream_uses_no_file_of_the_working_directory() {
    let folder = folder(&[(".git/HEAD", ""), ("vitae.json", GERMAN), ("deep/x", "")]);
    let job = format!("{{ \"id\": \"a\", \"resume\": {} }}", ADA.replace('\n', " "));
    for inside in ["", "deep"] {
        let mut command = folder.command(&["batch", "--stream", "-f", "txt", "-v"]);
        command.current_dir(folder.path(inside)).write_stdin(&*job);
        let outcome = Outcome::of(command).ends_with(0);
        assert!(!outcome.stderr.contains("using options"), "{}", outcome.stderr);
        let result: serde_json::Value =
            serde_json::from_str(outcome.text()).expect("a result is JSON");
        let file = result["files"][0]["base64"].as_str().expect("a file inline");
        let text = STANDARD.decode(file);
        let text = String::from_utf8(text.expect("base64")).expect("it is UTF-8");
        assert!(text.contains("\nEXPERIENCE\n"), "{text}");
    }
}
