//! How much of a ranking the pages hold: found by laying it out, not by guessing.
//!
//! What shows nothing goes first. Then white and size are given up, as far as a page is still
//! pleasant to read; then what gains least goes, then the rest of white, size and margins; then
//! all but the best highlight of each job; then whole sections that show nothing. House rule.

use serde_json::Value;

use super::select::Ranked;
use super::{read, written};
use crate::diag::Findings;
use crate::document::Document;
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
    pub options: &'a RenderOptions,
}

/// What is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    /// How many of the ranking.
    pub kept: usize,
    /// The sections left out.
    pub sections: Vec<&'static str>,
    /// How many pages that fills, where it matters.
    pub pages: Option<usize>,
    /// Whether that is few enough.
    pub fits: bool,
}

/// How much white, size and margin is given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tightness {
    Own,
    Pleasant,
    Most,
}

impl Trial<'_> {
    /// The most of `ranked` that fits, given how the file that keeps so many is `drafted`.
    pub(super) fn fit(
        &self,
        ranked: &[Ranked],
        idle: &[&'static str],
        drafted: impl Fn(usize, &[&str]) -> Value,
    ) -> Result<Kept, Findings> {
        let all = ranked.len();
        let Some(allowed) = self.options.pages.map(std::num::NonZeroUsize::get) else {
            return Ok(Kept { kept: all, sections: Vec::new(), pages: None, fits: true });
        };
        let in_round = |most: usize| {
            ranked.iter().filter(|it| it.round.is_some_and(|round| round < most)).count()
        };
        let floor = in_round(usize::MAX);
        let one = in_round(1);
        let useful = ranked.iter().rposition(|it| it.gain > 0).map_or(0, |at| at + 1);
        let useful = useful.max(floor);
        let mut steps = vec![
            (Tightness::Own, useful, all, 0),
            (Tightness::Pleasant, floor, useful, 0),
            (Tightness::Most, floor, useful, 0),
            (Tightness::Most, one, floor, 0),
        ];
        steps.extend((1..=idle.len()).map(|gone| (Tightness::Most, one, floor, gone)));
        let mut last = 0;
        for (tightness, least, most, gone) in steps {
            let sections = &idle[..gone];
            let pages = |kept: usize| self.pages(&drafted(kept, sections), tightness);
            last = pages(least)?;
            if last > allowed {
                continue;
            }
            // Fewer highlights never fill more pages.
            let (mut low, mut high) = (least, most);
            while low < high {
                let middle = (low + high).div_ceil(2);
                let count = pages(middle)?;
                if count <= allowed {
                    (low, last) = (middle, count);
                } else {
                    high = middle - 1;
                }
            }
            let sections = sections.to_vec();
            return Ok(Kept { kept: low, sections, pages: Some(last), fits: true });
        }
        Ok(Kept { kept: one, sections: idle.to_vec(), pages: Some(last), fits: false })
    }

    /// How many pages the base as a variant's file shows it fills.
    fn pages(&self, file: &Value, tightness: Tightness) -> Result<usize, Findings> {
        let tailored = tailor(self.base, &read(&written(file))?).output?;
        let document = Document::resolve(&tailored.resume, &self.options.resolve);
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
