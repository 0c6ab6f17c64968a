//! S01: the usual sections are there.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};
use crate::document::SectionKind;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("S01", "missing-section"),
    severity: Severity::Error,
    checks: "Whether experience, education and skills are found, each under a heading parsers know.",
    why: "What is under no known heading belongs to the section before it. Without a work history \
          a profile is empty.",
    example: "“Where I've worked” is no heading to a parser, “Experience” is.",
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

const USUAL: [(SectionKind, &str, Severity); 3] = [
    (SectionKind::Work, "experience", Severity::Error),
    (SectionKind::Education, "education", Severity::Warning),
    (SectionKind::Skills, "skills", Severity::Warning),
];

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let sections = &subject.parsed().sections;
    let has = |kind| sections.iter().any(|section| section.kind == Some(kind));
    // Those who begin have projects or have volunteered instead.
    let has_instead = has(SectionKind::Projects) || has(SectionKind::Volunteer);
    USUAL
        .iter()
        .filter(|(kind, ..)| !has(*kind))
        .map(|(kind, name, severity)| {
            let weight = match kind {
                SectionKind::Work if has_instead => Severity::Warning,
                _ => *severity,
            };
            Found::file(format!("no section is found for {name}"))
                .hint("put it under a heading of its own: Experience, Education, Skills")
                .weighs(weight)
        })
        .collect()
}
