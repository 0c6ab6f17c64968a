//! A text in JSON or YAML with its positions: byte spans by JSON Pointer, lines and columns.

use std::ops::Range;
use std::sync::OnceLock;

use serde_json::Value;

use crate::diag::{Diagnostic, Findings, JsonPointer, Location};

use super::index::Node;
use super::lines::Lines;
use super::moves::Moves;
use super::notation::{Notation, YAML_EXTENSIONS, is_named};
use super::read::{self, Tree};
use super::{codes, foreign, limits, messages, syntax};

/// A text in JSON or YAML and the positions of what is in it.
///
/// A name that ends in `.yaml` or `.yml` is that of YAML, one in `.json` that of JSON; otherwise the
/// beginning of the text decides. JSON may have comments and trailing commas.
///
/// Positions are computed when they are first needed: a run without findings pays for none.
#[derive(Debug)]
pub struct Source {
    name: String,
    text: String,
    has_bom: bool,
    lines: Lines,
    /// The values that were read as something else than where they stand.
    moves: OnceLock<Moves>,
    tree: OnceLock<Result<Tree, Findings>>,
}

impl Source {
    /// Takes over the bytes of a file; `name` is what findings call it.
    ///
    /// # Errors
    /// When there are more than [`MAX_BYTES`](limits::MAX_BYTES), when they are those of another
    /// kind of file – a PDF, an archive, a picture – or when they are not UTF-8.
    pub fn new(
        name: impl Into<String>,
        bytes: impl Into<Vec<u8>>,
    ) -> Result<Self, Findings> {
        let (name, mut bytes) = (name.into(), bytes.into());
        if let Some(finding) = foreign::binary(&name, &bytes) {
            return Err(finding.into());
        }
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

    /// A source without text, to report findings about bytes that could not be read as text.
    #[must_use]
    pub fn unread(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: String::new(),
            has_bom: false,
            lines: Lines::default(),
            moves: OnceLock::new(),
            tree: OnceLock::new(),
        }
    }

    /// What findings call the source: a path as the user gave it, or `<stdin>`.
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

    /// Whether the name says that the text is in YAML.
    pub(crate) fn is_named_yaml(&self) -> bool {
        is_named(&self.name, &YAML_EXTENSIONS)
    }

    /// Whether the text is in YAML.
    pub(crate) fn is_yaml(&self) -> bool {
        self.read().as_ref().is_ok_and(|tree| tree.notation == Notation::Yaml)
    }

    /// The document as JSON; of several members with one key, the last.
    ///
    /// # Errors
    /// When the text is over a [limit](limits), or is neither JSON (RFC 8259) nor YAML 1.2.
    pub fn json(&self) -> Result<Value, Findings> {
        let (tree, root) = self.document()?;
        if tree.notation == Notation::Yaml {
            return Ok(root.to_json(&self.text));
        }
        // The stricter of the two parsers; the first one knows places.
        let text = tree.text(&self.text);
        serde_json::from_str(text).map_err(|error| syntax::refused(text, &error).into())
    }

    /// The value at a pointer, `None` if nothing is there. Costs less than [`json`](Self::json)
    /// for a small part of a large text.
    ///
    /// # Errors
    /// As [`json`](Self::json).
    pub(crate) fn value(&self, pointer: &JsonPointer) -> Result<Option<Value>, Findings> {
        let (tree, root) = self.document()?;
        let (node, exact) = root.find(pointer);
        if !exact {
            return Ok(None);
        }
        if tree.notation == Notation::Yaml {
            return Ok(Some(node.to_json(&self.text)));
        }
        let text = tree.text(&self.text).get(node.span.clone()).unwrap_or_default();
        match serde_json::from_str(text) {
            Ok(value) => Ok(Some(value)),
            // What is wrong with a part is wrong with the whole, which has its place.
            Err(_) => self.json().map(|_| None),
        }
    }

    /// How YAML writes the number or truth value at a pointer, which people mean as text where text
    /// is expected: `3.90`. `None` for other values and in JSON, where text has quotes.
    pub(crate) fn unquoted(&self, pointer: &JsonPointer) -> Option<&str> {
        let tree = self.read().as_ref().ok()?;
        let (node, exact) = tree.root.as_ref()?.find(pointer);
        let is_yaml = tree.notation == Notation::Yaml;
        let is_plain = is_yaml && exact && node.is_number_or_boolean();
        is_plain.then(|| self.text.get(node.span.clone())).flatten()
    }

    /// Errors for members whose key their object already has: the first one's content would be
    /// lost.
    #[must_use]
    pub fn duplicate_keys(&self) -> Findings {
        let duplicates = self.root().map(Node::duplicates).unwrap_or_default();
        let finding = |(place, span)| messages::duplicate_key(place, span);
        duplicates.into_iter().map(finding).collect()
    }

    /// Warnings about what the text has and JSON does not allow: a byte order mark, comments,
    /// trailing commas.
    pub(crate) fn deviations(&self) -> Findings {
        let Ok(tree) = self.read() else { return Findings::new() };
        let is_json = tree.notation == Notation::Json;
        let mark = (self.has_bom && is_json).then(messages::byte_order_mark);
        mark.into_iter().chain(tree.deviations.iter().cloned()).collect()
    }

    /// Declares that some values are read as something else than where they stand: findings
    /// about what they are read as are then located where they stand. The first declaration
    /// holds.
    pub(crate) fn read_with_moves(&self, moves: Moves) {
        self.moves.get_or_init(|| moves);
    }

    /// Locates a finding where its place, one of the document as it was read, stands in the
    /// text.
    pub(crate) fn locate(&self, finding: &mut Diagnostic) {
        let span = self.location_span(&finding.location);
        if let Location::Json { pointer, span: place } = &mut finding.location {
            if let Some(moves) = self.moves.get() {
                *pointer = moves.written(pointer);
            }
            *place = span;
        }
    }

    /// The bytes of the value at a pointer, or of the nearest existing value around it. `None`
    /// if the text is not JSON.
    #[must_use]
    pub fn span(&self, pointer: &JsonPointer) -> Option<Range<usize>> {
        Some(self.find(pointer)?.0.span.clone())
    }

    /// The bytes of the key at a pointer, quotes included. `None` for an array's element, for
    /// what does not exist, and if the text is not JSON.
    #[must_use]
    pub fn key_span(&self, pointer: &JsonPointer) -> Option<Range<usize>> {
        let (node, exact) = self.find(pointer)?;
        node.key.as_ref().filter(|_| exact).map(|(_, span)| span.clone())
    }

    /// The bytes a finding is about: its own span, or else that of its pointer. For an array or
    /// object, its key or its beginning: the whole could be most of the file.
    #[must_use]
    pub fn location_span(&self, location: &Location) -> Option<Range<usize>> {
        match location {
            Location::Json { span: Some(span), .. } => Some(span.clone()),
            Location::Json { pointer, span: None } => {
                let (node, exact) = self.find(pointer)?;
                match &node.key {
                    Some((_, key)) if !exact => Some(key.clone()),
                    _ => Some(node.underlined(&self.text)),
                }
            }
            _ => None,
        }
    }

    /// The line and column of a byte of the text, both 1-based, the column in characters.
    #[must_use]
    pub fn line_column(&self, byte: usize) -> (usize, usize) {
        self.lines.line_column(&self.text, byte)
    }

    /// The bytes of the line that contains a byte, without its line break.
    #[must_use]
    pub fn line_span(&self, byte: usize) -> Range<usize> {
        self.lines.line_span(&self.text, byte)
    }

    /// Sorts findings by their places; those without a place come first.
    pub fn sort(&self, findings: &mut Findings) {
        findings.sort_by_cached_key(|finding| {
            self.location_span(&finding.location).map(|span| (span.start, span.end))
        });
    }

    /// The text as it was read.
    fn read(&self) -> &Result<Tree, Findings> {
        self.tree.get_or_init(|| read::tree(&self.name, &self.text))
    }

    /// The syntax tree; `None` for an empty text.
    fn root(&self) -> Option<&Node> {
        self.read().as_ref().ok()?.root.as_ref()
    }

    /// The syntax tree of a text that must not be empty.
    fn document(&self) -> Result<(&Tree, &Node), Findings> {
        let tree = self.read().as_ref().map_err(Clone::clone)?;
        let root = tree.root.as_ref().ok_or_else(|| syntax::nothing(tree.notation))?;
        Ok((tree, root))
    }

    fn find(&self, pointer: &JsonPointer) -> Option<(&Node, bool)> {
        let root = self.root()?;
        Some(match self.moves.get() {
            Some(moves) => root.find(&moves.written(pointer)),
            None => root.find(pointer),
        })
    }
}

fn not_utf8(error: &std::string::FromUtf8Error) -> Diagnostic {
    let bytes = error.as_bytes();
    let message = if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        "the file is UTF-16, not UTF-8".to_owned()
    } else {
        let valid = error.utf8_error().valid_up_to();
        let before = bytes.get(..valid).unwrap_or_default();
        let line = before.split(|byte| *byte == b'\n').count();
        format!("the file is not UTF-8: invalid byte {} on line {line}", valid + 1)
    };
    Diagnostic::error(codes::INVALID_ENCODING, Location::Nowhere, message)
        .hint("save it as UTF-8")
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
    fn a_missing_value_is_located_at_its_nearest_parent() {
        let source = source(r#"{ "a": [1] }"#);
        assert_eq!(source.span(&pointer("/a/7/x")), Some(7..10));
        assert_eq!(source.span(&pointer("/z")), Some(0..12));
        assert_eq!(source.key_span(&pointer("/a/7")), None);
    }

    #[test]
    fn a_value_read_under_another_key_is_found_under_its_own() {
        let source = source(r#"{ "work": [{ "company": "X" }] }"#);
        assert_eq!(source.span(&pointer("/work/0/name")), Some(11..29));
        let mut moves = Moves::default();
        moves.note(&pointer("/work/0/name"), &pointer("/work/0/company"));
        source.read_with_moves(moves);
        assert_eq!(source.span(&pointer("/work/0/name")), Some(24..27));
    }

    #[test]
    fn a_part_is_read_as_it_is_in_the_whole() {
        let source = source(r#"{ "a": { "b": [1, 2] }, "a": { "b": "last" } }"#);
        let value = |at| source.value(&pointer(at)).expect("JSON");
        assert_eq!(value("/a/b"), Some("last".into()));
        assert_eq!(value(""), source.json().ok());
        assert_eq!(value("/a/c"), None);
        assert_eq!(value("/a/b/c"), None);
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
    fn a_byte_order_mark_is_not_part_of_the_text() {
        let source = Source::new("x", "\u{feff}{}").expect("valid UTF-8");
        assert_eq!((source.text(), source.has_bom()), ("{}", true));
    }

    #[test]
    fn bytes_that_are_not_utf8_are_refused_with_their_line() {
        let findings = Source::new("x", b"{\n\xFF}".to_vec()).expect_err("not UTF-8");
        assert_eq!(
            findings[0].message,
            "the file is not UTF-8: invalid byte 3 on line 2"
        );
        let findings = Source::new("x", b"\xFF\xFE{\0".to_vec()).expect_err("UTF-16");
        assert_eq!(findings[0].message, "the file is UTF-16, not UTF-8");
    }

    #[test]
    fn a_file_over_the_limit_is_refused_unread() {
        let findings = Source::new("x", vec![0xFF; limits::MAX_BYTES + 1]);
        assert_eq!(findings.expect_err("too large")[0].code, codes::OVER_LIMIT);
    }
}
