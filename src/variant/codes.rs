//! Codes of findings about a variant. A code is never reused for something else.

use crate::diag::Code;

/// A value that is not allowed.
pub const WRONG_VALUE: Code = Code::new("V001", "invalid-variant-value");
/// A key that variants do not have.
pub const UNKNOWN_KEY: Code = Code::new("V002", "unknown-variant-key");
/// An id that nothing in the base has.
pub const UNKNOWN_ID: Code = Code::new("V003", "unknown-id");
/// A tag that nothing in the base has.
pub const UNKNOWN_TAG: Code = Code::new("V004", "unknown-tag");
/// A JSON Pointer to nothing in the base.
pub const NOTHING_THERE: Code = Code::new("V005", "nothing-there");
/// Something that exists, but cannot be left out, moved or reworded by itself.
pub const NOT_SELECTABLE: Code = Code::new("V006", "not-selectable");
/// A selector whose text the base no longer has at its place.
pub const STALE_SELECTOR: Code = Code::new("V007", "stale-selector");
/// Something both included and excluded.
pub const CONTRADICTION: Code = Code::new("V008", "contradiction");
/// An id that the base has twice.
pub const REPEATED_ID: Code = Code::new("V009", "repeated-id");
/// `x-highlights` or `x-summaries` of the wrong shape or length.
pub const BAD_SIDECAR: Code = Code::new("V010", "bad-sidecar");
/// A number that the base does not have.
pub const UNTRACED_NUMBER: Code = Code::new("V011", "untraced-number");
/// A year that the base does not have.
pub const UNTRACED_DATE: Code = Code::new("V012", "untraced-date");
/// A name that the base does not have.
pub const UNTRACED_NAME: Code = Code::new("V013", "untraced-name");
/// A rank, degree or licence that the base does not have.
pub const UNTRACED_RANK: Code = Code::new("V014", "untraced-rank");
/// A claimed term of the job that the base does not have.
pub const CLAIMED_TERM: Code = Code::new("V015", "claimed-term");
/// An employer, title, date, degree, certificate or skill that differs from the base.
pub const CHANGED_FACT: Code = Code::new("V016", "changed-fact");
/// Something redacted that also appears elsewhere.
pub const REDACTION_LEAK: Code = Code::new("V017", "redaction-leak");
/// A number that counts something else in the base.
pub const OTHER_NOUN: Code = Code::new("V018", "reused-number");
/// A name that the base has, but in another entry.
pub const OTHER_ENTRY: Code = Code::new("V019", "name-from-other-entry");
/// A term of the job that the base does not have.
pub const MISSING_TERM: Code = Code::new("V020", "missing-term");
/// A verb that claims a larger part in the work than the base does.
pub const RAISED_VERB: Code = Code::new("V021", "raised-verb");
/// A number that the base has in another text of the same entry.
pub const OTHER_TEXT: Code = Code::new("V022", "number-from-other-text");
/// A rank that the base mentions, but in no title.
pub const PASSING_RANK: Code = Code::new("V023", "rank-in-passing");
