//! Opening a PDF: untrusted bytes come in, an [`Extraction`] or an [`Error`] goes out.
//!
//! This is the one place where the PDF library is run, and so the one place where its panics
//! are caught (`boundary`) and its work is bounded (`bounds`, `inflation`).

use std::sync::Arc;

use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, TransformExt, interpret,
};
use hayro_syntax::object::{Dict, String as PdfString};
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use kurbo::Affine;
use memchr::memmem;

use super::boundary::guarded;
use super::bounds::{MAX_BYTES, MAX_ENCRYPTED_BYTES, MAX_PAGES, within};
use super::colours::PlainSpaces;
use super::facts::{Facts, is_encrypted};
use super::recorder::{Recorder, Recording};
use super::strings::text_string;
use super::tree::Tree;
use super::{Extraction, PageInfo, inflation, layers};
use crate::error::{Error, Result};
use crate::geom::PageNumber;

/// How far from either end of a file its markers may stand (ISO 32000-1 Annex H, note to
/// §7.5.2 and §7.5.5, on what readers accept).
const MARKER_WINDOW: usize = 1024;

/// Who made a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Maker {
    /// It may be made to be expensive.
    Anyone,
    /// This program, a moment ago.
    Ourselves,
}

/// See [`Extraction::read`] and [`Extraction::read_own`].
pub(super) fn read(bytes: &[u8], maker: Maker) -> Result<Extraction> {
    within("bytes", bytes.len(), MAX_BYTES)?;
    let head = bytes.get(..MARKER_WINDOW).unwrap_or(bytes);
    if !contains(head, b"%PDF-") {
        return Err(malformed("it does not begin like a PDF"));
    }
    guarded(|| open(bytes, maker))
}

/// Whether the end of the file is missing.
fn is_cut_off(bytes: &[u8]) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(MARKER_WINDOW)..).unwrap_or(bytes);
    !contains(tail, b"%%EOF")
}

fn open(bytes: &[u8], maker: Maker) -> Result<Extraction> {
    if is_encrypted(bytes) {
        within("bytes in an encrypted file", bytes.len(), MAX_ENCRYPTED_BYTES)?;
    }
    if maker == Maker::Anyone {
        inflation::before_opening(bytes)?;
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            Error::EncryptedPdf
        }
        LoadPdfError::Decryption(_) => malformed("its encryption is not understood"),
        LoadPdfError::Invalid if is_cut_off(bytes) => malformed("it is cut off"),
        LoadPdfError::Invalid => malformed("its objects cannot be found"),
    })?;
    within("pages", pdf.pages().len(), MAX_PAGES)?;
    if pdf.pages().is_empty() {
        return Err(malformed("it has no pages"));
    }
    let largest_form = match maker {
        Maker::Anyone => inflation::of_contents(&pdf)?,
        Maker::Ourselves => 0,
    };

    let cache = InterpreterCache::new();
    let settings = InterpreterSettings {
        warning_sink: Arc::new(|_| {}),
        ..InterpreterSettings::default()
    };
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).unwrap_or_default();
    let mut facts = match maker {
        Maker::Anyone => Facts::read(&pdf, bytes, &catalog),
        Maker::Ourselves => Facts::default(),
    };
    facts.cut_off = is_cut_off(bytes);
    let mut recorder = Recorder::new(largest_form);
    recorder.make_room(pdf.pages().len());
    let (mut behind, mut hidden) = (Recorder::new(largest_form), Vec::new());
    let mut pages = Vec::with_capacity(pdf.pages().len());
    let plain: Vec<_> =
        pdf.pages().iter().map(|page| PlainSpaces::of(page.resources())).collect();
    for (index, (page, plain)) in pdf.pages().iter().zip(&plain).enumerate() {
        let (width, height) = page.render_dimensions();
        let info = PageInfo {
            number: PageNumber::from_index(index),
            width: width.into(),
            height: height.into(),
        };
        let bounds = kurbo::Rect::new(0.0, 0.0, info.width, info.height);
        let context =
            || Context::new(to_page(page), bounds, &cache, pdf.xref(), settings.clone());
        recorder.begin_page(&info);
        let before = recorder.glyphs().len();
        // Annotations' appearances are no part of the page's content, and no reader this
        // module stands for reads them.
        let resources = plain.within(page.resources());
        interpret(page.typed_operations(), &resources, &mut context(), &mut recorder);
        if !facts.hidden_layers.is_empty() {
            let shown = recorder.glyphs().get(before..).unwrap_or_default();
            behind.begin_page(&info);
            let context = &mut context();
            hidden.extend(layers::hidden(page, &resources, shown, context, &mut behind));
        }
        pages.push(info);
    }

    let page_ids: Vec<_> = pdf.pages().iter().map(|page| page.raw().obj_id()).collect();
    let tree = Tree::read(pdf.xref(), &catalog, &page_ids)?;
    let lang = catalog
        .get::<PdfString<'_>>(b"Lang")
        .map(|lang| text_string(&lang))
        .filter(|lang| !lang.is_empty());
    let title = pdf.metadata().title.as_deref().map(text_string);
    let Recording { glyphs, drawings, faces, actual_texts, reversed_chars } =
        recorder.finish();
    Ok(Extraction {
        pages,
        glyphs,
        hidden,
        drawings,
        faces,
        facts,
        actual_texts,
        reversed_chars,
        tree,
        title,
        lang,
    })
}

/// From PDF's user space to ours: the origin moves to the top left of the visible box, y is
/// turned downwards, and `/Rotate` is applied (ISO 32000-1 §7.7.3.3).
pub(super) fn to_page(page: &Page<'_>) -> Affine {
    page.initial_transform(true).to_kurbo()
}

fn malformed(reason: &str) -> Error {
    Error::MalformedPdf { reason: reason.to_owned() }
}

fn contains(bytes: &[u8], marker: &[u8]) -> bool {
    memmem::find(bytes, marker).is_some()
}
