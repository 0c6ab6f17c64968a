//! The floors of all measurements: `typst::compile` and `typst_pdf::pdf` with the same data, fonts
//! and PDF standards as vitae, and nothing else. No program that embeds the engine can be faster.
//!
//! One floor compiles our layouts, and shows what surrounds the engine. The plain floor compiles a
//! bare template of the same words (`plain.typ`), and shows what our layouts cost.

#![allow(dead_code, reason = "each benchmark uses its own part")]

use std::collections::HashMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration as Offset};
use typst::syntax::{
    FileId, RootedPath, Source as TypstSource, VirtualPath, VirtualRoot,
};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use vitae::Layout;
use vitae::layout::LayoutOptions;
use vitae::options::Settings;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The options of a layout when nothing is set.
pub(crate) fn looks(layout: &Layout) -> LayoutOptions {
    layout.options(Settings::default())
}

/// The engine, embedded with as little around it as possible.
pub(crate) struct Floor {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: TypstSource,
    sources: HashMap<FileId, TypstSource>,
    options: Bytes,
}

impl Floor {
    /// With the first layout.
    pub(crate) fn new() -> Self {
        Self::with_layout(&Layout::all().next().expect("there is a layout"))
    }

    /// With `layout`.
    pub(crate) fn with_layout(layout: &Layout) -> Self {
        Self::compiling(layout, vitae::typeset::main_source(layout.name()))
    }

    /// With the bare template in place of `layout`, and in its font.
    pub(crate) fn plain(layout: &Layout) -> Self {
        Self::compiling(layout, include_str!("plain.typ").to_owned())
    }

    fn compiling(layout: &Layout, main: String) -> Self {
        let options = looks(layout);
        let mut fonts = Vec::new();
        for path in files("fonts", &["ttf", "otf"]) {
            let data = std::fs::read(path).expect("a bundled font can be read");
            let faces = Font::iter(Bytes::new(data));
            // The same faces as vitae reads.
            fonts.extend(
                faces.filter(|face| {
                    options.typography.fonts.contains(&face.info().family)
                }),
            );
        }
        let mut sources = HashMap::new();
        for path in files("layouts", &["typ"]) {
            let text = std::fs::read_to_string(&path).expect("a layout can be read");
            let relative = path.strip_prefix(ROOT).expect("it is in the project");
            let id = id(&format!("/{}", relative.display()));
            sources.insert(id, TypstSource::new(id, text));
        }
        let main = TypstSource::new(id("/floor.typ"), main);
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main,
            sources,
            options: Bytes::new(serde_json::to_vec(&options).expect("plain members")),
        }
    }

    /// The PDF of a document given as JSON.
    pub(crate) fn run(&self, data: Vec<u8>) -> Vec<u8> {
        let pdf = pdf(&self.pages(data));
        tidy();
        pdf
    }

    /// The pages of a document given as JSON.
    pub(crate) fn pages(&self, data: Vec<u8>) -> PagedDocument {
        let world = FloorWorld { floor: self, data: Bytes::new(data) };
        let pages = typst::compile::<PagedDocument>(&world).output;
        pages.unwrap_or_else(|errors| panic!("{errors:?}"))
    }
}

/// The PDF of pages.
pub(crate) fn pdf(pages: &PagedDocument) -> Vec<u8> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]);
    let standards = standards.expect("the two standards are compatible");
    // PDF/A requires a date.
    let timestamp = Datetime::from_ymd_hms(2026, 11, 23, 0, 0, 0).map(Timestamp::new_utc);
    let options = PdfOptions { standards, timestamp, ..PdfOptions::default() };
    typst_pdf::pdf(pages, &options).unwrap_or_else(|errors| panic!("{errors:?}"))
}

/// Evicts what the engine caches. Without it, memory grows and the engine slows down.
pub(crate) fn tidy() {
    typst::comemo::evict(5);
}

fn id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("a plain path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// The files below a folder of the project with one of the extensions, sorted.
fn files(folder: &str, extensions: &[&str]) -> Vec<std::path::PathBuf> {
    let mut folders = vec![std::path::Path::new(ROOT).join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().expect("a folder of the project can be read") {
            let path = entry.expect("its entries can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| extensions.iter().any(|x| e == *x))
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

struct FloorWorld<'a> {
    floor: &'a Floor,
    data: Bytes,
}

impl World for FloorWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.floor.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.floor.book
    }

    fn main(&self) -> FileId {
        self.floor.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<TypstSource> {
        if id == self.floor.main.id() {
            return Ok(self.floor.main.clone());
        }
        self.floor.sources.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match id.get().vpath().get_with_slash() {
            "/document.json" => Ok(self.data.clone()),
            "/options.json" => Ok(self.floor.options.clone()),
            _ => Err(FileError::AccessDenied),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.floor.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Offset>) -> Option<Datetime> {
        None
    }
}
