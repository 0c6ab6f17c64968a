//! Reading fields out of any résumé's text: an [`Extraction`] comes in, a [`Parsed`] résumé goes
//! out, every field with the place it was read from.
//!
//! The stages, each in a file of its own:
//!
//! 1. `lines`, `rows`, `print` – the lines in the order they are best read, with indents, steps,
//!    gaps and styles;
//! 2. `headings` – which lines head a section, by words (`headings.json`) and by looks;
//! 3. `header`, `contacts` – name, label and contacts above the first heading;
//! 4. `units` – bullets with all lines they take, and other lines;
//! 5. `entries` – where entries begin, by dates (`dates`, `months`, `tokens`) and steps;
//! 6. `heads`, `lexicon` – title, employer, place, dates; `groups` – skills and their like.
//!
//! Nothing is lost: each line of the text is in a field, or in [`Parsed::unparsed`].

mod contacts;
mod dates;
mod entries;
mod groups;
mod header;
mod headings;
mod heads;
mod labels;
mod lexicon;
mod lines;
mod months;
mod pieces;
mod print;
mod resume;
mod rows;
mod sections;
mod tokens;
mod units;

pub use resume::UNPARSED;

pub(crate) use headings::section_named;

use crate::document::{Lang, SectionKind};
use crate::extract::Extraction;
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

/// Reads the fields of a résumé.
#[must_use]
pub fn parse(extraction: &Extraction) -> Parsed {
    let lines = lines::read(extraction);
    let rhythm = lines::Rhythm::measure(&lines);
    let headings = headings::find(&lines, rhythm);
    let first = headings.first().map_or(lines.len(), |heading| heading.line);
    let (header, unparsed) = header::read(&lines, 0..first, rhythm);
    let mut parsed = Parsed {
        lang: headings::language(&headings, &lines),
        header,
        sections: Vec::new(),
        unparsed,
    };
    sections::read(&lines, rhythm, &headings, &mut parsed);
    parsed
}
