//! Where a finding is, resolved to file, line and column.

use std::fmt::{self, Write as _};
use std::ops::Range;

use crate::diag::Location;
use crate::resume::Source;

/// A location, resolved as far as its source allows.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place<'a> {
    /// The file, or the page of a PDF.
    pub path: Option<String>,
    /// Line and column of the start, 1-based; columns count characters.
    pub start: Option<(usize, usize)>,
    /// Line and column one past the end, 1-based.
    pub end: Option<(usize, usize)>,
    /// The byte range in the source text.
    pub span: Option<Range<usize>>,
    /// The place by structure, as a JSON Pointer.
    pub pointer: Option<&'a str>,
}

impl<'a> Place<'a> {
    /// Resolves `location`; `source` is the text that locations in JSON refer to.
    #[must_use]
    pub fn new(location: &'a Location, source: Option<&Source>) -> Self {
        let nowhere =
            Self { path: None, start: None, end: None, span: None, pointer: None };
        match location {
            Location::Json { pointer, .. } => {
                let pointer = Some(pointer.as_str());
                let Some(source) = source else { return Self { pointer, ..nowhere } };
                let span = source.location_span(location);
                Self {
                    path: Some(plain(source.name())),
                    start: span.as_ref().map(|span| source.line_column(span.start)),
                    end: span.as_ref().map(|span| source.line_column(span.end)),
                    span,
                    pointer,
                }
            }
            Location::Typst { path, line_column } => {
                Self { path: Some(plain(path)), start: *line_column, ..nowhere }
            }
            Location::Pdf { page, rect } => {
                let mut path = format!("page {page}");
                if let Some(rect) = rect {
                    _ = write!(path, " at {:.0}, {:.0} pt", rect.x0, rect.y0);
                }
                Self { path: Some(path), ..nowhere }
            }
            // What is wrong with a whole file is still wrong with that file.
            Location::Nowhere => {
                Self { path: source.map(|source| plain(source.name())), ..nowhere }
            }
        }
    }
}

impl fmt::Display for Place<'_> {
    /// As in `resume.json:3:20 (/work/0/startDate)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.path.as_deref().unwrap_or_default())?;
        if let Some((line, column)) = self.start {
            write!(f, ":{line}:{column}")?;
        }
        match self.pointer {
            Some(pointer) if !pointer.is_empty() => write!(f, " ({})", plain(pointer)),
            _ => Ok(()),
        }
    }
}

/// The text on one line, without characters that a terminal would act on.
pub(crate) fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
