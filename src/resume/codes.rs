//! What can be found wrong with a résumé's source: one [`Code`] each, never used again for
//! something else.

use crate::diag::Code;

/// The text is not JSON.
pub const INVALID_JSON: Code = Code::new("R001", "invalid-json");
/// A value of another type than the place asks for.
pub const WRONG_TYPE: Code = Code::new("R002", "wrong-type");
/// A key that is nearly a known one; its content would vanish from the page.
pub const MISSPELLED_KEY: Code = Code::new("R003", "misspelled-key");
/// A date that cannot be read, or that no calendar has.
pub const INVALID_DATE: Code = Code::new("R004", "invalid-date");
/// The same key twice in one object; the first value would vanish.
pub const DUPLICATE_KEY: Code = Code::new("R005", "duplicate-key");
/// Something that ended before it began.
pub const END_BEFORE_START: Code = Code::new("R006", "end-before-start");
/// Something that has not begun yet.
pub const FUTURE_START: Code = Code::new("R007", "future-start");
/// A link that is neither web, mail nor telephone.
pub const FORBIDDEN_SCHEME: Code = Code::new("R008", "forbidden-scheme");
/// A link that is no URL.
pub const INVALID_URL: Code = Code::new("R009", "invalid-url");
/// A mail address that is none.
pub const INVALID_EMAIL: Code = Code::new("R010", "invalid-email");
/// A source over one of the bounds that keep reading it cheap.
pub const OVER_LIMIT: Code = Code::new("R011", "over-limit");
/// A source that is not UTF-8.
pub const INVALID_ENCODING: Code = Code::new("R012", "invalid-encoding");
/// Keys JSON Resume does not know; kept, not printed.
pub const UNKNOWN_KEY: Code = Code::new("R013", "unknown-key");
/// `""` or `null` where nothing is meant.
pub const EMPTY_VALUE: Code = Code::new("R014", "empty-value");
/// A date in another form than ISO 8601's.
pub const SLOPPY_DATE: Code = Code::new("R015", "nonstandard-date");
/// `Present` where the standard asks for no end date at all.
pub const PRESENT_AS_DATE: Code = Code::new("R016", "present-as-date");
/// A link without its scheme.
pub const BARE_URL: Code = Code::new("R017", "bare-url");
/// A byte order mark before the text.
pub const BYTE_ORDER_MARK: Code = Code::new("R018", "byte-order-mark");
/// One text where a list of texts is asked.
pub const TEXT_AS_LIST: Code = Code::new("R019", "text-as-list");
/// A number where text is asked.
pub const NUMBER_AS_TEXT: Code = Code::new("R020", "number-as-text");
/// A key's name from JSON Resume before 1.0.
pub const OUTDATED_KEY: Code = Code::new("R021", "outdated-key");
/// A photo, which is not rendered.
pub const UNPRINTED_IMAGE: Code = Code::new("R022", "unprinted-image");
/// A language tag that is none.
pub const INVALID_LANGUAGE: Code = Code::new("R023", "invalid-language");
/// A value the schema refuses for another reason.
pub const SCHEMA_VIOLATION: Code = Code::new("R024", "schema-violation");

/// All of them, by number.
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
