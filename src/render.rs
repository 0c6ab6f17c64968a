//! The whole way: a résumé comes in, a PDF goes out together with the proof that it reads back
//! as that résumé.

use crate::diag::{Code, Diagnostic, Findings, JsonPointer, Location, Warned};
use crate::document::{Document, ResolveOptions};
use crate::export::{ExportOptions, Format, Input};
use crate::layout::{Layout, LayoutOptions, Paper, Typeset, Typesetter};
use crate::resume::Resume;
use crate::verify::{Verification, verify};

/// A résumé without any text.
const NOTHING_TO_PRINT: Code = Code::new("R025", "nothing-to-print");

/// Kerning was given up for the proof.
const KERNING_OFF: Code = Code::new("L004", "kerning-off");

/// What a person may choose of a rendering.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RenderOptions {
    /// What is said, and in what order.
    pub resolve: ResolveOptions,
    /// The sheet; `None` chooses by the country in the résumé.
    pub paper: Option<Paper>,
    /// How files are written.
    pub export: ExportOptions,
}

/// A résumé rendered and read back.
#[derive(Debug)]
pub struct Rendered {
    /// What the résumé says.
    pub document: Document,
    /// Its pages.
    pub typeset: Typeset,
    /// The PDF.
    pub pdf: Vec<u8>,
    /// What came of reading the PDF back.
    pub verification: Verification,
    options: ExportOptions,
}

/// Renders `resume` with `layout` and reads the PDF back.
///
/// # Errors
/// Findings about characters no font has, or about the layout. A failed proof is no error here:
/// see [`Rendered::verification`].
pub fn render(
    resume: &Resume,
    typesetter: &Typesetter,
    layout: &Layout,
    options: &RenderOptions,
) -> Warned<Result<Rendered, Findings>> {
    let document = Document::resolve(resume, &options.resolve);
    let paper = options.paper.unwrap_or_else(|| {
        document.info.country.as_deref().map(Paper::of_country).unwrap_or_default()
    });
    let set = |kerning| {
        let layout_options = LayoutOptions { paper, kerning };
        let Warned { output, warnings } =
            typesetter.typeset(&document, layout, layout_options);
        (output.and_then(|typeset| prove(&document, typeset, options)), warnings)
    };
    let (mut output, mut warnings) = set(true);
    // Kerning is the one thing that can be given up for the proof without changing a word.
    if output.as_ref().is_ok_and(|(_, _, proof)| !proof.is_faithful())
        && let (Ok(plain), plain_warnings) = set(false)
        && plain.2.is_faithful()
    {
        output = Ok(plain);
        warnings = plain_warnings;
        let message = "the page is set without kerning: with it, a reader tears words";
        warnings.push(Diagnostic::note(KERNING_OFF, Location::Nowhere, message));
    }
    if document.lines().is_empty() {
        let message = "the résumé has nothing to print: the page is empty";
        warnings.push(
            Diagnostic::warning(
                NOTHING_TO_PRINT,
                Location::pointer(JsonPointer::root()),
                message,
            )
            .hint("begin with `\"basics\": { \"name\": \"…\" }`"),
        );
    }
    let output = output.map(|(typeset, pdf, verification)| Rendered {
        document,
        typeset,
        pdf,
        verification,
        options: options.export.clone(),
    });
    Warned { output, warnings }
}

/// The PDF of some pages, and what came of reading it back.
fn prove(
    document: &Document,
    typeset: Typeset,
    options: &RenderOptions,
) -> Result<(Typeset, Vec<u8>, Verification), Findings> {
    let input = Input { document, typeset: &typeset, options: &options.export };
    let pdf = Format::PDF.export(input)?;
    // Our own exporter's bytes always open; if not, nothing is proved.
    let verification = verify(document, &pdf)
        .unwrap_or_else(|error| panic!("the exported PDF cannot be read back: {error}"));
    Ok((typeset, pdf, verification))
}

impl Rendered {
    /// The content of a file in `format`.
    ///
    /// # Errors
    /// See [`Format::export`].
    pub fn export(&self, format: Format) -> Result<Vec<u8>, Findings> {
        if format == Format::PDF {
            return Ok(self.pdf.clone());
        }
        format.export(Input {
            document: &self.document,
            typeset: &self.typeset,
            options: &self.options,
        })
    }
}
