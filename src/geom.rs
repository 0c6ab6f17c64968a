//! Lengths and rectangles on a page: plain numbers in, plain numbers out.
//!
//! One coordinate system serves the whole crate: points (1/72 in), origin at the **top left**
//! of the page as it is displayed, x to the right, y **down**. PDF's own origin is bottom left
//! (ISO 32000-1 §8.3.2.3); `extract` converts once, on reading.

use std::fmt;
use std::num::NonZeroU32;

use serde::{Deserialize, Serialize, Serializer};

/// A page's number, 1-based.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct PageNumber(NonZeroU32);

impl PageNumber {
    /// The page that stands at `index`, 0-based, in its document.
    #[must_use]
    pub fn from_index(index: usize) -> Self {
        let number = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
        Self(NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN))
    }

    /// The number, 1-based.
    #[must_use]
    pub fn get(self) -> u32 {
        self.0.get()
    }

    /// The place in the document's list of pages, 0-based.
    #[must_use]
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

impl fmt::Display for PageNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A length in pt (1/72 in).
pub type Pt = f64;

/// A rectangle as it is, for [`serde`]: where a value is passed on, not shown.
pub(crate) mod exact {
    use super::Rect;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(crate) fn serialize<S: Serializer>(
        rect: &Rect,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        [rect.x0, rect.y0, rect.x1, rect.y1].serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Rect, D::Error> {
        <[f64; 4]>::deserialize(deserializer).map(|[x0, y0, x1, y1]| Rect {
            x0,
            y0,
            x1,
            y1,
        })
    }
}

/// An axis-aligned rectangle, in pt from the page's top left, y down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left edge, in pt from the page's left side.
    pub x0: Pt,
    /// Top edge, in pt from the page's top.
    pub y0: Pt,
    /// Right edge, in pt from the page's left side; never less than `x0`.
    pub x1: Pt,
    /// Bottom edge, in pt from the page's top; never less than `y0`.
    pub y1: Pt,
}

impl Rect {
    /// The rectangle spanned by two opposite corners, in any order.
    #[must_use]
    pub fn new(xa: Pt, ya: Pt, xb: Pt, yb: Pt) -> Self {
        Self { x0: xa.min(xb), y0: ya.min(yb), x1: xa.max(xb), y1: ya.max(yb) }
    }

    /// Width, in pt.
    #[must_use]
    pub fn width(&self) -> Pt {
        self.x1 - self.x0
    }

    /// Height, in pt.
    #[must_use]
    pub fn height(&self) -> Pt {
        self.y1 - self.y0
    }

    /// The smallest rectangle that holds both.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }

    /// Whether the two share any area.
    #[must_use]
    pub fn intersects(&self, other: &Self) -> bool {
        self.x0 < other.x1
            && other.x0 < self.x1
            && self.y0 < other.y1
            && other.y0 < self.y1
    }
}

impl Serialize for Rect {
    /// As `[x0, y0, x1, y1]`, rounded to a hundredth of a point.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let round = |v: Pt| (v * 100.0).round() / 100.0;
        [round(self.x0), round(self.y0), round(self.x1), round(self.y1)]
            .serialize(serializer)
    }
}
