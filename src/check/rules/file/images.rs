//! F06: there are no images.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};
use crate::extract::DrawingKind;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F06", "image"),
    severity: Severity::Warning,
    summary: "The PDF contains an image.",
    checks: "Photos, logos and other raster images.",
    why: "Vendors list images among the causes of failed parsing. Text in an image is \
          not read, and a photo invites bias where it is not customary.",
    example: "Skill ratings drawn as bars.",
    fix: "Remove the image, or write what it says as text.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "Greenhouse: graphics, photos and word art are causes of failure",
        ),
        Evidence(Grade::Vendor, "Daxtra, via Mercury: avoid graphics, photos and images"),
    ],
    detect: Detector(detect),
};

/// An image narrower or lower than this, in pt, is a dot or a rule (house rule).
const SMALL: f64 = 8.0;

/// An image that covers more than this share of its page is reported by F05.
const PAGE: f64 = 0.8;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let images = subject.extraction.drawings().iter().filter(|drawing| {
        let page = subject.page_rect(drawing.page);
        let (width, height) = (drawing.rect.width(), drawing.rect.height());
        drawing.kind == DrawingKind::Image
            && width >= SMALL
            && height >= SMALL
            && width * height <= PAGE * page.width() * page.height()
    });
    images
        .map(|drawing| {
            let (width, height) = (drawing.rect.width(), drawing.rect.height());
            let message =
                format!("the page contains an image of {width:.0} × {height:.0} pt");
            Found::at(drawing.page, drawing.rect, message)
                .hint("remove it, or write what it says")
        })
        .collect()
}
