//! The engine's view of the world: sources, data and fonts in memory, and nothing else.
//!
//! There is no file system, no network, no clock and no system font to reach from here.

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

use super::data::Data;
use super::{fonts, library, paths};
use crate::layout::Layout;

/// The files all layouts share, by the path they import them under.
const SHARED: &[(&str, &str)] = &[
    ("/layouts/_lib/base.typ", include_str!("../../layouts/_lib/base.typ")),
    ("/layouts/_lib/facts.typ", include_str!("../../layouts/_lib/facts.typ")),
    ("/layouts/_lib/parts.typ", include_str!("../../layouts/_lib/parts.typ")),
    ("/layouts/_lib/text.typ", include_str!("../../layouts/_lib/text.typ")),
];

/// How many documents are laid out between two evictions. The engine caches intermediate
/// results, about 1 MB per document, until they are evicted. An eviction locks the whole cache;
/// a large cache makes lookups slower.
const DOCUMENTS_BETWEEN_EVICTIONS: usize = 4;

/// Results unused for this many evictions are dropped.
const EVICTION_AGE: usize = 2;

/// Compiles layouts: fonts and shared sources, set up once for all documents and threads.
pub struct Typesetter {
    /// The faces of the font files given by the caller.
    given: Vec<Font>,
    /// The fonts of each list of families used so far.
    sets: Mutex<BTreeMap<Vec<String>, Arc<FontSet>>>,
    shared: Vec<Source>,
    document: FileId,
    options: FileId,
    photo: FileId,
    laid_out: AtomicUsize,
}

/// The fonts of one list of families and no others: a face takes time to read, and one that
/// nobody asked for must not turn up on the page.
pub(super) struct FontSet {
    book: LazyHash<FontBook>,
    /// The last one has one character only, for `leader`.
    fonts: Vec<Font>,
}

impl FontSet {
    /// The fonts for text.
    fn for_text(&self) -> &[Font] {
        self.fonts.split_last().map_or(&[], |(_, fonts)| fonts)
    }

    /// Whether any font has a glyph for `c`. Whitespace needs none.
    pub(super) fn covers(&self, c: char) -> bool {
        c.is_whitespace()
            || self
                .for_text()
                .iter()
                .any(|font| font.info().coverage.contains(u32::from(c)))
    }

    /// Whether a font of `family` has a glyph for `c`.
    pub(super) fn family_covers(&self, family: &str, c: char) -> bool {
        let of_family = |font: &&Font| font.info().family == family;
        let mut fonts = self.for_text().iter().filter(of_family);
        fonts.any(|font| font.info().coverage.contains(u32::from(c)))
    }

    /// The names of the families, without repetition, in fallback order.
    pub(super) fn families(&self) -> Vec<&str> {
        names(self.for_text())
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
    /// A typesetter with the bundled fonts.
    #[must_use]
    pub fn new() -> Self {
        Self::with_fonts(Vec::new())
    }

    /// A typesetter that falls back to the faces of `files` for characters that the bundled
    /// fonts do not cover. Each file is TrueType, OpenType or a collection; others are ignored.
    #[must_use]
    pub fn with_fonts(files: Vec<Vec<u8>>) -> Self {
        let shared = SHARED
            .iter()
            .map(|(path, text)| Source::new(file_id(path), (*text).to_owned()))
            .collect();
        Self {
            given: files.into_iter().flat_map(fonts::read).collect(),
            sets: Mutex::default(),
            shared,
            document: file_id("/document.json"),
            options: file_id("/options.json"),
            photo: file_id("/photo.png"),
            laid_out: AtomicUsize::new(0),
        }
    }

    /// The families of the given font files, without repetition, in their order.
    #[must_use]
    pub fn given_families(&self) -> Vec<&str> {
        names(&self.given)
    }

    /// Whether one of `families`, or a given font, has a glyph for `c`. Whitespace needs none.
    #[must_use]
    pub fn covers(&self, families: &[String], c: char) -> bool {
        self.font_set(families).covers(c)
    }

    /// The faces of the bundled families among `families`, and those of the given files.
    pub(super) fn font_set(&self, families: &[String]) -> Arc<FontSet> {
        let mut sets = self.sets.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(set) = sets.get(families) {
            return Arc::clone(set);
        }
        let bundled = families.iter().flat_map(|name| fonts::bundled(name));
        let mut faces: Vec<Font> = bundled.cloned().collect();
        faces.extend(self.given.iter().cloned());
        faces.push(fonts::leader().clone());
        let book = LazyHash::new(FontBook::from_fonts(&faces));
        let set = Arc::new(FontSet { book, fonts: faces });
        sets.insert(families.to_vec(), Arc::clone(&set));
        set
    }

    /// Evicts from the engine's cache what recent documents did not use.
    pub(super) fn tidy(&self) {
        let count = self.laid_out.fetch_add(1, Ordering::Relaxed) + 1;
        if count.is_multiple_of(DOCUMENTS_BETWEEN_EVICTIONS) {
            typst::comemo::evict(EVICTION_AGE);
        }
    }

    /// The given font files, without those that are not fonts.
    pub(crate) fn given_files(&self) -> impl Iterator<Item = &[u8]> {
        // A collection is one file with several faces.
        let first = self.given.iter().filter(|font| font.index() == 0);
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
            photo: Bytes::new(data.photo),
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
            .field("given", &self.given_families())
            .finish_non_exhaustive()
    }
}

/// The main source that the engine compiles: it passes the data to `layout`, the name of a
/// layout.
///
/// The metadata of the PDF is set here, so that no layout can forget it; all but the date, which
/// the exporter sets.
#[must_use]
pub fn main_source(layout: &str) -> String {
    include_str!("main.typ").replace("LAYOUT", layout)
}

/// The id of a fixed path. The engine never forgets an id, so there must be few.
fn file_id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("fixed paths are absolute and plain");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// What the compilation of one document can see.
pub(super) struct LayoutWorld<'a> {
    typesetter: &'a Typesetter,
    fonts: Arc<FontSet>,
    main: Source,
    layout: &'a Layout,
    /// The layout's sources that were read so far.
    parsed: Mutex<Vec<Source>>,
    /// What the layout asked for in vain.
    refused: Mutex<Vec<FileError>>,
    document: Bytes,
    options: Bytes,
    /// Empty where there is none.
    photo: Bytes,
}

impl LayoutWorld<'_> {
    /// The layout.
    pub(super) fn layout(&self) -> &Layout {
        self.layout
    }

    /// The content of a file in the layout's folder. No other file can be reached: the folder is
    /// in memory.
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
        } else if id == self.typesetter.photo && !self.photo.is_empty() {
            Ok(self.photo.clone())
        } else {
            self.own_file(id).ok_or_else(|| self.missing(id))
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        // A document must not depend on the clock.
        None
    }
}
