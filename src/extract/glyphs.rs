//! Glyphs: what is known of each, in page coordinates.

use std::fmt;

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
    /// What it is drawn with, as index into [`Extraction::faces`](super::Extraction::faces).
    pub face: u16,
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
