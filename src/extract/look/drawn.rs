//! Glyphs that are drawn by a content stream of their own (Type 3, ISO 32000-1 §9.6.5): their
//! outline, as far as they have one.

use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun, Type3Glyph};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint,
    SoftMask,
};
use kurbo::{Affine, BezPath};

use crate::extract::boundary::{Callbacks, hayro};

/// Segments of one glyph; the letters of a typeface have at most a few hundred.
const MAX_SEGMENTS: usize = 5000;

/// The outline of a glyph in thousandths of an em, and whether that is all it draws: shapes
/// filled in one colour, and nothing else.
pub(super) fn outline<'a>(
    glyph: &Type3Glyph<'a>,
    paint: &Paint<'a>,
    depth: usize,
) -> (BezPath, bool) {
    let mut tracer = Tracer { path: BezPath::new(), is_whole: true, depth };
    hayro(|| {
        let device = &mut Callbacks(&mut tracer);
        glyph.interpret(device, Affine::IDENTITY, Affine::IDENTITY, paint);
    });
    (tracer.path, tracer.is_whole)
}

/// Collects what is filled.
struct Tracer {
    path: BezPath,
    is_whole: bool,
    /// How deep glyphs may still draw glyphs.
    depth: usize,
}

impl Tracer {
    fn add(&mut self, path: &BezPath, transform: Affine, mode: &DrawMode) {
        let count = self.path.elements().len() + path.elements().len();
        if matches!(mode, DrawMode::Fill(_)) && count <= MAX_SEGMENTS {
            self.path.extend(transform * path.clone());
        } else if !matches!(mode, DrawMode::Invisible) {
            self.is_whole = false;
        }
    }
}

impl<'a> Device<'a> for Tracer {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.add(path, props.transform, mode);
    }

    fn draw_glyph_run(
        &mut self,
        run: &GlyphRun<'_, 'a>,
        props: DrawProps<'a>,
        mode: &DrawMode,
    ) {
        for placed in run.glyphs() {
            let transform = props.transform * placed.transform();
            match &**placed {
                FontGlyph::Outline(glyph) => {
                    self.add(&hayro(|| glyph.outline()), transform, mode);
                }
                FontGlyph::Type3(glyph) if self.depth > 0 => {
                    let (path, is_whole) = outline(glyph, &props.paint, self.depth - 1);
                    self.add(&path, transform, mode);
                    self.is_whole &= is_whole;
                }
                FontGlyph::Type3(_) => self.is_whole = false,
            }
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.is_whole = false;
    }

    // Glyphs are clipped to the page and to their own bounds, which takes nothing away from
    // them; what else is cut off shows in the picture of the page.
    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(
        &mut self,
        _: f32,
        mask: Option<SoftMask<'a>>,
        _: BlendMode,
    ) {
        self.is_whole &= mask.is_none();
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
