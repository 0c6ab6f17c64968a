//! C03: there is one phone number, in a form parsers know.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("C03", "phone"),
    severity: Severity::Warning,
    checks: "Whether one phone number is read, and is not parted by dots.",
    why: "Vendors report a missing number. One parted by dots is none to a parser that asks for \
          spaces or hyphens, and of two numbers the wrong one is called.",
    example: "`555.010.0199`. Write +1 555 010 0199.",
    evidence: &[
        Evidence(Grade::Vendor, "Textkernel, code 212: no phone number"),
        Evidence(Grade::Peer, "OpenResume's pattern takes spaces and hyphens, no dots"),
    ],
    detect,
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let phones = &subject.parsed().header.phones;
    let Some(first) = phones.first() else {
        let found = Found::file("no phone number is read at the top");
        return vec![found.hint("write it as +44 20 7946 0000")];
    };
    let mut found = Vec::new();
    if phones.len() > 1 {
        let message = format!("{} phone numbers are read", phones.len());
        found.push(
            Found::at(first.page, first.rect, message).hint("give the one you answer"),
        );
    }
    for phone in phones {
        let groups: Vec<&str> = phone.text.split('.').collect();
        if groups.len() >= 3 {
            let message = format!("`{}` is parted by dots", quote(&phone.text));
            let next = Found::at(phone.page, phone.rect, message);
            found.push(next.hint("part it by spaces or hyphens"));
        }
    }
    found
}
