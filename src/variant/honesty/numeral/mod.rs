//! The numeral tracer: a text comes in, every number in it goes out with what it measures, so
//! that a number can be held against another text: 1.2M is 1,200,000, 40 % is 40%, 0.9 s is
//! 900 ms, threefold is 3x – and 120 ms is not 120 s.
//!
//! Numbers that measure nothing are told apart: years, and names that have a number in them –
//! p99, ISO 27001, HTTP/2, Python 3.12, 24/7.

mod digits;
mod lex;
mod scan;
#[cfg(test)]
mod tests;
mod units;

use std::ops::Range;

use crate::text::stem;

pub(super) use scan::numerals;

/// A number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numeral {
    /// Its bytes in the text, with its unit.
    pub span: Range<usize>,
    /// What it is.
    pub kind: NumeralKind,
}

/// What a number is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NumeralKind {
    /// Something measured or counted.
    Metric(Metric),
    /// A year.
    Year(i32),
    /// A name with a number in it.
    Name,
}

/// Something measured or counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Metric {
    /// How many, in billionths of the unit.
    pub value: i128,
    /// The kind of unit, in one form; empty where things are counted.
    pub unit: &'static str,
    /// What one of the unit as written is, in billionths.
    factor: i128,
    /// What it is counted by: `day` in "40 a day".
    pub per: Option<&'static str>,
    /// Whether it is a bound.
    pub bound: Bound,
    /// Where it stands in "from … to …".
    pub role: Role,
    /// The words after it, where things are counted.
    pub nouns: Vec<String>,
}

/// Whether a number is a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// It is the number itself.
    None,
    /// It is more: "over 40", "40+".
    Least,
    /// It is less: "under 40".
    Most,
}

/// Where a number stands in "from … to …".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Elsewhere.
    None,
    /// After "from".
    From,
    /// After "to".
    To,
}

/// How a claimed number relates to one of the base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trace {
    /// Not at all.
    None,
    /// The same number of another unit.
    OtherUnit,
    /// The same, but the base has it at the other end of "from … to …".
    Turned,
    /// The base says it exactly, not "over" or "under".
    Stretched,
    /// The same, of things that are called otherwise.
    OtherNoun,
    /// The same.
    Same,
}

impl Metric {
    /// How this claim relates to what the base has.
    pub(super) fn trace(&self, base: &Self) -> Trace {
        let mine = self.readings();
        let theirs = base.readings();
        let written = |it: &Self| it.value.saturating_mul(units::ONE) / it.factor.max(1);
        let same_value = written(self) == written(base)
            || mine.iter().any(|(value, _)| theirs.iter().any(|(it, _)| it == value));
        let same = mine.iter().any(|reading| theirs.contains(reading));
        if !same || self.per != base.per {
            return if same_value { Trace::OtherUnit } else { Trace::None };
        }
        if matches!(
            (self.role, base.role),
            (Role::From, Role::To) | (Role::To, Role::From)
        ) {
            return Trace::Turned;
        }
        if self.bound != Bound::None && self.bound != base.bound {
            return Trace::Stretched;
        }
        let counts = self.unit.is_empty() && !self.nouns.is_empty();
        let shares = self
            .nouns
            .iter()
            .any(|noun| base.nouns.iter().any(|it| stem(it) == stem(noun)));
        if counts && !shares && !base.nouns.is_empty() {
            return Trace::OtherNoun;
        }
        Trace::Same
    }

    /// The value with its unit; doubled is also 100 % more, halved also 50 %.
    fn readings(&self) -> Vec<(i128, &'static str)> {
        let mut readings = vec![(self.value, self.unit)];
        let percent = 100 * units::ONE;
        if self.unit == "times" {
            if self.value == units::ONE / 2 {
                readings.push((50 * units::ONE, "%"));
            } else if self.value > units::ONE && self.value <= 10 * units::ONE {
                readings.push(((self.value - units::ONE) * 100, "%"));
            }
        } else if self.unit == "%" && self.value == percent / 2 {
            readings.push((units::ONE / 2, "times"));
        }
        readings
    }

    /// A span of time in whole months, rounded up; `None` for anything else.
    pub(super) fn months(&self) -> Option<i128> {
        let is_span = self.unit == "months" && self.per.is_none();
        is_span.then(|| (self.value + units::ONE - 1).div_euclid(units::ONE))
    }

    /// Whether it says that there is none of something.
    pub(super) fn is_nothing(&self) -> bool {
        self.value == 0
    }
}
