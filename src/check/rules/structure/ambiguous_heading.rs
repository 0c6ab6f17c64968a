//! S04: each heading names one section.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::data::rule_words;
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
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let sections = subject.parsed().sections.iter();
    sections
        .filter(|section| {
            let heading = section.heading.text.to_lowercase();
            let words = rule_words().section_words.iter();
            let words = words.filter(|word| heading.contains(word.as_str())).count();
            rule_words().ambiguous_headings.contains(heading.trim()) || words > 1
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
