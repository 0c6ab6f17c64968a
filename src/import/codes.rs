//! Codes of findings about files that are imported.

use crate::diag::Code;

/// A text that no field of a résumé can hold.
pub const UNPLACED_TEXT: Code = Code::new("I001", "unplaced-text");
/// A file in no format that can be imported.
pub const UNKNOWN_FORMAT: Code = Code::new("I002", "unknown-format");
/// A file that is damaged.
pub const DAMAGED_FILE: Code = Code::new("I003", "damaged-file");
/// A file, or a part of it, that is over a limit.
pub const OVER_LIMIT: Code = Code::new("I004", "import-over-limit");
/// A part of a file that is not about the person, and was not read.
pub const UNREAD_PART: Code = Code::new("I005", "unread-part");
