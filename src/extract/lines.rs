//! Lines of text. A reading order decides which glyph comes next; a [`Draft`] collects the glyphs
//! of one line and writes its text.

use unicode_bidi::Level;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::clusters::{Cluster, Joint, joint};
use super::extraction::Extraction;
use super::glyphs::Glyph;
use super::thresholds::{LINE_SHIFT, PARAGRAPH_GAP};
use super::{accents, bidi};
use crate::geom::{PageNumber, Pt, Rect};

/// One line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The page it stands on, 1-based.
    pub page: PageNumber,
    /// The bounds of its glyphs, each one em high, in pt from the page's top left.
    pub rect: Rect,
    /// The size of its largest glyph, in pt.
    pub size: Pt,
    /// Its text: never empty, no whitespace at its ends.
    pub text: String,
    /// Which paragraph, tagged block or box it belongs to, 0-based and never decreasing; a
    /// blank line belongs where it changes.
    pub block: usize,
}

/// How the right-to-left text of a line is put into logical order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RightToLeft {
    /// Only what the file itself marks as `/ReversedChars` is reversed.
    AsMarked,
    /// The line was assembled from left to right: the Unicode bidirectional algorithm is undone
    /// for paragraphs of this level.
    Visual(Level),
}

/// A line being assembled.
#[derive(Debug, Default)]
pub(super) struct Draft<'e> {
    /// The page, and the bounds of the line on it.
    place: Option<(PageNumber, Rect)>,
    size: Pt,
    clusters: Vec<Cluster<'e>>,
    /// Whether any of it is marked as right-to-left.
    reversed: bool,
}

impl<'e> Draft<'e> {
    /// A line of glyphs, with a space in every gap.
    pub(super) fn of(glyphs: &'e [Glyph]) -> Self {
        let mut draft = Self::default();
        let mut before: Option<&Glyph> = None;
        for glyph in glyphs {
            if before.is_some_and(|before| joint(before, glyph) == Joint::Space) {
                draft.push_space();
            }
            draft.push(glyph);
            before = Some(glyph);
        }
        draft
    }

    /// What separates the last glyph, `before`, from the next one.
    pub(super) fn joint(&self, before: &Glyph, glyph: &Glyph) -> Joint {
        match joint(before, glyph) {
            // Right-to-left runs follow each other leftwards, and their spaces are glyphs.
            Joint::Back if self.reversed || glyph.reversed.is_some() => Joint::Adjacent,
            Joint::Back => Joint::Break,
            joint => joint,
        }
    }

    /// Adds the bounds and the text of a glyph.
    pub(super) fn push(&mut self, glyph: &'e Glyph) {
        self.cover(glyph);
        self.reversed |= glyph.reversed.is_some();
        self.clusters.push(Cluster::Glyph(glyph));
    }

    /// Adds the bounds of a glyph, but not its text.
    pub(super) fn cover(&mut self, glyph: &Glyph) {
        let rect = glyph.rect();
        self.place = Some(match self.place {
            Some((page, so_far)) if self.size > 0.0 && page == glyph.page => {
                (page, so_far.union(&rect))
            }
            _ => (glyph.page, rect),
        });
        self.size = self.size.max(glyph.size);
    }

    /// Sets the page of a line without glyphs.
    pub(super) fn stand_on(&mut self, page: PageNumber) {
        self.place.get_or_insert((page, Rect::new(0.0, 0.0, 0.0, 0.0)));
    }

    /// Appends the pieces of another draft.
    pub(super) fn append(&mut self, other: Self) {
        self.place = match (self.place, other.place) {
            (Some((page, a)), Some((_, b))) => Some((page, a.union(&b))),
            (a, b) => a.or(b),
        };
        self.size = self.size.max(other.size);
        self.reversed |= other.reversed;
        self.clusters.extend(other.clusters);
    }

    pub(super) fn push_text(&mut self, text: &'e str) {
        self.clusters.push(Cluster::Text(text));
    }

    pub(super) fn push_space(&mut self) {
        self.clusters.push(Cluster::Space);
    }

    /// The finished line; `None` if it is blank.
    pub(super) fn finish(mut self, block: usize, mode: RightToLeft) -> Option<Line> {
        match mode {
            RightToLeft::AsMarked => bidi::turn_marked(&mut self.clusters),
            RightToLeft::Visual(base) => bidi::undo(&mut self.clusters, base),
        }
        let text = text(&self.clusters);
        let (page, rect) = self.place?;
        (!text.is_empty()).then_some(Line { page, rect, size: self.size, text, block })
    }
}

/// Writes clusters as text, by the rules in the documentation of `extract`.
fn text(clusters: &[Cluster<'_>]) -> String {
    let mut out = String::with_capacity(clusters.len());
    let mut clusters = clusters.iter().peekable();
    while let Some(cluster) = clusters.next() {
        if let (Cluster::Glyph(glyph), Some(Cluster::Glyph(next))) =
            (cluster, clusters.peek())
            && let Some(letter) = accents::composed(glyph, next)
        {
            out.push(letter);
            clusters.next();
            continue;
        }
        cluster.for_each_char(|c| {
            let after_space = out.chars().next_back().is_none_or(char::is_whitespace);
            match c {
                ' ' | '\t' | '\n' | '\r' | '\x0B' | '\x0C' => {
                    if !after_space {
                        out.push(' ');
                    }
                }
                c if c.is_control() => out.push(char::REPLACEMENT_CHARACTER),
                c => out.push(c),
            }
        });
    }
    out.truncate(out.trim_end().len());
    out.drain(..out.len() - out.trim_start().len());
    // A letter and its marks may be glyphs of their own: canonically the same text (UAX #15).
    if is_nfc(&out) { out } else { out.nfc().collect() }
}

/// Numbers the paragraphs of lines that come from top to bottom. A wide step down, a step up or
/// a new page ends one.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    block: usize,
    last: Option<(PageNumber, Rect, Pt)>,
}

impl Paragraphs {
    /// The paragraph the next line belongs to.
    pub(super) fn next(&mut self, draft: &Draft<'_>) -> usize {
        let Some((page, rect)) = draft.place else { return self.block };
        let last = self.last.replace((page, rect, draft.size));
        if let Some((last_page, last_rect, last_size)) = last {
            let step = rect.y1 - last_rect.y1;
            let limit = PARAGRAPH_GAP * draft.size.max(last_size);
            if page != last_page || step > limit || step < -LINE_SHIFT * draft.size {
                self.block += 1;
            }
        }
        self.block
    }
}

/// The glyphs of each page that has any, in page content order.
pub(super) fn by_page(extraction: &Extraction) -> impl Iterator<Item = &[Glyph]> {
    extraction.glyphs().chunk_by(|a, b| a.page == b.page)
}
