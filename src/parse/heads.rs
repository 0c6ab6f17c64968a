//! Reads the head of an entry: title, employer, place, dates and link.
//!
//! Whether the title or the employer comes first is a matter of style of the whole section, so the
//! entries whose words are known vote for all.

use std::ops::Range;

use super::contacts::is_link;
use super::dates::Dated;
use super::entries::{Block, Part};
use super::labels::{Label, label};
use super::lexicon;
use super::lines::TextLine;
use super::parsed::{Found, ParsedDates, ParsedEntry};
use super::pieces::{self, HeadDate};
use super::thresholds::{
    EMPLOYER_VOTE, ENDING_VOTE, FULL_HEAD, ISSUER_VOTE, NEARLY_FULL, SAME_HEAD_SIZE,
};
use super::units::{Unit, found, join};
use crate::data;
use crate::document::SectionKind;

/// What separates facts on a line.
const SEPARATED: &str = " · ";

/// A head, in pieces.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Head {
    /// The pieces that are neither date nor link, in order.
    pub(super) pieces: Vec<Found>,
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
            let text = &line.text[pieces::trimmed(&line.text, range)];
            let first = self.pieces.is_empty() && self.dates.is_none();
            if self.link.is_none() && is_link(text) && (!first || text.contains("://")) {
                self.link = Some(found(text, print));
            } else if !text.is_empty() {
                self.pieces.push(found(text, print));
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

/// The entry of a head, with its pieces assigned to fields.
pub(super) fn assign(head: Head, kind: Option<SectionKind>, order: Order) -> ParsedEntry {
    let Head { mut pieces, dates, link, lines } = head;
    let mut entry = ParsedEntry { dates, link, head: lines, ..ParsedEntry::default() };
    // A grade says what it is, so it must not pass for a degree or a school.
    let is_grade = |piece: &Found| {
        let named = piece.text.split_once(": ");
        named.is_some_and(|(name, _)| matches!(label(name), Some(Label::Grade)))
    };
    let grades: Vec<Found> = match kind {
        Some(SectionKind::Education) => {
            pieces.extract_if(.., |it| is_grade(it)).collect()
        }
        _ => Vec::new(),
    };
    let has_place =
        matches!(kind, Some(SectionKind::Work | SectionKind::Volunteer) | None);
    // `Acme, UK` after a title may be an employer; `London, UK` under an employer is not.
    let after_title = order == Order::TitleFirst && entry.dates.is_some();
    if has_place && (pieces.len() > 2 || pieces.len() == 2 && !after_title) {
        let place = pieces.iter().skip(1).rposition(|piece| is_only_place(&piece.text));
        entry.location = place.map(|at| pieces.remove(at + 1));
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
        split_place(&mut entry);
    }
    entry
}

/// Whether a text is a place and nothing else.
pub(super) fn is_only_place(text: &str) -> bool {
    lexicon::is_place(text) && !lexicon::is_position(text) && !lexicon::is_company(text)
}

/// Assigns the only piece of a head, which may hold both title and employer.
fn assign_only(entry: &mut ParsedEntry, only: &Found, kind: Option<SectionKind>) {
    let text = only.text.as_str();
    // Name and issuer may share a line with the date.
    let one_line = entry.dates.is_some() && entry.head.len() == 1;
    let (title, organisation) = match kind {
        Some(SectionKind::Work | SectionKind::Volunteer) => {
            if lexicon::is_position(text) {
                let parts = split_employer(text, one_line);
                parts.map_or((Some(text), None), |(title, of)| (Some(title), Some(of)))
            } else {
                (None, Some(text))
            }
        }
        Some(SectionKind::Education) => {
            if let Some((degree, school)) = split_school(text) {
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

/// Splits `B.Sc., Physics, University of Bonn` before the school.
fn split_school(text: &str) -> Option<(&str, &str)> {
    let commas = text.match_indices(", ");
    let mut splits = commas.map(|(at, comma)| (&text[..at], &text[at + comma.len()..]));
    let (degree, school) = splits.find(|(_, rest)| {
        lexicon::is_school(rest.split(", ").next().unwrap_or_default())
    })?;
    lexicon::is_degree(degree).then_some((degree, school))
}

/// Splits `Engineer at Acme` into title and employer, at a word, a sign or a comma.
fn split_employer(text: &str, one_line: bool) -> Option<(&str, &str)> {
    const SIGNS: [&str; 4] = [" @ ", " – ", " — ", " - "];
    let mut words = data::reading().flat_map(|read| &read.before_employer);
    let split = words
        .find_map(|word| text.split_once(&format!(" {word} ")))
        .or_else(|| SIGNS.iter().find_map(|sign| text.split_once(sign)));
    let comma = || {
        let (title, employer) = text.split_once(", ")?;
        let splits =
            one_line && lexicon::is_position(title) && !lexicon::is_position(employer);
        (splits || lexicon::is_company(employer)).then_some((title, employer))
    };
    split.or_else(comma)
}

/// Splits an organisation such as `Acme, Bonn` into employer and place.
fn split_place(entry: &mut ParsedEntry) {
    let Some(organisation) = &mut entry.organisation else { return };
    let text = organisation.text.clone();
    let commas =
        text.char_indices().filter(|(_, c)| matches!(c, ',' | '、' | '，' | '،'));
    for (at, comma) in commas {
        let rest = &text[at + comma.len_utf8()..];
        let next = rest.split(',').next().unwrap_or_default();
        if lexicon::is_legal_form(next) || rest.trim().is_empty() {
            continue;
        }
        entry.location =
            Some(Found { text: rest.trim().to_owned(), ..organisation.clone() });
        text[..at].trim().clone_into(&mut organisation.text);
        return;
    }
}
