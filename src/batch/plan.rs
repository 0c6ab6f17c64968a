//! What is asked of a batch: a plan as JSON comes in, a [`Plan`] or all that is wrong with it
//! goes out. No file is looked for here.

use serde_json::{Map, Value};

use super::codes::{UNKNOWN_KEY, WRONG_PLAN};
use super::names::Template;
use crate::diag::{Diagnostic, Findings, JsonPointer, Location};
use crate::export::{FORMATS, Format};
use crate::resume::Source;
use crate::settings::Settings;

/// The schema of plans, as `vitae schema batch` prints it.
pub const PLAN_SCHEMA: &str = include_str!("../../schema/batch.schema.json");

/// The longest path or glob, in bytes.
const LONGEST_PATTERN: usize = 4_096;
/// How many slips of the finger apart two keys may be to be taken for the same.
const MOST_SLIPS: usize = 3;

/// The members of a plan.
const KEYS: [&str; 9] = [
    "$schema", "resumes", "variants", "jobs", "propose", "layouts", "formats", "options",
    "name",
];

/// A path or glob, with the place that asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// As it is written.
    pub text: String,
    /// Where in the plan it is written; the root if it was typed.
    pub place: JsonPointer,
}

impl Pattern {
    /// A path or glob that was typed.
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
    /// The variants; without any, résumés are rendered as they are.
    pub variants: Vec<Pattern>,
    /// The postings.
    pub jobs: Vec<Pattern>,
    /// Whether a résumé without a variant gets one that is proposed for its posting.
    pub propose: bool,
    /// The layouts, by name or path; without any, the one that options or résumé choose.
    pub layouts: Vec<Pattern>,
    /// The formats; without any, the usual ones.
    pub formats: Vec<Format>,
    /// What files are called, with its place.
    pub name: Option<(Template, JsonPointer)>,
    /// What is chosen for every document.
    pub settings: Settings,
}

impl Plan {
    /// Reads a plan.
    ///
    /// # Errors
    /// Findings about all that is wrong with it, each with its place.
    pub fn read(source: &Source) -> Result<Self, Findings> {
        let document = source.json()?;
        let mut findings = source.duplicate_keys();
        let root = JsonPointer::root();
        let Value::Object(members) = &document else {
            let message = "a plan is an object";
            return Err(wrong(&root, message).hint(PRINT_SCHEMA).into());
        };
        findings.extend(members.keys().filter_map(|key| unknown(source, key)));
        let mut reading = Reading { members, findings };
        let mut plan = Self {
            resumes: reading.patterns("resumes"),
            variants: reading.patterns("variants"),
            jobs: reading.patterns("jobs"),
            propose: reading.propose(),
            layouts: reading.patterns("layouts"),
            formats: reading.formats(),
            name: reading.name(),
            settings: Settings::default(),
        };
        let mut findings = reading.findings;
        if !members.contains_key("resumes") {
            let finding = wrong(&root, "the plan names no `resumes`");
            findings.push(finding.hint("write `\"resumes\": \"people/*.json\"`"));
        }
        match members.get("options") {
            None => {}
            Some(Value::Object(_)) => {
                match Settings::read(source, &root.key("options")) {
                    Ok(settings) => plan.settings = settings,
                    Err(wrong) => findings.extend(wrong),
                }
            }
            Some(_) => findings.push(
                wrong(&root.key("options"), "`options` is no object")
                    .hint("`vitae schema options` prints what it can be"),
            ),
        }
        if findings.is_empty() {
            return Ok(plan);
        }
        source.sort(&mut findings);
        Err(findings)
    }
}

/// Where to look.
const PRINT_SCHEMA: &str = "`vitae schema batch` prints what it can be";

/// A plan as it is being read.
struct Reading<'a> {
    members: &'a Map<String, Value>,
    findings: Findings,
}

impl Reading<'_> {
    /// The texts of a member: one, or a list of them; with their places.
    fn texts(&mut self, key: &str) -> Vec<(String, JsonPointer)> {
        let place = JsonPointer::root().key(key);
        let items = match self.members.get(key) {
            None => return Vec::new(),
            Some(Value::Array(items)) if !items.is_empty() => {
                let places = (0..items.len()).map(|at| place.index(at));
                items.iter().zip(places).collect()
            }
            Some(one) => vec![(one, place)],
        };
        let mut texts = Vec::new();
        for (item, place) in items {
            match item.as_str().map(str::trim) {
                Some(text) if !text.is_empty() && text.len() <= LONGEST_PATTERN => {
                    texts.push((text.to_owned(), place));
                }
                _ => {
                    let message = format!("`{key}` is a text or a list of texts");
                    self.findings.push(wrong(&place, message).hint(PRINT_SCHEMA));
                }
            }
        }
        texts
    }

    fn patterns(&mut self, key: &str) -> Vec<Pattern> {
        let pattern = |(text, place)| Pattern { text, place };
        self.texts(key).into_iter().map(pattern).collect()
    }

    fn propose(&mut self) -> bool {
        let place = JsonPointer::root().key("propose");
        match self.members.get("propose") {
            None => false,
            Some(Value::Bool(propose)) => *propose,
            Some(_) => {
                let finding = wrong(&place, "`propose` is neither `true` nor `false`");
                self.findings.push(finding.hint(PRINT_SCHEMA));
                false
            }
        }
    }

    fn formats(&mut self) -> Vec<Format> {
        let mut formats = Vec::new();
        for (name, place) in self.texts("formats") {
            match Format::named(&name) {
                Some(format) if formats.contains(&format) => {}
                Some(format) => formats.push(format),
                None => {
                    let names = FORMATS.iter().map(|format| format!("`{}`", format.name));
                    let names = names.collect::<Vec<_>>().join(", ");
                    let finding = wrong(&place, format!("`{name}` is no format"));
                    self.findings.push(finding.hint(format!("write one of {names}")));
                }
            }
        }
        formats
    }

    fn name(&mut self) -> Option<(Template, JsonPointer)> {
        let place = JsonPointer::root().key("name");
        let Some(text) = self.members.get("name")?.as_str() else {
            self.findings.push(wrong(&place, "`name` is no text").hint(PRINT_SCHEMA));
            return None;
        };
        match Template::parse(text) {
            Ok(template) => Some((template, place)),
            Err(error) => {
                self.findings.push(wrong(&place, error.to_string()).hint(error.hint()));
                None
            }
        }
    }
}

fn wrong(place: &JsonPointer, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(WRONG_PLAN, Location::pointer(place.clone()), message)
}

/// A finding if `key` is none of a plan's.
fn unknown(source: &Source, key: &str) -> Option<Diagnostic> {
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
        None => format!("there are {}", KEYS[1..].join(", ")),
    };
    let place = JsonPointer::root().key(key);
    let at = Location::Json { span: source.key_span(&place), pointer: place };
    let message = format!("`{key}` is no member of a plan");
    Some(Diagnostic::error(UNKNOWN_KEY, at, message).hint(hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Plan, Vec<String>> {
        let source = Source::new("plan.json", text).expect("it is UTF-8");
        Plan::read(&source).map_err(|findings| {
            let told = findings.iter().map(|found| {
                let span = source.location_span(&found.location).unwrap_or_default();
                let (line, column) = source.line_column(span.start);
                format!("{line}:{column} {}; {}", found.message, found.hints.join("; "))
            });
            told.collect()
        })
    }

    #[test]
    fn one_text_is_as_good_as_a_list_of_one() {
        let one = read(r#"{ "resumes": "a.json", "formats": "pdf" }"#).expect("a plan");
        let many = read(r#"{ "resumes": ["a.json"], "formats": ["pdf", "pdf"] }"#);
        let many = many.expect("a plan");
        assert_eq!(one.resumes[0].text, many.resumes[0].text);
        assert!(!one.propose);
        assert_eq!((&one.formats, one.formats.len()), (&many.formats, 1));
    }

    #[test]
    fn all_that_is_wrong_is_told_with_its_place() {
        let found = read(
            "{\n  \"resume\": [],\n  \"jobs\": [\"a\", 3],\n  \"formats\": \"doc\",\n  \
             \"options\": { \"pages\": 0 },\n  \"name\": \"{nam}\",\n  \"propose\": 1\n}",
        );
        let found = found.expect_err("it is no plan");
        let begins = [
            "1:1 the plan names no `resumes`",
            "2:3 `resume` is no member of a plan; did you mean `resumes`?",
            "3:17 `jobs` is a text",
            "4:14 `doc` is no format; write one of `pdf`",
            "5:25 `pages` cannot be 0",
            "6:11 `{nam}` is no field of a name; did you mean `{name}`?",
            "7:14 `propose` is neither `true` nor `false`",
        ];
        assert_eq!(found.len(), begins.len(), "{found:#?}");
        for (found, begins) in found.iter().zip(begins) {
            assert!(found.starts_with(begins), "{found}");
        }
    }

    #[test]
    fn the_schema_has_the_members_that_are_read() {
        let schema: Value = serde_json::from_str(PLAN_SCHEMA).expect("it is JSON");
        let members = schema["properties"].as_object().expect("it has members");
        assert_eq!(members.keys().map(String::as_str).collect::<Vec<_>>(), KEYS);
        let formats = &schema["definitions"]["format"]["enum"];
        let names: Vec<Value> = FORMATS.iter().map(|it| it.name.into()).collect();
        assert_eq!(formats.as_array(), Some(&names));
    }
}
