//! What claims are checked against.

use serde_json::Value;

use super::evidence::Evidence;
use super::tongue::Tongue;
use crate::diag::JsonPointer;

/// A base to check claims against.
pub(super) struct Witness<'a> {
    pub(super) base: &'a Value,
    pub(super) whole: Evidence,
    pub(super) tongue: Tongue,
}

impl<'a> Witness<'a> {
    pub(super) fn new(base: &'a Value, language: &str) -> Self {
        let tongue = Tongue::of(language);
        let whole = Evidence::of(base, &JsonPointer::root(), &tongue);
        Self { base, whole, tongue }
    }
}
