//! Opening a PDF. Its bytes are untrusted.
//!
//! Every call into the PDF library goes through `boundary`, which catches its panics; its work
//! is bounded by `bounds` and `inflation`. Bounds inside the interpreter unwind the stack, so
//! this needs `panic = "unwind"`.

use std::rc::Rc;
use std::sync::Arc;

use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, RenderContent, interpret,
    interpret_page,
};
use hayro_syntax::object::{Dict, String as PdfString};
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use memchr::memmem;

use super::ambiguity::Ambiguities;
use super::boundary::{Callbacks, guarded, hayro};
use super::bounds::{MAX_BYTES, MAX_ENCRYPTED_BYTES, MAX_PAGES, within};
use super::budget::within_budget;
use super::channel::Channel;
use super::channels::Channels;
use super::colours::PlainSpaces;
use super::extraction::{Extraction, PageInfo};
use super::facts::{Facts, is_encrypted};
use super::glyphs::Glyph;
use super::look::{Look, Looker};
use super::placement::to_page;
use super::recorder::Recorder;
use super::recording::Recording;
use super::strings::text_string;
use super::tree::Tree;
use super::type1::Type1Names;
use super::{annotations, expansion, inflation, layers};
use crate::error::{Error, Result};
use crate::geom::PageNumber;

/// How far from either end of a file its markers may stand, in bytes (ISO 32000-1 Annex H, note
/// to §7.5.2 and §7.5.5, on what readers accept).
const MARKER_WINDOW: usize = 1024;

/// Who made a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Maker {
    /// Anyone: the file may be built to exhaust memory or time.
    Anyone,
    /// This program, a moment ago.
    #[cfg_attr(
        not(feature = "render"),
        expect(dead_code, reason = "only a rendering reads its own file")
    )]
    Ourselves,
}

impl Extraction {
    /// Reads a PDF. A damaged file is read as far as its parts can be found, as other readers
    /// do: without its cross-reference table, or without its end ([`Facts::cut_off`]).
    ///
    /// # Errors
    /// [`Error::MalformedPdf`] if the bytes are not a PDF, the pages are lost, or the reader
    /// gives up; [`Error::EncryptedPdf`] if a password is needed; [`Error::PdfTooLarge`] if the
    /// file exceeds a bound on memory or time.
    pub fn read(pdf: &[u8]) -> Result<Self> {
        read(pdf, Maker::Anyone, false)
    }

    /// Reads a PDF as [`read`](Self::read) does, and takes a [`Look`] at every page: it is painted
    /// with and without its text, to find what cannot be seen. This takes ten times as long.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn examine(pdf: &[u8]) -> Result<Self> {
        read(pdf, Maker::Anyone, true)
    }

    /// Reads a PDF that this program has just made. This skips steps of
    /// [`read`](Self::read): the decompressed size of each stream is not measured beforehand, and
    /// nothing outside the pages' content is read: of [`Facts`] only `cut_off` is filled in, and
    /// there are no [`channels`](Self::channels).
    ///
    /// # Errors
    /// As [`read`](Self::read).
    #[cfg(feature = "render")]
    pub(crate) fn read_own(pdf: &[u8]) -> Result<Self> {
        read(pdf, Maker::Ourselves, false)
    }
}

fn read(bytes: &[u8], maker: Maker, look: bool) -> Result<Extraction> {
    within("bytes", bytes.len(), MAX_BYTES)?;
    let head = bytes.get(..MARKER_WINDOW).unwrap_or(bytes);
    if !contains(head, b"%PDF-") {
        return Err(malformed("it does not begin like a PDF"));
    }
    let reading = || {
        let pdf = open(bytes, maker)?;
        let mut ambiguities = Ambiguities::default();
        let largest_form = match maker {
            Maker::Anyone => {
                let largest = inflation::of_contents(&pdf)?;
                expansion::before_interpreting(&pdf, &mut ambiguities)?;
                ambiguities.in_file(&pdf, bytes)?;
                largest
            }
            Maker::Ourselves => 0,
        };
        let mut read = assemble(&pdf, bytes, maker, look, largest_form)?;
        read.facts.ambiguities = ambiguities.finish();
        Ok(read)
    };
    within_budget(|| guarded(reading))
}

/// Opens a file whose size and whose compressed streams are within bounds.
fn open(bytes: &[u8], maker: Maker) -> Result<Pdf> {
    if is_encrypted(bytes) {
        within("bytes in an encrypted file", bytes.len(), MAX_ENCRYPTED_BYTES)?;
    }
    if maker == Maker::Anyone {
        inflation::before_opening(bytes)?;
    }
    let pdf = hayro(|| Pdf::new(bytes.to_vec())).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            Error::EncryptedPdf
        }
        LoadPdfError::Decryption(_) => malformed("its encryption is not supported"),
        LoadPdfError::Invalid if is_cut_off(bytes) => malformed("it is cut off"),
        LoadPdfError::Invalid => malformed("its objects cannot be found"),
    })?;
    let pages = hayro(|| pdf.pages());
    within("pages", pages.len(), MAX_PAGES)?;
    if pages.is_empty() {
        return Err(malformed("it has no pages"));
    }
    Ok(pdf)
}

/// Whether the end of the file is missing.
fn is_cut_off(bytes: &[u8]) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(MARKER_WINDOW)..).unwrap_or(bytes);
    !contains(tail, b"%%EOF")
}

/// What the content streams of all pages show.
struct Shown {
    pages: Vec<PageInfo>,
    recording: Recording,
    hidden: Vec<Glyph>,
    /// What annotations paint over the pages.
    over: Recording,
    look: Option<Look>,
}

/// Interprets the content stream of every page; `largest_form` is what drawing one form may
/// cost, in bytes.
fn show_pages(
    pdf: &Pdf,
    maker: Maker,
    look: bool,
    largest_form: usize,
    has_hidden_layers: bool,
) -> Shown {
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings {
        warning_sink: Arc::new(|_| {}),
        ..InterpreterSettings::default()
    };
    let (xref, sources) = (pdf.xref(), hayro(|| pdf.pages()));
    let mut recorder = Recorder::new(largest_form);
    recorder.make_room(sources.len());
    if maker == Maker::Anyone {
        recorder.know(Rc::new(Type1Names::of(sources, &settings)));
    }
    let (mut behind, mut hidden) = (Recorder::new(largest_form), Vec::new());
    let mut over = Recorder::new(largest_form);
    let mut looker = look.then(Looker::new);
    let mut pages = Vec::with_capacity(sources.len());
    let plain: Vec<_> =
        sources.iter().map(|page| PlainSpaces::of(page.resources())).collect();
    for (index, (page, plain)) in sources.iter().zip(&plain).enumerate() {
        let (width, height) = hayro(|| page.render_dimensions());
        let info = PageInfo {
            number: PageNumber::from_index(index),
            width: width.into(),
            height: height.into(),
            unit: unit(page),
        };
        let bounds = kurbo::Rect::new(0.0, 0.0, info.width, info.height);
        let context = || {
            let to_page = to_page(page);
            hayro(|| Context::new(to_page, bounds, &cache, xref, settings.clone()))
        };
        recorder.begin_page(&info);
        let before = recorder.glyphs().len();
        // The appearances of annotations are not part of the page's content, and none of the
        // readers that the orders stand for reads them.
        let resources = plain.within(page.resources());
        let mut first = context();
        if let Some(looker) = &mut looker {
            let mut painted = looker.page(&mut recorder, &info);
            let mut device = Callbacks(&mut painted);
            hayro(|| {
                interpret(page.typed_operations(), &resources, &mut first, &mut device);
            });
            let mut context = over_page(page, bounds, &cache, &settings);
            let mut device = Callbacks(painted.over());
            hayro(|| interpret_page(page, &mut context, &mut device));
            painted.finish();
        } else {
            let mut device = Callbacks(&mut recorder);
            hayro(|| {
                interpret(page.typed_operations(), &resources, &mut first, &mut device);
            });
        }
        if has_hidden_layers {
            let shown = recorder.glyphs().get(before..).unwrap_or_default();
            behind.begin_page(&info);
            let second = &mut context();
            hidden.extend(layers::hidden(page, &resources, shown, second, &mut behind));
        }
        if maker == Maker::Anyone {
            over.begin_page(&info);
            let mut context = over_page(page, bounds, &cache, &settings);
            let mut device = Callbacks(&mut over);
            hayro(|| interpret_page(page, &mut context, &mut device));
        }
        pages.push(info);
    }
    Shown {
        pages,
        recording: recorder.finish(),
        hidden,
        over: over.finish(),
        look: looker.map(Looker::finish),
    }
}

/// By how much the lengths of a page are multiplied.
fn unit(page: &Page<'_>) -> f64 {
    let unit = hayro(|| page.raw().get::<f32>(b"UserUnit")).map(f64::from);
    unit.filter(|unit| unit.is_finite() && *unit > 0.0).unwrap_or(1.0)
}

/// The state in which what annotations show is interpreted, and not the content of the page.
fn over_page<'a>(
    page: &Page<'a>,
    bounds: kurbo::Rect,
    cache: &InterpreterCache<'a>,
    settings: &InterpreterSettings,
) -> Context<'a> {
    let settings = InterpreterSettings {
        render_content: RenderContent::ANNOTATIONS,
        ..settings.clone()
    };
    let to_page = to_page(page);
    hayro(|| Context::new(to_page, bounds, cache, page.xref(), settings))
}

/// Reads everything that an [`Extraction`] holds.
fn assemble(
    pdf: &Pdf,
    bytes: &[u8],
    maker: Maker,
    look: bool,
    largest_form: usize,
) -> Result<Extraction> {
    let xref = pdf.xref();
    let catalog = hayro(|| xref.get::<Dict<'_>>(xref.root_id())).unwrap_or_default();
    let mut facts = match maker {
        Maker::Anyone => Facts::read(pdf, bytes, &catalog),
        Maker::Ourselves => Facts::default(),
    };
    facts.cut_off = is_cut_off(bytes);
    let shown =
        show_pages(pdf, maker, look, largest_form, !facts.hidden_layers.is_empty());
    let mut channels = match maker {
        Maker::Anyone => Channels::read(pdf, &catalog)?,
        Maker::Ourselves => Channels::default(),
    };
    let beside = shown.recording.beside.iter().chain(&shown.over.beside);
    for (channel, text) in beside {
        channels.add(*channel, text.trim().to_owned())?;
    }
    let painted: String =
        shown.over.glyphs.iter().map(|glyph| glyph.unicode.to_string()).collect();
    channels.add(Channel::Appearance, painted)?;
    let appearances = shown.over.glyphs.len() + shown.over.drawings.len();
    let pages = hayro(|| pdf.pages());
    let annotations = match maker {
        Maker::Anyone => pages.iter().map(annotations::visible).sum(),
        Maker::Ourselves => 0,
    };
    let page_ids: Vec<_> = pages.iter().map(|page| page.raw().obj_id()).collect();
    let tree = Tree::read(xref, &catalog, &page_ids)?;
    let lang = hayro(|| catalog.get::<PdfString<'_>>(b"Lang"))
        .map(|lang| text_string(&lang))
        .filter(|lang| !lang.is_empty());
    let title = hayro(|| pdf.metadata()).title.as_deref().map(text_string);
    let Recording { glyphs, drawings, faces, actual_texts, reversed_chars, .. } =
        shown.recording;
    Ok(Extraction {
        pages: shown.pages,
        glyphs,
        hidden: shown.hidden,
        drawings,
        faces,
        facts,
        channels: channels.finish(),
        appearances,
        annotations,
        look: shown.look,
        actual_texts,
        reversed_chars,
        tree,
        title,
        lang,
    })
}

fn malformed(reason: &str) -> Error {
    Error::MalformedPdf { reason: reason.to_owned() }
}

fn contains(bytes: &[u8], marker: &[u8]) -> bool {
    memmem::find(bytes, marker).is_some()
}
