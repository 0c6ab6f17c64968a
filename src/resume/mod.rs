//! The JSON Resume model: reads a [`Source`] leniently into a typed [`Resume`] and reports
//! everything worth knowing about it.
//!
//! The stages, in order, each working on the result of the one before:
//!
//! 1. `json` – limits, syntax, positions and duplicate keys, as for all JSON input;
//! 2. `normalize` – reads null, empty and sloppy values as what is meant; unknown keys; dates
//!    that contradict each other;
//! 3. `schema` – types, by our superset of JSON Resume 1.0.0 and 1.3.1;
//! 4. `model` – the typed résumé.
//!
//! No stage stops at its first finding, and none but the first stops the next.

pub mod codes;
mod date;
mod density;
mod json;
mod keys;
mod model;
mod normalize;
mod pasted;
mod periods;
mod schema;
mod shape;
mod spelled;
mod url;
mod value;

use serde_json::Value;

use crate::diag::{
    Diagnostic, Findings, JsonPointer, Location as Place, Severity, Warned,
};
use crate::setters::setters;

use crate::json::clusters;

pub use crate::json::{Source, limits};
pub(crate) use date::month_named;
pub use date::{DateError, EndDate, PartialDate};
pub use model::{
    Award, Basics, Certificate, Education, Extra, Highlight, Interest, Language,
    Location, Meta, Profile, Project, Publication, Reference, Resume, Skill, Volunteer,
    Work,
};
pub use schema::RESUME_SCHEMA;
pub use url::SCHEMES;

/// Options for reading a résumé.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ReadOptions {
    /// Whether to treat warnings as errors.
    pub strict: bool,
    /// Date to treat as today: a start after it is a warning. `None` allows any start; the
    /// library reads no clock.
    pub today: Option<PartialDate>,
}

setters!(ReadOptions { strict: bool, today: Option<PartialDate>, });

impl Resume {
    /// Reads a résumé, leniently where the meaning is clear, and reports all findings in the
    /// order of the source.
    ///
    /// The errors, if there are any, are in `output`; `warnings` holds the warnings and notes
    /// either way.
    ///
    /// ```
    /// use vitae::resume::{ReadOptions, Resume, Source};
    ///
    /// let source = Source::new("me.json", r#"{ "basics": { "name": "Ada Quill" } }"#).unwrap();
    /// let read = Resume::parse(&source, &ReadOptions::default());
    /// let resume = read.output.unwrap();
    /// assert_eq!(resume.basics.unwrap().name.as_deref(), Some("Ada Quill"));
    /// ```
    #[must_use]
    pub fn parse(
        source: &Source,
        options: &ReadOptions,
    ) -> Warned<Result<Self, Findings>> {
        let (resume, mut findings) = read(source, options);
        if options.strict {
            for finding in &mut findings {
                if finding.severity == Severity::Warning {
                    finding.severity = Severity::Error;
                }
            }
        }
        source.sort(&mut findings);
        let (errors, warnings): (Findings, Findings) =
            findings.into_iter().partition(Diagnostic::is_error);
        let output = match resume {
            Some(resume) if errors.is_empty() => Ok(resume),
            _ => Err(errors),
        };
        Warned { output, warnings }
    }
}

/// The résumé, if it can be read, and all findings about it.
fn read(source: &Source, options: &ReadOptions) -> (Option<Resume>, Findings) {
    let root = JsonPointer::root();
    let mut document = match source.json() {
        Ok(document) => document,
        Err(findings) => return (None, findings),
    };
    source.read_with_aliases(&shape::OLDER_NAMES);
    source.unquoted_as_text(&mut document, "meta");
    let mut findings = source.duplicate_keys();
    findings.extend(source.deviations());
    findings.extend(clusters::check(&document, &root));
    findings.extend(density::check(&document));
    let mut present = normalize::Normalized::default();
    if let Value::Object(map) = &mut document {
        present = normalize::normalize(map, source, options.today);
        findings.append(&mut present.findings);
    }
    pasted::read(&mut document, &mut findings);
    findings.extend(schema::RESUME.validate(&document, source, &root));
    if findings.iter().any(Diagnostic::is_error) {
        return (None, findings);
    }
    present.mark_present(&mut document);
    let Ok(resume) = serde_json::from_value::<Resume>(document) else {
        // The schema has let through what the model cannot hold; tests keep both together.
        findings.push(schema::RESUME.unreadable(&root));
        return (None, findings);
    };
    if resume.basics.as_ref().is_some_and(|basics| basics.image.is_some()) {
        findings.push(image_not_printed());
    }
    (Some(resume), findings)
}

fn image_not_printed() -> Diagnostic {
    let at = Place::pointer(JsonPointer::root().key("basics").key("image"));
    let message = "`image` is not printed: photos confuse many parsers";
    Diagnostic::note(codes::UNPRINTED_IMAGE, at, message)
        .hint("remove it to silence this note")
}

#[cfg(test)]
mod tests;
