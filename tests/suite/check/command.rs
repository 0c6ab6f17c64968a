//! The commands `vitae check`, `vitae explain` and `vitae extract --compare`.

use serde_json::Value;

use super::faults::{fault, sound};
use crate::suite::cli::tool::{Folder, Outcome};
use crate::support::cases;
use crate::support::schema::assert_conforms;

fn folder() -> Folder {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("bad")).expect("a folder can be made");
    folder.write("ada-whitlock.pdf", sound().pdf());
    folder.write("bad/columns.pdf", fault("L02").expect("it has one"));
    folder.write("bad/hidden.PDF", fault("H01").expect("it has one"));
    folder.write("bad/none.pdf", b"not a PDF");
    folder
}

/// The JSON report, validated against its schema.
fn report(outcome: &Outcome) -> Value {
    let report = serde_json::from_str(outcome.text()).expect("a report is JSON");
    assert_conforms("report", &report);
    report
}

#[test]
fn one_pdf_is_reported_in_full_by_severity() {
    let outcome =
        folder().vitae(&["check", "bad/hidden.PDF"]).ends_with(1).says_nothing();
    let text = outcome.text();
    for part in [
        "LOST bad/hidden.PDF: 1 page; 1 lost, ",
        "\nFix first\n  1. H01  delete the text, or make it visible\n  2. ",
        "\nWhat is lost\n  H01  page 1 at 56, 7",
        "`Kubernetes Terraform Haskell`",
        "\n       → delete the text, or make it visible\n",
        "\nWhat is at risk\n  F07  ",
        "\nWhat could be better\n",
    ] {
        assert!(text.contains(part), "no `{part}` in:\n{text}");
    }
    assert!(!text.contains('%'), "there is no score: {text}");
}

#[test]
fn a_pdf_without_loss_is_clean() {
    let folder = folder();
    let outcome = folder.vitae(&["check", "ada-whitlock.pdf", "--today", "2026-11-25"]);
    assert!(outcome.ends_with(0).text().contains("2 at risk"));
    let args =
        ["check", "ada-whitlock.pdf", "--ignore", "F07,A", "--today", "2026-11-25"];
    let outcome = folder.vitae(&args).ends_with(0);
    assert!(outcome.text().contains("No known problems found."));
    assert!(outcome.text().starts_with("OK   ada-whitlock.pdf: "), "{}", outcome.text());
}

#[test]
fn findings_of_one_rule_are_counted_and_listed_on_request() {
    let folder = folder();
    let args = ["check", "ada-whitlock.pdf", "--select", "F07"];
    let short = folder.vitae(&args).ends_with(0);
    assert_eq!(short.text().matches("\n  F07  ").count(), 1, "{}", short.text());
    let more = "\n       1 more like this; `--details` lists all\n";
    assert!(short.text().contains(more), "{}", short.text());
    // One rule is no choice.
    assert!(!short.text().contains("Fix first"), "{}", short.text());
    let long = folder.vitae(&[&args[..], &["--details"]].concat()).ends_with(0);
    assert_eq!(long.text().matches("\n  F07  ").count(), 2, "{}", long.text());
    assert!(!long.text().contains("more like this"), "{}", long.text());
}

#[test]
fn several_pdfs_take_one_line_each_and_a_bad_one_does_not_stop_the_rest() {
    let folder = folder();
    let outcome = folder.vitae(&["check", "bad", "ada-whitlock.pdf"]).ends_with(1);
    let lines: Vec<&str> = outcome.text().lines().collect();
    assert!(lines[0].starts_with("LOST bad/columns.pdf: 1 page; "), "{lines:?}");
    assert!(lines[1].starts_with("LOST bad/hidden.PDF: "), "{lines:?}");
    assert!(lines[2].starts_with("LOST bad/none.pdf: 0 pages; 1 lost"), "{lines:?}");
    assert!(lines[3].starts_with("RISK ada-whitlock.pdf: "), "{lines:?}");
    assert_eq!(lines[4], "4 files: 3 with losses, 1 more at risk, 0 without either");
}

#[test]
fn a_missing_file_is_reported_after_the_others() {
    let folder = folder();
    let outcome =
        folder.vitae(&["check", "nowhere.pdf", "ada-whitlock.pdf"]).ends_with(2);
    assert!(outcome.text().contains("RISK ada-whitlock.pdf"), "{}", outcome.text());
    assert!(outcome.stderr.contains("X001") && outcome.stderr.contains("nowhere.pdf"));
}

#[test]
fn json_output_matches_its_schema() {
    let folder = folder();
    let args = ["check", "bad", "nowhere.pdf", "--message-format", "json"];
    let report = report(&folder.vitae(&args).ends_with(2));
    let files = report["files"].as_array().expect("files");
    assert_eq!(files.len(), 4);
    let hidden = files[1]["findings"].as_array().expect("findings");
    let hidden = hidden.iter().find(|found| found["code"] == "H01").expect("it is found");
    assert_eq!((&hidden["page"], &hidden["severity"]), (&1.into(), &"error".into()));
    assert_eq!(hidden["rect"].as_array().map(Vec::len), Some(4));
    assert!(files[3]["failure"].as_str().is_some_and(|it| it.contains("nowhere.pdf")));
    assert_eq!(report["summary"]["unread"], 1);
    assert_eq!(
        (&files[1]["verdict"], &files[1]["first"][0]),
        (&"LOST".into(), &"H01".into())
    );
    assert_eq!(
        (&files[3]["verdict"], &files[3]["first"]),
        (&Value::Null, &serde_json::json!([]))
    );
}

#[test]
fn sarif_output_names_rules_levels_and_files() {
    let folder = folder();
    let args = ["check", "bad", "--message-format", "sarif"];
    let outcome = folder.vitae(&args).ends_with(1);
    let log: Value = serde_json::from_str(outcome.text()).expect("SARIF is JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules: Vec<&Value> =
        run["tool"]["driver"]["rules"].as_array().expect("rules").iter().collect();
    let results = run["results"].as_array().expect("results");
    for result in results {
        assert!(rules.iter().any(|rule| rule["id"] == result["ruleId"]), "{result}");
        assert!(
            ["error", "warning", "note"]
                .contains(&result["level"].as_str().expect("a level"))
        );
        let uri = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        assert!(uri.as_str().is_some_and(|uri| uri.starts_with("bad/")), "{result}");
    }
    assert!(results.iter().any(|result| result["ruleId"] == "H01"));
    // No other command supports it.
    let args = ["validate", "ada.json", "--message-format", "sarif"];
    folder.vitae(&args).ends_with(2).says(&["only `vitae check`"]);
}

#[test]
fn short_output_has_one_line_for_each_finding() {
    let outcome = folder().vitae(&["check", "bad", "--message-format", "short", "-q"]);
    let outcome = outcome.ends_with(1);
    let lines: Vec<&str> = outcome.text().lines().collect();
    assert!(
        lines.iter().all(|line| line.contains(": error[")),
        "quiet shows errors: {lines:?}"
    );
    assert!(
        lines.iter().any(|line| line.starts_with("bad/none.pdf: error[F01]: ")),
        "{lines:?}"
    );
}

#[test]
fn rules_are_selected_ignored_and_given_a_severity() {
    let folder = folder();
    let only =
        folder.vitae(&["check", "bad/hidden.PDF", "--select", "font-not-embedded"]);
    assert!(only.ends_with(0).text().contains("1 page; 2 at risk\n"));
    folder.write(
        "vitae.json",
        r#"{ "check": { "severities": { "F07": "error", "H": "off" }, "ignore": ["A01"] } }"#,
    );
    let outcome = folder.vitae(&["check", "bad/hidden.PDF"]).ends_with(1);
    assert!(outcome.text().contains("What is lost\n  F07"), "{}", outcome.text());
    assert!(!outcome.text().contains("H01") && !outcome.text().contains("A01"));
    folder.vitae(&["check", "x.pdf", "--select", "L44"]).ends_with(2).says(&["`L44`"]);
    let near = folder.vitae(&["check", "x.pdf", "--ignore", "date-gaps"]).ends_with(2);
    near.says(&["did you mean `date-gap`?"]);
    folder.write("vitae.json", r#"{ "check": { "ignore": ["L99"] } }"#);
    folder
        .vitae(&["check", "bad/hidden.PDF"])
        .ends_with(1)
        .says(&["vitae.json:1:", "`L99`"]);
}

#[test]
fn the_pdf_is_compared_with_the_resume() {
    let folder = Folder::new();
    let source = cases::read("tests/fixtures/resumes/sound.json");
    folder.write("sound.json", &source);
    folder.vitae(&["render", "sound.json"]).ends_with(0);
    let args = ["check", "sound.pdf", "--against", "sound.json", "--select", "L03,H03"];
    assert!(folder.vitae(&args).ends_with(0).text().contains("No known problems"));
    folder.write("sound.json", source.replace("3,000 requests", "4,000 requests"));
    let outcome = folder.vitae(&args).ends_with(1);
    for part in ["L03", "H03", "`3,000` is not in the source", "4,000"] {
        assert!(outcome.text().contains(part), "{}", outcome.text());
    }
}

#[test]
fn a_code_is_explained_by_code_and_by_name() {
    let folder = Folder::new();
    let by_code = folder.vitae(&["explain", "l04"]).ends_with(0).says_nothing();
    let by_name = folder.vitae(&["explain", "date-gap"]).ends_with(0);
    assert_eq!(by_code.text(), by_name.text());
    assert!(by_code.text().starts_with("L04 date-gap (warning)\n\nA wide gap separates"));
    assert!(by_code.text().contains("\n  measured: pdfminer.six kept 0 of 3 dates"));
    let all = folder.vitae(&["explain"]).ends_with(0);
    for line in ["L: layout and reading order", "T: typesetting"] {
        assert!(all.text().lines().any(|it| it == line), "{line}: {}", all.text());
    }
    let listed = all.text().lines().filter(|line| line.starts_with("  ")).count();
    assert_eq!(listed, vitae::explain::all().count());
    let family = folder.vitae(&["explain", "t"]).ends_with(0);
    assert!(family.text().lines().skip(1).all(|line| line.starts_with("  T0")));
    folder
        .vitae(&["explain", "date-gab"])
        .ends_with(2)
        .says(&["did you mean `date-gap`?"]);
}

#[test]
fn old_codes_are_accepted_with_a_note() {
    let folder = folder();
    let explained = folder.vitae(&["explain", "L009"]).ends_with(0);
    assert!(explained.text().starts_with("T009 nearly-empty-page (warning)\n"));
    explained.says(&["note[O003]: `L009` is now `T009`"]);
    let args = ["check", "bad/hidden.PDF", "--ignore", "L009,torn-ligature"];
    folder.vitae(&args).ends_with(1).says(&[
        "note[O003]: `L009` is now `T009`",
        "note[O003]: `torn-ligature` is now `split-ligature`",
    ]);
    // The family of rules does not contain the findings that once shared its letter.
    let rules = folder.vitae(&["check", "bad/columns.pdf", "--select", "L"]);
    rules.ends_with(1).says_nothing();
    let other = folder.vitae(&["check", "bad/columns.pdf", "--select", "T009"]);
    other.ends_with(0).says(&["warning[O004]: `T009` is not a rule of `check`"]);
}

#[test]
fn reading_orders_are_shown_side_by_side_where_they_differ() {
    let folder = folder();
    let outcome = folder.vitae(&["extract", "--compare", "bad/columns.pdf"]).ends_with(0);
    let text = outcome.text();
    assert!(text.starts_with("content"), "{text}");
    let moved: Vec<&str> =
        text.lines().filter(|line| line.contains("▸ • Cut the settlement")).collect();
    assert_eq!(moved.len(), 2, "once in each order: {text}");
    assert!(moved[0].starts_with("▸") != moved[1].starts_with("▸"), "{text}");
    assert!(
        !text.contains("Copperline Systems, York"),
        "lines that agree are left out: {text}"
    );
    let same = folder.vitae(&["extract", "--compare", "ada-whitlock.pdf"]).ends_with(0);
    assert!(
        same.text().contains("lines in one order: content, visual, boxes"),
        "{}",
        same.text()
    );
}
