//! S02: headings are common ones.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::parse::Recognised;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("S02", "unknown-heading"),
    severity: Severity::Warning,
    summary: "A heading is not one that parsers know.",
    checks: "Whether each heading is a common one, or a synonym that two parsers know.",
    why: "An unknown heading is treated as a line of text, and its section as part of \
          the one before.",
    example: "“Toolbox” instead of “Skills”, “My journey” instead of “Experience”.",
    fix: "Use common headings: Summary, Experience, Projects, Skills, Education, \
          Certifications.",
    evidence: &[
        Evidence(Grade::Vendor, "Textkernel's SDK: 26 types of sections"),
        Evidence(Grade::Peer, "OpenResume, leverparser, pyresparser: lists of headings"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let sections = subject.parsed().sections.iter();
    sections
        .filter(|section| section.recognised == Recognised::No)
        .map(|section| {
            let heading = &section.heading;
            let message = format!("`{}` is not a common heading", quote(&heading.text));
            Found::at(heading.page, heading.rect, message)
                .hint("use a common heading such as `Experience`, `Projects` or `Skills`")
        })
        .collect()
}
