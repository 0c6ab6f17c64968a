//! What is painted under and over glyphs: the colour of a glyph's background, and shapes that
//! cover it.

use super::drawings::{Drawing, DrawingKind};
use super::extraction::Extraction;
use super::glyphs::Glyph;
use crate::geom::Rect;

/// The maximum number of shapes considered for each page; a page with more is a drawing.
const MOST: usize = 400;

/// The maximum number of shapes that do not fill their bounds: browsers draw bold words so.
const MOST_SHAPES: usize = 2000;

/// Less opaque shapes show what is below them (house rule).
const OPAQUE: f32 = 0.9;

/// The luminance of a page without drawings: white.
const PAPER: f32 = 1.0;

/// An outline of letters is at most this many times as high as they are.
const LETTERS_HEIGHT: f64 = 1.6;

/// The opaque shapes of each page, in the order they are drawn.
pub(crate) struct Background<'a> {
    pages: Vec<Vec<&'a Drawing>>,
    /// Shapes that do not fill their bounds: with curves, slanted or round.
    shapes: Vec<Vec<&'a Drawing>>,
}

impl<'a> Background<'a> {
    pub(crate) fn of(extraction: &'a Extraction) -> Self {
        let mut pages = vec![Vec::new(); extraction.pages().len()];
        let mut shapes = pages.clone();
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
            } else if matches!(drawing.kind, DrawingKind::Fill { .. })
                && drawing.opacity >= OPAQUE
                && let Some(page) = shapes.get_mut(drawing.page.index())
                && page.len() < MOST_SHAPES
            {
                page.push(drawing);
            }
        }
        Self { pages, shapes }
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

    /// The luminances of the shapes that may be under the glyph at `index`, though they do not fill
    /// their bounds, as far as they are known and nothing plain is painted over them.
    pub(crate) fn shapes_under(
        &self,
        index: usize,
        glyph: &Glyph,
    ) -> impl Iterator<Item = f32> {
        let over = self.at(glyph).filter(|drawing| drawing.after <= index).last();
        let from = over.map_or(0, |drawing| drawing.after);
        let shapes = within(&self.shapes, glyph);
        let under = shapes.filter(move |it| (from..=index).contains(&it.after));
        under.filter_map(|drawing| drawing.luminance)
    }

    /// Whether a glyph seems to be drawn as well: a shape of about its height is at its place.
    pub(crate) fn is_drawn(&self, glyph: &Glyph) -> bool {
        within(&self.shapes, glyph)
            .any(|it| it.rect.height() <= LETTERS_HEIGHT * glyph.size)
    }

    /// The shapes that contain the middle of a glyph.
    fn at(&self, glyph: &Glyph) -> impl Iterator<Item = &'a Drawing> {
        within(&self.pages, glyph)
    }
}

/// The shapes of the glyph's page that contain its middle.
fn within<'a>(
    pages: &[Vec<&'a Drawing>],
    glyph: &Glyph,
) -> impl Iterator<Item = &'a Drawing> {
    let Rect { x0, y0, x1, y1 } = glyph.rect();
    let (x, y) = (f64::midpoint(x0, x1), f64::midpoint(y0, y1));
    let page = pages.get(glyph.page.index()).into_iter().flatten().copied();
    page.filter(move |drawing| {
        let rect = drawing.rect;
        rect.x0 <= x && x <= rect.x1 && rect.y0 <= y && y <= rect.y1
    })
}

/// The contrast of two luminances, from 1 to 21, as WCAG 2.2 defines the contrast ratio.
pub(crate) fn contrast(a: f32, b: f32) -> f32 {
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}
