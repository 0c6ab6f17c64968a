//! Lines and columns of a text, computed when they are first needed.

use std::ops::Range;
use std::sync::OnceLock;

/// Bytes between two entries of the character count.
const STRIDE: usize = 1024;

/// The lines of one text, which every function is given again.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// Byte offset at which each line begins.
    starts: OnceLock<Vec<usize>>,
    /// Number of characters before byte `i * STRIDE`: columns of a 5 MiB line are counted from
    /// the nearest entry.
    characters: OnceLock<Vec<usize>>,
}

impl Lines {
    /// The line and column of a byte, both 1-based, the column in characters.
    pub(super) fn line_column(&self, text: &str, byte: usize) -> (usize, usize) {
        let byte = byte.min(text.len());
        let starts = self.starts(text);
        let line = starts.partition_point(|start| *start <= byte);
        let start = starts.get(line - 1).copied().unwrap_or_default();
        let column =
            self.characters_before(text, byte) - self.characters_before(text, start);
        (line, column + 1)
    }

    /// The bytes of the line that contains a byte, without its line break.
    pub(super) fn line_span(&self, text: &str, byte: usize) -> Range<usize> {
        let byte = byte.min(text.len());
        let starts = self.starts(text);
        let line = starts.partition_point(|start| *start <= byte);
        let start = starts.get(line - 1).copied().unwrap_or_default();
        let end = starts.get(line).copied().unwrap_or(text.len());
        let line = text.get(start..end).unwrap_or_default();
        start..start + line.trim_end_matches(['\n', '\r']).len()
    }

    fn starts(&self, text: &str) -> &[usize] {
        self.starts.get_or_init(|| {
            let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(breaks).collect()
        })
    }

    /// Number of characters before a byte.
    fn characters_before(&self, text: &str, byte: usize) -> usize {
        let counts = self.characters.get_or_init(|| {
            let mut count = 0;
            let chunks = text.as_bytes().chunks(STRIDE);
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
                let rest = text.as_bytes().get(entry * STRIDE..byte);
                before + characters_in(rest.unwrap_or_default())
            }
            None => characters_in(text.as_bytes().get(..byte).unwrap_or_default()),
        }
    }
}

/// Number of characters that begin in these bytes of UTF-8: bytes that do not continue one.
fn characters_in(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}
