//! Visual order: lines from top to bottom, each from left to right.
//!
//! It stands for readers that sort text by position, and shows what they make of a page: two
//! columns interleave line by line.

use crate::extract::bidi;
use crate::extract::clusters::{Joint, joint};
use crate::extract::extraction::Extraction;
use crate::extract::glyphs::Glyph;
use crate::extract::lines::{Draft, Line, Paragraphs, RightToLeft, by_page};
use crate::extract::thresholds::{SAME_BASELINE, WORD_GAP};
use crate::geom::Pt;

/// Adjacent glyphs, with their position along and across the direction of writing.
struct Run<'e> {
    glyphs: &'e [Glyph],
    /// The direction of writing in quarter turns, rounded; 0 for upright text.
    quarter: u8,
    start: Pt,
    end: Pt,
    baseline: Pt,
    size: Pt,
}

impl<'e> Run<'e> {
    fn new(glyphs: &'e [Glyph]) -> Option<Self> {
        let (first, last) = (glyphs.first()?, glyphs.last()?);
        let [ux, uy] = first.direction;
        let (quarter, [ux, uy]) = if ux.abs() >= uy.abs() {
            if ux > 0.0 { (0, [1.0, 0.0]) } else { (2, [-1.0, 0.0]) }
        } else if uy > 0.0 {
            (1, [0.0, 1.0])
        } else {
            (3, [0.0, -1.0])
        };
        // A superscript does not say where its line is.
        let largest = glyphs.iter().fold(first, |largest, glyph| {
            if glyph.size > largest.size { glyph } else { largest }
        });
        let along = |glyph: &Glyph| glyph.x * ux + glyph.y * uy;
        Some(Self {
            glyphs,
            quarter,
            start: along(first),
            end: along(last) + last.advance,
            baseline: largest.y * ux - largest.x * uy,
            size: largest.size,
        })
    }
}

pub(super) fn arrange(extraction: &Extraction) -> Vec<Line> {
    let base = bidi::base(extraction.glyphs());
    let mut paragraphs = Paragraphs::default();
    let mut lines = Vec::new();
    for page in by_page(extraction) {
        let mut runs: Vec<Run<'_>> = page
            .chunk_by(|before, glyph| joint(before, glyph) == Joint::Adjacent)
            .filter_map(Run::new)
            .collect();
        runs.sort_by(|a, b| {
            a.quarter.cmp(&b.quarter).then(a.baseline.total_cmp(&b.baseline))
        });
        for mut line in same_baseline(runs) {
            line.sort_by(|a, b| a.start.total_cmp(&b.start));
            let draft = join(&line);
            let block = paragraphs.next(&draft);
            lines.extend(draft.finish(block, RightToLeft::Visual(base)));
        }
    }
    lines
}

/// Groups runs, sorted by baseline, into lines. Each line is measured from its first run, so that
/// many small differences do not add up to a line.
fn same_baseline(runs: Vec<Run<'_>>) -> Vec<Vec<Run<'_>>> {
    let mut lines: Vec<Vec<Run<'_>>> = Vec::new();
    for run in runs {
        match lines.last_mut() {
            Some(line)
                if line.first().is_some_and(|first| {
                    first.quarter == run.quarter
                        && run.baseline - first.baseline
                            <= SAME_BASELINE * first.size.min(run.size)
                }) =>
            {
                line.push(run);
            }
            _ => lines.push(vec![run]),
        }
    }
    lines
}

fn join<'e>(line: &[Run<'e>]) -> Draft<'e> {
    let mut draft = Draft::default();
    let mut before: Option<&Run<'_>> = None;
    for run in line {
        if before.is_some_and(|before| {
            run.start - before.end > WORD_GAP * before.size.min(run.size)
        }) {
            draft.push_space();
        }
        draft.append(Draft::of(run.glyphs));
        before = Some(run);
    }
    draft
}
