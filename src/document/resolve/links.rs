//! Addresses that are not printed: what they belong to is the link.

use crate::document::{Block, Entry, FactKind, Lead};

/// Takes the addresses of entries off the page; their titles lead there instead.
pub(super) fn hide(blocks: &mut [Block]) {
    for block in blocks {
        let Block::Entry(Entry { title, facts, blocks }) = block else { continue };
        hide(blocks);
        let Some(title) = title else { continue };
        let mut address = None;
        facts.retain(|fact| {
            let is_link = fact.kind == FactKind::Link;
            if is_link {
                address = fact.text.runs.iter().find_map(|run| run.link.clone());
            }
            !is_link
        });
        if let Some(first) = facts.first_mut() {
            first.lead = Lead::None;
        }
        for run in &mut title.runs {
            run.link = run.link.take().or_else(|| address.clone());
        }
    }
}
