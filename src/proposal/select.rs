//! Which highlights and projects show most of what a posting asks: texts with the terms they have
//! come in, the order in which they should be kept goes out. Pure: nothing is compiled.
//!
//! A choice gains the weights of its terms – required 3, preferred 1 – where a rare term weighs
//! up to twice as much, and one that was shown already half as much each time. Such a sum has
//! diminishing returns (it is submodular), so that taking the best next is near the best of all
//! (Nemhauser, Wolsey, Fisher 1978). House rule for the weights.

use crate::diag::JsonPointer;
use crate::job::{Demand, Posting, Vocabulary, choices_of};
use crate::variant::has_term;

/// What one point of weight is counted in, so that all sums are of whole numbers.
const POINT: i64 = 1_000;
/// Shown so often, a term gains nothing more.
const MOST_REPEATS: u32 = 6;

/// A term that a posting asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    id: String,
    /// What people call it.
    pub name: String,
    /// Whether it is required, rather than preferred.
    pub is_required: bool,
    /// The ids of others any one of which is enough instead.
    instead: Vec<String>,
}

/// Something that can be kept or left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    /// Where it stands in the base.
    pub at: JsonPointer,
    /// Its id.
    pub id: Option<String>,
    /// Its text.
    pub text: String,
    /// The entry it is a highlight of; `None` for a whole project.
    pub entry: Option<JsonPointer>,
    /// Whether its entry shows a least number of highlights.
    pub is_of_job: bool,
    /// What it shows, as positions among what is asked.
    pub terms: Vec<usize>,
}

/// A choice in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ranked {
    /// Which choice.
    pub choice: usize,
    /// What it gains, after those before it; in thousandths of a weight of 1.
    pub gain: i64,
    /// The terms no choice before it shows.
    pub new: Vec<usize>,
    /// The round in which it was kept for its job; `None` if it had to earn its place.
    pub round: Option<usize>,
}

/// What a posting asks for, required terms first.
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

/// What is asked as the posting counts it, as positions: each term by itself, or those of a
/// choice together.
pub(super) fn alternatives(asked: &[Asked]) -> Vec<Vec<usize>> {
    choices_of(asked.iter().map(|term| (term.id.as_str(), term.instead.as_slice())))
}

/// What of `asked` a text shows, as positions, each once and in order.
pub(super) fn shown(text: &str, asked: &[Asked], vocabulary: &Vocabulary) -> Vec<usize> {
    let hits = vocabulary.find(text);
    let has = |term: &Asked| match vocabulary.term(&term.id) {
        Some(_) => hits.iter().any(|hit| hit.term.id == term.id),
        // Only the posting knows the word.
        None => has_term(text, &term.name),
    };
    asked.iter().enumerate().filter(|(_, term)| has(term)).map(|(at, _)| at).collect()
}

/// The choices in the order they should be kept. Every job keeps its best `least`, in turns,
/// before any other choice; of equals, the first in the base.
pub(super) fn rank(choices: &[Choice], asked: &[Asked], least: usize) -> Vec<Ranked> {
    let mut greedy = Greedy::new(choices, asked);
    let mut jobs: Vec<&JsonPointer> = Vec::new();
    for job in choices.iter().filter(|it| it.is_of_job).filter_map(|it| it.entry.as_ref())
    {
        if !jobs.contains(&job) {
            jobs.push(job);
        }
    }
    for round in 0..least {
        for job in &jobs {
            greedy.take(Some(round), |choice| choice.entry.as_ref() == Some(job));
        }
    }
    while greedy.take(None, |_| true) {}
    greedy.ranked
}

struct Greedy<'a> {
    choices: &'a [Choice],
    /// The weight of each term, with its rarity.
    weights: Vec<i64>,
    /// How often each term was shown.
    times: Vec<u32>,
    taken: Vec<bool>,
    ranked: Vec<Ranked>,
}

impl<'a> Greedy<'a> {
    fn new(choices: &'a [Choice], asked: &[Asked]) -> Self {
        let weights = asked.iter().enumerate().map(|(at, term)| {
            let holders =
                choices.iter().filter(|choice| choice.terms.contains(&at)).count();
            let weight = if term.is_required { 3 * POINT } else { POINT };
            // A term that one choice alone shows weighs twice; one of many, hardly more.
            weight + weight / i64::try_from(holders.max(1)).unwrap_or(i64::MAX)
        });
        Self {
            choices,
            weights: weights.collect(),
            times: vec![0; asked.len()],
            taken: vec![false; choices.len()],
            ranked: Vec::with_capacity(choices.len()),
        }
    }

    fn gain(&self, choice: &Choice) -> i64 {
        let halved = |at: &usize| match self.times[*at] {
            times if times < MOST_REPEATS => self.weights[*at] >> times,
            _ => 0,
        };
        choice.terms.iter().map(halved).sum()
    }

    /// Takes the best of those that `may` be taken; whether there was one.
    fn take(&mut self, round: Option<usize>, may: impl Fn(&Choice) -> bool) -> bool {
        let left = self.choices.iter().enumerate();
        let left = left.filter(|(at, choice)| !self.taken[*at] && may(choice));
        let best =
            left.map(|(at, choice)| (self.gain(choice), std::cmp::Reverse(at))).max();
        let Some((gain, std::cmp::Reverse(choice))) = best else { return false };
        let terms = &self.choices[choice].terms;
        let new = terms.iter().copied().filter(|at| self.times[*at] == 0).collect();
        for at in terms {
            self.times[*at] += 1;
        }
        self.taken[choice] = true;
        self.ranked.push(Ranked { choice, gain, new, round });
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

    fn choice(at: &str, terms: &[usize]) -> Choice {
        let at = JsonPointer::from_string(at.to_owned());
        let entry = at.parent().and_then(|list| list.parent());
        Choice {
            id: None,
            text: String::new(),
            entry,
            is_of_job: true,
            terms: terms.to_vec(),
            at,
        }
    }

    fn order(choices: &[Choice], asked: &[Asked], least: usize) -> Vec<usize> {
        rank(choices, asked, least).into_iter().map(|it| it.choice).collect()
    }

    #[test]
    fn required_goes_before_preferred_and_new_before_shown() {
        let asked = [term("a", true), term("b", true), term("c", false)];
        let choices = [
            choice("/work/0/highlights/0", &[2]),
            choice("/work/0/highlights/1", &[0]),
            choice("/work/0/highlights/2", &[0]),
            choice("/work/0/highlights/3", &[1]),
            choice("/work/0/highlights/4", &[]),
        ];
        assert_eq!(order(&choices, &asked, 0), [3, 1, 2, 0, 4]);
    }

    #[test]
    fn a_rare_term_weighs_more_than_one_that_many_show() {
        let asked = [term("common", true), term("rare", true)];
        let choices = [
            choice("/work/0/highlights/0", &[0]),
            choice("/work/0/highlights/1", &[0]),
            choice("/work/0/highlights/2", &[1]),
        ];
        assert_eq!(order(&choices, &asked, 0)[0], 2);
    }

    #[test]
    fn every_job_keeps_its_best_before_any_other_earns_a_place() {
        let asked = [term("a", true), term("b", true)];
        let choices = [
            choice("/work/0/highlights/0", &[0, 1]),
            choice("/work/0/highlights/1", &[0]),
            choice("/work/1/highlights/0", &[]),
            choice("/work/1/highlights/1", &[]),
        ];
        assert_eq!(order(&choices, &asked, 1), [0, 2, 1, 3]);
        let rounds: Vec<Option<usize>> =
            rank(&choices, &asked, 1).into_iter().map(|it| it.round).collect();
        assert_eq!(rounds, [Some(0), Some(0), None, None]);
    }

    #[test]
    fn gains_never_grow_after_the_jobs_have_theirs() {
        let asked: Vec<Asked> =
            (0..6).map(|i| term(&i.to_string(), i % 2 == 0)).collect();
        let choices: Vec<Choice> = (0..40usize)
            .map(|i| {
                let terms: Vec<usize> =
                    (0..6).filter(|t| (i * 7 + t * 5) % 4 == 0).collect();
                choice(&format!("/work/{}/highlights/{}", i / 8, i % 8), &terms)
            })
            .collect();
        let earned = rank(&choices, &asked, 2);
        let gains: Vec<i64> =
            earned.iter().filter(|it| it.round.is_none()).map(|it| it.gain).collect();
        assert!(gains.windows(2).all(|pair| pair[0] >= pair[1]), "{gains:?}");
    }
}
