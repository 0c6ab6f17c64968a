//! The glyphs of a page in rows, divided at wide gaps.
//!
//! Reading orders join text across gaps. Rules about columns, tables and dates need the gaps
//! themselves, so they look at rows. The thresholds are house rules, held by the labelled pages in
//! `tests/fixtures/pdfs`.

use crate::extract::{Extraction, Glyph};
use crate::geom::{PageNumber, Pt, Rect};

/// Baselines further apart than this, in em, are different rows.
const LEVEL: f64 = 0.35;

/// A gap wider than this, in em, divides a row into parts.
const GAP: f64 = 0.75;

/// A gap wider than this, in em, is a space.
const SPACE: f64 = 0.2;

/// Text whose direction has at least this horizontal component, of 1, is horizontal: up to 8°.
pub(super) const HORIZONTAL: f64 = 0.99;

/// Glyphs on the same baseline.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) page: PageNumber,
    /// The largest size, in pt.
    pub(super) size: Pt,
    /// Its parts, from left to right; never empty.
    pub(super) parts: Vec<Part>,
}

/// Text without a wide gap.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    pub(super) text: String,
    pub(super) rect: Rect,
    /// The size of its first glyph, in pt.
    pub(super) size: Pt,
    /// Whether all of it is bold, as far as its fonts state their weight.
    pub(super) bold: bool,
    /// The indexes of its glyphs in page content order.
    pub(super) glyphs: Vec<usize>,
}

impl Row {
    pub(super) fn text(&self) -> String {
        let parts: Vec<&str> = self.parts.iter().map(|part| &*part.text).collect();
        parts.join(" ")
    }

    pub(super) fn characters(&self) -> usize {
        self.parts.iter().map(|part| part.text.chars().count()).sum()
    }

    pub(super) fn rect(&self) -> Rect {
        let rects = self.parts.iter().map(|part| part.rect);
        rects.reduce(|a, b| a.union(&b)).unwrap_or(Rect::new(0.0, 0.0, 0.0, 0.0))
    }
}

/// The rows of all pages, from top to bottom.
pub(super) fn rows(extraction: &Extraction) -> Vec<Row> {
    let mut glyphs: Vec<(usize, &Glyph)> = extraction
        .glyphs()
        .iter()
        .enumerate()
        .filter(|(_, glyph)| is_seen(glyph) && !glyph.unicode.is_whitespace())
        .collect();
    glyphs.sort_by(|(_, a), (_, b)| {
        (a.page, a.y).partial_cmp(&(b.page, b.y)).unwrap_or(std::cmp::Ordering::Equal)
    });
    let mut rows = Vec::new();
    let mut level: Vec<(usize, &Glyph)> = Vec::new();
    for (index, glyph) in glyphs {
        // Compared with the glyph before: the glyphs are sorted, and a row may slope.
        if level.last().is_some_and(|(_, last)| {
            last.page != glyph.page
                || glyph.y - last.y > LEVEL * last.size.min(glyph.size)
        }) {
            rows.extend(row(extraction, std::mem::take(&mut level)));
        }
        level.push((index, glyph));
    }
    rows.extend(row(extraction, level));
    rows
}

/// Whether a glyph is horizontal, on its page and painted.
pub(super) fn is_seen(glyph: &Glyph) -> bool {
    glyph.on_page && !glyph.is_invisible() && glyph.direction[0] > HORIZONTAL
}

fn row(extraction: &Extraction, mut glyphs: Vec<(usize, &Glyph)>) -> Option<Row> {
    glyphs.sort_by(|(_, a), (_, b)| a.x.total_cmp(&b.x));
    let (_, first) = glyphs.first()?;
    let (page, size) =
        (first.page, glyphs.iter().map(|(_, it)| it.size).fold(0.0, f64::max));
    let parts = glyphs
        .chunk_by(|(_, a), (_, b)| gap(a, b) <= GAP * a.size.max(b.size))
        .filter_map(|glyphs| part(extraction, glyphs))
        .collect();
    Some(Row { page, size, parts })
}

fn gap(a: &Glyph, b: &Glyph) -> Pt {
    b.x - (a.x + a.advance)
}

fn part(extraction: &Extraction, glyphs: &[(usize, &Glyph)]) -> Option<Part> {
    let mut text = String::new();
    let mut last: Option<&Glyph> = None;
    for (_, glyph) in glyphs {
        if last.is_some_and(|last| gap(last, glyph) > SPACE * last.size) {
            text.push(' ');
        }
        text.push_str(&glyph.unicode.to_string());
        last = Some(glyph);
    }
    let bold = |glyph: &Glyph| {
        extraction.faces().get(usize::from(glyph.face)).is_some_and(|face| face.bold)
    };
    Some(Part {
        text,
        rect: glyphs.iter().map(|(_, it)| it.rect()).reduce(|a, b| a.union(&b))?,
        size: glyphs.first()?.1.size,
        bold: glyphs.iter().all(|(_, it)| bold(it)),
        glyphs: glyphs.iter().map(|(index, _)| *index).collect(),
    })
}
