//! The list of rules: codes, explanations and evidence as the house asks for them.

use std::collections::BTreeSet;

use vitae::{Grade, RULES, Severity};

use crate::support::cases;

#[test]
fn codes_and_names_are_unique_and_in_the_usual_form() {
    let mut seen = BTreeSet::new();
    for rule in RULES {
        let code = rule.code.id;
        let (letter, digits) = code.split_at(1);
        assert!("FLSCDEHA".contains(letter) && digits.len() == 2, "{code}");
        assert!(digits.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
        let is_kebab = |c: char| c.is_ascii_lowercase() || c == '-';
        assert!(rule.code.name.chars().all(is_kebab), "{}", rule.code.name);
        assert!(seen.insert(code) && seen.insert(rule.code.name), "{code} comes twice");
    }
    assert!(RULES.len() >= 45, "{} rules", RULES.len());
}

#[test]
fn only_what_is_documented_or_measured_is_an_error() {
    for rule in RULES.iter().filter(|rule| rule.severity == Severity::Error) {
        assert!(rule.grade() <= Grade::Measured, "{}: {:?}", rule.code, rule.grade());
    }
}

#[test]
fn every_explanation_has_its_four_headings_and_names_its_evidence() {
    for rule in RULES {
        let text = rule.explanation();
        let mut rest = text.as_str();
        for heading in ["What it checks", "Why it matters", "Example", "Evidence"] {
            let at = rest.find(&format!("\n{heading}\n"));
            let at =
                at.unwrap_or_else(|| panic!("{} has no “{heading}” in place", rule.code));
            rest = &rest[at + heading.len()..];
        }
        assert!(!rule.evidence.is_empty(), "{}", rule.code);
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    }
}

#[test]
fn a_rule_is_a_file_that_begins_with_its_code() {
    let files = cases::files_below(&cases::root().join("src/check/rules"), &["rs"]);
    let mut codes = BTreeSet::new();
    for file in files.iter().filter(|file| cases::file_name(file) != "mod.rs") {
        let text = std::fs::read_to_string(file).expect("it is there");
        let code = text.strip_prefix("//! ").and_then(|rest| rest.split_once(": "));
        let (code, _) = code.unwrap_or_else(|| panic!("{}", file.display()));
        assert!(codes.insert(code.to_owned()), "{code} has two files");
    }
    let listed: BTreeSet<String> =
        RULES.iter().map(|rule| rule.code.id.to_owned()).collect();
    assert_eq!(codes, listed);
}

#[test]
fn the_table_of_rules_in_the_readme_is_current() {
    let mut table =
        String::from("| rule | | weight | known by | |\n|---|---|---|---|---|\n");
    for rule in RULES {
        table.push_str(&format!(
            "| {} | `{}` | {} | {} | {} |\n",
            rule.code,
            rule.code.name,
            rule.severity.name(),
            rule.grade().name(),
            rule.checks,
        ));
    }
    let readme = cases::read("README.md");
    let path = cases::root().join("README.md");
    let (begin, end) = ("<!-- rules: generated -->\n", "<!-- end of rules -->");
    let (before, rest) = readme.split_once(begin).expect("the README has a place for it");
    let (old, after) = rest.split_once(end).expect("the place has an end");
    if std::env::var_os("BLESS").is_some() && old.trim() != table.trim() {
        let new = format!("{before}{begin}\n{table}\n{end}{after}");
        std::fs::write(path, new).expect("it can be written");
    } else {
        assert_eq!(old.trim(), table.trim(), "BLESS=1 writes it anew");
    }
}
