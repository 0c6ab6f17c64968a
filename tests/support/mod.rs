//! What tests share: cases found in the tree, rendered résumés, references, and work spread over
//! threads.

pub(crate) mod cases;
pub(crate) mod edited;
pub(crate) mod parallel;
pub(crate) mod pdf;
pub(crate) mod picture;
pub(crate) mod reference;
pub(crate) mod rendering;
pub(crate) mod schema;
pub(crate) mod sheet;

use std::fmt::Display;
use std::io::{self, Write};

/// Prints something about the run itself. The harness hides what a passing test prints, but what
/// was skipped must never be hidden.
pub(crate) fn say(what: impl Display) {
    // A run whose errors nobody reads is still a run.
    let _ = writeln!(io::stderr(), "{what}");
}

/// Fails with all that went wrong, if anything did.
#[track_caller]
pub(crate) fn assert_none(what: &str, failures: &[String]) {
    assert!(failures.is_empty(), "{what}: {}\n\n{}", failures.len(), failures.join("\n"));
}
