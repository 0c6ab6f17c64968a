//! The printed lines of a résumé, each with the line of the document that it shows.

use vitae::document::{Line, LineKind};
use vitae::extract::{Extraction, ReadingOrder};
use vitae::geom::{PageNumber, Rect};
use vitae::{Document, text};

/// One printed line, or the part of one that shows one line of the document.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Printed {
    /// The line of the document, as an index.
    pub(super) owner: usize,
    /// Its page.
    pub(super) page: PageNumber,
    /// Where it is.
    pub(super) rect: Rect,
    /// Its words.
    pub(super) words: Vec<String>,
    /// How many words of the document's line stand on lines before it.
    pub(super) before: usize,
}

/// A word of more letters may be wider than a line, and be printed on several.
pub(super) const LONG_WORD: usize = 45;

/// A word of the document: its line, how many words stand before it there, and its letters.
#[derive(Clone, Copy)]
struct Word {
    owner: usize,
    before: usize,
    letters: usize,
}

/// The printed lines in reading order. All words of the document must have been read, or the
/// tests would be blind.
pub(super) fn lines(document: &Document, extraction: &Extraction) -> Vec<Printed> {
    let mut words = Vec::new();
    for (owner, line) in document.lines().iter().enumerate() {
        let is_item = matches!(line.kind, LineKind::Item { .. });
        let text = line.text();
        let marker = is_item.then_some(1).into_iter();
        let letters = marker.chain(text::words(&text).map(|word| word.chars().count()));
        words.extend(letters.enumerate().map(|(before, letters)| Word {
            owner,
            before,
            letters,
        }));
    }
    let mut printed: Vec<Printed> = Vec::new();
    let mut next = words.into_iter();
    // What is still to be read of a long word.
    let mut rest: Option<Word> = None;
    for read in extraction.lines(ReadingOrder::PageContent) {
        let mut first = true;
        for word in text::words(&read.text) {
            let letters = word.chars().count();
            let is_rest = rest.is_some();
            let of = rest.take().or_else(|| next.next()).expect("no word is added");
            let left = of.letters.saturating_sub(letters);
            if left > 0 && (is_rest || of.letters > LONG_WORD) {
                rest = Some(Word { letters: left, ..of });
            }
            if first || printed.last().is_none_or(|last| last.owner != of.owner) {
                printed.push(Printed {
                    owner: of.owner,
                    page: read.page,
                    rect: read.rect,
                    words: Vec::new(),
                    before: of.before,
                });
                first = false;
            }
            let last = printed.last_mut().expect("a line was pushed");
            last.words.push(word.to_owned());
        }
    }
    assert!(next.next().is_none(), "a word is lost");
    printed
}

/// How many words a line of the document has on a page.
pub(super) fn count(line: &Line<'_>) -> usize {
    text::words(&line.text()).count()
        + usize::from(matches!(line.kind, LineKind::Item { .. }))
}
