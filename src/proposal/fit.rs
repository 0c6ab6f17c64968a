//! How much of a ranking the pages hold: found by laying it out, not by guessing.
//!
//! What shows nothing goes first. Then white and size are given up, as far as a page is still
//! pleasant to read; then what gains least goes, then the rest of white, size and margins; then
//! all but the best highlight of each job; then whole sections, those that show nothing first;
//! then what is left of highlights. House rule.

use serde_json::Value;

use super::select::Ranked;
use super::write::Spare;
use super::{read, written};
use crate::diag::Findings;
use crate::document::{Document, ResolveOptions};
use crate::export::ExportOptions;
use crate::layout::{Density, FontSize, LayoutOptions, Margins};
use crate::render::{Press, RenderOptions, Wanted, with_paper};
use crate::resume::Resume;
use crate::variant::tailor;

/// The smallest size, in pt, before highlights that show something are left out.
const PLEASANT: f64 = 10.0;

/// What a proposal is tried on.
pub(super) struct Trial<'a> {
    pub base: &'a Resume,
    pub press: &'a dyn Press,
    pub resolve: &'a ResolveOptions,
    pub options: &'a RenderOptions,
}

/// What is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    /// The ranking, as a position among those that were given.
    pub ranking: usize,
    /// How many of it.
    pub count: usize,
    /// The sections left out.
    pub sections: Vec<Spare>,
    /// How many pages that fills, where it matters.
    pub pages: Option<usize>,
    /// Whether that is few enough.
    pub fits: bool,
}

/// A ranking under which every job keeps its best `least`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ranking {
    pub ranked: Vec<Ranked>,
    pub least: usize,
}

impl Ranking {
    /// How many are kept for their jobs.
    fn floor(&self) -> usize {
        self.ranked.iter().filter(|it| it.round.is_some()).count()
    }

    /// How many are kept at most before some that show nothing are.
    fn useful(&self) -> usize {
        let last = self.ranked.iter().rposition(|it| it.gain > 0);
        last.map_or(0, |at| at + 1).max(self.floor())
    }
}

/// How much white, size and margin is given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tightness {
    Own,
    Pleasant,
    Most,
}

/// What is given up, step by step: how tight, which ranking, how many sections are left out.
fn steps(last: usize, spare: usize) -> Vec<(Tightness, usize, usize)> {
    let mut steps = vec![
        (Tightness::Own, 0, 0),
        (Tightness::Pleasant, 0, 0),
        (Tightness::Most, 0, 0),
    ];
    steps.extend((1..last).map(|ranking| (Tightness::Most, ranking, 0)));
    let shortest = last.saturating_sub(1);
    steps.extend((1..=spare).map(|gone| (Tightness::Most, shortest, gone)));
    steps.push((Tightness::Most, last, spare));
    steps
}

impl Trial<'_> {
    /// The most that fits of the first ranking, or of the next where the least of every job is
    /// too much, given how the file is `drafted` that keeps so many of one.
    pub(super) fn fit(
        &self,
        rankings: &[Ranking],
        spare: &[Spare],
        drafted: impl Fn(usize, usize, &[Spare]) -> Value,
    ) -> Result<Kept, Findings> {
        let last = rankings.len().saturating_sub(1);
        let all = rankings.first().map_or(0, |ranking| ranking.ranked.len());
        let none =
            Kept { ranking: 0, count: all, sections: vec![], pages: None, fits: true };
        let Some(allowed) = self.options.pages.map(std::num::NonZeroUsize::get) else {
            return Ok(none);
        };
        let mut filled = 0;
        for (tightness, ranking, gone) in steps(last, spare.len()) {
            let sections = &spare[..gone];
            let (fewest, most) = match tightness {
                Tightness::Own => (rankings[ranking].useful(), all),
                _ => (rankings[ranking].floor(), rankings[ranking].useful()),
            };
            let pages =
                |kept: usize| self.pages(&drafted(ranking, kept, sections), tightness);
            filled = pages(fewest)?;
            if filled > allowed {
                continue;
            }
            // Fewer highlights never fill more pages.
            let (mut low, mut high) = (fewest, most);
            while low < high {
                let middle = (low + high).div_ceil(2);
                let count = pages(middle)?;
                if count <= allowed {
                    (low, filled) = (middle, count);
                } else {
                    high = middle - 1;
                }
            }
            let (sections, pages) = (sections.to_vec(), Some(filled));
            return Ok(Kept { ranking, count: low, sections, pages, fits: true });
        }
        let (sections, pages) = (spare.to_vec(), Some(filled));
        Ok(Kept { ranking: last, count: 0, sections, pages, fits: false })
    }

    /// How many pages the base as a variant's file shows it fills.
    fn pages(&self, file: &Value, tightness: Tightness) -> Result<usize, Findings> {
        let tailored = tailor(self.base, &read(&written(file))?).output?;
        let document = Document::resolve(&tailored.resume, self.resolve);
        let looks = with_paper(&self.options.looks, &document);
        let looks = tighter(self.press.options(looks, &document), tightness);
        let export = ExportOptions::default();
        let wanted = Wanted { formats: &[], export: &export };
        Ok(self.press.print(&document, &looks, &wanted).output?.pages)
    }
}

/// Looks as they are, or tighter: on the way that fitting a page takes, so that it comes to
/// these looks or stops before.
fn tighter(looks: LayoutOptions, tightness: Tightness) -> LayoutOptions {
    let smallest = match tightness {
        Tightness::Own => return looks,
        Tightness::Pleasant => FontSize::new(PLEASANT).unwrap_or(FontSize::SMALLEST),
        Tightness::Most => FontSize::SMALLEST,
    };
    let margins = match tightness {
        Tightness::Most => looks.margins.min(Margins::Narrow),
        _ => looks.margins,
    };
    LayoutOptions {
        density: looks.density.min(Density::Compact),
        font_size: if looks.font_size > smallest { smallest } else { looks.font_size },
        margins,
        ..looks
    }
}
