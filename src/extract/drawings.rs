//! What is drawn beside text: the drawing calls of a page's content stream come in, one
//! [`Drawing`] for each image, filled shape and outline goes out, in page coordinates.

use hayro_interpret::{DrawMode, Image};
use kurbo::{Affine, BezPath, Shape};

use super::placement::FARTHEST;
use crate::geom::{PageNumber, Rect};

/// Something drawn that is no text.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// The page.
    pub page: PageNumber,
    /// The bounds of what is drawn, cut to the clipping paths in force.
    pub rect: Rect,
    /// What it is.
    pub kind: DrawingKind,
    /// The relative luminance of its colour, 0 for black, 1 for white; `None` for an image or a
    /// pattern.
    pub luminance: Option<f32>,
    /// 0 for wholly transparent, 1 for opaque.
    pub opacity: f32,
    /// How many glyphs of the document were shown before it: those with a smaller index may lie
    /// under it.
    pub after: usize,
}

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DrawingKind {
    /// A picture made of pixels.
    Image,
    /// A shape filled with a colour or pattern.
    Fill {
        /// Whether it covers all of its bounds.
        rectangular: bool,
    },
    /// An outline: a rule, a frame, a curve.
    Stroke,
}

impl DrawingKind {
    pub(super) fn of(mode: &DrawMode, rectangular: bool) -> Option<Self> {
        match mode {
            DrawMode::Fill(_) | DrawMode::FillAndStroke(..) => {
                Some(Self::Fill { rectangular })
            }
            DrawMode::Stroke(_) => Some(Self::Stroke),
            DrawMode::Invisible => None,
        }
    }
}

/// Half the width of a stroke, in the path's own space.
pub(super) fn half_stroke(mode: &DrawMode) -> f64 {
    match mode {
        DrawMode::Stroke(stroke) | DrawMode::FillAndStroke(_, stroke) => {
            f64::from(stroke.line_width) / 2.0
        }
        DrawMode::Fill(_) | DrawMode::Invisible => 0.0,
    }
}

/// Whether a path is a rectangle whose sides are parallel to the axes, and nothing more.
pub(super) fn is_rectangle(path: &BezPath) -> bool {
    let bounds = path.bounding_box();
    // A shape fills its bounds exactly if it has their area.
    let area = bounds.width() * bounds.height();
    path.elements().len() <= 6
        && area > 0.0
        && (path.area().abs() - area).abs() < 1e-3 * area
}

/// The bounds of a shape on the page.
pub(super) fn on_page(shape: kurbo::Rect, transform: Affine) -> Rect {
    let bounds = transform.transform_rect_bbox(shape);
    let finite = |value: f64| {
        if value.is_finite() { value.clamp(-FARTHEST, FARTHEST) } else { 0.0 }
    };
    Rect::new(finite(bounds.x0), finite(bounds.y0), finite(bounds.x1), finite(bounds.y1))
}

/// The space of an image's own pixels.
pub(super) fn pixels(image: &Image<'_, '_>) -> kurbo::Rect {
    kurbo::Rect::new(0.0, 0.0, image.width().into(), image.height().into())
}
