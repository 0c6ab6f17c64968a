//! The outside check of seams: consumers of pdf.js, which lose the space at a border of two runs
//! of glyphs, find the texts of our pages whole; and they do not if words stand in boxes.
//!
//! `tests/oracles/items.mjs` reads as they do. `VITAE_NODE_MODULES` names the folder in which
//! `pdfjs-dist` is installed. Without it the test is skipped; with `VITAE_REQUIRE_ORACLES=1` that
//! is a failure.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;
use vitae::document::{Block, FactKind, RichText, SectionKind};
use vitae::render::Rendered;
use vitae::{Document, Layout, text};

use super::super::seams::boxed;
use super::report;
use crate::support::cases::{self, Case};
use crate::support::parallel;
use crate::support::rendering::{must_render, read, rendered, resume, source};

/// A word of more letters may be wider than a line.
const LONG_WORD: usize = 45;

/// What pdf.js read.
#[derive(Debug, Deserialize)]
struct Items {
    version: String,
    documents: BTreeMap<PathBuf, String>,
}

/// The texts of a document that a field parser looks for, each with its kind.
fn wanted(document: &Document) -> Vec<(&'static str, &RichText)> {
    let mut texts = Vec::new();
    for section in &document.sections {
        let is_skills = section.kind == SectionKind::Skills;
        let is_school = section.kind == SectionKind::Education;
        add(&section.blocks, is_skills, is_school, &mut texts);
    }
    texts.retain(|(_, text)| is_in_one_style(text));
    texts
}

fn add<'d>(
    blocks: &'d [Block],
    is_skills: bool,
    is_school: bool,
    texts: &mut Vec<(&'static str, &'d RichText)>,
) {
    for block in blocks {
        match block {
            Block::Paragraph { text } if is_skills => texts.push(("skill", text)),
            Block::Paragraph { text } => texts.push(("paragraph", text)),
            Block::List { items } => {
                for item in items {
                    texts.push(("bullet", &item.text));
                    texts.extend(item.items.iter().map(|item| ("bullet", item)));
                }
            }
            Block::Fields { label, value } => {
                let kind = if is_skills { "skill" } else { "field" };
                texts.extend([(kind, label), (kind, value)]);
            }
            Block::Entry(entry) => {
                texts.extend(entry.title.iter().map(|title| ("title", title)));
                let names =
                    entry.facts.iter().filter(|it| it.kind == FactKind::Organization);
                let kind = if is_school { "school" } else { "employer" };
                texts.extend(names.map(|fact| (kind, &fact.text)));
                add(&entry.blocks, is_skills, is_school, texts);
            }
        }
    }
}

/// Whether one run of glyphs can hold the text, or one on each line: it has no marks of its own,
/// and no letters beyond those that every family has.
fn is_in_one_style(text: &RichText) -> bool {
    let same = text
        .runs
        .windows(2)
        .all(|pair| pair[0].style == pair[1].style && pair[0].link == pair[1].link);
    let is_common = |c| matches!(c, '\0'..='\u{24F}' | '\u{2010}'..='\u{203A}' | '€');
    // A word that is wider than a line is printed on several.
    let fits = text::words(&text.plain()).all(|word| word.chars().count() <= LONG_WORD);
    same && fits && text.plain().chars().all(is_common)
}

/// Runs the script; `None` without Node or `pdfjs-dist`.
fn read_items(pdfs: &[PathBuf]) -> Option<Items> {
    let modules = PathBuf::from(std::env::var_os("VITAE_NODE_MODULES")?);
    if !modules.join("pdfjs-dist").is_dir() {
        return None;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracles/items.mjs");
    let mut child = Command::new("node")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let paths: String = pdfs.iter().map(|pdf| format!("{}\n", pdf.display())).collect();
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    stdin.write_all(paths.as_bytes()).expect("items.mjs takes its input");
    drop(stdin);
    let output = child.wait_with_output().expect("items.mjs can be waited for");
    assert!(output.status.success(), "items.mjs failed");
    Some(serde_json::from_slice(&output.stdout).expect("items.mjs prints JSON"))
}

/// Says that the test is skipped, unless it is required.
fn skip() {
    let required = std::env::var_os("VITAE_REQUIRE_ORACLES").is_some_and(|it| it == "1");
    let why = "pdf.js is not installed: VITAE_NODE_MODULES names no folder with \
               `pdfjs-dist`, or there is no `node`";
    assert!(!required, "{why}");
    report::print(&format!("skipped: {why}"));
}

/// The PDFs of the renderings, in `folder`.
fn write(folder: &Path, renderings: &[Rendered]) -> Vec<PathBuf> {
    let files = renderings.iter().enumerate().map(|(at, rendered)| {
        let path = folder.join(format!("{at}.pdf"));
        std::fs::write(&path, &rendered.pdf).expect("a PDF can be written");
        path
    });
    files.collect()
}

/// A text as words with one space between them.
fn spaced(text: &str) -> String {
    text::words(text).collect::<Vec<_>>().join(" ")
}

/// The wanted texts of `rendered` with their kinds, and whether each was read whole.
fn found<'r>(
    rendered: &'r Rendered,
    read: &str,
) -> Vec<(&'static str, &'r RichText, bool)> {
    let read = spaced(read);
    let texts = wanted(&rendered.document).into_iter();
    texts
        .map(|(kind, text)| (kind, text, read.contains(&spaced(&text.plain()))))
        .collect()
}

#[test]
fn consumers_of_pdf_js_find_every_text_whole() {
    let cases: Vec<Case> = cases::resumes().into_iter().filter(|it| it.ours).collect();
    let renderings = parallel::map(&cases, |case| {
        let resume = read(&source(&case.path)).expect("ours have no errors");
        // The order of text from right to left is not asserted of any reader, and the matrix
        // tests what no font covers.
        Layout::all()
            .filter_map(|layout| {
                let rendered = rendered(&resume, &layout).ok()?;
                let is_rtl = rendered.document.is_right_to_left();
                (!is_rtl).then(|| (case.name.clone(), layout.name().to_owned(), rendered))
            })
            .collect::<Vec<_>>()
    });
    let (names, renderings): (Vec<_>, Vec<_>) = renderings
        .into_iter()
        .flatten()
        .map(|(case, layout, rendered)| ((case, layout), rendered))
        .unzip();
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let pdfs = write(folder.path(), &renderings);
    let Some(items) = read_items(&pdfs) else { return skip() };
    // By layout and kind: how many were whole, of how many.
    let mut counts: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
    let mut broken = Vec::new();
    for (((case, layout), rendered), pdf) in names.iter().zip(&renderings).zip(&pdfs) {
        for (kind, text, is_whole) in found(rendered, &items.documents[pdf]) {
            let count = counts.entry((layout, kind)).or_default();
            count.0 += usize::from(is_whole);
            count.1 += 1;
            if !is_whole {
                broken.push(format!("{case} in {layout}: {kind} `{}`", text.plain()));
            }
        }
    }
    let mut table = format!(
        "Read as items of pdf.js {}:\n\n| layout | kind | whole | of |\n|---|---|---:|---:|\n",
        items.version
    );
    for ((layout, kind), (whole, of)) in &counts {
        // Writing to a string cannot fail.
        _ = writeln!(table, "| {layout} | {kind} | {whole} | {of} |");
    }
    report::print(&table);
    assert!(counts.len() >= 5 * Layout::NAMES.len(), "some kind of text is missing");
    assert!(broken.is_empty(), "{} texts:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn consumers_of_pdf_js_lose_texts_whose_words_stand_in_boxes() {
    let rendered = [must_render(&resume("example"), &boxed())];
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let pdfs = write(folder.path(), &rendered);
    let Some(items) = read_items(&pdfs) else { return skip() };
    let found = found(&rendered[0], &items.documents[&pdfs[0]]);
    let of_several =
        || found.iter().filter(|(_, text, _)| text.plain().trim().contains(' '));
    let broken = of_several().filter(|(_, _, is_whole)| !is_whole).count();
    let whole: Vec<String> = of_several()
        .filter(|(_, _, is_whole)| *is_whole)
        .map(|(_, text, _)| text.plain())
        .collect();
    assert!(broken > 20, "only {broken} texts are broken");
    assert!(whole.is_empty(), "whole all the same: {whole:?}");
}
