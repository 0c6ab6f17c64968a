//! The interpreter's drawing device that records a page and paints it at the same time.

use std::collections::HashMap;

use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun};
use hayro_interpret::{
    BlendMode, CacheKey, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    Paint, SoftMask,
};
use hayro_syntax::object::Dict;
use kurbo::{Affine, BezPath, Rect};

use super::bounds::Budget;
use super::canvas::Canvas;
use super::painter::Painter;
use super::{Look, Outline, OutlineOrigin, Sight, bounds, drawn, judge};
use crate::extract::boundary::hayro;
use crate::extract::extraction::PageInfo;
use crate::extract::recorder::Recorder;

/// Pixels in a pt: 144 to an inch, so that the thinnest stem of 5 pt text is half a pixel wide.
const SCALE: f64 = 2.0;

/// Pixels of the largest picture of a page; larger pages are painted smaller.
const MAX_PAGE: f64 = 4_000_000.0;

/// Looks at pages, one after the other.
pub(in crate::extract) struct Looker {
    look: Look,
    /// Outlines that are known, by their glyph, face and text.
    known: HashMap<(u128, u16, String), usize>,
    budget: Budget,
}

impl Looker {
    pub(in crate::extract) fn new() -> Self {
        Self { look: Look::default(), known: HashMap::new(), budget: Budget::new() }
    }

    /// A device that records a page and paints it.
    pub(in crate::extract) fn page<'p>(
        &'p mut self,
        recorder: &'p mut Recorder,
        page: &PageInfo,
    ) -> LookedPage<'p> {
        let size = (page.width * page.height).max(1.0);
        let scale = SCALE.min((MAX_PAGE / size).sqrt());
        #[expect(clippy::cast_possible_truncation, reason = "bounded by `MAX_PAGE`")]
        let pixels = |length: f64| ((length * scale).ceil() as i32).clamp(1, 40_000);
        let canvas = Canvas::new(pixels(page.width), pixels(page.height), [255; 4]);
        let budget = self.budget.next_page();
        let painter = Painter::new(canvas, Affine::scale(scale), 0, budget);
        let first = recorder.glyphs().len();
        LookedPage { looker: self, recorder, painter, scale, first }
    }

    pub(in crate::extract) fn finish(self) -> Look {
        self.look
    }
}

/// A page that is looked at.
pub(in crate::extract) struct LookedPage<'p> {
    looker: &'p mut Looker,
    recorder: &'p mut Recorder,
    painter: Painter,
    scale: f64,
    /// The index of the page's first glyph.
    first: usize,
}

impl LookedPage<'_> {
    /// The device that paints over the page, without recording: for annotations.
    pub(in crate::extract) fn over(&mut self) -> &mut (impl for<'a> Device<'a> + use<>) {
        &mut self.painter
    }

    /// Judges the glyphs of the page.
    pub(in crate::extract) fn finish(mut self) {
        self.painter.canvas.close();
        let Some(sights) = self.looker.look.sights.get_mut(self.first..) else { return };
        let Painter { canvas, pieces, budget, .. } = &mut self.painter;
        // Text that is filled and stroked comes in two pieces, apart from each other.
        pieces.sort_by_key(|piece| piece.glyph);
        judge::judge(canvas, pieces, self.scale, sights, self.first);
        self.looker.budget = *budget;
    }

    /// Notes the outlines of the glyphs from `first` on, which `run` shows in `paint`.
    fn note<'a>(&mut self, run: &GlyphRun<'_, 'a>, paint: &Paint<'a>, first: usize) {
        let Look { sights, outlines } = &mut self.looker.look;
        for (placed, glyph) in
            run.glyphs().iter().zip(self.recorder.glyphs().iter().skip(first))
        {
            let id = match &**placed {
                FontGlyph::Outline(glyph) => hayro(|| glyph.identifier().cache_key()),
                FontGlyph::Type3(glyph) => hayro(|| glyph.cache_key()),
            };
            let key = (id, glyph.face, glyph.unicode.to_string());
            let index = *self.looker.known.entry(key).or_insert_with(|| {
                let (path, origin) = match &**placed {
                    FontGlyph::Outline(glyph) => {
                        (hayro(|| glyph.outline()), OutlineOrigin::Font)
                    }
                    FontGlyph::Type3(glyph) => {
                        match drawn::outline(glyph, paint, bounds::DEEPEST) {
                            (path, true) => (path, OutlineOrigin::Drawing),
                            (path, false) => (path, OutlineOrigin::PartOfDrawing),
                        }
                    }
                };
                let (face, unicode) = (glyph.face, glyph.unicode.clone());
                outlines.push(Outline { face, unicode, path, origin });
                outlines.len() - 1
            });
            sights.push(Sight { outline: Some(index), ..Sight::default() });
        }
    }
}

impl<'a> Device<'a> for LookedPage<'_> {
    fn draw_glyph_run(
        &mut self,
        run: &GlyphRun<'_, 'a>,
        props: DrawProps<'a>,
        mode: &DrawMode,
    ) {
        let before = self.recorder.glyphs().len();
        self.recorder.draw_glyph_run(run, props.clone(), mode);
        let after = self.recorder.glyphs().len();
        let first = if after > before {
            self.note(run, &props.paint, before);
            before
        } else {
            // The second coat of the run before.
            before.saturating_sub(run.glyphs().len())
        };
        self.painter.draw_run(run, Some(first), &props, mode);
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.recorder.draw_path(path, props.clone(), mode);
        self.painter.draw_path(path, props, mode);
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.recorder.draw_rect(rect, props.clone(), mode);
        self.painter.draw_rect(rect, props, mode);
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.recorder.keep_image(&image, &props);
        self.painter.draw_image(image, props);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.recorder.push_clip_path(clip);
        self.painter.push_clip_path(clip);
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.recorder.push_clip_rect(rect);
        self.painter.push_clip_rect(rect);
    }

    fn pop_clip(&mut self) {
        self.recorder.pop_clip();
        self.painter.pop_clip();
    }

    fn push_transparency_group(
        &mut self,
        opacity: f32,
        mask: Option<SoftMask<'a>>,
        mode: BlendMode,
    ) {
        self.recorder.push_transparency_group(opacity, mask.clone(), mode);
        self.painter.push_transparency_group(opacity, mask, mode);
    }

    fn pop_transparency_group(&mut self) {
        self.recorder.pop_transparency_group();
        self.painter.pop_transparency_group();
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        self.recorder.begin_marked_content(tag, properties);
    }

    fn end_marked_content(&mut self) {
        self.recorder.end_marked_content();
    }
}
