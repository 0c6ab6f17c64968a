//! The published schemas, and what conforms to them.

use serde_json::Value;

use super::cases;

/// The schema called `name` in the repository.
pub(crate) fn schema(name: &str) -> Value {
    let text = cases::read(&format!("schema/{name}.schema.json"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Everything in `value` that violates the schema called `name`.
pub(crate) fn violations(name: &str, value: &Value) -> Vec<String> {
    let validator = jsonschema::draft7::new(&schema(name)).expect("a schema of draft 7");
    let errors = validator.iter_errors(value);
    errors.map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// Fails unless `value` conforms to the schema called `name`.
#[track_caller]
pub(crate) fn assert_conforms(name: &str, value: &Value) {
    super::assert_none(&format!("violations of `{name}`"), &violations(name, value));
}
