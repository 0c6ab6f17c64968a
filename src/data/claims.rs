//! `data/claims`: words in the claims of a résumé that a variant is held to – bounds, multipliers,
//! ranks.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::table::{Table, file};

/// The words of all languages, in lower case except for multipliers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Claims {
    /// Before a number that is a lower bound.
    pub(crate) at_least: BTreeSet<String>,
    /// Before a number that is an upper bound.
    pub(crate) at_most: BTreeSet<String>,
    /// Before a year.
    pub(crate) before_years: BTreeSet<String>,
    /// Words that end what a number counts.
    pub(crate) stop_words: BTreeSet<String>,
    /// Words that multiply the number before them; in their own case, since `M` is not `m`.
    pub(crate) multipliers: BTreeMap<String, u64>,
    /// Words that stand for a factor, with the factor in per cent: `doubled` is 200.
    pub(crate) percent: BTreeMap<String, u32>,
    /// Plurals that stand for about so many.
    pub(crate) about: BTreeMap<String, u64>,
    /// Ranks, degrees and licences; the words of one row mean the same.
    pub(crate) ranks: Vec<Vec<String>>,
    /// Words that are a rank in a headline and an ordinary word elsewhere.
    pub(crate) headline_ranks: Vec<Vec<String>>,
    /// Words with a capital that are not names, besides months and weekdays.
    pub(crate) not_names: BTreeSet<String>,
}

pub(super) static CLAIMS: Table<Claims> =
    Table::new(&[file!("claims/en.json"), file!("claims/de.json")]);

/// The words of all languages.
pub(crate) fn claims() -> &'static Claims {
    CLAIMS.get()
}
