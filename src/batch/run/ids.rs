//! The ids of a stream whose files go to a folder: jobs come in, in their order; whether another
//! before had the same id goes out. In memory 16 bytes are kept of each.

use std::collections::HashSet;

use crate::batch::digest::digest;
use crate::batch::stream::id;
use crate::resume::Source;

/// How much of an id's digest is kept: no two are alike by accident.
const KEPT: usize = 16;

/// The ids so far.
#[derive(Debug, Default)]
pub(super) struct Ids {
    seen: HashSet<[u8; KEPT]>,
}

impl Ids {
    /// Whether the job on line `number` has an id that none had before. Upper and lower case
    /// make no difference: on some file systems they are one file.
    pub(super) fn is_new(&mut self, line: &[u8], number: usize) -> bool {
        // What is no job has no files.
        let Ok(line) = Source::new("<stdin>", line) else { return true };
        let id = id(&line).unwrap_or_else(|| unnamed(number));
        let digest = digest(id.to_ascii_lowercase().as_bytes());
        digest.first_chunk().is_none_or(|kept| self.seen.insert(*kept))
    }
}

/// What a job is called that has no id.
pub(super) fn unnamed(number: usize) -> String {
    format!("line-{number}")
}
