//! Printed pages and their proof.

use super::ends;
use super::press::{Press, Printed, Wanted};
use super::printed::{self, Reading};
use crate::diag::{Code, Diagnostic, Findings, Location, Warned};
use crate::document::Document;
use crate::extract::Extraction;
use crate::layout::LayoutOptions;
use crate::verify::{Verification, VerifyOptions, verify_extraction};

/// Kerning was turned off for the proof.
const KERNING_OFF: Code = Code::new("T004", "kerning-off");

/// Bullets that are kept together may leave another alone, but not for ever.
const ROUNDS: usize = 3;

/// Prints a document with its proof.
pub(super) struct Printer<'a> {
    pub(super) document: &'a Document,
    pub(super) press: &'a dyn Press,
    pub(super) wanted: Wanted<'a>,
    /// How thoroughly the pages are read.
    pub(super) reading: Reading,
    /// Whether they may hold ink that is not examined.
    pub(super) allow_unexamined: bool,
}

impl Printer<'_> {
    /// The pages with these looks. If the proof fails, kerning is turned off for it, which
    /// changes no word.
    pub(super) fn proved(
        &self,
        looks: &LayoutOptions,
    ) -> (Result<Proved, Findings>, Findings) {
        let (output, warnings) = self.kerned(looks, true);
        if output.as_ref().is_ok_and(|proved| !proved.verification.is_faithful())
            && let (Ok(plain), mut warnings) = self.kerned(looks, false)
            && plain.verification.is_faithful()
        {
            let message = "kerning is off: with it, some readers split words";
            warnings.push(Diagnostic::note(KERNING_OFF, Location::Nowhere, message));
            return (Ok(plain), warnings);
        }
        (output, warnings)
    }

    fn kerned(
        &self,
        looks: &LayoutOptions,
        kerning: bool,
    ) -> (Result<Proved, Findings>, Findings) {
        let mut looks = looks.clone();
        looks.typography.kerning = kerning;
        let (output, warnings) = self.printed(self.document, &looks);
        let kept = |first: Proved| self.ends_kept(&looks, &first).unwrap_or(first);
        (output.map(kept), warnings)
    }

    /// The pages with the ends of all lists kept together; `None` if none was left alone, or if
    /// that would take more pages.
    fn ends_kept(&self, looks: &LayoutOptions, first: &Proved) -> Option<Proved> {
        if first.printed.pages < 2 || !first.verification.is_faithful() {
            return None;
        }
        let mut best: Option<Proved> = None;
        let mut ends = Vec::new();
        for _ in 0..ROUNDS {
            let now = best.as_ref().unwrap_or(first);
            let more = printed::stranded_ends(self.document, &now.extraction);
            if more.is_empty() {
                break;
            }
            ends.extend(more);
            let arranged = ends::with_ends_apart(self.document, &ends);
            let next = self.printed(&arranged, looks).0.ok()?;
            let is_longer = next.printed.pages > first.printed.pages;
            if is_longer || !next.verification.is_faithful() {
                break;
            }
            best = Some(next);
        }
        best
    }

    /// The pages as `arranged`, a document of the same words.
    fn printed(
        &self,
        arranged: &Document,
        looks: &LayoutOptions,
    ) -> (Result<Proved, Findings>, Findings) {
        let Warned { output, warnings } = self.press.print(arranged, looks, &self.wanted);
        let proved = |printed| {
            let Self { document, press, reading, allow_unexamined, .. } = *self;
            let looks = looks.clone();
            Proved::of(document, press, looks, printed, reading, allow_unexamined)
        };
        (output.and_then(proved), warnings)
    }
}

/// Printed pages and their proof.
pub(super) struct Proved {
    pub(super) looks: LayoutOptions,
    pub(super) printed: Printed,
    pub(super) extraction: Extraction,
    pub(super) verification: Verification,
}

impl Proved {
    /// Reads back what was printed and compares it with the document.
    pub(super) fn of(
        document: &Document,
        press: &dyn Press,
        looks: LayoutOptions,
        printed: Printed,
        reading: Reading,
        allow_unexamined: bool,
    ) -> Result<Self, Findings> {
        let extraction = printed::read_back(press, &printed, reading)?;
        let fonts: Vec<&[u8]> = press.typesetter().given_files().collect();
        let verify = VerifyOptions::default()
            .allow_unexamined(allow_unexamined)
            .fonts(fonts.as_slice())
            .photo(looks.photo.as_ref());
        let verification = verify_extraction(document, &extraction, &verify);
        Ok(Self { looks, printed, extraction, verification })
    }
}
