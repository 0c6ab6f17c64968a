//! Reads the heads of a section together.
//!
//! A reading of a head cuts its pieces into parts and gives each a role. Its score is the sum of
//! the log-odds of its parts in `data/heads.json`. The heads of one section are set alike, so the
//! pattern is chosen with which all of them score best; a head deviates from it at a price.

use std::collections::BTreeMap;

use super::cuts::{
    self, Choice, Cut, Look, ORGANISATION, REVERSED, SETS, Slot, TITLE, with,
};
use super::heads::Head;
use super::parsed::{Found, ParsedEntry};
use crate::data::{self, HeadOdds, Role};
use crate::document::SectionKind;

/// Further pieces of a head have no role.
const MAX_PIECES: usize = 8;

/// The maximum number of patterns that are tried for a section.
const MAX_PATTERNS: usize = 24;

/// A reading with so much less than the best of its head suggests no pattern.
const WINDOW: f64 = 6.0;

/// What one section says about the order of names counts no more than this for others.
const MOST_ORDER: f64 = 4.0;

/// What is known of a head from those around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rank {
    /// It is an entry of its own.
    Whole,
    /// It is an employer with roles under it.
    Employer,
    /// It is a role under an employer.
    Under,
}

/// The parts of each piece of a head.
pub(super) type Reading = Vec<Vec<Cut>>;

/// How the heads of a section are set: the role of each place, and the look of each kind of name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Pattern {
    roles: BTreeMap<Slot, Role>,
    /// Whether organisations come first; `None` if it has not both names.
    reversed: Option<bool>,
    looks: BTreeMap<Role, Look>,
}

/// The heads of a section, with all ways to read them.
pub(super) struct Readings {
    odds: &'static HeadOdds,
    heads: Vec<(Rank, Vec<Vec<Choice>>)>,
    /// The patterns of employers with roles under them, and those of all other heads, each with
    /// its score and whether organisations come first.
    patterns: [Vec<Scored>; 2],
}

/// A pattern and its score over all heads.
type Scored = (Pattern, f64);

/// The best way to a set of roles: its score, the set before it and the choice.
type Step = Option<(f64, usize, usize)>;

impl Readings {
    /// `None` if the section is of a kind whose heads have no such roles.
    pub(super) fn of<'h>(
        heads: impl Iterator<Item = (Rank, &'h Head)>,
        kind: Option<SectionKind>,
    ) -> Option<Self> {
        let odds = data::heads();
        let table = match kind? {
            SectionKind::Work | SectionKind::Volunteer => &odds.work,
            SectionKind::Education => &odds.education,
            _ => return None,
        };
        let choices = |head: &Head| {
            let lines = head.pieces.last().map_or(0, |piece| piece.line + 1);
            let pieces = head.pieces.iter().take(MAX_PIECES).enumerate();
            pieces
                .map(|(at, piece)| cuts::choices(piece, lines, at == 0, table))
                .collect()
        };
        let heads = heads.map(|(rank, head)| (rank, choices(head))).collect();
        let mut readings = Self { odds, heads, patterns: Default::default() };
        readings.patterns = [true, false].map(|employers| readings.patterns(employers));
        Some(readings)
    }

    /// How much better the section reads with titles first than with organisations first.
    pub(super) fn order(&self) -> f64 {
        let best = |reversed: bool| {
            let own = self.patterns[1].iter();
            let own = own.filter(|(pattern, _)| pattern.reversed == Some(reversed));
            own.map(|(_, score)| *score).reduce(f64::max)
        };
        match (best(false), best(true)) {
            (Some(title), Some(organisation)) => {
                (title - organisation).clamp(-MOST_ORDER, MOST_ORDER)
            }
            (Some(_), None) => MOST_ORDER,
            (None, Some(_)) => -MOST_ORDER,
            (None, None) => 0.0,
        }
    }

    /// The best reading of each head; `order` is what other sections say about it.
    pub(super) fn best(&self, order: f64) -> Vec<Reading> {
        let order = (order / MOST_ORDER).clamp(-1.0, 1.0) * self.odds.same_order;
        let chosen = self.patterns.each_ref().map(|patterns| {
            let total = |(pattern, score): &Scored| match pattern.reversed {
                Some(true) => score - order,
                Some(false) => score + order,
                None => *score,
            };
            let best = patterns.iter().max_by(|a, b| total(a).total_cmp(&total(b)));
            best.map(|(pattern, _)| pattern)
        });
        let heads = self.heads.iter().map(|(rank, pieces)| {
            let pattern = chosen[usize::from(*rank != Rank::Employer)];
            let steps = self.steps(pieces, pattern);
            let best = self.ends(*rank, &steps, pattern).into_iter().next();
            best.map(|(_, set)| reading(pieces, &steps, set)).unwrap_or_default()
        });
        heads.collect()
    }

    /// The patterns that single heads suggest, with their scores over all heads.
    fn patterns(&self, employers: bool) -> Vec<Scored> {
        let own = || self.heads.iter().filter(|it| (it.0 == Rank::Employer) == employers);
        let mut suggested: BTreeMap<Pattern, f64> = BTreeMap::new();
        for (rank, pieces) in own() {
            let steps = self.steps(pieces, None);
            let ends = self.ends(*rank, &steps, None);
            let best = ends.first().map_or(0.0, |end| end.0);
            for (score, set) in ends.into_iter().filter(|end| best - end.0 < WINDOW) {
                let mut pattern = pattern(&reading(pieces, &steps, set));
                pattern.reversed = reversed(set);
                *suggested.entry(pattern).or_default() += WINDOW + score - best;
            }
        }
        let mut suggested: Vec<Scored> = suggested.into_iter().collect();
        suggested.sort_by(|a, b| b.1.total_cmp(&a.1));
        suggested.truncate(MAX_PATTERNS);
        let scored = suggested.into_iter().map(|(pattern, _)| {
            let score = |(rank, pieces): &(Rank, Vec<Vec<Choice>>)| {
                let steps = self.steps(pieces, Some(&pattern));
                let ends = self.ends(*rank, &steps, Some(&pattern));
                ends.first().map_or(0.0, |end| end.0)
            };
            let score = own().map(score).sum();
            (pattern, score)
        });
        scored.collect()
    }

    /// The best ways to all sets of roles, piece by piece.
    fn steps(
        &self,
        pieces: &[Vec<Choice>],
        pattern: Option<&Pattern>,
    ) -> Vec<[Step; SETS]> {
        let mut out: Vec<[Step; SETS]> = Vec::with_capacity(pieces.len() + 1);
        let mut last: [Step; SETS] = [None; SETS];
        last[0] = Some((0.0, 0, 0));
        out.push(last);
        for choices in pieces {
            let mut next: [Step; SETS] = [None; SETS];
            for (at, choice) in choices.iter().enumerate() {
                let own = choice.score + pattern.map_or(0.0, |it| self.fit(it, choice));
                for (set, step) in last.iter().enumerate() {
                    let Some((score, ..)) = step else { continue };
                    let Some(set_after) =
                        u8::try_from(set).ok().and_then(|set| with(set, choice.roles))
                    else {
                        continue;
                    };
                    let to = &mut next[usize::from(set_after)];
                    if to.is_none_or(|(best, ..)| best < score + own) {
                        *to = Some((score + own, set, at));
                    }
                }
            }
            last = next;
            out.push(last);
        }
        out
    }

    /// The sets of roles that a head may end with, the best first.
    fn ends(
        &self,
        rank: Rank,
        steps: &[[Step; SETS]],
        pattern: Option<&Pattern>,
    ) -> Vec<(f64, usize)> {
        let usual = pattern.and_then(|pattern| pattern.reversed);
        let missing = |role: Role| self.odds.missing.get(&role).copied().unwrap_or(0.0);
        let price = |set: usize| {
            let has = |bit: u8| set & usize::from(bit) != 0;
            let title = if has(TITLE) || rank == Rank::Employer {
                0.0
            } else {
                missing(Role::Title)
            };
            let organisation = match (has(ORGANISATION), rank) {
                (true, Rank::Under) => self.odds.organisation_under,
                (false, Rank::Whole | Rank::Employer) => missing(Role::Organisation),
                (true, _) | (false, Rank::Under) => 0.0,
            };
            let other = reversed(set).zip(usual).is_some_and(|(own, usual)| own != usual);
            title + organisation + if other { self.odds.other_order } else { 0.0 }
        };
        let last = steps.last().into_iter().flatten().enumerate();
        let mut ends: Vec<(f64, usize)> = last
            .filter_map(|(set, step)| step.map(|(score, ..)| (score + price(set), set)))
            .collect();
        ends.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        ends
    }

    /// What it costs a choice to deviate from a pattern.
    fn fit(&self, pattern: &Pattern, choice: &Choice) -> f64 {
        let cost = |cut: &Cut| {
            let place = match pattern.roles.get(&cut.slot) {
                Some(role) if *role != cut.role => self.odds.other_place,
                _ => 0.0,
            };
            let look = |role: Role| pattern.looks.get(&role).copied();
            let other = match cut.role {
                Role::Title => Role::Organisation,
                _ => Role::Title,
            };
            let is_name = matches!(cut.role, Role::Title | Role::Organisation);
            let swapped = is_name
                && cut.look.is_some()
                && cut.look == look(other)
                && cut.look != look(cut.role);
            place + if swapped { self.odds.other_look } else { 0.0 }
        };
        choice.cuts.iter().map(cost).sum()
    }
}

/// The entry of a head whose pieces have been read.
pub(super) fn assign(head: Head, reading: &Reading) -> ParsedEntry {
    let Head { pieces, dates, link, lines } = head;
    let mut entry = ParsedEntry { dates, link, head: lines, ..ParsedEntry::default() };
    for (at, piece) in pieces.into_iter().enumerate() {
        let Some(cuts) = reading.get(at) else {
            entry.details.push(piece.found);
            continue;
        };
        for cut in cuts {
            let text = piece.found.text[cut.range.clone()].to_owned();
            let part = Found { text, ..piece.found.clone() };
            match cut.role {
                Role::Title => entry.title = Some(part),
                Role::Organisation => entry.organisation = Some(part),
                Role::Place => entry.location = Some(part),
                Role::Other => entry.details.push(part),
            }
        }
    }
    entry
}

/// Whether the organisation comes first in a set of roles; `None` if it has not both names.
fn reversed(set: usize) -> Option<bool> {
    let both = usize::from(TITLE | ORGANISATION);
    (set & both == both).then_some(set & usize::from(REVERSED) != 0)
}

/// The reading that ends with a set of roles.
fn reading(pieces: &[Vec<Choice>], steps: &[[Step; SETS]], end: usize) -> Reading {
    let mut out = Vec::with_capacity(pieces.len());
    let mut set = end;
    for (choices, step) in pieces.iter().zip(&steps[1..]).rev() {
        let Some((_, before, choice)) = step[set] else { break };
        out.push(choices[choice].cuts.clone());
        set = before;
    }
    out.reverse();
    out
}

fn pattern(reading: &Reading) -> Pattern {
    let mut out = Pattern::default();
    for cut in reading.iter().flatten() {
        out.roles.insert(cut.slot, cut.role);
        if let (Some(look), Role::Title | Role::Organisation) = (cut.look, cut.role) {
            out.looks.insert(cut.role, look);
        }
    }
    out
}
