//! `vitae lint`: one set of findings in every form, from JSON, YAML and PDFs.

mod measured;

use std::collections::BTreeSet;

use serde_json::Value;
use vitae::lint::RULES;

use super::cli::tool::{Folder, Outcome};
use crate::support::cases;
use crate::support::schema::assert_conforms;

/// A résumé with findings of all three severities.
const DRAFT: &str = r#"{
  "basics": { "name": "Ada Lovelace" },
  "work": [
    {
      "name": "Engine & Co",
      "position": "Engineer",
      "startDate": "2019-01",
      "endDate": "2021-06",
      "highlights": [
        "Worked on the search page",
        "Cut latency by XX%",
        "Moved releases to Github, which cut them from two hours to ten minutes",
        "Maintained internal documentation"
      ]
    }
  ]
}
"#;

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("draft.json", DRAFT);
    folder
}

const TODAY: [&str; 2] = ["--today", "2026-11-25"];

fn lint(folder: &Folder, args: &[&str]) -> Outcome {
    folder.vitae(&[&["lint"], args, &TODAY[..]].concat())
}

#[test]
fn findings_are_grouped_by_severity_with_file_line_and_column() {
    let outcome = lint(&folder(), &["draft.json"]).ends_with(1).says_nothing();
    let text = outcome.text();
    for part in [
        "draft.json: 4 bullets, 25 words; 1 not to be sent, 2 weak, 1 could be better\n",
        "\nWhat must not be sent\n  W11  draft.json:11:9: `XX%` is left of a template\n",
        "\nWhat weakens it\n  W01  draft.json:10:9: `Worked on` names a duty",
        "\nWhat could be better\n  W04  draft.json:13:9: ",
        "\n       → write `GitHub`\n",
    ] {
        assert!(text.contains(part), "no `{part}` in:\n{text}");
    }
    assert!(!text.contains("Themes"), "no role was named: {text}");
}

#[test]
fn a_role_adds_the_table_of_its_themes() {
    let folder = folder();
    let outcome = lint(&folder, &["draft.json", "--role", "backend"]).ends_with(1);
    let text = outcome.text();
    assert!(text.contains("\nThemes of backend roles\n  APIs "), "{text}");
    assert!(
        text.contains("  platform             1 bullet: draft.json:12:9\n"),
        "{text}"
    );
    lint(&folder, &["draft.json", "--role", "wizard"]).ends_with(2).says(&["wizard"]);
}

#[test]
fn a_resume_without_findings_is_clean() {
    let folder = Folder::new();
    let clean = DRAFT
        .replace("Worked on the search page", "Rebuilt the search page by hand")
        .replace("by XX%", "by a third")
        .replace("Github", "GitHub")
        .replace("internal documentation", "pumps by the book");
    folder.write("resume.json", clean);
    let outcome = lint(&folder, &[]).ends_with(0);
    assert!(outcome.text().contains("no findings\n\nNo advice.\n"), "{}", outcome.text());
}

#[test]
fn json_output_has_places_and_matches_its_schema() {
    let folder = folder();
    let args = ["draft.json", "--role", "backend", "--message-format", "json"];
    let outcome = lint(&folder, &args).ends_with(1);
    let report: Value = serde_json::from_str(outcome.text()).expect("a report is JSON");
    assert_conforms("lint", &report);
    let found = &report["findings"][0];
    assert_eq!(found["code"], "W11");
    assert_eq!(found["pointer"], "/work/0/highlights/1");
    assert_eq!((&found["line"], &found["column"]), (&11.into(), &9.into()));
    assert_eq!(report["summary"]["errors"], 1);
    assert_eq!(report["themes"].as_array().map(Vec::len), Some(5));
}

#[test]
fn sarif_output_names_rules_and_regions() {
    let folder = folder();
    let outcome = lint(&folder, &["draft.json", "--message-format", "sarif"]);
    let log: Value =
        serde_json::from_str(outcome.ends_with(1).text()).expect("SARIF is JSON");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    let ids: BTreeSet<&str> = rules.iter().filter_map(|it| it["id"].as_str()).collect();
    assert_eq!(ids, ["W01", "W04", "W11", "W13"].into());
    let place = &run["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "draft.json");
    assert_eq!(
        (&place["region"]["startLine"], &place["region"]["startColumn"]),
        (&11.into(), &9.into())
    );
}

#[test]
fn short_output_has_one_line_for_each_finding() {
    let folder = folder();
    let args = ["draft.json", "--message-format", "short"];
    let outcome = lint(&folder, &args).ends_with(1);
    let lines: Vec<&str> = outcome.text().lines().collect();
    assert_eq!(lines.len(), 4, "{lines:?}");
    assert!(
        lines[0].starts_with("draft.json:11:9: error[W11]: `XX%` is left"),
        "{lines:?}"
    );
}

#[test]
fn rules_are_selected_ignored_and_given_a_severity() {
    let folder = folder();
    let only = lint(&folder, &["draft.json", "--select", "weak-opener"]).ends_with(0);
    assert!(only.text().contains("; 1 weak\n"), "{}", only.text());
    lint(&folder, &["draft.json", "--ignore", "W,K,Y"]).ends_with(0);
    folder.write(
        "vitae.json",
        r#"{ "lint": { "severities": { "W11": "note", "W01": "error" }, "role": "data" } }"#,
    );
    let outcome = lint(&folder, &["draft.json"]).ends_with(1);
    assert!(
        outcome.text().contains("What must not be sent\n  W01"),
        "{}",
        outcome.text()
    );
    assert!(outcome.text().contains("Themes of data roles"), "{}", outcome.text());
    let other = lint(&folder, &["draft.json", "--select", "R004"]).ends_with(0);
    other.says(&["warning[O004]: `R004` is not a rule of `lint`"]);
    lint(&folder, &["draft.json", "--ignore", "weak-openers"])
        .ends_with(2)
        .says(&["did you mean `weak-opener`?"]);
}

#[test]
fn settings_of_the_resume_itself_are_heeded() {
    let folder = Folder::new();
    let own = r#"{ "meta": { "vitae": { "lint": { "ignore": ["W", "K", "Y"] } } },"#;
    folder.write("draft.json", DRAFT.replacen('{', own, 1));
    lint(&folder, &["draft.json"]).ends_with(0);
}

#[test]
fn a_pdf_is_linted_with_places_on_its_pages() {
    let folder = folder();
    folder.vitae(&["render", "draft.json"]).ends_with(0);
    let args = ["draft.pdf", "--message-format", "json"];
    let outcome = lint(&folder, &args).ends_with(1);
    let report: Value = serde_json::from_str(outcome.text()).expect("a report is JSON");
    assert_conforms("lint", &report);
    let codes = |report: &Value| -> BTreeSet<String> {
        let all = report["findings"].as_array().expect("findings").iter();
        all.filter_map(|it| it["code"].as_str().map(str::to_owned)).collect()
    };
    assert_eq!(codes(&report), ["W01", "W04", "W11", "W13"].map(str::to_owned).into());
    assert_eq!(report["findings"][0]["page"], 1);
    assert_eq!(report["findings"][0]["line"], Value::Null);
    let human = lint(&folder, &["draft.pdf"]).ends_with(1);
    assert!(human.text().contains("W11  page 1 at "), "{}", human.text());
}

#[test]
fn yaml_is_linted_with_its_lines() {
    let folder = Folder::new();
    folder.write(
        "draft.yaml",
        "work:\n  - position: Engineer\n    startDate: 2019-01\n    highlights:\n      - Worked on search\n",
    );
    let args = ["draft.yaml", "--select", "W01", "--message-format", "short"];
    let outcome = lint(&folder, &args).ends_with(0);
    assert!(
        outcome.text().starts_with("draft.yaml:5:9: warning[W01]"),
        "{}",
        outcome.text()
    );
}

#[test]
fn bad_input_is_refused_with_its_name() {
    let folder = Folder::new();
    lint(&folder, &["nowhere.json"]).ends_with(2).says(&["nowhere.json"]);
    folder.write("broken.json", "{");
    lint(&folder, &["broken.json"]).ends_with(1).says(&["broken.json:1"]);
    folder.write("broken.pdf", "%PDF-1.7\nnothing");
    lint(&folder, &["broken.pdf"]).ends_with(2).says(&["broken.pdf"]);
}

#[test]
fn a_rule_is_a_file_that_begins_with_its_code() {
    let files = cases::files_below(&cases::root().join("src/lint/rules"), &["rs"]);
    let mut codes = BTreeSet::new();
    for file in files.iter().filter(|file| cases::file_name(file) != "mod.rs") {
        let text = std::fs::read_to_string(file).expect("it can be read");
        let code = text.strip_prefix("//! ").and_then(|rest| rest.split_once(": "));
        let (code, _) = code.unwrap_or_else(|| panic!("{}", file.display()));
        assert!(codes.insert(code.to_owned()), "{code} has two files");
    }
    let listed: BTreeSet<String> =
        RULES.iter().map(|rule| rule.code.id.to_owned()).collect();
    assert_eq!(codes, listed);
}

#[test]
fn every_rule_lists_what_is_known_about_it() {
    for rule in RULES {
        let text = rule.explanation().text();
        let (_, evidence) = text.split_once("\nEvidence\n").expect("it has the heading");
        let is_known = evidence.contains("measured") || evidence.contains("unmeasured");
        assert!(is_known, "{text}");
    }
}
