//! Reads one job of a stream, a line of JSON.

use std::ops::Range;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

use super::codes::WRONG_LINE;
use super::names::is_plain;
use super::plan::{OneOrMany, formats};
use crate::diag::{Findings, JsonPointer, Warned};
use crate::export::Format;
use crate::json::{self, Codes, Kind};
use crate::resume::Source;
use crate::settings::Settings;

/// The schema of jobs, as `vitae schema batch-stream` prints it.
pub(super) const STREAM_SCHEMA: &str =
    include_str!("../../schema/batch-stream.schema.json");

/// Jobs of a stream.
pub(super) static JOB: Kind = Kind::new(
    "a job",
    "batch-stream",
    STREAM_SCHEMA,
    Codes {
        wrong_type: WRONG_LINE,
        wrong_value: WRONG_LINE,
        unknown_key: WRONG_LINE,
        formats: &[],
    },
);

/// Maximum length of an id, in characters, as in the schema.
const MAX_ID: usize = 150;

/// Something that is inside the line, or in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Given {
    /// Its bytes of the line.
    Inline(Range<usize>),
    /// The path of the file.
    Path(String),
}

/// A job of a stream.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Job {
    pub(super) id: Option<String>,
    pub(super) resume: Given,
    pub(super) variant: Option<Given>,
    pub(super) posting: Option<Given>,
    pub(super) layout: Option<String>,
    pub(super) formats: Vec<Format>,
    pub(super) settings: Settings,
}

/// The id that a line states, whatever else is wrong with it.
pub(super) fn id(line: &Source) -> Option<String> {
    id_of(&line.value(&JsonPointer::root().key("id")).ok()??)
}

fn id_of(value: &Value) -> Option<String> {
    match value {
        Value::String(id) if !id.is_empty() && id.chars().count() <= MAX_ID => {
            Some(id.clone())
        }
        Value::Number(number) if number.is_i64() || number.is_u64() => {
            Some(number.to_string())
        }
        _ => None,
    }
}

impl Job {
    /// Reads a line and reports everything that is wrong with it. If it `names_files`, the id
    /// must be a name that every file system takes.
    pub(super) fn read(
        line: &Source,
        names_files: bool,
    ) -> Warned<Result<Self, Findings>> {
        let root = JsonPointer::root();
        let mut settings = Settings::default();
        let mut id = None;
        let check = |document: &Value| {
            let mut findings = Findings::new();
            // The schema has refused options of another type.
            if document["options"].is_object() {
                match Settings::read(line, &root.key("options")) {
                    Ok(options) => settings = options,
                    Err(errors) => findings.extend(errors),
                }
            }
            id = id_of(&document["id"]);
            let at = root.key("id");
            let is_unsafe = |id: &String| names_files && !is_plain(id);
            if id.as_ref().is_some_and(is_unsafe) {
                let message = "`id` is not safe as a file name";
                let hint = "use ASCII letters, digits, `-`, `_` and `.`";
                findings.push(JOB.wrong_value(at, message, hint));
            } else if document["id"].is_f64() {
                let message = "`id` is not written as an integer";
                let hint = "remove its fraction or exponent, or put it in double quotes";
                findings.push(JOB.wrong_value(at, message, hint));
            }
            findings
        };
        let Warned { output, warnings } =
            json::read_checked::<Written>(line, &JOB, &root, check);
        let output = output.map(|written| {
            let given = |written: WrittenGiven, key: &str| match written {
                WrittenGiven::Path(path) => Given::Path(path),
                WrittenGiven::Inline(_) => {
                    Given::Inline(line.span(&root.key(key)).unwrap_or_default())
                }
            };
            Self {
                id,
                resume: given(written.resume, "resume"),
                variant: written.variant.map(|variant| given(variant, "variant")),
                posting: written.job.map(|job| given(job, "job")),
                layout: written.layout,
                formats: formats(written.formats),
                settings,
            }
        });
        Warned { output, warnings }
    }
}

/// The members of a job, as they are written.
#[derive(Debug, Deserialize)]
struct Written {
    resume: WrittenGiven,
    variant: Option<WrittenGiven>,
    job: Option<WrittenGiven>,
    layout: Option<String>,
    formats: Option<OneOrMany<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum WrittenGiven {
    Path(String),
    Inline(IgnoredAny),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Job, Vec<String>> {
        let line = Source::new("<stdin>", text).expect("it is UTF-8");
        let messages = |found: Findings| found.into_iter().map(|it| it.message).collect();
        Job::read(&line, true).output.map_err(messages)
    }

    #[test]
    fn a_resume_is_in_the_line_or_in_a_file() {
        let text = r#"{ "id": 7, "resume": { "basics": {} }, "formats": "pdf" }"#;
        let job = read(text).expect("it is a job");
        assert_eq!(job.id.as_deref(), Some("7"));
        let Given::Inline(span) = job.resume else { panic!("it is inline") };
        assert_eq!(&text[span], r#"{ "basics": {} }"#);
        assert_eq!(job.formats, [Format::PDF]);
        let job = read(r#"{ "resume": "a.json" }"#).expect("it is a job");
        assert_eq!((job.id, job.resume), (None, Given::Path("a.json".to_owned())));
    }

    #[test]
    fn everything_wrong_is_reported() {
        let text = r#"{ "id": [], "resme": 1, "formats": ["doc"], "layout": 3,
            "options": { "pages": 0 } }"#;
        let found = read(text).expect_err("it is not a job");
        for part in ["`resume`", "`id`", "`resme`", "`pdf`", "`layout`", "`pages`"] {
            let count = found.iter().filter(|it| it.contains(part)).count();
            assert_eq!(count, 1, "{part}: {found:#?}");
        }
        assert_eq!(found.len(), 6);
        for wrong in ["", "3", "[]", "{", "nonsense"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_id_that_names_files_must_be_safe_as_one() {
        for (id, is_safe) in
            [("a-1_b.c", true), ("../a", false), ("a b", false), ("con", false)]
        {
            let text = format!(r#"{{ "id": "{id}", "resume": "a" }}"#);
            assert_eq!(read(&text).is_ok(), is_safe, "{id}");
        }
    }

    #[test]
    fn null_is_as_good_as_nothing_where_columns_of_a_table_are_jobs() {
        let text = r#"{ "id": "a", "resume": "a.json", "variant": null, "job": null,
            "layout": null, "formats": null }"#;
        let job = read(text).expect("it is a job");
        assert_eq!((job.variant, job.posting, job.layout), (None, None, None));
        assert!(job.formats.is_empty());
    }

    #[test]
    fn ids_are_strings_or_integers() {
        // The last one is not the name of a file.
        for (id, wanted) in [("7", Some("7")), ("\"7\"", Some("7")), ("-7", None)] {
            let text = format!(r#"{{ "id": {id}, "resume": "a" }}"#);
            let read = read(&text);
            assert_eq!(read.ok().and_then(|job| job.id).as_deref(), wanted, "{id}");
        }
        for id in ["7.0", "1e30", "null", "\"\"", "true"] {
            let text = format!(r#"{{ "id": {id}, "resume": "a" }}"#);
            assert_eq!(read(&text).expect_err(id).len(), 1, "{id}");
        }
    }
}
