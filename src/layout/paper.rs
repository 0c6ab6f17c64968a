//! Paper sizes, and which countries use which.

use crate::named::named;

named! {
    /// A paper size.
    Paper: A4 {
        /// 210 mm × 297 mm (ISO 216).
        A4 = "a4" | "din-a4" | "iso-a4",
        /// 8.5 in × 11 in (ANSI A).
        UsLetter = "us-letter" | "letter",
    }
}

/// The territories that print on US Letter, by ISO 3166-1 alpha-2 code (Unicode CLDR,
/// `measurementData/paperSize`).
const LETTER_TERRITORIES: [&str; 14] =
    ["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"];

impl Paper {
    /// The paper used in `country`, an ISO 3166-1 alpha-2 code in any case; A4 where the code is
    /// unknown.
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
    fn each_country_has_its_paper() {
        assert_eq!(Paper::of_country("us"), Paper::UsLetter);
        assert_eq!(Paper::of_country("CA"), Paper::UsLetter);
        assert_eq!(Paper::of_country("DE"), Paper::A4);
        assert_eq!(Paper::of_country("??"), Paper::A4);
    }
}
