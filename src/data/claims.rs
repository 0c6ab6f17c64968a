//! `data/claims`: words in the claims of a résumé that a variant is held to – bounds, fractions,
//! ranks, levels of languages, verbs that say who led.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::table::{Table, file};

/// The words of a language and of English, in lower case except for multipliers. Phrases are words
/// and signs with a space between each: `more than`, `sub -`.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
pub(crate) struct Claims {
    /// Phrases before a number that is surpassed.
    pub(crate) over: BTreeSet<String>,
    /// Phrases before a number that is at least reached.
    pub(crate) at_least: BTreeSet<String>,
    /// Phrases after what such a number counts: `a dozen teams or more`.
    pub(crate) or_more: BTreeSet<String>,
    /// Phrases before a number that is not reached.
    pub(crate) under: BTreeSet<String>,
    /// Phrases before a number that is at most reached.
    pub(crate) at_most: BTreeSet<String>,
    /// Phrases before a number that is hardly reached.
    pub(crate) nearly: BTreeSet<String>,
    /// Phrases before a number that is rounded.
    pub(crate) roughly: BTreeSet<String>,
    /// Phrases before the old value of something that changed.
    pub(crate) from: BTreeSet<String>,
    /// Those of them that come after the new value: `instead of`.
    pub(crate) instead: BTreeSet<String>,
    /// Phrases before its new value.
    pub(crate) to: BTreeSet<String>,
    /// Phrases before the amount of a change.
    pub(crate) by: BTreeSet<String>,
    /// Words before the time that something is counted by: `40 a day`.
    pub(crate) per: BTreeSet<String>,
    /// Words between what is counted by a time and its number: `a yearly turnover of`.
    pub(crate) of: BTreeSet<String>,
    /// Words that stand for one before a unit or a fraction: `a decade`, `a third`.
    pub(crate) articles: BTreeSet<String>,
    /// Words before an article that stands for one: `in an hour`; `40 an hour` is a rate.
    pub(crate) before_spans: BTreeSet<String>,
    /// Words and signs inside a number: `two hundred and five`.
    pub(crate) number_joints: BTreeSet<String>,
    /// Phrases that add half a unit.
    pub(crate) and_a_half: BTreeSet<String>,
    /// Phrases between a part and its whole: `nine out of ten`.
    pub(crate) out_of: BTreeSet<String>,
    /// Words after the number of a percentile: `99th percentile` is p99.
    pub(crate) percentiles: BTreeSet<String>,
    /// Words for what a number is of many: the median, the mean; the words of one row mean the same.
    pub(crate) statistics: Vec<Vec<String>>,
    /// Words that stand for a part, with the number of parts in a whole.
    pub(crate) fractions: BTreeMap<String, u32>,
    /// Before a year.
    pub(crate) before_years: BTreeSet<String>,
    /// Words that end what a number counts.
    pub(crate) stop_words: BTreeSet<String>,
    /// Words that multiply the number before them; in their own case, since `M` is not `m`.
    pub(crate) multipliers: BTreeMap<String, u64>,
    /// Words that stand for a factor, with the factor in per cent: `doubled` is 200.
    pub(crate) percent: BTreeMap<String, u32>,
    /// Plurals that stand for about so many.
    pub(crate) vague: BTreeMap<String, u64>,
    /// Words that say that there is none of something.
    pub(crate) none: BTreeSet<String>,
    /// Degrees, licences and awards; the phrases of one row mean the same. Of several rows with a
    /// phrase, the first counts.
    pub(crate) ranks: Vec<Vec<String>>,
    /// Ranks in a company; the phrases of one row mean the same.
    pub(crate) titles: Vec<Vec<String>>,
    /// Words that are such a rank in a headline and ordinary words elsewhere.
    pub(crate) headline_titles: Vec<Vec<String>>,
    /// Endings of compounds that are such a rank: `Bereichsleiterin`.
    pub(crate) title_endings: BTreeSet<String>,
    /// Words before or in the name of a certificate.
    pub(crate) credentials: BTreeSet<String>,
    /// Names of languages, by their English name.
    pub(crate) languages: BTreeMap<String, Vec<String>>,
    /// Words for how well a language is spoken, by level from 1 to 5.
    pub(crate) levels: BTreeMap<u8, Vec<String>>,
    /// Words before a verb, besides the beginning of a sentence: `and led`.
    pub(crate) clause_starts: BTreeSet<String>,
    /// Verbs of those who are in charge.
    pub(crate) leads: BTreeSet<String>,
    /// Verbs of those who take part in the work of others.
    pub(crate) helps: BTreeSet<String>,
    /// Words at the end of a clause that make another verb of one: `führte … ein`.
    pub(crate) separated: BTreeMap<String, BTreeSet<String>>,
    /// Words with a capital that are not names, besides months and weekdays.
    pub(crate) not_names: BTreeSet<String>,
    /// Well-known employers, which are names in any case of their letters.
    pub(crate) employers: BTreeSet<String>,
}

/// The tables, by the language that is added to English.
pub(super) static CLAIMS: [(&str, Table<Claims>); 7] = [
    ("en", Table::new(&[file!("claims/en.json")])),
    ("de", Table::new(&[file!("claims/en.json"), file!("claims/de.json")])),
    ("es", Table::new(&[file!("claims/en.json"), file!("claims/es.json")])),
    ("fr", Table::new(&[file!("claims/en.json"), file!("claims/fr.json")])),
    ("it", Table::new(&[file!("claims/en.json"), file!("claims/it.json")])),
    ("nl", Table::new(&[file!("claims/en.json"), file!("claims/nl.json")])),
    ("pt", Table::new(&[file!("claims/en.json"), file!("claims/pt.json")])),
];

/// The words of a language, an ISO 639 code, and of English; of English alone where nothing is known
/// of the language.
pub(crate) fn claims(language: &str) -> &'static Claims {
    let own = CLAIMS.iter().find(|(code, _)| *code == language);
    own.unwrap_or(&CLAIMS[0]).1.get()
}
