//! What a look may cost.

use hayro_interpret::StrokeProps;
use kurbo::{BezPath, Shape};

use super::shape::{Area, Coverage};
use crate::extract::boundary::stop;

/// Patterns in masks in patterns, and groups within groups: deeper ones end the look. Writers
/// nest three.
pub(super) const DEEPEST: usize = 12;

/// Pixels that are painted on all pages together: five hundred pages painted twice over. Takes
/// a few seconds.
const MAX_PIXELS: usize = 1 << 30;

/// Pixels of shapes that are kept until a page is judged.
const MAX_KEPT: usize = 1 << 27;

/// Shapes of glyphs that are kept to be used again.
pub(super) const MAX_SHAPES: usize = 20_000;

/// Pixels of one picture, or of one tile of a pattern, that are looked at.
pub(super) const MAX_PICTURE: u64 = 1 << 24;

/// Dashes of one line.
const MAX_DASHES: f64 = 100_000.0;

/// What is left of the pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Budget {
    pixels: usize,
    kept: usize,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self { pixels: MAX_PIXELS, kept: MAX_KEPT }
    }

    /// The same pixels, for another page.
    pub(super) fn next_page(self) -> Self {
        Self { kept: MAX_KEPT, ..self }
    }

    pub(super) fn spend(&mut self, area: Area) {
        match self.pixels.checked_sub(pixels(area)) {
            Some(left) => self.pixels = left,
            None => stop("pixels painted", MAX_PIXELS),
        }
    }

    pub(super) fn keep(&mut self, shape: &Coverage) {
        match self.kept.checked_sub(pixels(shape.area)) {
            Some(left) => self.kept = left,
            None => stop("pixels of text on one page", MAX_KEPT),
        }
    }
}

/// Refuses a line of too many dashes.
pub(super) fn check_dashes(path: &BezPath, stroke: &StrokeProps) {
    let period: f64 = stroke.dash_array.iter().map(|dash| f64::from(dash.abs())).sum();
    if !stroke.dash_array.is_empty() && path.perimeter(1.0) > MAX_DASHES * period {
        stop("dashes in a line", 100_000);
    }
}

/// Every shape costs something, be it empty.
fn pixels(area: Area) -> usize {
    let side = |from: i32, to: i32| usize::try_from(to - from).unwrap_or_default();
    side(area.x0, area.x1) * side(area.y0, area.y1) + 16
}
