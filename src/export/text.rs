//! The plain text format.

use super::format::{ExportOptions, Exporter, Format};
use crate::document::Document;
use crate::layout::LayoutOptions;

pub(super) const FORMAT: Format = Format {
    name: "txt",
    summary: "plain text",
    usual: true,
    exporter: Exporter::Words(export),
    reader: Some(read),
};

fn export(document: &Document, _: &LayoutOptions, options: &ExportOptions) -> Vec<u8> {
    document.text(options.text).into_bytes()
}

/// Plain text is its own text. In ASCII it has other words.
fn read(content: &[u8], options: &ExportOptions) -> Option<String> {
    let text = || String::from_utf8(content.to_owned()).unwrap_or_default();
    (!options.text.ascii).then(text)
}

#[cfg(test)]
impl Format {
    /// A format that loses the last word of a document.
    pub(crate) fn forgetful() -> Self {
        let exporter = Exporter::Words(|document, _, options| {
            let text = document.text(options.text);
            let last = text.trim_end().rfind(char::is_whitespace);
            text.as_bytes()[..last.unwrap_or(0)].to_owned()
        });
        Self { name: "forgetful", summary: "", exporter, ..FORMAT }
    }
}
