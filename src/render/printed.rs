//! Where the lines of a document were printed: how many printed lines each takes, and which pages
//! end in the wrong place.

use super::press::{Press, Printed};
use crate::diag::{Diagnostic, Findings, JsonPointer};
use crate::document::{Document, Line, LineKind};
use crate::extract::{Extraction, ReadingOrder};
use crate::geom::PageNumber;
use crate::layout::LAYOUT_FAILED;
use crate::text;
use crate::verify::Breakable;

/// How thoroughly a printed PDF is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Its words and places.
    Words,
    /// All that the proof covers. What a bundled layout paints is known, so its pages are not
    /// looked at.
    Proof,
    /// All that the proof covers, and its pages are looked at, whatever the layout.
    Look,
}

/// Reads the PDF among the printed files.
///
/// # Errors
/// A finding if it cannot be read: a layout can produce more pages, or draw more, than are read.
pub(super) fn read_back(
    press: &dyn Press,
    printed: &Printed,
    reading: Reading,
) -> Result<Extraction, Findings> {
    // Without a PDF there is nothing to read, which is the reader's error to report.
    let pdf = printed.pdf().unwrap_or_default();
    let layout = press.layout();
    let read = match reading {
        Reading::Words if layout.is_trusted() => Extraction::read_own(pdf),
        Reading::Words => Extraction::read(pdf),
        Reading::Proof if layout.is_bundled() => Extraction::read_own(pdf),
        Reading::Proof | Reading::Look => Extraction::examine(pdf),
    };
    read.map_err(|error| {
        let message = format!("the output of the layout cannot be proved: {error}");
        Diagnostic::error(LAYOUT_FAILED, press.layout().place(None), message).into()
    })
}

/// A printed line: the line of the document it belongs to, as an index, and its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct PrintLine {
    owner: usize,
    page: PageNumber,
}

/// The printed lines in reading order; a printed line with words of several of the document's
/// lines is several. `None` if the words that were read are not those of the document.
fn print_lines(lines: &[Line<'_>], extraction: &Extraction) -> Option<Vec<PrintLine>> {
    // The line of each word of the document.
    let mut owners = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let marker = usize::from(matches!(line.kind, LineKind::Item { .. }));
        let words = text::words(&line.text()).count() + marker;
        owners.extend(std::iter::repeat_n(at, words));
    }
    let read = extraction.lines_as_drawn(ReadingOrder::PageContent);
    let words = Breakable::of(lines).read(&read);
    if words.len() != owners.len() {
        return None;
    }
    let mut printed: Vec<(usize, PrintLine)> = Vec::new();
    for (word, &owner) in words.iter().zip(&owners) {
        for number in word.first_line..=word.last_line {
            let is_new = printed
                .last()
                .is_none_or(|(last, line)| (*last, line.owner) != (number, owner));
            if is_new {
                let page = read.get(number)?.page;
                printed.push((number, PrintLine { owner, page }));
            }
        }
    }
    Some(printed.into_iter().map(|(_, line)| line).collect())
}

/// How many printed lines each line of the document takes, in their order.
fn lines_taken(lines: &[Line<'_>], extraction: &Extraction) -> Option<Vec<usize>> {
    let mut taken = vec![0; lines.len()];
    for line in print_lines(lines, extraction)? {
        taken[line.owner] += 1;
    }
    Some(taken)
}

/// A page break where there should be none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadBreak {
    /// The page that ends at the break.
    pub page: PageNumber,
    /// What is wrong with it.
    pub kind: BadBreakKind,
    /// The field before the break; `None` for a heading.
    pub field: Option<JsonPointer>,
}

/// What is wrong with a page break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadBreakKind {
    /// The heading of a section is the last line of its page.
    StrandedHeading,
    /// The head of an entry is separated from its content.
    StrandedHead,
    /// One line of a paragraph or bullet stands alone on one side of the break.
    LoneLine,
}

impl BadBreakKind {
    /// Its name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::StrandedHeading => "stranded-heading",
            Self::StrandedHead => "stranded-head",
            Self::LoneLine => "lone-line",
        }
    }
}

/// Every page break of `extraction` where there should be none. Empty if the words that were read
/// are not those of the document, since then no line can be located.
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
        let is_head = |kind| matches!(kind, LineKind::Title { .. } | LineKind::Facts);
        let next_begins = match next.kind {
            LineKind::Heading(_) | LineKind::Title { nested: false } => true,
            // Some entries are one line of facts.
            LineKind::Facts => line.kind == LineKind::Facts,
            _ => false,
        };
        let kind = match line.kind {
            LineKind::Heading(_) => BadBreakKind::StrandedHeading,
            // An entry without content may end a page.
            kind if is_head(kind) && last.owner != first.owner && !next_begins => {
                BadBreakKind::StrandedHead
            }
            kind if is_head(kind) && last.owner == first.owner => {
                BadBreakKind::StrandedHead
            }
            LineKind::Paragraph | LineKind::Item { .. } | LineKind::Fields
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

/// The last bullets of lists that stand at the top of a page without the one before them, by
/// their fields.
pub(super) fn stranded_ends(
    document: &Document,
    extraction: &Extraction,
) -> Vec<JsonPointer> {
    let lines = document.lines();
    let printed = print_lines(&lines, extraction).unwrap_or_default();
    let is_item = |at: usize| {
        lines.get(at).is_some_and(|it| matches!(it.kind, LineKind::Item { .. }))
    };
    let mut ends = Vec::new();
    for pair in printed.windows(2) {
        let [last, first] = pair else { continue };
        let at = first.owner;
        let is_end = is_item(at) && is_item(last.owner) && !is_item(at + 1);
        if last.page != first.page && last.owner != at && is_end {
            ends.extend(lines[at].origin().cloned());
        }
    }
    ends
}

/// A bullet, and how many printed lines it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PrintedItem {
    /// The field.
    pub(super) origin: JsonPointer,
    /// How many printed lines it takes.
    pub(super) lines: usize,
}

/// Every bullet that came from a field, in reading order; the bullets of one field count as one.
pub(super) fn items(document: &Document, extraction: &Extraction) -> Vec<PrintedItem> {
    let lines = document.lines();
    let Some(taken) = lines_taken(&lines, extraction) else { return Vec::new() };
    let mut items: Vec<PrintedItem> = Vec::new();
    for (line, taken) in lines.iter().zip(taken) {
        let is_item = matches!(line.kind, LineKind::Item { .. });
        let Some(origin) = line.origin().filter(|_| is_item) else { continue };
        match items.last_mut().filter(|last| last.origin == *origin) {
            Some(last) => last.lines += taken,
            None => items.push(PrintedItem { origin: origin.clone(), lines: taken }),
        }
    }
    items
}

/// How many printed lines are on the last page.
pub(super) fn lines_of_last_page(extraction: &Extraction) -> usize {
    let Some(last) = extraction.pages().last() else { return 0 };
    let lines = extraction.lines_as_drawn(ReadingOrder::Visual);
    lines.iter().filter(|line| line.page == last.number).count()
}

/// How many glyphs are on the last page.
pub(super) fn glyphs_of_last_page(extraction: &Extraction) -> usize {
    let Some(last) = extraction.pages().last() else { return 0 };
    extraction.glyphs().iter().rev().take_while(|glyph| glyph.page == last.number).count()
}
