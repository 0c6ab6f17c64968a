//! Addresses that are not printed: what they belong to is the link.

use crate::document::{Block, Entry, FactKind, Lead};

/// Takes the addresses of entries off the page; their titles lead there instead.
pub(super) fn hide(blocks: &mut [Block]) {
    for block in blocks {
        let Block::Entry(Entry { title, facts, blocks }) = block else { continue };
        hide(blocks);
        let is_link = |kind: FactKind| kind == FactKind::Link;
        let first = facts.iter().position(|fact| !is_link(fact.kind));
        let address = facts.iter().find(|fact| is_link(fact.kind));
        let address = address
            .and_then(|fact| fact.text.runs.iter().find_map(|run| run.link.clone()));
        // Without a title, the first fact names the entry.
        let name = match (title.as_mut(), first) {
            (Some(title), _) => title,
            (None, Some(first)) => &mut facts[first].text,
            (None, None) => continue,
        };
        for run in &mut name.runs {
            run.link = run.link.take().or_else(|| address.clone());
        }
        facts.retain(|fact| !is_link(fact.kind));
        if let Some(first) = facts.first_mut() {
            first.lead = Lead::None;
        }
    }
}
