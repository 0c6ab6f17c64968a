//! The words that a faithful PDF reads as, each with the piece and line it belongs to.

use super::defect::Subject;
use crate::document::{Line, LineKind, MARKERS};
use crate::text;

/// The words of a document, in order.
pub(super) struct Expected {
    /// The words.
    pub(super) words: Vec<Word>,
    /// The pieces, in order; together they are all words.
    pub(super) pieces: Vec<ExpectedPiece>,
    /// How many lines there are.
    pub(super) lines: usize,
}

/// A word to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Word {
    /// As it is.
    Exactly(String),
    /// In any case; stored without case.
    AnyCase(String),
    /// Any of the bullet markers.
    Marker,
}

/// Consecutive words that came from one field.
pub(super) struct ExpectedPiece {
    /// The line it stands on, 0-based.
    pub(super) line: usize,
    /// Its first word, as an index.
    pub(super) start: usize,
    /// One past its last word.
    pub(super) end: usize,
    /// How many of its words come before its text: a marker, a separator.
    pub(super) lead: usize,
    /// What it is.
    pub(super) subject: Subject,
}

impl Expected {
    /// The words of `lines`.
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let mut words = Vec::new();
        let mut pieces = Vec::new();
        for (number, line) in lines.iter().enumerate() {
            let any_case = matches!(line.kind, LineKind::Heading(_));
            for (at, piece) in line.pieces.iter().enumerate() {
                let start = words.len();
                if at == 0 && matches!(line.kind, LineKind::Item { .. }) {
                    words.push(Word::Marker);
                }
                // A comma belongs to the last word of the previous piece; a separator between
                // spaces belongs to the piece that follows it.
                let (joined, separator) = match piece.lead.strip_prefix(',') {
                    Some(rest) => (",", rest),
                    None => ("", piece.lead),
                };
                if let (false, Some(Word::Exactly(last))) =
                    (joined.is_empty(), words.last_mut())
                {
                    last.push_str(joined);
                }
                let lead = words.len() - start + text::words(separator).count();
                for word in text::words(separator).chain(text::words(&piece.text)) {
                    words.push(if any_case {
                        Word::AnyCase(text::caseless(word))
                    } else {
                        Word::Exactly(word.to_owned())
                    });
                }
                pieces.push(ExpectedPiece {
                    line: number,
                    start,
                    end: words.len(),
                    lead,
                    subject: subject(line, at),
                });
            }
        }
        Self { words, pieces, lines: lines.len() }
    }
}

impl Expected {
    /// What the word `at` belongs to.
    pub(super) fn subject(&self, at: usize) -> &Subject {
        let piece = self.pieces.get(self.pieces.partition_point(|it| it.end <= at));
        piece.map_or(&Subject::Page, |piece| &piece.subject)
    }

    /// The text that goes on from the word before `at` to the word at it.
    pub(super) fn text_across(&self, at: usize) -> Option<&Subject> {
        let piece = self.pieces.get(self.pieces.partition_point(|it| it.end <= at))?;
        (at > piece.start + piece.lead).then_some(&piece.subject)
    }
}

/// The field that the piece `at` of a line came from. A label belongs to what it labels.
fn subject(line: &Line<'_>, at: usize) -> Subject {
    if let LineKind::Heading(_) = line.kind {
        return Subject::Heading(line.text());
    }
    let origin = line.pieces[at].origin.or_else(|| line.origin());
    origin.map_or(Subject::Page, |origin| Subject::Field(origin.clone()))
}

impl Word {
    /// Whether `read` is this word.
    pub(super) fn is(&self, read: &str) -> bool {
        match self {
            Self::Exactly(word) => word == read,
            Self::AnyCase(word) => *word == read || *word == text::caseless(read),
            Self::Marker => {
                let mut chars = read.chars();
                chars.next().is_some_and(|c| MARKERS.contains(&c))
                    && chars.next().is_none()
            }
        }
    }
}
