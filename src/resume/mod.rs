//! The JSON Resume model: a [`Source`] comes in; a typed [`Resume`] and all findings about the
//! source go out.
//!
//! The stages, in order, each working on what the one before left:
//!
//! 1. `limits` – bounds on the raw text, before any parser recurses into it;
//! 2. `syntax`, `index` – JSON (RFC 8259) with the byte span of every value;
//! 3. `normalize` – null, empty and sloppy values read as what is meant; unknown keys; what
//!    only two dates together show;
//! 4. `schema` – types, by our superset of JSON Resume 1.0.0 and 1.3.1;
//! 5. `model` – the typed résumé.
//!
//! No stage stops at its first finding, and none but the first two stops the next.

pub mod codes;
mod date;
mod index;
mod json;
mod keys;
pub mod limits;
mod model;
mod normalize;
mod schema;
mod shape;
mod source;
mod syntax;
mod url;
mod value;

use serde_json::Value;

use crate::diag::{
    Diagnostic, Findings, JsonPointer, Location as Place, Severity, Warned,
};

pub(crate) use date::month_named;
pub use date::{DateError, EndDate, PartialDate};
pub use model::{
    Award, Basics, Certificate, Education, Extra, Highlight, Interest, Language,
    Location, Meta, Profile, Project, Publication, Reference, Resume, Skill, Volunteer,
    Work,
};
pub use schema::RESUME_SCHEMA;
pub use source::Source;
pub use url::SCHEMES;

/// How a résumé is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReadOptions {
    /// Whether warnings are errors.
    pub strict: bool,
    /// The day no start may lie after; `None` allows any. The library reads no clock.
    pub today: Option<PartialDate>,
}

impl Resume {
    /// Reads a résumé, leniently where the meaning is plain, and reports everything found, in
    /// the order of the source.
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

/// The résumé, where one can be read, and everything found.
fn read(source: &Source, options: &ReadOptions) -> (Option<Resume>, Findings) {
    let mut document = match source.json() {
        Ok(document) => document,
        Err(findings) => return (None, findings),
    };
    let mut findings = source.duplicate_keys();
    if source.has_bom() {
        findings.push(byte_order_mark());
    }
    let mut present = normalize::Normalized::default();
    if let Value::Object(map) = &mut document {
        present = normalize::normalize(map, source, options.today);
        findings.append(&mut present.findings);
    }
    findings.extend(schema::validate(&document));
    if findings.iter().any(Diagnostic::is_error) {
        return (None, findings);
    }
    present.mark_present(&mut document);
    let Ok(resume) = serde_json::from_value::<Resume>(document) else {
        // The schema has let through what the model cannot hold; tests keep both together.
        let at = Place::pointer(JsonPointer::root());
        let message = "the document does not have the shape of a résumé";
        let finding = Diagnostic::error(codes::SCHEMA_VIOLATION, at, message);
        findings.push(finding.hint("`vitae schema` prints the schema"));
        return (None, findings);
    };
    if resume.basics.as_ref().is_some_and(|basics| basics.image.is_some()) {
        findings.push(image_not_printed());
    }
    (Some(resume), findings)
}

fn byte_order_mark() -> Diagnostic {
    let at = Place::span(JsonPointer::root(), 0..0);
    let message = "the file begins with a byte order mark, which JSON does not allow";
    Diagnostic::warning(codes::BYTE_ORDER_MARK, at, message)
        .hint("save it again as UTF-8 without BOM")
}

fn image_not_printed() -> Diagnostic {
    let at = Place::pointer(JsonPointer::root().key("basics").key("image"));
    Diagnostic::note(codes::UNPRINTED_IMAGE, at, "`image` is kept, not printed")
        .hint("readers of résumés stumble over photos")
}

#[cfg(test)]
mod tests;
