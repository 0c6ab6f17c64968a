//! The schema: a mended document in, what is of the wrong type in it out, in our own words.
//!
//! Findings come from the validator's error *kinds*; its English is never read.

use std::sync::OnceLock;

use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use jsonschema::{Draft, JsonType, ValidationError, Validator};
use serde_json::Value;

use crate::diag::{Diagnostic, Findings, JsonPointer, Location};

use super::codes;
use super::value::thing;

/// Our superset of JSON Resume, as `vitae schema` prints it.
pub const RESUME_SCHEMA: &str = include_str!("../../schema/resume.schema.json");

/// What the schema refuses in a document, in the order of the schema.
pub(super) fn validate(document: &Value) -> Findings {
    validator().iter_errors(document).map(|error| explain(&error)).collect()
}

/// The validator, compiled once: compiling takes longer than a validation.
fn validator() -> &'static Validator {
    static VALIDATOR: OnceLock<Validator> = OnceLock::new();
    VALIDATOR.get_or_init(|| {
        let schema = serde_json::from_str(RESUME_SCHEMA).expect("our schema is JSON");
        jsonschema::options()
            .with_draft(Draft::Draft7)
            .should_validate_formats(true)
            .offline()
            .build(&schema)
            .expect("our schema is a schema")
    })
}

fn explain(error: &ValidationError<'_>) -> Diagnostic {
    let place = JsonPointer::from_string(error.instance_path().as_str().to_owned());
    let at = Location::pointer(place.clone());
    let thing = thing(&place);
    match error.kind() {
        Kind::Type { kind } => {
            let found = type_name(JsonType::from(error.instance().as_ref()));
            let wanted = match kind {
                TypeKind::Single(JsonType::Object) => "an object",
                TypeKind::Single(JsonType::Array) => "a list",
                TypeKind::Single(JsonType::String) => "text",
                TypeKind::Single(other) => type_name(*other),
                TypeKind::Multiple(_) => "text or an object",
            };
            let message = format!("{thing} is {found}, where {wanted} is asked");
            let finding = Diagnostic::error(codes::WRONG_TYPE, at, message);
            finding.hint(match wanted {
                "a list" => "put it in brackets: `[ … ]`".to_owned(),
                "an object" => match name_key(&place) {
                    Some(key) => format!("write `{{ \"{key}\": \"…\" }}`"),
                    None => "write `{ \"key\": \"value\" }`".to_owned(),
                },
                _ => "write it as one text in `\"`".to_owned(),
            })
        }
        Kind::Format { format } if format == "email" => {
            let message = format!("{thing} is not a mail address");
            Diagnostic::warning(codes::INVALID_EMAIL, at, message)
                .hint("write it like `name@example.com`")
        }
        Kind::Format { .. } => {
            let message = format!("{thing} is not a URL");
            Diagnostic::error(codes::INVALID_URL, at, message)
                .hint("write it whole, like `https://example.com/page`")
        }
        kind => {
            let message =
                format!("{thing} breaks the schema's rule `{}`", kind.keyword());
            Diagnostic::error(codes::SCHEMA_VIOLATION, at, message)
                .hint("`vitae schema` prints the schema")
        }
    }
}

fn type_name(json_type: JsonType) -> &'static str {
    match json_type {
        JsonType::Array => "a list",
        JsonType::Boolean => "true or false",
        JsonType::Integer | JsonType::Number => "a number",
        JsonType::Null => "null",
        JsonType::Object => "an object",
        JsonType::String => "text",
    }
}

/// The member that a bare text at a place most likely stands for.
fn name_key(place: &JsonPointer) -> Option<&'static str> {
    let mut keys =
        place.as_str().rsplit('/').filter(|part| part.parse::<usize>().is_err());
    Some(match keys.next()? {
        "work" | "skills" | "interests" | "references" | "projects" | "certificates"
        | "publications" | "basics" => "name",
        "volunteer" => "organization",
        "education" => "institution",
        "awards" => "title",
        "languages" => "language",
        "profiles" => "network",
        "location" => "city",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::shape::{HIGHLIGHT, Object, RESUME, Shape};
    use super::*;

    /// Follows `$ref` and `allOf` as far as our schema uses them.
    fn resolve<'a>(schema: &'a Value, root: &'a Value) -> &'a Value {
        let reference = schema.get("$ref").or_else(|| schema.pointer("/allOf/0/$ref"));
        match reference.and_then(Value::as_str) {
            Some(reference) => {
                root.pointer(reference.trim_start_matches('#')).expect("there")
            }
            None => schema,
        }
    }

    fn compare(object: &Object, schema: &Value, root: &Value) {
        let schema = resolve(schema, root);
        let properties = schema["properties"].as_object().expect("properties");
        let mut known: Vec<&str> = object.all().map(|field| field.name).collect();
        let mut given: Vec<&str> = properties.keys().map(String::as_str).collect();
        known.sort_unstable();
        given.sort_unstable();
        assert_eq!(known, given, "{}", object.name);
        for field in object.all() {
            let property = resolve(&properties[field.name], root);
            let (kind, format) = (&property["type"], &property["format"]);
            match field.shape {
                Shape::Text | Shape::Timestamp => assert_eq!(kind, "string"),
                Shape::Date | Shape::EndDate | Shape::Language => {
                    assert!(property["pattern"].is_string(), "{}", field.name);
                }
                Shape::Url => assert_eq!(format, "iri"),
                Shape::Texts => assert_eq!(property["items"]["type"], "string"),
                Shape::Highlights => {
                    assert_eq!(kind, "array");
                    compare(&HIGHLIGHT, &property["items"], root);
                }
                Shape::Object(object) => compare(object, property, root),
                Shape::List(object) => {
                    assert_eq!(kind, "array");
                    compare(object, &property["items"], root);
                }
            }
        }
    }

    #[test]
    fn the_table_of_shapes_and_the_schema_say_the_same() {
        let schema: Value = serde_json::from_str(RESUME_SCHEMA).expect("JSON");
        compare(&RESUME, &schema, &schema);
    }

    #[test]
    fn every_property_of_the_schema_is_described() {
        fn check(schema: &Value, root: &Value, at: &str) {
            let schema = if schema["description"].is_string() {
                schema
            } else {
                resolve(schema, root)
            };
            assert!(schema["description"].is_string(), "{at}");
            for (key, property) in schema["properties"].as_object().into_iter().flatten()
            {
                check(property, root, &format!("{at}/{key}"));
            }
            if let Some(items) =
                schema["items"].as_object().filter(|items| items.len() > 1)
            {
                check(&Value::Object(items.clone()), root, &format!("{at}/*"));
            }
        }
        let schema: Value = serde_json::from_str(RESUME_SCHEMA).expect("JSON");
        check(&schema, &schema, "");
    }
}
