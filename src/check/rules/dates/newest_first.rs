//! D07: jobs are listed newest first, with possible dates.

use super::jobs;
use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::parse::{ParsedDates, ParsedEnd};
use crate::resume::PartialDate;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("D07", "date-order"),
    severity: Severity::Warning,
    summary: "Jobs are out of order, or a date is impossible.",
    checks: "Whether jobs are listed newest first, no job ends before it begins or \
             begins in the future, and no gap is longer than a year.",
    why: "Parsers calculate gaps, and take the first job for the current one.",
    example: "“Mar 2021 – Jan 2020”: one of the two is mistyped.",
    fix: "Correct the date, list the newest job first, and explain a long gap in a \
          line.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "RChilli and Textkernel calculate gaps and the current position",
        ),
        Evidence(Grade::Peer, "cvloom, wl-019"),
    ],
    detect: Detector(detect),
};

/// A gap longer than this, in months, is reported (house rule).
const GAP: i32 = 12;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let all: Vec<&ParsedDates> =
        jobs(subject).filter_map(|job| job.dates.as_ref()).collect();
    let mut found = Vec::new();
    for dates in &all {
        let at = &dates.found;
        let Some(start) = dates.start else { continue };
        let here = |message: String| Found::at(at.page, at.rect, message);
        if let ParsedEnd::Date(end) = dates.end
            && last(end) < first(start)
        {
            let message = format!("`{}` ends before it begins", quote(&at.text));
            found.push(here(message).hint("correct one of the two dates"));
        }
        if subject.today().is_some_and(|today| first(start) > last(today)) {
            let message = format!("`{}` begins in the future", quote(&at.text));
            found.push(here(message).hint("correct it, or add that the start is agreed"));
        }
    }
    for two in all.windows(2) {
        let [newer, older] = two else { continue };
        let (Some(start), Some(before)) = (newer.start, older.start) else { continue };
        let at = &older.found;
        if last(start) < first(before) {
            let message = format!("`{}` is listed below an older job", quote(&at.text));
            let next = Found::at(at.page, at.rect, message);
            found.push(next.hint("list the newest job first"));
        } else if let ParsedEnd::Date(end) = older.end
            && first(start) - last(end) > GAP
        {
            let months = first(start) - last(end) - 1;
            let message =
                format!("a gap of {months} months follows `{}`", quote(&at.text));
            let next = Found::at(at.page, at.rect, message);
            found.push(next.hint("explain it in a line").with_severity(Severity::Note));
        }
    }
    found
}

/// Months since the year 0, of the first month a date may mean.
fn first(date: PartialDate) -> i32 {
    date.year() * 12 + i32::from(date.month().unwrap_or(1))
}

/// Months since the year 0, of the last month a date may mean.
fn last(date: PartialDate) -> i32 {
    date.year() * 12 + i32::from(date.month().unwrap_or(12))
}
