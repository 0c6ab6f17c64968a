//! Y02: no job, school or volunteer work covers more than a year.

use crate::diag::{Code, JsonPointer, Location, Severity};
use crate::job::{Month, months};
use crate::lint::rule::{Detector, Evidence, Found, Grade, Rule, UNMEASURED};
use crate::lint::subject::Subject;

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::new("Y02", "gap"),
    severity: Severity::Note,
    summary: "No job, school or volunteer work covers more than a year.",
    checks: "Whether more than twelve months lie between two entries with dates; \
          schools, volunteer work and projects count.",
    why: "It is asked about in interviews. A line of your own answers first.",
    example: "A job until March 2018, the next one from June 2020.",
    fix: "Add what you did, in a line: “Parental leave”, “Travel”, “Own \
          business”. Leave it if you prefer: a gap is no fault.",
    evidence: &[
        UNMEASURED,
        Evidence(Grade::Vendor, "RChilli and Textkernel calculate gaps"),
    ],
    detect: Detector(detect),
};

/// The longest time without an entry that is not reported, in months.
const ALLOWED: u32 = 12;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let resume = subject.resume;
    let root = JsonPointer::root();
    let mut spans = Vec::new();
    let mut add = |list: &str, at, start, end| {
        spans.extend(months(start, end).map(|span| (span, root.key(list).index(at))));
    };
    for (at, it) in resume.work.iter().enumerate() {
        add("work", at, it.start_date, it.end_date);
    }
    for (at, it) in resume.volunteer.iter().enumerate() {
        add("volunteer", at, it.start_date, it.end_date);
    }
    for (at, it) in resume.education.iter().enumerate() {
        add("education", at, it.start_date, it.end_date);
    }
    for (at, it) in resume.projects.iter().enumerate() {
        add("projects", at, it.start_date, it.end_date);
    }
    spans.sort_by_key(|(span, _)| span.start);
    let mut found = Vec::new();
    let mut covered: Option<Month> = None;
    for (span, at) in spans {
        let gap = covered.map_or(0, |covered| span.start.since(covered));
        // The months in between, without those of the two entries.
        let gap = gap.saturating_sub(1);
        if gap > ALLOWED {
            let message = format!("{gap} months before this entry are covered by none");
            let next = Found::new(Location::pointer(at), message);
            found.push(next.hint("add a line about them, if you like: `[what you did]`"));
        }
        // Nothing comes after an entry that is not over.
        let Some(end) = span.end else { break };
        covered = covered.max(Some(end));
    }
    found
}
