//! Keeps the last two bullets of a list together, where a page break left one alone.
//!
//! No layout can: a list is broken between any two of its bullets. So the document is laid out
//! again with the last two as a list of their own, which layouts keep on one page. The words, and
//! so the proof, are the same.

use crate::diag::JsonPointer;
use crate::document::{Block, Document};

/// The document with the last two bullets of some lists, those that end in `ends`, as lists of
/// their own.
pub(super) fn with_ends_apart(document: &Document, ends: &[JsonPointer]) -> Document {
    let mut document = document.clone();
    for section in &mut document.sections {
        split(&mut section.blocks, ends);
    }
    document
}

fn split(blocks: &mut Vec<Block>, ends: &[JsonPointer]) {
    let mut split_blocks = Vec::with_capacity(blocks.len());
    for mut block in blocks.drain(..) {
        let mut rest = None;
        match &mut block {
            Block::List { items } => {
                let last = items.last().and_then(|item| item.text.origin.as_ref());
                if items.len() > 2 && last.is_some_and(|last| ends.contains(last)) {
                    rest = Some(Block::List { items: items.split_off(items.len() - 2) });
                }
            }
            Block::Entry(entry) => split(&mut entry.blocks, ends),
            Block::Paragraph { .. } | Block::Fields { .. } => {}
        }
        split_blocks.push(block);
        split_blocks.extend(rest);
    }
    *blocks = split_blocks;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::RichText;

    #[test]
    fn only_the_lists_with_these_ends_are_split() {
        let list = |keys: &[usize]| Block::List {
            items: keys
                .iter()
                .map(|key| RichText {
                    origin: Some(JsonPointer::root().index(*key)),
                    ..RichText::default()
                })
                .map(Into::into)
                .collect(),
        };
        let mut blocks = vec![list(&[0, 1, 2]), list(&[3, 4, 5]), list(&[6, 7])];
        let ends = [2, 7].map(|key| JsonPointer::root().index(key));
        split(&mut blocks, &ends);
        assert_eq!(blocks, [list(&[0]), list(&[1, 2]), list(&[3, 4, 5]), list(&[6, 7])]);
    }
}
