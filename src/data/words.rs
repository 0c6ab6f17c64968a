//! `data/words`: what documents are written with.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The words of one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    /// The heading of each section, by the section's key.
    pub(crate) headings: BTreeMap<String, String>,
    /// The end of what is not over: `Present`.
    pub(crate) present: String,
    /// An end without a start; `{}` is the date.
    pub(crate) until: String,
    /// Labels inside entries, by key.
    pub(crate) labels: BTreeMap<String, String>,
    /// Labels of personal data, by key.
    pub(crate) personal: BTreeMap<String, String>,
    /// Headings of sections that JSON Resume lacks and many people have, by key.
    pub(crate) own_headings: BTreeMap<String, String>,
    /// The title of a document without a name.
    pub(crate) resume: String,
    /// Separates the items of a list.
    pub(crate) comma: String,
    /// Separates the items of a list if one of them contains a comma.
    pub(crate) semicolon: String,
    /// A year without a month; `{}` is the year.
    pub(crate) year: String,
    /// Month and year, as a CLDR pattern (UTS 35, "Date Field Symbol Table").
    pub(crate) short: String,
    /// The same, with the full name of the month.
    pub(crate) long: String,
}
