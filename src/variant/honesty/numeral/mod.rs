//! Finds the numbers in a text with what they measure, so that a number can be traced to another
//! text: 1.2M is 1,200,000, 40 % is 40%, 0.9 s is 900 ms, threefold is 3x – and 120 ms is not
//! 120 s.
//!
//! Numbers that measure nothing are set apart: years, and names that contain a number, such as
//! p99, ISO 27001, HTTP/2, Python 3.12 and 24/7.

mod context;
mod designation;
mod digits;
mod lex;
mod relate;
mod scan;
mod settle;
#[cfg(test)]
mod tests;
mod units;
mod words;

use std::ops::Range;

pub(super) use lex::{Token, TokenKind, tokens};
pub(super) use relate::{Trace, implied, shares};
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
    /// A name that contains a number, as it is usually written: p99 for “99th percentile”.
    Name(String),
}

/// Something measured or counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Metric {
    /// The value, in billionths of the unit.
    pub value: i128,
    /// The value of a one in its last place, in billionths of the unit.
    place: i128,
    /// The unit in its base form; empty for a count.
    pub unit: &'static str,
    /// The factor of the unit as written, in billionths.
    factor: i128,
    /// The time it is counted by: `day` in "40 a day".
    per: Option<&'static str>,
    /// Whether it is a bound.
    bound: Bound,
    /// Its role in a change.
    role: Role,
    /// The words after a count.
    nouns: Vec<String>,
    /// Whether it follows from other numbers of its text.
    is_derived: bool,
}

impl Default for Metric {
    fn default() -> Self {
        Self {
            value: 0,
            place: units::ONE,
            unit: "",
            factor: units::ONE,
            per: None,
            bound: Bound::None,
            role: Role::None,
            nouns: Vec::new(),
            is_derived: false,
        }
    }
}

/// Whether a number is a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// An exact number.
    None,
    /// Surpassed: "over 40".
    Over,
    /// At least reached: "at least 40", "40+".
    Least,
    /// Not reached: "under 40".
    Under,
    /// At most reached: "up to 40".
    Most,
    /// Hardly reached: "almost 40".
    Nearly,
    /// Rounded: "about 40".
    Roughly,
}

/// The role of a number in a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// None.
    None,
    /// The old value.
    From,
    /// The new value.
    To,
    /// The amount.
    By,
    /// The old value after the new one, until both are settled.
    Instead,
    /// The old value or the amount, until it is settled: "de" in French.
    FromOrBy,
}
