//! F05: no page is an image.

use crate::check::Subject;
use crate::check::rows::Row;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};
use crate::extract::DrawingKind;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F05", "page-is-image"),
    severity: Severity::Error,
    summary: "A page is an image of text.",
    checks: "Whether an image covers more than four fifths of a page that shows little \
             text.",
    why: "A scan has no text except what a recogniser guesses, and most systems do not \
          guess.",
    example: "A printed résumé that was photographed.",
    fix: "Export the PDF from the original document.",
    evidence: &[
        Evidence(Grade::Vendor, "Lever: does not parse images"),
        Evidence(Grade::Vendor, "Greenhouse: fails on résumés saved as an image"),
    ],
    detect: Detector(detect),
};

/// A scan covers at least this share of its page: scans leave a margin now and then. Held by the
/// labelled pages in `tests/fixtures/pdfs`.
const COVERED: f64 = 0.8;

/// With more visible characters than this the image is a background (house rule).
const LITTLE: usize = 200;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for page in subject.extraction.pages() {
        let whole = subject.page_rect(page.number);
        let covered = subject.extraction.drawings().iter().any(|drawing| {
            drawing.page == page.number
                && drawing.kind == DrawingKind::Image
                && drawing.rect.width() * drawing.rect.height()
                    > COVERED * whole.width() * whole.height()
        });
        let seen: usize = subject.rows_of(page.number).map(Row::characters).sum();
        if !covered || seen >= LITTLE {
            continue;
        }
        let read = subject.extraction.glyphs().iter();
        let behind = read.filter(|glyph| glyph.page == page.number).count();
        found.push(if behind >= LITTLE {
            Found::page(
                page.number,
                "the page is an image with recognised text behind it",
            )
            .with_severity(Severity::Warning)
            .hint("export the original: recognised text contains errors")
        } else {
            Found::page(page.number, "the page is an image")
                .hint("export the original with its text")
        });
    }
    found
}
