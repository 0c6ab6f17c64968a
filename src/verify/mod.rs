//! The proof: reads a PDF in four orders and compares each with the document it was made from.
//!
//! *Proved* means: in each reading order, the words read from the bytes are the words of the
//! document – all of them, in the document's order, and no others. Words are separated as
//! [`crate::text::words`] does it. Exactly two differences are allowed:
//!
//! - a heading may be in another case, since layouts set headings in capitals;
//! - a bullet's marker may be any of [`MARKERS`](crate::document::MARKERS).
//!
//! For a document that is mostly written from right to left, the boxes order is reported but not
//! required: see [`OrderOutcome::is_required`].
//!
//! Beyond words, the PDF must hold no character that only a broken encoding leaves behind
//! ([`crate::text::is_foreign`]), no text that is invisible or off the page, and, unless the
//! document has right-to-left script, nothing that depends on `/ActualText` or `/ReversedChars`
//! (ISO 32000-1 §14.9.4, §14.8.2.5.3), which many readers ignore.
//!
//! What the proof does not cover: how the page looks, and into which field a vendor's parser
//! puts each word.

mod compare;
mod defect;
mod expected;
mod seams;
mod verification;

use std::collections::BTreeMap;

use crate::direction::is_right_to_left;
use crate::document::Document;
use crate::error::{Error, Result};
use crate::extract::{Extraction, ORDERS, ReadingOrder};
use crate::geom::PageNumber;

use expected::Expected;

pub use defect::{Defect, DefectKind, Subject};
pub use seams::Seams;
pub use verification::{OrderOutcome, Verification};

/// Reads `pdf` and compares it with `document`.
///
/// # Errors
/// If `pdf` cannot be read, see [`Extraction::read`]; or [`Error::MalformedPdf`] if the end of
/// the file is missing: readers repair that in different ways, so nothing could be proved about
/// them.
pub fn verify(document: &Document, pdf: &[u8]) -> Result<Verification> {
    verify_read(document, &Extraction::read(pdf)?)
}

/// As [`verify`], of a PDF from anywhere that was already read.
///
/// # Errors
/// [`Error::MalformedPdf`] if the end of the file is missing.
pub fn verify_read(document: &Document, extraction: &Extraction) -> Result<Verification> {
    if extraction.facts().cut_off {
        return Err(Error::MalformedPdf { reason: "it is cut off".to_owned() });
    }
    Ok(verify_extraction(document, extraction))
}

/// Compares a PDF that was already read with `document`.
#[must_use]
pub fn verify_extraction(document: &Document, extraction: &Extraction) -> Verification {
    let lines = document.lines();
    let expected = Expected::of(&lines);
    let is_right_to_left = document.is_right_to_left();
    let orders: Vec<OrderOutcome> = ORDERS
        .into_iter()
        .map(|order| {
            let found = compare::compare(&expected, order, &extraction.lines(order));
            let is_required = order != ReadingOrder::Boxes || !is_right_to_left;
            OrderOutcome { is_required, ..found }
        })
        .collect();
    let pages = extraction.pages().len();
    let follows_content =
        orders.iter().any(|it| it.order == ReadingOrder::PageContent && it.is_faithful());
    Verification {
        pages,
        seams: Seams::of(document, &expected, extraction, follows_content),
        orders,
        defects: defects_of_all(document, extraction),
    }
}

fn defects_of_all(document: &Document, extraction: &Extraction) -> Vec<Defect> {
    let mut defects = Vec::new();
    let replaced = extraction.actual_text() + extraction.reversed_chars();
    if replaced > 0 && !has_right_to_left(document) {
        let kind = DefectKind::Replaced { sequences: replaced };
        defects.push(Defect { kind, subject: Subject::Page, page: None });
    }
    let mut unseen: BTreeMap<PageNumber, usize> = BTreeMap::new();
    for glyph in extraction.glyphs() {
        if (!glyph.on_page || glyph.is_invisible()) && !glyph.unicode.is_whitespace() {
            *unseen.entry(glyph.page).or_default() += 1;
        }
    }
    defects.extend(unseen.into_iter().map(|(page, characters)| Defect {
        kind: DefectKind::Unseen { characters },
        subject: Subject::Page,
        page: Some(page),
    }));
    defects
}

/// Whether any character of the document is written from right to left.
fn has_right_to_left(document: &Document) -> bool {
    document
        .texts()
        .iter()
        .flat_map(|text| &text.runs)
        .flat_map(|run| run.text.chars())
        .any(is_right_to_left)
}
