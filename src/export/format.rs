//! What a file format is, and how its files are written.

use super::pictures::Pictures;
use crate::diag::Findings;
use crate::document::{Document, Info, TextOptions};
use crate::geom::PageNumber;
use crate::layout::LayoutOptions;
use crate::setters::setters;
use crate::typeset::Typeset;

/// How files are written.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub struct ExportOptions {
    /// The date of a PDF whose résumé has none, in seconds since 1970-01-01T00:00Z, as in
    /// `SOURCE_DATE_EPOCH`. The library never reads the clock.
    pub epoch: Option<i64>,
    /// How plain text is written.
    pub text: TextOptions,
    /// How images are rendered.
    pub pictures: Pictures,
}

setters!(ExportOptions { epoch: Option<i64>, text: TextOptions, pictures: Pictures, });

/// A file format.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The name used in options, which is also the extension of its files.
    pub name: &'static str,
    /// What it is, in one line.
    pub summary: &'static str,
    /// Whether it is written if no format is requested.
    pub usual: bool,
    pub(super) exporter: Exporter,
    /// How the text of its files is read back for the proof; `None` for files made from pages,
    /// whose proof is the PDF's.
    pub(super) reader: Option<Reader>,
}

/// Reads the text of a file, by what its format says and not by how it is written here: a line for
/// each block, with a marker before each bullet. The text of a file that cannot be read is empty;
/// `None` if the text is another by intention, so that nothing can be proved.
pub(super) type Reader = fn(&[u8], &ExportOptions) -> Option<String>;

/// A file made of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Its format.
    pub format: Format,
    /// The page it shows; `None` for a file that holds the whole document.
    pub page: Option<PageNumber>,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// Pages with the bytes of the file that shows each, in their order.
pub(super) type Pages = Vec<(PageNumber, Vec<u8>)>;

/// What a format is made from.
#[derive(Debug, Clone, Copy)]
pub(super) enum Exporter {
    /// The document alone, which may be styled by the looks of its pages.
    Words(fn(&Document, &LayoutOptions, &ExportOptions) -> Vec<u8>),
    /// All pages, in one file.
    Pages(fn(&Typeset, &Info, &ExportOptions) -> Result<Vec<u8>, Findings>),
    /// Each page, in a file of its own.
    EachPage(fn(&Typeset, &ExportOptions) -> Result<Pages, Findings>),
}

impl Format {
    /// Whether its files are made from typeset pages, not from the document alone.
    #[must_use]
    pub fn needs_pages(&self) -> bool {
        !matches!(self.exporter, Exporter::Words(_))
    }

    /// Whether each page is a file of its own.
    #[must_use]
    pub fn is_per_page(&self) -> bool {
        matches!(self.exporter, Exporter::EachPage(_))
    }

    /// The file made from the document alone; `None` if the format needs pages.
    #[must_use]
    pub fn from_words(
        &self,
        document: &Document,
        looks: &LayoutOptions,
        options: &ExportOptions,
    ) -> Option<Vec<u8>> {
        match self.exporter {
            Exporter::Words(export) => Some(export(document, looks, options)),
            Exporter::Pages(_) | Exporter::EachPage(_) => None,
        }
    }

    /// The text of a file made from the document alone, as it is read back: a line for each block,
    /// with a marker before each bullet. It is empty if the file cannot be read, and `None` if
    /// nothing can be proved about it: it is made from pages, or transliterated.
    #[must_use]
    pub fn read_back(&self, content: &[u8], options: &ExportOptions) -> Option<String> {
        self.reader.and_then(|read| read(content, options))
    }

    /// The files made from typeset pages: one, or one per page; none if the format needs no
    /// pages.
    ///
    /// # Errors
    /// Findings about what the format cannot represent, such as a character without a glyph in a
    /// PDF, or a page too large for an image.
    pub fn from_pages(
        &self,
        typeset: &Typeset,
        info: &Info,
        options: &ExportOptions,
    ) -> Result<Vec<OutputFile>, Findings> {
        let file = |page, content| OutputFile { format: *self, page, content };
        match self.exporter {
            Exporter::Words(_) => Ok(Vec::new()),
            Exporter::Pages(export) => {
                Ok(vec![file(None, export(typeset, info, options)?)])
            }
            Exporter::EachPage(export) => {
                let pages = export(typeset, options)?.into_iter();
                Ok(pages.map(|(page, content)| file(Some(page), content)).collect())
            }
        }
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Format {}
