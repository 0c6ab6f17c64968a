//! D01: every job has dates.

use super::jobs;
use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::parse::ParsedEnd;

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
    detect,
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    const HINT: &str = "write month and year of the start and of the end";
    let mut found = Vec::new();
    for job in jobs(subject) {
        let Some(first) = job.head.first() else { continue };
        match &job.dates {
            None => {
                let message = format!("no dates are found for `{}`", quote(&first.text));
                let next = Found::at(first.page, first.rect, message).hint(HINT);
                // A year shows that there is a date, in a form the parser does not know.
                let year = job.head.iter().any(|line| has_year(&line.text));
                found.push(if year {
                    next.with_severity(Severity::Warning)
                } else {
                    next
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
