//! Later runs: documents that are up to date are left as they are, others are made again.

use std::path::PathBuf;

use super::super::cli::tool::{ADA, Folder};
use super::{lines, people};

/// A posting.
const JOB: &str = "Data Engineer\n\nRequirements\n\n- Python\n- Kafka\n- Rust\n";

/// Two documents that depend on every kind of input.
fn folder() -> Folder {
    let folder = people(2);
    folder.vitae(&["layouts", "new", "mine"]).ends_with(0);
    folder.write("v.json", r#"{ "job": { "company": "Big" } }"#);
    folder.write("job.txt", JOB);
    folder.write("people/vitae.json", r#"{ "density": "normal" }"#);
    folder.write("plan.json", PLAN);
    folder
}

const PLAN: &str = r#"{ "resumes": "people/*.json", "variants": "v.json", "jobs": "job.txt",
    "layouts": "mine", "formats": "pdf", "options": { "dash": "en" }, "name": "{resume}" }"#;

const TODAY: &str = "2026-11-25";

/// Runs the plan; `kept` of the two documents are up to date.
#[track_caller]
fn runs(folder: &Folder, args: &[&str], kept: usize) {
    let usual = ["batch", "plan.json", "-o", "out"];
    let day = ["--today", TODAY];
    let day = if args.contains(&"--today") { &[][..] } else { &day };
    let outcome = folder.vitae(&[&usual, day, args].concat()).ends_with(0);
    let told = match kept {
        0 => "2 documents: 2 proved; ".to_owned(),
        kept => format!("2 documents: 2 proved; {kept} up to date"),
    };
    let outcome = outcome.says(&[&told]);
    assert_eq!(outcome.stderr.contains("up to date"), kept > 0, "{}", outcome.stderr);
}

fn change(folder: &Folder, name: &str, from: &str, to: &str) {
    let before = String::from_utf8(folder.read(name)).expect("it is text");
    assert!(before.contains(from), "{name} has no `{from}`");
    folder.write(name, before.replace(from, to));
}

#[test]
fn documents_that_are_up_to_date_are_left_and_reported_as_before() {
    let folder = folder();
    runs(&folder, &[], 0);
    let report = folder.read("out/report.jsonl");
    let modified = |name| {
        let path: PathBuf = folder.path("out").join(name);
        path.metadata().and_then(|it| it.modified()).expect("the system knows")
    };
    let before = modified("p0.pdf");
    runs(&folder, &[], 2);
    assert_eq!(modified("p0.pdf"), before);
    assert_eq!(folder.read("out/report.jsonl"), report);
    runs(&folder, &["--force"], 0);
    assert!(modified("p0.pdf") > before);
    assert_eq!(folder.read("out/report.jsonl"), report);
}

#[test]
fn every_change_of_an_input_is_noticed() {
    let folder = folder();
    runs(&folder, &[], 0);
    change(&folder, "people/p0.json", "Translator", "Interpreter");
    runs(&folder, &[], 1);
    for (name, from, to) in [
        ("v.json", "Big", "Small"),
        ("job.txt", "Kafka", "Spark"),
        ("mine/layout.typ", "#let layout", "// Changed.\n#let layout"),
        ("people/vitae.json", "normal", "airy"),
        ("plan.json", "\"en\"", "\"hyphen\""),
    ] {
        change(&folder, name, from, to);
        runs(&folder, &[], 0);
        runs(&folder, &[], 2);
    }
    let font = crate::support::cases::root().join("fonts/Inter/Inter_300Light.ttf");
    let font = font.to_str().expect("the path is UTF-8");
    runs(&folder, &["--fonts", font], 0);
    runs(&folder, &["--fonts", font], 2);
    runs(&folder, &["--strict"], 0);
    runs(&folder, &["--pages", "3"], 0);
    runs(&folder, &["--format", "txt"], 0);
}

#[test]
fn missing_and_damaged_files_are_noticed() {
    let folder = folder();
    runs(&folder, &[], 0);
    std::fs::remove_file(folder.path("out/p0.pdf")).expect("it is there");
    runs(&folder, &[], 1);
    let pdf = folder.read("out/p1.pdf");
    let mut damaged = pdf.clone();
    damaged[pdf.len() / 2] ^= 1;
    folder.write("out/p1.pdf", &damaged);
    runs(&folder, &[], 1);
    assert!(folder.read("out/p1.pdf") == pdf, "it was not made again");
}

#[test]
fn the_day_matters_only_if_something_begins_on_it() {
    let folder = Folder::new();
    let resume =
        ADA.replace("\"1843-09\"", "\"2027-03\"").replace("\"1842-10\"", "\"2020-01\"");
    folder.write("ada.json", resume);
    let run = |today: &str, kept: bool| {
        let args =
            ["batch", "--resume", "ada.json", "-f", "txt", "-o", "out", "--today", today];
        let outcome = folder.vitae(&args).ends_with(0);
        assert_eq!(
            outcome.stderr.contains("1 up to date"),
            kept,
            "{today}: {}",
            outcome.stderr
        );
    };
    run("2026-11-25", false);
    run("2027-02-28", true);
    run("2027-03-01", false);
    run("2031-01-01", true);
    run("2026-11-25", false);
}

#[test]
fn a_damaged_cache_costs_nothing_but_time() {
    let folder = folder();
    runs(&folder, &[], 0);
    let state = folder.read("out/.vitae-batch.jsonl");
    let first = state.iter().position(|byte| *byte == b'\n').expect("it has lines");
    for (end, kept) in [(state.len() - 1, 1), (first + 30, 1), (first, 0), (0, 0)] {
        folder.write("out/.vitae-batch.jsonl", &state[..end]);
        runs(&folder, &[], kept);
        runs(&folder, &[], 2);
    }
    let nonsense: Vec<u8> = (0..=255).cycle().take(5_000).collect();
    folder.write("out/.vitae-batch.jsonl", [&nonsense[..], b"\n{}\n\n", &state].concat());
    runs(&folder, &[], 2);
}

#[test]
fn documents_with_errors_are_reported_again() {
    let folder = people(2);
    folder.write("people/p0.json", super::super::cli::tool::BAD_DATE);
    let args = ["batch", "--resume", "people/*.json", "-o", "out"];
    folder.vitae(&args).ends_with(1);
    let report = folder.read("out/report.jsonl");
    folder
        .vitae(&args)
        .ends_with(1)
        .says(&["p0: has errors (unchanged)", "2 up to date"]);
    assert_eq!(folder.read("out/report.jsonl"), report);
    assert_eq!(lines(&report)[0]["findings"][0]["code"], "R004");
}
