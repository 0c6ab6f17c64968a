//! Reading text back: the bytes of any PDF come in, positioned glyphs and lines in four
//! reading orders go out. Nothing here knows how the PDF was made.
//!
//! 1. [`Extraction::read`] opens the file within bounds (`pdf`) and interprets every page's
//!    content stream once (`recorder`), keeping each glyph with its place, its text by
//!    `ToUnicode` and the marked content around it; the tag tree is read beside it (`tree`).
//! 2. [`Extraction::lines`] arranges the glyphs (`order`) in one [`ReadingOrder`] and joins
//!    them into lines (`lines`, `bidi`).
//!
//! Text reads as it does in the field's extractors: a gap where no space glyph stands becomes
//! one space, runs of white space become one space, line ends are trimmed, a glyph without a
//! Unicode value and a control character become U+FFFD, an accent that is a glyph of its own
//! becomes one character with the letter it stands over. No other rewriting happens: no
//! normalisation, no joining of hyphens.
//!
//! The file format is ISO 32000-1 (PDF 1.7); its clauses are cited where they are applied.

#![warn(clippy::indexing_slicing, clippy::expect_used, clippy::panic)]

mod accents;
mod bidi;
mod boundary;
mod bounds;
mod colours;
mod drawings;
mod faces;
mod facts;
mod glyphs;
mod inflation;
mod layers;
mod lines;
mod order;
mod pdf;
mod placement;
mod recorder;
mod strings;
mod tree;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

use crate::error::Result;
use crate::geom::{PageNumber, Pt, Rect};

pub use boundary::catches_panics;
pub use drawings::{Drawing, DrawingKind};
pub use faces::Face;
pub use facts::{Facts, Font, WebLink};
pub use glyphs::{Glyph, Painting, Unicode};
use pdf::Maker;

pub use order::{ORDERS, ReadingOrder};

/// Everything one pass over a PDF finds; borrows nothing of the file.
#[derive(Debug, Clone, Default)]
pub struct Extraction {
    pages: Vec<PageInfo>,
    glyphs: Vec<Glyph>,
    /// The glyphs on layers that are hidden at first.
    hidden: Vec<Glyph>,
    drawings: Vec<Drawing>,
    faces: Vec<Face>,
    facts: Facts,
    /// The replacement texts of marked-content sequences; [`Glyph`]s name them by index.
    actual_texts: Vec<Box<str>>,
    reversed_chars: usize,
    tree: Option<tree::Tree>,
    title: Option<String>,
    lang: Option<String>,
}

/// A page, as it is displayed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageInfo {
    /// The page.
    pub number: PageNumber,
    /// Width in pt, after `/Rotate`, of `CropBox` within `MediaBox`.
    pub width: Pt,
    /// Height in pt, after `/Rotate`, of `CropBox` within `MediaBox`.
    pub height: Pt,
}

/// One line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The page it stands on.
    pub page: PageNumber,
    /// The space its glyphs take, each one em high.
    pub rect: Rect,
    /// The size of its largest glyph, in pt.
    pub size: Pt,
    /// Its text: never empty, no white space at its ends.
    pub text: String,
    /// Which paragraph, tagged block or box it belongs to, 0-based and never decreasing; a
    /// blank line belongs where it changes.
    pub block: usize,
}

impl Extraction {
    /// Reads a PDF. What is damaged is read as far as it can be found, as other readers do:
    /// without its cross-reference table, or without its end ([`Facts::cut_off`]).
    ///
    /// # Errors
    /// [`Error::MalformedPdf`](crate::Error::MalformedPdf) if the bytes are no PDF, have lost
    /// their pages, or make the reader give up;
    /// [`Error::EncryptedPdf`](crate::Error::EncryptedPdf) if it needs a password; [`Error::PdfTooLarge`](crate::Error::PdfTooLarge) if it is over a
    /// bound that keeps reading cheap.
    pub fn read(pdf: &[u8]) -> Result<Self> {
        pdf::read(pdf, Maker::Anyone)
    }

    /// Reads a PDF that this program has just made. Of all that [`read`](Self::read) does two
    /// things are left out: what each of its streams becomes is not measured beforehand, and
    /// what the file says of itself is not looked for, but for its being whole.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub(crate) fn read_own(pdf: &[u8]) -> Result<Self> {
        pdf::read(pdf, Maker::Ourselves)
    }

    /// The pages, in order.
    #[must_use]
    pub fn pages(&self) -> &[PageInfo] {
        &self.pages
    }

    /// Every glyph, in page content order.
    #[must_use]
    pub fn glyphs(&self) -> &[Glyph] {
        &self.glyphs
    }

    /// Every glyph on a layer that is hidden when the file is opened (ISO 32000-1 §8.11), in
    /// page content order. No reading order has them.
    #[must_use]
    pub fn hidden_glyphs(&self) -> &[Glyph] {
        &self.hidden
    }

    /// Every image, filled shape and outline, in the order they are drawn.
    #[must_use]
    pub fn drawings(&self) -> &[Drawing] {
        &self.drawings
    }

    /// The faces that glyphs name by index.
    #[must_use]
    pub fn faces(&self) -> &[Face] {
        &self.faces
    }

    /// What the file says of itself.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The levels of the tagged headings, in logical order; 1 is the highest.
    #[must_use]
    pub fn heading_levels(&self) -> &[u8] {
        self.tree.as_ref().map_or(&[], tree::Tree::heading_levels)
    }

    /// How many tables are tagged as such.
    #[must_use]
    pub fn tagged_tables(&self) -> usize {
        self.tree.as_ref().map_or(0, tree::Tree::tables)
    }

    /// The text in one reading order. In logical structure order, a PDF without tags has none.
    #[must_use]
    pub fn lines(&self, order: ReadingOrder) -> Vec<Line> {
        order.arrange(self)
    }

    /// How many marked-content sequences and structure elements have an `/ActualText`
    /// (ISO 32000-1 §14.9.4). With none, readers that know `/ActualText` and readers that do
    /// not see the same text.
    #[must_use]
    pub fn actual_text(&self) -> usize {
        self.actual_texts.len() + self.tree.as_ref().map_or(0, tree::Tree::actual_text)
    }

    /// How many `/ReversedChars` sequences there are: runs of right-to-left text, shown in
    /// visual order (ISO 32000-1 §14.8.2.3.3).
    #[must_use]
    pub fn reversed_chars(&self) -> usize {
        self.reversed_chars
    }

    /// Whether the PDF has a tag tree (ISO 32000-1 §14.7.2).
    #[must_use]
    pub fn has_structure(&self) -> bool {
        self.tree.is_some()
    }

    /// The title in the document information dictionary (ISO 32000-1 §14.3.3).
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The language of the text by the catalog's `/Lang` (ISO 32000-1 §14.9.2), a BCP 47 tag.
    #[must_use]
    pub fn lang(&self) -> Option<&str> {
        self.lang.as_deref()
    }
}

/// Reads a PDF's text in one reading order.
///
/// For more than one order, [`Extraction::read`] once and ask it for each.
///
/// # Errors
/// As [`Extraction::read`].
pub fn extract(pdf: &[u8], order: ReadingOrder) -> Result<Vec<Line>> {
    Ok(Extraction::read(pdf)?.lines(order))
}
