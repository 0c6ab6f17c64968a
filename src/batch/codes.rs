//! What can be found wrong with a batch: one [`Code`] each, never used again for something else.

use crate::diag::Code;

/// A value that a plan cannot have.
pub(crate) const WRONG_PLAN: Code = Code::new("B001", "invalid-plan");
/// A key that no plan has.
pub(crate) const UNKNOWN_KEY: Code = Code::new("B002", "unknown-plan-key");
/// A path or glob without a file.
pub(crate) const NO_FILE: Code = Code::new("B003", "no-file");
/// A field of a name that nothing in the plan has a value for.
pub(crate) const NO_VALUE: Code = Code::new("B004", "no-value");
/// Two documents would be written to one file.
pub(crate) const COLLISION: Code = Code::new("B005", "collision");
/// More documents than a batch may have.
pub(crate) const TOO_MANY_DOCUMENTS: Code = Code::new("B006", "too-many-documents");
/// A file that could not be read when its turn came.
pub(crate) const UNREADABLE: Code = Code::new("B007", "unreadable");
/// A file that could not be written.
pub(crate) const UNWRITABLE: Code = Code::new("B008", "unwritable");
/// The program failed over a document.
pub(crate) const PANICKED: Code = Code::new("B009", "panicked");
/// A line that is no job.
pub(crate) const WRONG_LINE: Code = Code::new("B010", "invalid-job");
/// A line longer than is read.
pub(crate) const LONG_LINE: Code = Code::new("B011", "long-line");
/// A job that would write the files of one before it.
pub(crate) const REPEATED_ID: Code = Code::new("B012", "repeated-job-id");
