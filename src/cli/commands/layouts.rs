//! `vitae layouts`: lists the layouts; `vitae layouts new`: writes one to begin with.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use super::{read_options, today};
use crate::cli::args::{LayoutsArgs, LayoutsCommand, NewLayoutArgs};
use crate::cli::output::{self, NewFile};
use crate::cli::terminal::{Failure, print};
use crate::cli::{ExitStatus, Terminal, choices, input};
use crate::document::Document;
use crate::export::{ExportOptions, Pictures};
use crate::layout::{Layout, MAIN_FILE, MANIFEST_FILE};
use crate::preview::{Preview, preview};
use crate::render::RenderOptions;
use crate::settings::Settings;
use crate::typeset::Typesetter;

/// The picture with the first page of every layout.
const SHEET_FILE: &str = "layouts.png";

/// What a new layout begins with, unless it begins with one of the product's.
const STARTER: [(&str, &str); 2] = [
    (MAIN_FILE, include_str!("../starter/layout.typ")),
    (MANIFEST_FILE, include_str!("../starter/layout.json")),
];

pub(in crate::cli) fn run(
    args: &LayoutsArgs,
    terminal: Terminal,
) -> Result<ExitStatus, Failure> {
    match (&args.command, &args.preview) {
        (Some(LayoutsCommand::New(args)), _) => new(args, terminal),
        (None, Some(folder)) => show(args, folder, terminal),
        (None, None) => list(),
    }
}

fn list() -> Result<ExitStatus, Failure> {
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
    print(out.as_bytes())?;
    Ok(ExitStatus::Clean)
}

/// Writes the pictures of a résumé in every layout.
fn show(
    args: &LayoutsArgs,
    folder: &Path,
    terminal: Terminal,
) -> Result<ExitStatus, Failure> {
    let read_options = read_options(&args.content.reading)?;
    let Some((source, resume)) = input::resume(&args.file, &read_options, terminal)?
    else {
        return Ok(ExitStatus::Findings);
    };
    let typed = Settings { content: args.content.choices(), ..Settings::default() };
    let resume_file = (args.file.as_path(), &source);
    let Some(settings) =
        choices::choose(typed, args.content.options.as_deref(), resume_file, terminal)?
    else {
        return Ok(ExitStatus::Findings);
    };
    let pictures = Pictures { ppi: args.ppi, pages: Vec::new() };
    let resolve = settings.content.options(today(&args.content.reading)?);
    let document = Document::resolve(&resume, &resolve);
    let options = RenderOptions {
        looks: settings.looks,
        export: ExportOptions { pictures, ..ExportOptions::default() },
        ..RenderOptions::default()
    };
    let typesetter = Typesetter::with_fonts(input::fonts(&args.fonts)?);
    let Preview { sheet, layouts } = match preview(&document, &typesetter, &options) {
        Ok(preview) => preview,
        Err(findings) => {
            terminal.findings(&findings, Some(&source));
            terminal.summary(&findings);
            return Ok(ExitStatus::Findings);
        }
    };
    let mut files = vec![NewFile { path: folder.join(SHEET_FILE), content: sheet }];
    for (name, pages) in layouts {
        let pages = pages.into_iter().enumerate();
        files.extend(pages.map(|(at, content)| NewFile {
            path: folder.join(format!("{name}-{}.png", at + 1)),
            content,
        }));
    }
    output::write(&files)?;
    for file in &files {
        terminal.say(format_args!("wrote {}", file.path.display()));
    }
    Ok(ExitStatus::Clean)
}

fn new(args: &NewLayoutArgs, terminal: Terminal) -> Result<ExitStatus, Failure> {
    let folder = &args.folder;
    let files = match args.from.as_deref().and_then(Layout::named) {
        Some(layout) => layout
            .files()
            .map(|(name, content)| (name.to_owned(), content.to_vec()))
            .collect(),
        None => starter(folder),
    };
    let files: Vec<NewFile> = files
        .into_iter()
        .map(|(name, content)| NewFile { path: folder.join(name), content })
        .collect();
    for file in &files {
        // Somebody's work is not written over, nor what a link points to.
        if fs::symlink_metadata(&file.path).is_ok() {
            let message = format!("`{}` is there already", file.path.display());
            let hint = Some("choose another name".to_owned());
            return Err(Failure::Usage { message, hint });
        }
    }
    output::write(&files)?;
    for file in &files {
        terminal.say(format_args!("wrote {}", file.path.display()));
    }
    let place = if folder.is_absolute() { "" } else { "./" };
    let shown = folder.strip_prefix(".").unwrap_or(folder).display();
    terminal.say(format_args!("render with it: `vitae render --layout {place}{shown}`"));
    Ok(ExitStatus::Clean)
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
