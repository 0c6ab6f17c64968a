//! The result of parsing: the fields of a résumé, each with its place on the page.

use crate::document::{Lang, SectionKind};
use crate::geom::{PageNumber, Rect};
use crate::resume::PartialDate;

/// A piece of text and its place on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The text, on one line. Hyphens at line ends are kept.
    pub text: String,
    /// The page it begins on, 1-based.
    pub page: PageNumber,
    /// Its bounds on that page, in pt from the top left.
    pub rect: Rect,
}

/// A parsed résumé.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parsed {
    /// The language of most headings; `None` if no heading is known.
    pub lang: Option<Lang>,
    /// The lines about the person, above the first heading in most résumés.
    pub header: ParsedHeader,
    /// The sections, in reading order.
    pub sections: Vec<ParsedSection>,
    /// The lines that are in no field, in reading order, then parts of lines that are in none.
    pub unparsed: Vec<Found>,
}

/// The person and how to reach them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ParsedHeader {
    /// The full name.
    pub name: Option<Found>,
    /// The professional title under it.
    pub label: Option<Found>,
    /// Email addresses.
    pub emails: Vec<Found>,
    /// Telephone numbers.
    pub phones: Vec<Found>,
    /// City, region, country.
    pub location: Option<Found>,
    /// Web addresses as printed, without those of [`emails`](Self::emails).
    pub links: Vec<Found>,
    /// Accounts on named networks: `IRC: ada`.
    pub accounts: Vec<ParsedAccount>,
    /// Personal data after their labels: `Nationality: Finnish`.
    pub personal: Vec<ParsedField>,
    /// Running text above the first heading.
    pub summary: Option<Found>,
    /// The labels of contacts, and what is said about them after them: `Tel.`, `private`.
    pub labels: Vec<Found>,
    /// Every line of the header, whichever field it went to.
    pub lines: Vec<Found>,
}

/// An account on a social or chat network.
#[derive(Debug, Clone, PartialEq)]
pub struct ParsedAccount {
    /// The network and the user's name, as printed: `IRC: ada`.
    pub name: Found,
    /// Its web address, if printed; also listed in [`ParsedHeader::links`].
    pub link: Option<Found>,
}

/// A heading and everything under it.
#[derive(Debug, Clone, PartialEq)]
pub struct ParsedSection {
    /// The heading, as printed.
    pub heading: Found,
    /// The section it names; `None` if the heading is unknown.
    pub kind: Option<SectionKind>,
    /// How well known the heading is.
    pub recognised: Recognised,
    /// Every line under it, whichever field it went to.
    pub lines: Vec<Found>,
    /// Its jobs, schools, projects …, or groups of skills.
    pub entries: Vec<ParsedEntry>,
}

/// How well known a heading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Recognised {
    /// It is the usual heading of its section.
    Canonical,
    /// It is a synonym that at least two other parsers know.
    Synonym,
    /// It looks like a heading, but is not in any list of parsers.
    No,
}

/// One job, school, project, certificate …, or one group of skills.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ParsedEntry {
    /// The position, degree, project name, or label of the group.
    pub title: Option<Found>,
    /// The employer, school, issuer.
    pub organisation: Option<Found>,
    /// The place.
    pub location: Option<Found>,
    /// The date or range of dates.
    pub dates: Option<ParsedDates>,
    /// The bullets, without markers; for a group of skills its items.
    pub bullets: Vec<Found>,
    /// The lines of its head: all above the first bullet.
    pub head: Vec<Found>,
    /// Its web address.
    pub link: Option<Found>,
    /// Other parts of the head, in order: a role, a kind of project.
    pub details: Vec<Found>,
    /// Running text under the head.
    pub paragraphs: Vec<Found>,
    /// Labelled values: `Courses: …`.
    pub fields: Vec<ParsedField>,
}

/// A labelled value.
#[derive(Debug, Clone, PartialEq)]
pub struct ParsedField {
    /// The label, without its colon.
    pub label: Found,
    /// The text after the colon.
    pub value: Found,
    /// Both, as printed.
    pub whole: Found,
}

/// A date or a range of dates.
#[derive(Debug, Clone, PartialEq)]
pub struct ParsedDates {
    /// As printed.
    pub found: Found,
    /// The first date, or the only one; `None` if only an end is given.
    pub start: Option<PartialDate>,
    /// The second date.
    pub end: ParsedEnd,
}

/// How a range of dates ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParsedEnd {
    /// There is only one date.
    None,
    /// With a date.
    Date(PartialDate),
    /// It is not over: “Present” and the like.
    Present,
}
