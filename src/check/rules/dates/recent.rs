//! D08: a job is current or recent.

use super::jobs;
use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::parse::ParsedEnd;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("D08", "nothing-recent"),
    severity: Severity::Note,
    summary: "No job is current or recent.",
    checks: "Whether a job is current, or ended within the last year.",
    why: "A vendor reports it as a defect. Often the last job only lacks “Present”.",
    example: "“Jan 2021 –” for the job you have.",
    fix: "Write “Present” if the job is current, or add what you do now.",
    evidence: &[Evidence(
        Grade::Vendor,
        "Textkernel, code 226: no position within the past year",
    )],
    detect: Detector(detect),
};

/// A job that ended longer ago than this, in months, is not recent: the limit of Textkernel's code.
const RECENT: i32 = 12;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let Some(today) = subject.today() else { return Vec::new() };
    let months = |year: i32, month: u8| year * 12 + i32::from(month);
    let now = months(today.year(), today.month().unwrap_or(1));
    let mut newest: Option<(i32, &crate::parse::Found)> = None;
    for dates in jobs(subject).filter_map(|job| job.dates.as_ref()) {
        let end = match dates.end {
            ParsedEnd::Present => return Vec::new(),
            ParsedEnd::Date(end) => end,
            ParsedEnd::None => match dates.start {
                Some(start) => start,
                None => continue,
            },
        };
        let end = months(end.year(), end.month().unwrap_or(12));
        if newest.is_none_or(|(so_far, _)| so_far < end) {
            newest = Some((end, &dates.found));
        }
    }
    newest
        .filter(|(end, _)| now - end > RECENT)
        .map(|(_, read)| {
            let message = format!(
                "the most recent job ended more than a year ago: `{}`",
                quote(&read.text)
            );
            Found::at(read.page, read.rect, message)
                .hint("write `Present` if it is current, or add what you do now")
        })
        .into_iter()
        .collect()
}
