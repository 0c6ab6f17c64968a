//! Job postings: their text, or JSON Resume's job description, comes in; a [`Posting`] goes out:
//! the terms it asks for, and what else it asks that a résumé can answer.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::codes;
use super::find::TermHit;
use super::vocabulary::{Kind, Vocabulary};
use crate::diag::{Diagnostic, Findings, JsonPointer, Location, Warned};
use crate::resume::Source;

mod choices;
mod clauses;
mod cues;
mod facts;
mod head;
mod json;
mod lines;
mod phrases;
mod pieces;
mod unknown;

pub(crate) use choices::choices_of;
pub(super) use facts::degree_of;
pub use facts::{Degree, DegreeAsked, Knockout, KnockoutKind, YearsAsked};
pub(super) use head::head_noun;
pub use json::JOB_SCHEMA;
pub(super) use phrases::find_phrase;

use lines::Segment;

/// The most bytes that are read of a posting: ten times what a long one has.
pub const LONGEST_POSTING: usize = 256 << 10;

/// How much a posting wants a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Demand {
    /// One must bring it.
    Required,
    /// It would be good to bring it.
    Preferred,
    /// It belongs to the work, and is not asked for.
    Context,
}

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
    /// Reads a posting: JSON Resume's job description if it begins with `{`, text otherwise.
    ///
    /// # Errors
    /// Findings, with their places if it is JSON, when there is nothing to read, too much, or
    /// it is not as the schema asks.
    #[must_use]
    pub fn read(
        source: &Source,
        vocabulary: &Vocabulary,
    ) -> Warned<Result<Self, Findings>> {
        let failed =
            |findings| Warned { output: Err(findings), warnings: Findings::new() };
        if source.text().trim().is_empty() {
            let message = "there is no text in the posting";
            let finding =
                Diagnostic::error(codes::EMPTY_POSTING, Location::Nowhere, message);
            return failed(vec![finding.hint("copy the whole posting into the file")]);
        }
        if source.text().len() > LONGEST_POSTING {
            let message = "the posting is longer than 256 KiB, the most that is read";
            let finding =
                Diagnostic::error(codes::LONG_POSTING, Location::Nowhere, message);
            return failed(vec![finding.hint("keep the posting alone")]);
        }
        let is_json = source.text().trim_start().starts_with('{');
        let posting = if is_json {
            match json::read(source, vocabulary) {
                Ok(posting) => posting,
                Err(findings) => return failed(findings),
            }
        } else {
            read_text(source.text(), vocabulary)
        };
        let mut warnings = Findings::new();
        if posting.terms_of(Demand::Required).next().is_none() {
            let at = if is_json {
                Location::pointer(JsonPointer::root())
            } else {
                Location::Nowhere
            };
            let message = "nothing in the posting is said to be required";
            warnings.push(
                Diagnostic::warning(codes::NOTHING_REQUIRED, at, message)
                    .hint("put a heading like `Requirements` over what is asked for"),
            );
        }
        Warned { output: Ok(posting), warnings }
    }

    /// Its terms of one demand, in the posting's order.
    pub fn terms_of(&self, demand: Demand) -> impl Iterator<Item = &PostingTerm> {
        self.terms.iter().filter(move |term| term.demand == demand)
    }
}

fn read_text(text: &str, vocabulary: &Vocabulary) -> Posting {
    let mut lines = lines::read(text, &|text| technical(text, vocabulary));
    let head = head::read(&mut lines);
    let (terms, unclassified) = gather(&lines, Terms::default(), vocabulary);
    Posting {
        title: head.title,
        company: head.company,
        location: head.location,
        terms: terms.sorted(),
        unclassified,
        degree: facts::degree(&lines),
        years: facts::years(&lines),
        knockouts: facts::knockouts(&lines),
    }
}

/// How many technical terms a text holds.
fn technical(text: &str, vocabulary: &Vocabulary) -> usize {
    let hits = vocabulary.find(text).into_iter();
    hits.filter(|hit| hit.term.kind.is_technical()).count()
}

/// The terms of the lines that speak of the work, and the words that look like some.
fn gather(
    lines: &[Segment],
    mut terms: Terms,
    vocabulary: &Vocabulary,
) -> (Terms, Vec<String>) {
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    let mut unclassified = Vec::new();
    for (line, hits) in lines.iter().zip(vocabulary.find_all(&texts)) {
        if line.says_something() {
            let choices = choices::choices(&line.text, &hits);
            for (at, hit) in hits.iter().enumerate() {
                if let Some(demand) = line.demand(hit.span.start) {
                    let term = hit.term;
                    let choice = choices.iter().find(|choice| choice.contains(&at));
                    let choice = choice.map(|it| ids(&hits[it.clone()]));
                    let asked = (demand, choice.unwrap_or_default());
                    terms.add(&term.id, &term.name, Some(term.kind), asked, hit.form);
                }
            }
            unknown::collect(line, &hits, &mut unclassified);
        }
    }
    (terms, unclassified)
}

/// The ids of terms, each once and in order.
fn ids(hits: &[TermHit<'_>]) -> BTreeSet<String> {
    hits.iter().map(|hit| hit.term.id.clone()).collect()
}

/// Terms as they are gathered.
#[derive(Debug, Default)]
struct Terms {
    found: Vec<PostingTerm>,
    /// Where each id stands in `found`.
    by_id: BTreeMap<String, usize>,
    /// The ways each of them is asked for.
    asked: Vec<BTreeSet<Asked>>,
}

/// How much a term is asked for, and in which choice; it is empty where it is asked for by
/// itself.
type Asked = (Demand, BTreeSet<String>);

impl Terms {
    fn add(
        &mut self,
        id: &str,
        name: &str,
        kind: Option<Kind>,
        asked: Asked,
        form: &str,
    ) {
        let demand = asked.0;
        let next = self.found.len();
        let at = *self.by_id.entry(id.to_owned()).or_insert(next);
        if at == next {
            self.found.push(PostingTerm {
                id: id.to_owned(),
                name: name.to_owned(),
                kind,
                demand,
                forms: Vec::new(),
                instead: Vec::new(),
            });
            self.asked.push(BTreeSet::new());
        }
        self.asked[at].insert(asked);
        if let Some(term) = self.found.get_mut(at) {
            term.demand = term.demand.min(demand);
            if !term.forms.iter().any(|known| known == form) {
                term.forms.push(form.to_owned());
            }
        }
    }

    fn sorted(self) -> Vec<PostingTerm> {
        let mut terms = self.found;
        // As much as it is asked for, a term is in a choice if it is never asked for otherwise.
        let choices: Vec<Option<&Asked>> = terms
            .iter()
            .zip(&self.asked)
            .map(|(term, asked)| {
                let mut most = asked.iter().filter(|(demand, _)| *demand == term.demand);
                most.next().filter(|_| most.next().is_none())
            })
            .collect();
        for (at, term) in terms.iter_mut().enumerate() {
            let Some((_, ids)) = choices[at] else { continue };
            let others = ids.iter().filter(|id| **id != term.id);
            let others = others.filter(|id| {
                self.by_id.get(*id).is_some_and(|other| choices[*other] == choices[at])
            });
            term.instead = others.cloned().collect();
        }
        terms.sort_by_key(|term| term.demand);
        terms
    }
}
