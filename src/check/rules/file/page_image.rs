//! F05: no page is one picture.

use crate::check::Subject;
use crate::check::rows::Row;
use crate::check::rule::{Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};
use crate::extract::DrawingKind;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F05", "page-is-a-picture"),
    severity: Severity::Error,
    checks: "Whether a picture covers more than four fifths of a page.",
    why: "A scan has no text but what a recogniser guesses, and most systems guess nothing.",
    example: "A printed résumé that was photographed. Export the original instead.",
    evidence: &[
        Evidence(Grade::Vendor, "Lever: parses no images"),
        Evidence(Grade::Vendor, "Greenhouse: fails on résumés saved as an image"),
    ],
    detect,
};

/// The part of a page that a scan covers at least.
const COVERED: f64 = 0.8;

/// More visible characters than these, and the picture is a background.
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
                "the page is a picture with recognised text behind it",
            )
            .weighs(Severity::Warning)
            .hint("export the original; recognised text has errors")
        } else {
            Found::page(page.number, "the page is a picture")
                .hint("export the original with its text")
        });
    }
    found
}
