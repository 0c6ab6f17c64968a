//! Renders a résumé to a PDF and plain text, and writes nothing that is not proved.
//!
//! ```text
//! cargo run --example render -- resume.json out/
//! ```

#![allow(clippy::print_stderr, reason = "a program reports to its user")]

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use vitae::document::{ResolveOptions, TextOptions};
use vitae::render::RenderOptions;
use vitae::resume::ReadOptions;
use vitae::{Document, Layout, Resume, Source, Typesetter, render};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1);
    let (Some(resume), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("usage: render RESUME FOLDER".into());
    };
    let (resume, folder) = (Path::new(&resume), Path::new(&folder));
    let files = files(&resume.to_string_lossy(), fs::read(resume)?)?;
    fs::write(folder.join("resume.pdf"), files.pdf)?;
    fs::write(folder.join("resume.txt"), files.text)?;
    Ok(())
}

/// What a résumé is rendered to.
#[derive(Debug)]
pub struct Files {
    /// The PDF, proved to read back as the résumé.
    pub pdf: Vec<u8>,
    /// The same as plain text.
    pub text: String,
}

/// Renders the résumé in `json`; `name` is what messages call its file.
///
/// # Errors
/// If the résumé has errors, cannot be laid out, or its PDF does not read back whole.
pub fn files(name: &str, json: Vec<u8>) -> vitae::Result<Files> {
    let source = Source::new(name, json)?;
    let read = Resume::parse(&source, &ReadOptions::default());
    for warning in &read.warnings {
        eprintln!("{name}: {warning}");
    }
    let document = Document::resolve(&read.into_result()?, &ResolveOptions::default());

    // Setting up the typesetter takes longer than a document: keep one for all of them.
    let typesetter = Typesetter::new();
    let (layout, options) = (Layout::default(), RenderOptions::default());
    let rendered = render(document, &typesetter, &layout, &options).into_result()?;
    if !rendered.verification.is_faithful() {
        return Err(rendered.verification.findings().into());
    }
    let text = rendered.document.text(TextOptions::default());
    Ok(Files { pdf: rendered.pdf, text })
}
