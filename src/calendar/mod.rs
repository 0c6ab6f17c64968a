//! The words of dates in every language: the names of months, which come from CLDR through ICU, and
//! the words around dates, which come from `data/`.

mod words;

use icu_calendar::{Date, Gregorian};
use icu_datetime::fieldsets::YMD;
use icu_datetime::pattern::{DateTimePattern, FixedCalendarDateTimeNames};
use icu_locale_core::Locale;
use writeable::TryWriteable;

use crate::text::Hygiene;

pub(crate) use words::{DateWords, folded};

/// The placeholder year that months are formatted with: no month's name contains it.
pub(crate) const YEAR: &str = "2021";

/// The twelve months in a CLDR `pattern` (UTS 35, "Date Field Symbol Table"), in the language with
/// the ISO 639 code `tag`, with [`YEAR`] for the year; `None` if ICU does not know one of the two.
pub(crate) fn months(tag: &str, pattern: &str) -> Option<Vec<String>> {
    let pattern: DateTimePattern = pattern.parse().ok()?;
    // Western figures in Arabic as well: field parsers look for figures.
    let tag = if tag == "ar" { "ar-u-nu-latn" } else { tag };
    let locale: Locale = tag.parse().ok()?;
    let mut names =
        FixedCalendarDateTimeNames::<Gregorian, YMD>::try_new(locale.into()).ok()?;
    let formatter = names.include_for_pattern(&pattern).ok()?;
    let year = YEAR.parse().ok()?;
    let month = |month| {
        let day = Date::try_new_gregorian(year, month, 1).ok()?;
        let written = formatter.format(&day);
        let text = written.try_write_to_string().ok()?;
        Some(Hygiene::default().line(&text))
    };
    (1..=12).map(month).collect()
}

/// The names of the months, 1 to 12, in every form: alone, beside a year and beside a day, short
/// and in full. For reading dates.
pub(crate) fn month_names(tag: &str) -> Vec<(u8, String)> {
    let patterns = ["LLL y", "LLLL y", "MMM y", "MMMM y", "d MMM y", "d MMMM y"];
    let written = patterns.iter().filter_map(|pattern| months(tag, pattern));
    let numbered = written.flat_map(|months| (1..=12).zip(months));
    numbered
        .map(|(number, text)| {
            let name = text.replace(YEAR, "");
            (number, name.trim_matches(|c: char| !c.is_alphabetic()).to_owned())
        })
        // `1月` has a figure instead of a name.
        .filter(|(_, name)| name.chars().count() > 1)
        .collect()
}
