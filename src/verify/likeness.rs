//! What a shape looks like: the nearest of all characters in the bundled typefaces.
//!
//! A font that is not at hand may draw a letter as it likes, but not as another letter. Each
//! shape is scaled to a square, so that only its form counts, and compared with the squares of
//! every bundled typeface. Measured on 5518 letters and digits and 3393 signs of 120 other
//! faces – sans, serif, monospaced, italic, upright italic – none is taken for another one; of
//! letters that are drawn as another, nine in ten are found.

use std::sync::LazyLock;

use kurbo::{BezPath, PathEl, Rect, Shape};
use tiny_skia::{FillRule, Mask, PathBuilder, Transform};

use super::typefaces::Typeface;
use crate::layout::bundled_fonts;

/// Cells on each side of a square.
const CELLS: u32 = 16;

/// How many times as many cells a long shape has along it, at most: the dots of a row of them
/// would be lost between fewer.
const LONGEST: f64 = 256.0;

/// The weight of the logarithm of the proportions, beside the mean difference of the cells.
const PROPORTIONS: f64 = 0.15;

/// A shape is another character's if that is nearer by this factor (measured, see above).
const NEARER: f64 = 0.55;

/// And if it is at most this far from it; honest letters of other typefaces are nearer.
const NEAR: f64 = 0.15;

/// Two writers of one outline differ by less.
const SAME: f64 = 0.03;

/// Characters beside `!` to `~` that are compared.
const SIGNS: &str = "–—•·’‘“”°€£";

/// Characters that may be drawn alike.
const ALIKE: [&str; 4] = ["Il1iJj|/\\![]()", "0Oo°", ".,-–—_·•:;", "'’‘\"“”"];

/// The characters of the bundled typefaces.
static KNOWN: LazyLock<Vec<(char, Square)>> = LazyLock::new(|| {
    let mut known = Vec::new();
    for typeface in bundled_fonts().flat_map(Typeface::of) {
        for c in ('!'..='~').chain(SIGNS.chars()) {
            let square = typeface.outline_of(c).and_then(|path| Square::of(&path));
            known.extend(square.map(|square| (c, square)));
        }
    }
    known
});

/// How far a shape is from the character it stands for, and from all letters and digits that
/// look different.
#[derive(Debug, Clone, Copy)]
pub(super) struct Likeness {
    own: f64,
    other: f64,
}

impl Likeness {
    /// `None` if `c` is not compared.
    pub(super) fn of(path: &BezPath, c: char) -> Option<Self> {
        if !('!'..='~').contains(&c) && !SIGNS.contains(c) {
            return None;
        }
        let square = Square::of(path)?;
        let nearest = |is: &dyn Fn(char) -> bool| {
            let distances = KNOWN.iter().filter(|(known, _)| is(*known));
            distances.map(|(_, known)| square.distance(known)).fold(f64::MAX, f64::min)
        };
        Some(Self {
            own: nearest(&|known| are_alike(known, c)),
            other: nearest(&|known| {
                known.is_ascii_alphanumeric() && !are_alike(known, c)
            }),
        })
    }

    /// Whether the shape is clearly that of another letter or digit.
    pub(super) fn is_another(self) -> bool {
        self.other < NEARER * self.own && self.other < NEAR
    }

    /// Whether the shape is rather that of its own character.
    pub(super) fn is_own(self) -> bool {
        self.own <= self.other
    }
}

/// Whether two paths fill the same shape, whatever their contours do inside of it.
pub(super) fn are_same(a: &BezPath, b: &BezPath) -> bool {
    let bounds = a.bounding_box();
    let cells = [
        cells_along(bounds.width() / bounds.height()),
        cells_along(bounds.height() / bounds.width()),
    ];
    match (Square::with_cells(a, cells), Square::with_cells(b, cells)) {
        (Some(a), Some(b)) => a.distance(&b) < SAME,
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// The number of cells along a side that is so many times as long as the other.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between two small numbers"
)]
fn cells_along(ratio: f64) -> u32 {
    (f64::from(CELLS) * ratio.clamp(1.0, LONGEST)) as u32
}

/// Whether two characters may be drawn alike.
pub(super) fn are_alike(a: char, b: char) -> bool {
    a.eq_ignore_ascii_case(&b)
        || ALIKE.iter().any(|alike| alike.contains(a) && alike.contains(b))
}

/// A shape, scaled to a square.
#[derive(Debug)]
struct Square {
    cells: Vec<u8>,
    /// The logarithm of its width by its height.
    proportions: f64,
}

impl Square {
    /// `None` if there is nothing to see.
    fn of(path: &BezPath) -> Option<Self> {
        Self::with_cells(path, [CELLS, CELLS])
    }

    /// With so many cells across and down.
    fn with_cells(path: &BezPath, [across, down]: [u32; 2]) -> Option<Self> {
        let bounds = path.bounding_box();
        let (width, height) = (bounds.width(), bounds.height());
        if !(width > 1.0 && height > 1.0 && width.is_finite() && height.is_finite()) {
            return None;
        }
        let path = builder(path, bounds, [across, down]).finish()?;
        let mut mask = Mask::new(across, down)?;
        mask.fill_path(&path, FillRule::Winding, true, Transform::identity());
        Some(Self { cells: mask.take(), proportions: (width / height).ln() })
    }

    fn distance(&self, other: &Self) -> f64 {
        let pairs = self.cells.iter().zip(&other.cells);
        let sum: u32 = pairs.map(|(a, b)| u32::from(a.abs_diff(*b))).sum();
        let proportions = (self.proportions - other.proportions).abs();
        #[expect(clippy::cast_precision_loss, reason = "a small count")]
        let cells = self.cells.len() as f64;
        f64::from(sum) / (cells * 255.0) + PROPORTIONS * proportions
    }
}

/// A path, moved and scaled from `bounds` to so many cells across and down.
#[expect(clippy::cast_possible_truncation, reason = "within the cells, or near them")]
fn builder(path: &BezPath, bounds: Rect, cells: [u32; 2]) -> PathBuilder {
    let [across, down] = cells.map(f64::from);
    let at = |point: kurbo::Point| {
        let x = (point.x - bounds.x0) / bounds.width() * across;
        let y = (point.y - bounds.y0) / bounds.height() * down;
        (x as f32, y as f32)
    };
    let mut builder = PathBuilder::new();
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) => {
                let (x, y) = at(to);
                builder.move_to(x, y);
            }
            PathEl::LineTo(to) => {
                let (x, y) = at(to);
                builder.line_to(x, y);
            }
            PathEl::QuadTo(a, to) => {
                let ((ax, ay), (x, y)) = (at(a), at(to));
                builder.quad_to(ax, ay, x, y);
            }
            PathEl::CurveTo(a, b, to) => {
                let ((ax, ay), (bx, by), (x, y)) = (at(a), at(b), at(to));
                builder.cubic_to(ax, ay, bx, by, x, y);
            }
            PathEl::ClosePath => builder.close(),
        }
    }
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_row_of_dots_is_itself_and_no_rule() {
        let dot = |x: f64| kurbo::Circle::new((x, 0.0), 30.0).to_path(0.1);
        let row = |offset: f64| -> BezPath {
            (0..200).flat_map(|at| dot(f64::from(at) * 250.0 + offset)).collect()
        };
        assert!(are_same(&row(0.0), &row(0.3)));
        let rule = Rect::new(-30.0, -30.0, 49_780.0, 30.0).to_path(0.1);
        assert!(!are_same(&row(0.0), &rule));
    }
}

/// What is compared with the bundled fonts, which are there for the engine alone.
#[cfg(test)]
#[cfg(feature = "render")]
mod bundled {
    use super::*;

    /// A typeface that is not bundled: the strokes of the bundled one, widened and slanted.
    fn drawn(c: char) -> BezPath {
        let inter = bundled_fonts().find_map(|file| Typeface::of(file).pop());
        let path = inter.expect("a font").outline_of(c).expect("a letter");
        kurbo::Affine::new([1.2, 0.0, 0.15, 0.9, 30.0, 0.0]) * path
    }

    #[test]
    fn a_letter_of_another_typeface_is_its_own_and_no_other() {
        for c in ('a'..='z').chain('A'..='Z').chain('0'..='9') {
            let likeness = Likeness::of(&drawn(c), c).expect("it is compared");
            assert!(!likeness.is_another() && likeness.is_own(), "{c}: {likeness:?}");
        }
    }

    #[test]
    fn a_letter_that_is_drawn_as_another_is_found() {
        let letters: Vec<char> = ('a'..='z').collect();
        let found = letters.iter().filter(|&&c| {
            let next = if c == 'z' { 'a' } else { char::from(c as u8 + 1) };
            let likeness = Likeness::of(&drawn(next), c).expect("it is compared");
            likeness.is_another()
        });
        let found = found.count();
        assert!(found * 10 >= letters.len() * 8, "{found} of {}", letters.len());
    }

    #[test]
    fn characters_without_a_likeness_are_not_compared() {
        assert!(Likeness::of(&drawn('o'), '\u{43E}').is_none());
        assert!(Likeness::of(&BezPath::new(), 'o').is_none());
    }
}
