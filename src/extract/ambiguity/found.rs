//! The ambiguities of a file, each listed once.

use std::collections::HashSet;
use std::fmt;

use hayro_syntax::object::ObjectIdentifier;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::extract::bounds::within;
use crate::text::{counted, quote};

/// Further ambiguities are not listed.
const MOST: usize = 50;

/// A place where a file says two things.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Ambiguity {
    /// A dictionary has a key twice, with different values (ISO 32000-1 §7.3.7).
    Key {
        /// The key, shortened.
        key: String,
        /// The number of the object it is in; `None` in the content of a page, or in a trailer.
        object: Option<u32>,
    },
    /// Two objects of one revision have the same number (§7.3.10).
    Object {
        /// The number.
        number: u32,
    },
    /// Two trailers name different roots (§7.5.5).
    Catalog,
    /// A stream ends elsewhere than its length says (§7.3.8.2).
    Length {
        /// The number of the object.
        object: u32,
    },
    /// A font maps a code to two different texts (§9.10.3).
    Code {
        /// The code.
        code: u32,
    },
    /// Objects were replaced after the file was written: the earlier ones are still in it
    /// (§7.5.6).
    Replaced {
        /// How many.
        objects: usize,
    },
}

impl Ambiguity {
    /// Whether this is what programs leave behind that add to a file instead of writing it anew.
    /// Readers that follow the file's own tables agree on what is valid.
    #[must_use]
    pub fn is_update(&self) -> bool {
        matches!(self, Self::Replaced { .. })
    }
}

impl fmt::Display for Ambiguity {
    /// A clause, as in a finding.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key { key, object: Some(object) } => {
                write!(f, "`/{key}` has two different values in object {object}")
            }
            Self::Key { key, object: None } => {
                write!(f, "`/{key}` has two different values in one dictionary")
            }
            Self::Object { number } => {
                write!(f, "object {number} is there twice, with different contents")
            }
            Self::Catalog => f.write_str("two trailers name different roots"),
            Self::Length { object } => {
                write!(f, "the stream of object {object} has another length than it says")
            }
            Self::Code { code } => {
                write!(f, "a font maps the code {code} to two different texts")
            }
            Self::Replaced { objects } => {
                let objects = counted(*objects, "object");
                write!(f, "{objects} replaced after the file was written")
            }
        }
    }
}

/// The ambiguities found so far, each once.
#[derive(Debug, Default)]
pub(in crate::extract) struct Ambiguities {
    found: Vec<Ambiguity>,
    /// The maps of fonts that were looked at.
    pub(super) maps: HashSet<ObjectIdentifier>,
}

impl Ambiguities {
    pub(super) fn add(&mut self, ambiguity: Ambiguity) {
        if self.found.len() < MOST && !self.found.contains(&ambiguity) {
            self.found.push(ambiguity);
        }
    }

    pub(super) fn add_keys(&mut self, keys: Vec<Vec<u8>>, object: Option<u32>) {
        for key in keys {
            let key = quote(&String::from_utf8_lossy(&key));
            self.add(Ambiguity::Key { key, object });
        }
    }

    /// Those found, in a fixed order.
    pub(in crate::extract) fn finish(mut self) -> Vec<Ambiguity> {
        self.found.sort();
        self.found
    }
}

/// Fails if looking at the objects of a file takes far longer than their length explains.
pub(super) fn within_effort(looked_at: usize, length: usize) -> Result<()> {
    /// Objects that are apart are looked at once.
    const OFTEN: usize = 4;
    /// A small file may be looked at as often as it likes.
    const SMALL: usize = 1 << 20;
    let limit = length.saturating_mul(OFTEN).saturating_add(SMALL);
    within("bytes of objects within objects", looked_at, limit)
}
