//! The plain text format.

use super::format::{ExportOptions, Exporter, Format};
use crate::document::Document;

pub(super) const FORMAT: Format = Format {
    name: "txt",
    summary: "plain text",
    usual: true,
    exporter: Exporter::Words(export),
};

fn export(document: &Document, options: &ExportOptions) -> Vec<u8> {
    document.text(options.text).into_bytes()
}
