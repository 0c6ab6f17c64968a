//! Heads: the lines above an entry's bullets come in, title, employer, place, dates and link go
//! out.
//!
//! Which of two comes first, the title or the employer, is the whole section's style: entries
//! whose words tell vote for all.

use std::ops::Range;

use super::contacts::is_link;
use super::dates::Dated;
use super::entries::{Block, Part};
use super::lexicon;
use super::parsed::{Found, ParsedDates, ParsedEntry};
use super::pieces::{self, HeadDate};
use super::thresholds::{
    EMPLOYER_VOTE, ENDING_VOTE, FULL_HEAD, ISSUER_VOTE, NEARLY_FULL, SAME_HEAD_SIZE,
};
use super::units::{found, join};
use crate::data;
use crate::document::SectionKind;

/// A head, parted.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Head {
    /// What is neither date nor link, in order.
    pub(super) pieces: Vec<Found>,
    pub(super) dates: Option<ParsedDates>,
    pub(super) link: Option<Found>,
    /// Its lines, whatever was made of them.
    pub(super) lines: Vec<Found>,
}

/// What an entry's head begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    TitleFirst,
    OrganisationFirst,
}

/// A line of a head, with the lines of print it takes.
struct HeadLine {
    text: String,
    gaps: Vec<usize>,
    lines: Range<usize>,
}

/// Parts a head.
pub(super) fn read(part: Part<'_>, block: &Block) -> Head {
    let mut head = Head::default();
    let lines = lines(part, block);
    let dates: Vec<Option<HeadDate>> =
        lines.iter().map(|line| pieces::head_date(&line.text, &line.gaps)).collect();
    let own = |date: &Option<HeadDate>| date.as_ref().is_some_and(|date| date.own);
    let which =
        dates.iter().position(own).or_else(|| dates.iter().position(Option::is_some));
    for (at, (line, date)) in lines.iter().zip(dates).enumerate() {
        let print = &part.lines[line.lines.clone()];
        head.lines.push(found(&line.text, print));
        let date = date.filter(|_| which == Some(at)).map(|date| date.dated);
        let ranges = match &date {
            Some(Dated { range, start, end }) => {
                let text = found(&line.text[range.clone()], print);
                head.dates = Some(ParsedDates { found: text, start: *start, end: *end });
                around(line, range)
            }
            None => pieces::split(&line.text, &line.gaps),
        };
        for range in ranges {
            let range = pieces::trimmed(&line.text, range);
            let text = &line.text[range];
            let first = head.pieces.is_empty() && head.dates.is_none();
            if head.link.is_none() && is_link(text) && (!first || text.contains("://")) {
                head.link = Some(found(text, print));
            } else if !text.is_empty() {
                head.pieces.push(found(text, print));
            }
        }
    }
    head
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

/// The head's lines; what is wrapped is joined.
fn lines(part: Part<'_>, block: &Block) -> Vec<HeadLine> {
    let mut out: Vec<HeadLine> = Vec::new();
    for at in block.head.clone() {
        let unit = &part.units[at];
        let first = &part.lines[unit.lines.start];
        let wrapped = match out.last() {
            Some(before) if part.rhythm.is_tight(first) || first.step.is_none() => {
                let last = &part.lines[before.lines.end - 1];
                let full = first.first_word() + FULL_HEAD * first.size > last.slack;
                let dated = pieces::head_date(&before.text, &before.gaps).is_some();
                let alike = (last.size - first.size).abs() < SAME_HEAD_SIZE
                    && last.style == first.style;
                // The second line of two: it has the date, and the first is nearly full.
                let facts = out.len() > 1
                    && last.slack < NEARLY_FULL * last.rect.width()
                    && pieces::head_date(&unit.text, &first.gaps).is_some();
                let lower = unit.text.starts_with(char::is_lowercase);
                pieces::ends_open(&before.text)
                    || (full || facts || lower) && !dated && !is_link(&unit.text) && alike
            }
            _ => false,
        };
        match out.last_mut() {
            Some(before) if wrapped => {
                join(&mut before.text, &unit.text);
                before.lines.end = unit.lines.end;
            }
            _ => out.push(HeadLine {
                text: unit.text.clone(),
                gaps: first.gaps.clone(),
                lines: unit.lines.clone(),
            }),
        }
    }
    out
}

/// How surely a head begins with its title: above zero if so, below if with the employer.
pub(super) fn vote(head: &Head, kind: SectionKind) -> f64 {
    let mut texts: Vec<&str> = head.pieces.iter().map(|piece| &*piece.text).collect();
    // The first piece is no place alone, though it may end in one.
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

/// The entry of a head.
pub(super) fn assign(head: Head, kind: Option<SectionKind>, order: Order) -> ParsedEntry {
    let Head { mut pieces, dates, link, lines } = head;
    let mut entry = ParsedEntry { dates, link, head: lines, ..ParsedEntry::default() };
    let has_place =
        matches!(kind, Some(SectionKind::Work | SectionKind::Volunteer) | None);
    // `Acme, UK` after a title may be an employer; `London, UK` under an employer is none.
    let after_title = order == Order::TitleFirst && entry.dates.is_some();
    if has_place && (pieces.len() > 2 || pieces.len() == 2 && !after_title) {
        let place = pieces.iter().skip(1).rposition(|piece| is_only_place(&piece.text));
        entry.location = place.map(|at| pieces.remove(at + 1));
    }
    let by_name = matches!(
        kind,
        Some(SectionKind::Projects | SectionKind::Publications | SectionKind::References)
    );
    let order = if by_name { Order::TitleFirst } else { order };
    let mut rest = pieces.into_iter();
    match (rest.next(), rest.next()) {
        (Some(first), Some(second)) => match order {
            Order::TitleFirst => {
                (entry.title, entry.organisation) = (Some(first), Some(second));
            }
            Order::OrganisationFirst => {
                (entry.organisation, entry.title) = (Some(first), Some(second));
            }
        },
        (Some(only), None) => assign_one(&mut entry, only, kind),
        (None, _) => {}
    }
    entry.details = rest.collect();
    if has_place && entry.location.is_none() {
        part_place(&mut entry);
    }
    entry
}

pub(super) fn is_only_place(text: &str) -> bool {
    lexicon::is_place(text) && !lexicon::is_position(text) && !lexicon::is_company(text)
}

/// The one piece of a head.
fn assign_one(entry: &mut ParsedEntry, only: Found, kind: Option<SectionKind>) {
    let text = &*only.text;
    // Name and giver may share the line with the date.
    let one_line = entry.dates.is_some() && entry.head.len() == 1;
    match kind {
        Some(SectionKind::Work | SectionKind::Volunteer) => {
            if lexicon::is_position(text) {
                match part_employer(text, one_line) {
                    Some((title, employer)) => {
                        entry.title =
                            Some(Found { text: title.to_owned(), ..only.clone() });
                        entry.organisation =
                            Some(Found { text: employer.to_owned(), ..only });
                    }
                    None => entry.title = Some(only),
                }
            } else {
                entry.organisation = Some(only);
            }
        }
        Some(SectionKind::Education) => {
            let part =
                |text: &str| Found { text: text.trim().to_owned(), ..only.clone() };
            let commas = text.match_indices(", ");
            let school = commas
                .map(|(at, comma)| (&text[..at], &text[at + comma.len()..]))
                .find(|(_, rest)| {
                    lexicon::is_school(rest.split(", ").next().unwrap_or_default())
                });
            if let Some((title, school)) = school.filter(|(it, _)| lexicon::is_degree(it))
            {
                entry.title = Some(part(title));
                entry.organisation = Some(part(school));
            } else if lexicon::is_degree(text) && !lexicon::is_school(text) {
                entry.title = Some(only);
            } else {
                entry.organisation = Some(only);
            }
        }
        Some(SectionKind::Certificates | SectionKind::Awards) if one_line => {
            match text.rsplit_once(", ") {
                Some((title, giver)) => {
                    entry.organisation =
                        Some(Found { text: giver.trim().to_owned(), ..only.clone() });
                    entry.title = Some(Found { text: title.trim().to_owned(), ..only });
                }
                None => entry.title = Some(only),
            }
        }
        _ => entry.title = Some(only),
    }
}

/// Title and employer, where a word or a dash parts them: `Engineer at Acme`.
fn part_employer(text: &str, one_line: bool) -> Option<(&str, &str)> {
    const SIGNS: [&str; 4] = [" @ ", " – ", " — ", " - "];
    let mut words = data::reading().flat_map(|read| &read.before_employer);
    let part = words
        .find_map(|word| text.split_once(&format!(" {word} ")))
        .or_else(|| SIGNS.iter().find_map(|sign| text.split_once(sign)));
    let comma = || {
        let (title, employer) = text.split_once(", ")?;
        let parts =
            one_line && lexicon::is_position(title) && !lexicon::is_position(employer);
        (parts || lexicon::is_company(employer)).then_some((title, employer))
    };
    part.or_else(comma)
}

/// Parts `Acme, Bonn` into employer and place.
fn part_place(entry: &mut ParsedEntry) {
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
