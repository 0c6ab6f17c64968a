//! What is wrong with a text in YAML, where, and how to mend it.

use std::ops::Range;

use granit_parser::{ErrorKind as Kind, ScanError};

use crate::diag::{Diagnostic, JsonPointer, Location};
use crate::json::codes;

fn found(span: Range<usize>, message: &str, hint: &str) -> Diagnostic {
    let at = Location::span(JsonPointer::root(), span);
    Diagnostic::error(codes::INVALID_YAML, at, message).hint(hint)
}

/// The finding for a tag outside the core schema.
pub(super) fn tag(span: &Range<usize>) -> Diagnostic {
    found(
        span.clone(),
        "unknown YAML tag on this value",
        "remove the tag that begins with `!`",
    )
}

/// The finding for a second document.
pub(super) fn second_document(at: usize) -> Diagnostic {
    let hint = "keep each document in a file of its own";
    found(at..at + 3, "a second YAML document begins here", hint)
}

/// The finding for a key that is not a scalar, or is nothing.
pub(super) fn key(span: Range<usize>) -> Diagnostic {
    found(span, "a key must be text", "write it as `key: value`")
}

/// The finding for an alias inside the very value it stands for.
pub(super) fn endless(span: Range<usize>) -> Diagnostic {
    found(span, "this alias stands for a value it is in", "write the value out")
}

/// The finding for a merge key whose value has no members.
pub(super) fn merge(span: Range<usize>) -> Diagnostic {
    found(
        span,
        "`<<` takes a mapping, or a list of mappings",
        "remove it, or use an alias",
    )
}

/// The parser's error in our words.
pub(super) fn syntax(text: &str, error: &ScanError) -> Diagnostic {
    let at = error.marker().byte_offset().unwrap_or_default().min(text.len());
    let rest = text.get(at..).unwrap_or_default();
    let is_tab = matches!(
        error.kind(),
        Kind::TabNotAllowed | Kind::TabInBlockIndentation | Kind::TabInIndentation
    );
    // The parser has gone past the tab.
    let tab = text.get(line_start(text, at)..at).and_then(|before| before.find('\t'));
    let at = tab.filter(|_| is_tab).map_or(at, |tab| line_start(text, at) + tab);
    let span = at..at + rest.chars().next().map_or(0, char::len_utf8);
    let (message, hint) = match error.kind() {
        Kind::UnknownAnchor => {
            ("unknown alias", "define the anchor before it, or put the text in quotes")
        }
        _ if is_tab => ("tab in the indentation", "indent with spaces"),
        Kind::ExpectedDocumentStart | Kind::InvalidDocumentEnd => (
            "text after the end of the document",
            "remove it, or indent it as a part of what is above it",
        ),
        Kind::UnclosedQuotedScalar | Kind::DocumentIndicatorInQuotedScalar => {
            ("unterminated string", "add the closing quote")
        }
        Kind::UnclosedFlowCollection { open: '[' } | Kind::UnexpectedEofFlowSequence => {
            ("unclosed `[`", "add the missing `]`")
        }
        Kind::UnclosedFlowCollection { .. } | Kind::UnexpectedEofFlowMapping => {
            ("unclosed `{`", "add the missing `}`")
        }
        Kind::ExpectedFlowMappingSeparator => {
            ("expected `,` or `}`", "add `,` between two entries, or close the mapping")
        }
        Kind::ExpectedFlowSequenceSeparator => {
            ("expected `,` or `]`", "add `,` between two entries, or close the list")
        }
        Kind::SimpleKeyExpected | Kind::InvalidSimpleKey => (
            "expected `:` after a key",
            "write `key: value`, or put a text over several lines in quotes",
        ),
        Kind::ExpectedBlockMappingKey
        | Kind::InvalidIndentation
        | Kind::ExpectedBlockSequenceEntry
        | Kind::InvalidQuotedScalarIndent
        | Kind::InvalidBlockScalarIndent => (
            "unexpected indentation or content",
            "align the keys of one mapping, and the dashes of one list",
        ),
        Kind::BlockSequenceEntryNotAllowed | Kind::BlockEntryInFlowCollection => {
            ("a list cannot begin here", "begin the list on a line of its own")
        }
        Kind::UnknownQuotedScalarEscape
        | Kind::InvalidQuotedScalarHexEscape
        | Kind::InvalidLowSurrogateHexEscape => (
            "invalid escape in a string",
            "write `\\\\` for a backslash, or use single quotes",
        ),
        Kind::InvalidTrailingSingleQuotedScalar
        | Kind::InvalidTrailingDoubleQuotedScalar => {
            ("text after a closing quote", "put the whole value in quotes")
        }
        Kind::CommentNotSeparated | Kind::CommentInterceptedScalar => (
            "a comment interrupts a value",
            "put the value in quotes if `#` is part of it",
        ),
        Kind::UnexpectedCharacter { .. } => {
            ("a value cannot begin with this character", "put the value in quotes")
        }
        Kind::RecursionLimitExceeded => (
            "lists and mappings are nested too deep",
            "look for a missing closing bracket",
        ),
        // `name: Acme: Research` has a second `: `.
        _ if is_second_colon(text, at) => {
            ("a value with `: ` in it needs quotes", "put the whole value in quotes")
        }
        _ => (
            "this is not valid YAML",
            "put the value in quotes, or check the indentation",
        ),
    };
    found(span, message, hint)
}

/// Where the line of a place begins.
fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
}

/// Whether the line of a place has two colons that could end a key.
fn is_second_colon(text: &str, at: usize) -> bool {
    let line = text
        .get(line_start(text, at)..)
        .and_then(|it| it.lines().next())
        .unwrap_or_default();
    line.matches(": ").count() > 1
}
