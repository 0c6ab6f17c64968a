//! The direction of a document: its letters come in, which way most of them are written goes
//! out.
//!
//! The language does not settle it: a résumé may name none, or a wrong one, and a paragraph set
//! from the wrong side puts full stops and dates in odd places. No character that marks a
//! direction is ever put into the text; it would be read back.

use unicode_bidi::{BidiClass, bidi_class};

use super::Document;

impl Document {
    /// Whether paragraphs begin at the right; see [`Info::rtl`](super::Info::rtl).
    #[must_use]
    pub fn is_right_to_left(&self) -> bool {
        self.info.rtl
    }

    /// Whether more letters are written from right to left than the other way. The product's own
    /// headings count for nothing.
    pub(super) fn is_mostly_right_to_left(&self) -> bool {
        let texts = self.texts();
        let chars =
            texts.iter().flat_map(|text| &text.runs).flat_map(|run| run.text.chars());
        let balance: i64 = chars
            .map(|c| match bidi_class(c) {
                BidiClass::R | BidiClass::AL => 1,
                BidiClass::L => -1,
                _ => 0,
            })
            .sum();
        balance > 0
    }
}
