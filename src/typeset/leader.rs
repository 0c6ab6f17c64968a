//! The dot before dates at the right of their line: one glyph, as wide as the gap it fills.
//!
//! Readers tear a line where there is a gap between glyphs, so there is none. A layout sets the
//! dot in a font of one character, with a spring after it; once the line is set, the glyph is
//! replaced with one of the right width. `fonts/VitaeLeader/build.py` writes the font.

use std::collections::BTreeMap;

use typst::layout::{Abs, Em, Frame, FrameItem, GroupItem, Point, Size};
use typst::text::TextItem;

use super::fonts;

/// The glyphs before those of the first form.
const BEFORE: u16 = 2;
/// How many widths each form has; the first is a step wide, each other a step wider than the one
/// before it.
const WIDTHS: u16 = 240;
/// The step from one width to the next, in em.
const STEP: f64 = 0.25;
/// Less than from one line to the next, more than from the top of a line to its baseline, in em.
const LINE: f64 = 1.1;

/// Whether `text` is a dot before dates.
pub(super) fn is_leader(text: &TextItem) -> bool {
    text.font.info().family == fonts::LEADER
}

/// The gap that a dot before dates has to fill.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Gap {
    /// From the dot to the text after it on its line.
    width: Abs,
    /// Whether the dot begins its line: the dates did not fit on that of the text before them.
    begins_line: bool,
}

/// The gap of each dot before dates in `frame`, by the dot's index among the items.
pub(super) fn gaps(frame: &Frame) -> BTreeMap<usize, Gap> {
    let mut gaps = BTreeMap::new();
    let mut open = None;
    let mut previous: Option<&Point> = None;
    for (index, (at, item)) in frame.items().enumerate() {
        match item {
            FrameItem::Text(text) if is_leader(text) => {
                // A group stands at its top left, a text on its baseline.
                let is_on_line = |before: &Point| {
                    (at.y - before.y).abs() < text.size * LINE && before.x < at.x
                };
                let begins_line = !previous.is_some_and(is_on_line);
                open = Some((index, *at, begins_line));
            }
            FrameItem::Text(_) | FrameItem::Group(_) => {
                previous = Some(at);
                let Some((leader, from, begins_line)) = open.take() else { continue };
                let same_line = matches!(item, FrameItem::Group(_))
                    || (from.y - at.y).abs() < Abs::pt(1.0);
                if same_line && at.x > from.x {
                    let width = at.x - from.x;
                    gaps.insert(leader, Gap { width, begins_line });
                }
            }
            _ => {}
        }
    }
    gaps
}

/// Makes the item, a dot between two spaces, fill its gap. At the start of a line there is
/// nothing to lead the eye from, and some reader takes so wide a glyph for a line before the one
/// above: there the dot keeps its least width, just before the dates.
pub(super) fn fill(item: &mut FrameItem, gap: Gap) {
    let FrameItem::Text(text) = item else { return };
    if !gap.begins_line {
        widen(text, gap.width);
        return;
    }
    widen(text, Abs::zero());
    let moved = Point::with_x(gap.width - text.width());
    let mut frame = Frame::soft(Size::new(gap.width, Abs::zero()));
    frame.push(moved, FrameItem::Text(text.clone()));
    *item = FrameItem::Group(GroupItem::new(frame));
}

/// Makes `text`, a dot between two spaces, exactly `width` wide: the dot gets the nearest of its
/// widths, and the size makes up the difference. Narrower than the least width it never gets.
fn widen(text: &mut TextItem, width: Abs) {
    let mut spaces = 0.0;
    let mut dot = None;
    for glyph in &mut text.glyphs {
        if glyph.id < BEFORE {
            spaces += glyph.x_advance.get();
        } else {
            dot = Some(glyph);
        }
    }
    let Some(dot) = dot else { return };
    let steps = ((width / text.size - spaces) / STEP).round();
    let steps = steps.clamp(1.0, f64::from(WIDTHS));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number from 1 to WIDTHS"
    )]
    let count = steps as u16;
    let form = (dot.id - BEFORE) / WIDTHS;
    dot.id = BEFORE + form * WIDTHS + count - 1;
    dot.x_advance = Em::new(steps * STEP);
    if width > Abs::zero() {
        text.size = width / (spaces + steps * STEP);
    }
}

#[cfg(test)]
mod tests {
    use typst::text::{FontVariant, FontVariations};

    use super::*;

    #[test]
    fn the_font_has_every_form_in_every_width() {
        let variations = FontVariations::default();
        let leader = fonts::leader().clone();
        let font = leader.instantiate(FontVariant::default(), Abs::pt(10.0), &variations);
        let forms = 3;
        for form in 0..forms {
            for count in 1..=WIDTHS {
                let id = BEFORE + form * WIDTHS + count - 1;
                let width = font.x_advance(id).expect("it is a glyph of the font").get();
                assert!((width - f64::from(count) * STEP).abs() < 1e-9, "glyph {id}");
            }
        }
        assert_eq!(font.ttf().glyph_index('·').map(|id| id.0), Some(BEFORE));
    }
}
