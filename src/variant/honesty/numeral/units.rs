//! What words stand for: units, multipliers and numbers. The tables are in
//! `data/units.json`, `data/numbers` and `data/claims`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::data::{claims, english_number, units};
use crate::resume::month_named;

/// One: values are counted in billionths.
pub(super) const ONE: i128 = 1_000_000_000;

/// Decimal places of a factor.
const PLACES: usize = 9;

/// The base unit of a unit and its factor, in billionths.
pub(super) fn unit(word: &str) -> Option<(&'static str, i128)> {
    static UNITS: OnceLock<BTreeMap<&str, (&str, i128)>> = OnceLock::new();
    let by_name = UNITS.get_or_init(|| {
        let units = units().units.iter().flat_map(|it| {
            let unit = (it.unit.as_str(), billionths(&it.factor));
            it.names.iter().map(move |name| (name.as_str(), unit))
        });
        units.collect()
    });
    by_name.get(word.to_lowercase().as_str()).copied()
}

/// A decimal of the table of units in billionths.
fn billionths(decimal: &str) -> i128 {
    let (whole, places) = decimal.split_once('.').unwrap_or((decimal, ""));
    let digits = format!("{whole}{places:0<PLACES$}");
    digits.parse().expect("a test reads the table of units")
}

/// Whether a word or sign is a currency: only those may precede their number.
pub(super) fn is_currency(word: &str) -> bool {
    unit(word).is_some_and(|(kind, _)| units().currencies.contains(kind))
}

/// The time that a unit like `rps` is counted by.
pub(super) fn rate(word: &str) -> Option<&'static str> {
    units().rates.get(&word.to_lowercase()).map(String::as_str)
}

/// A unit of time after `/` or `per`.
pub(super) fn time(word: &str) -> Option<&'static str> {
    units().times.get(&word.to_lowercase()).map(String::as_str)
}

/// The factor of a word as it is written: `M` and `m` are not `Mb`.
pub(super) fn multiplier(word: &str) -> Option<i128> {
    let known = &claims().multipliers;
    let lower = || {
        let is_long = word.chars().count() > 2;
        is_long.then(|| known.get(&word.to_lowercase())).flatten()
    };
    known.get(word).or_else(lower).copied().map(i128::from)
}

/// The number of a word from zero to ninety.
pub(super) fn cardinal(word: &str) -> Option<i128> {
    let word = word.to_lowercase();
    if word == "dozen" {
        return Some(12);
    }
    english_number(&word).map(i128::from)
}

/// Whether a word is twenty, thirty … ninety.
pub(super) fn is_tens(word: &str) -> bool {
    english_number(&word.to_lowercase())
        .is_some_and(|number| number >= 20 && number % 10 == 0)
}

/// The factor of words such as `doubled` and `tenfold`, in billionths.
pub(super) fn factor(word: &str) -> Option<i128> {
    let word = word.to_lowercase();
    if let Some(percent) = claims().percent.get(&word) {
        return Some(i128::from(*percent) * (ONE / 100));
    }
    let number = word.strip_suffix("fold").filter(|stem| !stem.is_empty())?;
    let times = cardinal(number).or_else(|| multiplier(number))?;
    Some(times * ONE)
}

/// The approximate number of a plural such as `dozens`.
pub(super) fn vague(word: &str) -> Option<i128> {
    claims().about.get(&word.to_lowercase()).copied().map(i128::from)
}

/// Whether a word is the English name of a month, in full or in three letters or four.
pub(super) fn is_month(word: &str) -> bool {
    month_named(word).is_some()
}
