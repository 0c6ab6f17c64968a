//! What a type of option values must do: be read, written, merged and described.

use std::any::Any;
use std::fmt;

use serde_json::Value as Json;

use super::{Allowed, Unfit};

/// A type of option values.
pub trait Value: Any + Clone + fmt::Debug + Send + Sync {
    /// Whether the flag may be repeated on the command line; see [`and`](Self::and).
    const IS_REPEATABLE: bool = false;

    /// The values allowed.
    fn allowed(limits: Limits) -> Allowed;

    /// Reads a value of a configuration file.
    ///
    /// # Errors
    /// If the value is not allowed.
    fn from_json(json: &Json, limits: Limits) -> Result<Self, Unfit>;

    /// Reads a value of the command line.
    ///
    /// # Errors
    /// If the value is not allowed.
    fn from_text(text: &str, limits: Limits) -> Result<Self, Unfit> {
        Self::from_json(&Json::from(text), limits)
    }

    /// The value that is the path of an existing file or folder, for types that have such
    /// values.
    #[must_use]
    fn from_path(_path: &str) -> Option<Self> {
        None
    }

    /// The value as a configuration file has it, in its canonical spelling.
    fn to_json(&self) -> Json;

    /// The JSON schema of the values allowed. It knows canonical spellings only.
    #[must_use]
    fn schema(limits: Limits) -> Json {
        Self::allowed(limits).schema()
    }

    /// The value that holds where none is set, if that depends on nothing else.
    #[must_use]
    fn usual() -> Option<Self> {
        None
    }

    /// This value merged with one from a source of lower precedence.
    #[must_use]
    fn or(self, _rest: Self) -> Self {
        self
    }

    /// This value together with that of the same flag later on the command line.
    #[must_use]
    fn and(self, later: Self) -> Self {
        later
    }
}

/// The least and the most a number may be, both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Limits {
    /// The minimum; where there is none, that of the type.
    pub least: Option<u16>,
    /// The maximum, if there is one.
    pub most: Option<u16>,
}

impl Limits {
    /// Whether a number is within the limits.
    pub(super) fn hold(self, number: u64) -> bool {
        self.least.is_none_or(|least| u64::from(least) <= number)
            && self.most.is_none_or(|most| number <= u64::from(most))
    }
}
