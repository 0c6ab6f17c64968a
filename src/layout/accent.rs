//! The one colour beside black and grey: a text comes in, a colour that can be read goes out.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::colour::{contrast, relative_luminance};

/// A colour dark enough to be read on white: `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent([u8; 3]);

/// Why a text is no [`Accent`].
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum NoAccent {
    /// It is not `#` with six hexadecimal digits.
    #[error("a colour is written as `#1f3a5f`")]
    Malformed,
    /// It is too light.
    #[error("a contrast of {0:.1} : 1 on white is below {LEAST_CONTRAST} : 1")]
    TooLight(f64),
}

/// WCAG 2.2, success criterion 1.4.3.
const LEAST_CONTRAST: f64 = 4.5;

impl Accent {
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
        let digits = text.strip_prefix('#').filter(|digits| {
            digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit())
        });
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let [_, color @ ..] = number.ok_or(NoAccent::Malformed)?.to_be_bytes();
        let contrast = Self(color).contrast();
        if contrast < LEAST_CONTRAST {
            Err(NoAccent::TooLight(contrast))
        } else {
            Ok(Self(color))
        }
    }
}

impl fmt::Display for Accent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Serialize for Accent {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Accent {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_accent_is_dark_enough_to_be_read() {
        let black: Accent = "#000000".parse().expect("a colour of the test");
        assert!((black.contrast() - 21.0).abs() < 1e-9);
        assert_eq!(
            "#C8102E".parse::<Accent>().map(|it| it.to_string()),
            Ok("#c8102e".into())
        );
        assert!(matches!("#ffcc00".parse::<Accent>(), Err(NoAccent::TooLight(_))));
        assert_eq!("red".parse::<Accent>(), Err(NoAccent::Malformed));
        assert_eq!("#+12345".parse::<Accent>(), Err(NoAccent::Malformed));
    }
}
