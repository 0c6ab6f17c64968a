//! `data/reading`: what the fields of a résumé are recognised by.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

/// The words of one language; empty where nothing is known of it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Reading {
    pub(crate) headings: Headings,
    pub(crate) dates: DateWords,
    pub(crate) labels: Labels,
    /// What a résumé may be titled, above the name; in lower case.
    pub(crate) document_names: BTreeSet<String>,
    /// Words before the number of a page; in lower case.
    pub(crate) pages: BTreeSet<String>,
    /// Words between a title and its employer: `Engineer at Acme`.
    pub(crate) before_employer: Vec<String>,
    /// Words that stand in the place of a place; in their own case.
    pub(crate) remote: BTreeSet<String>,
    /// Endings of occupations: `Machinist`.
    pub(crate) position_endings: Vec<String>,
    /// Words found as whole words, in lower case.
    pub(crate) words: Lexicon,
    /// Words found inside others, for scripts that do not separate words.
    pub(crate) parts: Lexicon,
}

/// Headings, by the key of their section.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Headings {
    /// As usual as those this crate writes.
    pub(crate) usual: BTreeMap<String, Vec<String>>,
    /// Known to at least two other parsers.
    pub(crate) synonyms: BTreeMap<String, Vec<String>>,
    /// Written by people, and known to hardly any parser.
    pub(crate) informal: BTreeMap<String, Vec<String>>,
    /// Words by which a longer heading is recognised, at the end or the beginning of one of its
    /// parts: `Computer Engineering Experience`; in lower case.
    pub(crate) heads: BTreeMap<String, Vec<String>>,
    /// Words that join two headings: `Skills and Tools`; in lower case.
    pub(crate) joints: Vec<String>,
    /// Headings of contact details.
    pub(crate) contact: Vec<String>,
}

/// The words of dates, in lower case, besides the names of months that CLDR has and the words in
/// `data/words`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct DateWords {
    /// Months by name, 1 to 12.
    pub(crate) months: BTreeMap<String, u8>,
    /// The end of what is not over.
    pub(crate) present: Vec<String>,
    /// Before an end without a start.
    pub(crate) until: Vec<String>,
    /// Before the start of what is not over.
    pub(crate) since: Vec<String>,
    /// After the start of what is not over.
    pub(crate) since_after: Vec<String>,
    /// Before a date in the future.
    pub(crate) expected: Vec<String>,
    /// Between the two dates of a range.
    pub(crate) range: Vec<String>,
    /// Before a year, instead of a month.
    pub(crate) seasons: BTreeSet<String>,
    /// Before a date inside a sentence.
    pub(crate) prepositions: BTreeSet<String>,
}

/// Labels before a colon.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Labels {
    pub(crate) keywords: Vec<String>,
    pub(crate) grade: Vec<String>,
    pub(crate) courses: Vec<String>,
    /// Before personal data, by their key in `basics.personal`.
    pub(crate) personal: BTreeMap<String, Vec<String>>,
    /// What personal data are without a label, by their key in `basics.personal`: `married`; in lower
    /// case.
    pub(crate) personal_values: BTreeMap<String, Vec<String>>,
    /// Before contact details; in lower case.
    pub(crate) contact: BTreeSet<String>,
}

/// Words by what a text with them is.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Lexicon {
    /// A job title.
    pub(crate) positions: BTreeSet<String>,
    /// A degree.
    pub(crate) degrees: BTreeSet<String>,
    /// A school or university.
    pub(crate) schools: BTreeSet<String>,
    /// An employer or another organisation; legal forms are among them.
    pub(crate) companies: BTreeSet<String>,
}
