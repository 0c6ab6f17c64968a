//! C02: there is an email address.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("C02", "missing-email"),
    severity: Severity::Error,
    summary: "No email address is found at the top.",
    checks: "Whether a complete email address is in the text at the top.",
    why: "Systems identify applicants by it, and some reject a résumé with neither \
          email address nor phone number.",
    example: "“ada (at) example.org”, or an address that is only behind the word \
              “Email”.",
    fix: "Write the address under your name.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "Bullhorn: finds duplicates by the email address in the résumé",
        ),
        Evidence(Grade::Vendor, "Daxtra, via Mercury: phone or email is mandatory"),
        Evidence(Grade::Vendor, "RChilli, résumé quality, code 3101"),
    ],
    detect,
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    if !subject.parsed().header.emails.is_empty() {
        return Vec::new();
    }
    let found = Found::file("no email address is found at the top");
    vec![found.hint("write it under your name")]
}
