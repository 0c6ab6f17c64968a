//! Errors about files that are damaged, or larger than any résumé.

use super::codes;
use crate::diag::{Diagnostic, Findings, Location};

/// The error for a file that is over a limit.
pub(super) fn over_limit(message: String, hint: &str) -> Findings {
    Diagnostic::error(codes::OVER_LIMIT, Location::Nowhere, message).hint(hint).into()
}

/// The error for a file that is damaged.
pub(super) fn damaged(message: String, hint: &str) -> Findings {
    Diagnostic::error(codes::DAMAGED_FILE, Location::Nowhere, message).hint(hint).into()
}
