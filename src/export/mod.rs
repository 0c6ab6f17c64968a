//! Turns a résumé into bytes: a resolved and typeset document comes in, a file's content goes
//! out.

mod pdf;
mod text;

use crate::diag::Findings;
use crate::document::Document;
use crate::layout::Typeset;

pub use text::TextOptions;

/// What an exporter may look at.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// What the résumé says.
    pub document: &'a Document,
    /// Its pages.
    pub typeset: &'a Typeset,
    /// What the person chose.
    pub options: &'a ExportOptions,
}

/// The choices exporters are given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExportOptions {
    /// For a document that has no date of its own: seconds since 1970-01-01T00:00Z, as
    /// `SOURCE_DATE_EPOCH` gives them. Never the clock's.
    pub epoch: Option<i64>,
    /// How plain text is written.
    pub text: TextOptions,
}

/// A file format.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The name it is chosen by, and its files' extension.
    pub name: &'static str,
    /// What it is, in one line.
    pub summary: &'static str,
    export: fn(Input<'_>) -> Result<Vec<u8>, Findings>,
}

/// Every format, in the order they are shown.
pub const FORMATS: &[Format] = &[pdf::FORMAT, text::FORMAT];

impl Format {
    /// The PDF, which every rendering makes.
    pub const PDF: Format = pdf::FORMAT;

    /// The format called `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Format> {
        FORMATS.iter().find(|format| format.name == name).copied()
    }

    /// The file's content.
    ///
    /// # Errors
    /// Findings about what the format cannot hold: a PDF, for one, no character without a
    /// glyph.
    pub fn export(&self, input: Input<'_>) -> Result<Vec<u8>, Findings> {
        (self.export)(input)
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}
