//! Gives each glyph the text it stands for, where the engine does not.
//!
//! A letter with a combining mark – `ọ̀`, for which there is no single code point – is two or three
//! glyphs. The engine gives each of them the text of the whole, and the writer of PDFs gives a glyph
//! one text in the whole file: the first it was used for. So the glyph of a plain `o` would be read
//! as `ọ̀` wherever it stands (typst#8767, krilla#411). Here each glyph gets a character of its own,
//! after everything is in its place: nothing on the page moves.
//!
//! In a run from right to left with a font that covers only parts of it, the engine may also give a
//! glyph a text that ends before it begins, which stops the writer; such a glyph gets its first
//! character.

use std::ops::Range;

use typst::layout::{Em, Frame, FrameItem, Point};
use typst::model::Document as _;
use typst::text::{Glyph, TextItem};
use typst_layout::PagedDocument;
use unicode_normalization::UnicodeNormalization;

/// Whether a text with this character may need what [`respelled`] does.
pub(super) fn is_concerned(c: char) -> bool {
    is_mark(c) || matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FEFC}')
}

/// Whether a character is a combining mark of the Latin, Greek or Cyrillic script.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}'
        | '\u{483}'..='\u{487}'
        | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}')
}

/// The document with its own text for each glyph.
pub(super) fn respelled(document: PagedDocument) -> PagedDocument {
    let mut pages = document.pages().to_vec();
    let mut has_changed = false;
    for page in &mut pages {
        if let Some(frame) = frame(&page.frame) {
            page.frame = frame;
            has_changed = true;
        }
    }
    if !has_changed {
        return document;
    }
    PagedDocument::new(pages.into_iter().collect(), document.info().clone())
}

/// The frame, if something in it changes.
fn frame(frame: &Frame) -> Option<Frame> {
    let mut items: Vec<(Point, FrameItem)> = frame.items().cloned().collect();
    let mut has_changed = false;
    for (_, item) in &mut items {
        match item {
            FrameItem::Group(group) => {
                if let Some(frame) = self::frame(&group.frame) {
                    group.frame = frame;
                    has_changed = true;
                }
            }
            FrameItem::Text(text) => has_changed |= mend(text),
            _ => {}
        }
    }
    has_changed |= respell(&mut items);
    if !has_changed {
        return None;
    }
    let mut changed = Frame::new(frame.size(), frame.kind());
    if frame.has_baseline() {
        changed.set_baseline(frame.baseline());
    }
    changed.push_multiple(items);
    Some(changed)
}

/// Mends ranges that end before they begin.
fn mend(text: &mut TextItem) -> bool {
    let mut has_changed = false;
    for glyph in &mut text.glyphs {
        if glyph.range.start > glyph.range.end {
            let start = usize::from(glyph.range.start);
            let first = text.text.get(start..).and_then(|rest| rest.chars().next());
            let length = first.map_or(0, char::len_utf8);
            glyph.range.end = u16::try_from(start + length).unwrap_or(glyph.range.start);
            has_changed = true;
        }
    }
    has_changed
}

/// A narrower glyph is a mark: letter spacing is less, and every letter is wider.
const NARROWEST: Em = Em::new(0.15);

/// A glyph of a letter with marks: the item it is in, and its place there.
type Place = (usize, usize);

/// Spells letters with marks by their glyphs. The glyphs of one letter may be in several items,
/// since those that are raised are in items of their own.
fn respell(items: &mut Vec<(Point, FrameItem)>) -> bool {
    let mut letters: Vec<(String, Vec<Place>)> = Vec::new();
    // Only glyphs that follow each other are of one letter.
    let mut is_open = false;
    for (i, (_, item)) in items.iter().enumerate() {
        let FrameItem::Text(text) = item else { continue };
        if !text.text.contains(is_mark) || is_leftward(text) {
            is_open = false;
            continue;
        }
        for (j, glyph) in text.glyphs.iter().enumerate() {
            let letter = text.text.get(glyph.range()).unwrap_or_default();
            if !is_marked_letter(letter) {
                is_open = false;
                continue;
            }
            match letters.last_mut() {
                // A mark takes no room, apart from letter spacing; what does begins another letter.
                Some((last, places))
                    if is_open && last == letter && glyph.x_advance.abs() < NARROWEST =>
                {
                    places.push((i, j));
                }
                _ => letters.push((letter.to_owned(), vec![(i, j)])),
            }
            is_open = true;
        }
    }
    let mut changes: Vec<(Place, Change)> = Vec::new();
    for (letter, places) in &letters {
        changes.extend(spelling(letter, places, items).into_iter().flatten());
    }
    if changes.is_empty() {
        return false;
    }
    for (i, (_, item)) in items.iter_mut().enumerate() {
        let FrameItem::Text(text) = item else { continue };
        let own = changes.iter().filter(|((item, _), _)| *item == i);
        let own: Vec<(usize, &Change)> = own.map(|((_, j), it)| (*j, it)).collect();
        if !own.is_empty() {
            rewrite(text, &own);
        }
    }
    items.retain(
        |(_, item)| !matches!(item, FrameItem::Text(text) if text.glyphs.is_empty()),
    );
    true
}

/// What becomes of a glyph.
enum Change {
    /// It stands for one character, drawn by a glyph that is moved by so much.
    Spelled { as_char: char, id: u16, x: Em, y: Em },
    /// The glyph before draws it, too.
    Dropped,
}

/// How the glyphs of a letter spell it: the letter as far as it has a code point and a glyph, then
/// each mark.
///
/// A font composes as much as it has glyphs for: `ǭ́` – `o` and three marks – is one, two, three or
/// four glyphs. So the first glyph stands for what the others, which are one mark each, leave of it.
fn spelling(
    letter: &str,
    places: &[Place],
    items: &[(Point, FrameItem)],
) -> Option<Vec<(Place, Change)>> {
    let glyph = |(i, j): Place| match &items.get(i)?.1 {
        FrameItem::Text(text) => Some((text, text.glyphs.get(j)?)),
        _ => None,
    };
    let decomposed: Vec<char> = letter.nfd().collect();
    let drawn = (decomposed.len() + 1).checked_sub(places.len())?;
    let (text, base) = glyph(*places.first()?)?;
    // As much as has a code point, if the font has it; otherwise what the glyph shows.
    let whole = letter.nfc().next()?;
    let own: Vec<char> = whole.nfd().collect();
    let has_more = own.len() > drawn && decomposed.starts_with(&own);
    let (first, length, id) = match text.font.ttf().glyph_index(whole) {
        Some(id) if has_more => (whole, own.len(), id.0),
        _ => (composed(decomposed.get(..drawn)?)?, drawn, base.id),
    };
    let absorbed = length - drawn + 1;
    let marks = decomposed.get(length..)?;
    let whole = Change::Spelled { as_char: first, id, x: Em::zero(), y: Em::zero() };
    let mut changes = vec![(*places.first()?, whole)];
    changes
        .extend(places.get(1..absorbed)?.iter().map(|place| (*place, Change::Dropped)));
    for (place, mark) in places.get(absorbed..)?.iter().zip(marks) {
        let (text, drawn) = glyph(*place)?;
        let (id, x, y) =
            spacing(text, *mark).unwrap_or((drawn.id, Em::zero(), Em::zero()));
        let width = text.font.x_advance(id).unwrap_or(Em::zero());
        // From the end of the mark to the next letter, which the pen is moved to.
        let gap = drawn.x_advance - (drawn.x_offset + x) - width;
        let x = x + (gap - WIDEST_GAP).max(Em::zero());
        changes.push((*place, Change::Spelled { as_char: *mark, id, x, y }));
    }
    Some(changes)
}

/// The one character that these compose.
fn composed(decomposed: &[char]) -> Option<char> {
    let mut composed = decomposed.iter().copied().nfc();
    composed.next().filter(|_| composed.next().is_none())
}

/// The widest gap between a mark and the next letter, in em. Readers take a gap of 0.1 em for a
/// space, so a narrow mark over a wide letter is set to the right of its middle.
const WIDEST_GAP: Em = Em::new(0.085);

/// Marks and the signs that are the same with a width of their own. A mark without width ends where
/// it begins, in the middle of its letter, and readers take the rest of the letter for a gap.
const SPACING: [(char, char); 13] = [
    ('\u{300}', '`'),
    ('\u{301}', '´'),
    ('\u{302}', 'ˆ'),
    ('\u{303}', '˜'),
    ('\u{304}', '¯'),
    ('\u{306}', '˘'),
    ('\u{307}', '˙'),
    ('\u{308}', '¨'),
    ('\u{30A}', '˚'),
    ('\u{30B}', '˝'),
    ('\u{30C}', 'ˇ'),
    ('\u{327}', '¸'),
    ('\u{328}', '˛'),
];

/// The glyph of the sign for a mark, and how far it is moved so that it stands where the mark
/// stood.
fn spacing(text: &TextItem, mark: char) -> Option<(u16, Em, Em)> {
    let (_, sign) = SPACING.iter().find(|(known, _)| *known == mark)?;
    let face = text.font.ttf();
    let (mark, sign) = (face.glyph_index(mark)?, face.glyph_index(*sign)?);
    let (from, to) = (face.glyph_bounding_box(sign)?, face.glyph_bounding_box(mark)?);
    let middle = |min: i16, max: i16| f64::midpoint(f64::from(min), f64::from(max));
    let x = middle(to.x_min, to.x_max) - middle(from.x_min, from.x_max);
    let y = middle(to.y_min, to.y_max) - middle(from.y_min, from.y_max);
    Some((sign.0, text.font.to_em(x), text.font.to_em(y)))
}

/// Whether glyphs stand in the opposite order of the text.
fn is_leftward(text: &TextItem) -> bool {
    let starts = |glyph: Option<&Glyph>| glyph.map(|glyph| glyph.range.start);
    starts(text.glyphs.first()) > starts(text.glyphs.last())
}

/// Whether a text is one character with marks.
fn is_marked_letter(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|c| !is_mark(c))
        && characters.clone().next().is_some()
        && characters.all(is_mark)
}

/// Rewrites the text of an item: glyphs that are spelled on their own have their character, all
/// others the text they had.
fn rewrite(item: &mut TextItem, changes: &[(usize, &Change)]) {
    let mut out = String::with_capacity(item.text.len());
    let mut before: Option<(Range<u16>, Range<u16>)> = None;
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(item.glyphs.len());
    for (j, glyph) in item.glyphs.iter().enumerate() {
        let change =
            changes.iter().find(|(place, _)| *place == j).map(|(_, change)| *change);
        let mut glyph = glyph.clone();
        let start = out.len();
        match change {
            Some(Change::Dropped) => continue,
            Some(Change::Spelled { as_char, id, x, y }) => {
                out.push(*as_char);
                glyph.id = *id;
                glyph.x_offset += *x;
                glyph.y_offset += *y;
            }
            None => {
                if let Some((old, new)) = &before
                    && *old == glyph.range
                {
                    glyph.range = new.clone();
                    glyphs.push(glyph);
                    continue;
                }
                out.push_str(item.text.get(glyph.range()).unwrap_or_default());
            }
        }
        let (Ok(start), Ok(end)) = (u16::try_from(start), u16::try_from(out.len()))
        else {
            // Longer than any line; the item stays as it was.
            return;
        };
        before = change.is_none().then(|| (glyph.range.clone(), start..end));
        glyph.range = start..end;
        glyphs.push(glyph);
    }
    item.glyphs = glyphs;
    item.text = out.into();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_with_marks_are_recognised() {
        assert!(is_marked_letter("ọ\u{300}"));
        assert!(!is_marked_letter("ọ"));
        assert!(!is_marked_letter("\u{300}"));
        assert!(!is_marked_letter("ab\u{300}"));
        assert!(!is_marked_letter(""));
    }
}
