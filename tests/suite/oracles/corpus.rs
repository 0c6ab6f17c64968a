//! The résumés of the corpora, rendered in every layout and on every sheet.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use vitae::layout::Paper;
use vitae::named::Named;
use vitae::options::{PAPER, Settings};
use vitae::render::{RenderOptions, Rendered};
use vitae::resume::ReadOptions;
use vitae::{Layout, Resume, Source, Typesetter, render};

use super::words::Word;
use crate::support::rendering::document;

/// One résumé in one layout on one sheet.
pub(super) struct Rendering {
    /// The corpus it is from.
    pub(super) corpus: String,
    /// Its file's name, the layout and the sheet.
    pub(super) name: String,
    /// The layout's name.
    pub(super) layout: String,
    /// Whether any of it is written from right to left.
    pub(super) right_to_left: bool,
    /// The path of its PDF.
    pub(super) pdf: PathBuf,
    /// The words that must be read.
    pub(super) words: Vec<Word>,
    /// The outcome of the product's own proof.
    pub(super) proof: Result<(), String>,
}

/// One of them that could not be rendered.
pub(super) struct Skipped {
    pub(super) name: String,
    pub(super) why: String,
    /// Whether the test may pass all the same.
    pub(super) allowed: bool,
}

/// Renders every résumé in every layout on every sheet into `folder`.
pub(super) fn render_all(folder: &Path) -> (Vec<Rendering>, Vec<Skipped>) {
    let fonts = fonts();
    let has_fonts = !fonts.is_empty();
    let typesetter = Typesetter::with_fonts(fonts);
    let (mut renderings, mut skipped) = (Vec::new(), Vec::new());
    for (corpus, file) in files() {
        let resume = read(&file);
        let stem = file.file_stem().expect("it is a file").to_string_lossy().into_owned();
        let papers =
            |layout: Layout| Paper::all().map(move |paper| (layout.clone(), paper));
        for (layout, paper) in Layout::all().flat_map(papers) {
            let name = format!("{stem} in {} on {}", layout.name(), paper.name());
            let looks = Settings::default().with(PAPER, paper);
            let options = RenderOptions::default().looks(looks);
            match render(document(&resume), &typesetter, &layout, &options).output {
                Ok(rendered) => {
                    let pdf = folder.join(format!("{}.pdf", renderings.len()));
                    std::fs::write(&pdf, &rendered.pdf).expect("a PDF can be written");
                    renderings.push(Rendering {
                        corpus: corpus.clone(),
                        name,
                        layout: layout.name().to_owned(),
                        right_to_left: is_right_to_left(&rendered),
                        pdf,
                        words: Word::of(&rendered.document),
                        proof: proof(&rendered),
                    });
                }
                Err(findings) => {
                    let uncovered =
                        findings.iter().all(|one| one.code.name == "uncovered-character");
                    let empty =
                        findings.iter().all(|one| one.code.name == "nothing-to-print");
                    let why = findings.first().map(|one| one.message.clone());
                    let why = why.unwrap_or_default();
                    skipped.push(Skipped {
                        name,
                        why,
                        allowed: empty || uncovered && !has_fonts,
                    });
                }
            }
        }
    }
    (renderings, skipped)
}

fn proof(rendered: &Rendered) -> Result<(), String> {
    if rendered.verification.is_faithful() {
        return Ok(());
    }
    let findings = rendered.verification.findings();
    Err(findings.first().map(|finding| finding.message.clone()).unwrap_or_default())
}

fn is_right_to_left(rendered: &Rendered) -> bool {
    rendered
        .document
        .lines()
        .iter()
        .flat_map(|line| line.text().chars().collect::<Vec<_>>())
        // The Hebrew, Arabic, Syriac, Thaana and N'Ko blocks, and Arabic's supplements.
        .any(|c| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}'))
}

fn read(file: &Path) -> Resume {
    let bytes = std::fs::read(file).expect("a résumé of a corpus can be read");
    Source::new(file.to_string_lossy(), bytes)
        .and_then(|source| Resume::parse(&source, &ReadOptions::default()).output)
        .unwrap_or_else(|findings| panic!("{}: {findings:?}", file.display()))
}

/// The résumés with the name of their corpus; the same content only once.
fn files() -> Vec<(String, PathBuf)> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut folders = vec![fixtures.join("resumes"), fixtures.join("corpus")];
    if let Some(more) = std::env::var_os("VITAE_CORPUS") {
        folders.extend(std::env::split_paths(&more).filter(|path| path != Path::new("")));
    }
    let mut seen = HashSet::new();
    let mut files = Vec::new();
    for folder in folders {
        let corpus = folder.file_name().expect("a corpus has a name").to_string_lossy();
        for file in below(&folder, "json") {
            let content = std::fs::read(&file).expect("a résumé can be read");
            if seen.insert(content) {
                files.push((corpus.clone().into_owned(), file));
            }
        }
    }
    files
}

fn fonts() -> Vec<Vec<u8>> {
    let Some(folder) = std::env::var_os("VITAE_FONTS") else { return Vec::new() };
    let files = below(Path::new(&folder), "ttf");
    files.iter().map(|file| std::fs::read(file).expect("a font can be read")).collect()
}

/// The files below `folder` with an extension, by name.
fn below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = folder.read_dir().unwrap_or_else(|error| {
        panic!("{} cannot be read: {error}", folder.display());
    });
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a folder's entries can be read").path())
        .collect();
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            found.extend(below(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    found
}
