//! Turns a résumé into bytes: a resolved document, or its pages, come in, the content of one
//! or more files goes out.

mod pdf;
mod png;
mod text;

use crate::diag::Findings;
use crate::document::{Document, Info, TextOptions};
use crate::typeset::Typeset;

#[cfg(feature = "batch")]
pub(crate) use png::NO_PICTURE;
pub use png::Pictures;

/// The choices exporters are given.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
pub struct ExportOptions {
    /// For a document that has no date of its own: seconds since 1970-01-01T00:00Z, as
    /// `SOURCE_DATE_EPOCH` gives them. Never the clock's.
    pub epoch: Option<i64>,
    /// How plain text is written.
    pub text: TextOptions,
    /// How pictures are made.
    pub pictures: Pictures,
}

/// A file format.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The name it is chosen by, and its files' extension.
    pub name: &'static str,
    /// What it is, in one line.
    pub summary: &'static str,
    /// Whether it is made where nothing is asked for.
    pub usual: bool,
    exporter: Exporter,
}

/// Files' contents, in the order of the pages.
type Files = Vec<Vec<u8>>;

/// What a format is made from.
#[derive(Debug, Clone, Copy)]
enum Exporter {
    /// The words alone.
    Words(fn(&Document, &ExportOptions) -> Vec<u8>),
    /// The pages, as one file.
    Pages(fn(&Typeset, &Info, &ExportOptions) -> Result<Vec<u8>, Findings>),
    /// The pages, each a file.
    EachPage(fn(&Typeset, &ExportOptions) -> Result<Files, Findings>),
}

/// Every format, in the order they are shown.
pub const FORMATS: &[Format] = &[pdf::FORMAT, text::FORMAT, png::FORMAT];

impl Format {
    /// The PDF, which every rendering makes.
    pub const PDF: Format = pdf::FORMAT;
    /// A picture of each page.
    pub const PNG: Format = png::FORMAT;

    /// The format called `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Format> {
        FORMATS.iter().find(|format| format.name == name).copied()
    }

    /// Whether its files are made from pages, not from words alone.
    #[must_use]
    pub fn needs_pages(&self) -> bool {
        !matches!(self.exporter, Exporter::Words(_))
    }

    /// Whether each page is a file of its own.
    #[must_use]
    pub fn is_per_page(&self) -> bool {
        matches!(self.exporter, Exporter::EachPage(_))
    }

    /// The file made from words alone; `None` if the format needs pages.
    #[must_use]
    pub fn from_words(
        &self,
        document: &Document,
        options: &ExportOptions,
    ) -> Option<Vec<u8>> {
        match self.exporter {
            Exporter::Words(export) => Some(export(document, options)),
            Exporter::Pages(_) | Exporter::EachPage(_) => None,
        }
    }

    /// The files made from pages: one, or one for each page; none if the format needs none.
    ///
    /// # Errors
    /// Findings about what the format cannot hold: a PDF, for one, no character without a
    /// glyph.
    pub fn from_pages(
        &self,
        typeset: &Typeset,
        info: &Info,
        options: &ExportOptions,
    ) -> Result<Vec<Vec<u8>>, Findings> {
        match self.exporter {
            Exporter::Words(_) => Ok(Vec::new()),
            Exporter::Pages(export) => Ok(vec![export(typeset, info, options)?]),
            Exporter::EachPage(export) => export(typeset, options),
        }
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Format {}
