//! What a person may choose of a layout: typed here, read by layouts as `options`.

use serde::Serialize;

/// The choices a layout is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct LayoutOptions {
    /// The sheet.
    pub paper: Paper,
    /// Whether pairs of letters are moved together or apart. Some fonts move some pairs so far
    /// apart that pdfminer reads a space between them.
    pub kerning: bool,
}

impl Default for LayoutOptions {
    fn default() -> Self {
        Self { paper: Paper::default(), kerning: true }
    }
}

/// A sheet of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Paper {
    /// 210 mm × 297 mm (ISO 216).
    #[default]
    A4,
    /// 8.5 in × 11 in (ANSI A).
    UsLetter,
}

/// The territories that print on US Letter, by ISO 3166-1 alpha-2 code (Unicode CLDR,
/// `measurementData/paperSize`).
const LETTER_TERRITORIES: [&str; 14] =
    ["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"];

impl Paper {
    /// Every sheet, with the name it is chosen by.
    pub const ALL: [(&'static str, Self); 2] =
        [("a4", Self::A4), ("us-letter", Self::UsLetter)];

    /// What people print on in `country`, an ISO 3166-1 alpha-2 code in any case; A4 where the
    /// code is unknown.
    #[must_use]
    pub fn of_country(country: &str) -> Self {
        let country = country.trim().to_ascii_uppercase();
        if LETTER_TERRITORIES.contains(&country.as_str()) || country == "USA" {
            Self::UsLetter
        } else {
            Self::A4
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_country_chooses_the_paper() {
        assert_eq!(Paper::of_country("us"), Paper::UsLetter);
        assert_eq!(Paper::of_country("CA"), Paper::UsLetter);
        assert_eq!(Paper::of_country("DE"), Paper::A4);
        assert_eq!(Paper::of_country("??"), Paper::A4);
    }
}
