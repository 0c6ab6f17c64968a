//! Addresses that are broken over lines: read back as one word.

use std::borrow::Cow;

use crate::document::{self, may_break};
use crate::extract::Line;
use crate::geom::PageNumber;
use crate::text;

/// The words of a document that a line may break inside, after a slash.
pub(crate) struct Breakable<'d> {
    words: Vec<&'d str>,
}

/// A word that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReadWord<'l> {
    pub(crate) text: Cow<'l, str>,
    /// The page it begins on.
    pub(crate) page: PageNumber,
    /// The lines it stands on, by their indices.
    pub(crate) first_line: usize,
    pub(crate) last_line: usize,
}

impl<'d> Breakable<'d> {
    /// Those of `lines`.
    pub(crate) fn of(lines: &'d [document::Line<'_>]) -> Self {
        let pieces = lines.iter().flat_map(|line| &line.pieces);
        let words = pieces.flat_map(|piece| text::words(&piece.text));
        Self { words: words.filter(|word| may_break(word)).collect() }
    }

    /// The words of the lines that were read. Consecutive ones are one if a line ends after each
    /// but the last, with a slash, and together they are a word that may be broken so: no space
    /// was read between them.
    pub(crate) fn read<'l>(&self, lines: &'l [Line]) -> Vec<ReadWord<'l>> {
        let mut read: Vec<ReadWord<'l>> = Vec::new();
        for (number, line) in lines.iter().enumerate() {
            for (at, word) in text::words(&line.text).enumerate() {
                if at == 0
                    && number > 0
                    && let Some(last) = read.last_mut()
                    && last.last_line == number - 1
                    && self.continues(&last.text, word)
                {
                    last.text.to_mut().push_str(word);
                    last.last_line = number;
                    continue;
                }
                read.push(ReadWord {
                    text: Cow::Borrowed(word),
                    page: line.page,
                    first_line: number,
                    last_line: number,
                });
            }
        }
        read
    }

    /// Which words of the lines, counted as they stand there, belong to the word before.
    pub(super) fn extra_words(&self, lines: &[Line]) -> Vec<usize> {
        let (mut extra, mut count) = (Vec::new(), 0);
        for word in self.read(lines) {
            count += 1;
            for _ in word.first_line..word.last_line {
                extra.push(count);
                count += 1;
            }
        }
        extra
    }

    /// Whether a word goes on with `next`, as far as that goes.
    fn continues(&self, begin: &str, next: &str) -> bool {
        begin.ends_with('/')
            && self.words.iter().any(|word| {
                let rest = word.strip_prefix(begin);
                rest.and_then(|rest| rest.strip_prefix(next))
                    .is_some_and(|rest| rest.is_empty() || next.ends_with('/'))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{LineKind, Piece};
    use crate::geom::Rect;

    fn address() -> String {
        format!("a.example/{}", ["a-readable-part"; 8].join("/"))
    }

    fn read(printed: &[&str]) -> Vec<String> {
        let address = address();
        let piece = Piece { lead: "", text: format!("see {address} now"), origin: None };
        let line = document::Line { kind: LineKind::Paragraph, pieces: vec![piece] };
        let lines = [line];
        let line = |text: &&str| Line {
            page: PageNumber::from_index(0),
            rect: Rect::new(0.0, 0.0, 1.0, 1.0),
            size: 10.0,
            text: (*text).to_owned(),
            block: 0,
        };
        let printed: Vec<Line> = printed.iter().map(line).collect();
        let words = Breakable::of(&lines).read(&printed);
        words.into_iter().map(|word| word.text.into_owned()).collect()
    }

    #[test]
    fn an_address_that_is_broken_after_slashes_is_one_word() {
        let address = address();
        let (begin, rest) = address.split_at(10 + 2 * 16);
        let (middle, end) = rest.split_at(3 * 16);
        let printed = [&format!("see {begin}"), middle, &format!("{end} now")];
        assert_eq!(read(&printed), ["see", &address, "now"]);
    }

    #[test]
    fn a_space_or_a_break_elsewhere_is_not_overlooked() {
        let address = address();
        let (begin, end) = address.split_at(10 + 2 * 16);
        assert_eq!(read(&[&format!("see {begin} {end} now")]).len(), 4);
        let (begin, end) = address.split_at(30);
        assert_eq!(read(&[&format!("see {begin}"), &format!("{end} now")]).len(), 4);
        assert_eq!(read(&["see a.example/", "other now"]).len(), 4);
    }
}
