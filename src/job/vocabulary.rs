//! A [`Vocabulary`] of terms, and how they are found in text.
//!
//! Two relations are distinct. An *alias* is another name of the same thing: `k8s` for Kubernetes. A
//! *broader* term is only a hint: Spring Boot is not Java, though it is written in it, and a résumé
//! that names one has not named the other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::find::{Finder, Found, TermHit};
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
            let files = VOCABULARY.iter().flat_map(|(field, text)| {
                let file: TermFile = serde_json::from_str(text).expect("our own terms");
                let mut terms = file.terms;
                for term in &mut terms {
                    term.field = Some(field);
                }
                terms
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
    /// are evidence for ambiguous words next to them. Of overlapping names the longest counts, as a
    /// posting means it: one that asks for Docker Compose does not ask for Docker as well.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<TermHit<'_>> {
        self.finder.find(&self.terms, text).hits
    }

    /// The terms in each text of one document. An ambiguous word that is a term in one of them is the
    /// same term in the others: with `Go` in a title, `Go on embedded boards` is about the language.
    #[must_use]
    pub fn find_all(&self, texts: &[&str]) -> Vec<Vec<TermHit<'_>>> {
        self.found(texts).into_iter().map(|found| found.hits).collect()
    }

    /// The terms in each text of one document, whatever longer names they stand in: whoever writes
    /// `AWS S3` has written `AWS`.
    #[must_use]
    pub fn find_literally(&self, texts: &[&str]) -> Vec<Vec<TermHit<'_>>> {
        let all = self.found(texts).into_iter().map(|found| {
            let Found { mut hits, inner, .. } = found;
            let before = hits.len();
            hits.extend(inner.into_iter().filter_map(|it| {
                let is_meant = !it.is_doubtful
                    || self.broader(&it.outer.id).contains(it.hit.term.id.as_str());
                is_meant.then_some(it.hit)
            }));
            if hits.len() > before {
                hits.sort_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end)));
            }
            hits
        });
        all.collect()
    }

    /// What is found in each text of one document, with ambiguous words settled once for all.
    fn found(&self, texts: &[&str]) -> Vec<Found<'_>> {
        let mut all: Vec<Found<'_>> =
            texts.iter().map(|text| self.finder.find(&self.terms, text)).collect();
        let is_ambiguous =
            |hit: &&TermHit<'_>| hit.term.ambiguous.iter().any(|it| it == hit.form);
        let sure: BTreeSet<&str> = all
            .iter()
            .flat_map(|found| &found.hits)
            .filter(is_ambiguous)
            .map(|hit| hit.form)
            .collect();
        for found in &mut all {
            let before = found.hits.len();
            let open = std::mem::take(&mut found.open).into_iter();
            found.hits.extend(open.filter(|hit| sure.contains(hit.form)));
            if found.hits.len() > before {
                found.hits.sort_by_key(|hit| hit.span.start);
            }
        }
        all
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
