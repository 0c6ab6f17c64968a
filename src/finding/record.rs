//! Findings for other programs: records that no longer need the source.

use std::fmt::{self, Write as _};

use serde::Serialize;

use super::Finding;
use super::place::{Place, plain};
use crate::diag::Location;
use crate::geom::Rect;

/// A finding as programs read it; `schema/diagnostics.schema.json` describes it. Places that do
/// not apply are `null`, so that every object has every key.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Record {
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
    /// The file, or the page of a PDF, as shown to people.
    #[serde(skip)]
    path: Option<String>,
}

impl Record {
    /// The record of a finding.
    #[must_use]
    pub fn of(finding: &Finding) -> Self {
        let Finding { diagnostic: finding, source } = finding;
        let place = Place::new(&finding.location, source.as_deref());
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
    /// Whether it is about the source called `name`.
    #[cfg(feature = "batch")]
    pub(crate) fn is_in(&self, name: &str) -> bool {
        self.file.as_deref() == Some(name)
    }

    /// The same finding, where its source is a part of line `line` of `file` and begins after
    /// `columns` characters of it.
    #[cfg(feature = "batch")]
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
