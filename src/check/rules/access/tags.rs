//! A01: the file is tagged.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("A01", "not-tagged"),
    severity: Severity::Note,
    checks: "Whether the file has tags and a language, shows its title, and its headings begin at \
             the first level and skip none.",
    why: "Screen readers go by tags. There is no evidence that applicant systems do.",
    example: "Most programs have “tagged PDF” or “accessible” among their export options.",
    evidence: &[
        Evidence(Grade::Standard, "PDF/UA-1 (ISO 14289-1 §7.1, §7.2, §7.4)"),
        Evidence(Grade::Measured, "tags change nothing in any reader that was tried"),
    ],
    detect,
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    const HINT: &str = "export it as tagged PDF";
    let extraction = subject.extraction;
    if !extraction.has_structure() {
        return vec![Found::file("the file has no tags").hint(HINT)];
    }
    let mut found = Vec::new();
    if !subject.facts().shows_title {
        let next = Found::file("viewers are not asked to show the title");
        found.push(next.hint("set “display document title” when exporting"));
    }
    let levels = extraction.heading_levels();
    if levels.first().is_some_and(|first| *first != 1) {
        found.push(Found::file("the first heading is not of the first level").hint(HINT));
    }
    if levels.windows(2).any(|two| matches!(two, [a, b] if *b > a + 1)) {
        found.push(Found::file("a level of headings is skipped").hint(HINT));
    }
    found
}
