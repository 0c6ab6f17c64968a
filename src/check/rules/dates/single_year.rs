//! D02: no job has a single date.

use super::jobs;
use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::parse::ParsedEnd;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("D02", "single-date"),
    severity: Severity::Warning,
    summary: "A job has a single date.",
    checks: "Whether a job has one date instead of two.",
    why: "A lone “2017” is read as a job that is still going on.",
    example: "“2017”.",
    fix: "Write the start and the end: “Jan 2017 – Dec 2017”.",
    evidence: &[Evidence(
        Grade::Vendor,
        "RChilli, employment dates: 2017 alone is a current position that ends today",
    )],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    jobs(subject)
        .filter_map(|job| job.dates.as_ref())
        .filter(|dates| dates.start.is_some() && dates.end == ParsedEnd::None)
        .map(|dates| {
            let at = &dates.found;
            let message = format!("a job has only one date: `{}`", quote(&at.text));
            Found::at(at.page, at.rect, message).hint("write the start and the end")
        })
        .collect()
}
