//! Relocates the origins of a document's texts: findings about a tailored résumé then point into
//! its base.

use super::{Block, Document, Entry, RichText};
use crate::diag::JsonPointer;

impl Document {
    /// The document with each origin replaced by what `place` returns for it.
    #[must_use]
    pub fn relocated(mut self, place: impl Fn(&JsonPointer) -> JsonPointer) -> Self {
        let place = &place as &dyn Fn(&JsonPointer) -> JsonPointer;
        let Self { header, sections, left_out, .. } = &mut self;
        let contacts = header.contacts.iter_mut().flatten().map(|it| &mut it.text);
        for text in header.name.iter_mut().chain(&mut header.label).chain(contacts) {
            relocate(text, place);
        }
        for section in sections {
            section.blocks.iter_mut().for_each(|block| relocate_block(block, place));
        }
        for at in left_out {
            *at = place(at);
        }
        self
    }
}

fn relocate_block(block: &mut Block, place: &dyn Fn(&JsonPointer) -> JsonPointer) {
    match block {
        Block::Paragraph { text } => relocate(text, place),
        Block::List { items } => {
            for item in items {
                relocate(&mut item.text, place);
                item.items.iter_mut().for_each(|item| relocate(item, place));
            }
        }
        Block::Fields { label, value } => {
            relocate(label, place);
            relocate(value, place);
        }
        Block::Entry(Entry { title, facts, blocks }) => {
            if let Some(title) = title {
                relocate(title, place);
            }
            for fact in facts {
                relocate(&mut fact.text, place);
            }
            for block in blocks {
                relocate_block(block, place);
            }
        }
    }
}

fn relocate(text: &mut RichText, place: &dyn Fn(&JsonPointer) -> JsonPointer) {
    if let Some(origin) = &mut text.origin {
        *origin = place(origin);
    }
}
