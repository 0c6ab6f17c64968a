//! Texts that are not JSON: what is wrong, where, and how to mend it.

use jsonc_parser::errors::{ParseError, ParseErrorKind as Kind};
use jsonc_parser::{CollectOptions, ParseOptions, ParseStringErrorKind, parse_to_ast};
use serde::de::IgnoredAny;

use crate::diag::{Diagnostic, Findings, JsonPointer, Location};

use super::codes;
use super::index::Node;
use super::limits::Scan;
use super::notation::Notation;

/// RFC 8259 and nothing more: a file that other tools refuse is better mended now than later.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Parses a text that [`scan`](super::limits::scan) has found within limits.
pub(super) fn parse(text: &str, scan: Scan) -> Result<Option<Node>, Findings> {
    match parse_to_ast(text, &CollectOptions::default(), &STRICT) {
        Ok(result) => match scan.unterminated {
            // The parser accepts line breaks in strings; RFC 8259 §7 does not.
            Some(at) => Err(unterminated(at).into()),
            None => Ok(result.value.as_ref().map(Node::new)),
        },
        // After an unterminated string, text and syntax trade places: it is the real fault.
        Err(error) => match scan.unterminated {
            Some(at) if at <= error.range().start => Err(unterminated(at).into()),
            _ if follows_document(text, error.range().start) => {
                let end = error.range().end.min(text.len());
                Err(after_document(error.range().start, end).into())
            }
            _ => Err(explain(text, &error, scan).into()),
        },
    }
}

/// The finding for a text that only the stricter of the two parsers refuses: a control
/// character, half a surrogate pair, a number out of range.
pub(super) fn refused(text: &str, error: &serde_json::Error) -> Diagnostic {
    let line = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    let start: usize = line.map(str::len).sum();
    let mut at = (start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    let end = at + next.map_or(0, char::len_utf8);
    match next {
        Some(c) if c.is_control() => {
            found(at, end, "unescaped control character in a string")
                .hint("remove it, or write it as an escape such as `\\t`")
        }
        _ => {
            found(at, end, "number out of range, or incomplete escape, just before here")
                .hint("write a smaller number, or complete the escape")
        }
    }
}

/// The finding for a text without a value.
pub(super) fn nothing(notation: Notation) -> Diagnostic {
    found(0, 0, "the input is empty").hint(match notation {
        Notation::Json => "write a JSON object: `{ … }`",
        Notation::Yaml => "write a mapping: `key: value`",
    })
}

/// Whether a whole value ends before `at`, and only blanks are between them.
fn follows_document(text: &str, at: usize) -> bool {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>();
    let is_whole = values.next().is_some_and(|value| value.is_ok());
    let between = text.get(values.byte_offset()..at);
    is_whole && between.is_some_and(|between| between.trim().is_empty())
}

fn after_document(start: usize, end: usize) -> Diagnostic {
    found(start, end, "text after the end of the document")
        .hint("remove it, or look for an extra closing bracket before it")
}

fn unterminated(at: usize) -> Diagnostic {
    found(at, at + 1, "unterminated string").hint(
        "close it with `\"`; inside, write `\\\"` for a quote and `\\n` for a line break",
    )
}

fn found(start: usize, end: usize, message: &str) -> Diagnostic {
    Diagnostic::error(
        codes::INVALID_JSON,
        Location::span(JsonPointer::root(), start..end),
        message,
    )
}

/// The parser's error in our words.
fn explain(text: &str, error: &ParseError, scan: Scan) -> Diagnostic {
    let (start, end) = (error.range().start, error.range().end.min(text.len()));
    let here = |message: &str, hint: &str| found(start, end, message).hint(hint);
    match error.kind() {
        Kind::TrailingCommasNotAllowed => {
            here("trailing comma after the last entry", "remove it")
        }
        Kind::ExpectedComma => {
            here("missing comma between two entries", "add `,` after this value")
        }
        Kind::UnexpectedComma => here("expected a value, found a comma", "remove it"),
        Kind::CommentsNotAllowed | Kind::UnterminatedCommentBlock => {
            here("comments are not allowed in JSON", "remove it")
        }
        Kind::SingleQuotedStringsNotAllowed => {
            here("expected `\"`, found a single quote", "use double quotes")
        }
        Kind::ExpectedStringObjectProperty => {
            here("unquoted key", "put it in double quotes")
        }
        Kind::ExpectedColonAfterObjectKey => {
            here("missing colon after a key", "write `\"key\": value`")
        }
        Kind::ExpectedObjectValue => {
            here("missing value after the colon", "add the value, or remove the key")
        }
        Kind::UnterminatedObject | Kind::UnterminatedArray => {
            let at = scan.dangling.unwrap_or(start);
            let (message, hint) = match text.get(at..at + 1) {
                Some("[") => ("unclosed `[`", "add the missing `]`"),
                _ => ("unclosed `{`", "add the missing `}`"),
            };
            found(at, at + 1, message).hint(hint)
        }
        Kind::UnexpectedCloseBrace => here(
            "expected a value, found `}`",
            "add the value, or close the array with `]`",
        ),
        Kind::UnexpectedCloseBracket => here(
            "expected a value, found `]`",
            "add the value, or close the object with `}`",
        ),
        Kind::MultipleRootJsonValues => after_document(start, end),
        Kind::BareDecimalPointNumbersNotAllowed
        | Kind::HexadecimalNumbersNotAllowed
        | Kind::UnaryPlusNumbersNotAllowed
        | Kind::NonFiniteNumbersNotAllowed
        | Kind::ExpectedDigit
        | Kind::ExpectedDigitFollowingNegativeSign
        | Kind::ExpectedPlusMinusOrDigitInNumberLiteral => here(
            "invalid number",
            "write it like `1.5`, or put it in double quotes if it is text",
        ),
        Kind::String(ParseStringErrorKind::UnterminatedStringLiteral) => {
            unterminated(start)
        }
        Kind::String(_) => {
            here("invalid escape in a string", "write `\\\\` for a backslash")
        }
        Kind::NestingDepthExceeded => here(
            "arrays and objects are nested too deep",
            "look for a missing closing bracket",
        ),
        Kind::UnexpectedColon
        | Kind::UnexpectedToken
        | Kind::UnexpectedTokenInObject
        | Kind::UnexpectedWord => unexpected(text, start, end),
    }
}

/// Something JSON does not have, guessed at by its first characters.
fn unexpected(text: &str, start: usize, end: usize) -> Diagnostic {
    let rest = text.get(start..).unwrap_or_default();
    let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
    let is_first = text.get(..start).is_some_and(|before| before.trim().is_empty());
    let (message, hint) = match rest.chars().next() {
        Some('“' | '”' | '„' | '«' | '»' | '‘' | '’') => {
            ("expected `\"`, found a typographic quote", "use plain double quotes")
        }
        Some(',') => ("expected a key, found a comma", "remove it"),
        Some(':') => ("expected a value, found a colon", "write `\"key\": value`"),
        Some('{' | '[') => ("missing key before a bracket", "write `\"key\": value`"),
        _ if is_first => ("this is not JSON", "write a JSON object: `{ … }`"),
        _ => match word.as_str() {
            "True" | "False" | "TRUE" | "FALSE" => {
                ("invalid literal", "write `true` or `false`")
            }
            "None" | "nil" | "undefined" | "NULL" | "Null" => {
                ("invalid literal", "remove the key, or write `null`")
            }
            _ => ("unquoted text", "put it in double quotes"),
        },
    };
    found(start, end, message).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::super::limits;
    use super::*;

    #[test]
    fn the_first_fault_is_reported_and_not_what_follows_from_it() {
        for (text, at, message) in [
            ("{\"a\": 1,}", 7, "trailing comma after the last entry"),
            ("{\"a\": 1 \"b\": 2}", 7, "missing comma between two entries"),
            ("{\"a\": 1 // x\n}", 8, "comments are not allowed in JSON"),
            ("{'a': 1}", 1, "expected `\"`, found a single quote"),
            ("{a: 1}", 1, "unquoted key"),
            ("{\"a\" 1}", 5, "missing colon after a key"),
            ("{\"a\": }", 6, "expected a value, found `}`"),
            ("{\"a\": {\"b\": 1}", 0, "unclosed `{`"),
            ("{\"a\": [1}", 8, "expected a value, found `}`"),
            ("{}}", 2, "text after the end of the document"),
            ("{\"a\": 1}\nSent from my phone", 9, "text after the end of the document"),
            ("{\"a\": 1,, \"b\": 2}", 8, "expected a key, found a comma"),
            ("{\"a\": \"x,\n\"b\": \"y\"}", 6, "unterminated string"),
            ("{\"a\": “x”}", 6, "expected `\"`, found a typographic quote"),
            ("{\"a\": None}", 6, "invalid literal"),
            ("{\"a\": +1}", 6, "invalid number"),
            ("{\"a\": \"\\d\"}", 7, "invalid escape in a string"),
        ] {
            let scan = limits::scan(text).expect("within limits");
            let error = parse(text, scan).expect_err(text).remove(0);
            let Location::Json { span: Some(found), .. } = error.location else {
                panic!("no span for {text}");
            };
            assert_eq!((found.start, error.message.as_str()), (at, message), "{text}");
            assert_eq!(error.hints.len(), 1, "{text}");
        }
    }
}
