//! Sections: lines and headings come in, sections with their entries go out.

use std::ops::Range;

use super::entries::{self, Block, Part};
use super::headings::Heading;
use super::heads::{self, Head, Order};
use super::lines::{Rhythm, TextLine};
use super::parsed::{Found, ParsedEntry, ParsedField, ParsedSection};
use super::thresholds::{FULL, HANGING, WIDER_THAN_ROLE};
use super::units::{self, Unit, join};
use super::{groups, pieces};
use crate::document::SectionKind;

/// Reads all sections; each heading comes with the lines under it.
pub(super) fn read(
    lines: &[TextLine],
    rhythm: Rhythm,
    sections: &[(Heading, Range<usize>)],
) -> Vec<ParsedSection> {
    let headings: Vec<Heading> = sections.iter().map(|(heading, _)| *heading).collect();
    let units: Vec<Vec<Unit>> = sections
        .iter()
        .map(|(_, range)| units::units(lines, range.clone(), rhythm))
        .collect();
    let part = |at: usize| Part { units: &units[at], lines, rhythm };
    let of_entries: Vec<Part<'_>> = (0..headings.len())
        .filter(|at| shape(headings[*at].kind) == Shape::Entries)
        .map(part)
        .collect();
    let habit = entries::learn(&of_entries);

    let mut split: Vec<(Vec<Block>, Vec<Head>)> = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        let blocks = match shape(heading.kind) {
            Shape::Entries => entries::split(part(at), habit),
            Shape::Groups | Shape::Prose => Vec::new(),
        };
        let heads = blocks.iter().map(|block| heads::read(part(at), block)).collect();
        split.push((blocks, heads));
    }
    let votes = headings
        .iter()
        .zip(&split)
        .map(|(heading, (_, heads))| votes(heads, heading.kind));
    let votes: Vec<f64> = votes.collect();
    let all: f64 = votes.iter().sum();
    let mut out = Vec::with_capacity(sections.len());
    for (at, (blocks, heads)) in split.into_iter().enumerate() {
        let Heading { line, kind, recognised, .. } = headings[at];
        let vote = if votes[at] == 0.0 { all } else { votes[at] };
        let order = if vote < 0.0 { Order::OrganisationFirst } else { Order::TitleFirst };
        let entries = match shape(kind) {
            Shape::Entries => whole(part(at), kind, order, &blocks, heads),
            Shape::Groups => groups::read(part(at)),
            Shape::Prose => vec![prose(part(at))],
        };
        let found = |line: &TextLine| line.found(&line.text);
        out.push(ParsedSection {
            heading: found(&lines[line]),
            kind,
            recognised,
            lines: lines[sections[at].1.clone()].iter().map(found).collect(),
            entries: entries
                .into_iter()
                .filter(|entry| *entry != ParsedEntry::default())
                .collect(),
        });
    }
    out
}

/// What stands under a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Entries,
    Groups,
    Prose,
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

fn votes(heads: &[Head], kind: Option<SectionKind>) -> f64 {
    let Some(kind) = kind else { return 0.0 };
    heads.iter().map(|head| heads::vote(head, kind)).sum()
}

/// The entries of a section, with what stands under their heads; roles have their employer.
fn whole(
    part: Part<'_>,
    kind: Option<SectionKind>,
    order: Order,
    blocks: &[Block],
    heads: Vec<Head>,
) -> Vec<ParsedEntry> {
    let mut entries: Vec<(Option<f64>, ParsedEntry)> = Vec::new();
    for (block, head) in blocks.iter().zip(heads) {
        let mut entry = heads::assign(head, kind, order);
        read_body(part, block.body.clone(), &mut entry);
        entries.push((block.step, entry));
    }
    if kind == Some(SectionKind::Work) {
        roles(entries)
    } else {
        entries.into_iter().map(|(_, entry)| entry).collect()
    }
}

/// Reads what stands under a head.
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
        while end < body.end && goes_on(part, at, end) {
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

/// Whether a line of text goes on in the unit at `at`.
fn goes_on(part: Part<'_>, start: usize, at: usize) -> bool {
    let unit = &part.units[at];
    let line = &part.lines[unit.lines.start];
    let last = &part.lines[part.units[at - 1].lines.end - 1];
    if unit.is_bullet {
        return false;
    }
    let first = &part.lines[part.units[start].lines.start];
    let full = line.first_word() + FULL * line.size > last.slack;
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

/// Prose with bullets.
fn prose(part: Part<'_>) -> ParsedEntry {
    let mut entry = ParsedEntry::default();
    read_body(part, 0..part.units.len(), &mut entry);
    entry
}

/// Gives roles under an employer's own head that employer.
fn roles(entries: Vec<(Option<f64>, ParsedEntry)>) -> Vec<ParsedEntry> {
    let mut out: Vec<ParsedEntry> = Vec::new();
    // The employer whose roles follow, and how far its first role stands from its head.
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
            _ => employer = None,
        }
        out.push(entry);
    }
    out
}

/// Whether an entry is a position without an employer; a place may stand where others have
/// theirs.
fn is_role(entry: &ParsedEntry) -> bool {
    let alone = entry.title.is_some() != entry.organisation.is_some();
    entry.dates.is_some() && (alone || role_place(entry).is_some())
}

/// The place of a role, taken for its employer.
fn role_place(entry: &ParsedEntry) -> Option<Found> {
    let (_, organisation) = entry.title.as_ref().zip(entry.organisation.as_ref())?;
    let whole = with_place(organisation, entry.location.as_ref());
    heads::is_only_place(&whole.text).then_some(whole)
}

/// A text and the place that was parted from it.
fn with_place(text: &Found, place: Option<&Found>) -> Found {
    let place = place.map(|place| format!(", {}", place.text)).unwrap_or_default();
    Found { text: format!("{}{place}", text.text), ..text.clone() }
}

fn inherit(role: &mut ParsedEntry, employer: &mut ParsedEntry) {
    let mut own_place = role_place(role);
    if role.title.is_none()
        && let Some(title) = role.organisation.take()
    {
        // A part of the title may have been taken for a place.
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
    role.location = own_place.or(place);
    // What the employer's own head tells besides belongs to the first role.
    role.link = role.link.take().or_else(|| employer.link.take());
    role.head.splice(0..0, employer.head.drain(..));
    role.paragraphs.splice(0..0, employer.paragraphs.drain(..));
    role.details.append(&mut employer.details);
    role.fields.append(&mut employer.fields);
}
