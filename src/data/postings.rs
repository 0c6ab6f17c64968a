//! `data/postings`: what the parts and demands of job postings are recognised by.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::table::{Table, file};

/// The words of all languages of postings. Unless a list says otherwise its phrases are written
/// as postings are compared: in lower case, with a space for a hyphen between letters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Postings {
    /// Headings of parts.
    pub(crate) headings: PartWords,
    /// Words by which an unknown heading may be recognised; `*` stands for any ending.
    pub(crate) heading_words: PartWords,
    /// Before what is preferred: `ideally`.
    pub(crate) preferred_before: Vec<String>,
    /// After what is preferred: `a plus`.
    pub(crate) preferred_after: Vec<String>,
    /// In what is required, in any part: `must`.
    pub(crate) required_strong: Vec<String>,
    /// Parts of words by which a heading says outright that its part is required.
    pub(crate) required_outright: Vec<String>,
    /// In what is required, in a posting without headings: `you have`.
    pub(crate) required: Vec<String>,
    /// In what is only described, in a posting without headings: `we use`.
    pub(crate) context: Vec<String>,
    /// In what does not concern the work.
    pub(crate) boilerplate: Vec<String>,
    /// Words before a full stop that does not end a sentence; in their own case.
    pub(crate) abbreviations: BTreeSet<String>,
    pub(crate) choices: ChoiceWords,
    pub(crate) degrees: DegreeWords,
    /// In a sentence that asks for no degree.
    pub(crate) no_degree: Vec<String>,
    /// In a sentence that accepts something instead of a degree.
    pub(crate) or_equivalent: Vec<String>,
    pub(crate) years: YearWords,
    pub(crate) conditions: ConditionWords,
    pub(crate) labels: LabelWords,
    /// Labels of facts in the middle of a line; in their own case.
    pub(crate) fact_labels: Vec<String>,
    /// Nouns that name an occupation, by the one that stands for all forms of it.
    pub(crate) head_nouns: BTreeMap<String, Vec<String>>,
    /// Before a technology: `experience with`.
    pub(crate) asked_before: Vec<String>,
    /// Words in a list that are not its items.
    pub(crate) list_words: BTreeSet<String>,
    /// Words that look technical and are not; in their own case.
    pub(crate) ordinary: BTreeSet<String>,
}

/// Phrases by the part of a posting they belong to.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PartWords {
    pub(crate) preferred: Vec<String>,
    pub(crate) benefits: Vec<String>,
    pub(crate) about: Vec<String>,
    pub(crate) required: Vec<String>,
    pub(crate) duties: Vec<String>,
}

/// The words of lists of which one item is enough.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChoiceWords {
    /// Before such a list: `one of`.
    pub(crate) cues: Vec<String>,
    /// Between such a cue and its list: `the following`.
    pub(crate) list_names: Vec<String>,
    /// Between items of which one is enough.
    pub(crate) or: BTreeSet<String>,
    /// Between items that are all asked for.
    pub(crate) and: BTreeSet<String>,
    /// After `or`: `or a similar`.
    pub(crate) like: BTreeSet<String>,
}

/// The names of degrees.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DegreeWords {
    pub(crate) bachelor: Vec<String>,
    pub(crate) master: Vec<String>,
    pub(crate) doctorate: Vec<String>,
    /// A degree that is not named.
    pub(crate) any: Vec<String>,
}

/// The words of years of experience.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct YearWords {
    /// `years`.
    pub(crate) words: BTreeSet<String>,
    /// In a sentence about years of work.
    pub(crate) of_work: Vec<String>,
    /// After years of something else: `12 years old`.
    pub(crate) not_of_work: BTreeSet<String>,
}

/// Phrases of conditions that a résumé does not prove.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct ConditionWords {
    pub(crate) work_permit: Vec<String>,
    pub(crate) clearance: Vec<String>,
    pub(crate) driving_licence: Vec<String>,
    pub(crate) language: Vec<String>,
    pub(crate) on_site: Vec<String>,
    pub(crate) travel: Vec<String>,
    pub(crate) shifts: Vec<String>,
}

/// Labels before a colon; the first of a list that a line has counts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LabelWords {
    pub(crate) title: Vec<String>,
    pub(crate) company: Vec<String>,
    pub(crate) location: Vec<String>,
}

pub(super) static POSTINGS: Table<Postings> = Table::new(&[
    file!("postings/en.json"),
    file!("postings/de.json"),
    file!("postings/fr.json"),
    file!("postings/es.json"),
]);

/// The words of all languages of postings.
pub(crate) fn postings() -> &'static Postings {
    POSTINGS.get()
}
