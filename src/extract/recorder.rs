//! Records what the content stream of a page draws, in page content order: a [`Glyph`] for every
//! glyph and a [`Drawing`] for everything else. The interpreter calls it as its drawing device.

mod pictures;

use std::rc::Rc;

use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};
use hayro_syntax::object::{Dict, String as PdfString};
use kurbo::{Affine, BezPath, Shape};

use super::boundary::{hayro, stop};
use super::bounds::{
    MAX_DRAWINGS, MAX_DRAWINGS_KEPT, MAX_FACES, MAX_GLYPHS, MAX_REPEATED,
};
use super::colours::colour;
use super::drawings::{self, Drawing, DrawingKind, Ink, is_upright, touches};
use super::extraction::PageInfo;
use super::faces::Face;
use super::glyphs::{Glyph, Painting, Unicode};
use super::placement::{FARTHEST, Placement, is_stretched};
use super::readers::Readers;
use super::recording::Recording;
use super::strings::text_string;
use super::type1::Type1Names;
use crate::geom::{PageNumber, Rect};

/// The marked content in force (ISO 32000-1 §14.6), with what its enclosing sequences add.
#[derive(Debug, Clone, Copy, Default)]
struct Marked {
    mcid: Option<i32>,
    artifact: bool,
    actual: Option<u32>,
    reversed: Option<u32>,
}

/// Identifies a glyph run that is drawn twice: its origin, its first code and its length.
type RunIdentity = (Affine, u32, usize);

/// The number of pages that room is reserved for: few résumés have more.
const USUAL_PAGES: usize = 4;

/// The number of glyphs that room is reserved for on each page: more than most pages hold.
const USUAL_GLYPHS: usize = 4000;

/// A drawing device that keeps glyphs, and the place and paint of everything else.
#[derive(Debug)]
pub(super) struct Recorder {
    glyphs: Vec<Glyph>,
    kept: Vec<Drawing>,
    faces: Vec<Face>,
    actual_texts: Vec<Box<str>>,
    reversed_chars: usize,
    page: PageNumber,
    page_rect: Rect,
    marked: Vec<Marked>,
    clips: Vec<Rect>,
    /// For each clip the number of segments, with those around it, unless they are rectangles.
    cuts: Vec<usize>,
    opacities: Vec<f32>,
    /// Whether each group is painted through a mask, or one around it is.
    masked: Vec<bool>,
    readers: Readers,
    type1: Rc<Type1Names>,
    drawings: usize,
    /// What drawing one form may cost, in bytes.
    form: usize,
    /// What drawing forms has cost so far, in bytes.
    repeated: usize,
    filled: Option<RunIdentity>,
    /// The number of runs so far.
    runs: u32,
    /// Whether there was a picture.
    has_picture: bool,
}

impl Recorder {
    /// An empty recording; `form` is what drawing one form may cost, in bytes.
    pub(super) fn new(form: usize) -> Self {
        Self {
            glyphs: Vec::new(),
            kept: Vec::new(),
            faces: Vec::new(),
            actual_texts: Vec::new(),
            reversed_chars: 0,
            page: PageNumber::from_index(0),
            page_rect: Rect::new(0.0, 0.0, 0.0, 0.0),
            marked: Vec::new(),
            clips: Vec::new(),
            cuts: Vec::new(),
            opacities: Vec::new(),
            masked: Vec::new(),
            readers: Readers::default(),
            type1: Rc::default(),
            drawings: 0,
            form,
            repeated: 0,
            filled: None,
            runs: 0,
            has_picture: false,
        }
    }

    /// Reserves room for the glyphs of `pages` pages, since growing bit by bit is slow.
    pub(super) fn make_room(&mut self, pages: usize) {
        self.glyphs.reserve(pages.min(USUAL_PAGES) * USUAL_GLYPHS);
    }

    /// Sets the names of Type 1 fonts.
    pub(super) fn know(&mut self, type1: Rc<Type1Names>) {
        self.type1 = type1;
    }

    /// Starts a page. Clips, groups and marked content left open on the previous page are
    /// closed.
    pub(super) fn begin_page(&mut self, page: &PageInfo) {
        self.page = page.number;
        self.page_rect = Rect::new(0.0, 0.0, page.width, page.height);
        self.marked.clear();
        self.clips.clear();
        self.cuts.clear();
        self.opacities.clear();
        self.masked.clear();
        self.filled = None;
    }

    /// The glyphs recorded so far.
    pub(super) fn glyphs(&self) -> &[Glyph] {
        &self.glyphs
    }

    /// Removes and returns the glyphs recorded so far.
    pub(super) fn take_glyphs(&mut self) -> Vec<Glyph> {
        std::mem::take(&mut self.glyphs)
    }

    pub(super) fn finish(self) -> Recording {
        Recording {
            glyphs: self.glyphs,
            drawings: self.kept,
            faces: self.faces,
            actual_texts: self.actual_texts,
            reversed_chars: self.reversed_chars,
            beside: self.readers.finish(),
        }
    }

    /// The index of a run's face, which all its glyphs share.
    fn face(&mut self, run: &GlyphRun<'_, '_>) -> u16 {
        let Some(first) = run.glyphs().first() else { return 0 };
        let face = Face::of(first, &self.type1);
        let known = self.faces.iter().rposition(|known| *known == face);
        let index = known.unwrap_or_else(|| {
            // Every run searches this list, so its length is limited.
            if self.faces.len() < MAX_FACES {
                self.faces.push(face);
            }
            self.faces.len() - 1
        });
        u16::try_from(index).unwrap_or(u16::MAX)
    }

    /// Keeps a drawing, cut to the clip in force, unless nothing of it is left.
    fn keep(
        &mut self,
        rect: Rect,
        kind: DrawingKind,
        ink: Ink,
        luminance: Option<f32>,
        alpha: f32,
    ) {
        let ink = match (ink, self.cuts.last()) {
            (Ink::Bar, Some(&segments)) if segments > 0 => Ink::Curves(segments),
            _ if self.masked.last() == Some(&true) => Ink::Masked,
            _ => ink,
        };
        let clip = self.clips.last().copied().unwrap_or(rect);
        let (x0, y0) = (rect.x0.max(clip.x0), rect.y0.max(clip.y0));
        let (x1, y1) = (rect.x1.min(clip.x1), rect.y1.min(clip.y1));
        if x0 > x1 || y0 > y1 || self.kept.len() >= MAX_DRAWINGS_KEPT {
            return;
        }
        self.kept.push(Drawing {
            page: self.page,
            rect: Rect { x0, y0, x1, y1 },
            kind,
            ink,
            luminance,
            opacity: alpha * self.opacities.last().copied().unwrap_or(1.0),
            after: self.glyphs.len(),
            pixels: None,
        });
    }

    fn keep_shape(
        &mut self,
        shape: kurbo::Rect,
        rectangular: bool,
        ink: Ink,
        props: &DrawProps<'_>,
        mode: &DrawMode,
    ) {
        self.count_drawing();
        self.readers.read_props(&props.paint, props.soft_mask.as_ref());
        let ink = if drawings::is_barred(mode, props.transform) {
            Ink::Curves(1)
        } else if props.soft_mask.is_some() {
            Ink::Masked
        } else {
            ink.painted(&props.paint)
        };
        let upright = is_upright(props.transform);
        if let Some(kind) = DrawingKind::of(mode, rectangular && upright) {
            let wide = drawings::half_stroke(mode);
            let rect = drawings::on_page(shape.inflate(wide, wide), props.transform);
            let (luminance, alpha) = colour(&props.paint);
            self.keep(rect, kind, ink, luminance, alpha);
        }
    }

    fn count_drawing(&mut self) {
        self.filled = None;
        self.drawings += 1;
        if self.drawings > MAX_DRAWINGS {
            stop("drawing operations", MAX_DRAWINGS);
        }
    }

    /// Whether a run is the outline of the run that was filled just before.
    fn is_second_coat(&mut self, run: &GlyphRun<'_, '_>, mode: &DrawMode) -> bool {
        let identity = run
            .glyphs()
            .first()
            .map(|first| (first.transform(), first.char_code(), run.glyphs().len()));
        let second = matches!(mode, DrawMode::Stroke(_)) && identity == self.filled;
        self.filled = if matches!(mode, DrawMode::Fill(_)) { identity } else { None };
        second
    }

    fn push_clip(&mut self, bounds: kurbo::Rect, segments: usize) {
        self.count_drawing();
        self.cuts.push(self.cuts.last().copied().unwrap_or_default() + segments);
        let Rect { x0, y0, x1, y1 } = self.clips.last().copied().unwrap_or(Rect {
            x0: -FARTHEST,
            y0: -FARTHEST,
            x1: FARTHEST,
            y1: FARTHEST,
        });
        let (x0, y0) = (x0.max(bounds.x0), y0.max(bounds.y0));
        let (x1, y1) = (x1.min(bounds.x1), y1.min(bounds.y1));
        self.clips.push(Rect { x0, y0, x1: x1.max(x0), y1: y1.max(y0) });
    }
}

impl<'a> Device<'a> for Recorder {
    fn draw_glyph_run(
        &mut self,
        run: &GlyphRun<'_, 'a>,
        props: DrawProps<'a>,
        mode: &DrawMode,
    ) {
        // Text that is filled and stroked (mode 2) is drawn twice but read once.
        if self.is_second_coat(run, mode) {
            return;
        }
        self.readers.read_run(run, &props);
        let painting = match mode {
            DrawMode::Fill(_) | DrawMode::FillAndStroke(..) => Painting::Fill,
            DrawMode::Stroke(_) => Painting::Stroke,
            DrawMode::Invisible => Painting::Invisible,
        };
        let (luminance, alpha) = colour(&props.paint);
        let opacity = alpha * self.opacities.last().copied().unwrap_or(1.0);
        let marked = self.marked.last().copied().unwrap_or_default();
        let (face, stretched) = (self.face(run), is_stretched(run));
        self.runs = self.runs.saturating_add(1);
        for placed in run.glyphs() {
            if self.glyphs.len() >= MAX_GLYPHS {
                stop("glyphs", MAX_GLYPHS);
            }
            let matrix = props.transform * placed.transform();
            let place = Placement::new(matrix, run.writing_mode(), stretched);
            let width = hayro(|| match &**placed {
                FontGlyph::Outline(glyph) => glyph.advance_width(),
                FontGlyph::Type3(glyph) => glyph.advance_width(),
            });
            let mut glyph = Glyph {
                page: self.page,
                unicode: Unicode::of(placed),
                x: place.origin.x,
                y: place.origin.y,
                advance: place.advance(width.unwrap_or(0.0).into()),
                size: place.size,
                direction: place.direction,
                mcid: marked.mcid,
                run: self.runs,
                face,
                painting,
                opacity,
                luminance,
                artifact: marked.artifact,
                clipped: false,
                on_page: true,
                // The matrix of a Type 3 font belongs to its shapes and is unknown here.
                distorted: place.distorted && matches!(**placed, FontGlyph::Outline(_)),
                actual: marked.actual,
                reversed: marked.reversed,
            };
            let rect = glyph.rect();
            glyph.clipped = self.clips.last().is_some_and(|clip| !touches(&rect, clip));
            glyph.on_page = touches(&rect, &self.page_rect);
            self.glyphs.push(glyph);
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let mut marked = self.marked.last().copied().unwrap_or_default();
        marked.artifact |= tag == b"Artifact";
        if tag == b"ReversedChars" {
            marked.reversed = u32::try_from(self.reversed_chars).ok();
            self.reversed_chars += 1;
        }
        if let Some(properties) = properties {
            marked.mcid = hayro(|| properties.get::<i32>(b"MCID")).or(marked.mcid);
            let actual = hayro(|| properties.get::<PdfString<'_>>(b"ActualText"));
            if let Some(text) = actual {
                // The outermost text replaces everything inside, inner replacements included.
                let index = u32::try_from(self.actual_texts.len()).ok();
                marked.actual = marked.actual.or(index);
                self.actual_texts.push(text_string(&text).into());
            }
            self.readers.read_properties(properties);
        }
        self.marked.push(marked);
    }

    fn end_marked_content(&mut self) {
        self.marked.pop();
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        // Every form begins with a clip, and its content is decoded and read each time.
        self.repeated = self.repeated.saturating_add(self.form);
        if self.repeated > MAX_REPEATED {
            stop("bytes of forms drawn again and again", MAX_REPEATED);
        }
        let segments = match Ink::of_path(&clip.path, true) {
            Ink::Curves(segments) => segments,
            _ => 0,
        };
        self.push_clip(clip.path.bounding_box(), segments);
    }

    fn push_clip_rect(&mut self, rect: &kurbo::Rect) {
        self.push_clip(*rect, 0);
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
        self.cuts.pop();
    }

    fn push_transparency_group(
        &mut self,
        opacity: f32,
        mask: Option<SoftMask<'a>>,
        _: BlendMode,
    ) {
        self.count_drawing();
        if let Some(mask) = &mask {
            self.readers.read_mask(mask);
        }
        let around = self.masked.last().copied().unwrap_or_default();
        self.masked.push(around || mask.is_some());
        self.opacities.push(opacity * self.opacities.last().copied().unwrap_or(1.0));
    }

    fn pop_transparency_group(&mut self) {
        self.opacities.pop();
        self.masked.pop();
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        let ink = Ink::of_path(path, is_upright(props.transform));
        let rectangular = drawings::is_rectangle(path);
        self.keep_shape(path.bounding_box(), rectangular, ink, &props, mode);
    }

    fn draw_rect(&mut self, rect: &kurbo::Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.keep_shape(*rect, true, Ink::Bar, &props, mode);
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.keep_image(&image, &props);
    }
}
