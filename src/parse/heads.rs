//! Splits the head of an entry into pieces, and makes an entry of them: title, employer, place,
//! dates and link. Which piece is what, `readings` tells for jobs and schools; in other sections,
//! names come first.

use std::ops::Range;

use super::contacts::is_link;
use super::dates::Dated;
use super::entries::Block;
use super::lexicon;
use super::lines::TextLine;
use super::parsed::{Found, ParsedDates, ParsedEntry};
use super::parts::Part;
use super::pieces::{self, HeadDate};
use super::places::{dashed_place, is_only_place, split_place};
use super::print::Style;
use super::thresholds::{FULL_HEAD, NEARLY_FULL, SAME_HEAD_SIZE};
use super::units::{Unit, found, join};
use crate::document::SectionKind;

/// What separates facts on a line.
const SEPARATED: &str = " · ";

/// The place of a piece at the right of a line, whatever stands before it.
const LAST: usize = 9;

/// A head, in pieces.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Head {
    /// The pieces that are neither date nor link, in order.
    pub(super) pieces: Vec<Piece>,
    pub(super) dates: Option<ParsedDates>,
    pub(super) link: Option<Found>,
    /// All of its lines.
    pub(super) lines: Vec<Found>,
}

/// What stands between signs and wide gaps.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub(super) found: Found,
    /// Its line, of those with a piece, and its place on it.
    pub(super) line: usize,
    pub(super) at: usize,
    /// Whether it ends a line after a wide gap: at the right of it.
    pub(super) at_right: bool,
    /// Whether the dates are on its line.
    pub(super) dated: bool,
    /// The bytes of its text before which the style changes, ascending.
    pub(super) turns: Vec<usize>,
    /// The style it begins with, if that is known.
    pub(super) style: Option<Style>,
}

/// What the heads of a section begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    TitleFirst,
    OrganisationFirst,
}

/// A line of a head, joined if it is wrapped.
struct HeadLine {
    text: String,
    gaps: Vec<usize>,
    turns: Vec<usize>,
    lead: Style,
    /// The indices of the lines it takes on the page.
    lines: Range<usize>,
}

/// Splits a head into pieces.
pub(super) fn read(part: Part<'_>, block: &Block) -> Head {
    let lines = lines(part, block);
    let mut dates: Vec<Option<HeadDate>> =
        lines.iter().map(|line| pieces::head_date(&line.text, &line.gaps)).collect();
    let own = |date: &Option<HeadDate>| date.as_ref().is_some_and(|date| date.own);
    let which =
        dates.iter().position(own).or_else(|| dates.iter().position(Option::is_some));
    let mut head = Head::default();
    for (at, line) in lines.iter().enumerate() {
        let date = dates[at].take().filter(|_| which == Some(at));
        head.add(line, date.map(|date| date.dated), &part.lines[line.lines.clone()]);
    }
    head
}

impl Head {
    /// Adds a line with the date of the head, if it has that; `print` are its lines on the page.
    fn add(&mut self, line: &HeadLine, date: Option<Dated>, print: &[TextLine]) {
        self.lines.push(found(&line.text, print));
        let had_dates = self.dates.is_some();
        let ranges = match date {
            Some(Dated { range, start, end }) => {
                let text = found(&line.text[range.clone()], print);
                self.dates = Some(ParsedDates { found: text, start, end });
                around(line, &range)
            }
            None => pieces::split(&line.text, &line.gaps),
        };
        let dated = self.dates.is_some() && !had_dates;
        let number = self.pieces.last().map_or(0, |piece| piece.line + 1);
        let before = self.pieces.len();
        for range in ranges {
            let range = pieces::trimmed(&line.text, range);
            let text = &line.text[range.clone()];
            let first = self.pieces.is_empty() && self.dates.is_none();
            if self.link.is_none() && is_link(text) && (!first || text.contains("://")) {
                self.link = Some(found(text, print));
            } else if !text.is_empty() {
                let turned =
                    line.turns.iter().any(|turn| (1..=range.start).contains(turn));
                let turns = line.turns.iter().filter(|turn| range.contains(turn));
                let at_right = line.gaps.contains(&range.start)
                    && range.end + 2 > line.text.trim_end().len();
                self.pieces.push(Piece {
                    found: found(text, print),
                    line: number,
                    at: if at_right { LAST } else { self.pieces.len() - before },
                    at_right,
                    dated,
                    turns: turns.map(|turn| turn - range.start).collect(),
                    style: (!turned).then_some(line.lead),
                });
            }
        }
    }
}

/// The pieces before and after a date.
fn around(line: &HeadLine, date: &Range<usize>) -> Vec<Range<usize>> {
    let mut out = pieces::split(&line.text[..date.start], &line.gaps);
    let gaps: Vec<usize> =
        line.gaps.iter().filter_map(|gap| gap.checked_sub(date.end)).collect();
    let after = pieces::split(&line.text[date.end..], &gaps);
    out.extend(after.into_iter().map(|it| it.start + date.end..it.end + date.end));
    out
}

/// The lines of a head, with wrapped ones joined.
fn lines(part: Part<'_>, block: &Block) -> Vec<HeadLine> {
    let mut out: Vec<HeadLine> = Vec::new();
    for at in block.head.clone() {
        let unit = &part.units[at];
        let is_second = out.len() > 1;
        match out.last_mut() {
            Some(before) if is_wrapped(part, before, unit, is_second) => {
                join(&mut before.text, &unit.text);
                before.lines.end = unit.lines.end;
            }
            _ => out.push(HeadLine {
                text: unit.text.clone(),
                gaps: part.lines[unit.lines.start].gaps.clone(),
                turns: part.lines[unit.lines.start].turns.clone(),
                lead: part.lines[unit.lines.start].lead,
                lines: unit.lines.clone(),
            }),
        }
    }
    out
}

/// Whether a unit continues the line `before`, which is not the first of its head if `is_second`.
fn is_wrapped(part: Part<'_>, before: &HeadLine, unit: &Unit, is_second: bool) -> bool {
    let first = &part.lines[unit.lines.start];
    let last = &part.lines[before.lines.end - 1];
    if !part.rhythm.is_tight(first) && first.step.is_some() {
        return false;
    }
    // What ends at the right of a line is not wrapped.
    let full = before.gaps.is_empty() && first.overflows(last, FULL_HEAD);
    // The second line of two holds the facts: it has the date, and the line before is nearly full.
    let facts = is_second
        && last.slack < NEARLY_FULL * last.rect.width()
        && pieces::head_date(&unit.text, &first.gaps).is_some();
    // A line of facts that has no date yet.
    let undated = before.text.contains(SEPARATED)
        && unit.text.contains(SEPARATED)
        && pieces::head_date(&unit.text, &first.gaps).is_some();
    let lower = unit.text.starts_with(char::is_lowercase);
    let alike =
        (last.size - first.size).abs() < SAME_HEAD_SIZE && last.style == first.style;
    let is_dated = || pieces::head_date(&before.text, &before.gaps).is_some();
    pieces::ends_open(&before.text)
        || (full || facts || lower) && !is_dated() && !is_link(&unit.text) && alike
        || undated && !is_dated()
}

/// Whether the first piece of a head names an issuer and the second does not: positive if only the
/// second does, negative if only the first.
pub(super) fn issuers_last(head: &Head) -> f64 {
    let [first, second, ..] = &head.pieces[..] else { return 0.0 };
    let is = |piece: &Piece| lexicon::is_company(&piece.found.text);
    f64::from(i8::from(is(second)) - i8::from(is(first)))
}

/// The entry of a head in a section of other things than jobs and schools.
pub(super) fn assign_in_order(
    head: Head,
    kind: Option<SectionKind>,
    order: Order,
) -> ParsedEntry {
    let Head { pieces, dates, link, lines } = head;
    let mut entry = ParsedEntry { dates, link, head: lines, ..ParsedEntry::default() };
    let mut pieces: Vec<Found> = pieces.into_iter().map(|piece| piece.found).collect();
    if kind.is_none() {
        take_place(&mut entry, &mut pieces, order);
    }
    let has_name = matches!(
        kind,
        Some(SectionKind::Projects | SectionKind::Publications | SectionKind::References)
    );
    let mut rest = pieces.into_iter();
    (entry.title, entry.organisation) = match (rest.next(), rest.next()) {
        (Some(first), Some(second)) if order == Order::TitleFirst || has_name => {
            (Some(first), Some(second))
        }
        (Some(first), Some(second)) => (Some(second), Some(first)),
        (Some(only), None) => {
            // Name and issuer may share a line with the date.
            let shared =
                matches!(kind, Some(SectionKind::Certificates | SectionKind::Awards))
                    && entry.dates.is_some()
                    && entry.head.len() == 1;
            let part =
                |text: &str| Found { text: text.trim().to_owned(), ..only.clone() };
            match only.text.rsplit_once(", ").filter(|_| shared) {
                Some((title, by)) => (Some(part(title)), Some(part(by))),
                None => (Some(only), None),
            }
        }
        (None, _) => (None, None),
    };
    entry.details = rest.collect();
    if kind.is_none() && entry.location.is_none() {
        split_place(&mut entry);
    }
    entry
}

/// Takes the place from the pieces of a head in an unknown section.
fn take_place(entry: &mut ParsedEntry, pieces: &mut Vec<Found>, order: Order) {
    // `Acme, UK` after a title may be an employer; `London, UK` under an employer is not.
    let after_title = order == Order::TitleFirst && entry.dates.is_some();
    if pieces.len() > 2 || pieces.len() == 2 && !after_title {
        let place = pieces.iter().skip(1).rposition(|piece| is_only_place(&piece.text));
        entry.location = place.map(|at| pieces.remove(at + 1));
    }
    // `Acme, Engineer – Bonn, Germany`
    if entry.location.is_none()
        && let Some(first) = pieces.first_mut()
        && let Some((name, place)) = dashed_place(&first.text)
    {
        let (name, place) = (name.trim().to_owned(), place.trim().to_owned());
        entry.location = Some(Found { text: place, ..first.clone() });
        first.text = name;
    }
}

#[cfg(test)]
impl Piece {
    /// A piece of plain type.
    pub(super) fn plain(text: &str) -> Self {
        let line = super::lines::tests::line(text, 0.0, None);
        Self {
            found: line.found(text),
            line: 0,
            at: 0,
            at_right: false,
            dated: false,
            turns: Vec::new(),
            style: None,
        }
    }
}
