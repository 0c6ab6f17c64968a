//! The JSON Resume model: reads a [`Source`] leniently into a typed [`Resume`] and reports
//! everything worth knowing about it.
//!
//! The stages, in order, each working on the result of the one before:
//!
//! 1. `json` – limits, syntax, positions and duplicate keys, as for all JSON input;
//! 2. `standard` – puts values under the keys and in the types of JSON Resume;
//! 3. `normalize` – reads null, empty and sloppy values as what is meant; dates that contradict
//!    each other;
//! 4. `unprinted` – text that no page shows;
//! 5. `schema` – types, by our superset of JSON Resume 1.0.0 and 1.3.1;
//! 6. `model` – the typed résumé.
//!
//! No stage stops at its first finding, and none but the first stops the next.

pub mod codes;
mod date;
mod density;
mod fix;
mod json;
mod labelled;
mod model;
mod normalize;
mod own;
mod pasted;
mod periods;
mod personal;
mod placeholders;
mod plain;
mod schema;
mod shape;
mod spelled;
mod standard;
mod unprinted;
mod url;
mod value;

use serde_json::Value;

use crate::diag::{
    Diagnostic, Findings, JsonPointer, Location as Place, Severity, Warned,
};
use crate::setters::setters;

use crate::json::clusters;
use crate::json::messages::shown;
pub use crate::json::{Source, limits};
use crate::text::counted;
pub(crate) use date::month_named;
pub use date::{DateError, EndDate, PartialDate};
pub use model::{
    Award, Basics, Certificate, Education, Extra, Highlight, Interest, Language,
    Location, Meta, Profile, Project, Publication, Reference, Resume, Skill, Volunteer,
    Work,
};
pub use own::OwnEntry;
pub(crate) use own::{is_free_key, is_free_label, is_section};
pub use personal::Personal;
pub use schema::RESUME_SCHEMA;
pub(crate) use spelled::dates_in;
pub use unprinted::UNPARSED;
pub use url::SCHEMES;
pub(crate) use url::is_link;

/// Options for reading a résumé.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ReadOptions {
    /// Whether to treat warnings as errors.
    pub strict: bool,
    /// Date to treat as today: a start after it is a warning. `None` allows any start; the
    /// library reads no clock.
    pub today: Option<PartialDate>,
    /// Whether the photo is printed, so that nothing is to be said about it.
    pub photo: bool,
}

setters!(ReadOptions { strict: bool, today: Option<PartialDate>, photo: bool, });

impl Resume {
    /// Reads a résumé, leniently where the meaning is clear, and reports all findings in the
    /// order of the source.
    ///
    /// The errors, if there are any, are in `output`; `warnings` holds the warnings and notes
    /// either way.
    ///
    /// ```
    /// # fn main() -> vitae::Result<()> {
    /// use vitae::resume::{ReadOptions, Resume, Source};
    ///
    /// let source = Source::new("me.json", r#"{ "basics": { "name": "Ada Quill" } }"#)?;
    /// let resume = Resume::parse(&source, &ReadOptions::default()).into_result()?;
    /// let name = resume.basics.and_then(|basics| basics.name);
    /// assert_eq!(name.as_deref(), Some("Ada Quill"));
    /// # Ok(())
    /// # }
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
    if is_schema(&document) {
        return (None, no_resume(&root).into());
    }
    source.unquoted_as_text(&mut document, "meta");
    let mut findings = source.duplicate_keys();
    findings.extend(source.deviations());
    findings.extend(clusters::check(&document, &root));
    findings.extend(density::check(&document));
    for finding in &mut findings {
        source.locate(finding);
    }
    let mut present = normalize::Normalized::default();
    // Places of these are those of the document in standard form.
    let mut moved = Findings::new();
    if let Value::Object(map) = &mut document {
        let standard = standard::standardize(map, source);
        findings.extend(standard.findings);
        source.read_with_moves(standard.moves);
        present = normalize::normalize(map, options.today);
        moved.append(&mut present.findings);
    }
    pasted::read(&mut document, &mut moved);
    let mut violations = schema::RESUME.validate(&document, source, &root);
    // What is no link was told with what becomes of it.
    let is_told = |it: &Diagnostic| {
        let told = |told: &Diagnostic| {
            [codes::INVALID_URL, codes::FORBIDDEN_SCHEME].contains(&told.code)
                && told.location == it.location
        };
        it.code == codes::INVALID_URL && moved.iter().any(told)
    };
    violations.retain(|it| !is_told(it));
    placeholders::silence(&mut violations, &document);
    placeholders::silence(&mut moved, &document);
    moved.extend(violations);
    moved.extend(placeholders::check(&document));
    for finding in &mut moved {
        source.locate(finding);
    }
    moved.extend(unprinted_text(&document, source));
    moved.extend(unparsed_text(&document, source));
    findings.append(&mut moved);
    if findings.iter().any(Diagnostic::is_error) {
        return (None, findings);
    }
    present.mark_present(&mut document);
    let Ok(resume) = serde_json::from_value::<Resume>(document) else {
        // The schema has let through what the model cannot hold; tests keep both together.
        findings.push(schema::RESUME.unreadable(&root));
        return (None, findings);
    };
    let has_image = resume.basics.as_ref().is_some_and(|basics| basics.image.is_some());
    if has_image && !options.photo {
        let mut note = image_not_printed();
        source.locate(&mut note);
        findings.push(note);
    }
    (Some(resume), findings)
}

/// Whether a document is a JSON Schema: it says what others look like.
fn is_schema(document: &Value) -> bool {
    let has = |key: &str| document.get(key).is_some_and(Value::is_object);
    let dialect = document.get("$schema").and_then(Value::as_str).unwrap_or_default();
    let has_parts = has("$defs") || has("definitions");
    has("properties") && (has_parts || dialect.contains("json-schema.org"))
}

fn no_resume(root: &JsonPointer) -> Diagnostic {
    let message = "this is a JSON Schema, which describes résumés, and no résumé";
    Diagnostic::error(codes::NOTHING_TO_PRINT, Place::pointer(root.clone()), message)
        .hint("name the résumé that was written by it")
}

/// The places of the members of a document in standard form that hold text and that no page shows.
pub(crate) fn unprinted_members(document: &Value) -> Vec<JsonPointer> {
    unprinted::unprinted(document).into_iter().map(|it| it.at).collect()
}

/// A warning for each key whose text no page shows.
fn unprinted_text(document: &Value, source: &Source) -> Findings {
    let unprinted = unprinted::unprinted(document).into_iter();
    let finding = |it: unprinted::Unprinted| {
        let span = source.key_span(&it.at);
        let at = Place::Json { pointer: it.at, span };
        let mut warning = Diagnostic::warning(codes::UNKNOWN_KEY, at, String::new());
        source.locate(&mut warning);
        let key = match &warning.location {
            Place::Json { pointer, .. } => key_of(pointer),
            _ => String::new(),
        };
        let (message, hint) = match it.field {
            Some(field) => (
                format!("`{key}` is not printed, since there is `{field}` as well"),
                "remove one of the two, or merge them".to_owned(),
            ),
            None => (
                format!("unknown key `{key}`: its text is not printed"),
                "start it with `x-` if it is not for the page".to_owned(),
            ),
        };
        warning.message = message;
        warning.hint(hint)
    };
    unprinted.map(finding).collect()
}

/// A warning if some text of a parsed PDF was not placed.
fn unparsed_text(document: &Value, source: &Source) -> Option<Diagnostic> {
    let count = document.get(UNPARSED)?.as_array()?.len();
    let lines = counted(count, "line");
    let message = format!("`{UNPARSED}` holds {lines} that could not be placed");
    let pointer = JsonPointer::root().key(UNPARSED);
    let at = Place::Json { span: source.key_span(&pointer), pointer };
    let mut warning = Diagnostic::warning(codes::UNPARSED_TEXT, at, message)
        .hint("move what belongs on the page to its fields, and remove the key");
    source.locate(&mut warning);
    (count > 0).then_some(warning)
}

/// The key at a place, or the key of the list it is in, as messages show it.
fn key_of(at: &JsonPointer) -> String {
    let is_key = |token: &&str| !token.bytes().all(|byte| byte.is_ascii_digit());
    let key = at.as_str().rsplit('/').find(is_key).unwrap_or_default();
    shown(&key.replace("~1", "/").replace("~0", "~"))
}

fn image_not_printed() -> Diagnostic {
    let at = Place::pointer(JsonPointer::root().key("basics").key("image"));
    let message = "`image` is not printed: photos confuse many parsers";
    Diagnostic::note(codes::UNPRINTED_IMAGE, at, message)
        .hint("use `--photo` where one is expected, or remove it to silence this note")
}

#[cfg(test)]
mod tests;
