//! The list of rules: one file each, and no error without evidence.

use std::collections::BTreeSet;

use vitae::Severity;
use vitae::check::{Grade, RULES};

use crate::support::cases;

#[test]
fn only_what_is_documented_or_measured_is_an_error() {
    for rule in RULES.iter().filter(|rule| rule.severity == Severity::Error) {
        assert!(rule.grade() <= Grade::Measured, "{}: {:?}", rule.code, rule.grade());
    }
}

#[test]
fn every_explanation_lists_the_evidence() {
    for rule in RULES {
        let text = rule.explanation().text();
        let (_, evidence) = text.split_once("\nEvidence\n").expect("it has the heading");
        assert!(!rule.evidence.is_empty(), "{}", rule.code);
        let graded = evidence.lines().filter(|line| {
            rule.evidence
                .iter()
                .any(|it| line.trim_start().starts_with(&format!("{}: ", it.0.name())))
        });
        assert!(graded.count() >= rule.evidence.len(), "{text}");
    }
}

#[test]
fn a_rule_is_a_file_that_begins_with_its_code() {
    let files = cases::files_below(&cases::root().join("src/check/rules"), &["rs"]);
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
