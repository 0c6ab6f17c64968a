//! The bounds of a résumé's source: the raw text in, an error where it is over one.
//!
//! The scan is iterative and runs before any parser sees the text: a parser that recurses into
//! 10,000 brackets ends in a stack overflow, which no caller can catch.

use crate::diag::{Diagnostic, Findings, JsonPointer, Location};

use super::codes;

/// The largest source read, in bytes. A long academic résumé is under 200 KiB; beyond 5 MiB
/// there is an embedded picture or another kind of file.
pub const MAX_BYTES: usize = 5 * 1024 * 1024;

/// How deep lists and objects may stand in each other. JSON Resume needs 5; the rest is room
/// for other tools' own keys, far below what overflows a stack.
pub const MAX_DEPTH: usize = 32;

/// The longest text between two quotes, in bytes as written. Some twenty pages: no field of a
/// résumé is longer, and layout time grows with it.
pub const MAX_STRING_BYTES: usize = 64 * 1024;

/// The most entries of one list or object. A lifetime's publications fit.
pub const MAX_ENTRIES: usize = 2_000;

/// The most values in the whole document: bounds the memory that positions take, which is
/// otherwise many times the file's.
pub const MAX_VALUES: usize = 100_000;

/// What the scan saw besides the bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Scan {
    /// Where the first text begins that does not end on its line, as a byte offset.
    pub unclosed: Option<usize>,
    /// The first bracket whose counterpart stands further to the left than its own line begins:
    /// of one too few, most likely the one that is not closed.
    pub dangling: Option<usize>,
}

/// A bracket that is open.
struct Level {
    at: usize,
    commas: usize,
    /// Blanks before the line it stands in.
    indent: usize,
}

/// Scans a text for the bounds above, without judging whether it is JSON.
pub(super) fn scan(text: &str) -> Result<Scan, Findings> {
    let bytes = text.as_bytes();
    let mut scan = Scan::default();
    let mut findings = Findings::new();
    let mut levels: Vec<Level> = Vec::new();
    let mut values = 0_usize;
    let mut at = 0;
    let mut indent = 0;
    let mut is_blank = true;
    while let Some(&byte) = bytes.get(at) {
        let is_first = is_blank;
        match byte {
            b'\n' => (indent, is_blank) = (0, true),
            b' ' | b'\t' if is_blank => indent += 1,
            _ => is_blank = false,
        }
        match byte {
            b'"' => {
                let (end, closed) = string_end(bytes, at);
                if !closed {
                    scan.unclosed.get_or_insert(at);
                } else if end - at - 2 > MAX_STRING_BYTES {
                    findings.push(too_long(at));
                }
                at = end;
                continue;
            }
            b'[' | b'{' => {
                values += 1;
                levels.push(Level { at, commas: 0, indent });
                if levels.len() > MAX_DEPTH {
                    findings.push(too_deep(at));
                    return Err(findings);
                }
            }
            b']' | b'}' => {
                let opened =
                    levels.pop().filter(|level| is_first && indent < level.indent);
                scan.dangling = scan.dangling.or(opened.map(|level| level.at));
            }
            b',' => {
                values += 1;
                if let Some(level) = levels.last_mut() {
                    level.commas += 1;
                    if level.commas == MAX_ENTRIES {
                        findings.push(too_many_entries(at));
                    }
                }
            }
            _ => {}
        }
        if values > MAX_VALUES {
            findings.push(too_many_values(at));
            return Err(findings);
        }
        at += 1;
    }
    if findings.is_empty() { Ok(scan) } else { Err(findings) }
}

/// Where the string that begins at `start` ends, one past its quote, and whether it has one
/// on its line: JSON allows no raw line break in a string (RFC 8259 §7).
fn string_end(bytes: &[u8], start: usize) -> (usize, bool) {
    let mut at = start + 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => return (at + 1, true),
            b'\n' | b'\r' => return (at, false),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    (bytes.len(), false)
}

fn at_byte(at: usize) -> Location {
    Location::span(JsonPointer::root(), at..at + 1)
}

fn too_deep(at: usize) -> Diagnostic {
    let message = format!("lists and objects are nested more than {MAX_DEPTH} deep");
    Diagnostic::error(codes::OVER_LIMIT, at_byte(at), message).hint(
        "a résumé needs 5 levels: this is another kind of file, or brackets are missing",
    )
}

fn too_long(at: usize) -> Diagnostic {
    let message = format!("a text is longer than {} KiB", MAX_STRING_BYTES / 1024);
    Diagnostic::error(codes::OVER_LIMIT, at_byte(at), message)
        .hint("shorten it; a picture cannot be embedded as text")
}

fn too_many_entries(at: usize) -> Diagnostic {
    let message = format!("a list or object has more than {MAX_ENTRIES} entries");
    Diagnostic::error(codes::OVER_LIMIT, at_byte(at), message)
        .hint("remove entries from here on")
}

fn too_many_values(at: usize) -> Diagnostic {
    let message = format!("the document has more than {MAX_VALUES} values");
    Diagnostic::error(codes::OVER_LIMIT, at_byte(at), message)
        .hint("this is another kind of file, or two were joined")
}

/// The error for a source that is too large to look into.
pub(super) fn too_large() -> Diagnostic {
    let message = format!("the file is larger than {} MiB", MAX_BYTES / 1024 / 1024);
    Diagnostic::error(codes::OVER_LIMIT, Location::Nowhere, message)
        .hint("is this the right file? pictures do not belong into it")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        scan(text).expect_err("over a limit")[0].message.clone()
    }

    #[test]
    fn ten_thousand_brackets_are_an_error_and_no_stack_overflow() {
        assert!(message(&"[".repeat(10_000)).contains("nested more than 32"));
        assert!(message(&"{\"a\":".repeat(10_000)).contains("nested more than 32"));
    }

    #[test]
    fn depth_is_allowed_up_to_the_limit() {
        let deep = |n| "[".repeat(n) + &"]".repeat(n);
        assert!(scan(&deep(MAX_DEPTH)).is_ok());
        assert!(scan(&deep(MAX_DEPTH + 1)).is_err());
    }

    #[test]
    fn brackets_and_commas_in_strings_do_not_count() {
        assert!(
            scan(&format!("[\"{}\\\"{}\"]", "[".repeat(99), ",".repeat(9_999))).is_ok()
        );
    }

    #[test]
    fn long_texts_and_lists_are_refused_where_they_are() {
        let text = |n| format!("[\"{}\"]", "x".repeat(n));
        assert!(scan(&text(MAX_STRING_BYTES)).is_ok());
        assert!(message(&text(MAX_STRING_BYTES + 1)).contains("longer than 64 KiB"));
        let list = |n| format!("[0{}]", ",0".repeat(n - 1));
        assert!(scan(&list(MAX_ENTRIES)).is_ok());
        assert!(message(&list(MAX_ENTRIES + 1)).contains("more than 2000 entries"));
    }

    #[test]
    fn many_small_lists_are_refused_as_a_whole() {
        let inner = format!("[0{}]", ",0".repeat(999));
        assert!(
            message(&format!("[{inner}{}]", format!(",{inner}").repeat(150)))
                .contains("more than 100000 values")
        );
    }

    #[test]
    fn a_text_that_does_not_end_on_its_line_is_noticed() {
        let unclosed = |text| scan(text).expect("within limits").unclosed;
        assert_eq!(unclosed("{\"a\": \"b\n}"), Some(6));
        assert_eq!(unclosed("{\"a\": \"b\\\"}"), Some(6));
        assert_eq!(unclosed("{\"a\": \"b\\\\\"}"), None);
    }

    #[test]
    fn a_bracket_that_indentation_says_is_not_closed_is_noticed() {
        let dangling = |text| scan(text).expect("within limits").dangling;
        assert_eq!(dangling("{\n  \"a\": {\n    \"b\": [\n  }\n}"), Some(20));
        assert_eq!(dangling("{\n  \"a\": [\n  ]\n}"), None);
        assert_eq!(dangling("{\"a\": [{}]}"), None);
    }
}
