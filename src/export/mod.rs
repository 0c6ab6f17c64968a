//! File formats: each writes a document, or its typeset pages, as the bytes of one or more files.
//!
//! A new format is one file here and one entry in [`FORMATS`]. One that is made from the document
//! alone also has a reader, for the proof: it knows the format and not how the file was written.

mod date;
mod docx;
mod fonts;
mod format;
mod html;
mod inline;
mod json;
mod markdown;
mod pdf;
mod pictures;
mod png;
mod text;
mod zip;

pub use format::{ExportOptions, Format, OutputFile};
pub use pictures::Pictures;
#[cfg(feature = "batch")]
pub(crate) use png::NO_PICTURE;

/// Every format, in the order they are listed.
pub const FORMATS: &[Format] = &[
    pdf::FORMAT,
    text::FORMAT,
    png::FORMAT,
    markdown::FORMAT,
    html::FORMAT,
    docx::FORMAT,
    json::FORMAT,
];

impl Format {
    /// PDF, which every rendering produces.
    pub const PDF: Format = pdf::FORMAT;
    /// JSON Resume.
    #[cfg(feature = "batch")]
    pub(crate) const JSON: Format = json::FORMAT;
    /// An image of each page.
    pub const PNG: Format = png::FORMAT;

    /// The format called `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Format> {
        FORMATS.iter().find(|format| format.name == name).copied()
    }
}
