//! Writes a parsed résumé as JSON Resume, valid by our schema, with a trace of where each value was
//! read.
//!
//! Texts that no member of JSON Resume can hold are kept in `x-unparsed`, in reading order, so
//! nothing is lost.

mod basics;
mod entries;
mod own;
mod prose;
mod writer;

use serde_json::{Map, Value, json};

use writer::Writer;

use super::parsed::{Found, Parsed, ParsedSection};
use crate::diag::JsonPointer;
use crate::document::SectionKind;

pub use writer::UNPARSED;

impl Parsed {
    /// The résumé as JSON Resume.
    #[must_use]
    pub fn resume(&self) -> Value {
        Value::Object(self.write().resume)
    }

    /// Where each value of [`resume`](Self::resume) was read: an object whose keys are JSON
    /// Pointers (RFC 6901) and whose values have the `page` (1-based), the `rect` (left, top,
    /// right, bottom, in pt from the page's top left) and the `text` as printed. A value that was
    /// assembled from several places has a list of them. The pointer of a section leads to its
    /// heading.
    #[must_use]
    pub fn trace(&self) -> Value {
        let mut trace: Map<String, Value> = Map::new();
        for (pointer, found) in self.write().trace {
            let place = json!({
                "page": found.page, "rect": found.rect, "text": found.text,
            });
            match trace.get_mut(pointer.as_str()) {
                Some(Value::Array(places)) => places.push(place),
                Some(first) => *first = json!([first.take(), place]),
                None => {
                    trace.insert(pointer.as_str().to_owned(), place);
                }
            }
        }
        Value::Object(trace)
    }

    /// The same as values: the pointer of each value of [`resume`](Self::resume), with the texts it
    /// was read from, in their order.
    pub(crate) fn places(&self) -> Vec<(JsonPointer, Found)> {
        self.write().trace
    }

    /// The texts that the résumé was made of.
    pub(super) fn kept(&self) -> Vec<Found> {
        self.write().trace.into_iter().map(|(_, found)| found).collect()
    }

    fn write(&self) -> Writer {
        let mut writer = Writer::default();
        let summary =
            self.sections.iter().find(|is| is.kind == Some(SectionKind::Summary));
        basics::write(&mut writer, &self.header, summary);
        for found in &self.unparsed {
            writer.unparsed(found);
        }
        for section in &self.sections {
            let is_used = summary.is_some_and(|summary| std::ptr::eq(summary, section));
            match section.kind {
                _ if is_used => {}
                None if own::section(&mut writer, section) => {}
                None | Some(SectionKind::Summary | SectionKind::Own) => {
                    writer.unparsed(&section.heading);
                    section.lines.iter().for_each(|line| writer.unparsed(line));
                }
                Some(kind) => write_section(&mut writer, kind, section),
            }
        }
        if let Some(lang) = self.lang {
            writer.resume.insert("meta".to_owned(), json!({ "language": lang.tag() }));
        }
        writer.finish()
    }
}

fn write_section(writer: &mut Writer, kind: SectionKind, section: &ParsedSection) {
    let place = JsonPointer::root().key(kind.name());
    writer.trace.push((place, section.heading.clone()));
    for entry in &section.entries {
        match kind {
            SectionKind::Skills => entries::skills(writer, entry, "skills"),
            SectionKind::Interests => entries::skills(writer, entry, "interests"),
            SectionKind::Languages => entries::languages(writer, entry),
            SectionKind::Education => entries::school(writer, entry),
            SectionKind::Work => entries::job(writer, entry),
            SectionKind::Volunteer => entries::post(writer, entry),
            SectionKind::Projects => entries::project(writer, entry),
            SectionKind::Certificates
            | SectionKind::Awards
            | SectionKind::Publications
            | SectionKind::References => entries::achievement(writer, entry, kind),
            SectionKind::Summary | SectionKind::Own => {}
        }
    }
}
