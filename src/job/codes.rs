//! The kinds of findings about postings and vocabularies.

use crate::diag::Code;

/// The text is no posting: it is empty.
pub(super) const EMPTY_POSTING: Code = Code::new("J001", "empty-posting");
/// The posting is longer than any posting is.
pub(super) const LONG_POSTING: Code = Code::new("J002", "long-posting");
/// A member of a posting or a vocabulary is not as its schema asks.
pub(super) const WRONG_MEMBER: Code = Code::new("J003", "invalid-value");
/// Nothing in the posting is said to be required.
pub(super) const NOTHING_REQUIRED: Code = Code::new("J004", "nothing-required");
/// An id or a name of a vocabulary belongs to two terms.
pub(super) const DOUBLED_NAME: Code = Code::new("J005", "duplicate-name");
/// A broader term that no vocabulary has.
pub(super) const UNKNOWN_TERM: Code = Code::new("J006", "unknown-term");
/// A term that is, by others, broader than itself.
pub(super) const CIRCULAR_TERM: Code = Code::new("J007", "circular-term");
/// A name among the ambiguous or case-sensitive ones that is no name of the term.
pub(super) const UNKNOWN_NAME: Code = Code::new("J008", "unknown-name");

#[cfg(test)]
mod tests {
    use super::*;

    const CODES: [Code; 8] = [
        EMPTY_POSTING,
        LONG_POSTING,
        WRONG_MEMBER,
        NOTHING_REQUIRED,
        DOUBLED_NAME,
        UNKNOWN_TERM,
        CIRCULAR_TERM,
        UNKNOWN_NAME,
    ];

    #[test]
    fn codes_are_numbered_without_gaps_and_named_in_kebab_case() {
        for (i, code) in CODES.iter().enumerate() {
            assert_eq!(code.id, format!("J{:03}", i + 1));
            assert!(code.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
        }
    }
}
