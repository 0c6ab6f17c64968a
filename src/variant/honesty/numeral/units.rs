//! What words stand for: units, multipliers and factors. The tables are in `data/units.json` and
//! `data/claims`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::data::units;
use crate::resume::month_named;
use crate::variant::honesty::tongue::Tongue;

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

/// Whether a unit measures time.
pub(super) fn is_time(unit: &str) -> bool {
    matches!(unit, "s" | "months")
}

/// The time that a unit like `rps` is counted by.
pub(super) fn rate(word: &str) -> Option<&'static str> {
    units().rates.get(&word.to_lowercase()).map(String::as_str)
}

/// A unit of time after `/` or `per`.
pub(super) fn time(word: &str) -> Option<&'static str> {
    units().times.get(&word.to_lowercase()).map(String::as_str)
}

/// The time of an adjective or adverb such as `daily`.
pub(super) fn periodic(word: &str) -> Option<&'static str> {
    units().periodic.get(&word.to_lowercase()).map(String::as_str)
}

/// The factor of a word as it is written: `M` and `m` are not `Mb`.
pub(super) fn multiplier(word: &str, tongue: &Tongue) -> Option<i128> {
    let known = &tongue.claims.multipliers;
    let lower = || {
        let is_long = word.chars().count() > 2;
        is_long.then(|| known.get(&word.to_lowercase())).flatten()
    };
    known.get(word).or_else(lower).copied().map(i128::from)
}

/// The factor of words such as `doubled` and `tenfold`, in billionths.
pub(super) fn factor(word: &str, tongue: &Tongue) -> Option<i128> {
    if let Some(percent) = tongue.claims.percent.get(word) {
        return Some(i128::from(*percent) * (ONE / 100));
    }
    let ends = ["fold", "fach", "fache", "fachte"];
    let number = ends.iter().find_map(|end| word.strip_suffix(end));
    let number = number.filter(|stem| !stem.is_empty())?;
    let times = tongue.number(number).or_else(|| multiplier(number, tongue))?;
    Some(times * ONE)
}

/// Whether a word is the English name of a month, in full or in three letters or four.
pub(super) fn is_month(word: &str) -> bool {
    month_named(word).is_some()
}
