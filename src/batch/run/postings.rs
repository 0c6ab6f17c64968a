//! The postings of a batch: the place of one comes in, the posting goes out, read once for many
//! documents.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use super::inputs::Input;
use crate::batch::digest::{Digest, digest};
use crate::batch::given::Posted;

/// The most postings that are remembered.
const MOST_REMEMBERED: usize = 256;

/// Postings by their place, each with the fingerprint of what it was read from.
#[derive(Debug, Default)]
pub(super) struct Postings(Mutex<HashMap<usize, Arc<(Digest, Posted)>>>);

impl Postings {
    /// The posting `at`, which is in the file `input`.
    pub(super) fn read(
        &self,
        at: usize,
        input: &Input,
    ) -> io::Result<Arc<(Digest, Posted)>> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(posted) = known.get(&at) {
            return Ok(Arc::clone(posted));
        }
        drop(known);
        let content = input.read()?;
        let digest = digest(&content);
        let posted = Arc::new((digest, Posted::read(&input.known.shown, content)));
        known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST_REMEMBERED {
            known.clear();
        }
        known.insert(at, Arc::clone(&posted));
        Ok(posted)
    }
}
