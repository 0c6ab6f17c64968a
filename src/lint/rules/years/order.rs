//! Y03: an older job is listed above a newer one.

use crate::diag::{Code, JsonPointer, Location, Severity};
use crate::job::Month;
use crate::lint::rule::{Detector, Evidence, Found, Grade, Rule, UNMEASURED};
use crate::lint::subject::Subject;

pub(in crate::lint) const RULE: Rule = Rule {
    code: Code::new("Y03", "oldest-first"),
    severity: Severity::Note,
    summary: "An older job is listed above a newer one.",
    checks: "Whether jobs are listed newest first, by their start.",
    why: "Readers and parsers take the first job for the current one.",
    example: "The job of 2015 above that of 2021.",
    fix: "Move the newer job up.",
    evidence: &[
        UNMEASURED,
        Evidence(
            Grade::Vendor,
            "RChilli and Textkernel take the first job for the current one",
        ),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let work = subject.resume.work.iter().enumerate();
    let dated: Vec<_> =
        work.filter_map(|(at, job)| Some((at, job.start_date?, job.end_date))).collect();
    let mut found = Vec::new();
    for two in dated.windows(2) {
        let [(_, above, _), (at, below, _)] = two else { continue };
        if Month::first(*below) > Month::last(*above) {
            let at = JsonPointer::root().key("work").index(*at);
            let next =
                Found::new(Location::pointer(at), "the job began after the one above it");
            found.push(next.hint("list the newest job first"));
        }
    }
    found
}
