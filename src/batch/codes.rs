//! The codes of findings about batches. A code is never reused for another kind of finding.

use crate::diag::Code;

/// A plan has an invalid value.
pub(crate) const WRONG_PLAN: Code = Code::new("B001", "invalid-plan");
/// A plan has an unknown key.
pub(crate) const UNKNOWN_KEY: Code = Code::new("B002", "unknown-plan-key");
/// A path or glob matches no file.
pub(crate) const NO_FILE: Code = Code::new("B003", "no-file");
/// A name template uses a field for which nothing in the plan has a value.
pub(crate) const NO_VALUE: Code = Code::new("B004", "no-value");
/// Two documents would be written to the same file.
pub(crate) const COLLISION: Code = Code::new("B005", "collision");
/// There are more documents than a batch may have.
pub(crate) const TOO_MANY_DOCUMENTS: Code = Code::new("B006", "too-many-documents");
/// A file that could not be read when its turn came.
pub(crate) const UNREADABLE: Code = Code::new("B007", "unreadable");
/// A file that could not be written.
pub(crate) const UNWRITABLE: Code = Code::new("B008", "unwritable");
/// The program failed on a document.
pub(crate) const PANICKED: Code = Code::new("B009", "panicked");
/// A line of a stream is not a valid job.
pub(crate) const WRONG_LINE: Code = Code::new("B010", "invalid-job");
/// A line of a stream is too long.
pub(crate) const LONG_LINE: Code = Code::new("B011", "long-line");
/// A job has the id of an earlier one, whose files it would overwrite.
pub(crate) const REPEATED_ID: Code = Code::new("B012", "repeated-job-id");
