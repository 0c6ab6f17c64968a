//! S05: there is something under each heading.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("S05", "empty-section"),
    severity: Severity::Error,
    checks: "Whether any heading is followed by another, or by nothing.",
    why: "Either it was forgotten, or its text is read elsewhere: under another heading, or not at \
          all.",
    example: "A sidebar's headings are read first, its text after.",
    evidence: &[Evidence(
        Grade::Vendor,
        "RChilli, résumé quality, code 4001: empty section",
    )],
    detect,
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let sections = subject.parsed().sections.iter();
    sections
        .filter(|section| section.lines.is_empty())
        .map(|section| {
            let heading = &section.heading;
            let message = format!("nothing is read under “{}”", quote(&heading.text));
            Found::at(heading.page, heading.rect, message)
                .hint("fill the section, or leave its heading out")
        })
        .collect()
}
