//! `data/terms`: evidence that an everyday word in a text is the name of a technology, or that it
//! is not: Go, R, Swift, Excel.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::table::{Table, file};

/// The words of all languages, written as texts are compared: in lower case, with a space for a
/// hyphen between letters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TermWords {
    /// Between two items of a list, besides signs.
    pub(crate) conjunctions: BTreeSet<String>,
    /// Right before a technology: `written in`.
    pub(crate) before: Vec<String>,
    /// Right after a technology: `developer`.
    pub(crate) after: BTreeSet<String>,
    /// The last word of a label whose list has technologies: `Languages:`.
    pub(crate) labels: BTreeSet<String>,
    /// Right after an everyday word, of which they make a phrase: `go to`.
    pub(crate) phrases: BTreeSet<String>,
    /// Right after a technology in one word: `kenntnisse` in `Excelkenntnisse`.
    pub(crate) tails: BTreeSet<String>,
    /// Phrases that contain a name and do not mean it.
    pub(crate) not_terms: Vec<String>,
}

pub(super) static TERM_WORDS: Table<TermWords> = Table::new(&[
    file!("terms/en.json"),
    file!("terms/de.json"),
    file!("terms/fr.json"),
    file!("terms/es.json"),
    file!("terms/pt.json"),
    file!("terms/nl.json"),
]);

/// The words of all languages.
pub(crate) fn term_words() -> &'static TermWords {
    TERM_WORDS.get()
}
