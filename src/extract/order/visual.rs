//! Visual order: the runs of a page come in, lines from top to bottom and from left to right
//! within go out.
//!
//! Two columns interleave line by line: this order stands for readers that sort by position,
//! and shows what they make of a page.

use crate::extract::bidi;
use crate::extract::lines::{
    Draft, Joint, Paragraphs, RightToLeft, WORD_GAP, by_page, joint,
};
use crate::extract::{Extraction, Glyph, Line};
use crate::geom::Pt;

/// Runs whose baselines differ by less than this, in em of the smaller, stand on one line.
const SAME_BASELINE: f64 = 0.4;

/// Glyphs that follow each other closely, and their place along and across the direction they
/// are written in.
struct Run<'e> {
    glyphs: &'e [Glyph],
    /// The quarter turn nearest to the direction of writing: 0 for upright text.
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
        let along = |glyph: &Glyph| glyph.x * ux + glyph.y * uy;
        Some(Self {
            glyphs,
            quarter,
            start: along(first),
            end: along(last) + last.advance,
            baseline: first.y * ux - first.x * uy,
            size: glyphs.iter().map(|glyph| glyph.size).fold(0.0, f64::max),
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

/// Groups runs, sorted by baseline, into lines. A line is measured from its first run, so that
/// many small differences do not add up to a whole line.
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
