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
        self.proved_from(looks, self.print(looks, &self.wanted))
    }

    /// The same for pages that were printed with these looks.
    pub(super) fn proved_from(
        &self,
        looks: &LayoutOptions,
        first: Warned<Result<Printed, Findings>>,
    ) -> (Result<Proved, Findings>, Findings) {
        let (output, warnings) = self.kept(&kerned(looks, true), first);
        if output.as_ref().is_ok_and(|proved| !proved.verification.is_faithful())
            && let (Ok(plain), mut warnings) = self.plain(looks)
            && plain.verification.is_faithful()
        {
            let message = "kerning is off: with it, some readers split words";
            warnings.push(Diagnostic::note(KERNING_OFF, Location::Nowhere, message));
            return (Ok(plain), warnings);
        }
        (output, warnings)
    }

    /// The document's pages with these looks, with kerning.
    pub(super) fn print(
        &self,
        looks: &LayoutOptions,
        wanted: &Wanted<'_>,
    ) -> Warned<Result<Printed, Findings>> {
        self.press.print(self.document, &kerned(looks, true), wanted)
    }

    /// The pages without kerning.
    fn plain(&self, looks: &LayoutOptions) -> (Result<Proved, Findings>, Findings) {
        let looks = kerned(looks, false);
        let printed = self.press.print(self.document, &looks, &self.wanted);
        self.kept(&looks, printed)
    }

    /// The proof of printed pages, with the ends of all lists kept together.
    fn kept(
        &self,
        looks: &LayoutOptions,
        printed: Warned<Result<Printed, Findings>>,
    ) -> (Result<Proved, Findings>, Findings) {
        let Warned { output, warnings } = printed;
        let output = output.and_then(|printed| self.proof_of(looks, printed));
        let kept = |first: Proved| self.ends_kept(looks, &first).unwrap_or(first);
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
            let next = self.press.print(&arranged, looks, &self.wanted).output.ok()?;
            let next = self.proof_of(looks, next).ok()?;
            let is_longer = next.printed.pages > first.printed.pages;
            if is_longer || !next.verification.is_faithful() {
                break;
            }
            best = Some(next);
        }
        best
    }

    /// Reads printed pages back and compares them with the document.
    fn proof_of(
        &self,
        looks: &LayoutOptions,
        printed: Printed,
    ) -> Result<Proved, Findings> {
        let Self { document, press, reading, allow_unexamined, .. } = *self;
        Proved::of(document, press, looks.clone(), printed, reading, allow_unexamined)
    }
}

/// `looks` with kerning, or without.
fn kerned(looks: &LayoutOptions, kerning: bool) -> LayoutOptions {
    let mut looks = looks.clone();
    looks.typography.kerning = kerning;
    looks
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
