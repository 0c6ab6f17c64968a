//! Reads the head of an entry: title, employer, place, dates and link.
//!
//! Whether the title or the employer comes first is a matter of style of the whole section, so the
//! entries whose words are known vote for all.

use std::ops::Range;

use super::contacts::is_link;
use super::dates::Dated;
use super::entries::Block;
use super::labels::{Label, label};
use super::lexicon;
use super::lines::TextLine;
use super::pairs::{SIGNS, both, degree_and_school, sorted, split_employer};
use super::parsed::{Found, ParsedDates, ParsedEntry};
use super::parts::Part;
use super::pieces::{self, HeadDate};
use super::places::{dashed_place, is_only_place, may_be_place, split_place};
use super::thresholds::{
    CLEAR_VOTE, EMPLOYER_VOTE, ENDING_VOTE, FULL_HEAD, ISSUER_VOTE, NEARLY_FULL,
    SAME_HEAD_SIZE,
};
use super::units::{Unit, found, join};
use crate::document::SectionKind;

/// What separates facts on a line.
const SEPARATED: &str = " · ";

/// A head, in pieces.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Head {
    /// The pieces that are neither date nor link, in order.
    pub(super) pieces: Vec<Found>,
    /// For each piece whether it ends a line after a wide gap: at the right of it.
    pub(super) at_right: Vec<bool>,
    pub(super) dates: Option<ParsedDates>,
    pub(super) link: Option<Found>,
    /// All of its lines.
    pub(super) lines: Vec<Found>,
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
        let ranges = match date {
            Some(Dated { range, start, end }) => {
                let text = found(&line.text[range.clone()], print);
                self.dates = Some(ParsedDates { found: text, start, end });
                around(line, &range)
            }
            None => pieces::split(&line.text, &line.gaps),
        };
        for range in ranges {
            let text = &line.text[pieces::trimmed(&line.text, range.clone())];
            let first = self.pieces.is_empty() && self.dates.is_none();
            if self.link.is_none() && is_link(text) && (!first || text.contains("://")) {
                self.link = Some(found(text, print));
            } else if !text.is_empty() {
                let place = pieces::trimmed(&line.text, range);
                let at_right = line.gaps.contains(&place.start)
                    && place.end + 2 > line.text.trim_end().len();
                self.pieces.push(found(text, print));
                self.at_right.push(at_right);
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
    let full = first.overflows(last, FULL_HEAD);
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

/// How surely a head begins with its title: positive if so, negative if with the employer, 0 if
/// its words do not tell.
pub(super) fn vote(head: &Head, kind: SectionKind) -> f64 {
    let mut texts: Vec<&str> = head.pieces.iter().map(|piece| &*piece.text).collect();
    // Places do not count, but the first piece may end in one.
    let mut at = 0;
    texts.retain(|text| {
        at += 1;
        at == 1 || !is_only_place(text)
    });
    let [first, second, ..] = texts[..] else { return 0.0 };
    let sign = |yes: bool| if yes { 1.0 } else { 0.0 };
    let difference = |is: fn(&str) -> bool| sign(is(first)) - sign(is(second));
    match kind {
        SectionKind::Work | SectionKind::Volunteer => {
            difference(lexicon::is_position)
                - EMPLOYER_VOTE * difference(lexicon::is_company)
                + ENDING_VOTE * difference(lexicon::may_be_position)
        }
        SectionKind::Education => {
            difference(lexicon::is_degree) - difference(lexicon::is_school)
        }
        SectionKind::Certificates | SectionKind::Awards => {
            -ISSUER_VOTE * difference(lexicon::is_company)
        }
        _ => 0.0,
    }
}

/// What a job's head begins with, if its own words say so clearly: one of its names is a title, and
/// the other is not.
pub(super) fn own_order(head: &Head, kind: Option<SectionKind>) -> Option<Order> {
    let kind =
        kind.filter(|it| matches!(it, SectionKind::Work | SectionKind::Volunteer))?;
    match vote(head, kind) {
        vote if vote >= CLEAR_VOTE => Some(Order::TitleFirst),
        vote if vote <= -CLEAR_VOTE => Some(Order::OrganisationFirst),
        _ => None,
    }
}

/// The entry of a head, with its pieces assigned to fields.
///
/// Whether both names may share a line with a comma is a matter of style as well, which `shares`
/// says.
pub(super) fn assign(
    head: Head,
    kind: Option<SectionKind>,
    order: Order,
    shares: bool,
) -> ParsedEntry {
    let Head { mut pieces, mut at_right, dates, link, lines } = head;
    let mut entry = ParsedEntry { dates, link, head: lines, ..ParsedEntry::default() };
    // A grade says what it is, so it must not pass for a degree or a school.
    let is_grade = |piece: &Found| {
        let named = piece.text.split_once(": ");
        named.is_some_and(|(name, _)| matches!(label(name), Some(Label::Grade)))
    };
    let mut grades: Vec<Found> = Vec::new();
    while kind == Some(SectionKind::Education)
        && let Some(at) = pieces.iter().position(is_grade)
    {
        grades.push(pieces.remove(at));
        at_right.remove(at);
    }
    let is_school = kind == Some(SectionKind::Education);
    let has_place =
        matches!(kind, Some(SectionKind::Work | SectionKind::Volunteer) | None)
            || is_school;
    // `Acme, UK` after a title may be an employer; `London, UK` under an employer is not.
    let after_title = order == Order::TitleFirst && entry.dates.is_some();
    if has_place && (pieces.len() > 2 || pieces.len() == 2 && !after_title && !is_school)
    {
        let place = pieces.iter().skip(1).rposition(|piece| is_only_place(&piece.text));
        // What stands alone at the right of a line is the place, if it is nothing else.
        let beside = || {
            let beside = pieces.iter().zip(&at_right).skip(1);
            beside.clone().position(|(it, right)| *right && may_be_place(&it.text))
        };
        let place = place.or_else(beside);
        entry.location = place.map(|at| pieces.remove(at + 1));
    }
    // Both names may share a line, with the place at the right or below.
    let split = match kind {
        Some(SectionKind::Work | SectionKind::Volunteer) => both,
        Some(SectionKind::Education) => degree_and_school,
        _ => |_: &str| None,
    };
    // `Acme, Engineer – Bonn, Germany`
    if has_place
        && entry.location.is_none()
        && let Some(first) = pieces.first_mut()
        && let Some((name, place)) = dashed_place(&first.text)
    {
        let (name, place) = (name.trim().to_owned(), place.trim().to_owned());
        entry.location = Some(Found { text: place, ..first.clone() });
        first.text = name;
    }
    let is_alone =
        pieces.len() == 1 || pieces.len() == 2 && may_be_place(&pieces[1].text);
    if has_place
        && is_alone
        && (shares || !pieces[0].text.contains(", "))
        && (pieces.len() == 2 || entry.location.is_some())
        && let Some((title, name)) = pieces.first().and_then(|it| split(&it.text))
    {
        let part =
            |text: &str| Found { text: text.trim().to_owned(), ..pieces[0].clone() };
        (entry.title, entry.organisation) = (Some(part(title)), Some(part(name)));
        let second = pieces.into_iter().nth(1);
        if entry.location.is_none() {
            entry.location = second;
        } else {
            grades.splice(0..0, second);
        }
        entry.details = grades;
        return entry;
    }
    let has_name = matches!(
        kind,
        Some(SectionKind::Projects | SectionKind::Publications | SectionKind::References)
    );
    let order = if has_name { Order::TitleFirst } else { order };
    let mut rest = pieces.into_iter();
    match (rest.next(), rest.next(), order) {
        (Some(first), Some(second), Order::TitleFirst) => {
            (entry.title, entry.organisation) = (Some(first), Some(second));
        }
        (Some(first), Some(second), Order::OrganisationFirst) => {
            (entry.organisation, entry.title) = (Some(first), Some(second));
        }
        (Some(only), None, _) => assign_only(&mut entry, &only, kind),
        (None, ..) => {}
    }
    entry.details = rest.chain(grades).collect();
    if has_place && entry.location.is_none() {
        split_place(&mut entry, is_school);
    }
    entry
}

/// Whether a head has one name besides its place.
pub(super) fn has_one_name(head: &Head) -> bool {
    let mut rest = head.pieces.iter().skip(1);
    !head.pieces.is_empty() && rest.all(|piece| may_be_place(&piece.text))
}

/// Assigns the only piece of a head, which may hold both title and employer.
fn assign_only(entry: &mut ParsedEntry, only: &Found, kind: Option<SectionKind>) {
    let text = only.text.as_str();
    // Name and issuer may share a line with the date.
    let one_line = entry.dates.is_some() && entry.head.len() == 1;
    let (title, organisation) = match kind {
        Some(SectionKind::Work | SectionKind::Volunteer) => {
            if lexicon::is_position(text) {
                let dashed = SIGNS.iter().find_map(|sign| text.split_once(sign));
                let parts = dashed.or_else(|| text.split_once('，')).and_then(sorted);
                let parts = parts.or_else(|| split_employer(text, one_line));
                parts.map_or((Some(text), None), |(title, of)| (Some(title), Some(of)))
            } else {
                // `Acme Inc. – Payments – Core team`
                let dashed = SIGNS.iter().find_map(|sign| text.split_once(sign));
                let named = dashed.filter(|(name, role)| {
                    lexicon::is_company(name) && !lexicon::is_company(role)
                });
                named.map_or((None, Some(text)), |(name, role)| (Some(role), Some(name)))
            }
        }
        Some(SectionKind::Education) => {
            if let Some((degree, school)) = degree_and_school(text) {
                (Some(degree), Some(school))
            } else if lexicon::is_degree(text) && !lexicon::is_school(text) {
                (Some(text), None)
            } else {
                (None, Some(text))
            }
        }
        Some(SectionKind::Certificates | SectionKind::Awards) if one_line => {
            let parts = text.rsplit_once(", ");
            parts.map_or((Some(text), None), |(title, by)| (Some(title), Some(by)))
        }
        _ => (Some(text), None),
    };
    let part = |text: &str| Found { text: text.trim().to_owned(), ..only.clone() };
    entry.title = title.map(part);
    entry.organisation = organisation.map(part);
}
