//! Where the words of a document were printed: a [`Document`] and what was read from its pages
//! come in, the lines of print that each of its lines takes go out.

use std::collections::BTreeMap;

use super::press::{Press, Printed};
use crate::diag::{Diagnostic, Findings, JsonPointer};
use crate::document::{Document, Line, LineKind};
use crate::extract::{Extraction, ReadingOrder};
use crate::geom::PageNumber;
use crate::layout::LAYOUT_FAILED;
use crate::text;

/// What is read from the PDF, the first file of the first format.
///
/// # Errors
/// A finding if it cannot be read: a layout can make more pages, or draw more, than are read.
pub(super) fn read_back(
    press: &dyn Press,
    printed: &Printed,
) -> Result<Extraction, Findings> {
    Extraction::read(&printed.files[0][0]).map_err(|error| {
        let message = format!("what the layout makes cannot be proved: {error}");
        vec![Diagnostic::error(LAYOUT_FAILED, press.layout().place(None), message)]
    })
}

/// How many lines of print each of the document's lines takes, in their order; `None` where
/// the words read are not the document's, so that nothing can be told.
pub(super) fn lines_taken(
    lines: &[Line<'_>],
    extraction: &Extraction,
) -> Option<Vec<usize>> {
    // For each word of the document, the line it is of.
    let mut owners = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let marker = usize::from(line.kind == LineKind::Item);
        let words = text::words(&line.text()).count() + marker;
        owners.extend(std::iter::repeat_n(at, words));
    }
    let mut taken = vec![0; lines.len()];
    let mut next = 0;
    for read in extraction.lines(ReadingOrder::PageContent) {
        let end = next + text::words(&read.text).count();
        let mut previous = None;
        for &owner in owners.get(next..end)? {
            if previous != Some(owner) {
                taken[owner] += 1;
                previous = Some(owner);
            }
        }
        next = end;
    }
    (next == owners.len()).then_some(taken)
}

/// A bullet as the résumé has it, and the lines of print it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PrintedItem {
    /// The field.
    pub(super) origin: JsonPointer,
    /// How many lines of print.
    pub(super) lines: usize,
}

/// Every bullet that came from a field, in reading order; one field's bullets as one.
pub(super) fn items(document: &Document, extraction: &Extraction) -> Vec<PrintedItem> {
    let lines = document.lines();
    let Some(taken) = lines_taken(&lines, extraction) else { return Vec::new() };
    let mut items: Vec<PrintedItem> = Vec::new();
    for (line, taken) in lines.iter().zip(taken) {
        let Some(origin) = line.origin().filter(|_| line.kind == LineKind::Item) else {
            continue;
        };
        match items.last_mut().filter(|last| last.origin == *origin) {
            Some(last) => last.lines += taken,
            None => items.push(PrintedItem { origin: origin.clone(), lines: taken }),
        }
    }
    items
}

/// How many lines of print are on each page, in the order of the pages.
pub(super) fn lines_of_pages(extraction: &Extraction) -> Vec<usize> {
    let mut counts: BTreeMap<PageNumber, usize> = BTreeMap::new();
    for line in extraction.lines(ReadingOrder::Visual) {
        *counts.entry(line.page).or_default() += 1;
    }
    let pages = 0..extraction.pages().len();
    pages
        .map(|at| counts.get(&PageNumber::from_index(at)).copied().unwrap_or_default())
        .collect()
}
