//! `data/units.json` and `data/numbers`: units of measurement, and numbers written as words.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::table::{Table, file};

/// Units of measurement.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct UnitTable {
    /// Units with a factor.
    pub(crate) units: Vec<Measure>,
    /// The units that may stand before their number.
    pub(crate) currencies: BTreeSet<String>,
    /// Units of frequency, with the time they count by: `rps`.
    pub(crate) rates: BTreeMap<String, String>,
    /// What things happen by, with the name it goes by here: `per second`, `daily`.
    pub(crate) times: BTreeMap<String, String>,
    /// Adjectives and adverbs for the same: `a yearly turnover`, `40 daily routes`.
    pub(crate) periodic: BTreeMap<String, String>,
}

/// A unit, expressed in another of its kind.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Measure {
    /// Its names and signs, in lower case.
    pub(crate) names: Vec<String>,
    /// The unit it is expressed in: seconds for all spans up to weeks.
    pub(crate) unit: String,
    /// How many of `unit` one of it is, as a decimal with up to nine places.
    pub(crate) factor: String,
}

pub(super) static UNITS: Table<UnitTable> = Table::new(&[file!("units.json")]);

type Numbers = BTreeMap<String, u32>;

pub(super) static NUMBERS: Table<Numbers> = Table::new(&[
    file!("numbers/en.json"),
    file!("numbers/de.json"),
    file!("numbers/fr.json"),
    file!("numbers/es.json"),
]);

/// The tables by language.
pub(super) static NUMBERS_OF: [(&str, Table<Numbers>); 7] = [
    ("en", Table::new(&[file!("numbers/en.json")])),
    ("de", Table::new(&[file!("numbers/de.json")])),
    ("es", Table::new(&[file!("numbers/es.json")])),
    ("fr", Table::new(&[file!("numbers/fr.json")])),
    ("it", Table::new(&[file!("numbers/it.json")])),
    ("nl", Table::new(&[file!("numbers/nl.json")])),
    ("pt", Table::new(&[file!("numbers/pt.json")])),
];

/// Units of measurement.
pub(crate) fn units() -> &'static UnitTable {
    UNITS.get()
}

/// The number that a word in lower case stands for, in any of the languages.
pub(crate) fn number(word: &str) -> Option<u32> {
    NUMBERS.get().get(word).copied()
}

/// The numbers that words in lower case stand for, in the language with an ISO 639 code; in English
/// where nothing is known of the language.
pub(crate) fn numbers(language: &str) -> &'static Numbers {
    let own = NUMBERS_OF.iter().find(|(code, _)| *code == language);
    own.unwrap_or(&NUMBERS_OF[0]).1.get()
}
