//! What is painted under and over glyphs: the colour of a glyph's background, and shapes that
//! cover it.

use super::drawings::{Drawing, DrawingKind};
use super::extraction::Extraction;
use super::glyphs::Glyph;
use crate::geom::Rect;

/// The maximum number of shapes considered for each page; a page with more is a drawing.
const MOST: usize = 400;

/// Less opaque shapes show what is below them (house rule).
const OPAQUE: f32 = 0.9;

/// The luminance of a page without drawings: white.
const PAPER: f32 = 1.0;

/// The opaque shapes of each page, in the order they are drawn.
pub(crate) struct Background<'a> {
    pages: Vec<Vec<&'a Drawing>>,
}

impl<'a> Background<'a> {
    pub(crate) fn of(extraction: &'a Extraction) -> Self {
        let mut pages = vec![Vec::new(); extraction.pages().len()];
        for drawing in extraction.drawings() {
            let covers = match drawing.kind {
                DrawingKind::Image => true,
                DrawingKind::Fill { rectangular } => rectangular,
                DrawingKind::Stroke => false,
            };
            if covers
                && drawing.opacity >= OPAQUE
                && let Some(page) = pages.get_mut(drawing.page.index())
                && page.len() < MOST
            {
                page.push(drawing);
            }
        }
        Self { pages }
    }

    /// The luminance of what the glyph at `index` is painted on; `None` if that is an image or a
    /// pattern.
    pub(crate) fn under(&self, index: usize, glyph: &Glyph) -> Option<f32> {
        let below = self.at(glyph).filter(|drawing| drawing.after <= index);
        below.last().map_or(Some(PAPER), |drawing| drawing.luminance)
    }

    /// The shape that covers the glyph at `index`, if there is one.
    pub(crate) fn over(&self, index: usize, glyph: &Glyph) -> Option<&'a Drawing> {
        self.at(glyph).find(|drawing| drawing.after > index)
    }

    /// The shapes that contain the middle of a glyph.
    fn at(&self, glyph: &Glyph) -> impl Iterator<Item = &'a Drawing> {
        let Rect { x0, y0, x1, y1 } = glyph.rect();
        let (x, y) = (f64::midpoint(x0, x1), f64::midpoint(y0, y1));
        let page = self.pages.get(glyph.page.index()).into_iter().flatten().copied();
        page.filter(move |drawing| {
            let rect = drawing.rect;
            rect.x0 <= x && x <= rect.x1 && rect.y0 <= y && y <= rect.y1
        })
    }
}

/// The contrast of two luminances, from 1 to 21, as WCAG 2.2 defines the contrast ratio.
pub(crate) fn contrast(a: f32, b: f32) -> f32 {
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}
