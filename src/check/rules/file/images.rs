//! F06: there are no pictures.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};
use crate::extract::DrawingKind;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F06", "picture"),
    severity: Severity::Warning,
    checks: "Photographs, logos and other pictures made of pixels.",
    why: "Vendors name pictures among the causes of failed parsing. What is written in one is not \
          read, and a photograph invites bias where it is not customary.",
    example: "Bars of pixels that rate your skills. Write the skills.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "Greenhouse: graphics, photos and word art are causes of failure",
        ),
        Evidence(
            Grade::Vendor,
            "Daxtra by way of Mercury: avoid graphics, photos and images",
        ),
    ],
    detect,
};

/// Smaller than this, in pt, is a dot or a rule.
const SMALL: f64 = 8.0;

/// A picture over so much of a page is told by F05.
const PAGE: f64 = 0.8;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    let pictures = subject.extraction.drawings().iter().filter(|drawing| {
        let page = subject.page_rect(drawing.page);
        let (width, height) = (drawing.rect.width(), drawing.rect.height());
        drawing.kind == DrawingKind::Image
            && width >= SMALL
            && height >= SMALL
            && width * height <= PAGE * page.width() * page.height()
    });
    pictures
        .map(|drawing| {
            let (width, height) = (drawing.rect.width(), drawing.rect.height());
            let message = format!("a picture of {width:.0} by {height:.0} pt");
            Found::at(drawing.page, drawing.rect, message)
                .hint("leave it out, or write what it says")
        })
        .collect()
}
