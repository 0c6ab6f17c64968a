//! Addresses in the order of their country.

use super::lang::Lang;
use crate::data;

/// Countries where the postal code stands before the city (Universal Postal Union, addressing
/// systems of its members).
const CODE_FIRST: [&str; 44] = [
    "AD", "AL", "AT", "BA", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "DZ", "EE", "ES",
    "FI", "FO", "FR", "GL", "GR", "HR", "HU", "IS", "IT", "LI", "LT", "LU", "MA", "MC",
    "ME", "MK", "MX", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "SM", "TN",
    "TR", "VA",
];

/// Languages of those countries; English, among others, is spoken where the code comes last.
const LANGUAGES: [&str; 12] =
    ["de", "fr", "es", "it", "nl", "sv", "da", "nb", "pl", "cs", "tr", "el"];

/// Whether the postal code stands before the city: in the country, by its code or name, or where
/// no country is given, usually in the language.
pub(super) fn code_first(country: &str, lang: Lang) -> bool {
    let country = country.trim();
    if country.is_empty() {
        return LANGUAGES.contains(&lang.tag());
    }
    let named = data::places().countries.get(&country.to_lowercase());
    let code = named.map_or(country, String::as_str);
    CODE_FIRST.iter().any(|known| known.eq_ignore_ascii_case(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_country_decides_and_without_it_the_language() {
        let german = Lang::named("de").expect("a language with headings");
        for (country, lang, is_first) in [
            ("DE", Lang::ENGLISH, true),
            ("ch", Lang::ENGLISH, true),
            ("Frankreich", Lang::ENGLISH, true),
            ("US", german, false),
            ("GB", german, false),
            ("", german, true),
            ("", Lang::ENGLISH, false),
        ] {
            assert_eq!(code_first(country, lang), is_first, "{country} {lang:?}");
        }
    }
}
