//! Reads a batch's plan: which résumés, variants, postings and layouts to combine.
//!
//! No file is looked for here.

use serde::Deserialize;
use serde_json::Value;

use super::codes::{UNKNOWN_KEY, WRONG_PLAN};
use super::names::Template;
use crate::diag::{Findings, JsonPointer, Warned};
use crate::export::Format;
use crate::json::{self, Codes, Kind};
use crate::resume::Source;
use crate::settings::Settings;

/// The schema of plans, as `vitae schema batch` prints it.
pub const PLAN_SCHEMA: &str = include_str!("../../schema/batch.schema.json");

static PLAN: Kind = Kind::new(
    "a plan",
    "batch",
    PLAN_SCHEMA,
    Codes {
        wrong_type: WRONG_PLAN,
        wrong_value: WRONG_PLAN,
        unknown_key: UNKNOWN_KEY,
        formats: &[],
    },
);

/// A path or glob.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// As it is written.
    pub text: String,
    /// Its place in the plan; the root if it is from the command line.
    pub place: JsonPointer,
}

impl Pattern {
    /// A path or glob from the command line.
    #[must_use]
    pub fn typed(text: impl Into<String>) -> Self {
        Self { text: text.into(), place: JsonPointer::root() }
    }
}

/// Résumés × variants × postings × layouts, each in some formats.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// The résumés; at least one.
    pub resumes: Vec<Pattern>,
    /// The variants; if empty, résumés are rendered as they are.
    pub variants: Vec<Pattern>,
    /// The postings.
    pub jobs: Vec<Pattern>,
    /// Whether to propose a variant for each résumé without one, from its posting.
    pub propose: bool,
    /// The layouts, by name or path; if empty, the one set by the options or the résumé.
    pub layouts: Vec<Pattern>,
    /// The formats; if empty, the default ones.
    pub formats: Vec<Format>,
    /// The template of file names, with its place.
    pub name: Option<(Template, JsonPointer)>,
    /// Options for every document.
    pub settings: Settings,
}

impl Plan {
    /// Reads a plan and reports everything that is wrong with it.
    #[must_use]
    pub fn read(source: &Source) -> Warned<Result<Self, Findings>> {
        let root = JsonPointer::root();
        let mut settings = Settings::default();
        let mut name = None;
        let check = |document: &Value| {
            let mut findings = Findings::new();
            // The schema has refused options of another type.
            if document["options"].is_object() {
                match Settings::read(source, &root.key("options")) {
                    Ok(options) => settings = options,
                    Err(errors) => findings.extend(errors),
                }
            }
            let place = root.key("name");
            match document["name"].as_str().map(Template::parse) {
                Some(Ok(template)) => name = Some((template, place)),
                Some(Err(error)) => findings.push(PLAN.wrong_value(
                    place,
                    error.to_string(),
                    error.hint(),
                )),
                None => {}
            }
            findings
        };
        json::read_checked::<Written>(source, &PLAN, &root, check)
            .map(|read| read.map(|written| written.plan(name, settings)))
    }
}

/// The members of a plan, as they are written.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Written {
    resumes: Option<OneOrMany<String>>,
    variants: Option<OneOrMany<String>>,
    jobs: Option<OneOrMany<String>>,
    propose: bool,
    layouts: Option<OneOrMany<String>>,
    formats: Option<OneOrMany<String>>,
}

impl Written {
    fn plan(self, name: Option<(Template, JsonPointer)>, settings: Settings) -> Plan {
        Plan {
            resumes: patterns(self.resumes, "resumes"),
            variants: patterns(self.variants, "variants"),
            jobs: patterns(self.jobs, "jobs"),
            propose: self.propose,
            layouts: patterns(self.layouts, "layouts"),
            formats: formats(self.formats),
            name,
            settings,
        }
    }
}

/// A value, or an array of such values: one may leave out the brackets.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMany<T> {
    One(T),
    Many(Vec<T>),
}

impl<T> OneOrMany<T> {
    /// The values with their places, where `at` is the place of the whole.
    fn with_places(self, at: &JsonPointer) -> Vec<(T, JsonPointer)> {
        match self {
            Self::One(value) => vec![(value, at.clone())],
            Self::Many(values) => {
                let places = (0..values.len()).map(|index| at.index(index));
                values.into_iter().zip(places).collect()
            }
        }
    }

    fn into_vec(self) -> Vec<T> {
        match self {
            Self::One(value) => vec![value],
            Self::Many(values) => values,
        }
    }
}

fn patterns(written: Option<OneOrMany<String>>, key: &str) -> Vec<Pattern> {
    let at = JsonPointer::root().key(key);
    let written = written.into_iter().flat_map(|written| written.with_places(&at));
    let pattern = |(text, place): (String, JsonPointer)| Pattern {
        text: text.trim().to_owned(),
        place,
    };
    written.map(pattern).collect()
}

/// The formats of a schema's names, each once.
pub(super) fn formats(written: Option<OneOrMany<String>>) -> Vec<Format> {
    let mut formats = Vec::new();
    let names = written.into_iter().flat_map(OneOrMany::into_vec);
    for format in names.filter_map(|name| Format::named(&name)) {
        if !formats.contains(&format) {
            formats.push(format);
        }
    }
    formats
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::FORMATS;

    fn read(text: &str) -> Result<Plan, Vec<String>> {
        let source = Source::new("plan.json", text).expect("it is UTF-8");
        Plan::read(&source).output.map_err(|findings| {
            let lines = findings.iter().map(|found| {
                let span = source.location_span(&found.location).unwrap_or_default();
                let (line, column) = source.line_column(span.start);
                format!("{line}:{column} {}; {}", found.message, found.hints.join("; "))
            });
            lines.collect()
        })
    }

    #[test]
    fn a_single_string_means_an_array_of_one() {
        let one = read(r#"{ "resumes": "a.json", "formats": "pdf" }"#).expect("a plan");
        let many = read(r#"{ "resumes": ["a.json"], "formats": ["pdf", "pdf"] }"#);
        let many = many.expect("a plan");
        assert_eq!(one.resumes[0].text, many.resumes[0].text);
        assert!(!one.propose);
        assert_eq!((&one.formats, one.formats.len()), (&many.formats, 1));
    }

    #[test]
    fn everything_wrong_is_reported_with_its_place() {
        let found = read(
            "{\n  \"resume\": [],\n  \"jobs\": [\"a\", 3],\n  \"formats\": \"doc\",\n  \
             \"options\": { \"pages\": 0 },\n  \"name\": \"{nam}\",\n  \"propose\": 1\n}",
        );
        let found = found.expect_err("it is not a plan");
        let begins = [
            "1:1 missing key `resumes`; add `\"resumes\": \"…\"`",
            "2:3 unknown key `resume`; did you mean `resumes`?",
            "3:17 an entry of `jobs`: expected a string, found a number",
            "4:14 `formats`: expected one of `pdf`, `txt`, `png`",
            "5:25 `pages`: expected a number from 1 to 50",
            "6:11 unknown placeholder `{nam}`; did you mean `{name}`?",
            "7:14 `propose`: expected a boolean, found a number",
        ];
        assert_eq!(found.len(), begins.len(), "{found:#?}");
        for (found, begins) in found.iter().zip(begins) {
            assert!(found.starts_with(begins), "{found}");
        }
    }

    #[test]
    fn the_schema_has_the_formats_there_are() {
        let schema: Value = serde_json::from_str(PLAN_SCHEMA).expect("it is JSON");
        let formats = &schema["definitions"]["format"]["enum"];
        let names: Vec<Value> = FORMATS.iter().map(|it| it.name.into()).collect();
        assert_eq!(formats.as_array(), Some(&names));
    }
}
