//! F03: there are not too many pages.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F03", "too-many-pages"),
    severity: Severity::Warning,
    checks: "How many pages there are: two at most, or as many as `--max-pages` says.",
    why: "People who read a hundred résumés a day read the first page and turn one.",
    example: "A third page with courses of ten years ago: leave them out.",
    evidence: &[
        Evidence(Grade::Career, "MIT Communication Lab: at most two pages"),
        Evidence(Grade::House, "the limit is yours to set"),
    ],
    detect,
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let (pages, most) = (subject.extraction.pages().len(), subject.max_pages());
    if pages <= most {
        return Vec::new();
    }
    let found = Found::file(format!("there are {pages} pages, more than {most}"));
    vec![found.hint("leave out what is old, or raise `--max-pages`")]
}
