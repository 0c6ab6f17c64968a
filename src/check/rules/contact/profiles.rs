//! C05: there is a profile to look at.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("C05", "missing-profile"),
    severity: Severity::Note,
    checks: "Whether the address of a profile or site of yours is read at the top.",
    why: "Recruiters look people up; an address saves them the search, and saves you a namesake.",
    example: "`linkedin.com/in/ada`, `github.com/ada`.",
    evidence: &[
        Evidence(Grade::Career, "career offices advise a LinkedIn address"),
        Evidence(Grade::House, "any address of yours will do"),
    ],
    detect,
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    if !subject.parsed().header.links.is_empty() {
        return Vec::new();
    }
    let found = Found::file("no address of a profile or site is read at the top");
    vec![found.hint("write out `linkedin.com/in/…` or `github.com/…`")]
}
