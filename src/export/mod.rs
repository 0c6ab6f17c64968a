//! File formats: each writes a document, or its typeset pages, as the bytes of one or more files.
//!
//! A new format is one file here and one entry in [`FORMATS`].

mod format;
mod pdf;
mod pictures;
mod png;
mod text;

pub use format::{ExportOptions, Format, OutputFile};
pub use pictures::Pictures;
#[cfg(feature = "batch")]
pub(crate) use png::NO_PICTURE;

/// Every format, in the order they are listed.
pub const FORMATS: &[Format] = &[pdf::FORMAT, text::FORMAT, png::FORMAT];

impl Format {
    /// PDF, which every rendering produces.
    pub const PDF: Format = pdf::FORMAT;
    /// An image of each page.
    pub const PNG: Format = png::FORMAT;

    /// The format called `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Format> {
        FORMATS.iter().find(|format| format.name == name).copied()
    }
}
