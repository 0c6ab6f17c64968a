//! `vitae layouts`: lists the layouts, or shows a résumé in each; `vitae layouts new`: writes one
//! to begin with.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::{read_options, refuse_to_overwrite};
use crate::cli::args::{LayoutsArgs, LayoutsCommand, NewLayoutArgs};
use crate::cli::outcome::{Outcome, Product, ProductFile};
use crate::cli::{config, input};
use crate::export::{ExportOptions, Format, Pictures};
use crate::finding::Log;
use crate::layout::{Layout, MAIN_FILE, MANIFEST_FILE};
use crate::pipeline::{Base, Job, RunConfig};
use crate::preview::{Preview, preview};
use crate::render::RenderOptions;
use crate::typeset::Typesetter;

/// The picture with the first page of every layout.
const SHEET_FILE: &str = "layouts.png";

/// What a new layout begins with, unless it begins with one of the product's.
const STARTER: [(&str, &str); 2] = [
    (MAIN_FILE, include_str!("../starter/layout.typ")),
    (MANIFEST_FILE, include_str!("../starter/layout.json")),
];

pub(in crate::cli) fn run(args: &LayoutsArgs, log: &mut Log) -> Outcome {
    match (&args.command, &args.preview) {
        (Some(LayoutsCommand::New(args)), _) => new(args),
        (None, Some(folder)) => show(args, folder, log),
        (None, None) => Ok(list()),
    }
}

fn list() -> Product {
    let layouts: Vec<Layout> = Layout::all().collect();
    let width =
        layouts.iter().map(|layout| layout.name().len()).max().unwrap_or_default();
    let mut out = String::new();
    for layout in &layouts {
        let manifest = layout.manifest();
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{:width$}  {}", layout.name(), manifest.summary);
        let _ = writeln!(out, "{:width$}  {}", "", manifest.fonts.join(", "));
    }
    Product::text(out)
}

/// Pictures of a résumé in every layout.
fn show(args: &LayoutsArgs, folder: &Path, log: &mut Log) -> Outcome {
    let read = read_options(&args.reading)?;
    let resume = input::resume(&args.file, &read)?;
    let config =
        config::for_resume(args.configuration.options.as_deref(), &args.file, log)?;
    let settings = args.settings.settings();
    let job = Job {
        resume: &resume,
        variant: None,
        posting: None,
        settings: &settings,
        plan: None,
        config: config.as_ref(),
        layout: None,
        formats: &[],
        run: &RunConfig { read, ..RunConfig::default() },
    };
    let settled = Base::of(job, log)?.tailor(None, log)?.settle(log)?;
    let pictures = Pictures { ppi: args.ppi, pages: Vec::new() };
    let options = RenderOptions {
        looks: settled.settings.clone(),
        export: ExportOptions { pictures, ..ExportOptions::default() },
        ..RenderOptions::default()
    };
    let typesetter = Typesetter::with_fonts(input::fonts(&args.fonts)?);
    let Preview { sheet, layouts } = preview(&settled.document(), &typesetter, &options)
        .map_err(|errors| log.stop(errors, Some(resume.source())))?;
    let picture = |name: String, content| ProductFile {
        path: Some(folder.join(name)),
        format: Format::PNG.name,
        pages: Some(1),
        content,
    };
    let mut files = vec![picture(SHEET_FILE.to_owned(), sheet)];
    for (name, pages) in layouts {
        let pages = pages.into_iter().enumerate();
        files.extend(
            pages.map(|(at, page)| picture(format!("{name}-{}.png", at + 1), page)),
        );
    }
    Ok(Product { files, ..Product::default() })
}

fn new(args: &NewLayoutArgs) -> Outcome {
    let folder = &args.folder;
    let files = match args.from.as_deref().and_then(Layout::named) {
        Some(layout) => layout
            .files()
            .map(|(name, content)| (name.to_owned(), content.to_vec()))
            .collect(),
        None => starter(folder),
    };
    let files: Vec<(PathBuf, Vec<u8>)> =
        files.into_iter().map(|(name, content)| (folder.join(name), content)).collect();
    for (path, _) in &files {
        refuse_to_overwrite(path, "choose another name")?;
    }
    let file = |(path, content): (PathBuf, Vec<u8>)| ProductFile {
        format: if path.ends_with(MANIFEST_FILE) { "json" } else { "typ" },
        path: Some(path),
        pages: None,
        content,
    };
    let place = if folder.is_absolute() { "" } else { "./" };
    let shown = folder.strip_prefix(".").unwrap_or(folder).display();
    let closing = vec![format!("to use it: `vitae render --layout {place}{shown}`")];
    let files = files.into_iter().map(file).collect();
    Ok(Product { files, closing, ..Product::default() })
}

/// The starter, with the folder's name in its place.
fn starter(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    // As JSON writes it, without the quotes that are there.
    let title = serde_json::Value::from(&*name).to_string();
    let filled = |text: &str| text.replace("\"TITLE\"", &title).replace("FOLDER", &name);
    STARTER
        .iter()
        .map(|(file, text)| ((*file).to_owned(), filled(text).into_bytes()))
        .collect()
}
