//! Each rule speaks of its fault, and is silent about what is sound.

use std::collections::BTreeSet;

use vitae::{
    Against, CheckOptions, Document, Layout, RULES, Report, ResolveOptions, check,
};

use vitae::resume::PartialDate;

use super::faults::{fault, sound};
use crate::support::assert_none;
use crate::support::rendering::{document, must_render, resume};
use crate::support::{cases, parallel};

/// The day of these tests, and a file name with the name in it.
fn options() -> CheckOptions<'static> {
    CheckOptions {
        file_name: Some("ada-whitlock-resume.pdf"),
        today: PartialDate::parse("2026-11-25").ok(),
        ..CheckOptions::default()
    }
}

fn codes(report: &Report) -> BTreeSet<&'static str> {
    report.findings.iter().map(|found| found.code.id).collect()
}

fn told(report: &Report) -> String {
    let lines = report.findings.iter().map(|it| format!("  {} {}", it.code, it.message));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_sound_page_is_only_told_what_it_lacks() {
    // Written by hand, it has no fonts in it and no tags; nothing else is wrong with it.
    let report = check(&sound().pdf(), &options());
    assert_eq!(codes(&report), ["A01", "F07"].into(), "{}", told(&report));
}

#[test]
fn every_rule_finds_its_fault() {
    let failures = parallel::map(RULES, |rule| {
        let pdf = fault(rule.code.id)?;
        let report = check(&pdf, &options());
        (!codes(&report).contains(rule.code.id)).then(|| {
            format!("{} is silent about its fault; found\n{}", rule.code, told(&report))
        })
    });
    let failures: Vec<String> = failures.into_iter().flatten().collect();
    assert_none("rules that miss their fault", &failures);
}

#[test]
fn a_rule_that_is_ignored_is_silent() {
    for rule in RULES.iter().filter(|rule| fault(rule.code.id).is_some()).take(20) {
        let mut options = options();
        options.selection.to_mut().ignore(rule.code.name).expect("it is a rule");
        let report = check(&fault(rule.code.id).expect("it has one"), &options);
        assert!(!codes(&report).contains(rule.code.id), "{}", rule.code);
    }
}

#[test]
fn what_every_layout_prints_is_told_nothing() {
    let text = cases::read("tests/fixtures/resumes/sound.json");
    let resume = resume("sound");
    let failures = parallel::map(&Layout::all().collect::<Vec<_>>(), |layout| {
        let rendered = must_render(&resume, layout);
        let document = document(&resume);
        let options = CheckOptions {
            against: Some(Against { document: &document, text: &text }),
            ..options()
        };
        let report = check(&rendered.pdf, &options);
        (!report.findings.is_empty())
            .then(|| format!("{}:\n{}", layout.name(), told(&report)))
    });
    let failures: Vec<String> = failures.into_iter().flatten().collect();
    assert_none("layouts with findings", &failures);
}

#[test]
fn a_lost_string_is_found_in_the_orders_that_lose_it() {
    let resume = resume("sound");
    let document = Document::resolve(&resume, &ResolveOptions::default());
    let text = cases::read("tests/fixtures/resumes/sound.json");
    let against = Some(Against { document: &document, text: &text });
    // The page by hand has another wording of one bullet.
    let pdf = sound().with("without an hour of downtime", "in a weekend").pdf();
    let report = check(&pdf, &CheckOptions { against, ..options() });
    let lost: Vec<&str> = report
        .findings
        .iter()
        .filter(|found| found.code.id == "L03")
        .map(|found| found.message.as_str())
        .collect();
    assert_eq!(lost.len(), 1, "{}", told(&report));
    assert!(lost[0].contains("Led the move of 14 services"), "{lost:?}");
    assert!(lost[0].contains("any order"), "{lost:?}");
}

#[test]
fn an_invented_number_and_employer_are_found() {
    let resume = resume("sound");
    let document = Document::resolve(&resume, &ResolveOptions::default());
    let text = cases::read("tests/fixtures/resumes/sound.json");
    let against = || Some(Against { document: &document, text: &text });
    let findings = |pdf: &[u8]| {
        let report = check(pdf, &CheckOptions { against: against(), ..options() });
        let invented = report.findings.into_iter().filter(|found| found.code.id == "H03");
        invented.map(|found| found.message).collect::<Vec<_>>()
    };
    assert_eq!(findings(&sound().pdf()), Vec::<String>::new());
    let more = findings(&sound().with("3,000 requests", "30,000 requests").pdf());
    assert!(more.len() == 1 && more[0].contains("`30,000`"), "{more:?}");
    let other = findings(&sound().with("Copperline Systems", "Goldline Systems").pdf());
    assert!(other.len() == 1 && other[0].contains("`Goldline`"), "{other:?}");
}
