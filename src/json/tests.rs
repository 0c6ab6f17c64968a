//! Facts about the reader, shown by a kind of document that has everything a schema can ask.

use serde::Deserialize;

use super::*;
use crate::diag::{Code, Location, Severity};

const TYPE: Code = Code::new("T001", "wrong-type");
const VALUE: Code = Code::new("T002", "wrong-value");
const KEY: Code = Code::new("T003", "unknown-key");
const EMAIL: Code = Code::new("T004", "invalid-email");

static RECIPE: Kind = Kind::new(
    "a recipe",
    "recipe",
    r##"{
        "type": "object",
        "additionalProperties": false,
        "required": ["title"],
        "properties": {
            "$schema": { "type": "string" },
            "title": { "type": "string", "minLength": 1, "maxLength": 8, "pattern": "^[A-Z]" },
            "serves": { "type": "integer", "minimum": 1, "maximum": 12 },
            "minutes": { "type": "number", "minimum": 0 },
            "course": { "enum": ["starter", "main", "dessert"] },
            "steps": { "$ref": "#/definitions/steps" },
            "colour": { "type": "string", "pattern": "^#[0-9a-f]{6}$", "examples": ["#1f3a5f"] },
            "vegan": { "type": "boolean" },
            "cook": { "type": "string", "format": "email" },
            "from": {
                "type": "object",
                "additionalProperties": false,
                "required": ["book"],
                "properties": { "page": { "type": "integer" }, "book": { "type": "string" } }
            },
            "notes": { "type": "object", "propertyNames": { "enum": ["wine", "season"] } },
            "photo": {
                "anyOf": [
                    { "type": "string", "pattern": "\\S" },
                    {
                        "type": "object",
                        "additionalProperties": false,
                        "required": ["file"],
                        "properties": { "file": { "type": "string" }, "why": { "type": "string" } }
                    },
                    {
                        "type": "object",
                        "additionalProperties": false,
                        "required": ["of"],
                        "properties": { "of": { "type": "string" }, "why": { "type": "string" } }
                    }
                ]
            }
        },
        "definitions": {
            "steps": {
                "type": "array",
                "maxItems": 3,
                "uniqueItems": true,
                "items": { "$ref": "#/definitions/step" }
            },
            "step": { "type": ["string", "object"], "properties": { "do": { "type": "string" } } }
        }
    }"##,
    Codes {
        wrong_type: TYPE,
        wrong_value: VALUE,
        unknown_key: KEY,
        formats: &[("email", EMAIL, Severity::Warning)],
    },
);

#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(default)]
struct Recipe {
    title: String,
    serves: Option<u8>,
    steps: Vec<serde_json::Value>,
}

fn source(text: &str) -> Source {
    Source::new("recipe.json", text).expect("within limits")
}

fn read_recipe(text: &str) -> Warned<Result<Recipe, Findings>> {
    read(&source(text), &RECIPE, &JsonPointer::root())
}

/// All findings about a text: code, the text they point at, message and hint.
fn findings(text: &str) -> Vec<String> {
    let source = source(text);
    let read = read::<Recipe>(&source, &RECIPE, &JsonPointer::root());
    let findings = read.output.err().into_iter().flatten().chain(read.warnings);
    let line = |finding: Diagnostic| {
        let span = source.location_span(&finding.location).unwrap_or_default();
        let Diagnostic { code, message, hints, .. } = finding;
        assert_eq!(hints.len(), 1, "{message}");
        format!("{code} at {}: {message}; {}", &source.text()[span], hints[0])
    };
    findings.map(line).collect()
}

#[test]
fn a_valid_document_is_read_without_findings() {
    let text =
        r#"{ "title": "Soup", "serves": 4.0, "steps": ["boil", { "do": "eat" }] }"#;
    let read = read_recipe(text);
    assert!(read.warnings.is_empty());
    let recipe = read.output.expect("it is valid");
    assert_eq!((recipe.title.as_str(), recipe.serves), ("Soup", Some(4)));
    assert_eq!(recipe.steps.len(), 2);
}

/// Members of a recipe that are wrong, and what is reported about them.
const ERRORS: &[(&str, &str)] = &[
    (
        r#""serves": "4""#,
        r#"T001 at "4": `serves`: expected an integer, found a string; remove the quotes"#,
    ),
    (
        r#""serves": 1.5"#,
        "T001 at 1.5: `serves`: expected an integer, found 1.5; \
             run `vitae schema recipe` to see what is allowed",
    ),
    (
        r#""vegan": 1"#,
        "T001 at 1: `vegan`: expected a boolean, found a number; write `true` or `false`",
    ),
    (
        r#""steps": "boil""#,
        r#"T001 at "boil": `steps`: expected an array, found a string; put it in brackets: `[ … ]`"#,
    ),
    (
        r#""steps": [7]"#,
        "T001 at 7: an entry of `steps`: expected a string or an object, found a number; \
             write it as one string in double quotes",
    ),
    (
        r#""from": "Beeton""#,
        r#"T001 at "Beeton": `from`: expected an object, found a string; write `{ "book": "…" }`"#,
    ),
    (
        r#""serves": 40"#,
        "T002 at 40: `serves`: expected a number from 1 to 12, found 40; \
             run `vitae schema recipe` to see what is allowed",
    ),
    (
        r#""minutes": -2"#,
        "T002 at -2: `minutes`: expected a number of at least 0, found -2; \
             run `vitae schema recipe` to see what is allowed",
    ),
    (
        r#""course": "desert""#,
        "T002 at \"desert\": `course`: expected one of `starter`, `main`, `dessert`; \
             did you mean `dessert`?",
    ),
    (
        r#""course": "tea""#,
        "T002 at \"tea\": `course`: expected one of `starter`, `main`, `dessert`; \
             run `vitae schema recipe` to see what is allowed",
    ),
    (
        r#""colour": "red""#,
        r#"T002 at "red": `colour`: unexpected form; write it like `#1f3a5f`"#,
    ),
    (
        r#""steps": ["a", "b", "c", "d"]"#,
        "T002 at \"steps\": `steps` must have at most 3 entries, found 4; \
             run `vitae schema recipe` to see what is allowed",
    ),
    (
        r#""steps": ["a", "a"]"#,
        "T002 at \"steps\": `steps` must not have the same entry twice; \
             run `vitae schema recipe` to see what is allowed",
    ),
    (r#""from": {}"#, r#"T002 at "from": `from`: missing key `book`; add `"book": "…"`"#),
    (
        r#""from": { "book": "Beeton", "pages": 7 }"#,
        r#"T003 at "pages": unknown key `pages`; did you mean `page`?"#,
    ),
    (
        r#""notes": { "beer": 1 }"#,
        r#"T003 at "beer": unknown key `beer`; expected one of `wine`, `season`"#,
    ),
    (
        r#""cook": "somebody""#,
        "T004 at \"somebody\": `cook` is not an email address; \
             write it like `name@example.com`",
    ),
    (
        r#""photo": 7"#,
        "T001 at 7: `photo`: expected a string or an object, found a number; \
             write it as one string in double quotes",
    ),
    (
        r#""photo": " ""#,
        "T002 at \" \": `photo` must not be blank; \
             run `vitae schema recipe` to see what is allowed",
    ),
    (
        r#""photo": { "of": 3, "why": "x" }"#,
        "T001 at 3: `of`: expected a string, found a number; \
             write it as one string in double quotes",
    ),
    (
        r#""photo": { "file": "a", "wy": "x" }"#,
        r#"T003 at "wy": unknown key `wy`; did you mean `why`?"#,
    ),
    (
        r#""photo": { "why": "x" }"#,
        r#"T002 at "photo": `photo`: missing key `file`; add `"file": "…"`"#,
    ),
];

#[test]
fn each_error_has_its_message_hint_and_place() {
    for (members, wanted) in ERRORS {
        let text = format!("{{ \"title\": \"Soup\", {members} }}");
        assert_eq!(findings(&text), [*wanted], "{members}");
    }
}

#[test]
fn strings_have_one_finding_each() {
    for (title, wanted) in [
        ("", "`title` must not be empty"),
        ("A long title", "`title` must have at most 8 characters, found 12"),
        ("soup", "`title`: unexpected form"),
    ] {
        let found = findings(&format!("{{ \"title\": \"{title}\" }}"));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains(wanted), "{found:?}");
    }
}

#[test]
fn the_whole_document_needs_no_name() {
    assert_eq!(
        findings("[]"),
        [
            "T001 at [: expected an object, found an array; write a recipe as a JSON object: `{ … }`"
        ]
    );
    assert_eq!(findings("{}"), [r#"T002 at {: missing key `title`; add `"title": "…"`"#]);
}

#[test]
fn everything_wrong_is_reported_in_the_order_of_the_source() {
    let text = "{ \"titel\": 1, \"serves\": 0,\n \"title\": 2, \"course\": \"x\", \"title\": 3 }";
    let source = source(text);
    let check = |document: &serde_json::Value| {
        assert!(document["serves"].is_number(), "checks are given the whole document");
        let at = JsonPointer::root().key("course");
        RECIPE.unknown_name(at, "course", "x", ["a", "b"]).into()
    };
    let read = read_checked::<Recipe>(&source, &RECIPE, &JsonPointer::root(), check);
    let errors = read.output.expect_err("much is wrong");
    let codes: Vec<&str> = errors.iter().map(|error| error.code.id).collect();
    assert_eq!(codes, ["T003", "T002", "T002", "T002", "R005", "T001"]);
}

#[test]
fn a_warning_does_not_keep_a_document_from_being_read() {
    let text = "\u{feff}{ \"title\": \"Soup\", \"cook\": \"nobody\" }";
    let read = read_recipe(text);
    assert!(read.output.is_ok());
    let codes: Vec<&str> = read.warnings.iter().map(|warning| warning.code.id).collect();
    assert_eq!(codes, ["R018", "T004"]);
}

#[test]
fn a_document_inside_another_is_located_in_the_whole() {
    let source = source(r#"{ "of": { "title": 1 }, "of": { "title": 2 } }"#);
    let at = JsonPointer::root().key("of");
    let errors = read::<Recipe>(&source, &RECIPE, &at).output.expect_err("a number");
    // Duplicate keys are a matter of the whole.
    assert_eq!(errors.len(), 1, "{errors:?}");
    let Location::Json { pointer, .. } = &errors[0].location else {
        panic!("{errors:?}")
    };
    assert_eq!(pointer.as_str(), "/of/title");
    assert_eq!(source.location_span(&errors[0].location), Some(41..42));
    let nowhere = read::<Recipe>(&source, &RECIPE, &JsonPointer::root().key("z"));
    let errors = nowhere.output.expect_err("an empty object has no title");
    assert_eq!(errors[0].message, "`z`: missing key `title`");
}

#[test]
fn what_the_schema_accepts_and_the_type_does_not_is_a_finding() {
    static LOOSE: Kind = Kind::new("a number", "loose", "true", RECIPE_CODES);
    const RECIPE_CODES: Codes =
        Codes { wrong_type: TYPE, wrong_value: VALUE, unknown_key: KEY, formats: &[] };
    let source = source("300");
    let read = read::<u8>(&source, &LOOSE, &JsonPointer::root());
    let errors = read.output.expect_err("out of range");
    assert_eq!(errors[0].message, "this cannot be read as a number");
}
