//! F04: there is text to read.

use crate::check::Subject;
use crate::check::rule::{Evidence, Found, Grade, Rule};
use crate::diag::{Code, Severity};
use crate::geom::PageNumber;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::new("F04", "no-text"),
    severity: Severity::Error,
    checks: "Whether the file has a text layer, on every page that shows something.",
    why: "Text drawn as outlines or pixels is a picture: there is nothing to select, to search or \
          to parse.",
    example: "A page exported from a drawing program with “convert text to outlines”.",
    evidence: &[
        Evidence(Grade::Vendor, "Lever: parses no images; test by highlighting the text"),
        Evidence(Grade::Vendor, "Greenhouse: fails on résumés saved as an image"),
    ],
    detect,
};

/// Fewer characters than these are no résumé.
const FEW: usize = 200;

fn detect(subject: &Subject<'_>) -> Vec<Found> {
    const HINT: &str = "export it with its text: you should be able to select every word";
    let extraction = subject.extraction;
    let mut characters = vec![0_usize; extraction.pages().len()];
    for glyph in extraction.glyphs().iter().filter(|it| !it.unicode.is_white_space()) {
        if let Some(count) = characters.get_mut(glyph.page.index()) {
            *count += 1;
        }
    }
    let all: usize = characters.iter().sum();
    if all == 0 {
        return vec![Found::file("there is no text in the file").hint(HINT)];
    }
    let drawn = |page: PageNumber| extraction.drawings().iter().any(|it| it.page == page);
    let mut found: Vec<Found> = characters
        .iter()
        .enumerate()
        .filter(|(_, count)| **count == 0)
        .map(|(index, _)| PageNumber::from_index(index))
        .filter(|page| drawn(*page))
        .map(|page| {
            Found::page(page, "the page shows something and has no text").hint(HINT)
        })
        .collect();
    if all < FEW && found.is_empty() {
        let few = Found::file(format!("there are only {all} characters of text"));
        found.push(few.hint(HINT).weighs(Severity::Warning));
    }
    found
}
