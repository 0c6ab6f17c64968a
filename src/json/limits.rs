//! Limits on the size and shape of JSON input, checked before any parser sees the text.
//!
//! The scan is iterative: a parser that recurses into 10,000 brackets overflows the stack, which
//! no caller can catch. The limits hold for every kind of document; résumés are the largest.

use crate::diag::{Diagnostic, Findings, JsonPointer, Location};

use super::codes;

/// Maximum size of a source, in bytes. A long academic résumé is under 200 KiB; anything beyond
/// 5 MiB has a picture embedded or is another kind of file.
pub const MAX_BYTES: usize = 5 * 1024 * 1024;

/// Maximum depth of nested arrays and objects. JSON Resume needs 5, a job on a stream with its
/// résumé inside one more; the rest is room for other tools' keys, far below what overflows a
/// stack.
pub const MAX_DEPTH: usize = 32;

/// Maximum length of a string, in bytes as written between its quotes. Some twenty pages: no
/// field of a résumé is longer, and layout time grows with it.
pub const MAX_STRING_BYTES: usize = 64 * 1024;

/// Maximum number of entries of one array or object. A lifetime's publications fit.
pub const MAX_ENTRIES: usize = 2_000;

/// Maximum number of values in the whole document. It bounds the memory that positions take,
/// which would otherwise be many times the size of the file.
pub const MAX_VALUES: usize = 100_000;

/// What the scan learned besides the limits, to point error messages at the cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Scan {
    /// Byte offset of the first string that does not end on its line.
    pub unterminated: Option<usize>,
    /// Byte offset of the first bracket whose counterpart is indented less than its own line: if
    /// a closing bracket is missing, it is most likely this one's.
    pub dangling: Option<usize>,
}

/// An open bracket.
struct Level {
    at: usize,
    commas: usize,
    /// Indentation of its line, in characters.
    indent: usize,
}

/// Scans a text for the limits above, without judging whether it is JSON.
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
                    scan.unterminated.get_or_insert(at);
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

/// The end of the string that begins at `start`, one past its closing quote, and whether it has
/// one on its line: JSON allows no raw line break in a string (RFC 8259 §7).
pub(super) fn string_end(bytes: &[u8], start: usize) -> (usize, bool) {
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

fn over(at: Location, message: String, hint: &str) -> Diagnostic {
    Diagnostic::error(codes::OVER_LIMIT, at, message).hint(hint)
}

/// The error for a bracket that is too deep.
pub(super) fn too_deep(at: usize) -> Diagnostic {
    let message =
        format!("arrays and objects are nested more than {MAX_DEPTH} levels deep");
    over(at_byte(at), message, "look for a missing closing bracket before this one")
}

/// The error for a string that is too long.
pub(super) fn too_long(at: usize) -> Diagnostic {
    let message = format!("a string is longer than {} KiB", MAX_STRING_BYTES / 1024);
    over(at_byte(at), message, "shorten it: pictures cannot be embedded as text")
}

/// The error for the first entry that is one too many.
pub(super) fn too_many_entries(at: usize) -> Diagnostic {
    let message = format!("an array or object has more than {MAX_ENTRIES} entries");
    over(at_byte(at), message, "remove the entries from here on")
}

/// The error for the first value that is one too many.
pub(super) fn too_many_values(at: usize) -> Diagnostic {
    let message = format!("the document has more than {MAX_VALUES} values");
    over(at_byte(at), message, "check that this is the right file, and only one")
}

/// The error for a source that is too large to be looked into.
pub(super) fn too_large() -> Diagnostic {
    let message = format!("the input is larger than {} MiB", MAX_BYTES / 1024 / 1024);
    let hint = "check that this is the right file: pictures cannot be embedded";
    over(Location::Nowhere, message, hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        scan(text).expect_err("over a limit")[0].message.clone()
    }

    #[test]
    fn ten_thousand_brackets_are_an_error_and_not_a_stack_overflow() {
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
    fn long_strings_and_arrays_are_refused_at_their_place() {
        let text = |n| format!("[\"{}\"]", "x".repeat(n));
        assert!(scan(&text(MAX_STRING_BYTES)).is_ok());
        assert!(message(&text(MAX_STRING_BYTES + 1)).contains("longer than 64 KiB"));
        let list = |n| format!("[0{}]", ",0".repeat(n - 1));
        assert!(scan(&list(MAX_ENTRIES)).is_ok());
        assert!(message(&list(MAX_ENTRIES + 1)).contains("more than 2000 entries"));
    }

    #[test]
    fn many_small_arrays_are_refused_together() {
        let inner = format!("[0{}]", ",0".repeat(999));
        assert!(
            message(&format!("[{inner}{}]", format!(",{inner}").repeat(150)))
                .contains("more than 100000 values")
        );
    }

    #[test]
    fn a_string_that_does_not_end_on_its_line_is_noticed() {
        let unterminated = |text| scan(text).expect("within limits").unterminated;
        assert_eq!(unterminated("{\"a\": \"b\n}"), Some(6));
        assert_eq!(unterminated("{\"a\": \"b\\\"}"), Some(6));
        assert_eq!(unterminated("{\"a\": \"b\\\\\"}"), None);
    }

    #[test]
    fn a_bracket_left_open_is_found_by_indentation() {
        let dangling = |text| scan(text).expect("within limits").dangling;
        assert_eq!(dangling("{\n  \"a\": {\n    \"b\": [\n  }\n}"), Some(20));
        assert_eq!(dangling("{\n  \"a\": [\n  ]\n}"), None);
        assert_eq!(dangling("{\"a\": [{}]}"), None);
    }
}
