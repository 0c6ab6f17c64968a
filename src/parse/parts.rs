//! The units and lines of a section, and how far they are apart.

use super::lines::{Rhythm, TextLine};
use super::pieces::HeadDate;
use super::thresholds::NEAR;
use super::units::Unit;

/// The units and lines of a section.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'p> {
    pub(super) units: &'p [Unit],
    /// The lines of the document.
    pub(super) lines: &'p [TextLine],
    pub(super) rhythm: Rhythm,
}

impl Part<'_> {
    pub(super) fn first_line(&self, unit: usize) -> &TextLine {
        &self.lines[self.units[unit].lines.start]
    }

    /// The step above a unit, in leadings.
    pub(super) fn step(&self, unit: usize) -> Option<f64> {
        self.rhythm.of(self.first_line(unit))
    }

    pub(super) fn is_tight(&self, unit: usize) -> bool {
        self.rhythm.is_tight(self.first_line(unit))
    }

    /// Whether a unit is hardly further from the one above than the lines of a paragraph.
    pub(super) fn is_near(&self, unit: usize) -> bool {
        self.step(unit).is_some_and(|step| step < NEAR)
    }

    /// The date of a unit that is a line of a head.
    pub(super) fn date(&self, unit: usize) -> Option<&HeadDate> {
        self.units.get(unit)?.date.as_ref()
    }

    /// Whether a unit has the date of its head, and not a year that ends a name above a line with
    /// a date of its own.
    pub(super) fn is_dated(&self, unit: usize) -> bool {
        let next = || self.date(unit + 1).filter(|_| self.is_tight(unit + 1));
        self.date(unit)
            .is_some_and(|date| date.own || !next().is_some_and(|next| next.own))
    }
}
