//! The bounds that keep reading a PDF cheap: a hundred times what a résumé needs, and little
//! enough that a hostile file costs seconds and not minutes.

use crate::error::{Error, Result};

/// A résumé with a photograph is well below one megabyte, and applicant systems refuse more
/// than two to eight; a portfolio full of pictures has fifty.
pub(super) const MAX_BYTES: usize = 64 << 20;

/// The library opens an encrypted file before anything in it can be measured.
pub(super) const MAX_ENCRYPTED_BYTES: usize = 8 << 20;

/// Bytes that all streams of a file together may decompress to, pictures included: fifty
/// megabytes at a ratio of one to twenty.
pub(super) const MAX_INFLATED: usize = 1 << 30;

/// Decompressed bytes of all pages' contents: a full page of text has 20 kB, a map full of paths
/// a few MB.
pub(super) const MAX_CONTENT: usize = 64 << 20;

/// Streams that the pages' contents are divided into; some writers start one for each paragraph.
pub(super) const MAX_PARTS: usize = 20_000;

/// Bytes of a stream compressed by `LZWDecode`, which cannot be measured before it is decoded.
/// Writers gave it up in the nineties, when files were small.
pub(super) const MAX_LZW: usize = 1 << 20;

/// Bytes of shadings, counted as often as contents name them; a byte takes four times as long as
/// one of a form.
pub(super) const MAX_PAINTED: usize = 256 << 20;

/// Bytes of forms, counted as often as they are drawn.
pub(super) const MAX_REPEATED: usize = 1 << 30;

/// An academic CV has dozens of pages; page trees of thousands are another kind of document.
pub(super) const MAX_PAGES: usize = 200;

/// A full page holds about 5000 glyphs, so this is two hundred full pages.
pub(super) const MAX_GLYPHS: usize = 1_000_000;

/// Drawing calls beside glyphs. Form `XObject`s that draw each other multiply work without
/// multiplying bytes; every one of them makes a call, so counting calls bounds the time.
pub(super) const MAX_DRAWINGS: usize = 500_000;

/// Texts outside the pages' content: metadata, link targets, bookmarks, alternative texts. A tagged
/// résumé has hundreds.
pub(super) const MAX_CHANNEL_TEXTS: usize = 50_000;

/// Bytes of these texts.
pub(super) const MAX_CHANNEL_BYTES: usize = 8 << 20;

/// Drawing operations within patterns, masks and glyphs that are drawn. Each is read once.
pub(super) const MAX_INSIDE: usize = 200_000;

/// Faces that are kept; text in any further one counts as in the last.
pub(super) const MAX_FACES: usize = 1000;

/// Drawings whose place is kept: more than any real page has.
pub(super) const MAX_DRAWINGS_KEPT: usize = 50_000;

/// Fails if there is more of something than is read.
pub(super) fn within(what: &'static str, found: usize, limit: usize) -> Result<()> {
    if found > limit {
        Err(Error::PdfTooLarge { what: what.into(), found, limit })
    } else {
        Ok(())
    }
}
