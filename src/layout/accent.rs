//! The accent colour, which must be dark enough to read on white.

use std::fmt;
use std::str::FromStr;

use serde_json::{Value as Json, json};

use crate::colour::{contrast, relative_luminance};
use crate::named::is_same_name;
use crate::settings::{Allowed, Limits, Unfit, Value};

/// A colour dark enough to read on white: red, green and blue, from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent([u8; 3]);

/// Why a text is not an [`Accent`].
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum NoAccent {
    /// It is no name of a colour, nor three or six hexadecimal digits, with or without `#`.
    #[error("expected a colour, as in `navy` or `#1f3a5f`")]
    Malformed,
    /// It is too light; its contrast on white.
    #[error("too light: its contrast on white is {0:.1} : 1, below {LEAST_CONTRAST} : 1")]
    TooLight(f64),
}

/// WCAG 2.2, success criterion 1.4.3.
const LEAST_CONTRAST: f64 = 4.5;

/// The colours that have a name.
const NAMED: [(&str, Accent); 9] = [
    ("black", Accent([0x00, 0x00, 0x00])),
    ("navy", Accent([0x1f, 0x3a, 0x5f])),
    ("blue", Accent([0x1a, 0x56, 0xa8])),
    ("teal", Accent([0x0f, 0x5c, 0x6e])),
    ("green", Accent([0x1d, 0x5c, 0x3a])),
    ("burgundy", Accent([0x7a, 0x1f, 0x3d])),
    ("rust", Accent([0x8a, 0x3a, 0x1f])),
    ("plum", Accent([0x4a, 0x2a, 0x6a])),
    ("slate", Accent([0x3f, 0x4a, 0x5a])),
];

impl Accent {
    /// The colour with this name, in any case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        NAMED
            .iter()
            .find(|(known, _)| is_same_name(known, name))
            .map(|(_, colour)| *colour)
    }

    /// The contrast of this colour on white (WCAG 2.2, "contrast ratio"), from 1 to 21.
    #[must_use]
    pub fn contrast(self) -> f64 {
        const WHITE: f64 = 1.0;
        let srgb = self.0.map(|channel| f64::from(channel) / 255.0);
        contrast(WHITE, relative_luminance(srgb))
    }
}

impl Default for Accent {
    fn default() -> Self {
        Self([0x1f, 0x3a, 0x5f])
    }
}

impl FromStr for Accent {
    type Err = NoAccent;

    fn from_str(text: &str) -> Result<Self, NoAccent> {
        let digits = text.trim();
        if let Some(named) = Self::named(digits) {
            return Ok(named);
        }
        let digits = digits.strip_prefix('#').unwrap_or(digits);
        let digit = |c: char| c.to_digit(16).ok_or(NoAccent::Malformed);
        let digits = digits.chars().map(digit).collect::<Result<Vec<_>, _>>()?;
        let channels = match digits[..] {
            [r, g, b] => [r * 0x11, g * 0x11, b * 0x11],
            [r, r0, g, g0, b, b0] => [r * 16 + r0, g * 16 + g0, b * 16 + b0],
            _ => return Err(NoAccent::Malformed),
        };
        // Two hexadecimal digits always fit.
        let colour =
            Self(channels.map(|channel| u8::try_from(channel).unwrap_or(u8::MAX)));
        let contrast = colour.contrast();
        if contrast < LEAST_CONTRAST {
            Err(NoAccent::TooLight(contrast))
        } else {
            Ok(colour)
        }
    }
}

impl fmt::Display for Accent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Value for Accent {
    fn allowed(_: Limits) -> Allowed {
        Allowed::Like("a colour, as in `navy` or `#1f3a5f`")
    }

    fn from_json(json: &Json, limits: Limits) -> Result<Self, Unfit> {
        let unexpected = || Unfit::expected(Self::allowed(limits), json);
        let text = json.as_str().ok_or_else(unexpected)?;
        text.parse().map_err(|error| match error {
            NoAccent::Malformed => unexpected(),
            NoAccent::TooLight(_) => {
                Unfit::new(error.to_string()).hint("use a darker colour")
            }
        })
    }

    fn to_json(&self) -> Json {
        Json::from(self.to_string())
    }

    fn schema(_: Limits) -> Json {
        let names = NAMED.map(|(name, _)| name);
        json!({
            "anyOf": [
                { "enum": names },
                { "type": "string", "pattern": "^#([0-9A-Fa-f]{3}){1,2}$" },
            ],
        })
    }

    fn usual() -> Option<Self> {
        Some(Self::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_accent_is_dark_enough_to_read() {
        let black: Accent = "#000000".parse().expect("a colour of the test");
        assert!((black.contrast() - 21.0).abs() < 1e-9);
        assert!(matches!("#ffcc00".parse::<Accent>(), Err(NoAccent::TooLight(_))));
    }

    #[test]
    fn every_named_colour_is_dark_enough_to_read_and_none_is_named_twice() {
        for (at, (name, colour)) in NAMED.iter().enumerate() {
            assert!(colour.contrast() >= LEAST_CONTRAST, "{name}: {}", colour.contrast());
            assert_eq!(name.to_uppercase().parse(), Ok(*colour));
            let others = NAMED.iter().skip(at + 1);
            assert!(
                others.clone().all(|(other, it)| other != name && it != colour),
                "{name}"
            );
        }
    }

    #[test]
    fn a_colour_has_three_or_six_digits_in_any_case_with_or_without_its_sign() {
        let read = |text: &str| text.parse::<Accent>().map(|it| it.to_string());
        assert_eq!(read("#C8102E"), Ok("#c8102e".to_owned()));
        assert_eq!(read("1f3a5f"), Ok("#1f3a5f".to_owned()));
        assert_eq!(read("#A0C"), Ok("#aa00cc".to_owned()));
        for wrong in ["red", "#+12345", "#12345", "", "#", "##12345", "#1f3a5f0"] {
            assert_eq!(read(wrong), Err(NoAccent::Malformed), "{wrong}");
        }
    }
}
