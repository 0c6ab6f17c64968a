//! F19: the file says one thing.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F19", "ambiguous-file"),
    severity: Severity::Warning,
    summary: "The file says two things, and readers take either.",
    checks: "Whether a dictionary has a key twice, an object is there twice, two trailers name \
             different roots, a stream ends elsewhere than it says, or a font maps a letter to two \
             texts; and, as a note, whether objects were replaced after the file was written.",
    why: "A reader that takes the first of two values shows another text than one that takes the \
          last. What was replaced can still be read by whoever looks for it.",
    example: "A page with two entries `/Contents`.",
    fix: "Export the file again; if it was edited, print it to a new PDF.",
    evidence: &[
        Evidence(
            Grade::Measured,
            "of two contents of a page, one reader of six shows the first, the others the last",
        ),
        Evidence(
            Grade::Standard,
            "ISO 32000-1 §7.3.7: if a key appears more than once, its value is undefined",
        ),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let ambiguities = subject.facts().ambiguities.iter();
    let found = ambiguities.map(|ambiguity| {
        let found = Found::file(ambiguity.to_string());
        if ambiguity.is_update() {
            found.with_severity(Severity::Note).hint("print it to a new PDF")
        } else {
            found.hint("export the file again")
        }
    });
    found.collect()
}
