//! C01: there is a full name.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule, quote};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("C01", "missing-name"),
    severity: Severity::Error,
    summary: "No full name is found at the top.",
    checks: "Whether a name of at least two words is on a line of its own at the top.",
    why: "Without a first and a last name some parsers reject the whole résumé.",
    example: "“J. Smith – Engineer – Berlin” on one line.",
    fix: "Begin the page with your first and last name, on a line of their own.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "Textkernel, code 302, major: no first and last name found",
        ),
        Evidence(Grade::Vendor, "Daxtra, via Mercury: first and last name are mandatory"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let Some(name) = &subject.parsed().header.name else {
        let found = Found::file("no name is found at the top");
        return vec![
            found.hint("begin the page with the full name, on a line of its own"),
        ];
    };
    // Scripts without spaces write a full name as one word.
    let is_one = name.text.split_whitespace().count() < 2
        && name.text.chars().all(|c| !crate::text::is_unspaced(c));
    if is_one {
        let message = format!("the name `{}` is a single word", quote(&name.text));
        let found = Found::at(name.page, name.rect, message);
        return vec![
            found
                .hint("write the first and the last name")
                .with_severity(Severity::Warning),
        ];
    }
    Vec::new()
}
