//! Ranks highlights and projects by how much of a posting they cover.
//!
//! A candidate gains the weights of its terms – required 3, preferred 1, part of the work 1. A rare
//! term weighs up to twice as much, and each repetition half as much as the one before. Such a sum
//! has diminishing returns (it is submodular), so that always taking the best next comes close to
//! the best of all (Nemhauser, Wolsey, Fisher 1978). A measured result, a title like the one in the
//! posting, and the first highlights of the latest jobs add to it. House rule for the weights.
//!
//! What shows nothing that is asked comes after everything that is evidence of something required.

use crate::diag::JsonPointer;
use crate::job::{Demand, Posting, choices_of};

/// One point of weight, so that all sums are integers.
const POINT: i64 = 1_000;
/// Number of repetitions after which a term gains nothing more.
const MAX_REPEATS: u32 = 6;
/// The number of highlights that each job keeps, whatever they show: of the latest first.
pub(super) const KEPT: [usize; 3] = [4, 2, 1];
/// What each of them gains, by job.
const KEPT_GAIN: [i64; 3] = [POINT, POINT / 2, POINT / 4];
/// What a measured result gains.
const MEASURED_GAIN: i64 = POINT / 2;
/// What a highlight gains in a job with the title of the posting; with a part of its words, that
/// part.
const TITLE_GAIN: i64 = POINT / 2;

/// A term that a posting asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    pub id: String,
    /// Its usual name.
    pub name: String,
    /// How much it is wanted.
    pub demand: Demand,
    /// The ids of others any one of which is enough instead.
    instead: Vec<String>,
}

impl Asked {
    pub(super) fn is_required(&self) -> bool {
        self.demand == Demand::Required
    }

    /// Its weight, in points.
    pub(super) fn weight(&self) -> i64 {
        if self.is_required() { 3 } else { 1 }
    }
}

/// A highlight, project, group of skills or keyword that can be kept or left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Candidate {
    /// Its place in the base.
    pub at: JsonPointer,
    /// Its id.
    pub id: Option<String>,
    /// Its text.
    pub text: String,
    /// The entry it is a highlight of; `None` for a whole project.
    pub entry: Option<JsonPointer>,
    /// The number of later jobs than its own; `None` if it is of no job.
    pub recency: Option<usize>,
    /// Whether it states a measured result.
    pub is_measured: bool,
    /// The words of the posting's title that the title of its job has, and their number.
    pub title: (usize, usize),
    /// The terms it covers, as positions among those asked for.
    pub terms: Vec<usize>,
}

/// What a candidate is evidence of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shows {
    /// Something required.
    Required,
    /// Something preferred, or part of the work.
    Other,
    /// Nothing that is asked; one of those that its job keeps.
    Kept,
    /// Nothing that is asked.
    Nothing,
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
    /// What it is evidence of.
    pub shows: Shows,
}

/// The terms a posting asks for, required ones first.
pub(super) fn asked(posting: &Posting) -> Vec<Asked> {
    let of = |demand| {
        posting.terms_of(demand).map(move |term| Asked {
            id: term.id.clone(),
            name: term.name.clone(),
            demand,
            instead: term.instead.clone(),
        })
    };
    let demands = [Demand::Required, Demand::Preferred, Demand::Context];
    demands.into_iter().flat_map(of).collect()
}

/// The terms grouped as the posting counts them, as positions: alternatives together, any other
/// term by itself.
pub(super) fn alternatives(asked: &[Asked]) -> Vec<Vec<usize>> {
    choices_of(asked.iter().map(|term| (term.id.as_str(), term.instead.as_slice())))
}

/// The candidates in the order in which to keep them; of equals, the first in the base. With
/// `most`, each entry has no more than so many of them, and the others are returned as well.
pub(super) fn rank(
    candidates: &[Candidate],
    asked: &[Asked],
    most: Option<usize>,
) -> (Vec<Ranked>, Vec<usize>) {
    let mut greedy = Greedy::new(candidates, asked, most);
    while greedy.take() {}
    let over = (0..candidates.len()).filter(|at| !greedy.taken[*at]).collect();
    (greedy.ranked, over)
}

struct Greedy<'a> {
    candidates: &'a [Candidate],
    asked: &'a [Asked],
    most: Option<usize>,
    /// The weight of each term, with its rarity.
    weights: Vec<i64>,
    /// How often each term was covered.
    times: Vec<u32>,
    taken: Vec<bool>,
    ranked: Vec<Ranked>,
}

impl<'a> Greedy<'a> {
    fn new(candidates: &'a [Candidate], asked: &'a [Asked], most: Option<usize>) -> Self {
        let weights = asked.iter().enumerate().map(|(at, term)| {
            let holders = candidates.iter().filter(|it| it.terms.contains(&at)).count();
            let weight = term.weight() * POINT;
            // A term of one candidate alone weighs twice; of many, hardly more than once.
            weight + weight / i64::try_from(holders.max(1)).unwrap_or(i64::MAX)
        });
        Self {
            candidates,
            asked,
            most,
            weights: weights.collect(),
            times: vec![0; asked.len()],
            taken: vec![false; candidates.len()],
            ranked: Vec::with_capacity(candidates.len()),
        }
    }

    /// The number of candidates that were taken of an entry.
    fn taken_of(&self, candidate: &Candidate) -> usize {
        let of_entry = |it: &&Ranked| {
            candidate.entry.is_some()
                && self.candidates[it.candidate].entry == candidate.entry
        };
        self.ranked.iter().filter(of_entry).count()
    }

    /// What a candidate is evidence of, and what it gains.
    fn gain(&self, candidate: &Candidate) -> (Shows, i64) {
        let halved = |at: &usize| match self.times[*at] {
            times if times < MAX_REPEATS => self.weights[*at] >> times,
            _ => 0,
        };
        let terms: i64 = candidate.terms.iter().map(halved).sum();
        let taken = self.taken_of(candidate);
        let kept = candidate
            .recency
            .filter(|recency| KEPT.get(*recency).is_some_and(|most| taken < *most));
        let shows = if candidate.terms.iter().any(|at| self.asked[*at].is_required()) {
            Shows::Required
        } else if !candidate.terms.is_empty() {
            Shows::Other
        } else if kept.is_some() {
            Shows::Kept
        } else {
            Shows::Nothing
        };
        let (alike, words) = candidate.title;
        let part = |of: usize| i64::try_from(of).unwrap_or_default();
        let title = TITLE_GAIN * part(alike) / part(words.max(1));
        let measured = if candidate.is_measured { MEASURED_GAIN } else { 0 };
        (shows, terms + title + measured + kept.map_or(0, |recency| KEPT_GAIN[recency]))
    }

    /// Takes the best, and returns whether there was one.
    fn take(&mut self) -> bool {
        let mut left: Vec<(usize, Shows, i64)> = Vec::new();
        for (at, it) in self.candidates.iter().enumerate() {
            let is_full = self.most.is_some_and(|most| self.taken_of(it) >= most);
            if !(self.taken[at] || is_full && it.entry.is_some()) {
                let (shows, gain) = self.gain(it);
                left.push((at, shows, gain));
            }
        }
        let required = left.iter().any(|(_, shows, _)| *shows == Shows::Required);
        let evidence = left.iter().any(|(_, shows, _)| *shows <= Shows::Other);
        let may = |shows: Shows| match shows {
            Shows::Required | Shows::Other => true,
            Shows::Kept => !required,
            Shows::Nothing => !evidence && !left.iter().any(|it| it.1 == Shows::Kept),
        };
        let best = left
            .iter()
            .filter(|(_, shows, _)| may(*shows))
            .max_by_key(|(at, _, gain)| (*gain, std::cmp::Reverse(*at)));
        let Some(&(candidate, shows, gain)) = best else { return false };
        let terms = &self.candidates[candidate].terms;
        let new = terms.iter().copied().filter(|at| self.times[*at] == 0).collect();
        for at in terms {
            self.times[*at] += 1;
        }
        self.taken[candidate] = true;
        self.ranked.push(Ranked { candidate, gain, new, shows });
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(name: &str, demand: Demand) -> Asked {
        let (id, name) = (name.to_owned(), name.to_owned());
        Asked { id, name, demand, instead: Vec::new() }
    }

    /// A highlight of the job with a number, the latest first.
    fn candidate(job: usize, number: usize, terms: &[usize]) -> Candidate {
        let at = JsonPointer::from_string(format!("/work/{job}/highlights/{number}"));
        Candidate {
            entry: at.parent().and_then(|list| list.parent()),
            recency: Some(job),
            terms: terms.to_vec(),
            at,
            ..Candidate::default()
        }
    }

    fn order(candidates: &[Candidate], asked: &[Asked]) -> Vec<usize> {
        rank(candidates, asked, None).0.into_iter().map(|it| it.candidate).collect()
    }

    const REQUIRED: Demand = Demand::Required;

    #[test]
    fn required_goes_before_preferred_and_new_before_shown() {
        let asked =
            [term("a", REQUIRED), term("b", REQUIRED), term("c", Demand::Preferred)];
        let old = KEPT.len();
        let candidates = [
            candidate(old, 0, &[2]),
            candidate(old, 1, &[0]),
            candidate(old, 2, &[0]),
            candidate(old, 3, &[1]),
            candidate(old, 4, &[]),
        ];
        assert_eq!(order(&candidates, &asked), [3, 1, 2, 0, 4]);
    }

    #[test]
    fn a_rare_term_weighs_more_than_one_that_many_show() {
        let asked = [term("common", REQUIRED), term("rare", REQUIRED)];
        let candidates =
            [candidate(0, 0, &[0]), candidate(0, 1, &[0]), candidate(0, 2, &[1])];
        assert_eq!(order(&candidates, &asked)[0], 2);
    }

    #[test]
    fn what_shows_nothing_goes_before_any_evidence_of_something_required() {
        let asked = [term("a", REQUIRED), term("duty", Demand::Context)];
        let mut candidates = vec![candidate(0, 0, &[]), candidate(0, 1, &[])];
        candidates[0].is_measured = true;
        candidates[0].title = (2, 2);
        candidates.extend((0..9).map(|number| candidate(5, number, &[0])));
        candidates.push(candidate(6, 0, &[1]));
        let order = order(&candidates, &asked);
        let first = order.iter().position(|at| *at < 2).expect("it is ranked");
        let last = order.iter().rposition(|at| (2..11).contains(at));
        assert!(last < Some(first), "{order:?}");
    }

    #[test]
    fn of_what_shows_nothing_each_job_keeps_some_and_the_latest_most() {
        let candidates: Vec<Candidate> =
            (0..30).map(|at| candidate(at / 6, at % 6, &[])).collect();
        let (ranked, over) = rank(&candidates, &[], None);
        let kept = ranked.iter().filter(|it| it.shows == Shows::Kept);
        let mut of_jobs = [0; 5];
        kept.for_each(|it| of_jobs[it.candidate / 6] += 1);
        assert_eq!(of_jobs, [4, 2, 1, 0, 0]);
        assert!(over.is_empty());
        assert!(ranked[..7].iter().all(|it| it.shows == Shows::Kept));
    }

    #[test]
    fn a_measured_result_and_a_title_like_the_one_asked_for_tip_the_balance() {
        let asked = [term("a", REQUIRED)];
        let plain = [candidate(3, 0, &[0]), candidate(4, 0, &[0])];
        assert_eq!(order(&plain, &asked), [0, 1]);
        let mut measured = plain.clone();
        measured[1].is_measured = true;
        assert_eq!(order(&measured, &asked), [1, 0]);
        let mut titled = plain;
        titled[1].title = (1, 2);
        assert_eq!(order(&titled, &asked), [1, 0]);
    }

    #[test]
    fn with_a_limit_an_entry_has_only_its_best() {
        let asked = [term("a", REQUIRED)];
        let candidates =
            [candidate(0, 0, &[]), candidate(0, 1, &[0]), candidate(1, 0, &[])];
        let (ranked, over) = rank(&candidates, &asked, Some(1));
        let ranked: Vec<usize> = ranked.iter().map(|it| it.candidate).collect();
        assert_eq!((ranked, over), (vec![1, 2], vec![0]));
    }
}
