//! C03: there is one phone number, in a common form.

use std::collections::BTreeSet;

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};
use crate::extract::ORDERS;
use crate::parse::has_phone;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("C03", "phone"),
    severity: Severity::Warning,
    summary: "There is no phone number, more than one, or one with dots.",
    checks: "Whether exactly one phone number is found, without dots between its \
             digits.",
    why: "Vendors report a missing number. A parser that expects spaces or hyphens does \
          not recognise a number with dots, and of two numbers the wrong one is called.",
    example: "`555.010.0199`.",
    fix: "Write one number, with spaces or hyphens: `+1 555 010 0199`.",
    evidence: &[
        Evidence(Grade::Vendor, "Textkernel, code 212: no phone number"),
        Evidence(Grade::Peer, "OpenResume's pattern accepts spaces and hyphens, no dots"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let phones = &subject.parsed().header.phones;
    let Some(first) = phones.first() else {
        let lines = ORDERS.iter().flat_map(|order| subject.lines(*order));
        if lines.into_iter().any(|line| has_phone(&line.text)) {
            return Vec::new();
        }
        let found = Found::file("no phone number is found at the top");
        return vec![found.hint("add it with its country code")];
    };
    let mut found = Vec::new();
    // A number may be printed again on another page.
    let figures = |text: &str| text.chars().filter(char::is_ascii_digit).collect();
    let numbers: BTreeSet<String> =
        phones.iter().map(|phone| figures(&phone.text)).collect();
    if numbers.len() > 1 {
        let message = format!("{} phone numbers are found", numbers.len());
        found.push(
            Found::at(first.page, first.rect, message).hint("keep the one you answer"),
        );
    }
    for phone in phones {
        let groups: Vec<&str> = phone.text.split('.').collect();
        if groups.len() >= 3 {
            let message =
                format!("the phone number `{}` is written with dots", quote(&phone.text));
            let next = Found::at(phone.page, phone.rect, message);
            found.push(next.hint(format!("write it as `{}`", groups.join(" "))));
        }
    }
    found
}
