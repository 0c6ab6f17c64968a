//! The schema of résumés, which their types are checked by once they are normalized.

use super::codes;
use crate::diag::Severity;
use crate::json::{Codes, Kind};

/// Our superset of JSON Resume's schema, as `vitae schema` prints it.
pub const RESUME_SCHEMA: &str = include_str!("../../schema/resume.schema.json");

/// Résumés. Their unknown keys are allowed by the schema and judged by `normalize`.
pub(super) static RESUME: Kind = Kind::new(
    "a résumé",
    "resume",
    RESUME_SCHEMA,
    Codes {
        wrong_type: codes::WRONG_TYPE,
        wrong_value: codes::SCHEMA_VIOLATION,
        unknown_key: codes::UNKNOWN_KEY,
        formats: &[
            ("email", codes::INVALID_EMAIL, Severity::Warning),
            ("iri", codes::INVALID_URL, Severity::Warning),
        ],
    },
);

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::shape::{HIGHLIGHT, OWN, Object, RESUME, Shape};
    use super::RESUME_SCHEMA;

    /// Follows `$ref` and `allOf`, as far as our schema uses them.
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
                Shape::Text | Shape::Prose | Shape::Timestamp => {
                    assert_eq!(kind, "string");
                }
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
    fn the_table_of_shapes_agrees_with_the_schema() {
        let schema: Value = serde_json::from_str(RESUME_SCHEMA).expect("JSON");
        compare(&RESUME, &schema, &schema);
        compare(&OWN, &schema["definitions"]["ownEntry"], &schema);
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
