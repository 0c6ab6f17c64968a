//! DOCX: a document of Office Open XML (ECMA-376, transitional) with real headings, lists and links, in
//! one column, without tables and text boxes.
//!
//! Its looks follow those of the layout's pages as far as options tell them: paper, margins, fonts,
//! sizes, spacing, the accent, and where dates stand. Which parts an archive has, and in which
//! order elements stand in them, is what ECMA-376-1 demands.

mod body;
mod measures;
mod parts;
mod read;
mod styles;
mod xml;

use super::date::date;
use super::format::{ExportOptions, Exporter, Format};
use super::zip::Archive;
use crate::document::Document;
use crate::layout::{Appearance, LayoutOptions};

use measures::Measures;

pub(super) const FORMAT: Format = Format {
    name: "docx",
    summary: "a Word document",
    usual: false,
    exporter: Exporter::Words(export),
    reader: Some(read::read),
};

fn export(
    document: &Document,
    looks: &LayoutOptions,
    options: &ExportOptions,
) -> Vec<u8> {
    let info = &document.info;
    let LayoutOptions { looks, typography, .. } = looks;
    let looks = Appearance::of(looks);
    let measures = Measures::of(&looks, info.rtl);
    let body = body::body(document, &measures);
    let mut archive = Archive::default();
    let mut add = |path, content: &str| archive.add(path, content.as_bytes());
    add("[Content_Types].xml", parts::CONTENT_TYPES);
    add("_rels/.rels", parts::RELATIONSHIPS);
    add("docProps/core.xml", &parts::core(info, date(info, options)));
    add("docProps/app.xml", parts::APP);
    add("word/document.xml", &body.document);
    add("word/_rels/document.xml.rels", &parts::document_relationships(&body.links));
    add("word/styles.xml", &styles::styles(info, &looks, typography, &measures));
    add("word/numbering.xml", &styles::numbering(&looks, &measures));
    add("word/settings.xml", &parts::settings(info));
    add("word/fontTable.xml", &parts::font_table(typography));
    archive.finish()
}

#[cfg(test)]
mod tests;
