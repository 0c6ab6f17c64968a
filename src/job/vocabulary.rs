//! A [`Vocabulary`] of terms, and how they are found in text.
//!
//! Two relations are distinct. An *alias* is another name of the same thing: `k8s` for Kubernetes. A
//! *broader* term is only a hint: Spring Boot is not Java, though it is written in it, and a résumé
//! that names one has not named the other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::find::{Finder, TermHit};
use super::term::{Term, TermFile};
use crate::data::VOCABULARY;

mod read;

pub use read::VOCABULARY_SCHEMA;

/// Terms that can be found in text.
#[derive(Debug)]
pub struct Vocabulary {
    terms: Vec<Term>,
    /// The index of each id in `terms`.
    by_id: BTreeMap<String, usize>,
    finder: Finder,
}

impl Vocabulary {
    /// The built-in terms. The first call reads them, which takes milliseconds.
    ///
    /// # Panics
    /// Never: a test reads the built-in terms.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static BUILT_IN_VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
        BUILT_IN_VOCABULARY.get_or_init(|| {
            let files = VOCABULARY.iter().flat_map(|text| {
                let file: TermFile = serde_json::from_str(text).expect("our own terms");
                file.terms
            });
            Self::of(files.collect())
        })
    }

    /// These terms.
    pub(super) fn of(terms: Vec<Term>) -> Self {
        let by_id = terms.iter().enumerate().map(|(at, term)| (term.id.clone(), at));
        let by_id = by_id.collect();
        let finder = Finder::new(&terms);
        Self { terms, by_id, finder }
    }

    /// Every term; those of a user's file come last.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The term with an id.
    #[must_use]
    pub fn term(&self, id: &str) -> Option<&Term> {
        self.terms.get(*self.by_id.get(id)?)
    }

    /// The term with a name, in any case.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Term> {
        self.finder.named(name).and_then(|at| self.terms.get(at))
    }

    /// The terms in a text, in order. The text should be a line, sentence or paragraph: terms in it
    /// are evidence for ambiguous words next to them.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<TermHit<'_>> {
        self.finder.find(&self.terms, text).0
    }

    /// The terms in each text of one document. An ambiguous word that is a term in one of them is the
    /// same term in the others: with `Go` in a title, `Go on embedded boards` is about the language.
    #[must_use]
    pub fn find_all(&self, texts: &[&str]) -> Vec<Vec<TermHit<'_>>> {
        let found: Vec<_> =
            texts.iter().map(|text| self.finder.find(&self.terms, text)).collect();
        let is_ambiguous =
            |hit: &&TermHit<'_>| hit.term.ambiguous.iter().any(|it| it == hit.form);
        let sure: BTreeSet<&str> = found
            .iter()
            .flat_map(|(hits, _)| hits)
            .filter(is_ambiguous)
            .map(|hit| hit.form)
            .collect();
        let all = found.into_iter().map(|(mut hits, open)| {
            let before = hits.len();
            hits.extend(open.into_iter().filter(|hit| sure.contains(hit.form)));
            if hits.len() > before {
                hits.sort_by_key(|hit| hit.span.start);
            }
            hits
        });
        all.collect()
    }

    /// The ids of all terms that `id` is a part or a kind of, directly or through others.
    #[must_use]
    pub fn broader(&self, id: &str) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            for broader in self.term(id).into_iter().flat_map(|term| &term.broader) {
                if found.insert(broader.as_str()) {
                    open.push(broader);
                }
            }
        }
        found
    }
}
