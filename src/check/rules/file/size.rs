//! F02: the file is small enough to be taken.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F02", "large-file"),
    severity: Severity::Warning,
    checks: "The file's size: 2.5 MB, 8 MB and 10 MB are limits that systems document.",
    why: "A file over the limit is stored and not read, or not taken at all.",
    example: "A photograph straight from a camera makes 12 MB; a résumé of text has 50 kB.",
    evidence: &[
        Evidence(Grade::Vendor, "Greenhouse, unsuccessful résumé parse: 2.5 MB"),
        Evidence(Grade::Vendor, "Daxtra by way of Mercury: 8 MB"),
        Evidence(Grade::Vendor, "Lever, upload limit: 10 MB"),
    ],
    detect,
};

/// What systems take, in bytes, and who says so.
const LIMITS: [(usize, &str, Severity); 3] = [
    (10_000_000, "10 MB, Lever's limit", Severity::Error),
    (8_000_000, "8 MB, Daxtra's limit", Severity::Warning),
    (2_500_000, "2.5 MB, Greenhouse's limit for reading", Severity::Warning),
];

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let bytes = subject.facts().bytes;
    let over = LIMITS.iter().find(|(limit, ..)| bytes > *limit);
    over.map(|(_, limit, severity)| {
        Found::file(format!("the file has {bytes} bytes, over {limit}"))
            .hint("make pictures smaller, or leave them out")
            .weighs(*severity)
    })
    .into_iter()
    .collect()
}
