//! How a claimed number relates to one of the base, and what the numbers of a text imply.

use super::units::ONE;
use super::{Bound, Metric, Numeral, NumeralKind, Role};
use crate::variant::honesty::tongue::Tongue;

/// How a claimed number relates to one of the base, from worst to best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::variant::honesty) enum Trace {
    /// Not at all.
    None,
    /// The same number with another unit.
    OtherUnit,
    /// The same, but at the other end of "from … to …".
    Turned,
    /// The same, but the base changed by it and the claim to it, or the other way round.
    OtherChange,
    /// The base gives it exactly, not as "over" or "under".
    Stretched,
    /// The same number of something called differently.
    OtherNoun,
    /// The same.
    Same,
}

impl Metric {
    /// How this claim relates to a number of the base; a bound may be off by a factor of
    /// `loosest`.
    pub(in crate::variant::honesty) fn trace(
        &self,
        base: &Self,
        loosest: i128,
        tongue: &Tongue,
    ) -> Trace {
        let written = |it: &Self| it.value.saturating_mul(ONE) / it.factor.max(1);
        let (mine, theirs) = (self.readings(), base.readings());
        let pairs = mine.iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
        let same_unit = pairs.clone().filter(|(a, b)| a.1 == b.1);
        let fits = |(a, b): (&Reading, &Reading)| self.fits(a.0, b.0, base, loosest);
        let best = same_unit.map(fits).max().unwrap_or(Trace::None);
        if best == Trace::None || self.per != base.per {
            let same_value =
                written(self) == written(base) || pairs.clone().any(|(a, b)| a.0 == b.0);
            let is_plain = !base.is_derived;
            return if same_value && is_plain { Trace::OtherUnit } else { Trace::None };
        }
        match (self.role, base.role) {
            (Role::From, Role::To) | (Role::To, Role::From) => return Trace::Turned,
            (Role::By, Role::To | Role::From) | (Role::To | Role::From, Role::By) => {
                return Trace::OtherChange;
            }
            _ => {}
        }
        let counts = self.unit.is_empty() && !self.nouns.is_empty() && !base.is_derived;
        let shares = || {
            let alike =
                |noun: &String| base.nouns.iter().any(|it| tongue.alike(it, noun));
            self.nouns.iter().any(alike)
        };
        if best == Trace::Same && counts && !base.nouns.is_empty() && !shares() {
            // A bound that something else keeps says nothing.
            return if self.value == base.value { Trace::OtherNoun } else { Trace::None };
        }
        best
    }

    /// Whether a number of the base makes this one true, both in the same unit.
    fn fits(&self, mine: i128, theirs: i128, base: &Self, loosest: i128) -> Trace {
        let is_same = mine == theirs;
        let apart = (mine - theirs).abs();
        let holds = match self.bound {
            // Differences and ratios are rounded.
            Bound::None => is_same || base.is_derived && apart * 2 <= self.place,
            Bound::Over if is_same && base.bound != Bound::Over => {
                return if base.is_derived { Trace::None } else { Trace::Stretched };
            }
            Bound::Under if is_same && base.bound != Bound::Under => {
                return if base.is_derived { Trace::None } else { Trace::Stretched };
            }
            Bound::Over | Bound::Least => {
                is_same
                    || theirs > mine
                        && !matches!(base.bound, Bound::Under | Bound::Most)
                        && theirs * ONE <= mine.saturating_mul(loosest)
            }
            Bound::Under | Bound::Most => {
                is_same
                    || theirs < mine
                        && !matches!(base.bound, Bound::Over | Bound::Least)
                        && mine * ONE <= theirs.saturating_mul(loosest)
            }
            // Seven eighths or more.
            Bound::Nearly => theirs <= mine && theirs * 8 >= mine * 7,
            Bound::Roughly => apart * 10 <= theirs,
        };
        if holds { Trace::Same } else { Trace::None }
    }

    /// The value with its unit; doubled is also 100 % more, and halved 50 % less.
    fn readings(&self) -> Vec<Reading> {
        let mut readings = vec![(self.value, self.unit)];
        let percent = 100 * ONE;
        if self.unit == "times" {
            if self.value == ONE / 2 {
                readings.push((50 * ONE, "%"));
            } else if self.value > ONE && self.value <= 10 * ONE {
                readings.push(((self.value - ONE) * 100, "%"));
            }
        } else if self.unit == "%" && self.value == percent / 2 {
            readings.push((ONE / 2, "times"));
        }
        readings
    }

    /// A span of time in whole months, rounded up, and one more for "over"; `None` for anything
    /// else.
    pub(in crate::variant::honesty) fn months(&self) -> Option<i128> {
        let is_span = self.unit == "months" && self.per.is_none();
        let months = (self.value + ONE - 1).div_euclid(ONE);
        is_span.then(|| months + i128::from(self.bound == Bound::Over))
    }

    /// Whether it is zero.
    pub(in crate::variant::honesty) fn is_nothing(&self) -> bool {
        self.value == 0
    }
}

/// A value and its unit.
type Reading = (i128, &'static str);

/// What the numbers of one text imply: the difference and the ratio of an old and a new value, and
/// what is left after a change.
pub(in crate::variant::honesty) fn implied(numerals: &[Numeral]) -> Vec<Metric> {
    let metrics = metrics(numerals);
    let mut implied = Vec::new();
    for pair in metrics.windows(2) {
        match (pair[0].role, pair[1].role) {
            (Role::From, Role::To) => implied.extend(of_change(pair[0], pair[1])),
            (Role::To, Role::From) => implied.extend(of_change(pair[1], pair[0])),
            _ => {}
        }
    }
    let percent = 100 * ONE;
    for it in metrics.iter().filter(|it| it.unit == "%" && it.role == Role::By) {
        if it.value < percent {
            implied.push(derived(percent - it.value, "%", Role::To));
        }
    }
    implied
}

/// The share of each count of a text in those before it: two of four are half of them.
pub(in crate::variant::honesty) fn shares(numerals: &[Numeral]) -> Vec<Metric> {
    /// The maximum number of counts that are looked at.
    const COUNTS: usize = 6;
    let counts = metrics(numerals).into_iter().filter(|it| it.unit.is_empty());
    let counts: Vec<i128> =
        counts.map(|it| it.value).filter(|it| *it > 0).take(COUNTS).collect();
    let pairs = counts.iter().enumerate().flat_map(|(at, whole)| {
        let parts = counts.iter().skip(at + 1).filter(move |part| *part < whole);
        parts.map(move |part| derived(100 * ONE * part / whole, "%", Role::None))
    });
    pairs.collect()
}

fn metrics(numerals: &[Numeral]) -> Vec<&Metric> {
    let metrics = numerals.iter().filter_map(|it| match &it.kind {
        NumeralKind::Metric(metric) => Some(metric),
        _ => None,
    });
    metrics.collect()
}

/// What a change between two values implies.
fn of_change(from: &Metric, to: &Metric) -> Vec<Metric> {
    if from.unit != to.unit || from.per != to.per || from.value <= 0 || to.value <= 0 {
        return Vec::new();
    }
    let apart = (from.value - to.value).abs();
    let (low, high) = (from.value.min(to.value), from.value.max(to.value));
    let difference = if from.unit == "%" { "percentage points" } else { from.unit };
    let mut change = derived(apart, difference, Role::By);
    change.per = from.per;
    let of = |part: i128, whole: i128, times: i128| part.saturating_mul(times) / whole;
    vec![
        change,
        derived(of(apart, from.value, 100 * ONE), "%", Role::By),
        derived(of(to.value, from.value, 100 * ONE), "%", Role::To),
        derived(of(high, low, ONE), "times", Role::None),
        derived(of(to.value, from.value, ONE), "times", Role::None),
    ]
}

fn derived(value: i128, unit: &'static str, role: Role) -> Metric {
    Metric { value, unit, role, is_derived: true, ..Metric::default() }
}
