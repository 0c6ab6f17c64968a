//! Pictures made of pixels.

use hayro_interpret::BlendMode;

use super::blend::{Colour, blended};
use super::shape::Area;

/// A picture: premultiplied red, green, blue and opacity of each pixel, row by row.
#[derive(Debug, Clone)]
pub(super) struct Picture {
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) pixels: Vec<[u8; 4]>,
}

impl Picture {
    pub(super) fn new(width: i32, height: i32, colour: [u8; 4]) -> Self {
        let count = usize::try_from(width).unwrap_or_default()
            * usize::try_from(height).unwrap_or_default();
        Self { width, height, pixels: vec![colour; count] }
    }

    pub(super) fn area(&self) -> Area {
        Area { x0: 0, y0: 0, x1: self.width, y1: self.height }
    }

    fn index(&self, x: i32, y: i32) -> usize {
        let (x, y) = (usize::try_from(x), usize::try_from(y));
        let width = usize::try_from(self.width).unwrap_or_default();
        match (x, y) {
            (Ok(x), Ok(y)) if x < width => y * width + x,
            _ => usize::MAX,
        }
    }

    /// The pixel at a place; `None` outside.
    pub(super) fn get(&self, x: i32, y: i32) -> Option<[u8; 4]> {
        self.pixels.get(self.index(x, y)).copied()
    }

    /// The pixels of a row from `x0` up to `x1`.
    pub(super) fn row(&mut self, y: i32, x0: i32, x1: i32) -> &mut [[u8; 4]] {
        let start = self.index(x0, y);
        let length = usize::try_from(x1 - x0).unwrap_or_default();
        self.pixels.get_mut(start..start.saturating_add(length)).unwrap_or_default()
    }

    pub(super) fn blend(&mut self, x: i32, y: i32, colour: Colour, mode: BlendMode) {
        let index = self.index(x, y);
        if let Some(pixel) = self.pixels.get_mut(index) {
            *pixel = blended(*pixel, colour, mode);
        }
    }
}
