//! JSON Resume: what is printed of the résumé, for other programs.

use super::format::{ExportOptions, Exporter, Format};
use crate::diag::JsonPointer;
use crate::document::{Document, ResolveOptions, TextOptions};
use crate::layout::LayoutOptions;
use crate::resume::{ReadOptions, Resume, Source};
use crate::settings::Settings;

pub(super) const FORMAT: Format = Format {
    name: "json",
    summary: "JSON Resume: what is printed, for other programs",
    usual: false,
    exporter: Exporter::Words(export),
    reader: Some(|content, _| Some(read(content))),
};

/// Where the settings are that decide about words and order.
const SETTINGS: &str = "/meta/vitae";

fn export(document: &Document, _: &LayoutOptions, _: &ExportOptions) -> Vec<u8> {
    // A value of strings and lists always has a JSON form.
    let mut json = serde_json::to_vec_pretty(&document.record).unwrap_or_default();
    json.push(b'\n');
    json
}

/// The text that is printed of it.
fn read(content: &[u8]) -> String {
    let document = std::str::from_utf8(content).ok().and_then(document);
    document.map(|it| it.text(TextOptions::default())).unwrap_or_default()
}

fn document(text: &str) -> Option<Document> {
    let source = Source::new("resume.json", text).ok()?;
    let resume = Resume::parse(&source, &ReadOptions::default()).output.ok()?;
    let place = JsonPointer::from_string(SETTINGS.to_owned());
    let settings = Settings::read(&source, &place).ok()?;
    Some(Document::resolve(&resume, &ResolveOptions { settings }))
}
