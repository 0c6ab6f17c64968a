//! The one reader of structured input: résumés, options, variants, plans, stream jobs, postings
//! and vocabularies all come through here, in JSON or in YAML.
//!
//! A document is read in the same steps whatever it describes: its notation, [`limits`] on the raw
//! text, syntax (RFC 8259, YAML 1.2) with the span of every value, duplicate keys, the schema of its [`Kind`],
//! checks beyond the schema, and finally a typed value. Every step reports all it finds, worded
//! in one place (`explain`, `messages`) and located in the source.
//!
//! To read a new kind of document, write its schema, describe it by a [`Kind`], and call
//! [`read`] – or [`read_checked`], if there is more to check than a schema can say.

pub(crate) mod clusters;
pub(crate) mod codes;
pub(crate) mod edit;
mod explain;
mod foreign;
mod index;
mod kind;
pub mod limits;
mod lines;
pub(crate) mod messages;
mod moves;
mod notation;
mod read;
mod relaxed;
mod source;
mod syntax;
mod unquoted;
mod yaml;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::diag::{Diagnostic, Findings, JsonPointer, Warned};

pub(crate) use kind::{Codes, Kind};
pub(crate) use moves::Moves;
pub use source::Source;
pub(crate) use yaml::yaml_text;

/// Reads the document of a kind that stands at a place in a source: at the root, or where
/// another document has it inside. A place where nothing stands is read as an empty object.
///
/// Warnings are about the whole source and only given for its root.
pub(crate) fn read<T: DeserializeOwned>(
    source: &Source,
    kind: &Kind,
    at: &JsonPointer,
) -> Warned<Result<T, Findings>> {
    read_checked(source, kind, at, |_| Findings::new())
}

/// As [`read`], with checks that a schema cannot express. They are given the document as it was
/// written, valid or not, so that everything wrong with it is reported at once; what they cannot
/// make sense of, the schema has already refused.
pub(crate) fn read_checked<T: DeserializeOwned>(
    source: &Source,
    kind: &Kind,
    at: &JsonPointer,
    check: impl FnOnce(&Value) -> Findings,
) -> Warned<Result<T, Findings>> {
    let is_whole = *at == JsonPointer::root();
    let mut document = match source.value(at) {
        Ok(document) => document.unwrap_or_else(|| Value::Object(Map::new())),
        Err(findings) => {
            return Warned { output: Err(findings), warnings: Findings::new() };
        }
    };
    kind.read_unquoted(&mut document, source, at);
    let mut findings = kind.validate(&document, source, at);
    findings.extend(check(&document));
    findings.extend(clusters::check(&document, at));
    if is_whole {
        findings.extend(source.duplicate_keys());
        findings.extend(source.deviations());
    }
    source.sort(&mut findings);
    let (mut errors, warnings): (Findings, Findings) =
        findings.into_iter().partition(Diagnostic::is_error);
    if errors.is_empty() {
        normalize_integers(&mut document);
        match T::deserialize(document) {
            Ok(output) => return Warned { output: Ok(output), warnings },
            Err(_) => errors.push(kind.unreadable(at)),
        }
    }
    Warned { output: Err(errors), warnings }
}

/// Writes whole numbers as integers: to JSON Schema `2.0` is one, to serde it is not.
fn normalize_integers(value: &mut Value) {
    match value {
        Value::Number(number) if number.is_f64() => {
            let whole = number.as_f64().filter(|number| number.fract() == 0.0);
            let whole = whole.and_then(|whole| format!("{whole:.0}").parse::<i64>().ok());
            if let Some(whole) = whole {
                *number = whole.into();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(normalize_integers),
        Value::Object(members) => members.values_mut().for_each(normalize_integers),
        _ => {}
    }
}

#[cfg(test)]
mod tests;
