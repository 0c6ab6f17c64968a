//! A finding as it leaves the program: a [`Diagnostic`] and the source it is about come in, its
//! place by file, line and column and a record for other programs go out.

use std::fmt::{self, Write as _};
use std::ops::Range;

use serde::Serialize;

use crate::diag::{Diagnostic, Location};
use crate::geom::Rect;
use crate::resume::Source;

/// A place, resolved as far as each form needs it.
pub(crate) struct Place<'a> {
    /// The file, or the page of a PDF.
    pub(crate) path: Option<String>,
    /// 1-based; columns in characters.
    pub(crate) start: Option<(usize, usize)>,
    /// One past the end.
    pub(crate) end: Option<(usize, usize)>,
    /// Bytes of the source text.
    pub(crate) span: Option<Range<usize>>,
    /// The place by structure.
    pub(crate) pointer: Option<&'a str>,
}

impl<'a> Place<'a> {
    /// `location` in `source`, the text that places in JSON refer to.
    pub(crate) fn new(location: &'a Location, source: Option<&Source>) -> Self {
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

/// One finding as programs read it; `schema/diagnostics.schema.json` describes it. Places that
/// do not apply are `null`, so that every object has every key.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Record {
    pub(crate) code: &'static str,
    name: &'static str,
    pub(crate) severity: &'static str,
    message: String,
    hints: Vec<String>,
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    pointer: Option<String>,
    page: Option<u32>,
    rect: Option<Rect>,
    /// The file, or the page of a PDF, as people read it.
    #[serde(skip)]
    path: Option<String>,
}

impl Record {
    /// The finding; `source` is the text that places in JSON refer to.
    pub(crate) fn of(finding: &Diagnostic, source: Option<&Source>) -> Self {
        let place = Place::new(&finding.location, source);
        let (page, rect) = match &finding.location {
            Location::Pdf { page, rect } => (Some(page.get()), *rect),
            _ => (None, None),
        };
        Self {
            code: finding.code.id,
            name: finding.code.name,
            severity: finding.severity.name(),
            message: finding.message.clone(),
            hints: finding.hints.clone(),
            file: place.path.clone().filter(|_| page.is_none()),
            line: place.start.map(|(line, _)| line),
            column: place.start.map(|(_, column)| column),
            end_line: place.end.map(|(line, _)| line),
            end_column: place.end.map(|(_, column)| column),
            pointer: place.pointer.map(str::to_owned),
            page,
            rect,
            path: place.path,
        }
    }
}

impl Record {
    /// All of `findings`, which are about `source`.
    pub(crate) fn all(findings: &[Diagnostic], source: &Source) -> Vec<Self> {
        findings.iter().map(|finding| Self::of(finding, Some(source))).collect()
    }

    /// Whether it is about the source `name`.
    pub(crate) fn is_in(&self, name: &str) -> bool {
        self.file.as_deref() == Some(name)
    }

    /// The same finding, where its source is a part of the line `line` of `file`, before which
    /// stand `columns` characters.
    pub(crate) fn within(mut self, file: &str, line: usize, columns: usize) -> Self {
        self.column = self.column.map(|column| column + columns);
        self.end_column = self.end_column.map(|column| column + columns);
        self.line = self.line.map(|_| line);
        self.end_line = self.end_line.map(|_| line);
        if self.page.is_none() {
            self.file = Some(file.to_owned());
            self.path.clone_from(&self.file);
        }
        self
    }
}

impl fmt::Display for Record {
    /// On one line, as editors read it: `resume.json:3:20: error[R004]: … (hint)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{path}:")?;
            if let (Some(line), Some(column)) = (self.line, self.column) {
                write!(f, "{line}:{column}:")?;
            }
            f.write_char(' ')?;
        }
        write!(f, "{}[{}]: {}", self.severity, self.code, plain(&self.message))?;
        if !self.hints.is_empty() {
            write!(f, " ({})", plain(&self.hints.join("; ")))?;
        }
        Ok(())
    }
}

/// A text on one line, without what a terminal would obey.
pub(crate) fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
