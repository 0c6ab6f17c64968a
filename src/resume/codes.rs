//! Codes of findings about a résumé's source. A code is never reused for something else.

use crate::diag::Code;

pub use crate::json::codes::{
    BYTE_ORDER_MARK, DUPLICATE_KEY, INVALID_ENCODING, INVALID_JSON, OVER_LIMIT,
};

/// A value of the wrong type.
pub const WRONG_TYPE: Code = Code::new("R002", "wrong-type");
/// A key that is nearly a known one, and read as that.
pub const MISSPELLED_KEY: Code = Code::new("R003", "misspelled-key");
/// A date that cannot be read or does not exist.
pub const INVALID_DATE: Code = Code::new("R004", "invalid-date");
/// An end date before its start date.
pub const END_BEFORE_START: Code = Code::new("R006", "end-before-start");
/// A start date in the future.
pub const FUTURE_START: Code = Code::new("R007", "future-start");
/// A link whose scheme is not one of [`SCHEMES`](super::SCHEMES).
pub const FORBIDDEN_SCHEME: Code = Code::new("R008", "forbidden-scheme");
/// A link that is not a URL.
pub const INVALID_URL: Code = Code::new("R009", "invalid-url");
/// A string that is not an email address where one is expected.
pub const INVALID_EMAIL: Code = Code::new("R010", "invalid-email");
/// A key that nothing reads, so that its text is not printed.
pub const UNKNOWN_KEY: Code = Code::new("R013", "unknown-key");
/// `""` or `null` in place of no value.
pub const EMPTY_VALUE: Code = Code::new("R014", "empty-value");
/// A date in a form other than ISO 8601.
pub const SLOPPY_DATE: Code = Code::new("R015", "nonstandard-date");
/// `Present` in place of no end date.
pub const PRESENT_AS_DATE: Code = Code::new("R016", "present-as-date");
/// A link without its scheme.
pub const BARE_URL: Code = Code::new("R017", "bare-url");
/// A single string in place of an array of strings.
pub const TEXT_AS_LIST: Code = Code::new("R019", "text-as-list");
/// A number in place of a string.
pub const NUMBER_AS_TEXT: Code = Code::new("R020", "number-as-text");
/// A key of JSON Resume before 1.0.
pub const OUTDATED_KEY: Code = Code::new("R021", "outdated-key");
/// A photo, which is not printed.
pub const UNPRINTED_IMAGE: Code = Code::new("R022", "unprinted-image");
/// A string that is not a language tag where one is expected.
pub const INVALID_LANGUAGE: Code = Code::new("R023", "invalid-language");
/// A value that violates the schema in another way.
pub const SCHEMA_VIOLATION: Code = Code::new("R024", "schema-violation");
/// A résumé without anything to print.
pub const NOTHING_TO_PRINT: Code = Code::new("R025", "nothing-to-print");
/// A key under which people write what JSON Resume has under another.
pub const OTHER_KEY: Code = Code::new("R026", "other-key");
/// A value of another type that is clear.
pub const OTHER_SHAPE: Code = Code::new("R027", "other-shape");
/// A key that somebody switched off by its name.
pub const SWITCHED_OFF: Code = Code::new("R028", "switched-off");
/// A list that JSON Resume does not have, printed as a section.
pub const OWN_SECTION: Code = Code::new("R029", "own-section");
/// Comments, which writing the résumé anew would lose.
pub const COMMENTS: Code = Code::new("R030", "comments");

/// A photo that cannot be printed.
pub const UNUSABLE_PHOTO: Code = Code::new("R031", "unusable-photo");
/// A photo that is printed.
pub const PRINTED_PHOTO: Code = Code::new("R032", "printed-photo");

/// Text that could not be placed when a PDF was parsed.
pub const UNPARSED_TEXT: Code = Code::new("R033", "unparsed-text");
/// A placeholder that is still to be replaced.
pub const PLACEHOLDER: Code = Code::new("R034", "placeholder");

/// All codes of this family, by number.
pub const CODES: &[Code] = &[
    INVALID_JSON,
    WRONG_TYPE,
    MISSPELLED_KEY,
    INVALID_DATE,
    DUPLICATE_KEY,
    END_BEFORE_START,
    FUTURE_START,
    FORBIDDEN_SCHEME,
    INVALID_URL,
    INVALID_EMAIL,
    OVER_LIMIT,
    INVALID_ENCODING,
    UNKNOWN_KEY,
    EMPTY_VALUE,
    SLOPPY_DATE,
    PRESENT_AS_DATE,
    BARE_URL,
    BYTE_ORDER_MARK,
    TEXT_AS_LIST,
    NUMBER_AS_TEXT,
    OUTDATED_KEY,
    UNPRINTED_IMAGE,
    INVALID_LANGUAGE,
    SCHEMA_VIOLATION,
    NOTHING_TO_PRINT,
    OTHER_KEY,
    OTHER_SHAPE,
    SWITCHED_OFF,
    OWN_SECTION,
    COMMENTS,
    UNUSABLE_PHOTO,
    PRINTED_PHOTO,
    UNPARSED_TEXT,
    PLACEHOLDER,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_numbered_without_gaps_and_named_in_kebab_case() {
        for (i, code) in CODES.iter().enumerate() {
            assert_eq!(code.id, format!("R{:03}", i + 1));
            assert!(code.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
        }
    }
}
