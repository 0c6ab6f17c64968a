//! Text that is drawn twice, a hair apart, to make it bold or give it a shadow.
//!
//! Eight of nine readers read such text once; this module finds the glyphs they leave out. The
//! proof reads every glyph.

use std::borrow::Cow;
use std::collections::HashMap;

use super::extraction::Extraction;
use super::glyphs::Glyph;
use super::thresholds::DOUBLED;
use crate::geom::PageNumber;

/// The side of the squares in which glyphs are looked for, in pt: a glyph is compared with those
/// of its square and the eight around it. Text larger than ten times this is compared no further.
const SQUARE: f64 = 4.0;

/// Directions that differ by less than this are the same: rounding.
const SAME_TURN: f64 = 1e-3;

/// The maximum number of glyphs of a square that are compared.
const MAX_NEAR: usize = 64;

impl Extraction {
    /// The indices of glyphs that show again what a glyph before them, of another run, shows at
    /// the same place; ascending. [`lines`](Self::lines) leaves them out.
    #[must_use]
    pub fn doubles(&self) -> Vec<usize> {
        let mut squares: HashMap<(PageNumber, i64, i64), Vec<usize>> = HashMap::new();
        let mut doubles = Vec::new();
        for (at, glyph) in self.glyphs.iter().enumerate() {
            if glyph.is_invisible() {
                continue;
            }
            let (x, y) = (square(glyph.x), square(glyph.y));
            let around =
                (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)));
            let is_double = around
                .filter_map(|(x, y)| squares.get(&(glyph.page, x, y)))
                .flatten()
                .filter_map(|before| self.glyphs.get(*before))
                .any(|before| is_same(before, glyph));
            if is_double {
                doubles.push(at);
                continue;
            }
            let own = squares.entry((glyph.page, x, y)).or_default();
            if own.len() < MAX_NEAR {
                own.push(at);
            }
        }
        doubles
    }

    /// This without its [`doubles`](Self::doubles).
    pub(crate) fn undoubled(&self) -> Cow<'_, Self> {
        let doubles = self.doubles();
        if doubles.is_empty() {
            return Cow::Borrowed(self);
        }
        let glyphs = self.glyphs.iter().enumerate();
        let kept = glyphs.filter(|(at, _)| doubles.binary_search(at).is_err());
        Cow::Owned(Self {
            glyphs: kept.map(|(_, glyph)| glyph.clone()).collect(),
            pages: self.pages.clone(),
            drawings: self.drawings.clone(),
            faces: self.faces.clone(),
            actual_texts: self.actual_texts.clone(),
            tree: self.tree.clone(),
            ..Self::default()
        })
    }
}

#[expect(clippy::cast_possible_truncation, reason = "it is bounded")]
fn square(at: f64) -> i64 {
    /// No page reaches as far, in squares.
    const FARTHEST: f64 = 1e9;
    (at / SQUARE).floor().clamp(-FARTHEST, FARTHEST) as i64
}

fn is_same(before: &Glyph, glyph: &Glyph) -> bool {
    let reach = DOUBLED * before.size.min(glyph.size);
    before.run != glyph.run
        && before.unicode == glyph.unicode
        && (before.x - glyph.x).abs() <= reach
        && (before.y - glyph.y).abs() <= reach
        && (before.size - glyph.size).abs() <= reach
        && (before.direction[0] - glyph.direction[0]).abs() < SAME_TURN
        && (before.direction[1] - glyph.direction[1]).abs() < SAME_TURN
}
