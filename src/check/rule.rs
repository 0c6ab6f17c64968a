//! A rule of `check`, and what its file needs.

use super::subject::Subject;
use crate::registry;

pub(super) use crate::registry::{Evidence, Found, Grade};
pub(super) use crate::text::quote;

/// One thing that is checked in a PDF.
pub type Rule = registry::Rule<Detector>;

/// Finds the problem of a rule in a PDF.
#[derive(Debug, Clone, Copy)]
pub struct Detector(pub(super) fn(&Subject<'_>) -> Vec<Found>);
