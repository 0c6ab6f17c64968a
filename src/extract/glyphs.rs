//! Glyphs: the drawing calls of a page's content stream come in, one [`Glyph`] for each that
//! is shown goes out, in page content order and in page coordinates.

use std::fmt;

use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint,
    SoftMask,
};
use hayro_syntax::object::{Dict, String as PdfString};
use kurbo::{Affine, BezPath, Shape};

use super::PageInfo;
use super::bounds::{MAX_DRAWINGS, MAX_GLYPHS, stop};
use super::placement::{FARTHEST, Placement};
use super::strings::text_string;
use crate::geom::{PageNumber, Pt, Rect};

/// How far below the baseline a glyph is taken to reach, in em. Fonts of text say 0.2 to 0.25;
/// the interpreter does not tell which.
const DESCENT: f64 = 0.22;

/// One glyph on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// The page.
    pub page: PageNumber,
    /// What it stands for by the font's `ToUnicode`, or by the font's encoding where it has
    /// none (ISO 32000-1 §9.10.2).
    pub unicode: Unicode,
    /// The origin on the baseline, in pt from the page's left side.
    pub x: Pt,
    /// The origin on the baseline, in pt from the page's top.
    pub y: Pt,
    /// How far the glyph's width moves on, in pt along `direction`; character and word spacing
    /// are not in it.
    pub advance: Pt,
    /// The font size on the page (one em), in pt.
    pub size: Pt,
    /// The direction of writing on the page as displayed, a unit vector with y down: `[1, 0]`
    /// for upright text, `[0, -1]` for text that runs up the page.
    pub direction: [f64; 2],
    /// The marked-content identifier of the innermost sequence that has one (ISO 32000-1
    /// §14.7.4.2).
    pub mcid: Option<i32>,
    /// How it is painted.
    pub painting: Painting,
    /// 0 for wholly transparent, 1 for opaque.
    pub opacity: f32,
    /// The relative luminance of its colour, 0 for black, 1 for white; `None` for a pattern.
    pub luminance: Option<f32>,
    /// Whether it is in an `/Artifact` sequence: no part of the document's text (ISO 32000-1
    /// §14.8.2.2).
    pub artifact: bool,
    /// Whether it lies wholly outside the bounds of a clipping path in force.
    pub clipped: bool,
    /// Whether any of it lies on the page.
    pub on_page: bool,
    /// The outermost sequence around it that has an `/ActualText`, as index of its text.
    pub(super) actual: Option<u32>,
    /// The innermost `/ReversedChars` sequence around it.
    pub(super) reversed: Option<u32>,
}

/// What a glyph stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unicode {
    /// One character.
    Char(char),
    /// Several characters, as for a ligature, or none.
    Text(Box<str>),
    /// Nothing says what.
    Unmapped,
}

/// How a glyph is painted (ISO 32000-1 §9.3.6), clipping aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Painting {
    /// Filled, or filled and stroked.
    Fill,
    /// Its outline alone.
    Stroke,
    /// Not at all (text rendering modes 3 and 7).
    Invisible,
}

impl Unicode {
    /// Whether it is white space and nothing else.
    #[must_use]
    pub fn is_white_space(&self) -> bool {
        match self {
            Self::Char(c) => c.is_whitespace(),
            Self::Text(text) => text.chars().all(char::is_whitespace),
            Self::Unmapped => false,
        }
    }
}

impl fmt::Display for Unicode {
    /// The text; U+FFFD if there is none.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Char(c) => fmt::Write::write_char(f, *c),
            Self::Text(text) => f.write_str(text),
            Self::Unmapped => fmt::Write::write_char(f, char::REPLACEMENT_CHARACTER),
        }
    }
}

impl Glyph {
    /// The space it takes: its advance wide and one em high.
    #[must_use]
    pub fn rect(&self) -> Rect {
        let [along_x, along_y] = self.direction;
        // A quarter turn to the right of the direction of writing is down from the baseline.
        let [down_x, down_y] = [-along_y, along_x];
        let (below, above) = (DESCENT * self.size, (DESCENT - 1.0) * self.size);
        Rect::new(
            self.x + down_x * below,
            self.y + down_y * below,
            self.x + along_x * self.advance + down_x * above,
            self.y + along_y * self.advance + down_y * above,
        )
    }

    /// Whether it leaves no mark on the page by the way it is painted: rendering mode,
    /// transparency or clipping. White on white is another matter.
    #[must_use]
    pub fn is_invisible(&self) -> bool {
        self.painting == Painting::Invisible || self.opacity <= 0.0 || self.clipped
    }
}

/// The marked content in force (ISO 32000-1 §14.6), with what the sequences around it add.
#[derive(Debug, Clone, Copy, Default)]
struct Marked {
    mcid: Option<i32>,
    artifact: bool,
    actual: Option<u32>,
    reversed: Option<u32>,
}

/// What makes two drawings of a run one: where it begins, its first code and its length.
type RunIdentity = (Affine, u32, usize);

/// A drawing device that keeps glyphs and forgets all else.
#[derive(Debug)]
pub(super) struct Recorder {
    glyphs: Vec<Glyph>,
    actual_texts: Vec<Box<str>>,
    reversed_chars: usize,
    page: PageNumber,
    page_rect: Rect,
    marked: Vec<Marked>,
    clips: Vec<Rect>,
    opacities: Vec<f32>,
    drawings: usize,
    filled: Option<RunIdentity>,
}

impl Default for Recorder {
    fn default() -> Self {
        Self {
            glyphs: Vec::new(),
            actual_texts: Vec::new(),
            reversed_chars: 0,
            page: PageNumber::from_index(0),
            page_rect: Rect::new(0.0, 0.0, 0.0, 0.0),
            marked: Vec::new(),
            clips: Vec::new(),
            opacities: Vec::new(),
            drawings: 0,
            filled: None,
        }
    }
}

impl Recorder {
    /// Starts a page: nothing that was open on the page before stays open.
    pub(super) fn begin_page(&mut self, page: &PageInfo) {
        self.page = page.number;
        self.page_rect = Rect::new(0.0, 0.0, page.width, page.height);
        self.marked.clear();
        self.clips.clear();
        self.opacities.clear();
        self.filled = None;
    }

    /// The glyphs, the replacement texts they refer to, and the number of reversed sequences.
    pub(super) fn finish(self) -> (Vec<Glyph>, Vec<Box<str>>, usize) {
        (self.glyphs, self.actual_texts, self.reversed_chars)
    }

    fn count_drawing(&mut self) {
        self.filled = None;
        self.drawings += 1;
        if self.drawings > MAX_DRAWINGS {
            stop("drawing operations", MAX_DRAWINGS);
        }
    }

    /// Notes that a run is filled; says whether this is the same run's outline instead.
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
        // Text that is filled and stroked (mode 2) is drawn twice and stands there once.
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
        for placed in run.glyphs() {
            if self.glyphs.len() >= MAX_GLYPHS {
                stop("glyphs", MAX_GLYPHS);
            }
            let place =
                Placement::new(props.transform * placed.transform(), run.writing_mode());
            let width = match &**placed {
                FontGlyph::Outline(glyph) => glyph.advance_width(),
                FontGlyph::Type3(glyph) => glyph.advance_width(),
            };
            let mut glyph = Glyph {
                page: self.page,
                unicode: match placed.as_unicode() {
                    Some(BfString::Char(c)) => Unicode::Char(c),
                    Some(BfString::String(text)) => Unicode::Text(text.into_boxed_str()),
                    None => Unicode::Unmapped,
                },
                x: place.origin.x,
                y: place.origin.y,
                advance: place.advance(width.unwrap_or(0.0).into()),
                size: place.size,
                direction: place.direction,
                mcid: marked.mcid,
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
            marked.mcid = properties.get::<i32>(b"MCID").or(marked.mcid);
            if let Some(text) = properties.get::<PdfString<'_>>(b"ActualText") {
                // The outermost replaces all that is in it, inner replacements included.
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

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {
        self.count_drawing();
    }

    fn draw_rect(&mut self, _: &kurbo::Rect, _: DrawProps<'_>, _: &DrawMode) {
        self.count_drawing();
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.count_drawing();
    }
}

/// The relative luminance of a paint, where it is one colour, and its opacity.
fn colour(paint: &Paint<'_>) -> (Option<f32>, f32) {
    match paint {
        Paint::Color(colour) => {
            let [red, green, blue, alpha] = colour.to_rgba().components();
            (Some(0.2126 * red + 0.7152 * green + 0.0722 * blue), alpha)
        }
        Paint::Pattern(_) => (None, 1.0),
    }
}

/// Whether two rectangles meet; unlike an area in common, a glyph without width can do so.
fn touches(a: &Rect, b: &Rect) -> bool {
    a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1
}
