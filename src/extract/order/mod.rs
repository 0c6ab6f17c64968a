//! Reading orders: everything that was read comes in, lines in one order go out; one file per
//! order.

mod boxes;
mod content;
mod grouping;
mod structure;
mod visual;

use super::{Extraction, Line};

/// An order in which the text of a PDF can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReadingOrder {
    /// The sequence in the content stream (ISO 32000-1 §14.8.2.3.1), by `ToUnicode` alone: what
    /// a reader of the stream sees that knows neither tags nor `/ActualText`.
    PageContent,
    /// Depth first through the tag tree (ISO 32000-1 §14.8.2.3.1): what assistive technology
    /// sees.
    LogicalStructure,
    /// Lines from top to bottom, each from left to right: what readers see that sort by
    /// position.
    Visual,
    /// Characters grouped into lines, lines into boxes by nearness, boxes in order: what readers
    /// see that analyse the page's layout.
    Boxes,
}

/// Every reading order, in the order they are reported.
pub const ORDERS: [ReadingOrder; 4] = [
    ReadingOrder::PageContent,
    ReadingOrder::LogicalStructure,
    ReadingOrder::Visual,
    ReadingOrder::Boxes,
];

impl ReadingOrder {
    /// `content`, `structure`, `visual` or `boxes`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::PageContent => "content",
            Self::LogicalStructure => "structure",
            Self::Visual => "visual",
            Self::Boxes => "boxes",
        }
    }

    pub(super) fn arrange(self, extraction: &Extraction) -> Vec<Line> {
        match self {
            Self::PageContent => content::arrange(extraction),
            Self::LogicalStructure => structure::arrange(extraction),
            Self::Visual => visual::arrange(extraction),
            Self::Boxes => boxes::arrange(extraction),
        }
    }
}
