//! Parses the PDF of any résumé into fields: name, contacts, sections, entries, bullets. Every
//! field records where on the page it was read.
//!
//! The stages, each in a file of its own:
//!
//! 1. `lines`, `order`, `rows`, `print`: the lines in the best reading order, with indents, steps, gaps and
//!    styles.
//!    `furniture` takes page numbers away.
//! 2. `headings`, `heading_words`: which lines head a section, by words and by looks.
//! 3. `regions`: which lines are about the person; `header`, `contacts`: name, label, contacts.
//! 4. `units`, `markers`, `marked_heads`: bullets with all their lines, and other lines.
//! 5. `entries`: where entries begin, by dates (`dates`, `months`, `tokens`) and steps.
//! 6. `heads`, `pairs`, `lexicon`: title, employer, place, dates; `groups`: lists such as skills.
//!
//! The words that all of this relies on are in `data/reading`, the distances in `thresholds`.
//! Nothing is lost: every line of text is in a field or in [`Parsed::unparsed`].

mod contacts;
mod dates;
mod entries;
mod furniture;
mod groups;
mod header;
mod heading_words;
mod headings;
mod heads;
mod labels;
mod lexicon;
mod lines;
mod marked_heads;
mod markers;
mod months;
mod order;
mod pairs;
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

pub(crate) use contacts::has_phone;
pub(crate) use heading_words::section_named;
pub(crate) use labels::personal_labels;
pub use parsed::{
    Found, Parsed, ParsedAccount, ParsedDates, ParsedEnd, ParsedEntry, ParsedField,
    ParsedHeader, ParsedSection, Recognised,
};
pub use resume::UNPARSED;

/// Parses a résumé. It is never an error: a line that fits no field is kept as unparsed.
#[must_use]
pub fn parse(extraction: &Extraction) -> Parsed {
    let (lines, paper) = furniture::part(extraction, lines::read(extraction));
    let rhythm = lines::Rhythm::measure(&lines);
    let lines = headings::joined(lines, rhythm);
    let headings = headings::find(&lines, rhythm);
    let regions = regions::split(&lines, &headings);
    let mut lines = lines;
    for (heading, range) in &regions.sections {
        if sections::has_entries(heading.kind) {
            marked_heads::unmark(&mut lines, range.clone());
        }
    }
    let about: Vec<TextLine> =
        regions.header.iter().map(|at| lines[*at].clone()).collect();
    let (header, mut unparsed) = header::read(&about, rhythm);
    let contact = regions.contact_headings.iter().map(|at| &lines[*at]);
    unparsed.extend(contact.chain(&paper).map(|line| line.found(&line.text)));
    let sections = sections::read(&lines, rhythm, &regions.sections);
    Parsed { lang: headings::language(&headings, &lines), header, sections, unparsed }
}
