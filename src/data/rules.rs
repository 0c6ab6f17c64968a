//! `data/rules`: words that the rules of `check` look for.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::table::{Table, file};

/// The words of all languages, in lower case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleWords {
    /// Labels of private data (S07).
    pub(crate) private_labels: PrivateLabels,
    /// Parts of the names of secondary schools and their certificates (S08).
    pub(crate) secondary_schools: Vec<String>,
    /// Parts of the names of universities and their degrees (S08).
    pub(crate) universities: Vec<String>,
    /// Phrases of summaries that say nothing (S10).
    pub(crate) stock_phrases: Vec<String>,
    /// Placeholders for the name of an employer (E03).
    pub(crate) placeholder_employers: BTreeSet<String>,
    /// Words that are a placeholder with a number or letter after them: “Company 1” (E03).
    pub(crate) numbered_employers: BTreeSet<String>,
    /// What a sentence orders (H02); it is an instruction if one of `ai_subjects` is in it as well.
    pub(crate) ai_orders: Vec<String>,
    /// Words that may come before an order (H02).
    pub(crate) ai_leads: BTreeSet<String>,
    /// Whom or what an order is about (H02).
    pub(crate) ai_subjects: Vec<String>,
    /// Headings that parsers assign to different sections (S04).
    pub(crate) ambiguous_headings: BTreeSet<String>,
    /// Words for different sections; a heading with two of them names two sections (S04).
    pub(crate) section_words: Vec<String>,
    /// Words after a hyphen that stands for a missing half: “front- and back-end” (F11).
    pub(crate) conjunctions: BTreeSet<String>,
    /// Beginnings of compounds with a hyphen: “cross-functional” (F11).
    pub(crate) compound_starts: BTreeSet<String>,
    /// Ends of compounds with a hyphen: “data-driven” (F11).
    pub(crate) compound_ends: BTreeSet<String>,
    /// Words before a `fi` that is a word itself: “hi fi” (F10).
    pub(crate) words_before_fi: BTreeSet<String>,
}

/// Labels of private data, by what they introduce.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PrivateLabels {
    pub(crate) national_number: Vec<String>,
    pub(crate) passport_number: Vec<String>,
    pub(crate) licence_number: Vec<String>,
    pub(crate) religion: Vec<String>,
}

pub(super) static RULE_WORDS: Table<RuleWords> = Table::new(&[
    file!("rules/en.json"),
    file!("rules/de.json"),
    file!("rules/fr.json"),
    file!("rules/es.json"),
    file!("rules/it.json"),
]);

/// The words of all languages.
pub(crate) fn rule_words() -> &'static RuleWords {
    RULE_WORDS.get()
}

/// What is unusual of personal data.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonalRule {
    /// The datum with its article, as messages name it.
    pub(crate) name: String,
    /// The countries where a résumé does not have it, in English.
    pub(crate) unusual_in: Vec<String>,
}

pub(super) static PERSONAL: Table<BTreeMap<String, PersonalRule>> =
    Table::new(&[file!("personal.json")]);

/// The personal data that are unusual somewhere, by their key in `basics.personal` (S07).
pub(crate) fn personal_rules() -> &'static BTreeMap<String, PersonalRule> {
    PERSONAL.get()
}
