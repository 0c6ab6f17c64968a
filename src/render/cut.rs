//! Which bullets to remove where no setting makes a document fit.
//!
//! House rule: the oldest goes first. Entries are taken from the last to the first, and of each
//! the last bullet first; one bullet per entry is kept until nothing else is left.

use super::printed::PrintedItem;
use crate::diag::{Code, Diagnostic, Findings, JsonPointer, Location};
use crate::document::{Block, Document};
use crate::text;

/// A bullet to remove.
const TO_CUT: Code = Code::new("T008", "bullet-to-cut");

/// A bullet to remove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The field it came from.
    pub field: JsonPointer,
    /// How many printed lines that saves.
    pub lines: usize,
}

impl Cut {
    /// The finding about this cut, the one at `index`, 0-based, of `count`.
    pub(super) fn finding(&self, index: usize, count: usize) -> Diagnostic {
        let lines = text::counted(self.lines, "line");
        let message = if count == 1 {
            format!("remove this bullet (saves {lines})")
        } else {
            format!("remove this bullet ({} of {count}, saves {lines})", index + 1)
        };
        Diagnostic::note(TO_CUT, Location::pointer(self.field.clone()), message)
    }
}

/// The bullets in the order to remove them; `items` are in reading order.
pub(super) fn candidates(items: &[PrintedItem]) -> Vec<Cut> {
    let entry = |item: &PrintedItem| item.origin.parent();
    let (mut first, mut later) = (Vec::new(), Vec::new());
    for bullets in items.chunk_by(|a, b| entry(a) == entry(b)) {
        let cut =
            |item: &PrintedItem| Cut { field: item.origin.clone(), lines: item.lines };
        first.extend(bullets.first().map(cut));
        later.extend(bullets.iter().skip(1).map(cut));
    }
    first.reverse();
    later.reverse();
    later.into_iter().chain(first).collect()
}

/// The fewest of the first `candidates` to remove so that the document `fits`, and whether that
/// is possible; all of them if it is not.
pub(super) fn fewest(
    candidates: &[Cut],
    fits: impl Fn(usize) -> Result<bool, Findings>,
) -> Result<(Vec<Cut>, bool), Findings> {
    if candidates.is_empty() || !fits(candidates.len())? {
        return Ok((candidates.to_vec(), false));
    }
    // If some number is not enough, no smaller one is.
    let (mut low, mut high) = (1, candidates.len());
    while low < high {
        let middle = low.midpoint(high);
        if fits(middle)? {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Ok((candidates[..high].to_vec(), true))
}

/// The document without the bullets of `cuts`.
pub(super) fn without(document: &Document, cuts: &[Cut]) -> Document {
    let mut shorter = document.clone();
    for section in &mut shorter.sections {
        remove(&mut section.blocks, cuts);
    }
    shorter
}

fn remove(blocks: &mut Vec<Block>, cuts: &[Cut]) {
    for block in &mut *blocks {
        match block {
            Block::List { items } => items.retain(|item| {
                !cuts.iter().any(|cut| item.text.origin.as_ref() == Some(&cut.field))
            }),
            Block::Entry(entry) => remove(&mut entry.blocks, cuts),
            Block::Paragraph { .. } | Block::Fields { .. } => {}
        }
    }
    blocks.retain(|block| !matches!(block, Block::List { items } if items.is_empty()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(pointer: &str) -> PrintedItem {
        PrintedItem { origin: JsonPointer::from_string(pointer.to_owned()), lines: 1 }
    }

    #[test]
    fn the_oldest_goes_first_and_the_last_bullet_of_an_entry_last() {
        let items =
            ["/work/0/highlights/0", "/work/0/highlights/1", "/work/1/highlights/0"];
        let cuts = candidates(&items.map(item));
        let order: Vec<&str> = cuts.iter().map(|cut| cut.field.as_str()).collect();
        assert_eq!(
            order,
            ["/work/0/highlights/1", "/work/1/highlights/0", "/work/0/highlights/0"]
        );
    }

    #[test]
    fn no_more_are_cut_than_needed() {
        let all = candidates(&["/a/0", "/a/1", "/a/2", "/a/3"].map(item));
        let (cuts, suffice) = fewest(&all, |count| Ok(count >= 3)).expect("no findings");
        assert_eq!((cuts.len(), suffice), (3, true));
        let (cuts, suffice) = fewest(&all, |_| Ok(false)).expect("no findings");
        assert_eq!((cuts.len(), suffice), (4, false));
    }
}
