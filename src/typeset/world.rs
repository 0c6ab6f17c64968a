//! The world a layout is compiled in: sources, data and fonts, all in memory and nothing else.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use typst::diag::{FileError, FileResult, PackageError};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

use super::{Data, fonts, library, paths};
use crate::layout::Layout;

/// What layouts share, by the path they import it under.
const SHARED: &[(&str, &str)] = &[
    ("/layouts/_lib/base.typ", include_str!("../../layouts/_lib/base.typ")),
    ("/layouts/_lib/parts.typ", include_str!("../../layouts/_lib/parts.typ")),
    ("/layouts/_lib/text.typ", include_str!("../../layouts/_lib/text.typ")),
];

/// How many documents are laid out between two rounds of forgetting. The engine remembers
/// intermediate results, about 1 MB a document, until told to forget. Telling it takes locks on
/// all of its memory, and what it need not remember makes the rest slower to find.
const DOCUMENTS_BETWEEN_EVICTIONS: usize = 4;

/// What has not been used for this many rounds is forgotten.
const EVICTION_AGE: usize = 2;

/// Fonts and what layouts share, set up once and shared by all documents and threads.
pub struct Typesetter {
    /// The faces of the files the person named.
    named: Vec<Font>,
    /// The fonts of each list of families asked for so far.
    sets: Mutex<BTreeMap<Vec<String>, Arc<FontSet>>>,
    shared: Vec<Source>,
    document: FileId,
    options: FileId,
    laid_out: AtomicUsize,
}

/// The fonts that one list of families makes available, and no others: a face costs time to
/// read, and what is not asked for must not turn up on the page.
pub(super) struct FontSet {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl FontSet {
    /// Whether any font has a glyph for `c`. White space needs none.
    pub(super) fn covers(&self, c: char) -> bool {
        c.is_whitespace()
            || self.fonts.iter().any(|font| font.info().coverage.contains(u32::from(c)))
    }

    /// Whether a font of `family` has a glyph for `c`.
    pub(super) fn family_covers(&self, family: &str, c: char) -> bool {
        let of_family = |font: &&Font| font.info().family == family;
        let mut fonts = self.fonts.iter().filter(of_family);
        fonts.any(|font| font.info().coverage.contains(u32::from(c)))
    }

    /// The names of the families, without repetition, in the order they are asked.
    pub(super) fn families(&self) -> Vec<&str> {
        names(&self.fonts)
    }
}

/// The families of faces, without repetition.
fn names(fonts: &[Font]) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for font in fonts {
        let name = font.info().family.as_str();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

impl Typesetter {
    /// A typesetter with the product's fonts.
    #[must_use]
    pub fn new() -> Self {
        Self::with_fonts(Vec::new())
    }

    /// A typesetter that falls back to the faces of `files` where the product's fonts lack a
    /// character. Each file is TrueType, OpenType or a collection; others are passed over.
    #[must_use]
    pub fn with_fonts(files: Vec<Vec<u8>>) -> Self {
        let shared = SHARED
            .iter()
            .map(|(path, text)| Source::new(file_id(path), (*text).to_owned()))
            .collect();
        Self {
            named: files.into_iter().flat_map(fonts::read).collect(),
            sets: Mutex::default(),
            shared,
            document: file_id("/document.json"),
            options: file_id("/options.json"),
            laid_out: AtomicUsize::new(0),
        }
    }

    /// The families of the files the person named, without repetition, in their order.
    #[must_use]
    pub fn named_families(&self) -> Vec<&str> {
        names(&self.named)
    }

    /// Whether one of `families`, or a font the person named, has a glyph for `c`. White space
    /// needs none.
    #[must_use]
    pub fn covers(&self, families: &[String], c: char) -> bool {
        self.font_set(families).covers(c)
    }

    /// The faces of `families`, those of the product's that are among them, and of the files the
    /// person named.
    pub(super) fn font_set(&self, families: &[String]) -> Arc<FontSet> {
        let mut sets = self.sets.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(set) = sets.get(families) {
            return Arc::clone(set);
        }
        let bundled = families.iter().flat_map(|name| fonts::bundled(name));
        let mut faces: Vec<Font> = bundled.cloned().collect();
        faces.extend(self.named.iter().cloned());
        let book = LazyHash::new(FontBook::from_fonts(&faces));
        let set = Arc::new(FontSet { book, fonts: faces });
        sets.insert(families.to_vec(), Arc::clone(&set));
        set
    }

    /// Lets the engine forget what recent documents did not use.
    pub(super) fn tidy(&self) {
        let count = self.laid_out.fetch_add(1, Ordering::Relaxed) + 1;
        if count.is_multiple_of(DOCUMENTS_BETWEEN_EVICTIONS) {
            typst::comemo::evict(EVICTION_AGE);
        }
    }

    /// The files the person named, as far as they hold faces.
    #[cfg(feature = "batch")]
    pub(crate) fn named_files(&self) -> impl Iterator<Item = &[u8]> {
        // A collection is one file with several faces.
        let first = self.named.iter().filter(|font| font.index() == 0);
        first.map(|font| font.data().as_slice())
    }

    /// The world for one document in one layout.
    pub(super) fn world<'a>(
        &'a self,
        layout: &'a Layout,
        families: &[String],
        data: Data,
    ) -> LayoutWorld<'a> {
        LayoutWorld {
            typesetter: self,
            fonts: self.font_set(families),
            main: Source::new(file_id("/main.typ"), main_source(layout.name())),
            layout,
            parsed: Mutex::default(),
            refused: Mutex::default(),
            document: Bytes::new(data.document),
            options: Bytes::new(data.options),
        }
    }
}

impl Default for Typesetter {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Typesetter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Typesetter")
            .field("named", &self.named_families())
            .finish_non_exhaustive()
    }
}

/// The source that brings a layout and its data together, as the engine is given it.
///
/// What a PDF says of itself is set here, so that no layout can forget it. The date is left to
/// the exporter.
#[must_use]
pub fn main_source(layout: &str) -> String {
    include_str!("main.typ").replace("LAYOUT", layout)
}

/// The id of a path of ours. The engine never forgets an id, so there must be few.
fn file_id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("paths of ours are absolute and plain");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// What one document's compilation can see.
pub(super) struct LayoutWorld<'a> {
    typesetter: &'a Typesetter,
    fonts: Arc<FontSet>,
    main: Source,
    layout: &'a Layout,
    /// The sources of the layout that were asked for so far.
    parsed: Mutex<Vec<Source>>,
    /// What the layout asked for in vain.
    refused: Mutex<Vec<FileError>>,
    document: Bytes,
    options: Bytes,
}

impl LayoutWorld<'_> {
    /// The layout.
    pub(super) fn layout(&self) -> &Layout {
        self.layout
    }

    /// The content of a file of the layout's folder. No other file of any folder is in reach:
    /// the folder was read before.
    fn own_file(&self, id: FileId) -> Option<Bytes> {
        let path = id.get();
        let inside = paths::in_folder(self.layout, path.vpath().get_with_slash())?;
        let file =
            self.layout.file(inside).filter(|_| *path.root() == VirtualRoot::Project);
        file.map(|content| Bytes::new(content.clone()))
    }

    /// What the layout asked for in vain so far, in no particular order. The engine's findings
    /// carry the text of such an error, not its type.
    pub(super) fn refused(&self) -> Vec<FileError> {
        self.refused.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn missing(&self, id: FileId) -> FileError {
        let error = match id.get().root() {
            VirtualRoot::Package(package) => {
                FileError::Package(PackageError::NotFound(package.clone()))
            }
            VirtualRoot::Project => {
                let path = id.get().vpath().get_with_slash();
                FileError::NotFound(paths::shown(self.layout, path).into())
            }
        };
        let mut refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        if !refused.contains(&error) {
            refused.push(error.clone());
        }
        error
    }

    fn own_source(&self, id: FileId) -> Option<FileResult<Source>> {
        let content = self.own_file(id)?;
        let mut parsed = self.parsed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(source) = parsed.iter().find(|source| source.id() == id) {
            return Some(Ok(source.clone()));
        }
        let source = content.as_str().map(|text| Source::new(id, text.to_owned()));
        parsed.extend(source.iter().cloned());
        Some(source.map_err(FileError::from))
    }
}

impl World for LayoutWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        if self.layout.is_trusted() { &library::WHOLE } else { &library::WITHOUT_PLUGINS }
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            Ok(self.main.clone())
        } else if let Some(source) = self.typesetter.shared.iter().find(|s| s.id() == id)
        {
            Ok(source.clone())
        } else {
            self.own_source(id).unwrap_or_else(|| Err(self.missing(id)))
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.typesetter.document {
            Ok(self.document.clone())
        } else if id == self.typesetter.options {
            Ok(self.options.clone())
        } else {
            self.own_file(id).ok_or_else(|| self.missing(id))
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        // The clock is no part of a document.
        None
    }
}
