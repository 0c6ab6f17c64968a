//! Rules about dates.

pub(super) mod formats;
pub(super) mod missing;
pub(super) mod newest_first;
pub(super) mod open_end;
pub(super) mod recent;
pub(super) mod single_year;
pub(super) mod symbols;
pub(super) mod unspaced_range;
pub(super) mod year_only;

use crate::check::Subject;
use crate::document::SectionKind;
use crate::parse::{ParsedDates, ParsedEntry};

/// The entries of the work history.
fn jobs<'s>(subject: &'s Subject<'_>) -> impl Iterator<Item = &'s ParsedEntry> {
    let sections = subject.parsed().sections.iter();
    let work = sections.filter(|section| section.kind == Some(SectionKind::Work));
    work.flat_map(|section| &section.entries)
}

/// The dates of all entries.
fn dates<'s>(subject: &'s Subject<'_>) -> impl Iterator<Item = &'s ParsedDates> {
    let sections = subject.parsed().sections.iter();
    sections.flat_map(|section| &section.entries).filter_map(|entry| entry.dates.as_ref())
}
