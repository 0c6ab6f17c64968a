//! Places where a file says two things, of which one reader takes the first and another the last:
//! a key that a dictionary has twice, an object that is there twice, two catalogs, a stream that ends
//! elsewhere than it says, a code that is mapped to two texts, and objects that were replaced after the
//! file was written.
//!
//! The PDF library underneath takes the last of two keys, as most readers do, and the objects that
//! the last cross-reference table names. What others take cannot be known, so nothing is proved about
//! such a file; what is found here says so.
//!
//! The objects are looked for in the bytes, whether or not a table names them: readers that repair a
//! file find them so.

mod maps;
mod objects;
mod tokens;

use std::collections::HashSet;
use std::fmt;

use hayro_syntax::Pdf;
use hayro_syntax::object::ObjectIdentifier;
use memchr::memmem;
use serde::{Deserialize, Serialize};

use super::boundary::{Steps, hayro};
use super::bounds::within;
use crate::error::Result;
use crate::text::{counted, quote};

use objects::Objects;

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
    /// Two trailers name different catalogs (§7.5.5).
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
            Self::Catalog => f.write_str("there are two catalogs, each with pages"),
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
pub(super) struct Ambiguities {
    found: Vec<Ambiguity>,
    /// The maps of fonts that were looked at.
    maps: HashSet<ObjectIdentifier>,
}

impl Ambiguities {
    fn add(&mut self, ambiguity: Ambiguity) {
        if self.found.len() < MOST && !self.found.contains(&ambiguity) {
            self.found.push(ambiguity);
        }
    }

    fn add_keys(&mut self, keys: Vec<Vec<u8>>, object: Option<u32>) {
        for key in keys {
            let key = quote(&String::from_utf8_lossy(&key));
            self.add(Ambiguity::Key { key, object });
        }
    }

    /// Looks for dictionaries in the content of a page or a form.
    ///
    /// # Errors
    /// `PdfTooLarge` if they overlap so much that looking at them takes too long.
    pub(super) fn in_content(&mut self, content: &[u8]) -> Result<()> {
        let (mut after, mut looked_at) = (0, 0);
        for at in memmem::find_iter(content, b"<<") {
            // What is inside the last one was looked at with it.
            if at < after {
                continue;
            }
            let value = tokens::value(content.get(at..).unwrap_or_default());
            looked_at += value.end;
            within_effort(looked_at, content.len())?;
            // One that is not closed is none: it may be part of a picture.
            if value.is_whole {
                after = at + value.end;
                self.add_keys(value.repeated, None);
            }
        }
        Ok(())
    }

    /// Looks at all objects of an open file, in the file and in its compressed objects.
    ///
    /// # Errors
    /// `PdfTooLarge` if objects overlap so much that looking at them takes too long.
    pub(super) fn in_file(&mut self, pdf: &Pdf, bytes: &[u8]) -> Result<()> {
        let mut objects = Objects::default();
        objects.in_bytes(bytes, self)?;
        for object in Steps(hayro(|| pdf.objects().into_iter())) {
            objects.in_stream(&object, self)?;
            maps::look(&object, self);
        }
        objects.finish(bytes, self);
        Ok(())
    }

    /// Those found, in a fixed order.
    pub(super) fn finish(mut self) -> Vec<Ambiguity> {
        self.found.sort();
        self.found
    }
}

/// Fails if looking at the objects of a file takes far longer than their length explains.
fn within_effort(looked_at: usize, length: usize) -> Result<()> {
    /// Objects that are apart are looked at once.
    const OFTEN: usize = 4;
    /// A small file may be looked at as often as it likes.
    const SMALL: usize = 1 << 20;
    let limit = length.saturating_mul(OFTEN).saturating_add(SMALL);
    within("bytes of objects within objects", looked_at, limit)
}
