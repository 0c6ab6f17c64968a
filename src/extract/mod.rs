//! Reading a PDF back: positioned glyphs, drawings, what the file declares about itself, and its
//! lines of text in four reading orders. Nothing here knows how a PDF was made, so what is read
//! can serve as proof.
//!
//! 1. [`Extraction::read`] (`pdf`) opens the file within bounds and interprets the content stream
//!    of every page once (`recorder`). It keeps each glyph with its place, its text by
//!    `ToUnicode` and the marked content around it, and reads the tag tree beside it (`tree`).
//! 2. [`Extraction::lines`] puts the glyphs into one [`ReadingOrder`] (`order`) and joins them
//!    into lines (`clusters`, `lines`, `bidi`).
//!
//! Text reads as common extractors read it: a gap without a space glyph becomes one space, runs
//! of whitespace become one space, line ends are trimmed, a glyph without a Unicode value and a
//! control character become U+FFFD, and an accent with a glyph of its own is composed with the
//! letter it stands over. Letters and their marks are composed (UAX #15, NFC), since a mark may have a
//! glyph of its own. Nothing else is rewritten: no other normalisation, no joining of hyphens.
//!
//! A panic of the PDF library underneath, and a bound that is reached while it interprets a page,
//! become an [`Error`](crate::Error). Both unwind the stack (`boundary`), so a program that reads
//! untrusted PDFs needs `panic = "unwind"`, which is the default. A panic of this crate's own is a
//! bug and is never caught here.
//!
//! The file format is ISO 32000-1 (PDF 1.7); its clauses are cited where they apply.

#![warn(clippy::indexing_slicing, clippy::expect_used, clippy::panic)]

mod accents;
mod actions;
mod ambiguity;
mod annotations;
mod background;
mod bidi;
mod boundary;
mod bounds;
mod budget;
mod channel;
mod channels;
mod clusters;
mod colours;
mod doubles;
mod drawings;
mod expansion;
mod extraction;
mod faces;
mod facts;
mod glyphs;
mod inflation;
mod kinds;
mod layers;
mod lines;
mod look;
mod order;
mod pdf;
mod placement;
mod readers;
mod recorder;
mod recording;
mod seams;
mod strings;
mod thresholds;
mod tree;
mod type1;
mod typed;
mod xmp;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

use crate::error::Result;

pub use ambiguity::Ambiguity;
pub(crate) use background::{Background, contrast};
pub use boundary::catches_panics;
pub use channel::{Channel, ChannelText};
pub(crate) use clusters::is_script;
pub use drawings::{Drawing, DrawingKind, Ink};
pub use extraction::{Extraction, PageInfo};
pub use faces::Face;
pub use facts::{Facts, Font, WebLink};
pub use glyphs::{Glyph, Painting, Unicode};
pub use lines::Line;
pub use look::{Look, Outline, OutlineOrigin, Sight};
pub use order::{ORDERS, ReadingOrder};
pub use seams::Seam;

/// Reads the text of a PDF in one reading order.
///
/// For more than one order, call [`Extraction::read`] once and [`Extraction::lines`] for each.
///
/// # Errors
/// As [`Extraction::read`].
pub fn extract(pdf: &[u8], order: ReadingOrder) -> Result<Vec<Line>> {
    Ok(Extraction::read(pdf)?.lines(order))
}
