//! Texts that are not JSON: the text in; its syntax tree out, or what is wrong with it, where,
//! and how to mend it.

use jsonc_parser::errors::{ParseError, ParseErrorKind as Kind};
use jsonc_parser::{CollectOptions, ParseOptions, ParseStringErrorKind, parse_to_ast};

use crate::diag::{Diagnostic, Findings, JsonPointer, Location};

use super::codes;
use super::index::Node;
use super::limits::Scan;

/// RFC 8259 and nothing more: a file other tools refuse is mended now, not later.
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

/// Parses a text that [`scan`](super::limits::scan) found within bounds.
pub(super) fn parse(text: &str, scan: Scan) -> Result<Option<Node>, Findings> {
    match parse_to_ast(text, &CollectOptions::default(), &STRICT) {
        Ok(result) => match scan.unclosed {
            // The parser lets line breaks in strings pass; RFC 8259 §7 does not.
            Some(at) => Err(unclosed_text(at).into()),
            None => Ok(result.value.as_ref().map(Node::new)),
        },
        // What comes after a text that was not closed is read inside out: the first is the fault.
        Err(error) => match scan.unclosed {
            Some(at) if at <= error.range().start => Err(unclosed_text(at).into()),
            _ => Err(explain(text, &error, scan).into()),
        },
    }
}

/// The finding for a text the stricter of the two parsers refuses: a control character, half a
/// surrogate pair, a number beyond any range.
pub(super) fn refused(text: &str, error: &serde_json::Error) -> Diagnostic {
    let line = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    let start: usize = line.map(str::len).sum();
    let mut at = (start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    let found = found(at, at + next.map_or(0, char::len_utf8), "this is not valid JSON");
    match next {
        Some(c) if c.is_control() => {
            found.hint("a control character stands here: remove it, or write it as `\\t`")
        }
        _ => found
            .hint("a number is too large or an escape is incomplete just before here"),
    }
}

/// The finding for a text without a value.
pub(super) fn nothing() -> Diagnostic {
    found(0, 0, "the file is empty")
        .hint("the shortest résumé is `{ \"basics\": { \"name\": \"…\" } }`")
}

fn unclosed_text(at: usize) -> Diagnostic {
    found(at, at + 1, "a text begins here and does not end on this line").hint(
        "close it with `\"`; write `\\\"` for a quote and `\\n` for a line break inside",
    )
}

fn found(start: usize, end: usize, message: &str) -> Diagnostic {
    Diagnostic::error(
        codes::INVALID_JSON,
        Location::span(JsonPointer::root(), start..end),
        message,
    )
}

/// What the parser means, in the user's words.
fn explain(text: &str, error: &ParseError, scan: Scan) -> Diagnostic {
    let (start, end) = (error.range().start, error.range().end.min(text.len()));
    let here = |message: &str, hint: &str| found(start, end, message).hint(hint);
    match error.kind() {
        Kind::TrailingCommasNotAllowed => {
            here("a comma stands after the last entry", "remove the comma")
        }
        Kind::ExpectedComma => {
            here("a comma is missing between two entries", "add `,` after this value")
        }
        Kind::UnexpectedComma => {
            here("a comma stands where a value is asked", "remove the comma")
        }
        Kind::CommentsNotAllowed | Kind::UnterminatedCommentBlock => here(
            "JSON has no comments",
            "remove it, or keep the remark under a key `x-note`",
        ),
        Kind::SingleQuotedStringsNotAllowed => here(
            "a single quote stands where JSON asks for `\"`",
            "write `\"` in its place",
        ),
        Kind::ExpectedStringObjectProperty => {
            here("a key stands without quotes", "put it in `\"`")
        }
        Kind::ExpectedColonAfterObjectKey => {
            here("a colon is missing after a key", "write `\"key\": value`")
        }
        Kind::ExpectedObjectValue => here(
            "a value is missing after the colon",
            "write the value, or remove the key",
        ),
        Kind::UnterminatedObject | Kind::UnterminatedArray => {
            let at = scan.dangling.unwrap_or(start);
            let (message, hint) = match text.get(at..at + 1) {
                Some("[") => ("this `[` is never closed", "add the missing `]`"),
                _ => ("this `{` is never closed", "add the missing `}`"),
            };
            found(at, at + 1, message).hint(hint)
        }
        Kind::UnexpectedCloseBrace => {
            here("a `}` stands where a value is asked", "a list is closed by `]`")
        }
        Kind::UnexpectedCloseBracket => {
            here("a `]` stands where a value is asked", "an object is closed by `}`")
        }
        Kind::MultipleRootJsonValues => here(
            "there is more after the end of the document",
            "remove it, or look for a bracket too many before it",
        ),
        Kind::BareDecimalPointNumbersNotAllowed
        | Kind::HexadecimalNumbersNotAllowed
        | Kind::UnaryPlusNumbersNotAllowed
        | Kind::NonFiniteNumbersNotAllowed
        | Kind::ExpectedDigit
        | Kind::ExpectedDigitFollowingNegativeSign
        | Kind::ExpectedPlusMinusOrDigitInNumberLiteral => here(
            "a number is written in a way JSON does not know",
            "put it in `\"`: JSON Resume asks for text everywhere",
        ),
        Kind::String(ParseStringErrorKind::UnterminatedStringLiteral) => {
            unclosed_text(start)
        }
        Kind::String(_) => here(
            "an escape in a text is not one of JSON's",
            "write `\\\\` for a backslash",
        ),
        Kind::NestingDepthExceeded => {
            here("lists and objects are nested too deep", "a résumé needs 5 levels")
        }
        Kind::UnexpectedColon
        | Kind::UnexpectedToken
        | Kind::UnexpectedTokenInObject
        | Kind::UnexpectedWord => unexpected(text, start, end),
    }
}

/// Something that is no JSON at all, guessed at by its first character.
fn unexpected(text: &str, start: usize, end: usize) -> Diagnostic {
    let rest = text.get(start..).unwrap_or_default();
    let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
    let is_first = text.get(..start).is_some_and(|before| before.trim().is_empty());
    let (message, hint) = match rest.chars().next() {
        Some('“' | '”' | '„' | '«' | '»' | '‘' | '’') => (
            "a typographic quote stands where JSON asks for `\"`",
            "write `\"` in its place",
        ),
        Some(',') => ("a comma stands where a key is asked", "remove the comma"),
        Some(':') => ("a colon stands where a value is asked", "write `\"key\": value`"),
        Some('{' | '[') => {
            ("a key is missing before a bracket", "write `\"key\": value`")
        }
        _ if is_first => ("this is not JSON", "a résumé begins with `{`"),
        _ => match word.as_str() {
            "True" | "False" | "TRUE" | "FALSE" => {
                ("this is not how JSON writes it", "write `true` or `false`")
            }
            "None" | "nil" | "undefined" | "NULL" | "Null" => {
                ("this is not how JSON writes it", "remove the key, or write `null`")
            }
            _ => ("this stands outside of quotes", "put it in `\"`"),
        },
    };
    found(start, end, message).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::super::limits;
    use super::*;

    #[test]
    fn the_first_fault_is_named_and_not_what_follows_from_it() {
        for (text, at, message) in [
            ("{\"a\": 1,}", 7, "a comma stands after the last entry"),
            ("{\"a\": 1 \"b\": 2}", 7, "a comma is missing between two entries"),
            ("{\"a\": 1 // x\n}", 8, "JSON has no comments"),
            ("{'a': 1}", 1, "a single quote stands where JSON asks for `\"`"),
            ("{a: 1}", 1, "a key stands without quotes"),
            ("{\"a\" 1}", 5, "a colon is missing after a key"),
            ("{\"a\": }", 6, "a `}` stands where a value is asked"),
            ("{\"a\": {\"b\": 1}", 0, "this `{` is never closed"),
            ("{\"a\": [1}", 8, "a `}` stands where a value is asked"),
            ("{}}", 2, "there is more after the end of the document"),
            ("{\"a\": 1,, \"b\": 2}", 8, "a comma stands where a key is asked"),
            (
                "{\"a\": \"x,\n\"b\": \"y\"}",
                6,
                "a text begins here and does not end on this line",
            ),
            ("{\"a\": “x”}", 6, "a typographic quote stands where JSON asks for `\"`"),
            ("{\"a\": None}", 6, "this is not how JSON writes it"),
            ("{\"a\": +1}", 6, "a number is written in a way JSON does not know"),
            ("{\"a\": \"\\d\"}", 7, "an escape in a text is not one of JSON's"),
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
