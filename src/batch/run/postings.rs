//! The postings of a batch, each read once for many documents.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use super::inputs::PlanFile;
use crate::batch::digest::{Digest, digest};
use crate::job::{Posting, Vocabulary};
use crate::pipeline::Input;

/// How many postings are remembered at most.
const MOST_REMEMBERED: usize = 256;

/// A posting with the digest of the text it was read from.
pub(super) type Posted = Arc<(Digest, Input<Posting>)>;

/// Postings by their position in the plan.
#[derive(Debug, Default)]
pub(super) struct Postings(Mutex<HashMap<usize, Posted>>);

impl Postings {
    /// The posting at `position`, which is in `file`.
    pub(super) fn read(&self, position: usize, file: &PlanFile) -> io::Result<Posted> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(posted) = known.get(&position) {
            return Ok(Arc::clone(posted));
        }
        drop(known);
        let content = file.read()?;
        let digest = digest(&content);
        let posting = Input::posting(&file.known.shown, content, Vocabulary::built_in());
        let posted = Arc::new((digest, posting));
        known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST_REMEMBERED {
            known.clear();
        }
        known.insert(position, Arc::clone(&posted));
        Ok(posted)
    }
}
