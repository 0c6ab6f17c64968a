//! Parses the sections of a résumé, each by the shape of its contents: entries, groups of items, or
//! prose.

use std::ops::Range;

use super::entries::{self, Block, Habit};
use super::headings::Heading;
use super::heads::{self, Head, Order};
use super::lines::{Rhythm, TextLine};
use super::parsed::{Found, ParsedEntry, ParsedField, ParsedSection};
use super::parts::Part;
use super::places::is_only_place;
use super::readings::{self, Rank, Readings};
use super::thresholds::{FULL, HANGING, WIDER_THAN_ROLE};
use super::units::{self, Unit, join};
use super::{groups, lexicon, pieces};
use crate::document::SectionKind;

/// Parses all sections, each given by its heading and the indices of its lines.
pub(super) fn read(
    lines: &[TextLine],
    rhythm: Rhythm,
    sections: &[(Heading, Range<usize>)],
) -> Vec<ParsedSection> {
    let units: Vec<Vec<Unit>> = sections
        .iter()
        .map(|(_, range)| units::units(lines, range.clone(), rhythm))
        .collect();
    let parts: Vec<Part<'_>> =
        units.iter().map(|units| Part { units, lines, rhythm }).collect();
    let kinds: Vec<Option<SectionKind>> =
        sections.iter().map(|(heading, _)| heading.kind).collect();
    let with_entries = parts.iter().zip(&kinds);
    let with_entries = with_entries.filter(|(_, kind)| shape(**kind) == Shape::Entries);
    let habit = entries::learn(&with_entries.map(|(part, _)| *part).collect::<Vec<_>>());
    let split: Vec<Vec<(Block, Head)>> =
        parts.iter().zip(&kinds).map(|(part, kind)| split(*part, *kind, habit)).collect();
    let orders = orders(&kinds, &split);
    let readings: Vec<Option<Readings>> = split
        .iter()
        .zip(&parts)
        .zip(&kinds)
        .map(|((split, part), kind)| {
            let heads = ranks(*part, *kind, split).into_iter();
            Readings::of(heads.zip(split.iter().map(|(_, head)| head)), *kind)
        })
        .collect();
    let all: f64 = readings.iter().flatten().map(Readings::order).sum();
    let parsed = sections.iter().zip(&parts).zip(split).zip(orders.iter().zip(readings));
    let parsed = parsed.map(|((((heading, range), part), split), (order, readings))| {
        let kind = heading.kind;
        let entries = match (shape(kind), readings) {
            (Shape::Entries, Some(readings)) => {
                let best = readings.best(all - readings.order());
                let heads = split.into_iter().zip(best);
                let entries = heads
                    .map(|((block, head), best)| (block, readings::assign(head, &best)));
                whole(*part, kind, entries)
            }
            (Shape::Entries, None) => {
                let entries = split.into_iter().map(|(block, head)| {
                    (block, heads::assign_in_order(head, kind, *order))
                });
                whole(*part, kind, entries)
            }
            (Shape::Groups, _) => groups::read(*part),
            (Shape::Prose, _) => vec![prose(*part)],
        };
        let is_empty = |entry: &ParsedEntry| *entry == ParsedEntry::default();
        let found = |line: &TextLine| line.found(&line.text);
        ParsedSection {
            heading: found(&lines[heading.line]),
            kind: heading.kind,
            recognised: heading.recognised,
            lines: lines[range.clone()].iter().map(found).collect(),
            entries: entries.into_iter().filter(|entry| !is_empty(entry)).collect(),
        }
    });
    parsed.collect()
}

/// The form of a section's contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Entries,
    Groups,
    Prose,
}

/// Whether a section consists of entries.
pub(super) fn has_entries(kind: Option<SectionKind>) -> bool {
    shape(kind) == Shape::Entries
}

fn shape(kind: Option<SectionKind>) -> Shape {
    match kind {
        Some(SectionKind::Skills | SectionKind::Languages | SectionKind::Interests) => {
            Shape::Groups
        }
        Some(SectionKind::Summary) => Shape::Prose,
        _ => Shape::Entries,
    }
}

/// The entries of a section, each with its head in pieces; none if it has another shape.
fn split(part: Part<'_>, kind: Option<SectionKind>, habit: Habit) -> Vec<(Block, Head)> {
    let blocks = match shape(kind) {
        Shape::Entries => entries::split(part, habit),
        Shape::Groups | Shape::Prose => Vec::new(),
    };
    let with_head = |block: Block| {
        let head = heads::read(part, &block);
        (block, head)
    };
    blocks.into_iter().map(with_head).collect()
}

/// What the heads of each section of names and issuers begin with, by the words of its entries, or
/// of all such sections where its own do not tell.
fn orders(kinds: &[Option<SectionKind>], split: &[Vec<(Block, Head)>]) -> Vec<Order> {
    let votes = kinds.iter().zip(split).map(|(kind, entries)| match kind {
        Some(SectionKind::Certificates | SectionKind::Awards) => {
            entries.iter().map(|(_, head)| heads::issuers_last(head)).sum()
        }
        _ => 0.0,
    });
    let votes: Vec<f64> = votes.collect();
    let all: f64 = votes.iter().sum();
    let order = |(vote, (kind, entries)): (&f64, (_, &Vec<_>))| {
        let vote = match *vote {
            0.0 if is_list(kind, entries) => 0.0,
            0.0 => all,
            vote => vote,
        };
        if vote < 0.0 { Order::OrganisationFirst } else { Order::TitleFirst }
    };
    votes.iter().zip(kinds.iter().copied().zip(split)).map(order).collect()
}

/// Which heads are employers with roles under them: those without a date and anything under them,
/// above one with a date.
fn ranks(
    part: Part<'_>,
    kind: Option<SectionKind>,
    split: &[(Block, Head)],
) -> Vec<Rank> {
    let mut rank = Rank::Whole;
    let mut first_step = None;
    let mut out = Vec::with_capacity(split.len());
    for (at, (block, head)) in split.iter().enumerate() {
        let next = split.get(at + 1);
        let has_bullets =
            part.units[block.body.clone()].iter().any(|unit| unit.is_bullet);
        let is_bare = kind == Some(SectionKind::Work)
            && head.dates.is_none()
            && !has_bullets
            && next.is_some_and(|(_, next)| next.dates.is_some());
        let is_far = match (block.step, first_step) {
            (Some(step), Some(first)) => step > WIDER_THAN_ROLE * first,
            _ => false,
        };
        if is_bare {
            rank = Rank::Under;
            first_step = next.and_then(|(next, _)| next.step);
            out.push(Rank::Employer);
        } else {
            if is_far {
                rank = Rank::Whole;
            }
            out.push(rank);
        }
    }
    out
}

/// Whether each entry is one line: in such a list, names come first, whatever jobs begin with.
fn is_list(kind: Option<SectionKind>, entries: &[(Block, Head)]) -> bool {
    matches!(kind, Some(SectionKind::Certificates | SectionKind::Awards))
        && entries.iter().all(|(_, head)| head.lines.len() == 1)
}

/// The entries of a section with their bodies; roles get the employer they are listed under.
fn whole(
    part: Part<'_>,
    kind: Option<SectionKind>,
    split: impl Iterator<Item = (Block, ParsedEntry)>,
) -> Vec<ParsedEntry> {
    let entries = split.map(|(block, mut entry)| {
        read_body(part, block.body.clone(), &mut entry);
        if kind == Some(SectionKind::Education) {
            complete_school(&mut entry);
        }
        (block.step, entry)
    });
    if kind == Some(SectionKind::Work) {
        roles(entries.collect())
    } else {
        entries.map(|(_, entry)| entry).collect()
    }
}

/// Takes the degree of a school, or the school of a degree, from the first lines under its head.
fn complete_school(entry: &mut ParsedEntry) {
    /// A text of more words is no degree and no school.
    const MAX_WORDS: usize = 14;
    /// The words of a degree are among its first ones.
    const FIRST_WORDS: usize = 4;
    let begins = |text: &str| {
        text.split_whitespace().take(FIRST_WORDS).collect::<Vec<_>>().join(" ")
    };
    let is_name = |text: &str| {
        text.split_whitespace().count() <= MAX_WORDS && pieces::labelled(text).is_none()
    };
    let is_degree =
        |it: &Found| is_name(&it.text) && lexicon::is_degree(&begins(&it.text));
    let is_school = |it: &Found| is_name(&it.text) && lexicon::is_school(&it.text);
    let mut first = |is: &dyn Fn(&Found) -> bool| {
        if entry.paragraphs.first().is_some_and(is) {
            Some(entry.paragraphs.remove(0))
        } else if entry.bullets.first().is_some_and(is) {
            Some(entry.bullets.remove(0))
        } else {
            None
        }
    };
    match (&entry.title, &entry.organisation) {
        (None, Some(_)) => entry.title = first(&is_degree),
        (Some(title), None) if lexicon::is_degree(&title.text) => {
            entry.organisation = first(&is_school);
        }
        _ => {}
    }
}

/// Reads the body of an entry.
fn read_body(part: Part<'_>, body: Range<usize>, entry: &mut ParsedEntry) {
    let mut at = body.start;
    while at < body.end {
        let unit = &part.units[at];
        let mut end = at + 1;
        if unit.is_bullet {
            entry.bullets.push(unit.found(part.lines));
            at = end;
            continue;
        }
        let mut text = unit.text.clone();
        while end < body.end && continues(part, at, end) {
            join(&mut text, &part.units[end].text);
            end += 1;
        }
        let lines = &part.lines[unit.lines.start..part.units[end - 1].lines.end];
        match pieces::labelled(&text) {
            Some((label, value)) if !value.is_empty() => entry.fields.push(ParsedField {
                label: units::found(label, lines),
                value: units::found(value, lines),
                whole: units::found(&text, lines),
            }),
            _ => entry.paragraphs.push(units::found(&text, lines)),
        }
        at = end;
    }
}

/// Whether the unit at `at` continues the text that begins at `start`.
fn continues(part: Part<'_>, start: usize, at: usize) -> bool {
    let unit = &part.units[at];
    let line = &part.lines[unit.lines.start];
    let last = &part.lines[part.units[at - 1].lines.end - 1];
    if unit.is_bullet {
        return false;
    }
    let first = &part.lines[part.units[start].lines.start];
    let full = line.overflows(last, FULL);
    let hangs = line.indent - first.indent > HANGING * line.size;
    match part.rhythm.of(line) {
        Some(_) if !part.rhythm.is_tight(line) => false,
        Some(_) => hangs || full || pieces::labelled(&unit.text).is_none(),
        None => {
            hangs
                || line.text.starts_with(char::is_lowercase)
                || full && !last.text.ends_with('.')
        }
    }
}

/// A section of running text, which may have bullets.
fn prose(part: Part<'_>) -> ParsedEntry {
    let mut entry = ParsedEntry::default();
    read_body(part, 0..part.units.len(), &mut entry);
    entry
}

/// Gives roles that follow the head of an employer that employer.
fn roles(entries: Vec<(Option<f64>, ParsedEntry)>) -> Vec<ParsedEntry> {
    let mut out: Vec<ParsedEntry> = Vec::new();
    // The employer whose roles follow, and the step above the first of them.
    let mut employer: Option<ParsedEntry> = None;
    let mut role_step: Option<f64> = None;
    let mut entries = entries.into_iter().peekable();
    while let Some((step, mut entry)) = entries.next() {
        let next = entries.peek().map(|(_, next)| next);
        if entry.dates.is_none() && entry.bullets.is_empty() && next.is_some_and(is_role)
        {
            role_step = entries.peek().and_then(|(step, _)| *step);
            employer = Some(entry);
            continue;
        }
        let far = match (step, role_step) {
            (Some(step), Some(role)) => step > WIDER_THAN_ROLE * role,
            _ => false,
        };
        match &mut employer {
            Some(employer) if is_role(&entry) && !far => inherit(&mut entry, employer),
            _ => {
                employer = None;
                // A second role under the employer of a first one that has its head.
                let before = out.last().and_then(|before| before.organisation.clone());
                if is_second_role(&entry, &out) && entry.organisation.is_none() {
                    entry.organisation = before;
                }
            }
        }
        out.push(entry);
    }
    out
}

/// Whether an entry has a title and dates but no employer, and follows one that has all of them.
fn is_second_role(entry: &ParsedEntry, before: &[ParsedEntry]) -> bool {
    let has_all = |it: &ParsedEntry| {
        it.title.is_some() && it.organisation.is_some() && it.dates.is_some()
    };
    entry.title.is_some() && entry.dates.is_some() && before.last().is_some_and(has_all)
}

/// Whether an entry is a position without an employer. A place may have been read as its employer.
fn is_role(entry: &ParsedEntry) -> bool {
    let alone = entry.title.is_some() != entry.organisation.is_some();
    entry.dates.is_some() && (alone || role_place(entry).is_some())
}

/// The place of a role that was read as its employer.
fn role_place(entry: &ParsedEntry) -> Option<Found> {
    let (_, organisation) = entry.title.as_ref().zip(entry.organisation.as_ref())?;
    let whole = with_place(organisation, entry.location.as_ref());
    is_only_place(&whole.text).then_some(whole)
}

/// A text and the place that was split from it.
fn with_place(text: &Found, place: Option<&Found>) -> Found {
    let place = place.map(|place| format!(", {}", place.text)).unwrap_or_default();
    Found { text: format!("{}{place}", text.text), ..text.clone() }
}

fn inherit(role: &mut ParsedEntry, employer: &mut ParsedEntry) {
    let mut own_place = role_place(role);
    if role.title.is_none()
        && let Some(title) = role.organisation.take()
    {
        // Part of the title may have been read as a place.
        let whole = with_place(&title, role.location.as_ref());
        if role.head.iter().any(|line| line.text.contains(&whole.text)) {
            role.location = None;
            role.title = Some(whole);
        } else {
            role.title = Some(title);
            own_place = role.location.take();
        }
    } else if own_place.is_none() {
        own_place = role.location.take();
    }
    let (name, place): (Option<Found>, Option<Found>) =
        match (&employer.title, &employer.organisation) {
            (Some(title), Some(place)) => {
                let place = with_place(place, employer.location.as_ref());
                (Some(title.clone()), Some(place))
            }
            (title, organisation) => (
                organisation.clone().or_else(|| title.clone()),
                employer.location.clone(),
            ),
        };
    role.organisation = name;
    // Everything else in the employer's head goes to the first role, and so does a place where that
    // has one of its own.
    let is_first = !employer.head.is_empty();
    let is_other =
        |place: &Found| own_place.as_ref().is_some_and(|own| own.text != place.text);
    role.details.extend(place.clone().filter(|place| is_first && is_other(place)));
    role.location = own_place.or(place);
    role.link = role.link.take().or_else(|| employer.link.take());
    role.head.splice(0..0, employer.head.drain(..));
    role.paragraphs.splice(0..0, employer.paragraphs.drain(..));
    role.details.append(&mut employer.details);
    role.fields.append(&mut employer.fields);
}
