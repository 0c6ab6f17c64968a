//! C05: there is a profile or website.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("C05", "missing-profile"),
    severity: Severity::Note,
    summary: "No profile or website is found at the top.",
    checks: "Whether the address of a profile or website is found at the top.",
    why: "Recruiters look people up. An address saves them the search, and you from \
          being taken for somebody else.",
    example: "A header without `linkedin.com/in/…`, `github.com/…` or a site of your \
              own.",
    fix: "Write out the address of a profile or website.",
    evidence: &[
        Evidence(Grade::Career, "career offices advise a LinkedIn address"),
        Evidence(Grade::House, "any address of your own will do"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    if !subject.parsed().header.links.is_empty() {
        return Vec::new();
    }
    let found = Found::file("no profile or website is found at the top");
    vec![found.hint("write out an address such as `linkedin.com/in/…` or `github.com/…`")]
}
