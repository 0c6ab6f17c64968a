//! The formats that can be imported: one line each.

use super::content::Content;
use super::format::Format;
use super::{
    europass, fresh, json_resume, linkedin, pdf, reactive, rendercv, text, yamlresume,
};
use crate::diag::Findings;

/// Every format. The first that recognises a file counts, so that those of one program stand before
/// those that take what is left.
pub const FORMATS: [&Format; 9] = [
    &linkedin::FORMAT,
    &pdf::FORMAT,
    &europass::FORMAT,
    &rendercv::FORMAT,
    &yamlresume::FORMAT,
    &reactive::FORMAT,
    &fresh::FORMAT,
    &json_resume::FORMAT,
    &text::FORMAT,
];

impl Format {
    /// The format called `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.into_iter().find(|format| format.name == name)
    }
}

/// The format of a file.
///
/// # Errors
/// If it is in none.
pub(super) fn recognised(content: &Content) -> Result<&'static Format, Findings> {
    let found = FORMATS.into_iter().find(|format| (format.recognise)(content));
    found.ok_or_else(|| content.refused())
}
