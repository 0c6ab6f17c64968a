//! What prints: a [`Document`] and the choices about its looks come in, files made from pages
//! go out – in this process, or wherever an implementation runs the layout.

use crate::diag::{Findings, Warned};
use crate::document::Document;
use crate::export::{ExportOptions, Format, OutputFile};
use crate::layout::{Layout, LayoutChoices, LayoutOptions};
use crate::typeset::Typesetter;

/// Lays documents out in one layout and makes files of the pages.
pub trait Press: Sync {
    /// The layout.
    fn layout(&self) -> &Layout;

    /// The fonts there are.
    fn typesetter(&self) -> &Typesetter;

    /// Lays `document` out and makes files of its pages.
    ///
    /// # Errors
    /// See [`Typesetter::typeset`]; and findings about what a format cannot hold.
    fn print(
        &self,
        document: &Document,
        options: &LayoutOptions,
        wanted: &Wanted<'_>,
    ) -> Warned<Result<Printed, Findings>>;

    /// Every choice made for `document`: `choices`, and where there is none the layout's own.
    /// The fonts that the person named come after the layout's.
    fn options(&self, choices: LayoutChoices, document: &Document) -> LayoutOptions {
        let mut options = self.layout().options(choices);
        for family in self.typesetter().given_families() {
            if !options.fonts.iter().any(|known| known == family) {
                options.fonts.push(family.to_owned());
            }
        }
        if let Some(first) = self.typesetter().right_to_left_family(document) {
            options.fonts.retain(|family| family != first);
            options.fonts.insert(0, first.to_owned());
        }
        if let Some(family) = options.fonts.first() {
            options.strangers = self.typesetter().strangers(document, family);
        }
        options
    }
}

/// The files asked for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Their formats; those made from words alone are passed over.
    pub formats: &'a [Format],
    /// How they are written.
    pub export: &'a ExportOptions,
}

/// Pages, as files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Printed {
    /// How many pages there are; at least one.
    pub pages: usize,
    /// The files of all formats asked for, in the order of the formats and pages.
    pub files: Vec<OutputFile>,
}

impl Printed {
    /// The PDF; `None` if it was not asked for.
    #[must_use]
    pub fn pdf(&self) -> Option<&[u8]> {
        let pdf = self.files.iter().find(|file| file.format == Format::PDF)?;
        Some(&pdf.content)
    }
}

/// Prints in this process, without bounds on time and memory; only what is trusted.
#[derive(Debug, Clone, Copy)]
pub struct InProcess<'a> {
    /// The fonts.
    pub typesetter: &'a Typesetter,
    /// The layout.
    pub layout: &'a Layout,
}

impl Press for InProcess<'_> {
    fn layout(&self) -> &Layout {
        self.layout
    }

    fn typesetter(&self) -> &Typesetter {
        self.typesetter
    }

    fn print(
        &self,
        document: &Document,
        options: &LayoutOptions,
        wanted: &Wanted<'_>,
    ) -> Warned<Result<Printed, Findings>> {
        let Warned { output, warnings } =
            self.typesetter.typeset(document, self.layout, options);
        let output = output.and_then(|typeset| {
            let mut files = Vec::new();
            for format in wanted.formats {
                files.extend(format.from_pages(
                    &typeset,
                    &document.info,
                    wanted.export,
                )?);
            }
            Ok(Printed { pages: typeset.page_count(), files })
        });
        Warned { output, warnings }
    }
}
