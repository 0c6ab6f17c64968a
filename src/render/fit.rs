//! Keeping to the pages allowed: a [`Document`], the choices about its looks and a number of
//! pages come in, the looks that fit go out – found by laying it out, not by guessing.
//!
//! Three things are given up, one after the other: white between the lines, the size of the
//! text (never below 9 pt), the margins (never under 12 mm). If that is not enough, the document
//! is left as it is, and what to cut is told.

use std::num::NonZeroUsize;

use super::cut::{self, Cut};
use super::press::{Press, Wanted};
use super::printed;
use crate::diag::{Code, Diagnostic, Findings, Location, Warned};
use crate::document::Document;
use crate::export::{ExportOptions, Format};
use crate::extract::Extraction;
use crate::layout::{Density, FontSize, LayoutOptions, Margins};

/// The pages hold it.
const FITTED: Code = Code::new("T006", "fitted");
/// No choice of looks makes it fit.
const TOO_MANY_PAGES: Code = Code::new("T007", "over-page-limit");

/// What was done to keep to a number of pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// The most pages allowed.
    pub allowed: usize,
    /// How many there are.
    pub pages: usize,
    /// What was chosen: `density compact, 10 pt`; empty where nothing had to change.
    pub changes: String,
    /// What to cut, in order, until the pages hold it; empty if they do.
    pub cuts: Vec<Cut>,
    /// Whether all the cuts together make it fit, by laying it out without them.
    pub cuts_suffice: bool,
}

impl Fit {
    /// Whether the pages allowed hold the document.
    #[must_use]
    pub fn is_reached(&self) -> bool {
        self.pages <= self.allowed
    }

    /// What to tell the person.
    #[must_use]
    pub fn findings(&self) -> Findings {
        let at = Location::Nowhere;
        let changes = if self.changes.is_empty() { "as it is" } else { &self.changes };
        let pages = pages(self.pages);
        if self.is_reached() {
            return Diagnostic::note(FITTED, at, format!("{changes}: {pages}")).into();
        }
        let message = format!(
            "{pages} even at {changes}, where {} may be filled",
            self::pages(self.allowed)
        );
        let freed: usize = self.cuts.iter().map(|cut| cut.lines).sum();
        let hint = match (self.cuts.len(), self.cuts_suffice) {
            (0, _) => "there is no bullet left to cut; leave out a section".to_owned(),
            (count, true) => format!(
                "cut the {count} bullets named below, in their order ({freed} lines): then \
                 it fits"
            ),
            (count, false) => format!(
                "even without the {count} bullets named below ({freed} lines) it does not \
                 fit; leave out a section, too"
            ),
        };
        let error = Diagnostic::error(TOO_MANY_PAGES, at, message).hint(hint);
        let mut findings = Findings::from(error);
        findings.extend(
            self.cuts
                .iter()
                .enumerate()
                .map(|(at, cut)| cut.finding(at, self.cuts.len())),
        );
        findings
    }
}

fn pages(count: usize) -> String {
    if count == 1 { "1 page".to_owned() } else { format!("{count} pages") }
}

/// The looks in which `document` fills at most `allowed` pages, as close to `looks` as can be;
/// the tightest where it never does.
///
/// # Errors
/// See [`Press::print`].
pub(super) fn fit(
    document: &Document,
    press: &dyn Press,
    looks: &LayoutOptions,
    allowed: NonZeroUsize,
    export: &ExportOptions,
) -> Result<(LayoutOptions, Fit), Findings> {
    let allowed = allowed.get();
    let steps = tighter(looks);
    // The first step that fits, found by halving: each tightens the one before.
    let (mut low, mut high) = (0, steps.len());
    let mut reached = None;
    while low < high {
        // What was asked for is tried first: mostly it fits.
        let middle = if low == 0 && high == steps.len() { 0 } else { low.midpoint(high) };
        let count = count_pages(document, press, &steps[middle], export)?;
        if count <= allowed {
            reached = Some((middle, count));
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    if let Some((step, pages)) = reached {
        let chosen = steps[step].clone();
        let changes = changes(looks, &chosen);
        let fit = Fit { allowed, pages, changes, cuts: Vec::new(), cuts_suffice: true };
        return Ok((chosen, fit));
    }
    let tightest = steps.last().cloned().unwrap_or_else(|| looks.clone());
    let (pages, extraction) = read_back(document, press, &tightest, export)?;
    let candidates = cut::candidates(&printed::items(document, &extraction));
    let fits = |count: usize| {
        let shorter = cut::without(document, &candidates[..count]);
        Ok(count_pages(&shorter, press, &tightest, export)? <= allowed)
    };
    let (cuts, cuts_suffice) = cut::fewest(&candidates, fits)?;
    let changes = changes(looks, &tightest);
    Ok((tightest, Fit { allowed, pages, changes, cuts, cuts_suffice }))
}

/// The looks that can be tried, each tighter than the one before; first what was asked for.
fn tighter(looks: &LayoutOptions) -> Vec<LayoutOptions> {
    let mut steps = vec![looks.clone()];
    let mut now = looks.clone();
    for density in [Density::Normal, Density::Compact] {
        // The values are in the order of the white they leave.
        if density < now.density {
            now.density = density;
            steps.push(now.clone());
        }
    }
    while now.font_size > FontSize::SMALLEST {
        now.font_size = now.font_size.smaller();
        steps.push(now.clone());
    }
    for margins in [Margins::Normal, Margins::Narrow] {
        if margins < now.margins {
            now.margins = margins;
            steps.push(now.clone());
        }
    }
    steps
}

/// In what `chosen` differs from `asked`: `density compact, 10 pt, narrow margins`.
fn changes(asked: &LayoutOptions, chosen: &LayoutOptions) -> String {
    let mut changes = Vec::new();
    if chosen.density != asked.density {
        changes.push(format!("density {}", chosen.density.name()));
    }
    if chosen.font_size != asked.font_size {
        changes.push(chosen.font_size.to_string());
    }
    if chosen.margins != asked.margins {
        changes.push(format!("{} margins", chosen.margins.name()));
    }
    changes.join(", ")
}

fn count_pages(
    document: &Document,
    press: &dyn Press,
    looks: &LayoutOptions,
    export: &ExportOptions,
) -> Result<usize, Findings> {
    let wanted = Wanted { formats: &[], export };
    Ok(press.print(document, looks, &wanted).output?.pages)
}

fn read_back(
    document: &Document,
    press: &dyn Press,
    looks: &LayoutOptions,
    export: &ExportOptions,
) -> Result<(usize, Extraction), Findings> {
    let wanted = Wanted { formats: &[Format::PDF], export };
    let Warned { output, .. } = press.print(document, looks, &wanted);
    let printed = output?;
    let extraction = printed::read_back(press, &printed)?;
    Ok((printed.pages, extraction))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::LayoutChoices;

    fn looks(choices: LayoutChoices) -> LayoutOptions {
        choices.options(&["Inter".to_owned()])
    }

    #[test]
    fn white_is_given_up_before_size_and_size_before_margins() {
        let asked = looks(LayoutChoices {
            density: Some(Density::Airy),
            font_size: FontSize::new(9.5),
            ..LayoutChoices::default()
        });
        let said: Vec<String> =
            tighter(&asked).iter().map(|step| changes(&asked, step)).collect();
        assert_eq!(
            said,
            [
                "",
                "density normal",
                "density compact",
                "density compact, 9.25 pt",
                "density compact, 9 pt",
                "density compact, 9 pt, narrow margins",
            ]
        );
    }

    #[test]
    fn what_is_tightest_already_stays() {
        let asked = looks(LayoutChoices {
            density: Some(Density::Compact),
            font_size: Some(FontSize::SMALLEST),
            margins: Some(Margins::Narrow),
            ..LayoutChoices::default()
        });
        assert_eq!(tighter(&asked), [asked]);
    }
}
