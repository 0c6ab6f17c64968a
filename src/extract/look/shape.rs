//! Coverage: which pixels a path touches, and how much of each.

use std::rc::Rc;

use hayro_interpret::{FillRule, StrokeProps};
use kurbo::{Affine, BezPath, Cap, Join, PathEl};
use tiny_skia::{
    LineCap, LineJoin, Mask, Path, PathBuilder, Stroke, StrokeDash, Transform,
};

/// Pixels from `x0` up to `x1` and from `y0` up to `y1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) x0: i32,
    pub(super) y0: i32,
    pub(super) x1: i32,
    pub(super) y1: i32,
}

impl Area {
    pub(super) fn intersect(self, other: Self) -> Self {
        Self {
            x0: self.x0.max(other.x0),
            y0: self.y0.max(other.y0),
            x1: self.x1.min(other.x1),
            y1: self.y1.min(other.y1),
        }
    }

    pub(super) fn is_empty(self) -> bool {
        self.x0 >= self.x1 || self.y0 >= self.y1
    }

    /// The smallest area around a rectangle.
    #[expect(clippy::cast_possible_truncation, reason = "the numbers are clamped")]
    pub(super) fn around(rect: kurbo::Rect) -> Self {
        let bounded = |value: f64| {
            if value.is_finite() { value.clamp(-FARTHEST, FARTHEST) } else { 0.0 }
        };
        Self {
            x0: bounded(rect.x0.floor()) as i32,
            y0: bounded(rect.y0.floor()) as i32,
            x1: bounded(rect.x1.ceil()) as i32,
            y1: bounded(rect.y1.ceil()) as i32,
        }
    }
}

/// Beyond any picture, in pixels.
const FARTHEST: f64 = 1e6;

/// The coverage of the pixels in an area, row by row: 0 for none, 255 for all of a pixel.
#[derive(Debug, Clone)]
pub(super) struct Coverage {
    pub(super) area: Area,
    pub(super) values: Rc<Vec<u8>>,
}

impl Coverage {
    /// No pixel at all.
    pub(super) fn nothing() -> Self {
        let area = Area { x0: 0, y0: 0, x1: 0, y1: 0 };
        Self { area, values: Rc::default() }
    }

    /// The coverage of a filled path within `bounds`; `None` if it covers nothing there.
    pub(super) fn of(path: &Path, rule: FillRule, bounds: Area) -> Option<Self> {
        let rect = path.bounds();
        let rect = kurbo::Rect::new(
            rect.left().into(),
            rect.top().into(),
            rect.right().into(),
            rect.bottom().into(),
        );
        let area = Area::around(rect).intersect(bounds);
        if area.is_empty() {
            return None;
        }
        let width = u32::try_from(area.x1 - area.x0).ok()?;
        let height = u32::try_from(area.y1 - area.y0).ok()?;
        let mut mask = Mask::new(width, height)?;
        let rule = match rule {
            FillRule::NonZero => tiny_skia::FillRule::Winding,
            FillRule::EvenOdd => tiny_skia::FillRule::EvenOdd,
        };
        #[expect(clippy::cast_precision_loss, reason = "areas are within a picture")]
        let to_area = Transform::from_translate(-(area.x0 as f32), -(area.y0 as f32));
        mask.fill_path(path, rule, true, to_area);
        Some(Self { area, values: Rc::new(mask.take()) })
    }

    /// The row at `y` from `x0` on; empty outside.
    pub(super) fn row(&self, y: i32) -> &[u8] {
        let width = usize::try_from(self.area.x1 - self.area.x0).unwrap_or_default();
        let row = usize::try_from(y - self.area.y0).unwrap_or(usize::MAX);
        let start = row.saturating_mul(width);
        self.values.get(start..start.saturating_add(width)).unwrap_or_default()
    }

    /// The coverage of one pixel; 0 outside.
    pub(super) fn at(&self, x: i32, y: i32) -> u8 {
        if x < self.area.x0 || x >= self.area.x1 {
            return 0;
        }
        let column = usize::try_from(x - self.area.x0).unwrap_or(usize::MAX);
        self.row(y).get(column).copied().unwrap_or_default()
    }
}

/// A path in pixels; `None` if it is empty or not finite.
pub(super) fn placed(path: &BezPath, transform: Affine) -> Option<Path> {
    #[expect(clippy::cast_possible_truncation, reason = "checked to be finite below")]
    let point = |point: kurbo::Point| {
        let at = transform * point;
        (at.x as f32, at.y as f32)
    };
    let mut builder = PathBuilder::new();
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) => {
                let (x, y) = point(to);
                builder.move_to(x, y);
            }
            PathEl::LineTo(to) => {
                let (x, y) = point(to);
                builder.line_to(x, y);
            }
            PathEl::QuadTo(a, to) => {
                let ((ax, ay), (x, y)) = (point(a), point(to));
                builder.quad_to(ax, ay, x, y);
            }
            PathEl::CurveTo(a, b, to) => {
                let ((ax, ay), (bx, by), (x, y)) = (point(a), point(b), point(to));
                builder.cubic_to(ax, ay, bx, by, x, y);
            }
            PathEl::ClosePath => builder.close(),
        }
    }
    builder.finish()
}

/// The outline of a stroke along a path, in the path's own units, in which the pen is round.
pub(super) fn stroked(
    path: &BezPath,
    props: &StrokeProps,
    hairline: f64,
) -> Option<Path> {
    let path = placed(path, Affine::IDENTITY)?;
    #[expect(clippy::cast_possible_truncation, reason = "a width")]
    let hairline = hairline as f32;
    let stroke = Stroke {
        // Viewers paint the thinnest lines one pixel wide (ISO 32000-1 §8.4.3.2).
        width: props.line_width.max(hairline),
        miter_limit: props.miter_limit,
        line_cap: match props.line_cap {
            Cap::Butt => LineCap::Butt,
            Cap::Round => LineCap::Round,
            Cap::Square => LineCap::Square,
        },
        line_join: match props.line_join {
            Join::Bevel => LineJoin::Bevel,
            Join::Miter => LineJoin::Miter,
            Join::Round => LineJoin::Round,
        },
        dash: StrokeDash::new(props.dash_array.to_vec(), props.dash_offset),
    };
    let fine = (1.0 / hairline.max(f32::MIN_POSITIVE)).min(1e4);
    match &stroke.dash {
        Some(dash) => path.dash(dash, fine)?.stroke(&stroke, fine),
        None => path.stroke(&stroke, fine),
    }
}

/// A path that is already in the engine's form, moved.
pub(super) fn moved(path: Path, transform: Affine) -> Option<Path> {
    #[expect(clippy::cast_possible_truncation, reason = "the path is checked again")]
    let [xx, xy, yx, yy, x, y] = transform.as_coeffs().map(|value| value as f32);
    path.transform(Transform::from_row(xx, xy, yx, yy, x, y))
}
