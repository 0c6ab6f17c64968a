//! F04: there is text to read.

use crate::check::Subject;
use crate::check::rule::{Detector, Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};
use crate::extract::{Drawing, DrawingKind};
use crate::geom::PageNumber;
use crate::text::is_unspaced;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F04", "no-text"),
    severity: Severity::Error,
    summary: "The PDF, or one of its pages, has no text layer.",
    checks: "Whether every page that shows something has text that can be selected.",
    why: "Text drawn as outlines or pixels is an image: nothing in it can be selected, \
          searched or parsed.",
    example: "A page exported from a drawing program with “convert text to outlines”.",
    fix: "Export the PDF again with text as text; every word should be selectable.",
    evidence: &[
        Evidence(
            Grade::Vendor,
            "Lever: does not parse images; test by highlighting the text",
        ),
        Evidence(Grade::Vendor, "Greenhouse: fails on résumés saved as an image"),
    ],
    detect: Detector(detect),
};

/// A file with fewer characters is hardly a complete résumé (house rule).
const FEW: usize = 200;

/// A letter of a script without spaces says as much as this many more.
const IDEOGRAPH: usize = 2;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    const HINT: &str = "export it again so that every word can be selected";
    let extraction = subject.extraction;
    let mut characters = vec![0_usize; extraction.pages().len()];
    for glyph in extraction.glyphs().iter().filter(|it| !it.unicode.is_whitespace()) {
        if let Some(count) = characters.get_mut(glyph.page.index()) {
            *count += 1;
        }
    }
    let all: usize = characters.iter().sum();
    if all == 0 {
        return vec![Found::file("the file contains no text").hint(HINT)];
    }
    // A ground or a rule is not content.
    let is_plain = |it: &Drawing| {
        it.kind == DrawingKind::Stroke
            || it.kind == DrawingKind::Fill { rectangular: true }
    };
    let drawn = |page: PageNumber| {
        let mut drawings = extraction.drawings().iter().filter(|it| it.page == page);
        drawings.any(|it| !is_plain(it))
    };
    let mut found: Vec<Found> = characters
        .iter()
        .enumerate()
        .filter(|(_, count)| **count == 0)
        .map(|(index, _)| PageNumber::from_index(index))
        .filter(|page| drawn(*page))
        .map(|page| {
            Found::page(page, "the page shows something, but contains no text").hint(HINT)
        })
        .collect();
    let letters = extraction.glyphs().iter().filter(|it| !it.unicode.is_whitespace());
    let ideographs = letters.filter(|it| it.unicode.to_string().chars().all(is_unspaced));
    if all + IDEOGRAPH * ideographs.count() < FEW && found.is_empty() {
        let few = Found::file(format!("the file contains only {all} characters of text"));
        found.push(few.hint(HINT).with_severity(Severity::Warning));
    }
    found
}
