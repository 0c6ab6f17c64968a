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
    /// With which headings begin that nobody has seen before: `what`.
    pub(crate) heading_starts: Vec<String>,
    /// Before what is preferred: `ideally`.
    pub(crate) preferred_before: Vec<String>,
    /// After what is preferred: `a plus`.
    pub(crate) preferred_after: Vec<String>,
    /// In what is required, in any part: `must`.
    pub(crate) required_strong: Vec<String>,
    /// In what is required, in a posting without headings: `you have`.
    pub(crate) required: Vec<String>,
    /// In what is only described, in a posting without headings: `we use`.
    pub(crate) context: Vec<String>,
    /// At the beginning of an item that asks for something, under whatever heading: `experience`.
    pub(crate) starts: Vec<String>,
    /// In a clause whose terms are not asked for: `is not needed`.
    pub(crate) not_needed: Vec<String>,
    /// Right before a cue of what is required, which they deny: `not`.
    pub(crate) denials: Vec<String>,
    /// At the beginning of such a clause, if one of `needed` follows: `no`.
    pub(crate) negations: Vec<String>,
    pub(crate) needed: Vec<String>,
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
    /// After the subjects of a degree: `experience`.
    pub(crate) after_subjects: Vec<String>,
    pub(crate) years: YearWords,
    pub(crate) conditions: ConditionWords,
    pub(crate) labels: LabelWords,
    pub(crate) noise: NoiseWords,
    pub(crate) titles: TitleWords,
    pub(crate) companies: CompanyWords,
    pub(crate) contracts: ContractWords,
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
    /// After `or` at the end of a list that goes on with things like those in it.
    pub(crate) similar: BTreeSet<String>,
    /// Ids of terms that go together with a slash between them, in the order of the alphabet.
    pub(crate) together: BTreeSet<String>,
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

/// What a job board puts around a posting.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoiseWords {
    /// Whole lines.
    pub(crate) lines: BTreeSet<String>,
    /// Beginnings of lines.
    pub(crate) begins: Vec<String>,
    /// Ends of lines.
    pub(crate) ends: Vec<String>,
    /// Labels on lines of their own, with their value on the next.
    pub(crate) labels: BTreeSet<String>,
    /// Beginnings of the line that ends the posting.
    pub(crate) tails: Vec<String>,
}

/// The words around the title of a job.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TitleWords {
    /// Before a title in a sentence: `is hiring a`.
    pub(crate) before: Vec<String>,
    /// Right after it: `to join`.
    pub(crate) ends: BTreeSet<String>,
    /// Before a title that has a line to itself: `wanted:`.
    pub(crate) openers: Vec<String>,
    /// After a title on its line, behind a space or a sign: `(remote`.
    pub(crate) tails: Vec<String>,
    /// Between a title and the employer: `at`.
    pub(crate) at: Vec<String>,
    /// In a title that is meant for everybody: `m/f`.
    pub(crate) marks: Vec<String>,
    /// Words before the title in a sentence: `a`.
    pub(crate) articles: BTreeSet<String>,
    /// Between the noun of a title and what follows it, in their own case: `de`.
    pub(crate) after_noun: BTreeSet<String>,
    /// First words of a line that is a sentence and no title: `we`.
    pub(crate) sentences: BTreeSet<String>,
    /// Lines that are no title.
    pub(crate) not: BTreeSet<String>,
    /// Ranks in a title: `senior`.
    pub(crate) ranks: BTreeSet<String>,
}

/// The words around the name of an employer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CompanyWords {
    /// Before the name: `about`.
    pub(crate) before: Vec<String>,
    /// After it: `is hiring`.
    pub(crate) after: Vec<String>,
    /// Parts of words in `after` that say that somebody is wanted: `hir`.
    pub(crate) hires: Vec<String>,
    /// Before the name at the beginning of a heading: `about`.
    pub(crate) headings: Vec<String>,
    /// What stands there and is no employer: `the role`.
    pub(crate) about: BTreeSet<String>,
    /// What stands in its place and is no name.
    pub(crate) not: BTreeSet<String>,
}

/// Phrases of kinds of contract.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct ContractWords {
    pub(crate) permanent: Vec<String>,
    pub(crate) fixed_term: Vec<String>,
    pub(crate) freelance: Vec<String>,
    pub(crate) internship: Vec<String>,
    pub(crate) apprenticeship: Vec<String>,
}

pub(super) static POSTINGS: Table<Postings> = Table::new(&[
    file!("postings/en.json"),
    file!("postings/de.json"),
    file!("postings/fr.json"),
    file!("postings/es.json"),
    file!("postings/pt.json"),
    file!("postings/nl.json"),
]);

/// The languages whose postings are read; those of the files above.
pub(crate) const POSTING_LANGUAGES: [&str; 6] = ["en", "de", "fr", "es", "pt", "nl"];

pub(super) static LANGUAGES: Table<BTreeMap<String, BTreeSet<String>>> =
    Table::new(&[file!("postings/languages.json")]);

/// The most usual words of each language, by its ISO 639 code.
pub(crate) fn usual_words() -> &'static BTreeMap<String, BTreeSet<String>> {
    LANGUAGES.get()
}

/// The words of all languages of postings.
pub(crate) fn postings() -> &'static Postings {
    POSTINGS.get()
}
