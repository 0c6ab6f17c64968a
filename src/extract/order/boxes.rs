//! Box order: what readers see that analyse a page's layout as pdfminer does.
//!
//! Three steps, after the published description and default parameters of that analysis:
//! 1. Characters that follow each other in the content stream, overlap in height and are close
//!    form a line. A wide gap splits it, which separates a right-aligned date from its title.
//! 2. Lines of similar height that are close and aligned at an edge or in the middle form a box.
//! 3. Boxes are joined pairwise into a tree, those first that leave the least area empty, and
//!    the tree is read from top left to bottom right (`grouping`).

use super::grouping;
use crate::extract::bidi;
use crate::extract::extraction::Extraction;
use crate::extract::glyphs::Glyph;
use crate::extract::lines::{Draft, Line, RightToLeft, by_page};
use crate::extract::thresholds::{CHAR_MARGIN, LINE_MARGIN, LINE_OVERLAP, WORD_MARGIN};
use crate::geom::{Pt, Rect};

/// The maximum number of lines on a page that are compared with each other, which takes the
/// square of their number. No page of text has as many; beyond it every line is its own box.
const MAX_LINES: usize = 4000;

/// Heights are compared in units of 1/1000 pt, so that lines on one level compare equal whatever
/// the rounding.
const LEVEL: f64 = 1000.0;

pub(super) fn arrange(extraction: &Extraction) -> Vec<Line> {
    let base = bidi::base(extraction.glyphs());
    let mut lines = Vec::new();
    let mut block = 0;
    for page in by_page(extraction) {
        for members in boxes(text_lines(page)) {
            for line in members {
                lines.extend(line.draft.finish(block, RightToLeft::Visual(base)));
            }
            block += 1;
        }
    }
    lines
}

struct TextLine<'e> {
    rect: Rect,
    draft: Draft<'e>,
}

/// Step 1: splits a page's glyphs into lines and drops blank ones.
fn text_lines(page: &[Glyph]) -> Vec<TextLine<'_>> {
    let rects: Vec<Rect> = page.iter().map(Glyph::rect).collect();
    let mut rest = page;
    rects
        .chunk_by(shares_line)
        .filter_map(|rects| {
            let (glyphs, after) = rest.split_at_checked(rects.len())?;
            rest = after;
            text_line(glyphs, rects)
        })
        .collect()
}

fn shares_line(a: &Rect, b: &Rect) -> bool {
    let overlap = a.y1.min(b.y1) - a.y0.max(b.y0);
    let gap = (b.x0 - a.x1).max(a.x0 - b.x1).max(0.0);
    overlap > LINE_OVERLAP * a.height().min(b.height())
        && gap < CHAR_MARGIN * a.width().max(b.width())
}

fn text_line<'e>(glyphs: &'e [Glyph], rects: &[Rect]) -> Option<TextLine<'e>> {
    if glyphs.iter().all(|glyph| glyph.unicode.is_whitespace()) {
        return None;
    }
    let mut draft = Draft::default();
    let mut end: Option<Pt> = None;
    for (glyph, rect) in glyphs.iter().zip(rects) {
        let margin = WORD_MARGIN * rect.width().max(rect.height());
        if end.is_some_and(|end| end < rect.x0 - margin) {
            draft.push_space();
        }
        draft.push(glyph);
        end = Some(rect.x1);
    }
    let rect = rects.iter().copied().reduce(|a, b| a.union(&b))?;
    (rect.width() > 0.0 && rect.height() > 0.0).then_some(TextLine { rect, draft })
}

/// Steps 2 and 3: boxes in reading order, each with its lines from top to bottom.
fn boxes(lines: Vec<TextLine<'_>>) -> Vec<Vec<TextLine<'_>>> {
    let rects: Vec<Rect> = lines.iter().map(|line| line.rect).collect();
    let groups = neighbourhoods(&rects);
    let bounds: Vec<Rect> = groups
        .iter()
        .filter_map(|group| {
            group
                .iter()
                .filter_map(|&line| rects.get(line).copied())
                .reduce(|a, b| a.union(&b))
        })
        .collect();
    let mut lines: Vec<Option<TextLine<'_>>> = lines.into_iter().map(Some).collect();
    grouping::reading_order(&bounds)
        .into_iter()
        .filter_map(|index| {
            let group = groups.get(index)?;
            let mut members: Vec<TextLine<'_>> = group
                .iter()
                .filter_map(|&line| lines.get_mut(line).and_then(Option::take))
                .collect();
            members.sort_by(|a, b| {
                (a.rect.y0 * LEVEL).round().total_cmp(&(b.rect.y0 * LEVEL).round())
            });
            Some(members)
        })
        .collect()
}

/// Step 2: joins every line with its neighbours, their neighbours, and so on. Groups are in the
/// order of their first lines. Within a group, lines are in the order they were visited, which
/// decides between lines on one level.
fn neighbourhoods(rects: &[Rect]) -> Vec<Vec<usize>> {
    if rects.len() > MAX_LINES {
        return (0..rects.len()).map(|line| vec![line]).collect();
    }
    let mut groups: Vec<Vec<usize>> = Vec::new();
    // The group of each line, if it has one yet.
    let mut group_of: Vec<Option<usize>> = vec![None; rects.len()];
    for (line, rect) in rects.iter().enumerate() {
        let mut members = vec![line];
        let mut neighbours: Vec<(usize, &Rect)> = rects
            .iter()
            .enumerate()
            .filter(|(_, other)| are_neighbours(rect, other))
            .collect();
        neighbours.sort_by(|(_, a), (_, b)| a.x0.total_cmp(&b.x0));
        for (other, _) in neighbours {
            members.push(other);
            let group = group_of.get(other).copied().flatten();
            if let Some(group) = group.and_then(|group| groups.get_mut(group)) {
                members.append(group);
            }
        }
        let index = groups.len();
        let mut distinct = Vec::with_capacity(members.len());
        for member in members {
            if let Some(group) = group_of.get_mut(member)
                && *group != Some(index)
            {
                *group = Some(index);
                distinct.push(member);
            }
        }
        groups.push(distinct);
    }
    groups.retain(|group| !group.is_empty());
    groups.sort_by_key(|group| group.iter().min().copied());
    groups
}

/// Whether `other` is a neighbour of a line at `rect`: below or above within the margin,
/// overlapping in width, of similar height, and aligned left, right or in the middle.
fn are_neighbours(rect: &Rect, other: &Rect) -> bool {
    let margin = LINE_MARGIN * rect.height();
    let alike = |a: Pt, b: Pt| (a - b).abs() <= margin;
    let reach = Rect { y0: rect.y0 - margin, y1: rect.y1 + margin, ..*rect };
    reach.intersects(other)
        && alike(rect.height(), other.height())
        && (alike(rect.x0, other.x0)
            || alike(rect.x1, other.x1)
            || alike(f64::midpoint(rect.x0, rect.x1), f64::midpoint(other.x0, other.x1)))
}
