//! D03: jobs are dated to the month.

use super::jobs;
use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::parse::ParsedEnd;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("D03", "years-only"),
    severity: Severity::Note,
    summary: "A date has no month.",
    checks: "Whether the dates of a job have years without months.",
    why: "“2020 – 2021” can mean anything from a day to two years; parsers assume the \
          first of January and the last of December.",
    example: "“2020 – 2021”.",
    fix: "Add the months: “May 2020 – Jan 2021”.",
    evidence: &[
        Evidence(Grade::Vendor, "RChilli: 2020 - 2021 is 01/01/2020 to 31/12/2021"),
        Evidence(Grade::Vendor, "Textkernel's SDK: a date has a flag for a found month"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for dates in jobs(subject).filter_map(|job| job.dates.as_ref()) {
        let end = match dates.end {
            ParsedEnd::Date(end) => Some(end),
            ParsedEnd::None => continue,
            ParsedEnd::Present => None,
        };
        let years_only =
            [dates.start, end].into_iter().flatten().any(|it| it.month().is_none());
        if years_only {
            let at = &dates.found;
            let message = format!("`{}` has no month", quote(&at.text));
            found.push(Found::at(at.page, at.rect, message).hint("add the months"));
        }
    }
    found
}
