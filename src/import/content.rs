//! What the bytes of a file are, found out once for all formats.

use serde_json::{Map, Value};

use super::archive::Archive;
use super::codes;
use super::refused::over_limit;
use super::xml;
use crate::diag::{Diagnostic, Findings, Location};
use crate::json::limits;
use crate::resume::Source;

/// The bytes of a file, and what they are.
pub(super) struct Content<'b> {
    pub(super) bytes: &'b [u8],
    pub(super) kind: Kind<'b>,
    /// What findings call the file.
    name: String,
}

/// What a file is.
pub(super) enum Kind<'b> {
    Archive(Archive<'b>),
    Pdf,
    /// XML, as a tree of what its elements hold, under the name of the root.
    Xml(Map<String, Value>),
    /// An object in JSON or YAML.
    Object(Map<String, Value>),
    Text(String),
    /// Nothing that has a résumé in it.
    Other,
}

impl<'b> Content<'b> {
    /// Looks at the bytes of a file.
    ///
    /// # Errors
    /// If it is damaged or over a limit, as far as that can be seen without knowing the format.
    pub(super) fn of(name: &str, bytes: &'b [u8]) -> Result<Self, Findings> {
        let kind = kind(name, bytes)?;
        Ok(Self { bytes, kind, name: name.to_owned() })
    }

    /// The members of an object in JSON or YAML.
    pub(super) fn object(&self) -> Option<&Map<String, Value>> {
        match &self.kind {
            Kind::Object(map) => Some(map),
            _ => None,
        }
    }

    /// Why the file cannot be imported.
    pub(super) fn refused(&self) -> Findings {
        // An office document, a picture: the reader of JSON knows them, and what to do.
        if let Err(findings) = Source::new(&*self.name, self.bytes) {
            return findings;
        }
        let (message, hint) = match &self.kind {
            Kind::Xml(_) => (
                "the file is XML, but not of Europass",
                "export it as JSON, text or PDF, and import that",
            ),
            Kind::Object(_) => (
                "none of the keys at the top level is that of a résumé",
                "`vitae import --help` lists the formats; check that it is the right file",
            ),
            _ => (
                "the file is in no format that can be imported",
                "`vitae import --help` lists the formats",
            ),
        };
        Diagnostic::error(codes::UNKNOWN_FORMAT, Location::Nowhere, message)
            .hint(hint)
            .into()
    }
}

fn kind<'b>(name: &str, bytes: &'b [u8]) -> Result<Kind<'b>, Findings> {
    let begin = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if begin.starts_with(b"PK\x03\x04") || begin.starts_with(b"PK\x05\x06") {
        return Archive::open(bytes).map(Kind::Archive);
    }
    if begin.starts_with(b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if bytes.len() > limits::MAX_BYTES {
        let message = format!(
            "the file is larger than the maximum of {} MiB",
            limits::MAX_BYTES >> 20
        );
        return Err(over_limit(message, "check that this is the right file"));
    }
    let Some(text) = decoded(bytes) else { return Ok(Kind::Other) };
    let trimmed = text.trim_start();
    let starts = |prefix: &str| {
        let begin = trimmed.get(..prefix.len());
        begin.is_some_and(|it| it.eq_ignore_ascii_case(prefix))
    };
    if starts("<!doctype html") || starts("<html") || starts("{\\rtf") {
        return Ok(Kind::Other);
    }
    if trimmed.starts_with('<') {
        return xml::tree(&text).map(Kind::Xml);
    }
    let is_json = trimmed.starts_with('{');
    let source = Source::new(name, text.clone())?;
    match source.json() {
        Ok(Value::Object(mut map)) if is_json || is_keyed(&map) => {
            let duplicates = source.duplicate_keys();
            if duplicates.has_errors() {
                return Err(located(duplicates, &source));
            }
            let mut document = Value::Object(std::mem::take(&mut map));
            source.unquoted_as_text(&mut document, "meta");
            match document {
                Value::Object(map) => Ok(Kind::Object(map)),
                _ => Ok(Kind::Other),
            }
        }
        Err(findings) if is_json => Err(located(findings, &source)),
        Err(findings) if has_yaml_name(name) => Err(located(findings, &source)),
        _ if trimmed.is_empty() => Ok(Kind::Other),
        _ => Ok(Kind::Text(text)),
    }
}

fn located(mut findings: Findings, source: &Source) -> Findings {
    for finding in &mut findings {
        source.locate(finding);
    }
    findings
}

fn has_yaml_name(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, it)| it.to_ascii_lowercase());
    extension.is_some_and(|it| it == "yaml" || it == "yml")
}

/// Whether the members of an object look like data: a text with `Email: ada@…` on a line of its
/// own is one to a reader of YAML.
fn is_keyed(map: &Map<String, Value>) -> bool {
    map.values().any(|value| value.is_object() || value.is_array())
}

/// A text in UTF-8, or else in Windows-1252, which every sequence of bytes is; `None` for bytes that
/// are no text.
pub(super) fn decoded(bytes: &[u8]) -> Option<String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let is_text =
        |byte: &u8| *byte >= b' ' || byte.is_ascii_whitespace() || *byte == 0x0C;
    match std::str::from_utf8(bytes) {
        Ok(text) => (!text.contains('\0')).then(|| text.to_owned()),
        Err(_) if bytes.iter().all(is_text) => {
            Some(bytes.iter().copied().map(latin).collect())
        }
        Err(_) => None,
    }
}

/// The letters of Windows-1252 from 0x80 to 0x9F; it is Latin-1 otherwise.
const WINDOWS: [char; 32] = [
    '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}',
    'Ž', '\u{FFFD}', '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›',
    'œ', '\u{FFFD}', 'ž', 'Ÿ',
];

fn latin(byte: u8) -> char {
    let windows = byte.checked_sub(0x80).and_then(|at| WINDOWS.get(usize::from(at)));
    windows.copied().unwrap_or(char::from(byte))
}
