//! F01: the file opens.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};
use crate::error::Error;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F01", "unreadable-file"),
    severity: Severity::Error,
    summary: "The PDF cannot be opened, or is encrypted.",
    checks: "Whether the file is a complete PDF that opens without a password.",
    why: "A parser that cannot open a file reads nothing. Some reject encrypted files \
          even if the password is empty.",
    example: "A file saved with “restrict editing” is encrypted.",
    fix: "Export the PDF again, without a password and without restrictions.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "Affinda, preprocessing: rejects corrupt and protected files",
        ),
        Evidence(Grade::Vendor, "Wolf, CV checklist: is the file protected?"),
    ],
    detect: Detector(detect),
};

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    if !subject.facts().encrypted {
        return Vec::new();
    }
    let found =
        Found::file("the file is encrypted, although it opens without a password");
    vec![
        found.hint("save it again without restrictions").with_severity(Severity::Warning),
    ]
}

/// The finding for a file that could not be read.
pub(in crate::check) fn unreadable(error: &Error) -> Vec<Found> {
    let hint = match error {
        Error::EncryptedPdf => "save it again without a password",
        Error::PdfTooLarge { .. } => "export it again with fewer or smaller images",
        _ => "export it again from the original document",
    };
    vec![Found::file(error.to_string()).hint(hint)]
}
