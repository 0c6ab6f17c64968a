//! C04: there is a place.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("C04", "missing-location"),
    severity: Severity::Note,
    summary: "No place is found at the top.",
    checks: "Whether a city with its region or country is found at the top.",
    why: "Recruiters filter by place. A street address is not needed.",
    example: "A header with a phone number and an email address only.",
    fix: "Write city and country, or city and state: “Berlin, Germany”.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "Textkernel, code 213: no street address (do not give one)",
        ),
        Evidence(Grade::Vendor, "Bullhorn: address is one of the fields it fills"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    if subject.parsed().header.location.is_some() {
        return Vec::new();
    }
    let found = Found::file("no place is found at the top");
    vec![found.hint("write city and country, or city and state")]
}
