//! Where the words of a document were printed: a [`Document`] and what was read from its pages
//! come in, the lines of print that each of its lines takes go out.

use super::press::{Press, Printed};
use crate::diag::{Diagnostic, Findings, JsonPointer};
use crate::document::{Document, Line, LineKind};
use crate::extract::{Extraction, ReadingOrder};
use crate::geom::PageNumber;
use crate::layout::LAYOUT_FAILED;
use crate::text;

/// What is read from the PDF among the printed files.
///
/// # Errors
/// A finding if it cannot be read: a layout can make more pages, or draw more, than are read.
pub(super) fn read_back(
    press: &dyn Press,
    printed: &Printed,
) -> Result<Extraction, Findings> {
    // Without a PDF there is nothing to read, which is the reader's error to report.
    let pdf = printed.pdf().unwrap_or_default();
    let read = if press.layout().is_trusted() {
        Extraction::read_own(pdf)
    } else {
        Extraction::read(pdf)
    };
    read.map_err(|error| {
        let message = format!("what the layout makes cannot be proved: {error}");
        Diagnostic::error(LAYOUT_FAILED, press.layout().place(None), message).into()
    })
}

/// A line of print: the document's line it is of, as an index, and its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct PrintLine {
    owner: usize,
    page: PageNumber,
}

/// The lines of print, in reading order; one for each line of the document that has words on
/// it. `None` where the words read are not the document's, so that nothing can be told.
fn print_lines(lines: &[Line<'_>], extraction: &Extraction) -> Option<Vec<PrintLine>> {
    // For each word of the document, the line it is of.
    let mut owners = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let marker = usize::from(line.kind == LineKind::Item);
        let words = text::words(&line.text()).count() + marker;
        owners.extend(std::iter::repeat_n(at, words));
    }
    let mut printed: Vec<PrintLine> = Vec::new();
    let mut next = 0;
    for read in extraction.lines(ReadingOrder::PageContent) {
        let end = next + text::words(&read.text).count();
        let mut previous = None;
        for &owner in owners.get(next..end)? {
            if previous != Some(owner) {
                printed.push(PrintLine { owner, page: read.page });
                previous = Some(owner);
            }
        }
        next = end;
    }
    (next == owners.len()).then_some(printed)
}

/// How many lines of print each of the document's lines takes, in their order.
fn lines_taken(lines: &[Line<'_>], extraction: &Extraction) -> Option<Vec<usize>> {
    let mut taken = vec![0; lines.len()];
    for line in print_lines(lines, extraction)? {
        taken[line.owner] += 1;
    }
    Some(taken)
}

/// A page that ends where no page should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadBreak {
    /// The page that ends there.
    pub page: PageNumber,
    /// What is wrong.
    pub kind: BadBreakKind,
    /// The field that was torn off or apart; `None` for a heading.
    pub field: Option<JsonPointer>,
}

/// What is wrong with where a page ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadBreakKind {
    /// A section's heading is the last on its page.
    StrandedHeading,
    /// An entry's head is parted from what stands under it.
    StrandedHead,
    /// One line of a paragraph or bullet stands alone on its side of the break.
    LoneLine,
}

impl BadBreakKind {
    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::StrandedHeading => "stranded-heading",
            Self::StrandedHead => "stranded-head",
            Self::LoneLine => "lone-line",
        }
    }
}

/// Every page of `extraction` that ends where no page should; none can be told where the words
/// read are not the document's.
#[must_use]
pub fn bad_breaks(document: &Document, extraction: &Extraction) -> Vec<BadBreak> {
    let lines = document.lines();
    let printed = print_lines(&lines, extraction).unwrap_or_default();
    let mut bad = Vec::new();
    for (at, pair) in printed.windows(2).enumerate() {
        let [last, first] = pair else { continue };
        if last.page == first.page {
            continue;
        }
        let (line, next) = (&lines[last.owner], &lines[first.owner]);
        let alone = || {
            let of = |print: &PrintLine| print.owner == last.owner;
            let before = printed[..=at]
                .iter()
                .rev()
                .take_while(|it| of(it) && it.page == last.page);
            let after = printed[at + 1..].iter().take_while(|it| of(it));
            before.count() == 1 || after.count() == 1
        };
        let is_head = |kind| {
            matches!(kind, LineKind::Title { .. } | LineKind::Facts | LineKind::Link)
        };
        let next_begins =
            matches!(next.kind, LineKind::Heading(_) | LineKind::Title { nested: false });
        let kind = match line.kind {
            LineKind::Heading(_) => BadBreakKind::StrandedHeading,
            // An entry that is all head may end a page.
            kind if is_head(kind) && last.owner != first.owner && !next_begins => {
                BadBreakKind::StrandedHead
            }
            kind if is_head(kind) && last.owner == first.owner => {
                BadBreakKind::StrandedHead
            }
            LineKind::Paragraph | LineKind::Item | LineKind::Fields
                if last.owner == first.owner && alone() =>
            {
                BadBreakKind::LoneLine
            }
            _ => continue,
        };
        bad.push(BadBreak { page: last.page, kind, field: line.origin().cloned() });
    }
    bad
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

/// How many lines of print are on the last page.
pub(super) fn lines_of_last_page(extraction: &Extraction) -> usize {
    let Some(last) = extraction.pages().last() else { return 0 };
    let lines = extraction.lines(ReadingOrder::Visual);
    lines.iter().filter(|line| line.page == last.number).count()
}

/// How many glyphs are on the last page.
pub(super) fn glyphs_of_last_page(extraction: &Extraction) -> usize {
    let Some(last) = extraction.pages().last() else { return 0 };
    extraction.glyphs().iter().rev().take_while(|glyph| glyph.page == last.number).count()
}
