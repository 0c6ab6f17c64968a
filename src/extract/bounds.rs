//! The bounds that keep reading a PDF cheap, and what happens at them.

use std::panic::resume_unwind;

use crate::error::{Error, Result};

/// A résumé with a photograph is well below one megabyte, and applicant systems refuse more
/// than two to eight; a portfolio full of pictures has fifty.
pub(super) const MAX_BYTES: usize = 64 << 20;

/// The library opens an encrypted file before anything in it can be measured.
pub(super) const MAX_ENCRYPTED_BYTES: usize = 8 << 20;

/// What all streams of a file may become, pictures included: fifty megabytes compressed to a
/// twentieth.
pub(super) const MAX_INFLATED: usize = 1 << 30;

/// The contents of all pages: a full page of text has 20 kB, a map full of paths a few MB.
pub(super) const MAX_CONTENT: usize = 64 << 20;

/// Streams that contents are parted into; some writers begin one for each paragraph.
pub(super) const MAX_PARTS: usize = 20_000;

/// A stream compressed by `LZWDecode`, which cannot be measured. Writers gave it up in the
/// nineties, when files were small.
pub(super) const MAX_LZW: usize = 1 << 20;

/// What is read again and again because forms are drawn more than once.
pub(super) const MAX_REPEATED: usize = 1 << 30;

/// An academic CV has dozens of pages; page trees of thousands are another kind of document.
pub(super) const MAX_PAGES: usize = 200;

/// A full page holds about 5000 glyphs, so this is two hundred full pages.
pub(super) const MAX_GLYPHS: usize = 1_000_000;

/// Drawing calls beside glyphs. Form `XObject`s that draw each other multiply work without
/// multiplying bytes; every one of them makes a call, so counting calls bounds the time.
pub(super) const MAX_DRAWINGS: usize = 500_000;

/// Faces that are told apart; what comes after them counts as the last.
pub(super) const MAX_FACES: usize = 1000;

/// Drawings whose place is kept: more of them than any page that is read shows.
pub(super) const MAX_DRAWINGS_KEPT: usize = 50_000;

/// A bound that was reached in the midst of interpretation. The library's interface has no way
/// to stop, so this travels up as an unwinding of the stack, without the panic hook.
pub(super) struct Exceeded {
    pub(super) what: &'static str,
    pub(super) limit: usize,
}

/// Leaves the interpretation; [`read`](super::pdf::read) turns it into [`Error::PdfTooLarge`].
pub(super) fn stop(what: &'static str, limit: usize) -> ! {
    resume_unwind(Box::new(Exceeded { what, limit }))
}

/// Fails if there is more of something than is read.
pub(super) fn within(what: &'static str, found: usize, limit: usize) -> Result<()> {
    if found > limit { Err(Error::PdfTooLarge { what, found, limit }) } else { Ok(()) }
}
