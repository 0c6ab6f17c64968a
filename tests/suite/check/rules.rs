//! Every rule reports its fault, and nothing in a sound résumé.

use std::collections::BTreeSet;

use vitae::check::{Against, CheckOptions, RULES, Report};
use vitae::document::ResolveOptions;
use vitae::{Document, Layout, check};

use vitae::resume::PartialDate;

use super::faults::{fault, sound};
use crate::support::assert_none;
use crate::support::rendering::{document, must_render, resume};
use crate::support::{cases, parallel};

/// The date of these tests, and a file name that contains the name.
fn options() -> CheckOptions<'static> {
    CheckOptions::default()
        .file_name("ada-whitlock-resume.pdf")
        .today(PartialDate::parse("2026-11-25").ok())
}

fn codes(report: &Report) -> BTreeSet<&'static str> {
    report.findings.iter().map(|found| found.code.id).collect()
}

fn listed(report: &Report) -> String {
    let lines = report.findings.iter().map(|it| format!("  {} {}", it.code, it.message));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_sound_page_only_lacks_fonts_and_tags() {
    // The PDF is written by hand.
    let report = check(&sound().pdf(), &options());
    assert_eq!(codes(&report), ["A01", "F07"].into(), "{}", listed(&report));
}

#[test]
fn every_rule_finds_its_fault() {
    let failures = parallel::map(RULES, |rule| {
        let pdf = fault(rule.code.id)?;
        let report = check(&pdf, &options());
        (!codes(&report).contains(rule.code.id)).then(|| {
            format!("{} is silent about its fault; found\n{}", rule.code, listed(&report))
        })
    });
    let failures: Vec<String> = failures.into_iter().flatten().collect();
    assert_none("rules that miss their fault", &failures);
}

#[test]
fn an_ignored_rule_reports_nothing() {
    let failures = parallel::map(RULES, |rule| {
        let pdf = fault(rule.code.id)?;
        let mut options = options();
        options.selection.to_mut().ignore(rule.code.name).expect("it is a rule");
        let report = check(&pdf, &options);
        codes(&report).contains(rule.code.id).then(|| rule.code.id.to_owned())
    });
    let failures: Vec<String> = failures.into_iter().flatten().collect();
    assert_none("rules that report although they are ignored", &failures);
}

#[test]
fn messages_and_hints_have_the_usual_form() {
    let failures = parallel::map(RULES, |rule| {
        let report = check(&fault(rule.code.id)?, &options());
        let wrong = report.findings.iter().flat_map(|finding| {
            let texts = std::iter::once(&finding.message).chain(&finding.hints);
            texts.filter(|text| {
                // Text of the page is quoted in backticks, and may contain anything.
                let own: String = text.split('`').step_by(2).collect();
                own.starts_with(char::is_uppercase)
                    || own.ends_with('.')
                    || own.contains(['“', '”']) && !own.contains("display document title")
            })
        });
        Some(wrong.map(|text| format!("{}: {text}", rule.code)).collect::<Vec<_>>())
    });
    let failures: Vec<String> = failures.into_iter().flatten().flatten().collect();
    assert_none("messages in another form", &failures);
}

#[test]
fn private_data_is_found_in_several_languages() {
    for label in ["Geburtsdatum", "Date de naissance", "Fecha de nacimiento", "Religion"]
    {
        let line = format!("{label}: 1.5.1990\ngithub.com");
        let report = check(&sound().with("github.com", &line).pdf(), &options());
        assert!(codes(&report).contains("S07"), "{label}: {}", listed(&report));
    }
}

#[test]
fn placeholders_are_no_employers() {
    for name in ["Company 1", "Employer B", "Client 12", "Confidential", "N/A"] {
        let report = check(&sound().with("Copperline Systems", name).pdf(), &options());
        assert!(codes(&report).contains("E03"), "{name}: {}", listed(&report));
    }
    for name in ["Company of Friends", "Confidential Computing Ltd"] {
        let report = check(&sound().with("Copperline Systems", name).pdf(), &options());
        assert!(!codes(&report).contains("E03"), "{name}: {}", listed(&report));
    }
}

#[test]
fn the_suggested_file_name_is_made_of_the_name_on_the_page() {
    let named = |name: &str| {
        let pdf = sound().with("# Ada Whitlock", &format!("# {name}")).pdf();
        let options = options().file_name("cv-final.pdf");
        let report = check(&pdf, &options);
        let found = report.findings.into_iter().find(|found| {
            found.code.id == "F15" && found.message.contains("`cv-final.pdf`")
        });
        found.expect("the file name lacks the name").hints
    };
    assert_eq!(named("Zoë O'Hara"), ["rename it to `zoe-o-hara-resume.pdf`"]);
    assert_eq!(named("Ada Whitlock"), ["rename it to `ada-whitlock-resume.pdf`"]);
}

#[test]
fn no_rule_reports_a_pdf_of_a_bundled_layout() {
    let text = cases::read("tests/fixtures/resumes/sound.json");
    let resume = resume("sound");
    let failures = parallel::map(&Layout::all().collect::<Vec<_>>(), |layout| {
        let rendered = must_render(&resume, layout);
        let document = document(&resume);
        let options = options().against(Against { document: &document, text: &text });
        let report = check(&rendered.pdf, &options);
        (!report.findings.is_empty())
            .then(|| format!("{}:\n{}", layout.name(), listed(&report)))
    });
    let failures: Vec<String> = failures.into_iter().flatten().collect();
    assert_none("layouts with findings", &failures);
}

#[test]
fn a_lost_string_is_reported_with_the_orders_that_lose_it() {
    let resume = resume("sound");
    let document = Document::resolve(&resume, &ResolveOptions::default());
    let text = cases::read("tests/fixtures/resumes/sound.json");
    let against = Some(Against { document: &document, text: &text });
    // One bullet on the page is worded differently.
    let pdf = sound().with("without an hour of downtime", "in a weekend").pdf();
    let report = check(&pdf, &options().against(against));
    let lost: Vec<&str> = report
        .findings
        .iter()
        .filter(|found| found.code.id == "L03")
        .map(|found| found.message.as_str())
        .collect();
    assert_eq!(lost.len(), 1, "{}", listed(&report));
    assert!(lost[0].contains("Led the move of 14 services"), "{lost:?}");
    assert!(lost[0].contains("in any order"), "{lost:?}");
}

#[test]
fn an_invented_number_and_employer_are_found() {
    let resume = resume("sound");
    let document = Document::resolve(&resume, &ResolveOptions::default());
    let text = cases::read("tests/fixtures/resumes/sound.json");
    let against = || Some(Against { document: &document, text: &text });
    let findings = |pdf: &[u8]| {
        let report = check(pdf, &options().against(against()));
        let invented = report.findings.into_iter().filter(|found| found.code.id == "H03");
        invented.map(|found| found.message).collect::<Vec<_>>()
    };
    assert_eq!(findings(&sound().pdf()), Vec::<String>::new());
    let more = findings(&sound().with("3,000 requests", "30,000 requests").pdf());
    assert!(more.len() == 1 && more[0].contains("`30,000`"), "{more:?}");
    let other = findings(&sound().with("Copperline Systems", "Goldline Systems").pdf());
    assert!(other.len() == 1 && other[0].contains("`Goldline`"), "{other:?}");
}
