//! The full look at a page: it is painted twice, with its text and without, and every glyph is
//! judged by what it changes.
//!
//! Instead of a list of the ways in which text can be hidden, this asks one question: do the
//! pixels that a glyph's shape covers stand out from those that would be there without any
//! text? That evaluates colours, patterns, shadings, masks, blend modes, clips, strokes and all
//! that is painted later alike.
//!
//! 1. `device` follows the interpreter and turns paths, glyphs and pictures into coverage
//!    (`shape`) in a colour (`source`).
//! 2. `canvas` blends them into two pictures: everything, and everything but text.
//! 3. `judge` compares the two pictures under each glyph.

mod blend;
mod bounds;
mod canvas;
mod device;
mod drawn;
mod glyph_shapes;
mod judge;
mod painter;
mod picture;
mod pixels;
mod shape;
mod source;

use kurbo::BezPath;
use serde::{Deserialize, Serialize};

use super::glyphs::Unicode;

pub(super) use device::Looker;

/// How every glyph of an [`Extraction`](super::Extraction) looks.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Look {
    pub(super) sights: Vec<Sight>,
    pub(super) outlines: Vec<Outline>,
}

/// How a glyph looks on its page.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Sight {
    /// The area its shape covers, in square pt.
    pub ink: f32,
    /// How much of its shape stands out from the ground, from 0 to 1.
    pub seen: f32,
    /// How much of the ground within the bounds of its shape stands out from it, from 0 to 1: at
    /// 0 the shape is lost in a blot. 1 for a shape that fills its bounds.
    pub ground: f32,
    /// Its outline, as an index into [`Look::outlines`].
    pub outline: Option<usize>,
}

/// The outline of a glyph.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outline {
    /// The face it belongs to, as an index into [`Extraction::faces`](super::Extraction::faces).
    pub face: u16,
    /// The text it stands for.
    pub unicode: Unicode,
    /// Its path, in thousandths of an em with y up.
    #[serde(with = "svg")]
    pub path: BezPath,
    /// Who drew it.
    pub origin: OutlineOrigin,
}

/// Where the outline of a glyph comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum OutlineOrigin {
    /// A font program.
    Font,
    /// A content stream of the glyph's own (Type 3, ISO 32000-1 §9.6.5) that does nothing but
    /// fill it.
    Drawing,
    /// A content stream that does something else as well: strokes, pictures, masks. The path is
    /// only a part of what is shown.
    PartOfDrawing,
}

impl Look {
    /// For each glyph of the extraction, in the same order, how it looks.
    #[must_use]
    pub fn sights(&self) -> &[Sight] {
        &self.sights
    }

    /// The outlines that are drawn, each once for every text it stands for.
    #[must_use]
    pub fn outlines(&self) -> &[Outline] {
        &self.outlines
    }
}

/// Paths as text, in the syntax of SVG.
mod svg {
    use kurbo::BezPath;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(
        path: &BezPath,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&path.to_svg())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BezPath, D::Error> {
        let text = String::deserialize(deserializer)?;
        BezPath::from_svg(&text).map_err(D::Error::custom)
    }
}
