//! A text that only the result has.

use crate::diag::JsonPointer;

/// The place of the headline.
const HEADLINE: &str = "/basics/label";

/// A text that the base does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OwnText {
    /// Its place in the result.
    pub at: JsonPointer,
    /// The text.
    pub text: String,
    /// The entry of the base it is about; `None` for the whole résumé.
    pub entry: Option<JsonPointer>,
    /// The place in the base where its claims would be expected.
    pub base: JsonPointer,
    /// The highlight of the base that it rewords, where that is known.
    pub highlight: Option<JsonPointer>,
}

impl OwnText {
    /// Whether it is the headline.
    pub(super) fn is_headline(&self) -> bool {
        self.at.as_str() == HEADLINE
    }
}
