//! Joining glyphs into lines: glyphs in some order come in, [`Line`]s go out.
//!
//! The orders decide which glyph comes next; this module decides what stands between two
//! neighbours – nothing, a space or a line break – and writes the text.

use unicode_bidi::Level;

use super::glyphs::Glyph;
use super::{Extraction, Line, accents, bidi};
use crate::geom::{PageNumber, Pt, Rect};

/// A baseline that moves further than this, in em, is another line. Superscripts and drop
/// caps move less, the tightest leading moves more.
const LINE_SHIFT: f64 = 0.3;

/// A gap wider than this, in em, is a space between words, as for poppler and pdfminer. TeX
/// writes no space glyphs and shrinks the gaps of a justified line to less than 0.15 em; kerning
/// stays below 0.1 em, and letters spaced wider than that are torn apart by readers.
pub(super) const WORD_GAP: f64 = 0.1;

/// A step back further than this, in em, begins another line. Kerning and accents that are
/// set over their letters step back less.
const BACKWARD_JUMP: f64 = 1.0;

/// Baselines further apart than this, in em, are separate paragraphs.
const PARAGRAPH_GAP: f64 = 1.7;

/// The cosine of the greatest angle between glyphs of one line, about two degrees.
const SAME_DIRECTION: f64 = 0.9994;

/// What stands between two glyphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// Nothing.
    Adjacent,
    /// A gap that reads as a space.
    Space,
    /// A step back on the same baseline: a line break, but not in right-to-left text.
    Back,
    /// A line break.
    Break,
}

/// What stands between a glyph and the one that follows it.
pub(super) fn joint(before: &Glyph, glyph: &Glyph) -> Joint {
    let [ux, uy] = glyph.direction;
    let turn = ux * before.direction[0] + uy * before.direction[1];
    if before.page != glyph.page || turn < SAME_DIRECTION {
        return Joint::Break;
    }
    let (dx, dy) = (glyph.x - before.x, glyph.y - before.y);
    let gap = dx * ux + dy * uy - before.advance;
    let shift = (dy * ux - dx * uy).abs();
    let em = before.size.max(glyph.size);
    if shift > LINE_SHIFT * em {
        Joint::Break
    } else if gap < -BACKWARD_JUMP * em {
        Joint::Back
    } else if gap > WORD_GAP * before.size.min(glyph.size) {
        Joint::Space
    } else {
        Joint::Adjacent
    }
}

/// A piece of a line, in the order the glyphs were given.
#[derive(Debug, Clone, Copy)]
pub(super) enum Cluster<'e> {
    /// A glyph's own text.
    Glyph(&'e Glyph),
    /// A text that replaces glyphs.
    Text(&'e str),
    /// A gap.
    Space,
}

/// How right-to-left text in a line is brought into logical order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RightToLeft {
    /// Only what the file itself marks as `/ReversedChars` is turned round.
    AsMarked,
    /// The line was put together left to right: the Unicode bidirectional algorithm is undone,
    /// by the direction of paragraphs.
    Visual(Level),
}

/// A line in the making.
#[derive(Debug, Default)]
pub(super) struct Draft<'e> {
    /// The page, and the space taken on it.
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

    /// What stands between the last glyph, if it was `before`, and the next one.
    pub(super) fn joint(&self, before: &Glyph, glyph: &Glyph) -> Joint {
        match joint(before, glyph) {
            // Runs follow each other leftwards, and their spaces are glyphs.
            Joint::Back if self.reversed || glyph.reversed.is_some() => Joint::Adjacent,
            Joint::Back => Joint::Break,
            joint => joint,
        }
    }

    /// Adds a glyph's place and text.
    pub(super) fn push(&mut self, glyph: &'e Glyph) {
        self.cover(glyph);
        self.reversed |= glyph.reversed.is_some();
        self.clusters.push(Cluster::Glyph(glyph));
    }

    /// Adds a glyph's place alone.
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

    /// Gives a line without glyphs a page to stand on.
    pub(super) fn stand_on(&mut self, page: PageNumber) {
        self.place.get_or_insert((page, Rect::new(0.0, 0.0, 0.0, 0.0)));
    }

    /// Adds another line's pieces at the end of this one's.
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

    /// The line; `None` if there is nothing but white space on it.
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

/// Writes clusters as text; the rules are the module documentation's of `extract`.
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
    out
}

impl Cluster<'_> {
    /// Visits the characters this piece reads as, in logical order.
    pub(super) fn for_each_char(&self, mut visit: impl FnMut(char)) {
        match self {
            Self::Glyph(glyph) => for_each_char(glyph, visit),
            Self::Text(text) => text.chars().for_each(visit),
            Self::Space => visit(' '),
        }
    }
}

/// Visits the characters a glyph reads as.
pub(super) fn for_each_char(glyph: &Glyph, mut visit: impl FnMut(char)) {
    use super::Unicode;
    match &glyph.unicode {
        Unicode::Char(c) => visit(*c),
        Unicode::Text(text) => text.chars().for_each(visit),
        Unicode::Unmapped => visit(char::REPLACEMENT_CHARACTER),
    }
}

/// Numbers paragraphs of lines that come from top to bottom: a wide step down, a step up or a
/// page ends one.
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
