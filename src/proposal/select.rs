//! Ranks highlights and projects by how much of a posting they cover.
//!
//! A candidate gains the weights of its terms – required 3, preferred 1. A rare term weighs up to
//! twice as much, and each repetition half as much as the one before. Such a sum has diminishing
//! returns (it is submodular), so that always taking the best next comes close to the best of all
//! (Nemhauser, Wolsey, Fisher 1978). House rule for the weights.

use crate::diag::JsonPointer;
use crate::job::{Demand, Posting, Vocabulary, choices_of};
use crate::variant::has_term;

/// One point of weight, so that all sums are integers.
const POINT: i64 = 1_000;
/// Number of repetitions after which a term gains nothing more.
const MAX_REPEATS: u32 = 6;

/// A term that a posting asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    id: String,
    /// Its usual name.
    pub name: String,
    /// Whether it is required, rather than preferred.
    pub is_required: bool,
    /// The ids of others any one of which is enough instead.
    instead: Vec<String>,
}

/// A highlight, project, group of skills or keyword that can be kept or left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Its place in the base.
    pub at: JsonPointer,
    /// Its id.
    pub id: Option<String>,
    /// Its text.
    pub text: String,
    /// The entry it is a highlight of; `None` for a whole project.
    pub entry: Option<JsonPointer>,
    /// Whether its entry keeps a minimum number of highlights.
    pub is_of_job: bool,
    /// The terms it covers, as positions among those asked for.
    pub terms: Vec<usize>,
}

/// A candidate with its rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ranked {
    /// Its position among the candidates.
    pub candidate: usize,
    /// What it adds to those before it, in thousandths of a weight of 1.
    pub gain: i64,
    /// The terms that no candidate before it covers.
    pub new: Vec<usize>,
    /// The round in which it was kept for its job; `None` if it was ranked on its merit.
    pub round: Option<usize>,
}

/// The terms a posting asks for, required ones first.
pub(super) fn asked(posting: &Posting) -> Vec<Asked> {
    let of = |demand| {
        posting.terms_of(demand).map(move |term| Asked {
            id: term.id.clone(),
            name: term.name.clone(),
            is_required: demand == Demand::Required,
            instead: term.instead.clone(),
        })
    };
    of(Demand::Required).chain(of(Demand::Preferred)).collect()
}

/// The terms grouped as the posting counts them, as positions: alternatives together, any other
/// term by itself.
pub(super) fn alternatives(asked: &[Asked]) -> Vec<Vec<usize>> {
    choices_of(asked.iter().map(|term| (term.id.as_str(), term.instead.as_slice())))
}

/// The terms of `asked` that a text covers, as positions, each once and in order.
pub(super) fn shown(text: &str, asked: &[Asked], vocabulary: &Vocabulary) -> Vec<usize> {
    let hits = vocabulary.find(text);
    let has = |term: &Asked| match vocabulary.term(&term.id) {
        Some(_) => hits.iter().any(|hit| hit.term.id == term.id),
        // A word of the posting that no vocabulary has.
        None => has_term(text, &term.name),
    };
    asked.iter().enumerate().filter(|(_, term)| has(term)).map(|(at, _)| at).collect()
}

/// The candidates in the order in which to keep them. Every job keeps its best `least`, in turns,
/// before any other candidate; of equals, the first in the base.
pub(super) fn rank(
    candidates: &[Candidate],
    asked: &[Asked],
    least: usize,
) -> Vec<Ranked> {
    let mut greedy = Greedy::new(candidates, asked);
    let mut jobs: Vec<&JsonPointer> = Vec::new();
    for job in
        candidates.iter().filter(|it| it.is_of_job).filter_map(|it| it.entry.as_ref())
    {
        if !jobs.contains(&job) {
            jobs.push(job);
        }
    }
    for round in 0..least {
        for job in &jobs {
            greedy.take(Some(round), |it| it.entry.as_ref() == Some(job));
        }
    }
    while greedy.take(None, |_| true) {}
    greedy.ranked
}

struct Greedy<'a> {
    candidates: &'a [Candidate],
    /// The weight of each term, with its rarity.
    weights: Vec<i64>,
    /// How often each term was covered.
    times: Vec<u32>,
    taken: Vec<bool>,
    ranked: Vec<Ranked>,
}

impl<'a> Greedy<'a> {
    fn new(candidates: &'a [Candidate], asked: &[Asked]) -> Self {
        let weights = asked.iter().enumerate().map(|(at, term)| {
            let holders = candidates.iter().filter(|it| it.terms.contains(&at)).count();
            let weight = if term.is_required { 3 * POINT } else { POINT };
            // A term of one candidate alone weighs twice; of many, hardly more than once.
            weight + weight / i64::try_from(holders.max(1)).unwrap_or(i64::MAX)
        });
        Self {
            candidates,
            weights: weights.collect(),
            times: vec![0; asked.len()],
            taken: vec![false; candidates.len()],
            ranked: Vec::with_capacity(candidates.len()),
        }
    }

    fn gain(&self, candidate: &Candidate) -> i64 {
        let halved = |at: &usize| match self.times[*at] {
            times if times < MAX_REPEATS => self.weights[*at] >> times,
            _ => 0,
        };
        candidate.terms.iter().map(halved).sum()
    }

    /// Takes the best of those that `may` be taken, and returns whether there was one.
    fn take(&mut self, round: Option<usize>, may: impl Fn(&Candidate) -> bool) -> bool {
        let left = self.candidates.iter().enumerate();
        let left = left.filter(|(at, it)| !self.taken[*at] && may(it));
        let best = left.map(|(at, it)| (self.gain(it), std::cmp::Reverse(at))).max();
        let Some((gain, std::cmp::Reverse(candidate))) = best else { return false };
        let terms = &self.candidates[candidate].terms;
        let new = terms.iter().copied().filter(|at| self.times[*at] == 0).collect();
        for at in terms {
            self.times[*at] += 1;
        }
        self.taken[candidate] = true;
        self.ranked.push(Ranked { candidate, gain, new, round });
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(name: &str, is_required: bool) -> Asked {
        let (id, name) = (name.to_owned(), name.to_owned());
        Asked { id, name, is_required, instead: Vec::new() }
    }

    fn candidate(at: &str, terms: &[usize]) -> Candidate {
        let at = JsonPointer::from_string(at.to_owned());
        let entry = at.parent().and_then(|list| list.parent());
        Candidate {
            id: None,
            text: String::new(),
            entry,
            is_of_job: true,
            terms: terms.to_vec(),
            at,
        }
    }

    fn order(candidates: &[Candidate], asked: &[Asked], least: usize) -> Vec<usize> {
        rank(candidates, asked, least).into_iter().map(|it| it.candidate).collect()
    }

    #[test]
    fn required_goes_before_preferred_and_new_before_shown() {
        let asked = [term("a", true), term("b", true), term("c", false)];
        let candidates = [
            candidate("/work/0/highlights/0", &[2]),
            candidate("/work/0/highlights/1", &[0]),
            candidate("/work/0/highlights/2", &[0]),
            candidate("/work/0/highlights/3", &[1]),
            candidate("/work/0/highlights/4", &[]),
        ];
        assert_eq!(order(&candidates, &asked, 0), [3, 1, 2, 0, 4]);
    }

    #[test]
    fn a_rare_term_weighs_more_than_one_that_many_show() {
        let asked = [term("common", true), term("rare", true)];
        let candidates = [
            candidate("/work/0/highlights/0", &[0]),
            candidate("/work/0/highlights/1", &[0]),
            candidate("/work/0/highlights/2", &[1]),
        ];
        assert_eq!(order(&candidates, &asked, 0)[0], 2);
    }

    #[test]
    fn every_job_keeps_its_best_before_any_other_earns_a_place() {
        let asked = [term("a", true), term("b", true)];
        let candidates = [
            candidate("/work/0/highlights/0", &[0, 1]),
            candidate("/work/0/highlights/1", &[0]),
            candidate("/work/1/highlights/0", &[]),
            candidate("/work/1/highlights/1", &[]),
        ];
        assert_eq!(order(&candidates, &asked, 1), [0, 2, 1, 3]);
        let rounds: Vec<Option<usize>> =
            rank(&candidates, &asked, 1).into_iter().map(|it| it.round).collect();
        assert_eq!(rounds, [Some(0), Some(0), None, None]);
    }

    #[test]
    fn gains_never_grow_after_the_jobs_have_theirs() {
        let asked: Vec<Asked> =
            (0..6).map(|i| term(&i.to_string(), i % 2 == 0)).collect();
        let candidates: Vec<Candidate> = (0..40usize)
            .map(|i| {
                let terms: Vec<usize> =
                    (0..6).filter(|t| (i * 7 + t * 5) % 4 == 0).collect();
                candidate(&format!("/work/{}/highlights/{}", i / 8, i % 8), &terms)
            })
            .collect();
        let earned = rank(&candidates, &asked, 2);
        let gains: Vec<i64> =
            earned.iter().filter(|it| it.round.is_none()).map(|it| it.gain).collect();
        assert!(gains.windows(2).all(|pair| pair[0] >= pair[1]), "{gains:?}");
    }
}
