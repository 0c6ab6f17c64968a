//! What a format that can be imported is.

use super::codes;
use super::content::Content;
use super::draft::Draft;
use crate::diag::{Diagnostic, Findings, Location};

/// A format that can be imported.
#[derive(Debug)]
#[non_exhaustive]
pub struct Format {
    /// The name by which it is chosen.
    pub name: &'static str,
    /// What it is, in a few words.
    pub title: &'static str,
    /// Whether a file is in it, by its content.
    pub(super) recognise: fn(&Content) -> bool,
    pub(super) read: fn(&Content) -> Result<Draft, Findings>,
    /// Whether whoever names it may be believed: any object can be meant as JSON Resume, and
    /// anything that is text as text.
    pub(super) is_general: bool,
}

impl Format {
    /// Whether a file can be read as this format by whoever names it.
    pub(super) fn takes(&self, content: &Content) -> bool {
        self.is_general || (self.recognise)(content)
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// The error for a file that is not in the format it is said to be in.
pub(super) fn not_in(format: &Format) -> Findings {
    let message = format!("the file is not in this format: {}", format.title);
    Diagnostic::error(codes::UNKNOWN_FORMAT, Location::Nowhere, message)
        .hint("leave out `--from`: the format is recognised by the content")
        .into()
}
