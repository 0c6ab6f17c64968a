//! What an option allows, and why a value is not allowed: both in words and for programs.

use std::fmt;

use serde_json::{Value as Json, json};

use crate::diag::JsonPointer;
use crate::json::messages;
use crate::suggest;

/// The values an option allows.
#[derive(Debug, Clone, PartialEq)]
pub enum Allowed {
    /// `true` or `false`; on the command line, the flag alone.
    Switch,
    /// One of these names.
    Names(Vec<AllowedName>),
    /// A list of these names.
    List(Vec<AllowedName>),
    /// A number.
    Number {
        /// The minimum.
        least: f64,
        /// The maximum, if there is one.
        most: Option<f64>,
        /// Whether fractions are not allowed.
        is_whole: bool,
    },
    /// What these words say: `a colour, as in …`.
    Like(&'static str),
}

/// A name that an option allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AllowedName {
    /// The canonical spelling.
    pub name: &'static str,
    /// Other names that are accepted.
    pub aliases: &'static [&'static str],
    /// What it means, in a few words; may be empty.
    pub about: &'static str,
}

impl AllowedName {
    /// A name without aliases that needs no explanation.
    #[must_use]
    pub fn plain(name: &'static str) -> Self {
        Self { name, aliases: &[], about: "" }
    }
}

impl Allowed {
    /// The names, where names are allowed.
    #[must_use]
    pub fn names(&self) -> &[AllowedName] {
        match self {
            Self::Names(names) | Self::List(names) => names,
            _ => &[],
        }
    }

    /// The JSON schema of the values.
    pub(super) fn schema(&self) -> Json {
        let names = || -> Vec<&str> { self.names().iter().map(|it| it.name).collect() };
        match self {
            Self::Switch => json!({ "type": "boolean" }),
            Self::Names(_) => json!({ "enum": names() }),
            Self::List(_) => json!({ "type": "array", "items": { "enum": names() } }),
            Self::Number { least, most, is_whole } => {
                let kind = if *is_whole { "integer" } else { "number" };
                let mut schema = json!({ "type": kind, "minimum": number(*least) });
                if let Some(most) = most {
                    schema["maximum"] = number(*most);
                }
                schema
            }
            Self::Like(_) => json!({ "type": "string", "minLength": 1 }),
        }
    }
}

/// A number in JSON: `9`, not `9.0`.
pub(super) fn number(number: f64) -> Json {
    #[expect(clippy::cast_possible_truncation, reason = "limits and sizes are small")]
    let whole = number as i64;
    #[expect(clippy::cast_precision_loss, reason = "limits and sizes are small")]
    let is_whole = (whole as f64 - number).abs() < f64::EPSILON;
    if is_whole { Json::from(whole) } else { Json::from(number) }
}

impl fmt::Display for Allowed {
    /// As it follows "expected".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let listed =
            |names: &[AllowedName]| suggest::listed(names.iter().map(|it| it.name));
        match self {
            Self::Switch => f.write_str("`true` or `false`"),
            Self::Names(names) => write!(f, "one of {}", listed(names)),
            Self::List(names) => write!(f, "a list of {}", listed(names)),
            Self::Number { least, most: Some(most), .. } => {
                write!(f, "a number from {least} to {most}")
            }
            Self::Number { least, most: None, .. } => {
                write!(f, "a number of at least {least}")
            }
            Self::Like(words) => f.write_str(words),
        }
    }
}

/// Why a value is not allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    /// Where in the value, from the value itself.
    pub at: JsonPointer,
    /// What is wrong: `expected a number from 1 to 50`.
    pub message: String,
    /// What stands there instead, where the message does not name it.
    pub found: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Unfit {
    /// Something is wrong with the whole value.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        let message = message.into();
        Self { at: JsonPointer::root(), message, found: None, hint: None }
    }

    /// Something else was expected.
    #[must_use]
    pub fn expected(expected: impl fmt::Display, found: &Json) -> Self {
        let found = match found {
            Json::Null | Json::Bool(_) | Json::Number(_) => format!("`{found}`"),
            Json::String(_) => "a string".to_owned(),
            Json::Array(_) => "an array".to_owned(),
            Json::Object(_) => "an object".to_owned(),
        };
        let found = Some(found);
        Self { found, ..Self::new(format!("expected {expected}")) }
    }

    /// A name that is none of those known.
    #[must_use]
    pub fn unknown<'a>(
        kind: &str,
        name: &str,
        known: impl IntoIterator<Item = &'a str> + Clone,
    ) -> Self {
        let message = format!("unknown {kind} `{}`", messages::shown(name));
        Self::new(message).hint(suggest::hint(name, known))
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// The same, where the value is the member `key` of an option's value.
    #[must_use]
    pub fn in_member(self, key: &str) -> Self {
        self.within(&JsonPointer::root().key(key))
    }

    /// The same, where the value is the element `index`, 0-based, of an option's value.
    #[must_use]
    pub fn in_element(self, index: usize) -> Self {
        self.within(&JsonPointer::root().index(index))
    }

    fn within(self, place: &JsonPointer) -> Self {
        Self { at: JsonPointer::from_string(format!("{place}{}", self.at)), ..self }
    }
}
