//! Entries: the units of a section come in, the entries they make go out, each parted into its
//! head and what stands under it.
//!
//! Dates are the anchors: an entry's head is the lines around its date. It begins where the
//! widest step above that date is; that step, learned from all dated entries, tells the entries
//! without a date.

use std::ops::Range;

use super::contacts;
use super::lexicon;
use super::lines::{Rhythm, TextLine};
use super::pieces::{self, HeadDate};
use super::thresholds::{
    ALIKE, BOLD_STEP, CLEARLY_WIDE, CLEARLY_WIDER, GAP_OVER_INSIDE, GAP_TOLERANCE,
    LEAST_GAP, NEAR, PAGE_TOP, PAGE_TOP_WITHOUT_GAP, WIDE_TOLERANCE,
};
use super::units::Unit;

/// The most lines of a head without a date.
const MOST_HEAD_LINES: usize = 3;

/// The most lines of a head above its date.
const MOST_ABOVE: usize = 8;

/// An entry, as units.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Block {
    /// How far it stands from the line above, in leadings; `None` at a page's top, and for the
    /// first of a section.
    pub(super) step: Option<f64>,
    /// The units of its head.
    pub(super) head: Range<usize>,
    /// What stands under it.
    pub(super) body: Range<usize>,
}

/// A section's units and lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'p> {
    pub(super) units: &'p [Unit],
    pub(super) lines: &'p [TextLine],
    pub(super) rhythm: Rhythm,
}

impl Part<'_> {
    fn first_line(&self, unit: usize) -> &TextLine {
        &self.lines[self.units[unit].lines.start]
    }

    /// How far a unit stands below the line above it, in leadings.
    fn step(&self, unit: usize) -> Option<f64> {
        self.rhythm.of(self.first_line(unit))
    }

    fn is_tight(&self, unit: usize) -> bool {
        self.rhythm.is_tight(self.first_line(unit))
    }

    /// Whether a unit stands hardly further from the one above than lines of a paragraph do.
    fn is_near(&self, unit: usize) -> bool {
        self.step(unit).is_some_and(|step| step < NEAR)
    }

    /// The date of a unit that is a line of a head.
    fn date(&self, unit: usize) -> Option<&HeadDate> {
        self.units.get(unit)?.date.as_ref()
    }

    /// Whether a unit has the date of its head: no year that ends a name, if the next line has a
    /// date of its own.
    fn is_dated(&self, unit: usize) -> bool {
        let next = || self.date(unit + 1).filter(|_| self.is_tight(unit + 1));
        self.date(unit)
            .is_some_and(|date| date.own || !next().is_some_and(|next| next.own))
    }

    /// Where the heads of dated entries begin, and their dates.
    fn anchors(&self, gap: Option<f64>) -> Vec<(usize, usize)> {
        let mut out: Vec<(usize, usize)> = Vec::new();
        // How many lines stand above the first date.
        let mut above_first = None;
        let mut from = 0;
        for at in 0..self.units.len() {
            if self.units[at].is_bullet {
                from = at + 1;
            } else if self.is_dated(at) {
                let above_first = *above_first.get_or_insert(at - from);
                out.push((self.head_start(from, at, gap, above_first), at));
                from = at + 1;
            }
        }
        out
    }

    /// The unit with the widest step among those from `from` to `date`; where all are alike, so
    /// many lines above the date as in the first entry.
    fn head_start(
        &self,
        from: usize,
        date: usize,
        gap: Option<f64>,
        above_first: usize,
    ) -> usize {
        let from = from.max(date.saturating_sub(MOST_ABOVE));
        if from == 0 {
            return 0;
        }
        let after_bullet = self.units[from - 1].is_bullet;
        // Between bullets and a date there are the lines of a head, and hardly anything else.
        let head = |unit: usize| {
            let text = &self.units[unit].text;
            pieces::labelled(text).is_none() && !reads_as_prose(text)
        };
        if after_bullet && date - from < MOST_HEAD_LINES && (from..date).all(head) {
            return from;
        }
        let width = |unit: usize| {
            let step = match self.step(unit) {
                Some(step) => step,
                None if self.continues(unit) => 1.0,
                // A page's top may be anything: less than a gap that is seen.
                None => gap.map_or(PAGE_TOP_WITHOUT_GAP, |gap| gap * PAGE_TOP),
            };
            step + if self.begins_strong(unit) { BOLD_STEP } else { 0.0 }
        };
        let widest = (from..=date).map(width).fold(0.0, f64::max);
        let narrowest = (from..=date).map(width).fold(f64::MAX, f64::min);
        if widest - narrowest <= ALIKE && !after_bullet {
            return date.saturating_sub(above_first).max(from);
        }
        (from..=date).find(|unit| width(*unit) >= widest - ALIKE).unwrap_or(date)
    }

    /// Whether a unit begins bold, and the one above it does not.
    fn begins_strong(&self, unit: usize) -> bool {
        let bold = |unit: usize| {
            let Unit { is_bullet, text, .. } = &self.units[unit];
            !is_bullet
                && self.first_line(unit).lead.bold
                && pieces::labelled(text).is_none()
        };
        bold(unit) && unit.checked_sub(1).is_none_or(|above| !bold(above))
    }

    /// Whether a unit at a page's top reads as the rest of what the page before it ends in.
    fn continues(&self, unit: usize) -> bool {
        let text = &self.units[unit].text;
        text.starts_with(char::is_lowercase)
    }
}

/// What a document's dated entries tell of how entries begin.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Habit {
    /// The least step between two entries, in leadings; `None` if it is no wider than others.
    pub(super) gap: Option<f64>,
    /// Whether entries begin with a bold line.
    pub(super) strong: bool,
}

/// Learns how a document's entries begin.
pub(super) fn learn(parts: &[Part<'_>]) -> Habit {
    let mut gaps: Vec<f64> = Vec::new();
    let mut inside: Vec<f64> = Vec::new();
    let (mut strong, mut weak) = (0, 0);
    for part in parts {
        let anchors = part.anchors(None);
        for (start, _) in &anchors {
            if part.begins_strong(*start) {
                strong += 1;
            } else {
                weak += 1;
            }
        }
        gaps.extend(
            anchors
                .iter()
                .filter(|(start, _)| *start > 0)
                .filter_map(|(at, _)| part.step(*at)),
        );
        let ends =
            anchors.iter().skip(1).map(|(start, _)| *start).chain([part.units.len()]);
        for ((_, date), end) in anchors.iter().zip(ends) {
            let under = (date + 1..end).filter(|at| !part.begins_strong(*at));
            inside.extend(under.filter_map(|at| part.step(at)));
        }
    }
    gaps.sort_by(f64::total_cmp);
    inside.sort_by(f64::total_cmp);
    // Most of what stands under a head; entries without a date are among it.
    let inside = inside.get(inside.len() * 4 / 5).copied().unwrap_or(1.0);
    let least = LEAST_GAP.max(inside * GAP_OVER_INSIDE);
    let gap = gaps.into_iter().find(|gap| *gap > least).map(|gap| gap * GAP_TOLERANCE);
    Habit { gap, strong: strong > 2 * weak }
}

/// Parts a section's units into entries.
pub(super) fn split(part: Part<'_>, habit: Habit) -> Vec<Block> {
    let units = part.units;
    let anchors = part.anchors(habit.gap);
    let gap = habit
        .gap
        .or_else(|| if anchors.is_empty() { gap_without_dates(&part) } else { None });
    let mut starts: Vec<usize> = anchors.iter().map(|(start, _)| *start).collect();
    let begins = |at: &usize| {
        let heads = !units[*at].is_bullet && pieces::labelled(&units[*at].text).is_none();
        let step = part.step(*at);
        let far = gap.is_some_and(|gap| step.is_some_and(|step| step >= gap));
        // Bold inside of a head, as its second line, begins nothing.
        let strong = habit.strong && part.begins_strong(*at) && !part.is_tight(*at);
        heads && (far || strong)
    };
    starts.extend((1..units.len()).filter(begins));
    if !units.is_empty() {
        starts.push(0);
    }
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([units.len()]);
    let blocks = starts.iter().copied().zip(ends).map(|(start, end)| {
        let date = anchors
            .iter()
            .map(|(_, date)| *date)
            .find(|date| (start..end).contains(date));
        let head_end = head_end(&part, start, end, date);
        Block {
            step: if start == 0 { None } else { part.step(start) },
            head: start..head_end,
            body: head_end..end,
        }
    });
    blocks.collect()
}

/// The unit after an entry's head.
fn head_end(part: &Part<'_>, start: usize, end: usize, date: Option<usize>) -> usize {
    let units = part.units;
    let runs_on = || {
        let words = units[start].text.split_whitespace().count();
        let next = units.get(start + 1).filter(|next| !next.is_bullet && start + 1 < end);
        words > 7 && next.is_some_and(|next| next.text.starts_with(char::is_lowercase))
    };
    let prose = || is_sentence(&units[start].text) || runs_on();
    if units[start].is_bullet || date.is_none() && prose() {
        return start;
    }
    let mut at = date.map_or(start + 1, |date| date + 1);
    while at < end && !units[at].is_bullet {
        let text = &units[at].text;
        let short = date.is_some_and(|date| at - start < 3 && at - date < 3)
            || date.is_none() && at - start < MOST_HEAD_LINES;
        let wrapped = pieces::ends_open(&units[at - 1].text);
        let line = short && !reads_as_prose(text) && pieces::labelled(text).is_none();
        let tight = part.is_tight(at);
        // Under a title with its date on one line the employer may stand a little further.
        let second = date == Some(start) && at == start + 1 && part.is_near(at);
        let employer = second && line && !pieces::ends_open(text) && is_name(text);
        if tight && (wrapped || line || contacts::is_link(text)) || employer {
            at += 1;
        } else {
            break;
        }
    }
    at
}

/// Whether a text may be an employer's or a school's name, with a place.
fn is_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words <= 9
        && (lexicon::is_company(text)
            || lexicon::is_place(text)
            || text.contains(", ")
            || words <= 4)
}

/// Whether a line is part of a sentence.
fn reads_as_prose(text: &str) -> bool {
    is_sentence(text)
        || text.starts_with(char::is_lowercase) && !contacts::is_link(text)
        || text.split_whitespace().count() > 14
}

/// Whether a text ends as sentences do.
fn is_sentence(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words > 3
        && text.ends_with(['.', '!', '?', ';'])
        && !text.ends_with("Inc.")
        && !text.ends_with("Ltd.")
}

/// What parts entries where no entry of the document has a date: a step clearly wider than the
/// others.
fn gap_without_dates(part: &Part<'_>) -> Option<f64> {
    let texts = (1..part.units.len()).filter(|at| !part.units[*at].is_bullet);
    let mut steps: Vec<f64> = texts.filter_map(|at| part.step(at)).collect();
    steps.retain(|step| *step > LEAST_GAP);
    steps.sort_by(f64::total_cmp);
    let (least, most) = (*steps.first()?, *steps.last()?);
    if most > CLEARLY_WIDER * least {
        Some(f64::midpoint(least, most))
    } else if most > CLEARLY_WIDE {
        Some(most * WIDE_TOLERANCE)
    } else {
        None
    }
}
