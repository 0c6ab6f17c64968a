//! Layouts as data: the bundled ones, those of users, what each says about itself, and the
//! options a layout takes.
//!
//! Nothing here typesets or needs the engine; that is [`typeset`](crate::typeset)'s work. A
//! layout is a folder of Typst code that defines `layout(document, options)`, described in
//! `layouts/README.md`.

mod accent;
mod bundled;
mod content;
mod families;
mod family;
mod files;
mod given;
mod name;
pub(crate) mod options;
mod page_limit;
mod paper;
mod text_size;

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::{Deserialize, Deserializer, Error};

use crate::diag::Code;
use crate::settings::{Settings, Spec};

pub(crate) use content::{Content, MAIN_FILE, MANIFEST_FILE};
#[cfg(feature = "render")]
pub(crate) use families::{FAMILIES, LEADER_FAMILY};
pub(crate) use families::{bundled_fonts, leader_font};

use bundled::LAYOUTS;

pub use accent::{Accent, NoAccent};
pub use family::Family;
#[cfg(feature = "render")]
pub(crate) use given::with_paper_of;
pub use given::{LayoutOptions, Typography};
pub use name::LayoutName;
pub use options::{
    Appearance, Bullet, DatesAt, Density, HeadAlign, HeadingCase, HeadingRule, Margins,
    NameSize, NameStyle,
};
pub use page_limit::PageLimit;
pub use paper::Paper;
pub use text_size::FontSize;

/// The layout's own code fails, or the engine does.
pub(crate) const LAYOUT_FAILED: Code = Code::new("T001", "layout-failed");

/// A layout: Typst code that styles a document, with its manifest.
#[derive(Debug, Clone)]
pub struct Layout {
    name: Cow<'static, str>,
    /// What findings call its folder.
    folder: Cow<'static, str>,
    /// By their path in the folder.
    files: BTreeMap<Cow<'static, str>, Content>,
    manifest: Manifest,
    trusted: bool,
}

/// What a layout says about itself: its `layout.json`.
#[derive(Debug, Clone, Default, PartialEq, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Manifest {
    /// The name as it is shown to people: `Quarto`.
    pub title: String,
    /// What it looks like, in one line.
    pub summary: String,
    /// The font families of its text, each the fallback of the one before it.
    pub fonts: Vec<String>,
    /// Its defaults for looks that nobody sets.
    #[serde(deserialize_with = "looks")]
    pub options: Settings,
}

/// The looks of a manifest.
fn looks<'de, D: Deserializer<'de>>(from: D) -> Result<Settings, D::Error> {
    let members = serde_json::Map::deserialize(from)?;
    let specs: Vec<&Spec> = options::LOOKS.iter().collect();
    let (settings, misfits) = Settings::from_members(&members, &specs);
    match misfits.first() {
        None => Ok(settings),
        Some(misfit) => Err(Error::custom(misfit.message())),
    }
}

impl Default for Layout {
    /// The first of the bundled layouts.
    fn default() -> Self {
        Self::all().next().expect("some layouts are bundled")
    }
}

impl Layout {
    /// The names of the bundled layouts, in the order they are listed; the first is the default.
    pub const NAMES: [&'static str; bundled::NAMES.len()] = bundled::NAMES;

    /// The bundled layouts, in the order they are listed; the first is the default.
    pub fn all() -> impl Iterator<Item = Layout> {
        LAYOUTS.iter().map(|built_in| Self {
            name: built_in.name.into(),
            folder: format!("/layouts/{}", built_in.name).into(),
            files: BTreeMap::from([
                (MAIN_FILE.into(), Content::Bundled(built_in.source.as_bytes())),
                (MANIFEST_FILE.into(), Content::Bundled(built_in.manifest.as_bytes())),
            ]),
            // A test reads every manifest.
            manifest: serde_json::from_str(built_in.manifest).unwrap_or_default(),
            trusted: true,
        })
    }

    /// The bundled layout called `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Layout> {
        Self::all().find(|layout| layout.name == name)
    }

    /// A trusted layout from its source, which must define `layout(document, options)`.
    ///
    /// The source is compiled in this process, without limits on time or memory. Characters of
    /// `name` that are not ASCII letters or digits become hyphens; the engine never forgets a
    /// name, so a long-running process should use few.
    #[must_use]
    pub fn from_source(name: &str, source: &str) -> Layout {
        let name = content::plain_name(name);
        Self {
            folder: format!("/layouts/{name}").into(),
            name: name.into(),
            files: [(MAIN_FILE.into(), Content::Given(source.as_bytes().into()))].into(),
            manifest: Manifest::default(),
            trusted: true,
        }
    }

    /// Whether it is one of the bundled layouts: what it paints is known.
    #[must_use]
    pub fn is_bundled(&self) -> bool {
        self.files.values().all(|file| matches!(file, Content::Bundled(_)))
    }

    /// The name options use.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it says about itself.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// What the layout receives where these looks are set.
    #[must_use]
    pub fn options(&self, looks: Settings) -> LayoutOptions {
        LayoutOptions::new(looks.or(self.manifest.options.clone()), &self.manifest.fonts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_layout_has_a_manifest() {
        for built_in in LAYOUTS {
            let manifest: Manifest = serde_json::from_str(built_in.manifest)
                .unwrap_or_else(|error| panic!("{}/layout.json: {error}", built_in.name));
            assert!(!manifest.title.is_empty() && !manifest.summary.is_empty());
            assert!(!manifest.fonts.is_empty(), "{} names no fonts", built_in.name);
        }
    }
}
