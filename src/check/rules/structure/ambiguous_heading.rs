//! S04: each heading names one section.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("S04", "ambiguous-heading"),
    severity: Severity::Warning,
    summary: "A heading can mean more than one section.",
    checks: "Headings that different parsers assign to different sections.",
    why: "“Qualifications” is education to one parser and a summary to another; “Career \
          Summary” is a summary, or experience.",
    example: "“Skills & Experience”.",
    fix: "Give each section a heading of its own: Summary, Experience, Skills, \
          Education.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "Textkernel: Career Summary and Qualifications are summaries",
        ),
        Evidence(Grade::Peer, "leverparser: Qualifications is education"),
    ],
    detect,
};

/// Headings that parsers assign to different sections.
const AMBIGUOUS: [&str; 4] =
    ["qualifications", "career summary", "career profile", "professional background"];

/// Words for different sections; a heading with two of them names two sections.
const WORDS: [&str; 6] =
    ["experience", "education", "skills", "projects", "employment", "awards"];

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let sections = subject.parsed().sections.iter();
    sections
        .filter(|section| {
            let heading = section.heading.text.to_lowercase();
            let words = WORDS.iter().filter(|word| heading.contains(**word)).count();
            AMBIGUOUS.contains(&heading.trim()) || words > 1
        })
        .map(|section| {
            let heading = &section.heading;
            let message =
                format!("the heading `{}` can mean more than one section", quote(&heading.text));
            Found::at(heading.page, heading.rect, message)
                .hint("give each section a heading of its own, such as `Experience` or `Skills`")
        })
        .collect()
}
