//! S04: each heading names one section.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("S04", "ambiguous-heading"),
    severity: Severity::Warning,
    checks: "Headings that different parsers take for different sections.",
    why: "“Qualifications” is education to one and a summary to the next; “Career Summary” is a \
          summary, and experience.",
    example: "“Skills & Experience”: give each a heading of its own.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "Textkernel: Career Summary is a summary, Qualifications too",
        ),
        Evidence(Grade::Peer, "leverparser: Qualifications is education"),
    ],
    detect,
};

/// Headings that are read in two ways.
const AMBIGUOUS: [&str; 4] =
    ["qualifications", "career summary", "career profile", "professional background"];

/// Words of different sections; a heading with two of them names two.
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
                format!("“{}” is read in more than one way", quote(&heading.text));
            Found::at(heading.page, heading.rect, message)
                .hint("use Summary, Experience, Skills or Education, each on its own")
        })
        .collect()
}
