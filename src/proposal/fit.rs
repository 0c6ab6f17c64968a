//! Finds out how much of a ranking fits on the pages, by laying it out.
//!
//! What shows nothing and no job keeps goes first, with the sections that are left out first. Then
//! spacing and font size are reduced as far as a page is still comfortable to read, while all
//! evidence stays. Then spacing, font size and margins shrink to their minimum, and everything goes
//! from the end of the ranking. House rule.

use serde_json::Value;

use super::file::{read, written};
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

/// What there is to keep, in the order of a ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Amounts {
    /// All of it.
    pub all: usize,
    /// Without what goes first.
    pub useful: usize,
    /// What is evidence of anything the posting asks for.
    pub evidence: usize,
}

/// What fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kept {
    /// The number kept of the ranking.
    pub count: usize,
    /// Number of pages that fills; `None` without a page limit.
    pub pages: Option<usize>,
    /// Whether that keeps to the page limit.
    pub fits: bool,
}

/// How far spacing, font size and margins are reduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tightness {
    Own,
    Comfortable,
    Maximum,
}

impl Trial<'_> {
    /// The most that fits of a ranking; `drafted` gives the file that keeps a number of it.
    pub(super) fn fit(
        &self,
        amounts: Amounts,
        drafted: impl Fn(usize) -> Value,
    ) -> Result<Kept, Findings> {
        let Amounts { all, useful, evidence } = amounts;
        let Some(allowed) = self.options.page_limit().map(std::num::NonZeroUsize::get)
        else {
            return Ok(Kept { count: all, pages: None, fits: true });
        };
        let steps = [
            (Tightness::Own, useful, all),
            (Tightness::Comfortable, evidence, useful),
            (Tightness::Maximum, 0, useful),
        ];
        let mut filled = 0;
        for (tightness, fewest, most) in steps {
            let pages = |kept: usize| self.pages(&drafted(kept), tightness);
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
            return Ok(Kept { count: low, pages: Some(filled), fits: true });
        }
        Ok(Kept { count: 0, pages: Some(filled), fits: false })
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
