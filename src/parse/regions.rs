//! Regions: lines and headings come in; which lines are about the person, and which stand under
//! which heading, goes out.
//!
//! Most résumés begin with the person. Those with a column at the side may be drawn side first:
//! then the name comes after other sections, and contacts have a heading of their own.

use std::ops::Range;

use super::headings::{Heading, body_size};
use super::lines::TextLine;
use super::thresholds::{LATE_NAME, LATE_NAME_OVER_ABOVE, SAME_SIZE};

/// A résumé's lines, parted.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Regions {
    /// The lines about the person, by index.
    pub(super) header: Vec<usize>,
    /// Headings of contacts.
    pub(super) contact_headings: Vec<usize>,
    /// The other headings, each with the lines under it.
    pub(super) sections: Vec<(Heading, Range<usize>)>,
}

/// Parts the lines.
pub(super) fn part(lines: &[TextLine], headings: &[Heading]) -> Regions {
    let first = headings.first().map_or(lines.len(), |heading| heading.line);
    let mut regions = Regions { header: (0..first).collect(), ..Regions::default() };
    let name = late_name(lines, headings, first);
    for (at, heading) in headings.iter().enumerate() {
        let end = headings.get(at + 1).map_or(lines.len(), |next| next.line);
        let range = heading.line + 1..end;
        let section_end = name.filter(|name| range.contains(name)).unwrap_or(end);
        if heading.contact {
            regions.contact_headings.push(heading.line);
            regions.header.extend(range.start..section_end);
        } else {
            regions.sections.push((*heading, range.start..section_end));
        }
        regions.header.extend(section_end..end);
    }
    regions
}

/// The line with the name, if it stands under a heading: larger than all else on the first page.
fn late_name(lines: &[TextLine], headings: &[Heading], first: usize) -> Option<usize> {
    let page = lines.first()?.page;
    let least = LATE_NAME * body_size(lines);
    let largest = |range: Range<usize>| {
        let on_page = range.filter(|at| lines[*at].page == page);
        on_page.map(|at| lines[at].size).fold(0.0, f64::max)
    };
    let above = largest(0..first);
    let size = largest(first..lines.len());
    let name = (first..lines.len()).find(|at| {
        lines[*at].page == page && lines[*at].size >= size * (1.0 - SAME_SIZE)
    })?;
    let is_heading = headings.iter().any(|heading| heading.line == name);
    (size >= least && size > above * LATE_NAME_OVER_ABOVE && !is_heading).then_some(name)
}
