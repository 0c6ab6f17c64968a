//! A01: the file is tagged.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("A01", "not-tagged"),
    severity: Severity::Note,
    summary: "The PDF is not tagged for accessibility.",
    checks: "Whether the file has tags and shows its title, and its headings begin at \
             level 1 and skip none.",
    why: "Screen readers rely on tags. There is no evidence that applicant systems do.",
    example: "A PDF printed from a browser.",
    fix: "Export it as tagged PDF; most programs call the option “tagged” or \
          “accessible”.",
    evidence: &[
        Evidence(Grade::Standard, "PDF/UA-1 (ISO 14289-1 §7.1, §7.2, §7.4)"),
        Evidence(Grade::Measured, "tags make no difference to any reader measured"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    const HINT: &str = "export it as tagged PDF";
    let extraction = subject.extraction;
    if !extraction.has_structure() {
        return vec![Found::file("the file has no tags").hint(HINT)];
    }
    let mut found = Vec::new();
    if !subject.facts().shows_title {
        let next = Found::file("viewers show the file name instead of the title");
        found.push(next.hint("turn on “display document title” when exporting"));
    }
    let levels = extraction.heading_levels();
    if levels.first().is_some_and(|first| *first != 1) {
        found.push(Found::file("the first heading is not of level 1").hint(HINT));
    }
    if levels.windows(2).any(|two| matches!(two, [a, b] if *b > a + 1)) {
        found.push(Found::file("the headings skip a level").hint(HINT));
    }
    found
}
