//! The four orders in which a PDF's text can be read, one file each. They stand for the kinds of
//! readers that résumés meet; the proof holds only if all four agree.

mod boxes;
mod content;
mod grouping;
mod structure;
mod visual;

use super::extraction::Extraction;
use super::lines::Line;

/// An order in which the text of a PDF can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReadingOrder {
    /// The sequence of the content stream (ISO 32000-1 §14.8.2.3.1), by `ToUnicode` alone: what
    /// readers see that ignore tags and `/ActualText`.
    PageContent,
    /// The tag tree, depth first (ISO 32000-1 §14.8.2.3.1): what assistive technology reads.
    LogicalStructure,
    /// Lines from top to bottom, each from left to right: what readers see that sort text by
    /// position.
    Visual,
    /// Characters grouped into lines, lines into boxes, boxes into reading order: what readers
    /// see that analyse the page's layout.
    Boxes,
}

/// Every reading order, in the order of reports.
pub const ORDERS: [ReadingOrder; 4] = [
    ReadingOrder::PageContent,
    ReadingOrder::LogicalStructure,
    ReadingOrder::Visual,
    ReadingOrder::Boxes,
];

impl Extraction {
    /// The lines of text in one reading order. In logical structure order, an untagged PDF has
    /// none. Text that is drawn twice is read once, as by eight of nine readers.
    #[must_use]
    pub fn lines(&self, order: ReadingOrder) -> Vec<Line> {
        self.undoubled().lines_as_drawn(order)
    }

    /// As [`lines`](Self::lines), with every glyph that is drawn.
    pub(crate) fn lines_as_drawn(&self, order: ReadingOrder) -> Vec<Line> {
        order.arrange(self)
    }
}

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

    fn arrange(self, extraction: &Extraction) -> Vec<Line> {
        match self {
            Self::PageContent => content::arrange(extraction),
            Self::LogicalStructure => structure::arrange(extraction),
            Self::Visual => visual::arrange(extraction),
            Self::Boxes => boxes::arrange(extraction),
        }
    }
}
