//! A job on a stream: a line of JSON comes in, what is to be made of it – or all that is wrong
//! with it, with its place in the line – goes out.

use std::ops::Range;

use serde_json::{Map, Value};

use super::codes::WRONG_LINE;
use super::names::is_plain;
use crate::diag::{Diagnostic, Findings, JsonPointer, Location};
use crate::export::{FORMATS, Format};
use crate::resume::Source;
use crate::settings::Settings;

/// The members of a job.
const KEYS: [&str; 7] =
    ["id", "resume", "variant", "job", "layout", "formats", "options"];
/// The longest id, in bytes.
const LONGEST_ID: usize = 150;
/// How many slips of the finger apart two keys may be to be taken for the same.
const MOST_SLIPS: usize = 3;

/// Something that stands in the line, or is in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Given {
    /// The bytes of the line where it stands.
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

/// What a line says it is called, whatever else is wrong with it.
pub(super) fn id(line: &Source) -> Option<String> {
    match line.json().ok()?.get("id")? {
        Value::String(id) if !id.is_empty() && id.len() <= LONGEST_ID => Some(id.clone()),
        Value::Number(number) if number.is_i64() || number.is_u64() => {
            Some(number.to_string())
        }
        _ => None,
    }
}

impl Job {
    /// Reads a line. If it `names_files`, the id must be a name that every file system takes.
    ///
    /// # Errors
    /// Findings about all that is wrong with it.
    pub(super) fn read(line: &Source, names_files: bool) -> Result<Self, Findings> {
        let document = line.json()?;
        let Value::Object(members) = &document else {
            let message = "a job is an object";
            return Err(wrong("", message).hint(PRINT_SCHEMA).into());
        };
        let mut findings = line.duplicate_keys();
        findings.extend(members.keys().filter_map(|key| unknown(line, key)));
        let id = id(line);
        if members.contains_key("id") && id.is_none() {
            let hint = format!("write a text of up to {LONGEST_ID} bytes, or an integer");
            findings.push(wrong("id", "`id` is no id").hint(hint));
        }
        if names_files && id.as_ref().is_some_and(|id| !is_plain(id)) {
            let finding = wrong("id", "`id` is not safe as the name of a file");
            findings.push(finding.hint("write ASCII letters, digits, `-`, `_` and `.`"));
        }
        let mut given = |key| given(line, members, key, &mut findings);
        let (resume, variant) = (given("resume"), given("variant"));
        let posting = given("job");
        if !members.contains_key("resume") {
            let finding = wrong("", "the job has no `resume`");
            findings.push(finding.hint("write the résumé itself, or its path"));
        }
        let layout = text(members, "layout", &mut findings);
        let formats = formats(members, &mut findings);
        let options = JsonPointer::root().key("options");
        let settings = match Settings::read(line, &options) {
            Ok(settings) => settings,
            Err(wrong) => {
                findings.extend(wrong);
                Settings::default()
            }
        };
        match resume {
            Some(resume) if findings.is_empty() => {
                Ok(Self { id, resume, variant, posting, layout, formats, settings })
            }
            _ => {
                line.sort(&mut findings);
                Err(findings)
            }
        }
    }
}

/// Where to look.
const PRINT_SCHEMA: &str = "`vitae schema batch-stream` prints what it can be";

/// What stands at `key`: a path, or the thing itself.
fn given(
    line: &Source,
    members: &Map<String, Value>,
    key: &str,
    findings: &mut Findings,
) -> Option<Given> {
    match members.get(key)? {
        Value::Object(_) => line.span(&JsonPointer::root().key(key)).map(Given::Inline),
        Value::String(path) if !path.is_empty() => Some(Given::Path(path.clone())),
        Value::Null if key != "resume" => None,
        _ => {
            let finding = wrong(key, format!("`{key}` is neither an object nor a path"));
            findings.push(finding.hint(PRINT_SCHEMA));
            None
        }
    }
}

fn text(
    members: &Map<String, Value>,
    key: &str,
    findings: &mut Findings,
) -> Option<String> {
    match members.get(key)? {
        Value::String(text) => Some(text.clone()),
        Value::Null => None,
        _ => {
            findings.push(wrong(key, format!("`{key}` is no text")).hint(PRINT_SCHEMA));
            None
        }
    }
}

fn formats(members: &Map<String, Value>, findings: &mut Findings) -> Vec<Format> {
    let items = match members.get("formats") {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(items)) => items.iter().collect(),
        Some(one) => vec![one],
    };
    let mut formats = Vec::new();
    for item in items {
        match item.as_str().and_then(Format::named) {
            Some(format) if formats.contains(&format) => {}
            Some(format) => formats.push(format),
            None => {
                let names = FORMATS.iter().map(|format| format!("`{}`", format.name));
                let names = names.collect::<Vec<_>>().join(", ");
                let finding = wrong("formats", format!("{item} is no format"));
                findings.push(finding.hint(format!("write one of {names}")));
            }
        }
    }
    formats
}

/// A finding about a member, or about the line as a whole.
pub(super) fn wrong(key: &str, message: impl Into<String>) -> Diagnostic {
    let root = JsonPointer::root();
    let place = if key.is_empty() { root } else { root.key(key) };
    Diagnostic::error(WRONG_LINE, Location::pointer(place), message)
}

fn unknown(line: &Source, key: &str) -> Option<Diagnostic> {
    if KEYS.contains(&key) {
        return None;
    }
    let near = KEYS
        .iter()
        .map(|known| (strsim::osa_distance(key, known), known))
        .filter(|(slips, _)| *slips <= MOST_SLIPS)
        .min();
    let hint = match near {
        Some((_, near)) => format!("did you mean `{near}`?"),
        None => format!("there are {}", KEYS.join(", ")),
    };
    let place = JsonPointer::root().key(key);
    let at = Location::Json { span: line.key_span(&place), pointer: place };
    let message = format!("`{key}` is no member of a job");
    Some(Diagnostic::error(WRONG_LINE, at, message).hint(hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Job, Vec<String>> {
        let line = Source::new("<stdin>", text).expect("it is UTF-8");
        let told = |found: Findings| found.into_iter().map(|it| it.message).collect();
        Job::read(&line, true).map_err(told)
    }

    #[test]
    fn a_resume_stands_in_the_line_or_in_a_file() {
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
    fn all_that_is_wrong_is_told() {
        let text = r#"{ "id": [], "resme": 1, "formats": ["doc"], "layout": 3,
            "options": { "pages": 0 } }"#;
        let found = read(text).expect_err("it is no job");
        for part in ["no `resume`", "`id`", "`resme`", "\"doc\"", "`layout`", "`pages`"] {
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
    fn the_schema_has_the_members_that_are_read() {
        let schema = include_str!("../../schema/batch-stream.schema.json");
        let schema: Value = serde_json::from_str(schema).expect("it is JSON");
        let members = schema["properties"].as_object().expect("it has members");
        assert_eq!(members.keys().map(String::as_str).collect::<Vec<_>>(), KEYS);
    }
}
