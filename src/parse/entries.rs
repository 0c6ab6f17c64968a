//! Splits a section into entries, each a head and the body under it.
//!
//! Dates are the anchors: the lines around a date are the head of its entry. The head begins at the
//! widest step above its date. That step, learned from all dated entries of a document, locates
//! the entries without a date.

use std::ops::Range;

use super::head_lines::{
    MAX_NAME_WORDS, MIN_WRAPPED_WORDS, is_name, is_sentence, is_set_apart,
    reads_as_prose, wraps,
};
use super::heading_words::names_section;
use super::parts::Part;
use super::pieces;
use super::thresholds::{
    ALIKE, BOLD_STEP, CLEARLY_WIDE, CLEARLY_WIDER, GAP_OVER_INSIDE, GAP_TOLERANCE,
    LEAST_GAP, PAGE_TOP, PAGE_TOP_WITHOUT_GAP, UNDER_DATE, WIDE_TOLERANCE,
};
use super::units::Unit;
use super::{contacts, dates, lexicon};

/// The maximum number of lines in a head without a date.
const MAX_HEAD_LINES: usize = 3;

/// The maximum number of lines in a head above its date.
const MAX_ABOVE_DATE: usize = 8;

/// An entry, as ranges of units.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Block {
    /// The step above it, in leadings; `None` at the top of a page, and for the first entry of a
    /// section.
    pub(super) step: Option<f64>,
    pub(super) head: Range<usize>,
    pub(super) body: Range<usize>,
}

/// A dated entry: where its head begins, and where its date is.
#[derive(Debug, Clone, Copy)]
struct Anchor {
    start: usize,
    date: usize,
}

impl Part<'_> {
    /// The dated entries.
    fn anchors(&self, gap: Option<f64>) -> Vec<Anchor> {
        let mut out: Vec<Anchor> = Vec::new();
        // The number of lines above the first date.
        let mut above_first = None;
        let mut from = 0;
        for date in 0..self.units.len() {
            if self.units[date].is_bullet {
                from = date + 1;
            } else if self.is_dated(date) {
                let above_first = *above_first.get_or_insert(date - from);
                let start = self.head_start(from, date, gap, above_first);
                out.push(Anchor { start, date });
                from = date + 1;
            }
        }
        out
    }

    /// The unit with the widest step from `from` to `date`; if all steps are alike, as many lines
    /// above the date as in the first entry.
    fn head_start(
        &self,
        from: usize,
        date: usize,
        gap: Option<f64>,
        above_first: usize,
    ) -> usize {
        let from = from.max(date.saturating_sub(MAX_ABOVE_DATE));
        if from == 0 {
            return 0;
        }
        let after_bullet = self.units[from - 1].is_bullet;
        // A few lines between bullets and a date are the head, unless they read as a paragraph.
        let may_be_head = |unit: usize| {
            let text = &self.units[unit].text;
            pieces::labelled(text).is_none() && !reads_as_prose(text)
        };
        let is_short = date - from < MAX_HEAD_LINES;
        if after_bullet && is_short && (from..date).all(may_be_head) {
            return from;
        }
        let weight = |unit: usize| self.start_weight(unit, gap);
        let widest = (from..=date).map(weight).fold(0.0, f64::max);
        let narrowest = (from..=date).map(weight).fold(f64::MAX, f64::min);
        if widest - narrowest <= ALIKE && !after_bullet {
            return date.saturating_sub(above_first).max(from);
        }
        (from..=date).find(|unit| weight(*unit) >= widest - ALIKE).unwrap_or(date)
    }

    /// How much suggests that a head begins at a unit: the step above it, in leadings, and bold
    /// type.
    fn start_weight(&self, unit: usize, gap: Option<f64>) -> f64 {
        let step = match self.step(unit) {
            Some(step) => step,
            None if self.continues_page(unit) => 1.0,
            None => gap.map_or(PAGE_TOP_WITHOUT_GAP, |gap| gap * PAGE_TOP),
        };
        step + if self.begins_bold(unit) { BOLD_STEP } else { 0.0 }
    }

    /// Whether a unit begins bold and the one above it does not.
    fn begins_bold(&self, unit: usize) -> bool {
        let bold = |unit: usize| {
            let Unit { is_bullet, text, .. } = &self.units[unit];
            !is_bullet
                && self.first_line(unit).lead.bold
                && pieces::labelled(text).is_none()
        };
        bold(unit) && unit.checked_sub(1).is_none_or(|above| !bold(above))
    }

    /// Whether a unit at the top of a page continues the text of the page before.
    fn continues_page(&self, unit: usize) -> bool {
        self.units[unit].text.starts_with(char::is_lowercase)
    }
}

/// How the entries of a document begin, learned from those with a date.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Habit {
    /// The least step between two entries, in leadings; `None` if it is no wider than others.
    pub(super) gap: Option<f64>,
    /// Whether entries begin with a bold line.
    pub(super) bold: bool,
}

/// Learns how the entries of a document begin.
pub(super) fn learn(parts: &[Part<'_>]) -> Habit {
    let mut gaps: Vec<f64> = Vec::new();
    let mut inside: Vec<f64> = Vec::new();
    let (mut bold, mut plain) = (0, 0);
    for part in parts {
        let anchors = part.anchors(None);
        let starts_bold = anchors.iter().filter(|it| part.begins_bold(it.start)).count();
        bold += starts_bold;
        plain += anchors.len() - starts_bold;
        let later = anchors.iter().filter(|it| it.start > 0);
        gaps.extend(later.filter_map(|it| part.step(it.start)));
        let ends = anchors.iter().skip(1).map(|it| it.start).chain([part.units.len()]);
        for (anchor, end) in anchors.iter().zip(ends) {
            let under = (anchor.date + 1..end).filter(|at| !part.begins_bold(*at));
            inside.extend(under.filter_map(|at| part.step(at)));
        }
    }
    gaps.sort_by(f64::total_cmp);
    inside.sort_by(f64::total_cmp);
    // The widest fifth belongs to entries without a date, which are not known yet.
    let usual = inside.get(inside.len() * 4 / 5).copied().unwrap_or(1.0);
    let least = LEAST_GAP.max(usual * GAP_OVER_INSIDE);
    let gap = gaps.into_iter().find(|gap| *gap > least).map(|gap| gap * GAP_TOLERANCE);
    Habit { gap, bold: bold > 2 * plain }
}

/// Splits the units of a section into entries.
pub(super) fn split(part: Part<'_>, habit: Habit) -> Vec<Block> {
    let anchors = part.anchors(habit.gap);
    let starts = starts(&part, &anchors, habit);
    let ends = starts.iter().skip(1).copied().chain([part.units.len()]);
    let blocks = starts.iter().copied().zip(ends).map(|(start, end)| {
        let mut dates = anchors.iter().map(|anchor| anchor.date);
        let date = dates.find(|date| (start..end).contains(date));
        let head_end = head_end(&part, start, end, date);
        Block {
            step: if start == 0 { None } else { part.step(start) },
            head: start..head_end,
            body: head_end..end,
        }
    });
    blocks.collect()
}

/// The units at which entries begin, ascending.
fn starts(part: &Part<'_>, anchors: &[Anchor], habit: Habit) -> Vec<usize> {
    let units = part.units;
    let without_dates =
        || if anchors.is_empty() { gap_without_dates(part) } else { None };
    let gap = habit.gap.or_else(without_dates);
    let begins = |at: &usize| {
        let may_head = !units[*at].is_bullet
            && pieces::labelled(&units[*at].text).is_none()
            && !is_subheading(units, *at)
            && (anchors.is_empty() || !wraps(part, *at));
        let step = part.step(*at);
        let far = gap.is_some_and(|gap| step.is_some_and(|step| step >= gap));
        // A bold line right below another is the second line of a head.
        let bold = habit.bold && part.begins_bold(*at) && !part.is_tight(*at);
        may_head && (far || bold)
    };
    let mut starts: Vec<usize> = anchors.iter().map(|anchor| anchor.start).collect();
    starts.extend((1..units.len()).filter(begins));
    if !units.is_empty() {
        starts.push(0);
    }
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// Whether a unit is a heading inside entries: it is repeated, or has the words of a heading.
fn is_subheading(units: &[Unit], at: usize) -> bool {
    let unit = &units[at];
    let is_again = |other: &Unit| !other.is_bullet && other.text == unit.text;
    let is_repeated = units.iter().filter(|other| is_again(other)).count() > 1;
    let next_is_bullet = units.get(at + 1).is_some_and(|next| next.is_bullet);
    unit.date.is_none() && next_is_bullet && (is_repeated || names_section(&unit.text))
}

/// The unit after the head of an entry.
fn head_end(part: &Part<'_>, start: usize, end: usize, date: Option<usize>) -> usize {
    let units = part.units;
    let is_wrapped = || {
        let words = units[start].text.split_whitespace().count();
        let next = units.get(start + 1).filter(|next| !next.is_bullet && start + 1 < end);
        words > MIN_WRAPPED_WORDS
            && next.is_some_and(|next| next.text.starts_with(char::is_lowercase))
    };
    let is_prose =
        || is_sentence(&units[start].text) || is_wrapped() || wraps(part, start);
    if units[start].is_bullet || date.is_none() && is_prose() {
        return start;
    }
    let mut at = date.map_or(start + 1, |date| date + 1);
    while at < end && !units[at].is_bullet && continues_head(part, start, at, date) {
        at += 1;
    }
    at
}

/// Whether the unit at `at` is another line of the head that begins at `start`.
fn continues_head(part: &Part<'_>, start: usize, at: usize, date: Option<usize>) -> bool {
    let text = &part.units[at].text;
    let short = match date {
        Some(date) => at - start < MAX_HEAD_LINES && at - date < MAX_HEAD_LINES,
        None => at - start < MAX_HEAD_LINES,
    };
    let words = text.split_whitespace().count();
    let is_named = || {
        lexicon::is_degree(text) || lexicon::is_school(text) || lexicon::is_company(text)
    };
    // A long line under the date is the first of a text, unless it names something.
    let is_text = date.is_some_and(|date| at > date)
        && words > MAX_NAME_WORDS
        && part.first_line(at).gaps.is_empty()
        && !is_named();
    // `Diploma in Physics, GPA: 3.9`
    let is_labelled = pieces::labelled(text).is_some_and(|(label, _)| {
        !(label.contains([',', '(']) && lexicon::is_degree(label))
    });
    let is_line =
        short && !reads_as_prose(text) && !is_text && !wraps(part, at) && !is_labelled;
    let is_wrapped = pieces::ends_open(&part.units[at - 1].text);
    let tight = part.is_tight(at);
    // An employer may be a little further below a title that has its date on the same line.
    let is_below = part.step(at).is_some_and(|step| step < UNDER_DATE);
    let is_school = || words <= MAX_NAME_WORDS && is_named() && is_below;
    // Right below the date, which is on the first line or alone below it.
    let is_second = date.is_some_and(|date| {
        let alone = || date == start + 1 && dates::is_date(&part.units[date].text);
        at == date + 1 && (date == start || alone())
    });
    let is_set_apart = || is_below && is_set_apart(part, at);
    // The only line between a dated one and bullets.
    let is_between = || {
        let next = part.units.get(at + 1);
        is_below
            && words <= MAX_NAME_WORDS
            && text.starts_with(char::is_uppercase)
            && next.is_some_and(|next| next.is_bullet)
    };
    // What stands at the right of it does not count.
    let gap = part.first_line(at).gaps.first().copied();
    let name = gap.and_then(|gap| text.get(..gap)).unwrap_or(text).trim();
    let is_employer = || {
        let reads = is_line && !pieces::ends_open(text);
        let near = part.is_near(at) && is_name(name);
        is_second && reads && (near || is_school() || is_set_apart() || is_between())
    };
    tight && (is_wrapped || is_line || contacts::is_link(text)) || is_employer()
}

/// The step that separates entries if no entry of the document has a date: one clearly wider than
/// the others, in leadings.
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
