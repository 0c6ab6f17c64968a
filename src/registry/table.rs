//! What a set of rules is to those who select them.

use std::fmt::Debug;

use super::rule::Grade;
use crate::diag::Code;

/// A set of rules that one command runs.
pub trait Registry: Debug + Clone + Default + PartialEq + Eq + 'static {
    /// The command, as people type it.
    const COMMAND: &'static str;

    /// The codes of its rules, in their order, each with the best grade of its evidence.
    fn rules() -> impl Iterator<Item = (Code, Grade)>;
}
