//! Paints what the interpreter draws onto a canvas.

use std::collections::HashMap;
use std::rc::Rc;

use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun};
use hayro_interpret::pattern::{Pattern, TilingPattern};
use hayro_interpret::{
    BlendMode, CacheKey, ClipPath, Device, DrawMode, DrawProps, FillRule, Image,
    ImageDrawProps, MaskType, Paint as Colours, SoftMask, StrokeProps,
};
use kurbo::{Affine, BezPath, Rect, Shape};
use tiny_skia::Path;

use super::canvas::{Canvas, Paint};
use super::glyph_shapes::GlyphShapes;
use super::judge::Piece;
use super::picture::NOTHING;
use super::pixels::Picture;
use super::shape::{self, Area, Coverage};
use super::source::Source;
use super::{bounds, picture};
use crate::extract::boundary::{Callbacks, hayro, stop};
use crate::extract::drawings;

/// Paints onto a canvas.
pub(super) struct Painter {
    pub(super) canvas: Canvas,
    /// From the page, in pt, to pixels.
    pub(super) to_pixels: Affine,
    /// What the shapes of glyphs cover, with the index of the glyph.
    pub(super) pieces: Vec<Piece>,
    /// The glyph that is being drawn.
    pub(super) glyph: Option<usize>,
    /// How deep this is within patterns and masks.
    pub(super) depth: usize,
    pub(super) budget: bounds::Budget,
    shapes: GlyphShapes,
    masks: HashMap<u128, Coverage>,
    tiles: HashMap<u128, Rc<Source>>,
}

impl Painter {
    pub(super) fn new(
        canvas: Canvas,
        to_pixels: Affine,
        depth: usize,
        budget: bounds::Budget,
    ) -> Self {
        Self {
            canvas,
            to_pixels,
            pieces: Vec::new(),
            glyph: None,
            depth,
            budget,
            shapes: GlyphShapes::default(),
            masks: HashMap::new(),
            tiles: HashMap::new(),
        }
    }

    /// One pixel, in the units that `transform` leads from.
    fn hairline(&self, transform: Affine) -> f64 {
        let scale = (self.to_pixels * transform).determinant().abs().sqrt();
        if scale > 0.0 { 1.0 / scale } else { 1.0 }
    }

    /// Paints a shape; for a glyph, its coverage is kept to be judged.
    fn paint<'a>(
        &mut self,
        shape: &Coverage,
        colours: &Colours<'a>,
        mask: Option<&SoftMask<'a>>,
        mode: BlendMode,
        is_stroke: bool,
    ) {
        self.budget.spend(shape.area);
        let mask = mask.map(|mask| self.mask(mask));
        let source = self.source(colours, is_stroke);
        let clip = picture::limits(colours, self.to_pixels, self.canvas.with.area());
        if let Some(clip) = &clip {
            self.canvas.push_clip(clip.area, Some(clip.clone()));
        }
        let is_text = self.glyph.is_some();
        let paint = Paint { source: &source, mode, mask: mask.as_ref(), is_text };
        self.canvas.fill(shape, &paint);
        if clip.is_some() {
            self.canvas.pop_clip();
        }
        self.keep(shape);
    }

    /// Keeps what a glyph covers.
    pub(super) fn keep(&mut self, shape: &Coverage) {
        if let Some(glyph) = self.glyph {
            self.budget.keep(shape);
            // A glyph that is drawn cuts its own parts.
            let cut = if self.depth == 0 { self.canvas.cut(shape) } else { 0.0 };
            self.pieces.push(Piece { glyph, shape: shape.clone(), cut });
        }
    }

    fn fill(&mut self, path: &Path, rule: FillRule, props: &DrawProps<'_>) {
        let bounds = self.reach();
        if let Some(shape) = Coverage::of(path, rule, bounds) {
            self.paint(
                &shape,
                &props.paint,
                props.soft_mask.as_ref(),
                props.blend_mode,
                false,
            );
        }
    }

    fn stroke(
        &mut self,
        path: &BezPath,
        transform: Affine,
        stroke: &StrokeProps,
        props: &DrawProps<'_>,
    ) {
        bounds::check_dashes(path, stroke);
        let bounds = self.reach();
        let hairline = self.hairline(transform);
        let outline = shape::stroked(path, stroke, hairline);
        let outline =
            outline.and_then(|path| shape::moved(path, self.to_pixels * transform));
        if let Some(outline) = outline
            && let Some(shape) = Coverage::of(&outline, FillRule::NonZero, bounds)
        {
            let mask = props.soft_mask.as_ref();
            self.paint(&shape, &props.paint, mask, props.blend_mode, true);
        }
    }

    /// Where shapes are computed: for glyphs, also around the page, since what is cut off does
    /// not stand out.
    fn reach(&self) -> Area {
        if self.glyph.is_none() {
            return self.canvas.bounds();
        }
        let Area { x1, y1, .. } = self.canvas.with.area();
        Area { x0: -x1, y0: -y1, x1: 2 * x1, y1: 2 * y1 }
    }

    fn draw_shape(
        &mut self,
        path: &BezPath,
        transform: Affine,
        props: &DrawProps<'_>,
        mode: &DrawMode,
    ) {
        let (fill, stroke) = match mode {
            DrawMode::Fill(rule) => (Some(*rule), None),
            DrawMode::Stroke(stroke) => (None, Some(stroke)),
            DrawMode::FillAndStroke(rule, stroke) => (Some(*rule), Some(stroke)),
            DrawMode::Invisible => (None, None),
        };
        if let Some(rule) = fill
            && let Some(path) = shape::placed(path, self.to_pixels * transform)
        {
            self.fill(&path, rule, props);
        }
        if let Some(stroke) = stroke {
            self.stroke(path, transform, stroke, props);
        }
    }

    /// Draws a run of glyphs; the first has the index `first`, if they are to be judged.
    pub(super) fn draw_run<'a>(
        &mut self,
        run: &GlyphRun<'_, 'a>,
        first: Option<usize>,
        props: &DrawProps<'a>,
        mode: &DrawMode,
    ) {
        for (at, placed) in run.glyphs().iter().enumerate() {
            let outer = self.glyph;
            self.glyph = outer.or(first.map(|first| first + at));
            match &**placed {
                FontGlyph::Outline(glyph) => {
                    let transform = props.transform * placed.transform();
                    if let DrawMode::Fill(rule) = mode {
                        let id = hayro(|| glyph.identifier().cache_key());
                        let path = || hayro(|| glyph.outline());
                        if let Some(shape) = self.shapes.get(
                            id,
                            path,
                            self.to_pixels * transform,
                            *rule,
                            self.canvas.with.area(),
                        ) {
                            let mask = props.soft_mask.as_ref();
                            let mode = props.blend_mode;
                            self.paint(&shape, &props.paint, mask, mode, false);
                        }
                    } else {
                        // The pen is in the units of the text, not of the glyph.
                        let path = placed.transform() * hayro(|| glyph.outline());
                        self.draw_shape(&path, props.transform, props, mode);
                    }
                }
                FontGlyph::Type3(glyph) => {
                    if !matches!(mode, DrawMode::Invisible)
                        && self.depth < bounds::DEEPEST
                    {
                        self.depth += 1;
                        let transform = placed.transform();
                        hayro(|| {
                            glyph.interpret(
                                &mut Callbacks(&mut *self),
                                props.transform,
                                transform,
                                &props.paint,
                            );
                        });
                        self.depth -= 1;
                    }
                }
            }
            self.glyph = outer;
        }
    }

    /// What gives the pixels painted with `colours` their colour.
    fn source(&mut self, colours: &Colours<'_>, is_stroke: bool) -> Rc<Source> {
        let pattern = match colours {
            Colours::Color(colour) => {
                return Rc::new(Source::Plain(picture::plain(colour)));
            }
            Colours::Pattern(pattern) => &**pattern,
        };
        match pattern {
            Pattern::Shading(shading) => {
                let encoded = hayro(|| shading.encode());
                let transform = encoded.base_transform * self.to_pixels.inverse();
                Rc::new(Source::Shading(Box::new(encoded), transform))
            }
            Pattern::Tiling(tiling) => {
                let key = hayro(|| tiling.cache_key()) ^ u128::from(is_stroke);
                if let Some(known) = self.tiles.get(&key) {
                    return Rc::clone(known);
                }
                let tile = Rc::new(self.tile(tiling, is_stroke).unwrap_or(NOTHING));
                self.tiles.insert(key, Rc::clone(&tile));
                tile
            }
        }
    }

    /// One tile of a pattern, painted as large as it is on the page.
    fn tile(&mut self, tiling: &TilingPattern<'_>, is_stroke: bool) -> Option<Source> {
        let bbox = tiling.bbox;
        let [xx, xy, yx, yy, ..] = (self.to_pixels * tiling.matrix).as_coeffs();
        let (across, down) = (xx.hypot(xy), yx.hypot(yy));
        let size = Rect::new(0.0, 0.0, bbox.width() * across, bbox.height() * down);
        let area = Area::around(size);
        let pixels = u64::try_from(area.x1).ok()? * u64::try_from(area.y1).ok()?;
        if pixels == 0 || pixels > bounds::MAX_PICTURE {
            return None;
        }
        let to_tile = Affine::scale_non_uniform(across, down)
            * Affine::translate((-bbox.x0, -bbox.y0));
        let picture = self.inside(area, [0; 4], Affine::IDENTITY, |inner| {
            let _ = tiling.interpret(inner, to_tile, is_stroke);
        })?;
        Some(Source::Picture {
            picture,
            transform: to_tile * tiling.matrix.inverse() * self.to_pixels.inverse(),
            steps: Some((
                (f64::from(tiling.x_step.abs()) * across).max(1.0),
                (f64::from(tiling.y_step.abs()) * down).max(1.0),
            )),
            opacity: tiling.opacity,
        })
    }

    /// A soft mask as coverage of the page; nothing if masks are nested too deep.
    fn mask(&mut self, mask: &SoftMask<'_>) -> Coverage {
        let key = hayro(|| mask.cache_key());
        if let Some(known) = self.masks.get(&key) {
            return known.clone();
        }
        let area = self.canvas.with.area();
        let ground = if mask.mask_type() == MaskType::Luminosity {
            let [red, green, blue, _] =
                hayro(|| mask.background_color().to_rgba().to_rgba8());
            [red, green, blue, 255]
        } else {
            [0; 4]
        };
        let inner =
            self.inside(area, ground, self.to_pixels, |inner| mask.interpret(inner));
        let coverage = inner.map_or_else(Coverage::nothing, |picture| Coverage {
            area,
            values: Rc::new(picture::let_through(&picture.pixels, mask)),
        });
        self.masks.insert(key, coverage.clone());
        coverage
    }

    /// What is painted within a pattern or a mask; `None` if they are nested too deep.
    fn inside(
        &mut self,
        area: Area,
        ground: [u8; 4],
        to_pixels: Affine,
        interpret: impl FnOnce(&mut Callbacks<'_, Painter>),
    ) -> Option<Picture> {
        if self.depth >= bounds::DEEPEST {
            return None;
        }
        self.budget.spend(area);
        let canvas = Canvas::new(area.x1, area.y1, ground);
        let mut inner = Self::new(canvas, to_pixels, self.depth + 1, self.budget);
        hayro(|| interpret(&mut Callbacks(&mut inner)));
        self.budget = inner.budget;
        inner.canvas.close();
        Some(inner.canvas.with)
    }
}

impl<'a> Device<'a> for Painter {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.draw_shape(path, props.transform, &props, mode);
    }

    fn draw_glyph_run(
        &mut self,
        run: &GlyphRun<'_, 'a>,
        props: DrawProps<'a>,
        mode: &DrawMode,
    ) {
        self.draw_run(run, None, &props, mode);
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let mask = props.soft_mask.as_ref().map(|mask| self.mask(mask));
        let (to_pixels, area) =
            (self.to_pixels * props.transform, self.canvas.with.area());
        if let Some((shape, source)) = picture::image(&image, to_pixels, area) {
            self.budget.spend(shape.area);
            let is_text = self.glyph.is_some();
            let mode = props.blend_mode;
            let paint = Paint { source: &source, mode, mask: mask.as_ref(), is_text };
            self.canvas.fill(&shape, &paint);
            self.keep(&shape);
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let bounds = self.canvas.bounds();
        let pixels = shape::placed(&clip.path, self.to_pixels);
        if drawings::is_rectangle(&clip.path) {
            let rect = self.to_pixels.transform_rect_bbox(clip.path.bounding_box());
            self.canvas.push_clip(Area::around(rect), None);
            return;
        }
        let shape = pixels.and_then(|path| Coverage::of(&path, clip.fill, bounds));
        let shape = shape.unwrap_or_else(Coverage::nothing);
        self.budget.spend(shape.area);
        self.budget.keep(&shape);
        self.canvas.push_clip(shape.area, Some(shape));
    }

    fn push_transparency_group(
        &mut self,
        opacity: f32,
        mask: Option<SoftMask<'a>>,
        mode: BlendMode,
    ) {
        if self.canvas.depth() >= bounds::DEEPEST {
            stop("groups within groups", bounds::DEEPEST);
        }
        self.budget.spend(self.canvas.with.area());
        let mask = mask.map(|mask| self.mask(&mask));
        self.canvas.push_group(opacity, mode, mask);
    }

    fn pop_clip(&mut self) {
        self.canvas.pop_clip();
    }

    fn pop_transparency_group(&mut self) {
        self.budget.spend(self.canvas.with.area());
        self.canvas.pop_group();
    }
}
