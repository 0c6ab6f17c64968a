//! Compares the words of a document with what a reader read. Written independently of the
//! product's own comparison, so that one mistake cannot hide in both.

use vitae::document::{LineKind, MARKERS};
use vitae::{Document, text};

/// A word that must be read.
#[derive(Debug)]
pub(super) enum Word {
    /// As it is.
    Exactly(String),
    /// A heading's, in any case: layouts set headings in capitals.
    AnyCase(String),
    /// A bullet's marker: layouts choose which.
    Marker,
}

impl Word {
    /// The words of `document`, in order.
    pub(super) fn of(document: &Document) -> Vec<Self> {
        let mut words = Vec::new();
        for line in document.lines() {
            let text = line.text();
            match line.kind {
                LineKind::Heading(_) => words.extend(any_case(&text)),
                LineKind::Item { .. } => words.extend(item(&text)),
                _ => words.extend(exactly(&text)),
            }
        }
        words
    }

    /// The words of a document with one line, one heading and one bullet.
    pub(super) fn all(line: &str, heading: &str, bullet: &str) -> Vec<Self> {
        exactly(line).chain(any_case(heading)).chain(item(bullet)).collect()
    }

    fn is(&self, read: &str) -> bool {
        match self {
            Self::Exactly(word) => word == read,
            Self::AnyCase(word) => word.to_uppercase() == read.to_uppercase(),
            Self::Marker => MARKERS.iter().any(|marker| read == marker.to_string()),
        }
    }

    fn shown(&self) -> &str {
        match self {
            Self::Exactly(word) | Self::AnyCase(word) => word,
            Self::Marker => "•",
        }
    }
}

fn exactly(text: &str) -> impl Iterator<Item = Word> {
    text::words(text).map(|word| Word::Exactly(word.to_owned()))
}

fn any_case(text: &str) -> impl Iterator<Item = Word> {
    text::words(text).map(|word| Word::AnyCase(word.to_owned()))
}

fn item(text: &str) -> impl Iterator<Item = Word> {
    std::iter::once(Word::Marker).chain(exactly(text))
}

/// An address of more letters may be wider than a line; it is broken after a `/`.
const LONG_ADDRESS: usize = 45;

/// The words that were read; an address that was broken over lines counts as one.
fn joined(expected: &[Word], text: &str) -> Vec<String> {
    let mut read: Vec<String> = Vec::new();
    for word in text::words(text) {
        let wanted = read.len().checked_sub(1).and_then(|last| expected.get(last));
        match (wanted, read.last_mut()) {
            (Some(Word::Exactly(wanted)), Some(last))
                if wanted.len() > LONG_ADDRESS
                    && last.ends_with('/')
                    && wanted.starts_with(&format!("{last}{word}")) =>
            {
                last.push_str(word);
            }
            _ => read.push(word.to_owned()),
        }
    }
    read
}

/// Whether `text` has exactly the `expected` words; an error shows the first difference. Nothing
/// is allowed for the habits of any reader.
pub(super) fn compare(expected: &[Word], text: &str) -> Result<(), String> {
    let read = joined(expected, text);
    let same =
        expected.iter().zip(&read).take_while(|(word, read)| word.is(read)).count();
    if same == expected.len() && same == read.len() {
        return Ok(());
    }
    let wanted: Vec<&str> =
        expected.iter().skip(same.saturating_sub(3)).take(9).map(Word::shown).collect();
    let found: Vec<&str> =
        read.iter().skip(same.saturating_sub(3)).take(9).map(String::as_str).collect();
    Err(format!(
        "word {same}: `{}` should be read, but `{}` was",
        wanted.join(" "),
        found.join(" ")
    ))
}
