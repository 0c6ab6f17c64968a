//! Reading choices: a [`Source`] and the place in it where they stand come in, [`Settings`] or
//! all that is wrong with them go out. A wrong value is told with those that are allowed.

use std::sync::OnceLock;

use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::{Draft, ValidationError, Validator};
use serde_json::Value;

use super::{Settings, Written};
use crate::check::Selection;
use crate::diag::{Code, Diagnostic, Findings, JsonPointer, Location};
use crate::document::{Lang, choose_sections};
use crate::layout::{Accent, Layout};
use crate::resume::Source;
use crate::suggest;

/// The schema of choices, as `vitae schema options` prints it.
pub const OPTIONS_SCHEMA: &str = include_str!("../../schema/options.schema.json");

/// A value that is not allowed.
pub(crate) const WRONG_OPTION: Code = Code::new("O001", "invalid-option");
/// A key that is no option's.
const UNKNOWN_OPTION: Code = Code::new("O002", "unknown-option");

impl Settings {
    /// Reads the choices in `source`: those of `vitae.json` stand at its root, those of a résumé
    /// at `/meta/vitae`. Where nothing stands, nothing is chosen.
    ///
    /// # Errors
    /// Findings about values that are not allowed and keys that are no option's, each with its
    /// place.
    pub fn read(source: &Source, at: &JsonPointer) -> Result<Self, Findings> {
        let document = source.json()?;
        let Some(value) = document.pointer(at.as_str()) else {
            return Ok(Self::default());
        };
        let mut findings: Findings = validator()
            .iter_errors(value)
            .flat_map(|error| explain(&error, at))
            .collect();
        findings.extend(beyond_the_schema(value, at));
        findings.extend(unknown_rules(value, at));
        if !findings.is_empty() {
            source.sort(&mut findings);
            return Err(findings);
        }
        match Written::deserialize_from(value) {
            Ok(written) => Ok(written.into()),
            // The schema has let through what cannot be read; a test keeps both together.
            Err(error) => {
                let message = error.to_string();
                let place = Location::pointer(at.clone());
                Err(Diagnostic::error(WRONG_OPTION, place, message).into())
            }
        }
    }
}

impl Written {
    fn deserialize_from(value: &Value) -> serde_json::Result<Self> {
        serde_json::from_value(value.clone())
    }
}

/// The validator, compiled once.
fn validator() -> &'static Validator {
    static VALIDATOR: OnceLock<Validator> = OnceLock::new();
    VALIDATOR.get_or_init(|| {
        let schema = serde_json::from_str(OPTIONS_SCHEMA).expect("our schema is JSON");
        jsonschema::options()
            .with_draft(Draft::Draft7)
            .offline()
            .build(&schema)
            .expect("our schema is a schema")
    })
}

/// The place of an error: `at` is where the choices stand.
fn place(error: &ValidationError<'_>, at: &JsonPointer) -> JsonPointer {
    JsonPointer::from_string(format!("{at}{}", error.instance_path().as_str()))
}

fn explain(error: &ValidationError<'_>, at: &JsonPointer) -> Findings {
    let place = place(error, at);
    let name = place.as_str().rsplit('/').next().unwrap_or_default();
    let name = if name.is_empty() { "the file" } else { name }.to_owned();
    let wrong = |message: String, hint: String| {
        let at = Location::pointer(place.clone());
        Diagnostic::error(WRONG_OPTION, at, message).hint(hint).into()
    };
    match error.kind() {
        Kind::Enum { options } => wrong(
            format!("`{name}` cannot be {}", error.instance()),
            format!("write one of {}", listed(options)),
        ),
        Kind::AdditionalProperties { unexpected } => {
            unexpected.iter().map(|key| unknown(key, &place)).collect()
        }
        Kind::PropertyNames { error } => {
            let at = Location::pointer(place.clone());
            let message = format!("{} is no section", error.instance());
            let names = match error.kind() {
                Kind::Enum { options } => listed(options),
                _ => "the sections' names".to_owned(),
            };
            let finding = Diagnostic::error(UNKNOWN_OPTION, at, message);
            finding.hint(format!("write one of {names}")).into()
        }
        Kind::Minimum { .. } | Kind::Maximum { .. } => {
            let (least, most) = bounds(&name);
            wrong(
                format!("`{name}` cannot be {}", error.instance()),
                match most {
                    Some(most) => format!("write a number from {least} to {most}"),
                    None => format!("write a number from {least} on"),
                },
            )
        }
        Kind::Pattern { .. } if name == "accent" => wrong(
            format!("`accent` cannot be {}", error.instance()),
            "write a colour as `#1f3a5f`".to_owned(),
        ),
        Kind::Pattern { .. } => wrong(
            format!("`{name}` cannot be {}", error.instance()),
            format!("write one of {}", languages()),
        ),
        _ => wrong(
            format!("`{name}` cannot be {}", error.instance()),
            "`vitae schema options` prints what it can be".to_owned(),
        ),
    }
}

fn unknown(key: &str, place: &JsonPointer) -> Diagnostic {
    let schema: &Value = schema();
    let known = schema["properties"].as_object().into_iter().flat_map(|it| it.keys());
    let known: Vec<&String> = known.filter(|known| !known.starts_with('$')).collect();
    let hint = suggest::hint(key, known.iter().map(|known| known.as_str()));
    let at = Location::pointer(place.key(key));
    Diagnostic::error(UNKNOWN_OPTION, at, format!("`{key}` is no option")).hint(hint)
}

/// What only our own tables know: languages, sections, and which colours can be read.
fn beyond_the_schema(value: &Value, at: &JsonPointer) -> Findings {
    let mut findings = Findings::new();
    let mut wrong = |key: &str, message: String, hint: String| {
        let at = Location::pointer(at.key(key));
        findings.push(Diagnostic::error(WRONG_OPTION, at, message).hint(hint));
    };
    if let Some(name) = value["layout"].as_str().filter(|it| Layout::named(it).is_none())
    {
        wrong("layout", format!("`{name}` is no layout"), {
            let names = Layout::NAMES.join(", ");
            format!("there are {names}; your own is named with `--layout`")
        });
    }
    if let Some(tag) = value["lang"].as_str().filter(|tag| Lang::named(tag).is_none()) {
        wrong("lang", format!("there are no headings in `{tag}`"), {
            format!("write one of {}", languages())
        });
    }
    let accent = value["accent"].as_str().filter(|text| text.len() == "#1f3a5f".len());
    if let Some(Err(error)) = accent.map(str::parse::<Accent>) {
        wrong("accent", error.to_string(), "choose a darker colour".to_owned());
    }
    for section in value["sections"].as_array().into_iter().flatten() {
        if let Some(Err(wrong_name)) = section.as_str().map(choose_sections) {
            wrong("sections", format!("`{wrong_name}` is no section"), {
                format!("there are {}", section_names())
            });
        }
    }
    findings
}

/// Codes that no rule has.
fn unknown_rules(value: &Value, at: &JsonPointer) -> Findings {
    let check = &value["check"];
    let codes = ["select", "ignore"].iter().flat_map(|list| {
        let codes = check[list].as_array().into_iter().flatten().enumerate();
        codes.map(move |(index, code)| {
            (at.key("check").key(list).index(index), code.as_str().unwrap_or_default())
        })
    });
    let severities = check["severities"].as_object().into_iter().flatten();
    let severities = severities
        .map(|(code, _)| (at.key("check").key("severities").key(code), code.as_str()));
    let unknown = codes.chain(severities).filter_map(|(place, code)| {
        let unknown = Selection::default().ignore(code).err()?;
        let finding = Diagnostic::error(
            WRONG_OPTION,
            Location::pointer(place),
            format!("`{code}` is no rule's code or name"),
        );
        Some(match unknown.nearest {
            Some(nearest) => finding.hint(suggest::did_you_mean(nearest)),
            None => finding.hint("`vitae explain` lists the rules"),
        })
    });
    unknown.collect()
}

/// The languages there are headings in.
fn languages() -> String {
    Lang::all().map(|lang| format!("`{}`", lang.tag())).collect::<Vec<_>>().join(", ")
}

fn section_names() -> String {
    let names =
        crate::document::SectionKind::all().map(|kind| format!("`{}`", kind.name()));
    names.collect::<Vec<_>>().join(", ")
}

fn schema() -> &'static Value {
    static SCHEMA: OnceLock<Value> = OnceLock::new();
    SCHEMA
        .get_or_init(|| serde_json::from_str(OPTIONS_SCHEMA).expect("our schema is JSON"))
}

/// The least and the most an option can be.
fn bounds(name: &str) -> (&'static Value, Option<&'static Value>) {
    let option = &schema()["properties"][name];
    (&option["minimum"], option.get("maximum"))
}

/// The values of an enumeration: `` `a4`, `us-letter` ``.
fn listed(options: &Value) -> String {
    let options = options.as_array().into_iter().flatten();
    let names = options.filter_map(Value::as_str).map(|name| format!("`{name}`"));
    names.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choice::Choice;
    use crate::document::{Dash, DateStyle, HeadOrder, MARKERS, SectionKind};
    use crate::layout::{Density, Family, FontSize, HeadingCase, Margins, Paper};

    fn read(text: &str) -> Result<Settings, Vec<String>> {
        let source = Source::new("vitae.json", text).expect("it is UTF-8");
        Settings::read(&source, &JsonPointer::root()).map_err(|findings| {
            let told =
                findings.iter().map(|it| format!("{}; {}", it.message, it.hints[0]));
            told.collect()
        })
    }

    fn names<T: Choice>() -> Vec<String> {
        T::ALL.iter().map(|(name, _)| (*name).to_owned()).collect()
    }

    #[test]
    fn the_schema_lists_what_the_types_allow() {
        let listed = |name: &str| -> Vec<String> {
            let values = schema()["properties"][name]["enum"].as_array();
            let values = values.into_iter().flatten().filter_map(Value::as_str);
            values.map(str::to_owned).collect()
        };
        assert_eq!(listed("paper"), names::<Paper>());
        assert_eq!(listed("margins"), names::<Margins>());
        assert_eq!(listed("density"), names::<Density>());
        assert_eq!(listed("headingCase"), names::<HeadingCase>());
        assert_eq!(listed("dateStyle"), names::<DateStyle>());
        assert_eq!(listed("dash"), names::<Dash>());
        assert_eq!(listed("headOrder"), names::<HeadOrder>());
        assert_eq!(listed("bullet"), MARKERS.map(|marker| marker.to_string()));
        let families: Vec<_> = Family::all().map(|it| it.name().to_owned()).collect();
        assert_eq!(listed("font"), families);
        let sections = &schema()["properties"]["titles"]["propertyNames"]["enum"];
        let kinds: Vec<Value> =
            SectionKind::all().map(|kind| kind.name().into()).collect();
        assert_eq!(sections.as_array(), Some(&kinds));
        assert_eq!(bounds("fontSize").0.as_f64(), Some(FontSize::SMALLEST.pt()));
        let most = bounds("fontSize").1.and_then(Value::as_f64);
        assert_eq!(most, Some(FontSize::LARGEST.pt()));
    }

    #[test]
    fn every_option_is_read() {
        let settings = read(
            r##"{ "layout": "swiss", "lang": "pt-BR", "pages": 2, "paper": "a4",
                  "margins": "wide", "fontSize": 10.5, "density": "airy",
                  "accent": "#1f3a5f", "font": "Inter", "headingCase": "upper",
                  "bullet": "▪", "dateStyle": "iso", "dash": "hyphen",
                  "sections": ["skills", "...", "-references"],
                  "titles": { "work": "Jobs" }, "headOrder": "employer-first",
                  "maxRoles": 3, "since": 2015, "separateRoles": true,
                  "check": { "ignore": ["A01"], "severities": { "L04": "error" } } }"##,
        )
        .expect("every value is allowed");
        assert_eq!(settings.layout.as_deref(), Some("swiss"));
        assert_eq!(settings.looks.margins, Some(Margins::Wide));
        assert_eq!(settings.looks.font_size, FontSize::new(10.5));
        assert_eq!(settings.content.lang.map(Lang::tag), Some("pt"));
        assert_eq!(settings.content.date_style, Some(DateStyle::Iso));
        assert_eq!(settings.content.titles, [(SectionKind::Work, "Jobs".to_owned())]);
        let sections = settings.content.sections.expect("they were chosen");
        assert_eq!(sections[0], SectionKind::Skills);
        assert!(!sections.contains(&SectionKind::References));
        let members = schema()["properties"].as_object().expect("properties").len();
        assert_eq!(settings.check.severities["L04"], "error");
        assert_eq!(members, 21, "a new option is read in this test, too");
    }

    #[test]
    fn a_wrong_value_is_told_with_those_allowed() {
        for (text, told) in [
            (r#"{ "density": "tight" }"#, ["`density`", "`compact`, `normal`, `airy`"]),
            (r#"{ "fontSize": 8 }"#, ["`fontSize`", "from 9 to 12"]),
            (r##"{ "accent": "#ffee00" }"##, ["contrast", "darker"]),
            (r#"{ "accent": "red" }"#, ["`accent`", "`#1f3a5f`"]),
            (r#"{ "layout": "swis" }"#, ["`swis`", "swiss"]),
            (r#"{ "lang": "xx" }"#, ["`xx`", "`de`"]),
            (r#"{ "sections": ["hobbys"] }"#, ["`hobbys`", "`interests`"]),
            (r#"{ "titles": { "jobs": "x" } }"#, ["jobs", "`work`"]),
            (r#"{ "densty": "airy" }"#, ["`densty`", "`density`"]),
            (r#"{ "zzzzzzzz": 1 }"#, ["`zzzzzzzz`", "margins"]),
            (r#"{ "maxRoles": 0 }"#, ["`maxRoles`", "from 1 on"]),
            (r#"{ "check": { "ignore": ["Q77"] } }"#, ["`Q77`", "explain"]),
            (
                r#"{ "check": { "ignore": ["date-gaps"] } }"#,
                ["`date-gaps`", "`date-gap`"],
            ),
            (r#"{ "check": { "severities": { "L04": "bad" } } }"#, ["`L04`", "`off`"]),
        ] {
            let found = read(text).expect_err(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert!(told.iter().all(|it| found[0].contains(it)), "{text}: {found:?}");
        }
    }
}
