//! Kinds of documents: a schema, compiled once, and the codes of findings about it.

use std::sync::OnceLock;

use jsonschema::{Draft, Validator};
use serde_json::Value;

use super::messages;
#[cfg(any(feature = "batch", test))]
use super::messages::shown;
use super::source::Source;
use crate::diag::{Code, Diagnostic, JsonPointer, Location, Severity};
use crate::suggest;

/// A kind of JSON document. One `static` describes each kind.
#[derive(Debug)]
pub(crate) struct Kind {
    /// What messages call a document of this kind, with its article: `a variant`.
    pub(crate) noun: &'static str,
    /// The name by which `vitae schema NAME` prints its schema.
    pub(crate) schema_name: &'static str,
    pub(crate) codes: Codes,
    /// The schema, in JSON Schema's draft 7.
    schema: &'static str,
    compiled: OnceLock<Compiled>,
}

/// The codes of findings about documents of a kind.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Codes {
    /// For a value of the wrong type.
    pub(crate) wrong_type: Code,
    /// For any other value that is not allowed, and for a missing one.
    pub(crate) wrong_value: Code,
    /// For a key that the kind does not have.
    pub(crate) unknown_key: Code,
    /// For strings that do not conform to a `format` of the schema, if formats are checked.
    pub(crate) formats: &'static [(&'static str, Code, Severity)],
}

/// A schema, ready for use.
#[derive(Debug)]
pub(super) struct Compiled {
    pub(super) schema: Value,
    pub(super) validator: Validator,
}

impl Kind {
    pub(crate) const fn new(
        noun: &'static str,
        schema_name: &'static str,
        schema: &'static str,
        codes: Codes,
    ) -> Self {
        Self { noun, schema_name, codes, schema, compiled: OnceLock::new() }
    }

    /// The keys that a document of this kind can have.
    pub(crate) fn keys(&self) -> Vec<&str> {
        messages::keys(&self.compiled().schema)
    }

    /// The error for a value that is not allowed at a place.
    pub(crate) fn wrong_value(
        &self,
        at: JsonPointer,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::error(self.codes.wrong_value, Location::pointer(at), message)
            .hint(hint)
    }

    /// The error for a name of something – a layout, a format – that does not exist, with the
    /// one that is meant or those there are.
    #[cfg(any(feature = "batch", test))]
    pub(crate) fn unknown_name<'a>(
        &self,
        at: JsonPointer,
        thing: &str,
        name: &str,
        known: impl IntoIterator<Item = &'a str> + Clone,
    ) -> Diagnostic {
        let message = format!("unknown {thing} `{}`", shown(name));
        self.wrong_value(at, message, suggest::hint(name, known))
    }

    /// The error for a key that the object at a place does not have.
    pub(crate) fn unknown_key<'a>(
        &self,
        source: &Source,
        object: &JsonPointer,
        key: &str,
        known: impl IntoIterator<Item = &'a str> + Clone,
    ) -> Diagnostic {
        let place = object.key(key);
        let at = Location::Json { span: source.key_span(&place), pointer: place };
        Diagnostic::error(self.codes.unknown_key, at, messages::unknown_key(key))
            .hint(suggest::hint(key, known))
    }

    /// The error for a document that its schema accepts and its type does not: an integer
    /// beyond the type's range, say.
    pub(crate) fn unreadable(&self, at: &JsonPointer) -> Diagnostic {
        let message = format!("this cannot be read as {}", self.noun);
        self.wrong_value(at.clone(), message, self.see_schema())
    }

    /// Where to look further.
    pub(super) fn see_schema(&self) -> String {
        format!("run `vitae schema {}` to see what is allowed", self.schema_name)
    }

    /// Compiling takes longer than a validation.
    pub(super) fn compiled(&self) -> &Compiled {
        self.compiled.get_or_init(|| {
            let schema: Value =
                serde_json::from_str(self.schema).expect("our schema is JSON");
            let validator = jsonschema::options()
                .with_draft(Draft::Draft7)
                .should_validate_formats(!self.codes.formats.is_empty())
                .offline()
                .build(&schema)
                .expect("our schema is a schema");
            Compiled { schema, validator }
        })
    }
}
