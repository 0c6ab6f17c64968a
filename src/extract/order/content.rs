//! Page content order: glyphs in the sequence of the content stream (ISO 32000-1 §14.8.2.3.1).
//!
//! This order ignores tags: artifacts are read like any text, and `/ActualText` is not read.

use crate::extract::clusters::Joint;
use crate::extract::extraction::Extraction;
use crate::extract::glyphs::Glyph;
use crate::extract::lines::{Draft, Line, Paragraphs, RightToLeft};

pub(super) fn arrange(extraction: &Extraction) -> Vec<Line> {
    let mut paragraphs = Paragraphs::default();
    let mut lines = Vec::new();
    let mut finish = |draft: Draft<'_>| {
        let block = paragraphs.next(&draft);
        lines.extend(draft.finish(block, RightToLeft::AsMarked));
    };
    let mut draft = Draft::default();
    let mut before: Option<&Glyph> = None;
    for glyph in extraction.glyphs() {
        match before.map_or(Joint::Adjacent, |before| draft.joint(before, glyph)) {
            Joint::Adjacent => {}
            Joint::Space => draft.push_space(),
            Joint::Back | Joint::Break => finish(std::mem::take(&mut draft)),
        }
        draft.push(glyph);
        before = Some(glyph);
    }
    finish(draft);
    lines
}
