//! Clusters, the pieces of a line of text, and joints, what separates two glyphs: nothing, a
//! space or a line break. Both `lines` and `bidi` build on them.

use super::glyphs::{Glyph, Unicode};
use super::thresholds::{
    BACKWARD_JUMP, LINE_SHIFT, SAME_DIRECTION, SCRIPT_GAP, SCRIPT_SHIFT, SCRIPT_SIZE,
    WORD_GAP,
};

/// What separates two glyphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// Nothing.
    Adjacent,
    /// A gap that reads as a space.
    Space,
    /// A step back on the same baseline: a line break, except in right-to-left text.
    Back,
    /// A line break.
    Break,
}

/// What separates a glyph from the one that follows it.
pub(super) fn joint(before: &Glyph, glyph: &Glyph) -> Joint {
    let [ux, uy] = glyph.direction;
    let turn = ux * before.direction[0] + uy * before.direction[1];
    if before.page != glyph.page || turn < SAME_DIRECTION {
        return Joint::Break;
    }
    let (dx, dy) = (glyph.x - before.x, glyph.y - before.y);
    let gap = dx * ux + dy * uy - before.advance;
    let shift = (dy * ux - dx * uy).abs();
    let em = before.size.max(glyph.size);
    if shift > LINE_SHIFT * em && !is_script(before, glyph) {
        Joint::Break
    } else if gap < -BACKWARD_JUMP * em {
        Joint::Back
    } else if gap > WORD_GAP * before.size.min(glyph.size) {
        Joint::Space
    } else {
        Joint::Adjacent
    }
}

/// Whether one of two glyphs is a superscript or subscript beside the other: smaller, close, and on
/// another baseline of the same line.
pub(crate) fn is_script(before: &Glyph, glyph: &Glyph) -> bool {
    let [ux, uy] = glyph.direction;
    let (dx, dy) = (glyph.x - before.x, glyph.y - before.y);
    let gap = dx * ux + dy * uy - before.advance;
    let shift = (dy * ux - dx * uy).abs();
    let (less, em) = (before.size.min(glyph.size), before.size.max(glyph.size));
    before.page == glyph.page
        && less <= SCRIPT_SIZE * em
        && shift <= SCRIPT_SHIFT * em
        && (-WORD_GAP * em..SCRIPT_GAP * em).contains(&gap)
}

/// A piece of a line.
#[derive(Debug, Clone, Copy)]
pub(super) enum Cluster<'e> {
    /// A glyph's own text.
    Glyph(&'e Glyph),
    /// A text that replaces glyphs.
    Text(&'e str),
    /// A gap.
    Space,
}

impl Cluster<'_> {
    /// Visits the characters this piece reads as, in logical order.
    pub(super) fn for_each_char(&self, mut visit: impl FnMut(char)) {
        match self {
            Self::Glyph(glyph) => for_each_char(glyph, visit),
            Self::Text(text) => text.chars().for_each(visit),
            Self::Space => visit(' '),
        }
    }
}

/// Visits the characters a glyph reads as.
pub(super) fn for_each_char(glyph: &Glyph, mut visit: impl FnMut(char)) {
    match &glyph.unicode {
        Unicode::Char(c) => visit(*c),
        Unicode::Text(text) => text.chars().for_each(visit),
        Unicode::Unmapped => visit(char::REPLACEMENT_CHARACTER),
    }
}
