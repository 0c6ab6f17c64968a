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

/// The printed lines in reading order. All words of the document must have been read, or the
/// tests would be blind.
pub(super) fn lines(document: &Document, extraction: &Extraction) -> Vec<Printed> {
    let lines = document.lines();
    let mut owners = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        owners.extend((0..count(line)).map(|word| (at, word)));
    }
    let mut printed: Vec<Printed> = Vec::new();
    let mut next = owners.into_iter();
    for read in extraction.lines(ReadingOrder::PageContent) {
        let mut first = true;
        for word in text::words(&read.text) {
            let (owner, before) = next.next().expect("no word is added");
            if first || printed.last().is_none_or(|last| last.owner != owner) {
                let (page, rect) = (read.page, read.rect);
                printed.push(Printed { owner, page, rect, words: Vec::new(), before });
                first = false;
            }
            let last = printed.last_mut().expect("a line was pushed");
            last.words.push(word.to_owned());
        }
    }
    assert_eq!(next.next(), None, "no word is lost");
    printed
}

/// How many words a line of the document has on a page.
pub(super) fn count(line: &Line<'_>) -> usize {
    text::words(&line.text()).count()
        + usize::from(matches!(line.kind, LineKind::Item { .. }))
}
