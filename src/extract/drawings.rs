//! Everything a page draws besides text: images, filled shapes and outlines, in page
//! coordinates.

use hayro_interpret::pattern::Pattern;
use hayro_interpret::shading::ShadingType;
use hayro_interpret::{DrawMode, Image, Paint};
use kurbo::{Affine, BezPath, PathEl, Point, Shape};
use serde::{Deserialize, Serialize};

use super::placement::FARTHEST;
use crate::geom::{PageNumber, Rect, exact};
use crate::photo::Pixels;

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
    /// What its ink may be mistaken for.
    pub ink: Ink,
    /// The relative luminance of its colour (WCAG 2.2), from 0, black, to 1, white; `None` for an
    /// image or a pattern.
    pub luminance: Option<f32>,
    /// From 0, transparent, to 1, opaque.
    pub opacity: f32,
    /// How many glyphs of the document were shown before it. Glyphs with a smaller index may be
    /// covered by it.
    pub after: usize,
    /// Its pixels, if it is the first picture of the file, small, and painted as it is: upright,
    /// opaque and without a mask.
    pub pixels: Option<Pixels>,
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

/// What the ink of a [`Drawing`] is, as far as it can be told without looking at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ink {
    /// A rectangle, with square or round corners, or a straight level line, in one colour or a
    /// plain gradient: a rule, a bar, a box.
    Bar,
    /// Any other shape; a shape that is cut out by one; how many segments it has.
    Curves(usize),
    /// A picture made of pixels.
    Picture,
    /// A shape painted with a pattern that draws something, or with a shading other than a plain
    /// gradient.
    Pattern,
    /// Anything painted through a soft mask.
    Masked,
}

impl Ink {
    /// The ink of a filled or stroked path.
    pub(super) fn of_path(path: &BezPath, upright: bool) -> Self {
        if upright && is_bar(path) {
            Self::Bar
        } else {
            Self::Curves(path.elements().len())
        }
    }

    /// The ink if it is painted with `paint`.
    pub(super) fn painted(self, paint: &Paint<'_>) -> Self {
        match paint {
            Paint::Color(_) => self,
            Paint::Pattern(pattern) => match &**pattern {
                Pattern::Shading(shading)
                    if matches!(
                        *shading.shading.shading_type,
                        ShadingType::RadialAxial { .. }
                    ) =>
                {
                    self
                }
                Pattern::Shading(_) | Pattern::Tiling(_) => Self::Pattern,
            },
        }
    }
}

/// Whether a path is one level line, or one rectangle with square or round corners: all its
/// points are on or near its bounds, and most of its outline is straight and level.
fn is_bar(path: &BezPath) -> bool {
    const MOST: usize = 12;
    const CORNER: f64 = 0.25;
    let elements = path.elements();
    if elements.len() > MOST {
        return false;
    }
    let bounds = path.bounding_box();
    let (mut start, mut at) = (Point::ZERO, Point::ZERO);
    let (mut straight, mut moves, mut curves) = (0.0, 0, 0);
    for element in elements {
        let to = match *element {
            PathEl::MoveTo(to) => {
                moves += 1;
                (start, at) = (to, to);
                continue;
            }
            PathEl::ClosePath => start,
            PathEl::LineTo(to) => to,
            PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => {
                curves += 1;
                // A corner ends on two sides of the bounds and is small.
                let (width, height) = ((to.x - at.x).abs(), (to.y - at.y).abs());
                let least = bounds.width().max(bounds.height());
                if width > CORNER * least || height > CORNER * least {
                    return false;
                }
                at = to;
                continue;
            }
        };
        let (width, height) = ((to.x - at.x).abs(), (to.y - at.y).abs());
        if width > LEVEL && height > LEVEL {
            return false;
        }
        straight += width + height;
        at = to;
    }
    // A line is passed once, a rectangle has four sides; a shape with notches has more.
    let once = bounds.width() + bounds.height();
    moves == 1 && curves <= 4 && straight <= 2.0 * once + LEVEL
}

/// Lines that rise by less, in the units of the path, are level.
const LEVEL: f64 = 0.01;

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

/// The widest line, in pt, whose dashes are decoration; those of a wider one are a row of bars,
/// which could be letters (house rule).
const WIDEST_DASHED: f64 = 1.5;

/// Whether a line is a row of bars: dashed and wide.
pub(super) fn is_barred(mode: &DrawMode, transform: Affine) -> bool {
    let (DrawMode::Stroke(stroke) | DrawMode::FillAndStroke(_, stroke)) = mode else {
        return false;
    };
    let scale = transform.determinant().abs().sqrt();
    !stroke.dash_array.is_empty() && f64::from(stroke.line_width) * scale > WIDEST_DASHED
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

/// Whether a transform keeps level lines level, or turns them by a right angle.
pub(super) fn is_upright(transform: Affine) -> bool {
    let [a, b, c, d, ..] = transform.as_coeffs();
    (b == 0.0 && c == 0.0) || (a == 0.0 && d == 0.0)
}

/// Whether two rectangles touch. Unlike [`Rect::intersects`] this holds for glyphs without
/// width.
pub(super) fn touches(a: &Rect, b: &Rect) -> bool {
    a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1
}
