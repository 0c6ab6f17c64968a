//! Reading fields out of any résumé's text: an [`Extraction`] comes in, a [`Parsed`] résumé goes
//! out, every field with the place it was read from.
//!
//! The stages, each in a file of its own:
//!
//! 1. `lines`, `rows`, `print` – the lines in the order they are best read, with indents, steps,
//!    gaps and styles;
//! 2. `headings` – which lines head a section, by words (`headings.json`) and by looks;
//! 3. `regions` – which lines are about the person; `header`, `contacts` – their name, label and
//!    contacts;
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
mod heading_words;
mod headings;
mod heads;
mod labels;
mod lexicon;
mod lines;
mod markers;
mod months;
mod parsed;
mod pieces;
mod print;
mod regions;
mod resume;
mod rows;
mod sections;
mod thresholds;
mod tokens;
mod units;

use lines::TextLine;

use crate::extract::Extraction;

pub(crate) use heading_words::section_named;
pub use parsed::{
    Found, Parsed, ParsedAccount, ParsedDates, ParsedEnd, ParsedEntry, ParsedField,
    ParsedHeader, ParsedSection, Recognised,
};
pub use resume::UNPARSED;

/// Reads the fields of a résumé.
#[must_use]
pub fn parse(extraction: &Extraction) -> Parsed {
    let lines = lines::read(extraction);
    let rhythm = lines::Rhythm::measure(&lines);
    let headings = headings::find(&lines, rhythm);
    let regions = regions::part(&lines, &headings);
    let about: Vec<TextLine> =
        regions.header.iter().map(|at| lines[*at].clone()).collect();
    let (header, mut unparsed) = header::read(&about, rhythm);
    let contact = regions.contact_headings.iter().map(|at| &lines[*at]);
    unparsed.extend(contact.map(|line| line.found(&line.text)));
    let sections = sections::read(&lines, rhythm, &regions.sections);
    Parsed { lang: headings::language(&headings, &lines), header, sections, unparsed }
}
