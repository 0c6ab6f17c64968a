//! What the metadata of a document leaves out.

use crate::diag::{Code, Diagnostic, Findings, Location};
use crate::document::Document;

/// Text is too long for the metadata of a PDF.
const LONG_METADATA: Code = Code::new("T014", "long-metadata");

/// A warning for each part of the metadata that is not whole.
pub(super) fn shortened(document: &Document) -> Findings {
    let shortened = document.info.shortened.iter();
    let warning = |part: &&str| {
        let message =
            format!("the PDF's metadata cannot hold the whole {part}: it was cut");
        Diagnostic::warning(LONG_METADATA, Location::Nowhere, message)
            .hint("shorten it; what is printed is not affected")
    };
    shortened.map(warning).collect()
}
