//! Numbers of YAML where text is expected. In YAML nobody puts `2019` in quotes, so it is read as
//! it is written, without a finding: `3.90` stays `3.90`.

use jsonschema::error::{TypeKind, ValidationErrorKind as Error};
use jsonschema::{JsonType, JsonTypeSet, ValidationError};
use serde_json::Value;

use super::kind::Kind;
use super::source::Source;
use crate::diag::JsonPointer;

impl Kind {
    /// Makes text of the numbers and truth values of a YAML document for which the schema asks for
    /// text.
    pub(super) fn read_unquoted(
        &self,
        document: &mut Value,
        source: &Source,
        at: &JsonPointer,
    ) {
        if !source.is_yaml() || self.compiled().validator.is_valid(document) {
            return;
        }
        let mut places: Vec<String> = Vec::new();
        for error in self.compiled().validator.iter_errors(document) {
            collect(&error, &mut places);
        }
        for place in places {
            let pointer = JsonPointer::from_string(format!("{at}{place}"));
            if let (Some(value), Some(text)) =
                (document.pointer_mut(&place), source.unquoted(&pointer))
            {
                *value = Value::String(text.to_owned());
            }
        }
    }
}

/// The places of values that are numbers or truth values and could be text.
fn collect(error: &ValidationError<'_>, places: &mut Vec<String>) {
    match error.kind() {
        Error::Type { kind } => {
            let wanted = match kind {
                TypeKind::Single(single) => JsonTypeSet::from(*single),
                TypeKind::Multiple(set) => *set,
            };
            if wanted.contains(JsonType::String) {
                places.push(error.instance_path().as_str().to_owned());
            }
        }
        Error::AnyOf { context } | Error::OneOfNotValid { context } => {
            context.iter().flatten().for_each(|inner| collect(inner, places));
        }
        _ => {}
    }
}

impl Source {
    /// Makes text of the numbers of a YAML document, except under one top-level key.
    pub(crate) fn unquoted_as_text(&self, document: &mut Value, except: &str) {
        if !self.is_yaml() {
            return;
        }
        let Value::Object(members) = document else { return };
        for (key, value) in members {
            if key != except {
                self.numbers_as_text(value, &JsonPointer::root().key(key));
            }
        }
    }

    fn numbers_as_text(&self, value: &mut Value, at: &JsonPointer) {
        match value {
            Value::Number(_) => {
                if let Some(text) = self.unquoted(at) {
                    *value = Value::String(text.to_owned());
                }
            }
            Value::Array(items) => {
                for (i, item) in items.iter_mut().enumerate() {
                    self.numbers_as_text(item, &at.index(i));
                }
            }
            Value::Object(members) => {
                for (key, item) in members {
                    self.numbers_as_text(item, &at.key(key));
                }
            }
            _ => {}
        }
    }
}
