//! What a person may choose of a layout: typed here, read by layouts as `options`.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::accent::Accent;
use super::families;
use super::paper::Paper;
use crate::choice::choice;
use crate::document::MARKERS;

/// The choices a layout is given, each made.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct LayoutOptions {
    /// The sheet.
    pub paper: Paper,
    /// How much of it stays white.
    pub margins: Margins,
    /// The size of running text.
    pub font_size: FontSize,
    /// How much white there is between lines and blocks.
    pub density: Density,
    /// The one colour beside black and grey.
    pub accent: Accent,
    /// Families, each the fallback of the one before it; never empty.
    pub fonts: Vec<String>,
    /// How section headings are written.
    pub heading_case: HeadingCase,
    /// What stands before a bullet; one of [`MARKERS`].
    pub bullet: Bullet,
    /// Letters of the document that the first family lacks and could only put together of two
    /// glyphs, which many readers do not join again: they are left to the next family. Set when
    /// the document is known; see [`Typesetter::strangers`](crate::typeset::Typesetter::strangers).
    pub strangers: String,
    /// Whether pairs of letters are moved together or apart. Some fonts move some pairs so far
    /// apart that pdfminer reads a space between them.
    pub kerning: bool,
}

/// The choices that were made of a layout; what is `None` is left to the layout.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LayoutChoices {
    /// See [`LayoutOptions::paper`].
    pub paper: Option<Paper>,
    /// See [`LayoutOptions::margins`].
    pub margins: Option<Margins>,
    /// See [`LayoutOptions::font_size`].
    pub font_size: Option<FontSize>,
    /// See [`LayoutOptions::density`].
    pub density: Option<Density>,
    /// See [`LayoutOptions::accent`].
    pub accent: Option<Accent>,
    /// The family of running text, one of the product's.
    pub font: Option<Family>,
    /// See [`LayoutOptions::heading_case`].
    pub heading_case: Option<HeadingCase>,
    /// See [`LayoutOptions::bullet`].
    pub bullet: Option<Bullet>,
}

impl LayoutChoices {
    /// These choices, and where none was made those of `rest`.
    #[must_use]
    pub fn or(self, rest: &Self) -> Self {
        Self {
            paper: self.paper.or(rest.paper),
            margins: self.margins.or(rest.margins),
            font_size: self.font_size.or(rest.font_size),
            density: self.density.or(rest.density),
            accent: self.accent.or(rest.accent),
            font: self.font.or(rest.font),
            heading_case: self.heading_case.or(rest.heading_case),
            bullet: self.bullet.or(rest.bullet),
        }
    }

    /// Every choice made: these, and where there is none the usual one. `families` are the
    /// layout's own, in fallback order.
    #[must_use]
    pub fn options(self, families: &[String]) -> LayoutOptions {
        let mut fonts: Vec<String> = Vec::new();
        let chosen = self.font.map(|family| family.0.to_owned());
        let fallback = families::FALLBACK.to_owned();
        for family in chosen.into_iter().chain(families.iter().cloned()).chain([fallback])
        {
            if !fonts.contains(&family) {
                fonts.push(family);
            }
        }
        let mut heading_case = self.heading_case.unwrap_or_default();
        let has_small_capitals =
            families::family(&fonts[0]).is_none_or(|family| family.small_capitals);
        if heading_case == HeadingCase::SmallCaps && !has_small_capitals {
            heading_case = HeadingCase::Upper;
        }
        LayoutOptions {
            paper: self.paper.unwrap_or_default(),
            margins: self.margins.unwrap_or_default(),
            font_size: self.font_size.unwrap_or_default(),
            density: self.density.unwrap_or_default(),
            accent: self.accent.unwrap_or_default(),
            fonts,
            heading_case,
            bullet: self.bullet.unwrap_or_default(),
            strangers: String::new(),
            kerning: true,
        }
    }
}

choice! {
    /// How much of the sheet stays white. Each layout has its own normal margins; none is ever
    /// under 12 mm.
    Margins {
        /// Seven tenths of the normal ones.
        Narrow = "narrow",
        /// The layout's own.
        #[default]
        Normal = "normal",
        /// A quarter wider than the normal ones.
        Wide = "wide",
    }
}

choice! {
    /// How much white there is between lines and, in proportion, between blocks.
    Density {
        /// Less.
        Compact = "compact",
        /// The layout's own.
        #[default]
        Normal = "normal",
        /// More.
        Airy = "airy",
    }
}

choice! {
    /// How section headings are written. What is read back is compared without case.
    HeadingCase {
        /// As the heading is.
        #[default]
        AsWritten = "as-written",
        /// In capitals.
        Upper = "upper",
        /// In small capitals; in capitals where the family has none.
        SmallCaps = "small-caps",
    }
}

/// The size of running text, in quarters of a pt: from 9 to 12 pt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FontSize(u8);

impl FontSize {
    /// Nothing smaller is read without effort on paper.
    pub const SMALLEST: Self = Self(36);
    /// Nothing larger is running text.
    pub const LARGEST: Self = Self(48);

    /// `pt`, to the nearest quarter; `None` outside 9 to 12.
    #[must_use]
    pub fn new(pt: f64) -> Option<Self> {
        let quarters = (pt * 4.0).round();
        let bounds = f64::from(Self::SMALLEST.0)..=f64::from(Self::LARGEST.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "within 36 to 48"
        )]
        bounds.contains(&quarters).then_some(Self(quarters as u8))
    }

    /// A quarter of a pt less, but never less than the smallest.
    #[must_use]
    pub fn smaller(self) -> Self {
        Self(self.0.saturating_sub(1).max(Self::SMALLEST.0))
    }

    /// In pt.
    #[must_use]
    pub fn pt(self) -> f64 {
        f64::from(self.0) / 4.0
    }
}

impl Default for FontSize {
    fn default() -> Self {
        Self(40)
    }
}

impl fmt::Display for FontSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} pt", self.pt())
    }
}

impl Serialize for FontSize {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_f64(self.pt())
    }
}

impl<'de> Deserialize<'de> for FontSize {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let pt = f64::deserialize(from)?;
        Self::new(pt).ok_or_else(|| serde::de::Error::custom("from 9 to 12 pt"))
    }
}

/// A font family of the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Family(&'static str);

impl Family {
    /// Every family, in alphabetical order.
    pub fn all() -> impl Iterator<Item = Self> {
        families::FAMILIES.iter().map(|family| Self(family.name))
    }

    /// The family called `name`, in any case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|family| family.0.eq_ignore_ascii_case(name))
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0
    }
}

impl<'de> Deserialize<'de> for Family {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = String::deserialize(from)?;
        Self::named(&name).ok_or_else(|| {
            let known: Vec<_> = Self::all().map(Self::name).collect();
            serde::de::Error::custom(format!("the families are {}", known.join(", ")))
        })
    }
}

/// What stands before a bullet: one of [`MARKERS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Bullet(char);

impl Bullet {
    /// `marker`, if it is one.
    #[must_use]
    pub fn new(marker: char) -> Option<Self> {
        MARKERS.contains(&marker).then_some(Self(marker))
    }
}

impl Default for Bullet {
    fn default() -> Self {
        Self(MARKERS[0])
    }
}

impl<'de> Deserialize<'de> for Bullet {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let marker = char::deserialize(from)?;
        Self::new(marker)
            .ok_or_else(|| serde::de::Error::custom(format!("one of {MARKERS:?}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_quarters_of_a_pt_from_9_to_12() {
        assert_eq!(FontSize::new(9.5).map(FontSize::pt), Some(9.5));
        assert_eq!(FontSize::new(10.1).map(FontSize::pt), Some(10.0));
        assert_eq!(FontSize::new(8.8), None);
        assert_eq!(FontSize::new(12.2), None);
        assert_eq!(FontSize::new(f64::NAN), None);
    }

    #[test]
    fn what_is_not_chosen_is_left_to_the_layout() {
        let mine =
            LayoutChoices { density: Some(Density::Airy), ..LayoutChoices::default() };
        let layouts = LayoutChoices {
            density: Some(Density::Compact),
            margins: Some(Margins::Wide),
            ..LayoutChoices::default()
        };
        let options = mine.or(&layouts).options(&["Source Serif 4".to_owned()]);
        assert_eq!(options.density, Density::Airy);
        assert_eq!(options.margins, Margins::Wide);
        assert_eq!(options.fonts, ["Source Serif 4", "Inter"]);
    }

    #[test]
    fn without_small_capitals_headings_are_in_capitals() {
        let choices = LayoutChoices {
            font: Family::named("inter"),
            heading_case: Some(HeadingCase::SmallCaps),
            ..LayoutChoices::default()
        };
        let options = choices.options(&["Source Serif 4".to_owned()]);
        assert_eq!(options.fonts, ["Inter", "Source Serif 4"]);
        assert_eq!(options.heading_case, HeadingCase::Upper);
    }
}
