//! Rendering with proof: a [`Document`] becomes a PDF that was read back and compared with it.
//!
//! The stages, in order: the appearance is settled so that the document fits the pages allowed
//! (`fit`); it is printed and read back; its pages are looked over for what is worth a warning
//! (`fill`).

mod cut;
mod elsewhere;
mod ends;
mod files;
mod fill;
mod fit;
mod press;
mod printed;
mod proved;
pub(crate) mod tightness;

use std::num::NonZeroUsize;

use crate::diag::{Diagnostic, Findings, JsonPointer, Location, Warned};
use crate::document::Document;
use crate::export::{ExportOptions, Format, OutputFile};
use crate::extract::Extraction;
use crate::layout::options::PAGES;
use crate::layout::{Layout, LayoutOptions, PageLimit, with_paper_of};
use crate::photo::Photo;
use crate::resume::codes::NOTHING_TO_PRINT;
use crate::setters::setters;
use crate::settings::Settings;
use crate::typeset::Typesetter;
use crate::verify::Verification;

use printed::Reading;

pub use cut::Cut;
pub(crate) use elsewhere::proved_elsewhere;
pub use fit::Fit;
pub(crate) use fit::fits;
pub use press::{InProcess, Press, Printed, Wanted};
use proved::{Printer, Proved};

pub use printed::{BadBreak, BadBreakKind, bad_breaks};

/// How a document is rendered.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct RenderOptions {
    /// The appearance and the maximum number of pages: the [options](crate::options) of looks;
    /// others are ignored. Unless it is set, the paper follows the country in the résumé.
    pub looks: Settings,
    /// Whether to find out which setting would pull in a nearly empty last page, for the hint of
    /// that finding. The document is laid out several more times for it.
    pub try_tighter: bool,
    /// The formats to make, in addition to the PDF.
    pub formats: Vec<Format>,
    /// How files are written.
    pub export: ExportOptions,
    /// Whether the pages are looked at even if the layout is bundled. Those of any other layout
    /// always are.
    pub examine: bool,
    /// Whether the PDF may hold ink that is not examined, such as a picture.
    pub allow_unexamined: bool,
    /// The photo to print beside the name.
    pub photo: Option<Photo>,
}

setters!(RenderOptions {
    looks: Settings,
    try_tighter: bool,
    formats: Vec<Format>,
    export: ExportOptions,
    examine: bool,
    allow_unexamined: bool,
    photo: Option<Photo>,
});

impl RenderOptions {
    /// The maximum number of pages that the looks set; `None` allows any number.
    #[must_use]
    pub fn page_limit(&self) -> Option<NonZeroUsize> {
        self.looks.get(PAGES).and_then(PageLimit::most)
    }
}

/// A résumé rendered and read back.
#[derive(Debug)]
pub struct Rendered {
    /// The document that was rendered.
    pub document: Document,
    /// The options it was laid out with.
    pub options: LayoutOptions,
    /// How many pages there are; at least one.
    pub pages: usize,
    /// The PDF.
    pub pdf: Vec<u8>,
    /// The proof: the PDF and the files in other formats as read back, compared with the document.
    pub verification: Verification,
    /// How the document was fitted to the maximum number of pages, if one was set.
    pub fit: Option<Fit>,
    extraction: Extraction,
    /// The files, without the PDF.
    files: Vec<OutputFile>,
}

/// Renders `document` with a trusted `layout`, in this process, and reads the PDF back.
///
/// # Errors
/// See [`render_with`].
pub fn render(
    document: Document,
    typesetter: &Typesetter,
    layout: &Layout,
    options: &RenderOptions,
) -> Warned<Result<Rendered, Findings>> {
    render_with(document, &InProcess { typesetter, layout }, options)
}

/// Renders `document` with `press`, which decides where the layout is compiled, and reads the
/// PDF back.
///
/// # Errors
/// That there is nothing to print; findings about characters that no font covers, or about the
/// layout. A failed proof is not an error here, see [`Rendered::verification`]; neither are too
/// many pages, see [`Rendered::fit`].
pub fn render_with(
    document: Document,
    press: &dyn Press,
    options: &RenderOptions,
) -> Warned<Result<Rendered, Findings>> {
    if let Some(nothing) = nothing_to_print(&document) {
        return Warned::clean(Err(nothing.into()));
    }
    let page_limit = options.page_limit();
    let mut looks = press.options(with_paper(&options.looks, &document), &document);
    looks.photo.clone_from(&options.photo);
    let (looks, fit) = match page_limit {
        None => (looks, None),
        Some(limit) => match fit::fit(&document, press, &looks, limit, &options.export) {
            Ok((looks, fit)) => (looks, Some(fit)),
            Err(findings) => return Warned::clean(Err(findings)),
        },
    };
    let mut formats = vec![Format::PDF];
    for format in &options.formats {
        if !formats.contains(format) {
            formats.push(*format);
        }
    }
    let wanted = Wanted { formats: &formats, export: &options.export, sparing: false };
    let reading = if options.examine { Reading::Look } else { Reading::Proof };
    let allow_unexamined = options.allow_unexamined;
    let printer =
        Printer { document: &document, press, wanted, reading, allow_unexamined };
    // A nearly empty last page is filled by default.
    let (output, mut warnings) = match options.looks.get(PAGES) {
        None => fill::proved_and_filled(&printer, &looks),
        Some(_) => printer.proved(&looks),
    };
    let output = output.map(|proved| {
        if page_limit.is_none() {
            let tries = options.try_tighter.then_some(press);
            warnings.extend(fill::nearly_empty(&document, tries, &proved));
        }
        let Proved { looks, printed, extraction, mut verification } = proved;
        let Printed { pages, files, .. } = printed;
        let (pdf, files): (Vec<OutputFile>, Vec<OutputFile>) =
            files.into_iter().partition(|file| file.format == Format::PDF);
        let pdf = pdf.into_iter().next().map(|file| file.content).unwrap_or_default();
        let (more, defects) =
            files::from_words(&document, &looks, &formats, &options.export);
        verification.defects.extend(defects);
        let files = files.into_iter().chain(more).collect();
        Rendered {
            document,
            options: looks,
            pages,
            pdf,
            extraction,
            verification,
            fit,
            files,
        }
    });
    Warned { output, warnings }
}

/// The errors of [`render_with`] that are known before anything is laid out: that there is
/// nothing to print, and characters that no font covers.
#[must_use]
pub fn foreseen(document: &Document, press: &dyn Press, looks: &Settings) -> Findings {
    if let Some(nothing) = nothing_to_print(document) {
        return nothing.into();
    }
    let looks = press.options(with_paper(looks, document), document);
    press.typesetter().uncovered(document, &looks.typography.fonts)
}

fn nothing_to_print(document: &Document) -> Option<Diagnostic> {
    let message = "there is nothing to print: no key that is printed has any text";
    let at = Location::pointer(JsonPointer::root());
    document.lines().is_empty().then(|| {
        Diagnostic::error(NOTHING_TO_PRINT, at, message)
            .hint("start with `\"basics\": { \"name\": \"…\" }`")
    })
}

/// The looks with the paper of the résumé's country, unless they set one.
pub(crate) fn with_paper(looks: &Settings, document: &Document) -> Settings {
    with_paper_of(looks, document.info.country.as_deref())
}

impl Rendered {
    /// The PDF as it was read back for the proof. For a trusted layout, facts about the file
    /// itself were not read: see [`Extraction::read`].
    #[must_use]
    pub fn extraction(&self) -> &Extraction {
        &self.extraction
    }

    /// The files in `formats`, in the order of the formats and pages.
    ///
    /// A format other than PDF has none unless it was in [`RenderOptions::formats`].
    #[must_use]
    pub fn into_files(self, formats: &[Format]) -> Vec<OutputFile> {
        let Self { pdf, mut files, .. } = self;
        files.push(OutputFile { format: Format::PDF, page: None, content: pdf });
        let mut sorted = Vec::with_capacity(files.len());
        for &format in formats {
            let (these, others): (Vec<OutputFile>, Vec<OutputFile>) =
                files.into_iter().partition(|file| file.format == format);
            sorted.extend(these);
            files = others;
        }
        sorted
    }
}
