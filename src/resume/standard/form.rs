//! A document while it is put in standard form.

use serde_json::{Map, Value};

use super::super::Source;
use crate::diag::{Findings, JsonPointer};
use crate::json::Moves;

/// What was read as something else.
#[derive(Debug, Default)]
pub(in crate::resume) struct Standardized {
    /// The warnings, located in the text.
    pub(in crate::resume) findings: Findings,
    /// The places in the text of all that moved.
    pub(in crate::resume) moves: Moves,
}

/// A document while it is put in standard form.
pub(super) struct Form<'s> {
    pub(super) source: &'s Source,
    pub(super) out: Standardized,
}

/// A member of an object, as it is written.
#[derive(Debug, Clone)]
pub(super) struct Member {
    pub(super) key: String,
    pub(super) value: Value,
    /// Its place in the text.
    pub(super) at: JsonPointer,
    /// Whether a warning says already what it is read as.
    pub(super) is_told: bool,
}

impl Member {
    pub(super) fn new(key: &str, value: impl Into<Value>, at: &JsonPointer) -> Self {
        Self { key: key.to_owned(), value: value.into(), at: at.clone(), is_told: false }
    }
}

/// The members of the object at a place in the text.
pub(super) fn members(map: Map<String, Value>, at: &JsonPointer) -> Vec<Member> {
    map.into_iter().map(|(key, value)| Member::new(&key, value, &at.key(&key))).collect()
}
