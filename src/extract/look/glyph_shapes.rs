//! What filled glyphs cover. The same glyph is computed once for each of a few positions within a
//! pixel: a page shows some eighty glyphs some fifty times each.

use std::collections::HashMap;

use hayro_interpret::FillRule;
use kurbo::{Affine, BezPath};

use super::bounds::MAX_SHAPES;
use super::shape::{self, Area, Coverage};

/// A glyph with its size and its position within a pixel.
type Placed = (u128, [u32; 4], [u8; 2]);

/// What is known so far.
#[derive(Debug, Default)]
pub(super) struct GlyphShapes(HashMap<Placed, Option<Coverage>>);

impl GlyphShapes {
    /// What a glyph covers, which `id` stands for and `path` draws. `picture` is all of the
    /// picture; shapes are computed around it as well, since what is cut off does not stand
    /// out.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "fractions of a pixel; positions are bounded"
    )]
    pub(super) fn get(
        &mut self,
        id: u128,
        path: impl FnOnce() -> BezPath,
        transform: Affine,
        rule: FillRule,
        picture: Area,
    ) -> Option<Coverage> {
        const POSITIONS: f64 = 4.0;
        const FARTHEST: f64 = 1e6;
        let [xx, xy, yx, yy, x, y] = transform.as_coeffs();
        if !(x.abs() < FARTHEST && y.abs() < FARTHEST) {
            return None;
        }
        let quantised = |value: f64| (value * POSITIONS).round() / POSITIONS;
        let (x, y) = (quantised(x), quantised(y));
        let (left, top) = (x.floor(), y.floor());
        let key = (
            id,
            [xx, xy, yx, yy].map(|value| (value as f32).to_bits()),
            [x - left, y - top].map(|part| (part * POSITIONS) as u8),
        );
        let (width, height) = (2 * picture.x1, 2 * picture.y1);
        let reach = Area { x0: -width, y0: -height, x1: width, y1: height };
        if self.0.len() > MAX_SHAPES {
            self.0.clear();
        }
        let shape = self.0.entry(key).or_insert_with(|| {
            let at = Affine::new([xx, xy, yx, yy, x - left, y - top]);
            Coverage::of(&shape::placed(&path(), at)?, rule, reach)
        });
        let mut shape = shape.clone()?;
        let (left, top) = (left as i32, top as i32);
        shape.area.x0 += left;
        shape.area.x1 += left;
        shape.area.y0 += top;
        shape.area.y1 += top;
        Some(shape)
    }
}
