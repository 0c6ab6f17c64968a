//! Finds the numbers in a text with what they measure, so that a number can be traced to another
//! text: 1.2M is 1,200,000, 40 % is 40%, 0.9 s is 900 ms, threefold is 3x – and 120 ms is not
//! 120 s.
//!
//! Numbers that measure nothing are set apart: years, and names that contain a number, such as
//! p99, ISO 27001, HTTP/2, Python 3.12 and 24/7.

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
    /// Its bytes in the text, unit included.
    pub span: Range<usize>,
    /// What it is.
    pub kind: NumeralKind,
}

/// The kind of a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NumeralKind {
    /// Something measured or counted.
    Metric(Metric),
    /// A year.
    Year(i32),
    /// A name that contains a number.
    Name,
}

/// Something measured or counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Metric {
    /// The value, in billionths of the unit.
    pub value: i128,
    /// The unit in its base form; empty for a count.
    pub unit: &'static str,
    /// The factor of the unit as written, in billionths.
    factor: i128,
    /// The time it is counted by: `day` in "40 a day".
    pub per: Option<&'static str>,
    /// Whether it is a bound.
    pub bound: Bound,
    /// Its role in "from … to …".
    pub role: Role,
    /// The words after a count.
    pub nouns: Vec<String>,
}

/// Whether a number is a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// An exact number.
    None,
    /// A lower bound: "over 40", "40+".
    Least,
    /// An upper bound: "under 40".
    Most,
}

/// The role of a number in "from … to …".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// None.
    None,
    /// After "from".
    From,
    /// After "to".
    To,
}

/// How a claimed number relates to one of the base, from worst to best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trace {
    /// Not at all.
    None,
    /// The same number with another unit.
    OtherUnit,
    /// The same, but at the other end of "from … to …".
    Turned,
    /// The base gives it exactly, not as "over" or "under".
    Stretched,
    /// The same number of something called differently.
    OtherNoun,
    /// The same.
    Same,
}

impl Metric {
    /// How this claim relates to a number of the base.
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

    /// The value with its unit; doubled is also 100 % more, and halved 50 % less.
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

    /// Whether it is zero.
    pub(super) fn is_nothing(&self) -> bool {
        self.value == 0
    }
}
