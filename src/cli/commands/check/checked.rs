//! A PDF that was checked.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use crate::check::Report;
use crate::cli::failure::Failure;
use crate::cli::input;

/// A PDF and the report about it.
pub(super) struct Checked {
    pub(super) path: PathBuf,
    pub(super) outcome: Result<Report, Failure>,
}

impl Checked {
    /// Its name in reports.
    pub(super) fn name(&self) -> Cow<'_, str> {
        if self.path == Path::new(input::DASH) {
            "<stdin>".into()
        } else {
            self.path.to_string_lossy()
        }
    }
}
