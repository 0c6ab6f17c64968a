//! S01: the usual sections are there.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};
use crate::document::SectionKind;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("S01", "missing-section"),
    severity: Severity::Error,
    summary: "A section that parsers expect is missing.",
    checks: "Whether experience, education and skills are found, each under a common \
             heading.",
    why: "Text without a known heading belongs to the section before it. Without a work \
          history, a profile is empty.",
    example: "“Where I've worked” instead of “Experience”.",
    fix: "Give each a heading of its own: Experience, Education, Skills.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "Textkernel, code 414, fatal: no education history found",
        ),
        Evidence(
            Grade::Peer,
            "leverparser and OpenResume find sections by headings alone",
        ),
    ],
    detect,
};

/// The usual sections, with a heading that parsers know.
const USUAL: [(SectionKind, &str, Severity); 3] = [
    (SectionKind::Work, "Experience", Severity::Error),
    (SectionKind::Education, "Education", Severity::Warning),
    (SectionKind::Skills, "Skills", Severity::Warning),
];

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let sections = &subject.parsed().sections;
    let has = |kind| sections.iter().any(|section| section.kind == Some(kind));
    // People at the start of a career have projects or volunteering instead.
    let has_instead = has(SectionKind::Projects) || has(SectionKind::Volunteer);
    USUAL
        .iter()
        .filter(|(kind, ..)| !has(*kind))
        .map(|(kind, name, severity)| {
            let weight = match kind {
                SectionKind::Work if has_instead => Severity::Warning,
                _ => *severity,
            };
            Found::file(format!("no section for {} is found", name.to_lowercase()))
                .hint(format!("put it under a heading such as `{name}`"))
                .with_severity(weight)
        })
        .collect()
}
