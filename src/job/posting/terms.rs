//! Gathers the terms of a posting's lines, each with how much it is wanted.

use std::collections::{BTreeMap, BTreeSet};

use super::asked::PostingTerm;
use super::demand::Demand;
use super::lines::Segment;
use super::{choices, unknown};
use crate::job::find::TermHit;
use crate::job::term::Kind;
use crate::job::vocabulary::Vocabulary;

/// The number of technical terms in a text.
pub(super) fn technical(text: &str, vocabulary: &Vocabulary) -> usize {
    let hits = vocabulary.find(text).into_iter();
    hits.filter(|hit| hit.term.kind.is_technical()).count()
}

/// The terms of the lines about the work, and the words in them that look like terms.
pub(super) fn gather(
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

/// Terms being gathered.
#[derive(Debug, Default)]
pub(super) struct Terms {
    found: Vec<PostingTerm>,
    /// The index of each id in `found`.
    by_id: BTreeMap<String, usize>,
    /// The ways in which each of them is asked for.
    asked: Vec<BTreeSet<Asked>>,
}

/// How much a term is asked for, and in which choice of terms; empty if on its own.
pub(super) type Asked = (Demand, BTreeSet<String>);

impl Terms {
    pub(super) fn add(
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

    pub(super) fn sorted(self) -> Vec<PostingTerm> {
        let mut terms = self.found;
        // At its strongest demand, a term belongs to a choice only if that is the only way in
        // which it is asked for.
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
