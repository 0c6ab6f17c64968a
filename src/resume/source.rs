//! A résumé's text with its positions: a name and bytes in; byte spans by JSON Pointer, lines
//! and columns out.

use std::ops::Range;
use std::sync::OnceLock;

use serde_json::Value;

use crate::diag::{Diagnostic, Findings, JsonPointer, Location};

use super::index::Node;
use super::value::thing;
use super::{codes, limits, shape, syntax};

/// How many bytes lie between two entries of the character count.
const STRIDE: usize = 1024;

/// A JSON text and where things stand in it.
///
/// Positions are found when they are first asked for: a run without findings pays for none.
#[derive(Debug)]
pub struct Source {
    name: String,
    text: String,
    has_bom: bool,
    /// Where each line begins.
    lines: OnceLock<Vec<usize>>,
    /// How many characters stand before byte `i * STRIDE`: columns of a 5 MiB line are counted
    /// from the nearest entry.
    characters: OnceLock<Vec<usize>>,
    root: OnceLock<Result<Option<Node>, Findings>>,
}

impl Source {
    /// Takes over the bytes of a file; `name` is what findings call it.
    ///
    /// # Errors
    /// When there are more than [`MAX_BYTES`](limits::MAX_BYTES) or they are not UTF-8.
    pub fn new(
        name: impl Into<String>,
        bytes: impl Into<Vec<u8>>,
    ) -> Result<Self, Findings> {
        let mut bytes = bytes.into();
        if bytes.len() > limits::MAX_BYTES {
            return Err(limits::too_large().into());
        }
        let has_bom = bytes.starts_with(b"\xEF\xBB\xBF");
        if has_bom {
            bytes.drain(..3);
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Self { text, has_bom, ..Self::unread(name) }),
            Err(error) => Err(not_utf8(&error).into()),
        }
    }

    /// A source without text, that findings about bytes which are no text can be shown with.
    #[must_use]
    pub fn unread(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: String::new(),
            has_bom: false,
            lines: OnceLock::new(),
            characters: OnceLock::new(),
            root: OnceLock::new(),
        }
    }

    /// What findings call the source: a path as the user gave it, or `stdin`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text, without a byte order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether a byte order mark stood before the text.
    #[must_use]
    pub fn has_bom(&self) -> bool {
        self.has_bom
    }

    /// The text as JSON; of several members with one name, the last.
    ///
    /// # Errors
    /// When the text is over a [limit](limits) or is not JSON as RFC 8259 has it.
    pub fn json(&self) -> Result<Value, Findings> {
        if self.root().map_err(Clone::clone)?.is_none() {
            return Err(syntax::nothing().into());
        }
        // The stricter of two parsers; the first one knows places.
        serde_json::from_str(&self.text)
            .map_err(|error| syntax::refused(&self.text, &error).into())
    }

    /// Errors for members whose name their object already has: of the first, the content would
    /// be lost.
    #[must_use]
    pub fn duplicate_keys(&self) -> Findings {
        let duplicates =
            self.root().ok().flatten().map(Node::duplicates).unwrap_or_default();
        let explain = |(place, span)| {
            let message = format!("{} is given twice in one object", thing(&place));
            Diagnostic::error(codes::DUPLICATE_KEY, Location::span(place, span), message)
                .hint("join the two: of the first, the content would be lost")
        };
        duplicates.into_iter().map(explain).collect()
    }

    /// The bytes of the value at a pointer, or of the nearest value around it that exists.
    /// `None` if the text is not JSON.
    #[must_use]
    pub fn span(&self, pointer: &JsonPointer) -> Option<Range<usize>> {
        Some(self.find(pointer)?.0.span.clone())
    }

    /// The bytes of the key at a pointer, quotes included. `None` for a list's element, for
    /// what does not exist, and if the text is not JSON.
    #[must_use]
    pub fn key_span(&self, pointer: &JsonPointer) -> Option<Range<usize>> {
        let (node, exact) = self.find(pointer)?;
        node.key.as_ref().filter(|_| exact).map(|(_, span)| span.clone())
    }

    /// The bytes a finding is about: its own span, or else that of its pointer. Of a list or
    /// object with a name, the name: the whole would be the better part of the file.
    #[must_use]
    pub fn location_span(&self, location: &Location) -> Option<Range<usize>> {
        match location {
            Location::Json { span: Some(span), .. } => Some(span.clone()),
            Location::Json { pointer, span: None } => {
                let (node, exact) = self.find(pointer)?;
                let whole = self.text.get(node.span.clone()).unwrap_or_default();
                match &node.key {
                    Some((_, key)) if !exact || whole.starts_with(['{', '[']) => {
                        Some(key.clone())
                    }
                    _ if whole.starts_with(['{', '[']) => {
                        Some(node.span.start..node.span.start + 1)
                    }
                    _ => Some(node.span.clone()),
                }
            }
            _ => None,
        }
    }

    /// The line and column, both 1-based and the column in characters, of a byte of the text.
    #[must_use]
    pub fn line_column(&self, byte: usize) -> (usize, usize) {
        let byte = byte.min(self.text.len());
        let lines = self.line_starts();
        let line = lines.partition_point(|start| *start <= byte);
        let start = lines.get(line - 1).copied().unwrap_or_default();
        (line, self.characters_before(byte) - self.characters_before(start) + 1)
    }

    /// The bytes of the line a byte stands in, without its line break.
    #[must_use]
    pub fn line_span(&self, byte: usize) -> Range<usize> {
        let byte = byte.min(self.text.len());
        let lines = self.line_starts();
        let line = lines.partition_point(|start| *start <= byte);
        let start = lines.get(line - 1).copied().unwrap_or_default();
        let end = lines.get(line).copied().unwrap_or(self.text.len());
        let text = self.text.get(start..end).unwrap_or_default();
        start..start + text.trim_end_matches(['\n', '\r']).len()
    }

    /// Puts findings in the order of their places; those without a place come first.
    pub fn sort(&self, findings: &mut Findings) {
        findings.sort_by_cached_key(|finding| {
            self.location_span(&finding.location).map(|span| (span.start, span.end))
        });
    }

    /// The syntax tree; `None` for an empty text.
    fn root(&self) -> Result<Option<&Node>, &Findings> {
        let root = self.root.get_or_init(|| {
            let scan = limits::scan(&self.text)?;
            syntax::parse(&self.text, scan)
        });
        root.as_ref().map(Option::as_ref)
    }

    fn find(&self, pointer: &JsonPointer) -> Option<(&Node, bool)> {
        Some(self.root().ok()??.find(pointer, &shape::OLDER_NAMES))
    }

    fn line_starts(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let breaks = self.text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(breaks).collect()
        })
    }

    /// How many characters stand before a byte.
    fn characters_before(&self, byte: usize) -> usize {
        let counts = self.characters.get_or_init(|| {
            let mut count = 0;
            let chunks = self.text.as_bytes().chunks(STRIDE);
            chunks
                .map(|chunk| {
                    let before = count;
                    count += characters_in(chunk);
                    before
                })
                .collect()
        });
        let entry = byte / STRIDE;
        match counts.get(entry) {
            Some(before) => {
                let rest = self.text.as_bytes().get(entry * STRIDE..byte);
                before + characters_in(rest.unwrap_or_default())
            }
            None => characters_in(self.text.as_bytes().get(..byte).unwrap_or_default()),
        }
    }
}

/// How many characters begin in these bytes of UTF-8: those that do not continue one.
fn characters_in(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

fn not_utf8(error: &std::string::FromUtf8Error) -> Diagnostic {
    let bytes = error.as_bytes();
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Diagnostic::error(
            codes::INVALID_ENCODING,
            Location::Nowhere,
            "the file is UTF-16 text, not UTF-8",
        )
        .hint("save it again with the encoding UTF-8");
    }
    let valid = error.utf8_error().valid_up_to();
    let before = bytes.get(..valid).unwrap_or_default();
    let line = before.split(|byte| *byte == b'\n').count();
    let message =
        format!("the file is not UTF-8 text: byte {} on line {line}", valid + 1);
    Diagnostic::error(codes::INVALID_ENCODING, Location::Nowhere, message)
        .hint("save it again with the encoding UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::new("resume.json", text).expect("valid UTF-8")
    }

    fn pointer(text: &str) -> JsonPointer {
        JsonPointer::from_string(text.to_owned())
    }

    #[test]
    fn values_and_keys_are_found_by_pointer() {
        let source = source(r#"{ "a": [1, {"b/c": "d"}] }"#);
        let text = |span: Option<Range<usize>>| span.map(|span| &source.text()[span]);
        assert_eq!(text(source.span(&pointer("/a/1/b~1c"))), Some("\"d\""));
        assert_eq!(text(source.key_span(&pointer("/a/1/b~1c"))), Some("\"b/c\""));
        assert_eq!(text(source.span(&pointer("/a/0"))), Some("1"));
        assert_eq!(text(source.span(&pointer(""))), Some(source.text()));
        assert_eq!(source.key_span(&pointer("/a/0")), None);
    }

    #[test]
    fn what_does_not_exist_is_found_in_its_nearest_parent() {
        let source = source(r#"{ "a": [1] }"#);
        assert_eq!(source.span(&pointer("/a/7/x")), Some(7..10));
        assert_eq!(source.span(&pointer("/z")), Some(0..12));
        assert_eq!(source.key_span(&pointer("/a/7")), None);
    }

    #[test]
    fn a_field_read_under_its_current_name_is_found_under_its_older_one() {
        let source = source(r#"{ "work": [{ "company": "X" }] }"#);
        assert_eq!(source.span(&pointer("/work/0/name")), Some(24..27));
    }

    #[test]
    fn lines_and_columns_count_from_one_in_characters() {
        let source = source("{\n  \"é😀\": 1\r\n}");
        assert_eq!(source.line_column(0), (1, 1));
        assert_eq!(source.line_column(source.text().find('1').expect("it")), (2, 9));
        assert_eq!(source.line_column(source.text().len()), (3, 2));
        assert_eq!(source.line_span(3), 2..source.text().find('\r').expect("it"));
    }

    #[test]
    fn columns_of_one_long_line_agree_with_counting() {
        let text = format!("[\"{}\"]", "é€x😀".repeat(2_000));
        let source = source(&text);
        for (count, (byte, _)) in text.char_indices().enumerate().step_by(97) {
            assert_eq!(source.line_column(byte), (1, count + 1));
        }
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        let source = Source::new("x", "\u{feff}{}").expect("valid UTF-8");
        assert_eq!((source.text(), source.has_bom()), ("{}", true));
    }

    #[test]
    fn bytes_that_are_not_utf8_are_refused_with_their_line() {
        let findings = Source::new("x", b"{\n\xFF}".to_vec()).expect_err("not UTF-8");
        assert_eq!(findings[0].message, "the file is not UTF-8 text: byte 3 on line 2");
        let findings = Source::new("x", b"\xFF\xFE{\0".to_vec()).expect_err("UTF-16");
        assert_eq!(findings[0].message, "the file is UTF-16 text, not UTF-8");
    }

    #[test]
    fn a_file_over_the_limit_is_refused_unread() {
        let findings = Source::new("x", vec![0xFF; limits::MAX_BYTES + 1]);
        assert_eq!(findings.expect_err("too large")[0].code, codes::OVER_LIMIT);
    }
}
