//! Records what the content stream of a page draws, in page content order: a [`Glyph`] for every
//! glyph and a [`Drawing`] for everything else. The interpreter calls it as its drawing device.

use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint,
    SoftMask,
};
use hayro_syntax::object::{Dict, String as PdfString};
use kurbo::{Affine, BezPath, Shape};

use super::boundary::{hayro, stop};
use super::bounds::{
    MAX_DRAWINGS, MAX_DRAWINGS_KEPT, MAX_FACES, MAX_GLYPHS, MAX_REPEATED,
};
use super::budget::spend;
use super::drawings::{self, Drawing, DrawingKind};
use super::extraction::PageInfo;
use super::faces::Face;
use super::glyphs::{Glyph, Painting, Unicode};
use super::placement::{FARTHEST, Placement};
use super::strings::text_string;
use crate::colour::relative_luminance;
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

/// The result of a pass over pages.
#[derive(Debug, Default)]
pub(super) struct Recording {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) drawings: Vec<Drawing>,
    pub(super) faces: Vec<Face>,
    /// The replacement texts of marked-content sequences.
    pub(super) actual_texts: Vec<Box<str>>,
    /// The number of `/ReversedChars` sequences.
    pub(super) reversed_chars: usize,
}

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
    opacities: Vec<f32>,
    drawings: usize,
    /// What drawing one form may cost, in bytes.
    form: usize,
    /// What drawing forms has cost so far, in bytes.
    repeated: usize,
    filled: Option<RunIdentity>,
    /// The number of runs so far.
    runs: u32,
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
            opacities: Vec::new(),
            drawings: 0,
            form,
            repeated: 0,
            filled: None,
            runs: 0,
        }
    }

    /// Reserves room for the glyphs of `pages` pages: growing bit by bit costs more than reading
    /// them.
    pub(super) fn make_room(&mut self, pages: usize) {
        self.glyphs.reserve(pages.min(USUAL_PAGES) * USUAL_GLYPHS);
    }

    /// Starts a page. Clips, groups and marked content left open on the previous page are
    /// closed.
    pub(super) fn begin_page(&mut self, page: &PageInfo) {
        self.page = page.number;
        self.page_rect = Rect::new(0.0, 0.0, page.width, page.height);
        self.marked.clear();
        self.clips.clear();
        self.opacities.clear();
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
        }
    }

    /// The index of a run's face, which all its glyphs share.
    fn face(&mut self, run: &GlyphRun<'_, '_>) -> u16 {
        let Some(first) = run.glyphs().first() else { return 0 };
        let face = Face::of(first);
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
        luminance: Option<f32>,
        alpha: f32,
    ) {
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
            luminance,
            opacity: alpha * self.opacities.last().copied().unwrap_or(1.0),
            after: self.glyphs.len(),
        });
    }

    fn keep_shape(
        &mut self,
        shape: kurbo::Rect,
        rectangular: bool,
        props: &DrawProps<'_>,
        mode: &DrawMode,
    ) {
        self.count_drawing();
        let upright = {
            let [a, b, c, d, ..] = props.transform.as_coeffs();
            (b == 0.0 && c == 0.0) || (a == 0.0 && d == 0.0)
        };
        if let Some(kind) = DrawingKind::of(mode, rectangular && upright) {
            let wide = drawings::half_stroke(mode);
            let rect = drawings::on_page(shape.inflate(wide, wide), props.transform);
            let (luminance, alpha) = colour(&props.paint);
            self.keep(rect, kind, luminance, alpha);
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

    fn push_clip(&mut self, bounds: kurbo::Rect) {
        self.count_drawing();
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

impl Device<'_> for Recorder {
    fn draw_glyph_run(
        &mut self,
        run: &GlyphRun<'_, '_>,
        props: DrawProps<'_>,
        mode: &DrawMode,
    ) {
        // Text that is filled and stroked (mode 2) is drawn twice but read once.
        if self.is_second_coat(run, mode) {
            return;
        }
        let painting = match mode {
            DrawMode::Fill(_) | DrawMode::FillAndStroke(..) => Painting::Fill,
            DrawMode::Stroke(_) => Painting::Stroke,
            DrawMode::Invisible => Painting::Invisible,
        };
        let (luminance, alpha) = colour(&props.paint);
        let opacity = alpha * self.opacities.last().copied().unwrap_or(1.0);
        let marked = self.marked.last().copied().unwrap_or_default();
        let face = self.face(run);
        self.runs = self.runs.saturating_add(1);
        let stretched = is_stretched(run);
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
                unicode: match hayro(|| placed.as_unicode()) {
                    Some(BfString::Char(c)) => Unicode::Char(c),
                    Some(BfString::String(text)) => {
                        spend(text.len());
                        Unicode::Text(text.into_boxed_str())
                    }
                    None => Unicode::Unmapped,
                },
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
        self.push_clip(clip.path.bounding_box());
    }

    fn push_clip_rect(&mut self, rect: &kurbo::Rect) {
        self.push_clip(*rect);
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn push_transparency_group(
        &mut self,
        opacity: f32,
        _: Option<SoftMask<'_>>,
        _: BlendMode,
    ) {
        self.count_drawing();
        self.opacities.push(opacity * self.opacities.last().copied().unwrap_or(1.0));
    }

    fn pop_transparency_group(&mut self) {
        self.opacities.pop();
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'_>, mode: &DrawMode) {
        self.keep_shape(path.bounding_box(), drawings::is_rectangle(path), &props, mode);
    }

    fn draw_rect(&mut self, rect: &kurbo::Rect, props: DrawProps<'_>, mode: &DrawMode) {
        self.keep_shape(*rect, true, &props, mode);
    }

    fn draw_image(&mut self, image: Image<'_, '_>, props: ImageDrawProps<'_>) {
        self.count_drawing();
        let rect = drawings::on_page(drawings::pixels(&image), props.transform);
        self.keep(rect, DrawingKind::Image, None, 1.0);
    }
}

/// The relative luminance of a paint, if it is a single colour, and its opacity.
fn colour(paint: &Paint<'_>) -> (Option<f32>, f32) {
    match paint {
        Paint::Color(colour) => {
            let [red, green, blue, alpha] = hayro(|| colour.to_rgba().components());
            #[expect(clippy::cast_possible_truncation, reason = "from 0 to 1")]
            let luminance = relative_luminance([red, green, blue].map(f64::from)) as f32;
            (Some(luminance), alpha)
        }
        Paint::Pattern(_) => (None, 1.0),
    }
}

/// Whether two rectangles touch. Unlike [`Rect::intersects`] this holds for glyphs without
/// width.
fn touches(a: &Rect, b: &Rect) -> bool {
    a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1
}

/// Whether the glyphs belong to a substitute font, each stretched to the width that the missing
/// font declares for it.
fn is_stretched(run: &GlyphRun<'_, '_>) -> bool {
    let ratio = |matrix: Affine| {
        let [right_x, right_y, up_x, up_y, ..] = matrix.as_coeffs();
        right_x.hypot(right_y) / up_x.hypot(up_y)
    };
    let mut ratios = run.glyphs().iter().map(|placed| ratio(placed.transform()));
    let first = ratios.next().unwrap_or(1.0);
    ratios.any(|other| (other - first).abs() > 1e-3)
}
