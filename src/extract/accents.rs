//! Accents with a glyph of their own. TeX's older encodings have no accented letters: `ö` is a
//! dieresis, a step back and an `o`. poppler and `PDFBox` (as `mergeDiacritic`) read one letter,
//! and so does this module.

use unicode_normalization::char::compose;

use super::glyphs::{Glyph, Unicode};
use super::thresholds::{ACCENT_OVERHANG, ACCENT_STEP_BACK};

/// The letter that two glyphs compose, one of which is an accent over or under the other.
pub(super) fn composed(first: &Glyph, second: &Glyph) -> Option<char> {
    let (a, b) = (single(first)?, single(second)?);
    let (mark, accent, letter, base) = match (combining(a), combining(b)) {
        (Some(mark), None) => (mark, first, b, second),
        (None, Some(mark)) => (mark, second, a, first),
        _ => return None,
    };
    // TeX puts accents on letters without their dot.
    let letter = match letter {
        'ı' => 'i',
        'ȷ' => 'j',
        letter => letter,
    };
    let composed = compose(letter, mark)?;
    (steps_back(first, second, accent) && stands_over(accent, base)).then_some(composed)
}

/// Whether the second glyph begins well before the first ends. Signs written one after another,
/// such as a word and a backtick, touch at most.
fn steps_back(first: &Glyph, second: &Glyph, accent: &Glyph) -> bool {
    let [ux, uy] = first.direction;
    let along = (second.x - first.x) * ux + (second.y - first.y) * uy;
    along - first.advance < -ACCENT_STEP_BACK * accent.advance
}

fn single(glyph: &Glyph) -> Option<char> {
    match glyph.unicode {
        Unicode::Char(c) => Some(c),
        _ => None,
    }
}

fn stands_over(accent: &Glyph, base: &Glyph) -> bool {
    let [ux, uy] = base.direction;
    let along = (accent.x - base.x) * ux + (accent.y - base.y) * uy;
    let across = (accent.y - base.y) * ux - (accent.x - base.x) * uy;
    let (middle, slack) = (along + accent.advance / 2.0, ACCENT_OVERHANG * base.size);
    accent.page == base.page
        && across.abs() < base.size
        && -slack < middle
        && middle < base.advance + slack
}

/// The combining mark of a spacing accent.
fn combining(accent: char) -> Option<char> {
    Some(match accent {
        '`' | '\u{2CB}' => '\u{300}',
        '\u{B4}' | '\u{2CA}' => '\u{301}',
        '^' | '\u{2C6}' => '\u{302}',
        '~' | '\u{2DC}' => '\u{303}',
        '\u{AF}' | '\u{2C9}' => '\u{304}',
        '\u{2D8}' => '\u{306}',
        '\u{2D9}' => '\u{307}',
        '\u{A8}' => '\u{308}',
        '\u{2DA}' => '\u{30A}',
        '\u{2DD}' => '\u{30B}',
        '\u{2C7}' => '\u{30C}',
        '\u{B8}' => '\u{327}',
        '\u{2DB}' => '\u{328}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Painting;
    use crate::geom::PageNumber;

    /// A glyph in 10 pt.
    fn glyph(c: char, x: f64, advance: f64) -> Glyph {
        Glyph {
            page: PageNumber::from_index(0),
            unicode: Unicode::Char(c),
            x,
            y: 0.0,
            advance,
            size: 10.0,
            direction: [1.0, 0.0],
            mcid: None,
            run: 0,
            face: 0,
            painting: Painting::Fill,
            opacity: 1.0,
            luminance: Some(0.0),
            artifact: false,
            clipped: false,
            on_page: true,
            distorted: false,
            actual: None,
            reversed: None,
        }
    }

    #[test]
    fn an_accent_over_a_letter_is_composed_whichever_comes_first() {
        let (accent, letter) = (glyph('\u{A8}', 0.5, 5.0), glyph('o', 0.0, 5.0));
        assert_eq!(composed(&accent, &letter), Some('ö'));
        assert_eq!(composed(&letter, &accent), Some('ö'));
    }

    #[test]
    fn a_sign_after_a_letter_is_not_composed() {
        // The middle of a narrow sign is less than the overhang beyond the letter's end.
        let (letter, sign) = (glyph('e', 0.0, 4.0), glyph('`', 4.0, 2.5));
        assert_eq!(composed(&letter, &sign), None);
        assert_eq!(composed(&glyph('`', 0.0, 2.5), &glyph('c', 2.4, 4.0)), None);
    }
}
