//! PDFs of any program, by the parser of `vitae parse`.

use super::content::{Content, Kind};
use super::draft::Draft;
use super::format::{Format, not_in};
use super::refused::damaged;
use crate::diag::Findings;
use crate::extract::Extraction;
use crate::parse::parse;

pub(super) static FORMAT: Format = Format {
    name: "pdf",
    title: "a PDF, as `vitae parse` reads it",
    recognise: |content| matches!(content.kind, Kind::Pdf),
    read,
    is_general: false,
};

fn read(content: &Content) -> Result<Draft, Findings> {
    if !matches!(content.kind, Kind::Pdf) {
        return Err(not_in(&FORMAT));
    }
    let extraction = Extraction::read(content.bytes).map_err(|error| {
        damaged(format!("the PDF cannot be read: {error}"), "export it again")
    })?;
    Ok(Draft { parsed: Some(parse(&extraction).resume()), ..Draft::default() })
}
