//! The codes of findings about postings and vocabularies.

use crate::diag::Code;

/// The posting is empty.
pub(super) const EMPTY_POSTING: Code = Code::new("J001", "empty-posting");
/// The posting is longer than [`LONGEST_POSTING`](super::LONGEST_POSTING).
pub(super) const LONG_POSTING: Code = Code::new("J002", "long-posting");
/// A member of a posting or vocabulary violates its schema.
pub(super) const WRONG_MEMBER: Code = Code::new("J003", "invalid-value");
/// The posting marks nothing as required.
pub(super) const NOTHING_REQUIRED: Code = Code::new("J004", "nothing-required");
/// Two terms of a vocabulary share an id or a name.
pub(super) const DOUBLED_NAME: Code = Code::new("J005", "duplicate-name");
/// A broader term is in no vocabulary.
pub(super) const UNKNOWN_TERM: Code = Code::new("J006", "unknown-term");
/// A term is, through others, broader than itself.
pub(super) const CIRCULAR_TERM: Code = Code::new("J007", "circular-term");
/// An ambiguous or case-sensitive name is not a name of its term.
pub(super) const UNKNOWN_NAME: Code = Code::new("J008", "unknown-name");
/// The posting is in a language that is not read.
pub(super) const OTHER_LANGUAGE: Code = Code::new("J009", "other-language");

#[cfg(test)]
mod tests {
    use super::*;

    const CODES: [Code; 9] = [
        EMPTY_POSTING,
        LONG_POSTING,
        WRONG_MEMBER,
        NOTHING_REQUIRED,
        DOUBLED_NAME,
        UNKNOWN_TERM,
        CIRCULAR_TERM,
        UNKNOWN_NAME,
        OTHER_LANGUAGE,
    ];

    #[test]
    fn codes_are_numbered_without_gaps_and_named_in_kebab_case() {
        for (i, code) in CODES.iter().enumerate() {
            assert_eq!(code.id, format!("J{:03}", i + 1));
            assert!(code.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
        }
    }
}
