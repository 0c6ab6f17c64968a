//! F02: the file is within the size limits of applicant systems.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F02", "large-file"),
    severity: Severity::Warning,
    summary: "The file exceeds the size limit of an applicant system.",
    checks: "The size of the file. Systems document limits of 2.5 MB, 8 MB and 10 MB.",
    why: "A file over the limit is stored without being read, or rejected.",
    example: "A photo straight from a camera adds 12 MB; a résumé of text takes 50 kB.",
    fix: "Compress or remove images, and export the PDF again.",
    evidence: &[
        Evidence(Grade::Vendor, "Greenhouse, unsuccessful résumé parse: 2.5 MB"),
        Evidence(Grade::Vendor, "Daxtra, via Mercury: 8 MB"),
        Evidence(Grade::Vendor, "Lever, upload limit: 10 MB"),
    ],
    detect: Detector(detect),
};

/// The documented limits, in bytes and as people write them, the largest first; the rule's
/// evidence names the documents.
const LIMITS: [(usize, &str, Severity); 3] = [
    (10_000_000, "Lever's limit of 10 MB", Severity::Error),
    (8_000_000, "Daxtra's limit of 8 MB", Severity::Warning),
    (2_500_000, "Greenhouse's limit of 2.5 MB for parsing", Severity::Warning),
];

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let bytes = subject.facts().bytes;
    let over = LIMITS.iter().find(|(limit, ..)| bytes > *limit);
    over.map(|(_, limit, severity)| {
        Found::file(format!("the file has {bytes} bytes, more than {limit}"))
            .hint("compress or remove images")
            .with_severity(*severity)
    })
    .into_iter()
    .collect()
}
