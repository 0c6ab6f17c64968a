//! The glyphs of a page in rows, divided at wide gaps.
//!
//! Reading orders join text across gaps. Rules about columns, tables and dates need the gaps
//! themselves, so they look at rows. The thresholds are house rules, held by the labelled pages in
//! `tests/fixtures/pdfs`.

use crate::extract::{Extraction, Glyph, is_script};
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

/// The rows of all pages, from top to bottom, without the glyphs that are drawn a second time.
pub(super) fn rows(extraction: &Extraction, doubles: &[usize]) -> Vec<Row> {
    let levels = levels(extraction.glyphs());
    let level_of = |at: usize| levels.get(at).copied().unwrap_or_default();
    let mut glyphs: Vec<(usize, &Glyph)> = extraction
        .glyphs()
        .iter()
        .enumerate()
        .filter(|(_, glyph)| is_seen(glyph) && !glyph.unicode.is_whitespace())
        .filter(|(at, _)| doubles.binary_search(at).is_err())
        .collect();
    glyphs.sort_by(|(i, a), (k, b)| {
        a.page.cmp(&b.page).then(level_of(*i).total_cmp(&level_of(*k)))
    });
    let mut rows = Vec::new();
    let mut level: Vec<(usize, &Glyph)> = Vec::new();
    for (index, glyph) in glyphs {
        // Compared with the glyph before: the glyphs are sorted, and a row may slope.
        if level.last().is_some_and(|(before, last)| {
            last.page != glyph.page
                || level_of(index) - level_of(*before) > LEVEL * last.size.min(glyph.size)
        }) {
            rows.extend(row(extraction, std::mem::take(&mut level)));
        }
        level.push((index, glyph));
    }
    rows.extend(row(extraction, level));
    rows
}

/// The baseline of the line of each glyph, in pt from the page's top: superscripts stand on that of
/// the text before them.
fn levels(glyphs: &[Glyph]) -> Vec<Pt> {
    let mut levels = Vec::with_capacity(glyphs.len());
    // The baseline of superscripts, and that of their line.
    let mut raised: Option<(Pt, Pt)> = None;
    let mut before: Option<&Glyph> = None;
    for glyph in glyphs {
        raised = match (raised, before) {
            (Some((own, level)), Some(last))
                if last.page == glyph.page && (glyph.y - own).abs() < f64::EPSILON =>
            {
                Some((own, level))
            }
            (_, Some(last)) if glyph.size < last.size && is_script(last, glyph) => {
                Some((glyph.y, last.y))
            }
            _ => None,
        };
        levels.push(raised.map_or(glyph.y, |(_, level)| level));
        before = Some(glyph);
    }
    levels
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
