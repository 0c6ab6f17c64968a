//! What a posting asks for.

use super::demand::Demand;
use super::facts::{DegreeAsked, Knockout, YearsAsked};
use crate::job::term::Kind;

/// A term of a posting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostingTerm {
    /// The vocabulary's id; of a term that no vocabulary has and the posting's own lists name,
    /// what it is called there.
    pub id: String,
    /// The vocabulary's name for it, or what the list calls it.
    pub name: String,
    /// What kind of thing it is; `None` of a term that no vocabulary has.
    pub kind: Option<Kind>,
    /// How much it is wanted: where it stands several times, the most.
    pub demand: Demand,
    /// Its names in the posting, as the vocabulary spells them, in the posting's order.
    pub forms: Vec<String>,
    /// The ids of others any one of which is enough instead: of `Go` in `Go or Java`, that of
    /// `Java`. Terms of a choice are of one demand.
    pub instead: Vec<String>,
}

/// What a posting asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Posting {
    /// The job's title.
    pub title: Option<String>,
    /// The employer.
    pub company: Option<String>,
    /// Where the work is.
    pub location: Option<String>,
    /// Its terms, each once, those wanted most first, then in the posting's order.
    pub terms: Vec<PostingTerm>,
    /// Words that look like terms and are in no vocabulary; they are not counted.
    pub unclassified: Vec<String>,
    /// The degree it asks for.
    pub degree: Option<DegreeAsked>,
    /// The years of experience it asks for.
    pub years: Option<YearsAsked>,
    /// What it makes a condition and no résumé proves: a permit, a clearance, a language.
    pub knockouts: Vec<Knockout>,
}

impl Posting {
    /// Its terms of one demand, in the posting's order.
    pub fn terms_of(&self, demand: Demand) -> impl Iterator<Item = &PostingTerm> {
        self.terms.iter().filter(move |term| term.demand == demand)
    }
}
