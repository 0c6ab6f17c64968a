//! Finds out how much of a ranking fits on the pages, by laying it out.
//!
//! What covers nothing goes first. Then spacing and font size are reduced as far as a page is
//! still comfortable to read. Then what gains least goes; then spacing, font size and margins
//! shrink to their minimum; then all but the best highlight of each job go; then whole sections,
//! those that cover nothing first; then the remaining highlights. House rule.

use serde_json::Value;

use super::file::{read, written};
use super::select::Ranked;
use super::write::Spare;
use crate::diag::Findings;
use crate::document::{Document, ResolveOptions};
use crate::export::ExportOptions;
use crate::layout::{FontSize, LayoutOptions};
use crate::render::{Press, RenderOptions, Wanted, tightness, with_paper};
use crate::resume::Resume;
use crate::variant::tailor;

/// Smallest font size, in pt, before highlights that cover something are left out.
const COMFORTABLE: f64 = 10.0;

/// What a proposal is tried with.
pub(super) struct Trial<'a> {
    pub base: &'a Resume,
    pub press: &'a dyn Press,
    pub resolve: &'a ResolveOptions,
    pub options: &'a RenderOptions,
}

/// What fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    /// The ranking, by its position among those given.
    pub ranking: usize,
    /// The number kept of it.
    pub count: usize,
    /// The sections left out.
    pub sections: Vec<Spare>,
    /// Number of pages that fills; `None` without a page limit.
    pub pages: Option<usize>,
    /// Whether that keeps to the page limit.
    pub fits: bool,
}

/// A ranking under which every job keeps its best `least`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ranking {
    pub ranked: Vec<Ranked>,
    pub least: usize,
}

impl Ranking {
    /// The number kept for their jobs.
    fn floor(&self) -> usize {
        self.ranked.iter().filter(|it| it.round.is_some()).count()
    }

    /// The number to keep before any that cover nothing.
    fn useful(&self) -> usize {
        let last = self.ranked.iter().rposition(|it| it.gain > 0);
        last.map_or(0, |at| at + 1).max(self.floor())
    }
}

/// How far spacing, font size and margins are reduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tightness {
    Own,
    Comfortable,
    Maximum,
}

/// The steps of giving up: how tight, which ranking, how many sections to leave out.
fn steps(last: usize, spare: usize) -> Vec<(Tightness, usize, usize)> {
    let mut steps = vec![
        (Tightness::Own, 0, 0),
        (Tightness::Comfortable, 0, 0),
        (Tightness::Maximum, 0, 0),
    ];
    steps.extend((1..last).map(|ranking| (Tightness::Maximum, ranking, 0)));
    let shortest = last.saturating_sub(1);
    steps.extend((1..=spare).map(|gone| (Tightness::Maximum, shortest, gone)));
    steps.push((Tightness::Maximum, last, spare));
    steps
}

impl Trial<'_> {
    /// The most that fits of the first ranking, or of the next if the minimum of every job does
    /// not; `drafted` gives the file that keeps a number of one.
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
        let Some(allowed) = self.options.page_limit().map(std::num::NonZeroUsize::get)
        else {
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

    /// Number of pages the base fills when a variant's file is applied.
    fn pages(&self, file: &Value, tightness: Tightness) -> Result<usize, Findings> {
        let tailored = tailor(self.base, &read(&written(file))?).output?;
        let document = Document::resolve(&tailored.resume, self.resolve);
        let looks = with_paper(&self.options.looks, &document);
        let looks = tighter(self.press.options(looks, &document), tightness);
        let export = ExportOptions::default();
        let wanted = Wanted { formats: &[], export: &export, sparing: false };
        Ok(self.press.print(&document, &looks, &wanted).output?.pages)
    }
}

/// Looks as they are, or tighter, along the way that fitting to a page takes, so that fitting
/// arrives at these looks or stops before.
fn tighter(looks: LayoutOptions, tightness: Tightness) -> LayoutOptions {
    match tightness {
        Tightness::Own => looks,
        Tightness::Comfortable => {
            let size = FontSize::new(COMFORTABLE).unwrap_or(FontSize::SMALLEST);
            tightness::compact(looks, size)
        }
        Tightness::Maximum => tightness::tightest(looks),
    }
}
