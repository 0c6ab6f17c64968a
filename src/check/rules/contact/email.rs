//! C02: there is an email address.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};
use crate::extract::{Line, ORDERS};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("C02", "missing-email"),
    severity: Severity::Error,
    summary: "No email address is found.",
    checks: "Whether a complete email address is in the text.",
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
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let is_in = |line: &Line| line.text.split_whitespace().any(is_email);
    let lines = ORDERS.iter().flat_map(|order| subject.lines(*order));
    if !subject.parsed().header.emails.is_empty() || lines.into_iter().any(is_in) {
        return Vec::new();
    }
    let found = Found::file("no email address is found");
    vec![found.hint("write it under your name")]
}

/// Whether a word has an address in it.
fn is_email(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, host)| {
        let (before, after) = (name.chars().next_back(), host.chars().next());
        before.is_some_and(char::is_alphanumeric)
            && after.is_some_and(char::is_alphanumeric)
            && host.contains('.')
    })
}
