//! Previews: pictures of a résumé's pages in every bundled layout, and one contact sheet with the
//! first page of each.

use std::collections::BTreeMap;

use serde_json::json;

use crate::diag::Findings;
use crate::document::Document;
use crate::export::{ExportOptions, Format, Pictures};
use crate::geom::PageNumber;
use crate::layout::{Layout, MAIN_FILE};
use crate::render::{InProcess, Press, RenderOptions, Wanted, render_with, with_paper};
use crate::settings::Settings;
use crate::typeset::Typesetter;

/// The sheet, as a layout.
const SHEET: &str = include_str!("sheet.typ");

/// Resolution of the contact sheet, in pixels per inch: enough to tell typefaces apart.
const SHEET_PPI: f64 = 120.0;

/// A résumé in every bundled layout.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// A contact sheet with the first page in every layout, as PNG.
    pub sheet: Vec<u8>,
    /// The name of each layout with its pages, as PNG, in the order layouts are listed.
    pub layouts: Vec<(String, Vec<Vec<u8>>)>,
}

/// Prints `document` in every bundled layout and puts the first pages on one contact sheet.
///
/// `options` sets the appearance and the resolution of the pictures. A proof that fails is not
/// reported here: a preview is for looking.
///
/// # Errors
/// See [`Press::print`].
pub fn preview(
    document: &Document,
    typesetter: &Typesetter,
    options: &RenderOptions,
) -> Result<Preview, Findings> {
    let mut layouts = Vec::new();
    for layout in Layout::all() {
        let press = InProcess { typesetter, layout: &layout };
        let pages = pictures(document, &press, options)?;
        layouts.push((layout.name().to_owned(), pages));
    }
    let sheet = sheet(document, typesetter, &layouts)?;
    Ok(Preview { sheet, layouts })
}

/// The pages as they are rendered.
fn pictures(
    document: &Document,
    press: &dyn Press,
    options: &RenderOptions,
) -> Result<Vec<Vec<u8>>, Findings> {
    let options = options.clone().formats([Format::PNG]);
    let rendered = render_with(document.clone(), press, &options).output?;
    let files = rendered.into_files(&[Format::PNG]);
    Ok(files.into_iter().map(|file| file.content).collect())
}

/// The contact sheet, typeset like any page: its layout lies in a folder with the pictures.
fn sheet(
    document: &Document,
    typesetter: &Typesetter,
    layouts: &[(String, Vec<Vec<u8>>)],
) -> Result<Vec<u8>, Findings> {
    let mut files = BTreeMap::from([(MAIN_FILE.to_owned(), SHEET.as_bytes().to_vec())]);
    let mut items = Vec::new();
    for (name, pages) in layouts {
        let file = format!("{name}.png");
        let summary = Layout::named(name).map(|it| it.manifest().summary.clone());
        let count = match pages.len() {
            1 => "1 page".to_owned(),
            count => format!("{count} pages"),
        };
        items.push(
            json!({ "name": name, "file": file, "summary": summary, "pages": count }),
        );
        files.insert(file, pages.first().cloned().unwrap_or_default());
    }
    files.insert("sheet.json".to_owned(), json!(items).to_string().into_bytes());
    let layout = Layout::from_files("sheet", "sheet", files)?.trusted();
    let press = InProcess { typesetter, layout: &layout };
    let pictures = Pictures { ppi: SHEET_PPI, pages: vec![PageNumber::from_index(0)] };
    let export = ExportOptions { pictures, ..ExportOptions::default() };
    let looks = press.options(with_paper(&Settings::default(), document), document);
    let wanted = Wanted { formats: &[Format::PNG], export: &export, sparing: false };
    let sheets = press.print(document, &looks, &wanted).output?.files;
    Ok(sheets.into_iter().next().map(|file| file.content).unwrap_or_default())
}
