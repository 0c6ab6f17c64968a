//! The inventory of a PDF, from its parsed fields. Texts in no field are searched as well, since they
//! are on the page.

use super::{Field, Gather, Inventory, Place};
use crate::document::SectionKind;
use crate::job::months::{Month, Months};
use crate::job::vocabulary::Vocabulary;
use crate::parse::{Found, Parsed, ParsedDates, ParsedEnd, ParsedEntry, ParsedSection};

impl Inventory {
    /// The inventory of a PDF's parsed fields.
    #[must_use]
    pub fn of_parsed(parsed: &Parsed, vocabulary: &Vocabulary) -> Self {
        let mut gather = Gather::default();
        let header = &parsed.header;
        if let Some(label) = &header.label {
            gather.inventory.headline = Some(label.text.clone());
            gather.found(label, Field::Title, None);
        }
        if let Some(summary) = &header.summary {
            gather.found(summary, Field::Summary, None);
        }
        for section in &parsed.sections {
            gather.section(section);
        }
        for line in &parsed.unparsed {
            gather.found(line, Field::Other, None);
        }
        gather.finish(vocabulary)
    }
}

impl Gather {
    fn found(&mut self, found: &Found, field: Field, months: Option<Months>) {
        self.inventory.places.push(Place {
            pointer: None,
            page: Some(found.page),
            words: format!("page {}", found.page.index() + 1),
            field,
            text: found.text.clone(),
            months,
        });
    }

    fn section(&mut self, section: &ParsedSection) {
        let field = match section.kind {
            Some(SectionKind::Summary) => Field::Summary,
            Some(SectionKind::Work | SectionKind::Volunteer) => Field::Bullet,
            Some(SectionKind::Projects) => Field::Project,
            Some(SectionKind::Skills) => Field::Skills,
            Some(SectionKind::Education) => Field::Education,
            Some(
                SectionKind::Certificates
                | SectionKind::Awards
                | SectionKind::Publications,
            ) => Field::Credential,
            _ => Field::Other,
        };
        if section.entries.is_empty() {
            for line in &section.lines {
                self.found(line, field, None);
            }
        }
        for entry in &section.entries {
            let months = entry.dates.as_ref().and_then(months);
            if section.kind == Some(SectionKind::Work) {
                self.job(months, entry.title.as_ref().map(|title| title.text.as_str()));
            }
            if section.kind == Some(SectionKind::Education) {
                self.degree(entry);
            }
            let is_done = matches!(field, Field::Bullet | Field::Project);
            for line in &entry.head {
                let is_title = entry.title.as_ref().is_some_and(|title| {
                    line.text.contains(&title.text) && field == Field::Bullet
                });
                let head = match field {
                    Field::Bullet if is_title => Field::Title,
                    Field::Bullet => Field::Work,
                    other => other,
                };
                self.found(line, head, months.filter(|_| is_done));
            }
            for bullet in &entry.bullets {
                self.found(bullet, field, months.filter(|_| is_done));
            }
        }
    }

    fn degree(&mut self, entry: &ParsedEntry) {
        let lines = entry.head.iter().map(|line| line.text.as_str());
        let degree = lines.collect::<Vec<_>>().join(", ");
        if !degree.is_empty() {
            self.inventory.degrees.push(degree);
        }
    }
}

fn months(dates: &ParsedDates) -> Option<Months> {
    let start = Month::first(dates.start?);
    let end = match dates.end {
        ParsedEnd::Date(date) => Some(Month::last(date)),
        // A single date is start and end.
        ParsedEnd::None => dates.start.map(Month::last),
        ParsedEnd::Present => None,
    };
    Some(Months { start, end })
}
