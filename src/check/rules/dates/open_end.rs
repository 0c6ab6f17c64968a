//! D05: a current job says so.

use super::jobs;
use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::ReadingOrder;
use crate::parse::{Found as Read, ParsedEnd};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("D05", "open-end"),
    severity: Severity::Warning,
    summary: "A date range has no end.",
    checks: "Whether something follows the dash of a date range.",
    why: "“2021 –” has no end, and is read as one date or none.",
    example: "“Jan 2021 –”.",
    fix: "Write “Present” after the dash.",
    evidence: &[
        Evidence(Grade::Vendor, "RChilli: till, present and now are the present"),
        Evidence(Grade::Peer, "OpenResume recognises `Present` only"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    jobs(subject)
        .filter_map(|job| job.dates.as_ref())
        .filter(|dates| dates.end == ParsedEnd::None)
        .filter(|dates| ends_with_dash(subject, &dates.found))
        .map(|dates| {
            let at = &dates.found;
            let message = format!("`{} –` has no end", quote(&at.text));
            Found::at(at.page, at.rect, message).hint("write `Present` after the dash")
        })
        .collect()
}

/// Whether a dash ends the line after a date, or the date itself.
fn ends_with_dash(subject: &Subject<'_>, date: &Read) -> bool {
    let dash = |text: &str| text.trim_end().ends_with(['-', '–', '—']);
    let lines = subject.lines(ReadingOrder::Visual).iter();
    let mut lines = lines.filter(|line| line.page == date.page);
    dash(&date.text)
        || lines.any(|line| {
            let overlaps = line.rect.y0 < date.rect.y1 && date.rect.y0 < line.rect.y1;
            overlaps
                && line.text.split_once(date.text.as_str()).is_some_and(|(_, rest)| {
                    rest.trim().chars().count() == 1 && dash(rest)
                })
        })
}
