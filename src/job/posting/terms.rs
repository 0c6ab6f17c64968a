//! Gathers the terms of a posting's lines, each with how much it is wanted.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::asked::PostingTerm;
use super::cues::Part;
use super::demand::Demand;
use super::lines::Segment;
use super::{choices, facts, unknown};
use crate::job::find::TermHit;
use crate::job::plain::{Plain, fold};
use crate::job::term::Kind;
use crate::job::vocabulary::Vocabulary;

/// The number of technical terms in a text.
pub(super) fn technical(text: &str, vocabulary: &Vocabulary) -> usize {
    let hits = vocabulary.find(text).into_iter();
    hits.filter(|hit| hit.term.kind.is_technical()).count()
}

/// The terms of the lines about the work, and the words in them that look like terms. The name of
/// the employer is none.
pub(super) fn gather(
    lines: &[Segment],
    employer: Option<&str>,
    mut terms: Terms,
    vocabulary: &Vocabulary,
) -> (Terms, Vec<String>) {
    let mut unclassified = Vec::new();
    for (line, hits) in lines.iter().zip(counting(lines, employer, vocabulary)) {
        if line.says_something() {
            let choices = choices::choices(&line.text, &hits, vocabulary);
            for (at, hit) in hits.iter().enumerate() {
                if let Some(demand) = line.demand(hit.span.start) {
                    let term = hit.term;
                    let choice = choices.iter().find(|choice| choice.hits.contains(&at));
                    let choice =
                        choice.map(|it| (ids(&hits[it.hits.clone()]), it.needed));
                    let (ids, needed) = choice.unwrap_or_default();
                    let asked = Asked { demand, ids, needed };
                    terms.add(&term.id, &term.name, Some(term.kind), asked, hit.form);
                }
            }
            unknown::collect(line, &hits, employer, &mut unclassified);
        }
    }
    (terms, unclassified)
}

/// The terms of each line that count, if the line is about the work.
pub(super) fn counting<'v>(
    lines: &[Segment],
    employer: Option<&str>,
    vocabulary: &'v Vocabulary,
) -> Vec<Vec<TermHit<'v>>> {
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    let employer = employer.map(fold);
    let mut all = vocabulary.find_all(&texts);
    for (line, hits) in lines.iter().zip(&mut all) {
        let subjects = facts::subjects(line);
        // The employer's whole name, of which a term may be a part: `Tarnfield Payments`.
        let longer = employer.as_deref().filter(|name| name.contains(' '));
        let plain = longer.map(|_| Plain::of(&line.text));
        let named: Vec<Range<usize>> = plain
            .iter()
            .zip(longer)
            .flat_map(|(plain, name)| {
                let all = plain.folded.match_indices(name);
                all.map(|(at, it)| plain.original(&(at..at + it.len())))
                    .collect::<Vec<_>>()
            })
            .collect();
        hits.retain(|hit| {
            let is_subject = subjects.iter().any(|it| it.contains(&hit.span.start))
                && matches!(hit.term.kind, Kind::Practice | Kind::Skill | Kind::Standard);
            let is_item = line.is_bullet
                && matches!(line.part, Some(Part::Required | Part::Preferred));
            let is_employer = employer.as_ref().is_some_and(|employer| {
                let name = fold(hit.form);
                let rest = employer.strip_prefix(name.as_str());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            });
            let is_in_name = named.iter().any(|it| it.contains(&hit.span.start));
            !is_subject && !is_in_name && (!is_employer || is_item)
        });
    }
    all
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

/// How much a term is asked for, and in which choice of terms.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Asked {
    pub(super) demand: Demand,
    /// The terms of the choice; empty if on its own.
    pub(super) ids: BTreeSet<String>,
    /// How many of them are enough.
    pub(super) needed: usize,
}

impl Asked {
    /// A term on its own.
    pub(super) fn alone(demand: Demand) -> Self {
        Self { demand, ids: BTreeSet::new(), needed: 0 }
    }
}

impl Terms {
    pub(super) fn add(
        &mut self,
        id: &str,
        name: &str,
        kind: Option<Kind>,
        asked: Asked,
        form: &str,
    ) {
        let demand = asked.demand;
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
                needed: 1,
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
        // At its strongest demand, a term belongs to a choice only if it is not asked for on its
        // own as well; of several choices, to the widest.
        let choices: Vec<Option<&Asked>> = terms
            .iter()
            .zip(&self.asked)
            .map(|(term, asked)| {
                let most = asked.iter().filter(|it| it.demand == term.demand);
                if most.clone().any(|it| it.ids.is_empty()) {
                    return None;
                }
                most.max_by_key(|it| it.ids.len())
            })
            .collect();
        for (at, term) in terms.iter_mut().enumerate() {
            let Some(choice) = choices[at] else { continue };
            let others = choice.ids.iter().filter(|id| **id != term.id);
            let others = others.filter(|id| {
                self.by_id.get(*id).is_some_and(|other| choices[*other] == choices[at])
            });
            term.instead = others.cloned().collect();
            term.needed = choice.needed.clamp(1, term.instead.len().max(1));
        }
        terms.sort_by_key(|term| term.demand);
        terms
    }
}
