//! Printed pages and their proof.

use super::press::{Press, Printed};
use super::printed;
use crate::diag::Findings;
use crate::document::Document;
use crate::extract::Extraction;
use crate::layout::LayoutOptions;
use crate::verify::{Verification, verify_extraction};

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
    ) -> Result<Self, Findings> {
        let extraction = printed::read_back(press, &printed)?;
        let verification = verify_extraction(document, &extraction);
        Ok(Self { looks, printed, extraction, verification })
    }
}
