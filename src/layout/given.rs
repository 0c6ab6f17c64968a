//! What a layout receives as `options`: the looks, and facts about its fonts.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::families;
use super::name::LayoutName;
#[cfg(any(feature = "render", test))]
use super::options::PAPER;
use super::options::{FONT, HEADING_CASE, HEADING_FONT, HeadingCase, LAYOUT, LOOKS};
#[cfg(any(feature = "render", test))]
use super::paper::Paper;
use crate::photo::Photo;
use crate::settings::{Key, Settings, Spec, Value};

/// What a layout receives as `options`; its JSON form is described in `layouts/README.md`.
#[derive(Debug, Clone, PartialEq)]
pub struct LayoutOptions {
    /// The looks that are set. Those that are not are as usual.
    pub looks: Settings,
    /// How text is set.
    pub typography: Typography,
    /// The photo beside the name, if one is printed.
    pub photo: Option<Photo>,
}

/// How text is set: what follows from the looks, the layout's fonts and the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typography {
    /// The font families, each the fallback of the one before it; never empty.
    pub fonts: Vec<String>,
    /// The family of the name and of section headings, where it is not the first of `fonts`; one
    /// of them all the same.
    pub display_font: Option<String>,
    /// The letters that are left to the second family, because the first could only compose them
    /// of two glyphs, which many readers do not join again. Set when the document is known.
    pub strangers: String,
    /// Whether there may be emoji, which are set smaller. Set when the document is known.
    pub emoji: bool,
    /// The families for words from right to left in a document from left to right, by the name
    /// of their script. Set when the document is known.
    pub leftward: BTreeMap<&'static str, String>,
    /// Whether pairs of letters are moved together or apart. Some fonts move some pairs so far
    /// apart that pdfminer reads a space between them.
    pub kerning: bool,
}

impl LayoutOptions {
    /// The options with these looks, for a layout with these font families, in fallback order.
    #[must_use]
    pub(super) fn new(looks: Settings, families: &[String]) -> Self {
        let font = looks.get(FONT).map(|family| family.name().to_owned());
        let mut fonts: Vec<String> = Vec::new();
        let fallback = families::FALLBACK.to_owned();
        for family in font.into_iter().chain(families.iter().cloned()).chain([fallback]) {
            if !fonts.contains(&family) {
                fonts.push(family);
            }
        }
        let display_font = looks.get(HEADING_FONT).map(|family| family.name().to_owned());
        let display_font = display_font.filter(|family| *family != fonts[0]);
        if let Some(family) = display_font.iter().find(|family| !fonts.contains(family)) {
            fonts.push(family.clone());
        }
        let has_small_capitals =
            families::family(display_font.as_ref().unwrap_or(&fonts[0]))
                .is_none_or(|family| family.small_capitals);
        let looks = match looks.get(HEADING_CASE) {
            Some(HeadingCase::SmallCaps) if !has_small_capitals => {
                looks.with(HEADING_CASE, HeadingCase::Upper)
            }
            _ => looks,
        };
        let typography = Typography {
            fonts,
            display_font,
            strangers: String::new(),
            emoji: false,
            leftward: BTreeMap::new(),
            kerning: true,
        };
        Self { looks, typography, photo: None }
    }

    /// The value of one of the looks.
    #[must_use]
    pub fn look<T: Value + Default>(&self, key: Key<T>) -> T {
        self.looks.get(key).unwrap_or_default()
    }

    /// These options with one of the looks set.
    #[must_use]
    pub fn with_look<T: Value>(self, key: Key<T>, value: T) -> Self {
        Self { looks: self.looks.with(key, value), ..self }
    }
}

impl LayoutName {
    /// The layout that settings name, if they do.
    #[must_use]
    pub fn set_in(settings: &Settings) -> Option<Self> {
        settings.get(LAYOUT)
    }
}

/// `settings` with the paper that is used in `country`, unless they set one.
#[cfg(any(feature = "render", test))]
#[must_use]
pub(crate) fn with_paper_of(settings: &Settings, country: Option<&str>) -> Settings {
    match country {
        Some(country) if settings.get(PAPER).is_none() => {
            settings.clone().with(PAPER, Paper::of_country(country))
        }
        _ => settings.clone(),
    }
}

impl Serialize for LayoutOptions {
    /// Every look by the name of its flag, then the typography.
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut members = to.serialize_map(None)?;
        // The fonts are below.
        let is_font =
            |spec: &&Spec| [FONT.spec().key, HEADING_FONT.spec().key].contains(&spec.key);
        for spec in LOOKS.iter().filter(|spec| !is_font(spec)) {
            let value = self.looks.value(spec).cloned().or_else(|| spec.usual());
            if let (Some(name), Some(value)) = (spec.flag, value) {
                members.serialize_entry(name, &value.to_json())?;
            }
        }
        let Typography { fonts, display_font, strangers, emoji, leftward, kerning } =
            &self.typography;
        members.serialize_entry("fonts", fonts)?;
        members.serialize_entry("heading-font", display_font)?;
        members.serialize_entry("strangers", strangers)?;
        members.serialize_entry("emoji", emoji)?;
        members.serialize_entry("leftward", leftward)?;
        members.serialize_entry("kerning", kerning)?;
        let proportion = self.photo.as_ref().map(|photo| {
            let pixels = photo.pixels();
            f64::from(pixels.width) / f64::from(pixels.height)
        });
        members.serialize_entry("photo", &proportion)?;
        members.end()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::family::Family;
    use super::super::options::{DENSITY, Density, MARGINS, Margins};
    use super::*;

    fn serif() -> Vec<String> {
        vec!["Source Serif 4".to_owned()]
    }

    #[test]
    fn a_layout_receives_every_look_and_the_typography() {
        let looks = Settings::default()
            .with(DENSITY, Density::Airy)
            .or(Settings::default().with(MARGINS, Margins::Wide));
        let options = LayoutOptions::new(looks, &serif());
        let received = serde_json::to_value(&options).expect("options are JSON");
        assert_eq!(
            received,
            json!({
                "paper": "a4", "margins": "wide", "font-size": 10.0, "density": "airy",
                "accent": "#1f3a5f", "name-size": "normal", "name-style": "own",
                "head-align": "start", "heading-rule": "own", "heading-case": "as-written",
                "dates": "right", "bullet": "•",
                "fonts": ["Source Serif 4", "Inter"], "heading-font": null, "strangers": "",
                "emoji": false, "leftward": {}, "kerning": true, "photo": null,
            })
        );
    }

    #[test]
    fn without_small_capitals_headings_are_in_capitals() {
        let inter = Family::named("inter").expect("a bundled family");
        let looks = Settings::default()
            .with(FONT, inter)
            .with(HEADING_CASE, HeadingCase::SmallCaps);
        let options = LayoutOptions::new(looks, &serif());
        assert_eq!(options.typography.fonts, ["Inter", "Source Serif 4"]);
        assert_eq!(options.look(HEADING_CASE), HeadingCase::Upper);
    }

    #[test]
    fn headings_may_have_a_font_of_their_own_which_is_among_the_fonts() {
        let of = |name: &str| {
            let family = Family::named(name).expect("a bundled family");
            let looks = Settings::default().with(HEADING_FONT, family);
            LayoutOptions::new(looks, &serif()).typography
        };
        let plex = of("IBM Plex Sans");
        assert_eq!(plex.fonts, ["Source Serif 4", "Inter", "IBM Plex Sans"]);
        assert_eq!(plex.display_font.as_deref(), Some("IBM Plex Sans"));
        assert_eq!(of("Source Serif 4").display_font, None);
    }

    #[test]
    fn the_paper_is_that_of_the_country_unless_it_is_set() {
        let in_country =
            |settings: Settings| with_paper_of(&settings, Some("US")).get(PAPER);
        assert_eq!(in_country(Settings::default()), Some(Paper::UsLetter));
        let a4 = Settings::default().with(PAPER, Paper::A4);
        assert_eq!(in_country(a4), Some(Paper::A4));
        assert_eq!(with_paper_of(&Settings::default(), None).get(PAPER), None);
    }
}
