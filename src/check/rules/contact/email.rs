//! C02: there is an email address.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("C02", "missing-email"),
    severity: Severity::Error,
    checks: "Whether an email address is read whole in the page's text.",
    why: "Systems tell applicants apart by it, and some refuse a résumé that has neither email nor \
          phone.",
    example: "“ada (at) example.org”, or an address only behind the word “Email”.",
    evidence: &[
        Evidence(Grade::Vendor, "Bullhorn: finds duplicates by the email in the résumé"),
        Evidence(Grade::Vendor, "Daxtra by way of Mercury: phone or email is mandatory"),
        Evidence(Grade::Vendor, "RChilli, résumé quality, code 3101"),
    ],
    detect,
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    if !subject.parsed().header.emails.is_empty() {
        return Vec::new();
    }
    let found = Found::file("no email address is read at the top");
    vec![found.hint("write it out under your name")]
}
