//! Everything a page draws besides text: images, filled shapes and outlines, in page
//! coordinates.

use hayro_interpret::{DrawMode, Image};
use kurbo::{Affine, BezPath, Shape};
use serde::{Deserialize, Serialize};

use super::placement::FARTHEST;
use crate::geom::{PageNumber, Rect, exact};

/// An image, a filled shape or an outline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Drawing {
    /// The page, 1-based.
    pub page: PageNumber,
    /// Its bounds, cut to the clipping paths in force, in pt from the page's top left.
    #[serde(with = "exact")]
    pub rect: Rect,
    /// What it is.
    pub kind: DrawingKind,
    /// The relative luminance of its colour (WCAG 2.2), from 0, black, to 1, white; `None` for an
    /// image or a pattern.
    pub luminance: Option<f32>,
    /// From 0, transparent, to 1, opaque.
    pub opacity: f32,
    /// How many glyphs of the document were shown before it. Glyphs with a smaller index may be
    /// covered by it.
    pub after: usize,
}

/// The kind of a [`Drawing`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DrawingKind {
    /// A picture made of pixels.
    Image,
    /// A shape filled with a colour or pattern.
    Fill {
        /// Whether it fills its bounds completely.
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

/// Half the width of a stroke, in the units of the path.
pub(super) fn half_stroke(mode: &DrawMode) -> f64 {
    match mode {
        DrawMode::Stroke(stroke) | DrawMode::FillAndStroke(_, stroke) => {
            f64::from(stroke.line_width) / 2.0
        }
        DrawMode::Fill(_) | DrawMode::Invisible => 0.0,
    }
}

/// Whether a path is a single rectangle with sides parallel to the axes.
pub(super) fn is_rectangle(path: &BezPath) -> bool {
    let bounds = path.bounding_box();
    // A shape fills its bounds exactly if the areas are equal.
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

/// The bounds of an image, in its own pixels.
pub(super) fn pixels(image: &Image<'_, '_>) -> kurbo::Rect {
    kurbo::Rect::new(0.0, 0.0, image.width().into(), image.height().into())
}
