//! Typesets documents: compiles a layout with a document as its data, through Typst.
//!
//! Everything that needs the engine to lay out lives here. The document reaches a layout as
//! data – a virtual file of JSON – and never as source, so no text of a résumé can become code.

mod coverage;
mod data;
mod diagnostics;
mod filled;
mod finish;
mod fonts;
mod leader;
mod library;
mod marks;
mod metadata;
mod paths;
mod world;

use std::fmt;

use typst_layout::PagedDocument;

use crate::diag::{Diagnostic, Findings, Warned};
use crate::document::Document;
use crate::layout::{LAYOUT_FAILED, Layout, LayoutOptions};

pub(crate) use data::Data;
pub use filled::Filled;
pub use world::{Typesetter, main_source};

/// A document laid out on pages.
pub struct Typeset {
    document: PagedDocument,
}

impl Typeset {
    /// How many pages there are; at least one.
    #[must_use]
    pub fn page_count(&self) -> usize {
        self.document.pages().len()
    }

    /// How the lines fill the pages.
    #[must_use]
    pub fn filled(&self) -> Filled {
        Filled::of(&self.document)
    }

    /// The pages as the engine knows them.
    pub(crate) fn paged(&self) -> &PagedDocument {
        &self.document
    }
}

impl fmt::Debug for Typeset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Typeset").field("pages", &self.page_count()).finish()
    }
}

impl Typesetter {
    /// Lays `document` out with a trusted `layout`, in this process, without limits on time or
    /// memory.
    ///
    /// # Errors
    /// Findings about characters that no font covers, each with its field, before anything is
    /// laid out; or findings about the layout's code; or one that the layout is not trusted.
    pub fn typeset(
        &self,
        document: &Document,
        layout: &Layout,
        options: &LayoutOptions,
    ) -> Warned<Result<Typeset, Findings>> {
        if !layout.is_trusted() {
            let message = "the layout is untrusted: it needs a process of its own";
            let finding = Diagnostic::error(LAYOUT_FAILED, layout.place(None), message);
            return Warned::clean(Err(finding.into()));
        }
        let uncovered = self.uncovered(document, &options.typography.fonts);
        if !uncovered.is_empty() {
            return Warned::clean(Err(uncovered));
        }
        let typeset = self.typeset_data(
            layout,
            &options.typography.fonts,
            Data::of(document, options),
        );
        let mut warnings = warnings(document);
        warnings.extend(typeset.warnings);
        Warned { output: typeset.output, warnings }
    }

    /// Lays out data that is known to be covered by fonts, with any layout: the layout must be
    /// trusted, or this process be one that may be killed.
    pub(crate) fn typeset_data(
        &self,
        layout: &Layout,
        families: &[String],
        data: Data,
    ) -> Warned<Result<Typeset, Findings>> {
        let is_concerned = data.has(marks::is_concerned);
        let world = self.world(layout, families, data);
        let compiled = typst::compile::<PagedDocument>(&world);
        let warnings = diagnostics::convert(&world, &compiled.warnings);
        let output = match compiled.output {
            Ok(document) => {
                let document =
                    if is_concerned { marks::respelled(document) } else { document };
                Ok(Typeset { document: finish::finish(&document) })
            }
            Err(errors) => Err(diagnostics::convert(&world, &errors)),
        };
        self.tidy();
        Warned { output, warnings }
    }
}

/// Warnings about a document in whatever layout.
pub(crate) fn warnings(document: &Document) -> Findings {
    let mut warnings = coverage::overlong_words(document);
    warnings.extend(metadata::shortened(document));
    warnings
}
