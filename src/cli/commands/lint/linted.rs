//! A résumé that was linted.

use std::sync::Arc;

use crate::lint::{LintOptions, Report};
use crate::resume::Source;

/// A résumé that was linted, with how.
pub(super) struct Linted {
    pub(super) report: Report,
    pub(super) options: LintOptions<'static>,
    /// Its text; `None` of a PDF.
    pub(super) source: Option<Arc<Source>>,
}
