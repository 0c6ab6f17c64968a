//! Dates beside a title: on a line of their own they would stand at the left, where those of
//! other entries stand at the right.

use crate::document::{Block, Entry, Fact, FactKind, Lead};

/// Puts dates that are all an entry has under its title on the title's line. Roles under their
/// employer keep two lines: readers tell them from the employer's by that.
pub(super) fn join(blocks: &mut [Block]) {
    for block in blocks {
        if let Block::Entry(Entry { title: Some(_), facts, .. }) = block
            && let [Fact { kind: FactKind::Dates, lead, .. }] = &mut facts[..]
        {
            *lead = Lead::Separator;
        }
    }
}
