//! S01: the usual sections are there.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};
use crate::document::SectionKind;
use crate::extract::ORDERS;
use crate::parse::section_named;

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
    detect: Detector(detect),
};

/// With fewer known sections it is not certain what headings of the file look like (house rule).
const FEW_SECTIONS: usize = 2;

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
        .filter(|(kind, ..)| !has(*kind) && !is_named(subject, *kind))
        .map(|(kind, name, severity)| {
            let weight = match kind {
                SectionKind::Work if has_instead || is_unsure(subject) => {
                    Severity::Warning
                }
                _ => *severity,
            };
            Found::file(format!("no section for {} is found", name.to_lowercase()))
                .hint(format!("put it under a heading such as `{name}`"))
                .with_severity(weight)
        })
        .collect()
}

/// Whether a line of the page is a heading of a section, though the parser passed over it: then S03
/// says what is wrong with it.
fn is_named(subject: &Subject<'_>, kind: SectionKind) -> bool {
    let lines = ORDERS.iter().flat_map(|order| subject.lines(*order));
    lines.into_iter().any(|line| section_named(&line.text) == Some(kind))
}

/// Whether the parser may have misread the page: it found hardly any heading, or none below which
/// there is text.
fn is_unsure(subject: &Subject<'_>) -> bool {
    let sections = subject.parsed().sections.iter();
    let known = sections.filter(|it| it.kind.is_some() && !it.lines.is_empty()).count();
    known < FEW_SECTIONS
}
