//! F03: the PDF keeps to the page limit.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F03", "too-many-pages"),
    severity: Severity::Warning,
    summary: "The PDF has too many pages.",
    checks: "The number of pages: at most two, or as many as `--max-pages` allows.",
    why: "Recruiters who read a hundred résumés a day read the first page, and turn \
          one.",
    example: "A third page with courses of ten years ago.",
    fix: "Remove what is old, or raise `--max-pages`.",
    evidence: &[
        Evidence(Grade::Career, "MIT Communication Lab: at most two pages"),
        Evidence(Grade::House, "the limit is yours to set"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let (pages, most) = (subject.extraction.pages().len(), subject.page_limit());
    if pages <= most {
        return Vec::new();
    }
    let limit = if most == 1 { "1 is".to_owned() } else { format!("{most} are") };
    let found =
        Found::file(format!("the PDF has {pages} pages: at most {limit} allowed"));
    vec![found.hint("remove what is old, or raise `--max-pages`")]
}
