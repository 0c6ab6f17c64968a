//! The ids of a stream whose files go to a folder: no two jobs may have the same, or the second
//! would overwrite the files of the first. 16 bytes of each id are kept in memory.

use std::collections::HashSet;

use crate::batch::digest::digest;
use crate::batch::stream::id;
use crate::resume::Source;

/// How many bytes of an id's digest are kept: no two are equal by accident.
const KEPT: usize = 16;

/// The ids so far.
#[derive(Debug, Default)]
pub(super) struct Ids {
    seen: HashSet<[u8; KEPT]>,
}

impl Ids {
    /// Whether the job on line `number` has an id that no earlier job has. Case makes no
    /// difference: some file systems ignore it.
    pub(super) fn is_new(&mut self, line: &[u8], number: usize) -> bool {
        // A line that is no job has no files.
        let Ok(line) = Source::new("<stdin>", line) else { return true };
        let id = id(&line).unwrap_or_else(|| unnamed(number));
        let digest = digest(id.to_ascii_lowercase().as_bytes());
        digest.first_chunk().is_none_or(|kept| self.seen.insert(*kept))
    }
}

/// The id of a job that names none.
pub(super) fn unnamed(number: usize) -> String {
    format!("line-{number}")
}
