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
    let Warned { output, mut warnings } =
        typesetter.typeset(&document, layout, LayoutOptions { paper });
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
    let output = output.and_then(|typeset| finish(document, typeset, options));
    Warned { output, warnings }
}

fn finish(
    document: Document,
    typeset: Typeset,
    options: &RenderOptions,
) -> Result<Rendered, Findings> {
    let input =
        Input { document: &document, typeset: &typeset, options: &options.export };
    let pdf = Format::PDF.export(input)?;
    // Our own exporter's bytes always open; if not, nothing is proved.
    let verification = verify(&document, &pdf)
        .unwrap_or_else(|error| panic!("the exported PDF cannot be read back: {error}"));
    Ok(Rendered { document, typeset, pdf, verification, options: options.export.clone() })
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
