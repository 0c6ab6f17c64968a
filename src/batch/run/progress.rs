//! How a batch goes: what an observer sees of it, and how it ends.

use std::io;
use std::path::PathBuf;

use crate::batch::report::{Counted, Status};
use crate::diag::Findings;
use crate::finding::{Counts, Record};

/// Why a batch did not begin, or did not come to its end.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The plan cannot be carried out; nothing was made.
    #[error(transparent)]
    Plan(#[from] Findings),
    /// Another run is using the folder.
    #[error("another run is using `{}`", .0.display())]
    Busy(PathBuf),
    /// JSON would be written into a folder of résumés, where the next run would read it.
    #[error("`{}` holds résumés of the batch", .0.display())]
    AmongInputs(PathBuf),
    /// A file of the batch itself could not be used.
    #[error("cannot use `{}`", .0.display())]
    Io(PathBuf, #[source] io::Error),
}

/// A document that is finished.
#[derive(Debug)]
pub struct Done {
    /// What its files are called, without extension.
    pub id: String,
    /// How it ended.
    pub status: Status,
    /// Whether an earlier run made it.
    pub is_kept: bool,
    /// Its errors; none if an earlier run made it.
    pub errors: Vec<Record>,
    /// How it covers its posting, if it has one.
    pub coverage: Option<Counted>,
    /// The number of its findings.
    pub counts: Counts,
    /// Whether it is proved but for pictures and drawings that were accepted.
    pub is_partly_examined: bool,
    /// Its line of the report.
    pub(super) line: String,
}

/// How a batch went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many documents it has.
    pub planned: usize,
    /// How many are proved and written.
    pub ok: usize,
    /// How many of these hold pictures or drawings that were accepted without being examined.
    pub partly_examined: usize,
    /// How many have errors, or are not proved.
    pub findings: usize,
    /// How many could not be tried to the end.
    pub errors: usize,
    /// How many of all these an earlier run made.
    pub kept: usize,
    /// Whether it was stopped before its end.
    pub is_stopped: bool,
    /// The number of findings of all documents.
    pub counts: Counts,
}

impl Summary {
    /// How many documents are finished.
    #[must_use]
    pub fn done(&self) -> usize {
        self.ok + self.findings + self.errors
    }

    pub(super) fn count(&mut self, done: &Done) {
        *match done.status {
            Status::Ok => &mut self.ok,
            Status::Findings => &mut self.findings,
            Status::Error => &mut self.errors,
        } += 1;
        self.partly_examined += usize::from(done.is_partly_examined);
        self.kept += usize::from(done.is_kept);
        self.counts += done.counts;
    }
}

/// Follows the progress of a batch.
pub trait Observer {
    /// The batch begins; it has so many documents.
    fn started(&mut self, planned: usize);
    /// The next document, in the order of the plan, is finished.
    fn finished(&mut self, done: &Done);
}
