//! The proof: reads a PDF in four orders and compares each with the document it was made from.
//!
//! *Proved* means: in each reading order, the words read from the bytes are the words of the
//! document – all of them, in the document's order, and no others. Words are separated as
//! [`crate::text::words`] does it. Exactly three differences are allowed:
//!
//! - a heading may be in another case, since layouts set headings in capitals;
//! - a bullet's marker may be any of [`MARKERS`](crate::document::MARKERS);
//! - an address that is too long for a line may be broken over lines, after a slash (`broken`).
//!
//! For a document that is mostly written from right to left, the boxes order is reported but not
//! required: see [`OrderOutcome::is_required`].
//!
//! Beyond words,
//!
//! - the PDF must hold no character that only a broken encoding leaves behind
//!   ([`crate::text::is_foreign`]) and, unless the document has right-to-left script, nothing that
//!   depends on `/ActualText` or `/ReversedChars` (ISO 32000-1 §14.9.4, §14.8.2.5.3), which many
//!   readers ignore;
//! - every character must be seen (`visible`) and show what it stands for (`shapes`);
//! - all other ink must be plain decoration, or the one photo that was declared, pixel by pixel
//!   (`inks`), unless [`VerifyOptions`] allow it;
//! - every text outside the pages must be the document's, and the file must do nothing but lead
//!   to the document's addresses (`beside`);
//! - the file must not say two things, of which readers take either, and must not have been changed
//!   after it was written ([`Ambiguity`](crate::extract::Ambiguity)).
//!
//! Files in other formats are read back as well, and have the same words in the same order
//! ([`verify_text`]).
//!
//! What the proof does not cover: whether the page looks good, and into which field a vendor's
//! parser puts each word.

mod beside;
mod broken;
mod compare;
mod defect;
mod expected;
mod files;
mod finding;
mod inks;
mod likeness;
mod risky;
mod seams;
mod shapes;
mod typefaces;
mod verification;
mod visible;

pub(crate) use broken::Breakable;

use crate::direction::is_right_to_left;
use crate::document::Document;
use crate::error::{Error, Result};
use crate::extract::{Extraction, ORDERS, ReadingOrder};
use crate::photo::Photo;
use crate::setters::setters;

use expected::Expected;

pub use defect::{Defect, DefectKind, Hidden, Subject, Unexamined};
pub use files::verify_text;
pub use seams::Seams;
pub use verification::{OrderOutcome, Verification};

/// What a proof may take for granted, and what it may use.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[non_exhaustive]
pub struct VerifyOptions<'a> {
    /// Whether a PDF may hold ink that is not examined, such as a picture or a drawing.
    pub allow_unexamined: bool,
    /// Font files – TrueType, OpenType or collections – that text may be set in, beside the
    /// bundled ones: their glyphs are known to show what they stand for.
    pub fonts: &'a [&'a [u8]],
    /// The photo that must be on the first page, if any; every other picture is unexamined.
    pub photo: Option<&'a Photo>,
}

setters!(VerifyOptions<'a> {
    allow_unexamined: bool,
    fonts: &'a [&'a [u8]],
    photo: Option<&'a Photo>,
});

/// Reads `pdf`, looks at its pages, and compares it with `document`.
///
/// # Errors
/// If `pdf` cannot be read, see [`Extraction::read`]; or [`Error::MalformedPdf`] if the end of
/// the file is missing: readers repair that in different ways, so nothing could be proved about
/// them.
pub fn verify(document: &Document, pdf: &[u8]) -> Result<Verification> {
    verify_with(document, pdf, &VerifyOptions::default())
}

/// Reads `pdf`, looks at its pages, and compares it with `document`.
///
/// # Errors
/// As [`verify`].
pub fn verify_with(
    document: &Document,
    pdf: &[u8],
    options: &VerifyOptions<'_>,
) -> Result<Verification> {
    verify_read(document, &Extraction::examine(pdf)?, options)
}

/// As [`verify`], of a PDF from anywhere that was already read.
///
/// # Errors
/// [`Error::MalformedPdf`] if the end of the file is missing.
pub fn verify_read(
    document: &Document,
    extraction: &Extraction,
    options: &VerifyOptions<'_>,
) -> Result<Verification> {
    if extraction.facts().cut_off {
        return Err(Error::MalformedPdf { reason: "it is cut off".to_owned() });
    }
    Ok(verify_extraction(document, extraction, options))
}

/// Compares a PDF that was already read with `document`.
///
/// Whether text is seen, and what its glyphs show, is judged by the [`Look`](crate::extract::Look)
/// of a PDF that was [examined](Extraction::examine), otherwise by colours and places alone.
#[must_use]
pub fn verify_extraction(
    document: &Document,
    extraction: &Extraction,
    options: &VerifyOptions<'_>,
) -> Verification {
    let lines = document.lines();
    let expected = Expected::of(&lines);
    let breakable = Breakable::of(&lines);
    let is_right_to_left = document.is_right_to_left();
    let orders: Vec<OrderOutcome> = ORDERS
        .into_iter()
        .map(|order| {
            let read = extraction.lines_as_drawn(order);
            let found = compare::compare(&expected, order, &read, &breakable);
            let is_required = order != ReadingOrder::Boxes || !is_right_to_left;
            OrderOutcome { is_required, ..found }
        })
        .collect();
    let mut defects = Vec::new();
    let replaced = extraction.actual_text() + extraction.reversed_chars();
    let may_replace = has_right_to_left(document);
    if replaced > 0 && !may_replace {
        let kind = DefectKind::Replaced { sequences: replaced };
        defects.push(Defect { kind, subject: Subject::Page, page: None });
    }
    defects.extend(visible::defects(extraction));
    defects.extend(shapes::defects(extraction, options.fonts, may_replace));
    defects.extend(beside::defects(document, extraction, may_replace));
    defects.extend(extraction.facts().ambiguities.iter().map(|ambiguity| {
        let kind = DefectKind::Ambiguous(ambiguity.clone());
        Defect { kind, subject: Subject::Page, page: None }
    }));
    let (unexamined, is_photo_lost) = inks::unexamined(extraction, options.photo);
    if is_photo_lost {
        let kind = DefectKind::LostPhoto;
        defects.push(Defect { kind, subject: Subject::Page, page: None });
    }
    if !unexamined.is_empty() && !options.allow_unexamined {
        let kind = DefectKind::Unexamined(unexamined);
        defects.push(Defect { kind, subject: Subject::Page, page: None });
    }
    let follows_content =
        orders.iter().any(|it| it.order == ReadingOrder::PageContent && it.is_faithful());
    Verification {
        pages: extraction.pages().len(),
        seams: Seams::of(document, &expected, extraction, &breakable, follows_content),
        orders,
        defects,
        unexamined,
        risky: risky::fields(document),
    }
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
