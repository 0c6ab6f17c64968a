//! Divides the lines into those about the person and those of each section.
//!
//! Most résumés begin with the person. Those with a sidebar may be drawn with the sidebar first: then
//! the name comes after other sections, and contact details have their own heading.

use std::ops::Range;

use super::headings::Heading;
use super::lines::TextLine;
use super::looks::body_size;
use super::thresholds::{LATE_NAME, LATE_NAME_OVER_ABOVE, SAME_SIZE};

/// The lines of a résumé, divided.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Regions {
    /// The indices of the lines about the person.
    pub(super) header: Vec<usize>,
    /// The indices of headings of contact details.
    pub(super) contact_headings: Vec<usize>,
    /// The other headings, each with the indices of its lines.
    pub(super) sections: Vec<(Heading, Range<usize>)>,
}

/// Divides the lines.
pub(super) fn split(lines: &[TextLine], headings: &[Heading]) -> Regions {
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

/// The index of the name's line if it comes after a heading: the largest line of the first page.
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
