//! The interface between rendering and the place where a layout is compiled: this process, or a
//! process of its own.

use crate::diag::{Findings, Warned};
use crate::document::{Document, Info};
use crate::export::{ExportOptions, Format, OutputFile};
use crate::layout::{Layout, LayoutOptions, Typography};
use crate::settings::Settings;
use crate::typeset::{Filled, Typeset, Typesetter};

/// Lays out documents with one layout and writes the pages as files.
pub trait Press: Sync {
    /// The layout.
    fn layout(&self) -> &Layout;

    /// The typesetter, which has the fonts.
    fn typesetter(&self) -> &Typesetter;

    /// Lays `document` out and writes its pages as files.
    ///
    /// # Errors
    /// See [`Typesetter::typeset`] and [`Format::from_pages`].
    fn print(
        &self,
        document: &Document,
        options: &LayoutOptions,
        wanted: &Wanted<'_>,
    ) -> Warned<Result<Printed, Findings>>;

    /// What the layout receives for `document` where these looks are set. Fonts that were added
    /// to the typesetter come after the layout's.
    fn options(&self, looks: Settings, document: &Document) -> LayoutOptions {
        let mut options = self.layout().options(looks);
        let Typography { fonts, display_font, strangers, emoji, leftward, .. } =
            &mut options.typography;
        for family in self.typesetter().given_families() {
            if !fonts.iter().any(|known| known == family) {
                fonts.push(family.to_owned());
            }
        }
        if let Some(first) = self.typesetter().right_to_left_family(document) {
            fonts.retain(|family| family != first);
            fonts.insert(0, first.to_owned());
            // The line must be one run, in headings as elsewhere.
            *display_font = None;
        }
        *leftward = self.typesetter().leftward_families(document);
        if let Some(family) = fonts.first() {
            *strangers = self.typesetter().strangers(document, family);
        }
        if let Some(family) = display_font {
            let more = self.typesetter().strangers(document, family);
            let more = more.chars().filter(|c| !strangers.contains(*c));
            let more: String = more.collect();
            strangers.push_str(&more);
        }
        *emoji = document.has_emoji();
        options
    }
}

/// The files to write.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Their formats; those that need no pages are ignored.
    pub formats: &'a [Format],
    /// How they are written.
    pub export: &'a ExportOptions,
    /// Whether none is written where less space may save the last page: then the caller prints
    /// again, and decides with which space.
    pub sparing: bool,
}

/// Pages as files.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Printed {
    /// How many pages there are; at least one.
    pub pages: usize,
    /// How the lines fill them.
    pub filled: Filled,
    /// The files in all formats, in the order of the formats and pages.
    pub files: Vec<OutputFile>,
}

impl Printed {
    /// Writes pages as files.
    ///
    /// # Errors
    /// See [`Format::from_pages`].
    pub(crate) fn of(
        typeset: &Typeset,
        info: &Info,
        wanted: &Wanted<'_>,
    ) -> Result<Self, Findings> {
        let mut printed = Self {
            pages: typeset.page_count(),
            filled: typeset.filled(),
            files: Vec::new(),
        };
        if !(wanted.sparing && printed.filled.may_save_a_page()) {
            for format in wanted.formats {
                printed.files.extend(format.from_pages(typeset, info, wanted.export)?);
            }
        }
        Ok(printed)
    }

    /// The PDF; `None` if it was not asked for.
    #[must_use]
    pub fn pdf(&self) -> Option<&[u8]> {
        let pdf = self.files.iter().find(|file| file.format == Format::PDF)?;
        Some(&pdf.content)
    }
}

/// Prints in this process, without limits on time and memory, so only trusted layouts.
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
        let output =
            output.and_then(|typeset| Printed::of(&typeset, &document.info, wanted));
        Warned { output, warnings }
    }
}
