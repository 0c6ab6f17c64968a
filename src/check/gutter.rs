//! Finds columns whose gutter is hardly wider than the space between words, for L01.
//!
//! Such a gutter shows in what is aligned: in line after line a word begins at the same place, and
//! the word before it ends before the gutter. In running text that is chance.

use crate::check::rows::Row;
use crate::extract::Glyph;
use crate::geom::{Pt, Rect};

/// A gap wider than this, in em, is between words.
const SPACE: f64 = 0.2;
/// The least width of the gutter in a line, in pt: hyphens may protrude into it.
const LEAST: Pt = 3.0;
/// The least width of the gutter on average, in pt.
const USUAL: Pt = 5.0;
/// The words of the right column begin no further apart than this, in pt.
const ALIGNED: Pt = 1.0;
/// The minimum number of lines with both columns: with fewer it may be chance.
const LINES: usize = 6;
/// The minimum share of the width of the text that each column takes.
const SHARE: f64 = 0.25;
/// The maximum number of places that are tried on a page.
const MOST: usize = 200;

/// The words of a row, as their sides.
type Words = Vec<(Pt, Pt)>;

/// The gutter between the longest columns.
pub(super) fn find(glyphs: &[Glyph], rows: &[&Row]) -> Option<Rect> {
    let all = rows.iter().map(|row| row.rect()).reduce(|a, b| a.union(&b))?;
    let lines: Vec<(Rect, Words)> =
        rows.iter().map(|row| (row.rect(), words(glyphs, row))).collect();
    let mut starts: Vec<Pt> = lines
        .iter()
        .flat_map(|(_, words)| words.iter().skip(1).map(|(x0, _)| *x0))
        .collect();
    starts.retain(|x| {
        *x - all.x0 >= SHARE * all.width() && all.x1 - *x >= SHARE * all.width()
    });
    starts.sort_by(Pt::total_cmp);
    // Where many words begin; the first of them stands for all.
    let mut places: Vec<Pt> = Vec::new();
    for near in starts.windows(LINES) {
        let is_new = places.last().is_none_or(|last| near[0] - last > ALIGNED);
        if near[LINES - 1] - near[0] <= ALIGNED && is_new && places.len() < MOST {
            places.push(near[0]);
        }
    }
    let found = places.into_iter().filter_map(|x| columns(&lines, x, all.width()));
    found.max_by_key(|(count, _)| *count).map(|(_, rect)| rect)
}

/// The number of lines of the longest columns whose right one begins at `x`, and their gutter.
fn columns(lines: &[(Rect, Words)], x: Pt, width: Pt) -> Option<(usize, Rect)> {
    let mut best: Option<(usize, Rect)> = None;
    let mut run = Run::default();
    for (rect, words) in lines {
        let right = words.iter().position(|(x0, _)| (0.0..=ALIGNED).contains(&(x0 - x)));
        let before = right.and_then(|at| Some(words.get(at.checked_sub(1)?)?.1));
        let is_one_side = words.iter().all(|(x0, _)| *x0 >= x)
            || words.iter().all(|(_, x1)| *x1 <= x - LEAST);
        match before {
            Some(end) if x - end >= LEAST => run.add(rect, x, x - end),
            _ if is_one_side => {}
            _ => run = Run::default(),
        }
        let found = run.found(x, width);
        if found.is_some_and(|(count, _)| best.is_none_or(|(most, _)| count > most)) {
            best = found;
        }
    }
    best
}

/// Lines one after another that have both columns.
#[derive(Default)]
struct Run {
    lines: usize,
    /// The sum of the widths of the gutter.
    gaps: Pt,
    /// The sums of the widths of both columns.
    left: Pt,
    right: Pt,
    bounds: Option<Rect>,
}

impl Run {
    fn add(&mut self, line: &Rect, x: Pt, gap: Pt) {
        self.lines += 1;
        self.gaps += gap;
        self.left += x - gap - line.x0;
        self.right += line.x1 - x;
        self.bounds = Some(self.bounds.map_or(*line, |bounds| bounds.union(line)));
    }

    fn found(&self, x: Pt, width: Pt) -> Option<(usize, Rect)> {
        #[expect(clippy::cast_precision_loss, reason = "a page has few lines")]
        let lines = self.lines as f64;
        let is_wide = |sum: Pt| sum >= SHARE * width * lines;
        let is_gutter = self.lines >= LINES
            && self.gaps >= USUAL * lines
            && is_wide(self.left)
            && is_wide(self.right);
        let bounds = self.bounds.filter(|_| is_gutter)?;
        Some((self.lines, Rect { x0: x, x1: x, ..bounds }))
    }
}

/// The words of a row.
fn words(glyphs: &[Glyph], row: &Row) -> Words {
    let mut words: Words = Vec::new();
    let own = row.parts.iter().flat_map(|part| &part.glyphs);
    for glyph in own.filter_map(|at| glyphs.get(*at)) {
        let rect = glyph.rect();
        match words.last_mut() {
            Some((_, end)) if rect.x0 - *end <= SPACE * glyph.size => {
                *end = end.max(rect.x1);
            }
            _ => words.push((rect.x0, rect.x1)),
        }
    }
    words
}
