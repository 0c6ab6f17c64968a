//! D01: every job has dates.

use super::jobs;
use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::parse::{ParsedEnd, ParsedEntry};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("D01", "missing-dates"),
    severity: Severity::Error,
    summary: "A job has no dates.",
    checks: "Whether a start and an end are found for each job.",
    why: "Experience is calculated from dates; a job without them counts for nothing.",
    example: "“Spring 2019 until the merger”.",
    fix: "Write month and year of both: “Mar 2019 – Nov 2021”.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "RChilli: how employment dates are read; quality code 3105",
        ),
        Evidence(
            Grade::Vendor,
            "Textkernel: months of experience are counted from positions",
        ),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    const HINT: &str = "write month and year of the start and of the end";
    // A date without a job, or many jobs without dates, tell that the parser misread the page.
    let all = jobs(subject).count();
    let with_dates = jobs(subject).filter(|job| job.dates.is_some()).count();
    let is_bare = |job: &&ParsedEntry| job.title.is_none() && job.organisation.is_none();
    let is_sure = with_dates * 2 >= all && jobs(subject).filter(is_bare).count() == 0;
    let mut found = Vec::new();
    for job in jobs(subject) {
        let Some(first) = job.head.first() else { continue };
        match &job.dates {
            None => {
                let message = format!("no dates are found for `{}`", quote(&first.text));
                let next = Found::at(first.page, first.rect, message).hint(HINT);
                // A year shows that there is a date, in a form the parser does not know; and what
                // is no complete job may be a heading or a project within one.
                let year = job.head.iter().any(|line| has_year(&line.text));
                let is_job = job.title.is_some()
                    && job.organisation.is_some()
                    && !job.bullets.is_empty();
                found.push(match (is_job, year || !is_sure) {
                    (true, false) => next,
                    (true, true) => next.with_severity(Severity::Warning),
                    (false, _) => next.with_severity(Severity::Note),
                });
            }
            Some(dates) if dates.start.is_none() && dates.end == ParsedEnd::None => {
                let at = &dates.found;
                let message = format!("`{}` cannot be read as a date", quote(&at.text));
                found.push(Found::at(at.page, at.rect, message).hint(HINT));
            }
            Some(_) => {}
        }
    }
    found
}

/// Whether a text contains a number of four digits.
fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4)
}
