//! What a posting asks for.

use super::demand::Demand;
use super::facts::{Contract, DegreeAsked, Knockout, YearsAsked};
use crate::job::term::Kind;

/// A term of a posting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostingTerm {
    /// The id in the vocabulary; for a term that only a list of a JSON posting names, that name.
    pub id: String,
    /// The name in the vocabulary, or in that list.
    pub name: String,
    /// The kind of thing it is; `None` if it is in no vocabulary.
    pub kind: Option<Kind>,
    /// How much it is wanted, by the strongest of its mentions.
    pub demand: Demand,
    /// Its names in the posting, as the vocabulary spells them, in the posting's order.
    pub forms: Vec<String>,
    /// The ids of terms any one of which is enough instead: for `Go` in `Go or Java`, that of
    /// `Java`. They have the same demand.
    pub instead: Vec<String>,
    /// How many of it and the terms of `instead` are enough together: 2 for `two of Go, Rust and
    /// Java`. 1 without a choice.
    pub needed: usize,
}

/// What a posting asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Posting {
    /// The job title.
    pub title: Option<String>,
    /// The employer.
    pub company: Option<String>,
    /// The place of work.
    pub location: Option<String>,
    /// The kind of contract.
    pub contract: Option<Contract>,
    /// The language it is written in, as an ISO 639 code, if that is recognised.
    pub language: Option<&'static str>,
    /// Its terms, each once, required ones first, otherwise in the order of the posting.
    pub terms: Vec<PostingTerm>,
    /// Words that look like terms but are in no vocabulary; not counted.
    pub unclassified: Vec<String>,
    /// The degree it asks for.
    pub degree: Option<DegreeAsked>,
    /// The years of experience it asks for.
    pub years: Option<YearsAsked>,
    /// Conditions that a résumé does not prove: a permit, a clearance, a language.
    pub knockouts: Vec<Knockout>,
}

impl Posting {
    /// Its terms of one demand, in the order of the posting.
    pub fn terms_of(&self, demand: Demand) -> impl Iterator<Item = &PostingTerm> {
        self.terms.iter().filter(move |term| term.demand == demand)
    }
}
