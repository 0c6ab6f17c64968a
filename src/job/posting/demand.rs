//! How much a posting wants a term.

use serde::Serialize;

/// How much a posting wants a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Demand {
    /// One must bring it.
    Required,
    /// It would be good to bring it.
    Preferred,
    /// It belongs to the work, and is not asked for.
    Context,
}
