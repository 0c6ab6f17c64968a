//! S05: every heading has content.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("S05", "empty-section"),
    severity: Severity::Warning,
    summary: "A heading has nothing under it.",
    checks: "Whether a heading is followed directly by another heading, or by nothing.",
    why: "Either the content is missing, or it is read elsewhere: under another \
          heading, or not at all.",
    example: "A sidebar whose headings are read first, and their text afterwards.",
    fix: "Add the content or remove the heading; where the page shows content, set it \
          in one column.",
    evidence: &[Evidence(
        Grade::Vendor,
        "RChilli, résumé quality, code 4001: empty section",
    )],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let sections = subject.parsed().sections.iter();
    sections
        .filter(|section| section.lines.is_empty())
        .map(|section| {
            let heading = &section.heading;
            let message =
                format!("nothing is found under the heading `{}`", quote(&heading.text));
            Found::at(heading.page, heading.rect, message)
                .hint("add its content, or remove the heading")
        })
        .collect()
}
