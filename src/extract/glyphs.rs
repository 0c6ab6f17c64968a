//! One [`Glyph`] on a page: its text, its place in page coordinates and how it is painted.

use std::fmt;

use hayro_interpret::font::Glyph as FontGlyph;
use hayro_interpret::hayro_cmap::BfString;
use serde::{Deserialize, Serialize};

use super::boundary::hayro;
use super::budget::spend;
use super::thresholds::DESCENT;
use crate::geom::{PageNumber, Pt, Rect};

/// One glyph on a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts")]
pub struct Glyph {
    /// The page, 1-based.
    pub page: PageNumber,
    /// The text it stands for, by the font's `ToUnicode` map or, without one, by the font's
    /// encoding (ISO 32000-1 §9.10.2).
    pub unicode: Unicode,
    /// The origin on the baseline, in pt from the page's left side.
    pub x: Pt,
    /// The origin on the baseline, in pt from the page's top.
    pub y: Pt,
    /// How far the glyph advances, in pt along `direction`, without character and word spacing.
    pub advance: Pt,
    /// The font size on the page (one em), in pt.
    pub size: Pt,
    /// The direction of writing on the page as displayed, a unit vector with y down: `[1, 0]`
    /// for upright text, `[0, -1]` for text that runs up the page.
    pub direction: [f64; 2],
    /// The marked-content identifier of the innermost sequence that has one (ISO 32000-1
    /// §14.7.4.2).
    pub mcid: Option<i32>,
    /// Which text-showing operator shows it, counted over all pages: glyphs of one run have the
    /// same number.
    pub run: u32,
    /// Its face, as an index into [`Extraction::faces`](super::Extraction::faces).
    pub face: u16,
    /// How it is painted.
    pub painting: Painting,
    /// From 0, transparent, to 1, opaque.
    pub opacity: f32,
    /// The relative luminance of its colour (WCAG 2.2), from 0, black, to 1, white; `None` for a
    /// pattern.
    pub luminance: Option<f32>,
    /// Whether it is in an `/Artifact` sequence and so not part of the document's text (ISO
    /// 32000-1 §14.8.2.2).
    pub artifact: bool,
    /// Whether it lies entirely outside the bounds of a clipping path in force.
    pub clipped: bool,
    /// Whether any part of it lies on the page.
    pub on_page: bool,
    /// Whether it is mirrored, slanted or squeezed more than any typeface is.
    pub distorted: bool,
    /// The index of the replacement text of the outermost enclosing sequence with an
    /// `/ActualText`.
    pub(super) actual: Option<u32>,
    /// The index of the innermost enclosing `/ReversedChars` sequence.
    pub(super) reversed: Option<u32>,
}

/// The text a glyph stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unicode {
    /// One character.
    Char(char),
    /// Several characters, as for a ligature, or none.
    Text(Box<str>),
    /// The file does not say.
    Unmapped,
}

/// How a glyph is painted (ISO 32000-1 §9.3.6), clipping aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Painting {
    /// Filled, or filled and stroked.
    Fill,
    /// Only its outline.
    Stroke,
    /// Not painted (text rendering modes 3 and 7).
    Invisible,
}

impl Unicode {
    /// The text of a glyph. A glyph of a Type 3 font without a known name stands for its code if
    /// that is a letter, figure or sign of ASCII, as in all readers that were measured: TeX numbers
    /// the glyphs of its bitmap fonts (`/a65`).
    pub(super) fn of(glyph: &FontGlyph<'_>) -> Self {
        if let Some(text) = hayro(|| glyph.as_unicode()) {
            return Self::from(text);
        }
        let code = match glyph {
            FontGlyph::Type3(glyph) => u8::try_from(glyph.char_code()).ok(),
            FontGlyph::Outline(_) => None,
        };
        let graphic = code.filter(|code| code.is_ascii_graphic() || *code == b' ');
        graphic.map_or(Self::Unmapped, |code| Self::Char(char::from(code)))
    }

    /// Whether it is whitespace only.
    #[must_use]
    pub fn is_whitespace(&self) -> bool {
        match self {
            Self::Char(c) => c.is_whitespace(),
            Self::Text(text) => text.chars().all(char::is_whitespace),
            Self::Unmapped => false,
        }
    }
}

impl From<BfString> for Unicode {
    fn from(text: BfString) -> Self {
        match text {
            BfString::Char(c) => Self::Char(c),
            BfString::String(text) => {
                spend(text.len());
                Self::Text(text.into_boxed_str())
            }
        }
    }
}

impl fmt::Display for Unicode {
    /// The text; U+FFFD for [`Unicode::Unmapped`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Char(c) => fmt::Write::write_char(f, *c),
            Self::Text(text) => f.write_str(text),
            Self::Unmapped => fmt::Write::write_char(f, char::REPLACEMENT_CHARACTER),
        }
    }
}

impl Glyph {
    /// Its bounds: its advance wide and one em high.
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

    /// Whether its rendering mode, transparency or clipping makes it invisible. White text on
    /// white is not covered.
    #[must_use]
    pub fn is_invisible(&self) -> bool {
        self.painting == Painting::Invisible || self.opacity <= 0.0 || self.clipped
    }
}
