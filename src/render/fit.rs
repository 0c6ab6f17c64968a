//! Fits a document on a maximum number of pages, by laying it out, not by guessing.
//!
//! Spacing is reduced first, then the margins to 18 mm, then the size of the text to 10 pt, then
//! the margins again (never below 12 mm), then the size again (never below 9 pt). If that is not
//! enough, the document stays as it is, and the bullets to remove are reported.

use std::num::NonZeroUsize;

use super::cut::{self, Cut};
use super::press::{Press, Wanted};
use super::printed::{self, Reading};
use super::tightness;
use crate::diag::{Code, Diagnostic, Findings, Location, Warned};
use crate::document::Document;
use crate::export::{ExportOptions, Format};
use crate::extract::Extraction;
use crate::layout::{LayoutOptions, with_paper_of};
use crate::settings::Settings;
use crate::{suggest, text};

/// The document fits.
pub(super) const FITTED: Code = Code::new("T006", "fitted");
/// No setting makes the document fit.
const TOO_MANY_PAGES: Code = Code::new("T007", "over-page-limit");

/// How a document was fitted to a maximum number of pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// The maximum number of pages.
    pub allowed: usize,
    /// How many pages there are.
    pub pages: usize,
    /// The settings that were changed: `density compact, 10 pt`; empty if none had to be.
    pub changes: String,
    /// The bullets to remove, in this order, until the document fits; empty if it does.
    pub cuts: Vec<Cut>,
    /// Whether the document fits once all of them are removed, found by laying it out without
    /// them.
    pub cuts_suffice: bool,
    /// The names of other layouts in which the document fits as it is; empty if it does in this
    /// one, and unless they were tried.
    pub layouts: Vec<String>,
}

impl Fit {
    /// Whether the document fits.
    #[must_use]
    pub fn is_reached(&self) -> bool {
        self.pages <= self.allowed
    }

    /// A note on how the document was made to fit, or an error with what to remove.
    #[must_use]
    pub fn findings(&self) -> Findings {
        let at = Location::Nowhere;
        let pages = text::counted(self.pages, "page");
        if self.is_reached() {
            let message = match self.changes.as_str() {
                "" => format!("fits on {pages} without changes"),
                changes => format!("fits on {pages} with {changes}"),
            };
            return Diagnostic::note(FITTED, at, message).into();
        }
        let even = match self.changes.as_str() {
            "" => String::new(),
            changes => format!(", even with {changes}"),
        };
        let allowed = match self.allowed {
            1 => "1 is".to_owned(),
            count => format!("{count} are"),
        };
        let message =
            format!("the résumé takes {pages}{even}, but only {allowed} allowed");
        let saved: usize = self.cuts.iter().map(|cut| cut.lines).sum();
        let saved = text::counted(saved, "line");
        let hint = match (self.cuts.len(), self.cuts_suffice) {
            (0, _) => "leave out a section: there are no bullets to remove".to_owned(),
            (1, true) => format!("remove the bullet below to fit (saves {saved})"),
            (count, true) => {
                format!("remove the {count} bullets below to fit (saves {saved})")
            }
            (count, false) => format!(
                "leave out a section, too: removing the {} below (saves {saved}) is not \
                 enough",
                text::counted(count, "bullet")
            ),
        };
        let mut error = Diagnostic::error(TOO_MANY_PAGES, at, message);
        if let Some(first) = self.layouts.first() {
            let names = suggest::listed(self.layouts.iter().map(String::as_str));
            error = error
                .hint(format!("use `--layout {first}`: it fits as it is in {names}"));
        }
        let error = error.hint(hint);
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

/// The options with which `document` takes at most `allowed` pages, as close to `looks` as
/// possible; the tightest if it never fits.
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
    let steps = tightness::steps(looks);
    // The first step that fits, by binary search: each is tighter than the one before.
    let (mut low, mut high) = (0, steps.len());
    let mut reached = None;
    while low < high {
        // The options asked for are tried first: usually they fit.
        let middle = if low == 0 && high == steps.len() { 0 } else { low.midpoint(high) };
        let count = count_pages(document, press, &steps[middle], export)?;
        if count <= allowed {
            reached = Some((middle, count));
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    let none = Vec::new();
    if let Some((step, pages)) = reached {
        let chosen = steps[step].clone();
        let changes = tightness::changes(looks, &chosen);
        let fit = Fit {
            allowed,
            pages,
            changes,
            cuts: Vec::new(),
            cuts_suffice: true,
            layouts: none,
        };
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
    let changes = tightness::changes(looks, &tightest);
    Ok((tightest, Fit { allowed, pages, changes, cuts, cuts_suffice, layouts: none }))
}

/// Whether `document` fits on `allowed` pages with another press, at its tightest.
pub(crate) fn fits(
    document: &Document,
    press: &dyn Press,
    looks: &Settings,
    allowed: usize,
) -> bool {
    let looks =
        press.options(with_paper_of(looks, document.info.country.as_deref()), document);
    let tightest = tightness::steps(&looks).pop().unwrap_or(looks);
    let count = count_pages(document, press, &tightest, &ExportOptions::default());
    count.is_ok_and(|count| count <= allowed)
}

/// How many pages the document takes with these looks; nothing is written or proved.
pub(super) fn count_pages(
    document: &Document,
    press: &dyn Press,
    looks: &LayoutOptions,
    export: &ExportOptions,
) -> Result<usize, Findings> {
    let wanted = Wanted { formats: &[], export, sparing: false };
    Ok(press.print(document, looks, &wanted).output?.pages)
}

fn read_back(
    document: &Document,
    press: &dyn Press,
    looks: &LayoutOptions,
    export: &ExportOptions,
) -> Result<(usize, Extraction), Findings> {
    let wanted = Wanted { formats: &[Format::PDF], export, sparing: false };
    let Warned { output, .. } = press.print(document, looks, &wanted);
    let printed = output?;
    let extraction = printed::read_back(press, &printed, Reading::Words)?;
    Ok((printed.pages, extraction))
}
