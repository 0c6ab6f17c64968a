//! A table in CSV (RFC 4180), however its lines end and its letters are encoded.

use csv::{ReaderBuilder, StringRecord};

use crate::diag::Findings;
use crate::import::content::decoded;
use crate::import::refused::{damaged, over_limit};
use crate::json::limits::MAX_STRING_BYTES;

/// The maximum number of rows of a table. Nobody has as many jobs; some have 500 skills.
const MAX_ROWS: usize = 2_000;

/// The maximum number of columns. The widest table of an export has 30.
const MAX_COLUMNS: usize = 100;

/// How many lines may stand before the header: some files begin with a remark.
pub(super) const MAX_BEFORE: usize = 4;

/// A table as it was read.
pub(super) struct Table {
    name: String,
    records: Vec<StringRecord>,
}

/// A row, with the header that names its cells.
#[derive(Clone, Copy)]
pub(super) struct Row<'t> {
    header: &'t StringRecord,
    cells: &'t StringRecord,
}

impl Table {
    /// Reads a table; `name` is that of its file.
    ///
    /// # Errors
    /// If it is no text, or over a limit.
    pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Self, Findings> {
        let text = decoded(bytes).ok_or_else(|| {
            damaged(format!("`{name}` is not a text"), "download the archive again")
        })?;
        Ok(Self { name: name.to_owned(), records: records(name, &text, MAX_ROWS)? })
    }

    /// The name of its file.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The rows below the header, which is among the first lines.
    pub(super) fn rows(
        &self,
        is_header: impl Fn(&StringRecord) -> bool,
    ) -> impl Iterator<Item = Row<'_>> {
        let at = self.records.iter().take(MAX_BEFORE + 1).position(is_header);
        let header = at.and_then(|at| self.records.get(at));
        let below = at.map_or(self.records.len(), |at| at + 1);
        let rows = self.records.get(below..).unwrap_or_default().iter();
        rows.filter_map(move |cells| Some(Row { header: header?, cells }))
    }
}

/// The first lines of a table, any of which may be its header.
pub(super) fn beginning(text: &str) -> Vec<StringRecord> {
    records("", text, MAX_BEFORE + 1).unwrap_or_else(|_| Vec::new())
}

fn records(name: &str, text: &str, most: usize) -> Result<Vec<StringRecord>, Findings> {
    let is_beginning = most < MAX_ROWS;
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut records = Vec::new();
    for (at, record) in reader.records().enumerate() {
        if at >= most {
            if is_beginning {
                break;
            }
            let message = format!("`{name}` has more than {MAX_ROWS} rows");
            return Err(over_limit(message, "remove the rows that are not needed"));
        }
        let record = record.map_err(|_| {
            let message = format!("`{name}` is not a table: row {}", at + 1);
            damaged(message, "download the archive again")
        })?;
        let is_long = record.iter().any(|cell| cell.len() > MAX_STRING_BYTES);
        if is_long || record.len() > MAX_COLUMNS {
            let message = format!(
                "row {} of `{name}` has a text of more than {} KiB, or more than \
                 {MAX_COLUMNS} columns",
                at + 1,
                MAX_STRING_BYTES >> 10
            );
            return Err(over_limit(message, "shorten it, or remove the row"));
        }
        records.push(record);
    }
    Ok(records)
}

impl<'t> Row<'t> {
    /// The cell of a column; `None` if there is none, or it is blank.
    pub(super) fn get(&self, column: &str) -> Option<&'t str> {
        let at = self.header.iter().position(|it| is_same(it, column))?;
        let cell = self.cells.get(at).map(str::trim);
        cell.filter(|cell| !cell.is_empty())
    }

    /// The cells that are not blank, with the names of their columns.
    pub(super) fn cells(&self) -> impl Iterator<Item = (&'t str, &'t str)> {
        let header = self.header.iter().map(str::trim).chain(std::iter::repeat("more"));
        let cells = header.zip(self.cells.iter().map(str::trim));
        cells.filter(|(_, cell)| !cell.is_empty())
    }
}

/// Whether two names of columns are one.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one.trim().eq_ignore_ascii_case(other)
}
