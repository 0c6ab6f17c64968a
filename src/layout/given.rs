//! What a layout receives as `options`: the looks, and facts about its fonts.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::families;
use super::name::LayoutName;
#[cfg(any(feature = "render", test))]
use super::options::PAPER;
use super::options::{FONT, HEADING_CASE, HeadingCase, LAYOUT, LOOKS};
#[cfg(any(feature = "render", test))]
use super::paper::Paper;
use crate::settings::{Key, Settings, Value};

/// What a layout receives as `options`; its JSON form is described in `layouts/README.md`.
#[derive(Debug, Clone, PartialEq)]
pub struct LayoutOptions {
    /// The looks that are set. Those that are not are as usual.
    pub looks: Settings,
    /// How text is set.
    pub typography: Typography,
}

/// How text is set: what follows from the looks, the layout's fonts and the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typography {
    /// The font families, each the fallback of the one before it; never empty.
    pub fonts: Vec<String>,
    /// The letters that are left to the second family, because the first could only compose them
    /// of two glyphs, which many readers do not join again. Set when the document is known.
    pub strangers: String,
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
        let has_small_capitals =
            families::family(&fonts[0]).is_none_or(|family| family.small_capitals);
        let looks = match looks.get(HEADING_CASE) {
            Some(HeadingCase::SmallCaps) if !has_small_capitals => {
                looks.with(HEADING_CASE, HeadingCase::Upper)
            }
            _ => looks,
        };
        let typography = Typography { fonts, strangers: String::new(), kerning: true };
        Self { looks, typography }
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
        // The font is among the fonts below.
        for spec in LOOKS.iter().filter(|spec| spec.key != FONT.spec().key) {
            let value = self.looks.value(spec).cloned().or_else(|| spec.usual());
            if let (Some(name), Some(value)) = (spec.flag, value) {
                members.serialize_entry(name, &value.to_json())?;
            }
        }
        let Typography { fonts, strangers, kerning } = &self.typography;
        members.serialize_entry("fonts", fonts)?;
        members.serialize_entry("strangers", strangers)?;
        members.serialize_entry("kerning", kerning)?;
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
                "accent": "#1f3a5f", "heading-case": "as-written", "dates": "right",
                "bullet": "•",
                "fonts": ["Source Serif 4", "Inter"], "strangers": "", "kerning": true,
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
    fn the_paper_is_that_of_the_country_unless_it_is_set() {
        let in_country =
            |settings: Settings| with_paper_of(&settings, Some("US")).get(PAPER);
        assert_eq!(in_country(Settings::default()), Some(Paper::UsLetter));
        let a4 = Settings::default().with(PAPER, Paper::A4);
        assert_eq!(in_country(a4), Some(Paper::A4));
        assert_eq!(with_paper_of(&Settings::default(), None).get(PAPER), None);
    }
}
