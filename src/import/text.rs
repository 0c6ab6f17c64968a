//! Plain text, as it would stand on a page: it is read by the parser of PDFs.

use super::content::{Content, Kind, decoded};
use super::draft::Draft;
use super::format::{Format, not_in};
use super::refused::over_limit;
use crate::diag::Findings;
use crate::extract::Extraction;
use crate::parse::parse;

pub(super) static FORMAT: Format = Format {
    name: "text",
    title: "plain text, or Markdown",
    recognise: |content| matches!(content.kind, Kind::Text(_)),
    read,
    is_general: true,
};

/// The maximum size of a text, in bytes. A long academic résumé has 60 KiB.
const MAX_TEXT: usize = 256 << 10;

fn read(content: &Content) -> Result<Draft, Findings> {
    let is_text = matches!(content.kind, Kind::Text(_) | Kind::Object(_));
    let text = decoded(content.bytes).filter(|_| is_text);
    let text = text.ok_or_else(|| not_in(&FORMAT))?;
    if text.len() > MAX_TEXT {
        let message =
            format!("the text is longer than the maximum of {} KiB", MAX_TEXT >> 10);
        return Err(over_limit(message, "check that this is the right file"));
    }
    let parsed = parse(&Extraction::of_text(&text)).resume();
    Ok(Draft { parsed: Some(parsed), ..Draft::default() })
}
