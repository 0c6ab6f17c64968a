//! The fields of a résumé as they were read, each with its place on the page.

use crate::document::{Lang, SectionKind};
use crate::geom::{PageNumber, Rect};
use crate::resume::PartialDate;

/// A piece of text and where it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The text, on one line; hyphens at line ends are kept as they are.
    pub text: String,
    /// The page it begins on.
    pub page: PageNumber,
    /// The space it takes on that page, in pt from the top left.
    pub rect: Rect,
}

/// A résumé as it was read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parsed {
    /// The language most headings are in; `None` if no heading is known.
    pub lang: Option<Lang>,
    /// What stands above the first heading.
    pub header: ParsedHeader,
    /// The parts under headings, in reading order.
    pub sections: Vec<ParsedSection>,
    /// The lines that are in no field, in reading order.
    pub unparsed: Vec<Found>,
}

/// Who it is about and how to reach them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ParsedHeader {
    /// The full name.
    pub name: Option<Found>,
    /// The professional title under it.
    pub label: Option<Found>,
    /// Addresses with an `@`.
    pub emails: Vec<Found>,
    /// Telephone numbers.
    pub phones: Vec<Found>,
    /// City, region, country.
    pub location: Option<Found>,
    /// Web addresses as printed, without those of [`emails`](Self::emails).
    pub links: Vec<Found>,
    /// Accounts on networks that are named: `IRC: ada`.
    pub accounts: Vec<ParsedAccount>,
    /// Prose above the first heading.
    pub summary: Option<Found>,
    /// Every line above the first heading, whatever was made of it.
    pub lines: Vec<Found>,
}

/// An account on a network.
#[derive(Debug, Clone, PartialEq)]
pub struct ParsedAccount {
    /// The network and the user's name, as printed: `IRC: ada`.
    pub name: Found,
    /// Its address, where printed; it is among [`ParsedHeader::links`], too.
    pub link: Option<Found>,
}

/// A heading and what stands under it.
#[derive(Debug, Clone, PartialEq)]
pub struct ParsedSection {
    /// The heading as printed.
    pub heading: Found,
    /// What the heading names; `None` if no known heading is like it.
    pub kind: Option<SectionKind>,
    /// How well the heading is known.
    pub recognised: Recognised,
    /// Every line under it, whatever was made of it.
    pub lines: Vec<Found>,
    /// The jobs, schools, projects …, or groups of skills.
    pub entries: Vec<ParsedEntry>,
}

/// How well a heading is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recognised {
    /// It is the usual one.
    Canonical,
    /// It is a synonym that at least two parsers know.
    Synonym,
    /// It looks like a heading, and no list has it.
    No,
}

/// One job, school, project, certificate …, or one group of skills.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ParsedEntry {
    /// The position, degree, name of the project, or label of the group.
    pub title: Option<Found>,
    /// The employer, school, issuer.
    pub organisation: Option<Found>,
    /// The place.
    pub location: Option<Found>,
    /// When.
    pub dates: Option<ParsedDates>,
    /// The bullets, without markers; for a group of skills its members.
    pub bullets: Vec<Found>,
    /// The lines of its head: all above the first bullet.
    pub head: Vec<Found>,
    /// Its address on the web.
    pub link: Option<Found>,
    /// What else its head tells, in order: a role, a kind of project.
    pub details: Vec<Found>,
    /// Running text under the head.
    pub paragraphs: Vec<Found>,
    /// Labels and what belongs to them: `Courses: …`.
    pub fields: Vec<ParsedField>,
}

/// A label and what belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct ParsedField {
    /// The label, without its colon.
    pub label: Found,
    /// What stands after it.
    pub value: Found,
    /// Both, as printed.
    pub whole: Found,
}

/// A date or a range of dates.
#[derive(Debug, Clone, PartialEq)]
pub struct ParsedDates {
    /// As printed.
    pub found: Found,
    /// The first date, or the only one.
    pub start: Option<PartialDate>,
    /// The second.
    pub end: ParsedEnd,
}

/// How a range of dates ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParsedEnd {
    /// There is one date only.
    None,
    /// Then.
    Date(PartialDate),
    /// It goes on: “Present” and its like.
    Present,
}
