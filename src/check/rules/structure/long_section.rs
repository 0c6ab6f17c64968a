//! S06: experience and education are the longest sections.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::document::SectionKind;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("S06", "long-section"),
    severity: Severity::Warning,
    summary: "A section is longer than experience and education together.",
    checks: "Whether any other section has more lines than experience and education \
             together.",
    why: "It suggests that the work history was read as something else, and a vendor \
          reports it as a defect.",
    example: "A page of publications before five lines of jobs.",
    fix: "Shorten the section, or check that the jobs are under the heading Experience.",
    evidence: &[Evidence(
        Grade::Vendor,
        "Textkernel, code 303, major: sections longer than work history and education combined",
    )],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let sections = &subject.parsed().sections;
    let is_main = |kind| matches!(kind, Some(SectionKind::Work | SectionKind::Education));
    let main: usize =
        sections.iter().filter(|it| is_main(it.kind)).map(|it| it.lines.len()).sum();
    // Without a section for experience, this follows from S01.
    let has_work = sections.iter().any(|it| it.kind == Some(SectionKind::Work));
    if main == 0 || !has_work {
        return Vec::new();
    }
    let long = sections.iter().filter(|it| !is_main(it.kind) && it.lines.len() > main);
    let longest = long.max_by_key(|it| it.lines.len());
    let found = longest.map(|section| {
        let heading = &section.heading;
        let message = format!(
            "`{}` has {} lines, but experience and education together only {main}",
            quote(&heading.text),
            section.lines.len(),
        );
        Found::at(heading.page, heading.rect, message).hint("shorten it")
    });
    found.into_iter().collect()
}
