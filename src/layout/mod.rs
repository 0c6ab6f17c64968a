//! Typesets a document: a [`Document`] and a [`Layout`] come in, pages ([`Typeset`]) go out.
//!
//! A layout is Typst code that styles what the document says. The document reaches it as data
//! – a virtual file of JSON – and never as source, so no text of a résumé can become code.

mod accent;
mod coverage;
mod diagnostics;
mod files;
mod fonts;
mod library;
mod options;
mod paper;
mod world;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use typst::foundations::Bytes;
use typst_layout::PagedDocument;

use crate::diag::{Code, Diagnostic, Findings, Warned};
use crate::document::Document;

pub(crate) use files::{MAIN_FILE, MANIFEST_FILE};

pub use accent::{Accent, NoAccent};
#[cfg(feature = "cli")]
pub(crate) use coverage::endless_words;
pub use options::{
    Bullet, Density, Family, FontSize, HeadingCase, LayoutChoices, LayoutOptions, Margins,
};
pub use paper::Paper;
pub use world::{Typesetter, main_source};

/// The layout's own code is at fault, or the engine.
pub(crate) const LAYOUT_FAILED: Code = Code::new("T001", "layout-failed");
/// A word is wider than any line.
pub(crate) const ENDLESS_WORD: Code = Code::new("T003", "overlong-word");
/// No font has the character.
pub(crate) const UNCOVERED_CHARACTER: Code = Code::new("T002", "uncovered-character");

/// A way to style a document.
#[derive(Debug, Clone)]
pub struct Layout {
    name: Cow<'static, str>,
    /// What its folder is called where findings name its files.
    folder: Cow<'static, str>,
    /// By their path in the folder.
    files: BTreeMap<Cow<'static, str>, Bytes>,
    manifest: Manifest,
    trusted: bool,
}

/// What a layout says of itself: its `layout.json`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Manifest {
    /// Its name as a person writes it.
    pub title: String,
    /// Its character, in one line.
    pub summary: String,
    /// The families it sets text in, the first that has a glyph being used.
    pub fonts: Vec<String>,
    /// What it chooses where the person chooses nothing.
    pub options: LayoutChoices,
}

/// A layout that is part of the product.
struct BuiltIn {
    name: &'static str,
    source: &'static str,
    manifest: &'static str,
}

macro_rules! built_in {
    ($name:literal) => {
        BuiltIn {
            name: $name,
            source: include_str!(concat!("../../layouts/", $name, "/layout.typ")),
            manifest: include_str!(concat!("../../layouts/", $name, "/layout.json")),
        }
    };
}

/// Every layout of the product, in the order they are shown. The first is the default.
const LAYOUTS: &[BuiltIn] = &[
    built_in!("quarto"),
    built_in!("swiss"),
    built_in!("harvard"),
    built_in!("ledger"),
    built_in!("compact"),
    built_in!("band"),
    built_in!("garamond"),
    built_in!("plain"),
];

impl Layout {
    /// The names of the product's layouts, in the order they are shown; the first is the
    /// default.
    pub const NAMES: [&'static str; LAYOUTS.len()] = {
        let mut names = [""; LAYOUTS.len()];
        let mut at = 0;
        while at < LAYOUTS.len() {
            names[at] = LAYOUTS[at].name;
            at += 1;
        }
        names
    };

    /// The product's layouts, in the order they are shown; the first is the default.
    pub fn all() -> impl Iterator<Item = Layout> {
        LAYOUTS.iter().map(|built_in| Self {
            name: built_in.name.into(),
            folder: format!("/layouts/{}", built_in.name).into(),
            files: BTreeMap::from([
                (MAIN_FILE.into(), Bytes::from_string(built_in.source)),
                (MANIFEST_FILE.into(), Bytes::from_string(built_in.manifest)),
            ]),
            // A test reads every manifest.
            manifest: serde_json::from_str(built_in.manifest).unwrap_or_default(),
            trusted: true,
        })
    }

    /// The product's layout called `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Layout> {
        Self::all().find(|layout| layout.name == name)
    }

    /// A layout from its source, which must define `layout(document, options)`.
    ///
    /// The source is compiled in this process, without bounds on time or memory: it must be
    /// trusted. Of `name`, what is neither letter nor digit becomes a hyphen; the engine
    /// remembers names for ever, so there should be few.
    #[must_use]
    pub fn from_source(name: &str, source: &str) -> Layout {
        let name = files::plain_name(name);
        Self {
            folder: format!("/layouts/{name}").into(),
            name: name.into(),
            files: [(MAIN_FILE.into(), Bytes::from_string(source.to_owned()))].into(),
            manifest: Manifest::default(),
            trusted: true,
        }
    }

    /// The name it is chosen by.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it says of itself.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Every choice made: `choices`, and where there is none the layout's own.
    #[must_use]
    pub fn options(&self, choices: LayoutChoices) -> LayoutOptions {
        choices.or(&self.manifest.options).options(&self.manifest.fonts)
    }
}

/// A document laid out on pages.
pub struct Typeset {
    pub(crate) document: PagedDocument,
}

impl Typeset {
    /// How many pages there are; at least one.
    #[must_use]
    pub fn page_count(&self) -> usize {
        self.document.pages().len()
    }

    /// The pages as the engine knows them.
    #[must_use]
    pub fn paged(&self) -> &PagedDocument {
        &self.document
    }
}

impl fmt::Debug for Typeset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Typeset").field("pages", &self.page_count()).finish()
    }
}

impl Typesetter {
    /// Lays `document` out with `layout`, in this process, without bounds on time or memory.
    ///
    /// # Errors
    /// Findings about characters that no font has, before anything is laid out, each with its
    /// field; or about the layout's own code; or one that the layout is not trusted.
    pub fn typeset(
        &self,
        document: &Document,
        layout: &Layout,
        options: &LayoutOptions,
    ) -> Warned<Result<Typeset, Findings>> {
        if !layout.is_trusted() {
            let message = "the layout is not trusted: it needs a process of its own";
            let finding = Diagnostic::error(LAYOUT_FAILED, layout.place(None), message);
            return Warned { output: Err(vec![finding]), warnings: Vec::new() };
        }
        let uncovered = self.uncovered(document, &options.fonts);
        if !uncovered.is_empty() {
            return Warned { output: Err(uncovered), warnings: Vec::new() };
        }
        let typeset =
            self.typeset_data(layout, &options.fonts, Data::of(document, options));
        let mut warnings = coverage::endless_words(document);
        warnings.extend(typeset.warnings);
        Warned { output: typeset.output, warnings }
    }

    /// Lays out what is JSON already and known to be covered by fonts – with any layout: in this
    /// process it must be trusted, or the process be one that may be ended.
    pub(crate) fn typeset_data(
        &self,
        layout: &Layout,
        families: &[String],
        data: Data,
    ) -> Warned<Result<Typeset, Findings>> {
        let world = self.world(layout, families, data);
        let compiled = typst::compile::<PagedDocument>(&world);
        let warnings = diagnostics::convert(&world, &compiled.warnings);
        let output = match compiled.output {
            Ok(document) => Ok(Typeset { document }),
            Err(errors) => Err(diagnostics::convert(&world, &errors)),
        };
        self.tidy();
        Warned { output, warnings }
    }
}

/// What a layout is given, as JSON.
#[derive(Debug, Clone)]
pub(crate) struct Data {
    /// A [`Document`].
    pub(crate) document: Vec<u8>,
    /// [`LayoutOptions`].
    pub(crate) options: Vec<u8>,
}

impl Data {
    /// The JSON of both.
    pub(crate) fn of(document: &Document, options: &LayoutOptions) -> Self {
        // Structs of strings, numbers and lists always have a JSON form.
        let document = serde_json::to_vec(document).unwrap_or_default();
        let options = serde_json::to_vec(options).unwrap_or_default();
        Self { document, options }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layout_says_what_it_is() {
        for built_in in LAYOUTS {
            let manifest: Manifest = serde_json::from_str(built_in.manifest)
                .unwrap_or_else(|error| panic!("{}/layout.json: {error}", built_in.name));
            assert!(!manifest.title.is_empty() && !manifest.summary.is_empty());
            assert!(!manifest.fonts.is_empty(), "{} names no fonts", built_in.name);
        }
    }
}
