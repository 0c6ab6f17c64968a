//! Parses the PDF of any résumé into fields: name, contacts, sections, entries, bullets. Every
//! field records where on the page it was read.
//!
//! The stages, each in a file of its own:
//!
//! 1. `lines`, `order`, `rows`, `print`: the lines in the best reading order, with indents, steps, gaps and
//!    styles.
//!    `furniture` takes page numbers away.
//! 2. `headings`, `heading_words`, `looks`: which lines head a section, by words and by looks.
//! 3. `regions`: which lines are about the person; `header`, `header_pieces`, `contacts`: name,
//!    label, contacts. `elsewhere`: contacts outside the header.
//! 4. `units`, `parts`, `markers`, `marked_heads`: bullets with all their lines, and other lines.
//! 5. `entries`, `head_lines`: where entries begin, by dates (`dates`, `months`, `tokens`) and steps.
//! 6. `heads`: the pieces of a head; `readings`, `cuts`, `evidence`: which of them is title, employer
//!    and place, by the likeliest reading of all heads of a section (`lexicon`, `places`); `groups`:
//!    lists such as skills.
//!
//! The words that all of this relies on are in `data/reading`, the distances in `thresholds`.
//! Nothing is lost: every word is in a field or in [`Parsed::unparsed`], which `sweep` makes sure of.

mod compatibility;
mod contacts;
mod cuts;
mod dates;
mod elsewhere;
mod entries;
mod evidence;
mod furniture;
mod groups;
#[cfg(test)]
mod head_forms;
mod head_lines;
mod header;
mod header_pieces;
mod heading_words;
mod headings;
mod heads;
mod labels;
mod lexicon;
mod lines;
mod looks;
mod marked_heads;
mod markers;
mod months;
mod order;
mod parsed;
mod parts;
mod pieces;
mod places;
mod print;
mod readings;
mod regions;
mod resume;
mod rows;
mod sections;
mod sweep;
mod thresholds;
mod tokens;
mod units;

use lines::TextLine;

use crate::extract::Extraction;

pub(crate) use compatibility::plain;
pub(crate) use contacts::has_phone;
pub(crate) use dates::{begins_with_date, days};
pub(crate) use heading_words::section_named;
pub(crate) use labels::{personal_labels, personal_values};
pub(crate) use lexicon::is_position;
pub(crate) use markers::own_markers;
pub use parsed::{
    Found, Parsed, ParsedAccount, ParsedDates, ParsedEnd, ParsedEntry, ParsedField,
    ParsedHeader, ParsedSection, Recognised,
};
pub use resume::UNPARSED;

/// Parses a résumé. It is never an error: a line that fits no field is kept as unparsed.
#[must_use]
pub fn parse(extraction: &Extraction) -> Parsed {
    let extraction = &*extraction.undoubled();
    let (lines, paper) = furniture::part(extraction, lines::read(extraction));
    let rhythm = lines::Rhythm::measure(&lines);
    let lines = elsewhere::joined(headings::joined(lines, rhythm), rhythm);
    let headings = headings::find(&lines, rhythm);
    let regions = regions::split(&lines, &headings);
    let mut lines = lines;
    let read = lines.clone();
    for (heading, range) in &regions.sections {
        if sections::has_entries(heading.kind) {
            marked_heads::unmark(&mut lines, range.clone());
        }
    }
    let about: Vec<TextLine> =
        regions.header.iter().map(|at| lines[*at].clone()).collect();
    let (mut header, mut unparsed) = header::read(&about, rhythm);
    elsewhere::complete(&mut header, &lines, &regions.sections);
    let contact = regions.contact_headings.iter().map(|at| &lines[*at]);
    unparsed.extend(contact.chain(&paper).map(|line| line.found(&line.text)));
    let sections = sections::read(&lines, rhythm, &regions.sections);
    let lang = headings::language(&headings, &lines);
    let mut parsed = Parsed { lang, header, sections, unparsed };
    let lost = sweep::lost(&read, &parsed.kept());
    parsed.unparsed.extend(lost);
    parsed
}
