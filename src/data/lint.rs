//! `data/lint`: words, brands and roles that the rules of `lint` look for. The words are English;
//! brands and roles serve every language.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::table::{Table, file};

/// English words and phrases, in lower case; phrases are words with a space between each.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LintWords {
    /// Openings of bullets that name a duty or presence, not an act (W01).
    pub(crate) weak_openers: Vec<String>,
    /// Pronouns of the first person (W02).
    pub(crate) pronouns: BTreeSet<String>,
    /// Words before an `I` that is the number one: “Type I” (W02).
    pub(crate) before_roman_one: BTreeSet<String>,
    /// Verbs, in their base form, that say what changed (W03, W04).
    pub(crate) results: Vec<String>,
    /// Words and phrases after which a consequence or a comparison follows (W03, W04).
    pub(crate) result_markers: Vec<String>,
    /// Words and phrases after which a way of doing or a bound follows (W04).
    pub(crate) means_markers: Vec<String>,
    /// What is counted where effort is counted and not its effect (W05).
    pub(crate) effort: Vec<String>,
    /// Phrases that fit everybody, beside the stock phrases of `rules` (W06).
    pub(crate) fillers: Vec<String>,
    /// Verbs that bullets begin with, in their base form (W01, W04, W09).
    pub(crate) verbs: Vec<String>,
    /// The past of irregular verbs.
    pub(crate) irregular: BTreeMap<String, String>,
    /// Verbs whose past is their base form (W09).
    pub(crate) same_in_past: BTreeSet<String>,
    /// Verbs whose last letter is doubled before an ending.
    pub(crate) doubling: BTreeSet<String>,
    /// Words after a noun that looks like a verb: “Design of”, “Research and” (W09).
    pub(crate) noun_after: BTreeSet<String>,
    /// Verbs that are nouns as well: “Design write-up” (W09).
    pub(crate) noun_verbs: BTreeSet<String>,
    /// Words before the object of a verb: “Design the …” (W09).
    pub(crate) determiners: BTreeSet<String>,
    /// Words between a verb and a number that is not that of its object: “used by 900” (W03).
    pub(crate) not_between: BTreeSet<String>,
    /// Titles after a verb that is then part of the title: “Lead engineer” (W09).
    pub(crate) titles: BTreeSet<String>,
    /// Words before a number that is a name: “Grade 5”, “ISO 9001” (W03).
    pub(crate) named_by_number: BTreeSet<String>,
    /// Units of time, in the singular (W03).
    pub(crate) times: BTreeSet<String>,
    /// Words in brackets that are left for the author to fill in (W11).
    pub(crate) placeholder_words: BTreeSet<String>,
    /// Phrases that stand for a text to come (W11).
    pub(crate) placeholder_phrases: Vec<String>,
    /// Words before which `TODO` names a list or app (W11).
    pub(crate) placeholder_not_after: BTreeSet<String>,
    /// Words that say nothing by themselves (W08), and are never meant twice in a row (W12).
    pub(crate) small_words: BTreeSet<String>,
    /// The present of auxiliary verbs (W09).
    pub(crate) present_of_be: BTreeSet<String>,
}

pub(super) static LINT_WORDS: Table<LintWords> = Table::new(&[file!("lint/en.json")]);

/// The English words that rules look for.
pub(crate) fn lint_words() -> &'static LintWords {
    LINT_WORDS.get()
}

/// Names, by what is written in their place.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Spellings {
    /// Common misspellings of English words, in lower case, with the word (W12).
    pub(crate) misspellings: BTreeMap<String, String>,
    /// Wrong spellings of names of products, with the name as its owner writes it (W13).
    pub(crate) brands: BTreeMap<String, String>,
}

pub(super) static SPELLINGS: Table<Spellings> =
    Table::new(&[file!("lint/misspellings.json"), file!("lint/brands.json")]);

/// The right spellings by the wrong ones.
pub(crate) fn spellings() -> &'static Spellings {
    SPELLINGS.get()
}

/// What roles are about.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Roles {
    /// The themes of each role, by the role's name.
    pub(crate) roles: BTreeMap<String, Vec<ThemeWords>>,
    /// The vocabulary's ids of terms that say nothing about a role (K03).
    pub(crate) off_role: BTreeMap<String, BTreeSet<String>>,
}

/// A theme of a role.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ThemeWords {
    /// Its name.
    pub(crate) name: String,
    /// English words and phrases that show it, in lower case.
    pub(crate) words: Vec<String>,
    /// The vocabulary's ids of terms that show it.
    pub(crate) terms: BTreeSet<String>,
}

pub(super) static ROLES: Table<Roles> = Table::new(&[file!("lint/roles.json")]);

/// What roles are about.
pub(crate) fn roles() -> &'static Roles {
    ROLES.get()
}
