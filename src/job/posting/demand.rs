//! The [`Demand`] for a term, from required to merely mentioned.

use serde::Serialize;

/// How much a posting wants a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Demand {
    /// Candidates must have it.
    Required,
    /// Candidates had better have it.
    Preferred,
    /// It is part of the work, but not asked for.
    Context,
}

impl Demand {
    /// Its name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Preferred => "preferred",
            Self::Context => "context",
        }
    }
}
