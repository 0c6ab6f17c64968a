//! Where things stand on the page. Every number is finite and bounded, so it can be sorted and
//! summed whatever the file contains.

use hayro_interpret::TransformExt;
use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_cmap::WritingMode;
use hayro_syntax::page::Page;
use kurbo::{Affine, Point};

use super::boundary::hayro;
use crate::geom::Pt;

/// Beyond any page (ISO 32000-1 Annex C allows 14 400 pt), small enough that sums and squares
/// of coordinates stay exact.
pub(super) const FARTHEST: f64 = 1e6;

/// The transform from PDF's user space to ours: the origin moves to the top left of the visible
/// box, y points down, and `/Rotate` is applied (ISO 32000-1 §7.7.3.3).
pub(super) fn to_page(page: &Page<'_>) -> Affine {
    hayro(|| page.initial_transform(true).to_kurbo())
}

/// A glyph's place on the page, computed from the matrix that maps thousandths of an em to it.
pub(super) struct Placement {
    /// The origin on the baseline, in pt from the page's top left.
    pub(super) origin: Point,
    /// The direction of writing, a unit vector with y down.
    pub(super) direction: [f64; 2],
    /// One em along the direction of writing, in pt; differs from `size` if text is stretched.
    em_along: Pt,
    /// The font size on the page, in pt.
    pub(super) size: Pt,
    /// Whether the shape is mirrored, slanted or squeezed more than any typeface is.
    pub(super) distorted: bool,
    vertical: bool,
}

impl Placement {
    /// `stretched` means that the matrix widens or narrows this glyph alone, which does not
    /// change how far the text advances.
    pub(super) fn new(matrix: Affine, writing: WritingMode, stretched: bool) -> Self {
        let [right_x, right_y, up_x, up_y, x, y] = matrix.as_coeffs().map(bounded);
        let size = bounded(1000.0 * up_x.hypot(up_y));
        let em_along =
            if stretched { size } else { bounded(1000.0 * right_x.hypot(right_y)) };
        let vertical = matches!(writing, WritingMode::Vertical);
        // Vertical writing runs down the glyph's own y axis (ISO 32000-1 §9.7.4.3).
        let (along_x, along_y) =
            if vertical { (-up_x, -up_y) } else { (right_x, right_y) };
        let length = along_x.hypot(along_y);
        let direction =
            if length > 0.0 { [along_x / length, along_y / length] } else { [1.0, 0.0] };
        let distorted =
            is_distorted([right_x, right_y], [up_x, up_y], em_along / size.max(TINY));
        Self { origin: Point::new(x, y), direction, em_along, size, distorted, vertical }
    }

    /// How far a width, in thousandths of an em, advances along the direction, in pt.
    pub(super) fn advance(&self, width: f64) -> Pt {
        if self.vertical { self.size } else { bounded(width / 1000.0 * self.em_along) }
    }
}

/// Sizes below are not divided by, in pt.
const TINY: f64 = 1e-6;

/// Whether a letter with these axes, y down, cannot be recognised. `stretch` is its width
/// compared with its height; condensed faces are drawn narrow, not squeezed.
fn is_distorted(right: [f64; 2], up: [f64; 2], stretch: f64) -> bool {
    const NARROWEST: f64 = 0.4;
    const WIDEST: f64 = 4.0;
    // Italics are slanted by up to 20 degrees.
    const SLANTED: f64 = 0.6;
    let lengths = right[0].hypot(right[1]) * up[0].hypot(up[1]);
    if lengths <= 0.0 {
        return true;
    }
    let is_mirrored = right[0] * up[1] - right[1] * up[0] > 0.0;
    let slant = (right[0] * up[0] + right[1] * up[1]) / lengths;
    is_mirrored || slant.abs() > SLANTED || !(NARROWEST..=WIDEST).contains(&stretch)
}

/// A number from an untrusted matrix, made safe to sort and sum.
fn bounded(value: f64) -> f64 {
    if value.is_finite() { value.clamp(-FARTHEST, FARTHEST) } else { 0.0 }
}

/// Whether the glyphs belong to a substitute font, each stretched to the width that the missing
/// font declares for it.
pub(super) fn is_stretched(run: &GlyphRun<'_, '_>) -> bool {
    let ratio = |matrix: Affine| {
        let [right_x, right_y, up_x, up_y, ..] = matrix.as_coeffs();
        right_x.hypot(right_y) / up_x.hypot(up_y)
    };
    let mut ratios = run.glyphs().iter().map(|placed| ratio(placed.transform()));
    let first = ratios.next().unwrap_or(1.0);
    ratios.any(|other| (other - first).abs() > 1e-3)
}
