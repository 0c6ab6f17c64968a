//! The schemas of postings and vocabularies: a JSON document comes in, what in it is not as its
//! schema asks goes out, in our own words.

use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::{Draft, ValidationError, Validator};
use serde_json::Value;

use super::codes;
use crate::diag::{Diagnostic, Findings, JsonPointer, Location};

/// How many slips of the finger apart two keys may be to be taken for the same.
const MOST_SLIPS: usize = 2;

/// Compiles one of our schemas.
pub(super) fn compile(schema: &str) -> Validator {
    let schema = serde_json::from_str(schema).expect("our schema is JSON");
    jsonschema::options()
        .with_draft(Draft::Draft7)
        .offline()
        .build(&schema)
        .expect("our schema is a schema")
}

/// What `validator` refuses; `known` are the keys of the objects, for those that are nearly
/// one, and `schema` is the name by which the schema is printed.
pub(super) fn validate(
    validator: &Validator,
    document: &Value,
    known: &[&str],
    schema: &str,
) -> Findings {
    let errors = validator.iter_errors(document);
    errors.flat_map(|error| explain(&error, known, schema)).collect()
}

fn explain(error: &ValidationError<'_>, known: &[&str], schema: &str) -> Vec<Diagnostic> {
    let place = JsonPointer::from_string(error.instance_path().as_str().to_owned());
    let name = match place.as_str().rsplit('/').next().unwrap_or_default() {
        "" => "the file".to_owned(),
        index if index.bytes().all(|b| b.is_ascii_digit()) => "an entry".to_owned(),
        key => format!("`{key}`"),
    };
    let finding = |at: JsonPointer, message: String| {
        Diagnostic::error(codes::WRONG_MEMBER, Location::pointer(at), message)
    };
    let see = format!("`vitae schema {schema}` prints what it can be");
    match error.kind() {
        Kind::AdditionalProperties { unexpected } => {
            let told = unexpected.iter().map(|key| {
                let nearest = known
                    .iter()
                    .map(|known| (strsim::osa_distance(key, known), known))
                    .filter(|(slips, _)| *slips <= MOST_SLIPS)
                    .min();
                let hint = match nearest {
                    Some((_, nearest)) => format!("did you mean `{nearest}`?"),
                    None => see.clone(),
                };
                finding(place.key(key), format!("`{key}` is not a known key")).hint(hint)
            });
            told.collect()
        }
        Kind::Required { property } => {
            let key = property.as_str().unwrap_or_default();
            vec![finding(place, format!("{name} has no `{key}`")).hint(see)]
        }
        Kind::Enum { options } => {
            let options = options.as_array().into_iter().flatten();
            let options: Vec<String> = options
                .filter_map(Value::as_str)
                .map(|option| format!("`{option}`"))
                .collect();
            let message = format!("{name} is none of the values it can have");
            vec![
                finding(place, message)
                    .hint(format!("write one of {}", options.join(", "))),
            ]
        }
        Kind::Type { .. } => {
            vec![finding(place, format!("{name} is of the wrong type")).hint(see)]
        }
        Kind::MaxItems { .. } | Kind::MaxLength { .. } => {
            vec![finding(place, format!("{name} is longer than what is read")).hint(see)]
        }
        _ => vec![finding(place, format!("{name} is not as it should be")).hint(see)],
    }
}
