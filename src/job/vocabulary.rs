//! The words of the trade: lists of terms as JSON come in, a [`Vocabulary`] that finds them in
//! text goes out.
//!
//! Two relations are kept apart. An *alias* is another name of the same thing: `k8s` of
//! Kubernetes. A *broader* term is only a hint: Spring Boot is not Java, though it is written in
//! it, and a résumé that says the one has not said the other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::find::{Finder, TermHit};
use super::term::{Term, TermFile};
use crate::data::VOCABULARY;

mod read;

pub use read::VOCABULARY_SCHEMA;

/// Terms, and what finds them in text.
#[derive(Debug)]
pub struct Vocabulary {
    terms: Vec<Term>,
    /// Where each id stands in `terms`.
    by_id: BTreeMap<String, usize>,
    finder: Finder,
}

impl Vocabulary {
    /// The terms that ship with the product. Made once; what comes after is cheap.
    ///
    /// # Panics
    /// Never: our own terms are read by the tests.
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

    /// Every term, in the order of the files.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The term of an id.
    #[must_use]
    pub fn term(&self, id: &str) -> Option<&Term> {
        self.terms.get(*self.by_id.get(id)?)
    }

    /// The term a name stands for, in any case, if it is one of a term's own names.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Term> {
        self.finder.named(name).and_then(|at| self.terms.get(at))
    }

    /// The terms of a text, in its order. A text is a line, a sentence or a paragraph: what
    /// stands in one is evidence for what stands beside it.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<TermHit<'_>> {
        self.finder.find(&self.terms, text).0
    }

    /// The same for the texts of one document: a doubtful word that is a term in one of them is
    /// the same term in the others. `Go` in a title is the language in `Go on embedded boards`.
    #[must_use]
    pub fn find_all(&self, texts: &[&str]) -> Vec<Vec<TermHit<'_>>> {
        let found: Vec<_> =
            texts.iter().map(|text| self.finder.find(&self.terms, text)).collect();
        let is_doubtful =
            |hit: &&TermHit<'_>| hit.term.ambiguous.iter().any(|it| it == hit.form);
        let sure: BTreeSet<&str> = found
            .iter()
            .flat_map(|(hits, _)| hits)
            .filter(is_doubtful)
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

    /// Every term `id` is a part or a sort of, near and far.
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
