//! Fills or warns about a nearly empty last page, and finds the setting that pulls it in.

use std::num::NonZeroUsize;

use super::press::{Press, Wanted};
use super::proved::{Printer, Proved};
use super::{fit, printed, tightness};
use crate::diag::{Code, Diagnostic, Findings, Location};
use crate::document::Document;
use crate::export::ExportOptions;
use crate::geom::PageNumber;
use crate::layout::LayoutOptions;
use crate::text;

/// The last page is nearly empty.
const NEARLY_EMPTY_PAGE: Code = Code::new("T009", "nearly-empty-page");

/// A last page of fewer lines looks like a mistake.
const HANDFUL: usize = 5;

/// More glyphs than a printed line has.
const LONGEST_LINE: usize = 300;

/// How many lines are on the last of several pages, if they are fewer than `most`.
fn few_lines(proved: &Proved, most: usize) -> Option<usize> {
    // Counting lines is slow, and most pages are full.
    if proved.printed.pages < 2
        || printed::glyphs_of_last_page(&proved.extraction) > most * LONGEST_LINE
    {
        return None;
    }
    let lines = printed::lines_of_last_page(&proved.extraction);
    (lines < most).then_some(lines)
}

/// The pages and their proof, with one step less space if that pulls in a last page of few lines;
/// with the warnings about them, and a note that says so.
pub(super) fn proved_and_filled(
    printer: &Printer<'_>,
    looks: &LayoutOptions,
) -> (Result<Proved, Findings>, Findings) {
    let sparing = tightness::denser(looks).is_some();
    let sparing = Wanted { sparing, ..printer.wanted };
    let first = printer.print(looks, &sparing);
    let spared = first.output.as_ref().ok().filter(|printed| printed.files.is_empty());
    let Some(pages) = spared.map(|printed| printed.pages) else {
        return printer.proved_from(looks, first);
    };
    match pulled_in(printer, looks, pages) {
        Some((tighter, warnings)) => (Ok(tighter), warnings),
        None => printer.proved(looks),
    }
}

/// The document on fewer than `pages`, if one step of density is enough.
fn pulled_in(
    printer: &Printer<'_>,
    looks: &LayoutOptions,
    pages: usize,
) -> Option<(Proved, Findings)> {
    let denser = tightness::denser(looks)?;
    let pulled = printer.print(&denser, &printer.wanted);
    // An attempt in vain is not proved.
    pulled.output.as_ref().ok().filter(|printed| printed.pages < pages)?;
    let (output, mut warnings) = printer.proved_from(&denser, pulled);
    let tighter = output.ok()?;
    if tighter.printed.pages >= pages || !tighter.verification.is_faithful() {
        return None;
    }
    let pages = text::counted(tighter.printed.pages, "page");
    let changes = tightness::changes(looks, &denser);
    let message = format!("fits on {pages} with {changes}");
    let note = Diagnostic::note(fit::FITTED, Location::Nowhere, message);
    warnings.push(note.hint("use `--pages any` to keep the spacing as it is"));
    Some((tighter, warnings))
}

/// A warning if the last of several pages has fewer than a handful of lines. With a press to try
/// it on, the hint names the setting that pulls them in.
pub(super) fn nearly_empty(
    document: &Document,
    tries: Option<&dyn Press>,
    proved: &Proved,
) -> Option<Diagnostic> {
    let last = few_lines(proved, HANDFUL)?;
    let fewer = NonZeroUsize::new(proved.printed.pages.checked_sub(1)?)?;
    let page = PageNumber::from_index(fewer.get());
    let lines = text::counted(last, "line");
    let message = format!("the last page, page {page}, has only {lines}");
    let at = Location::Pdf { page, rect: None };
    let warning = Diagnostic::warning(NEARLY_EMPTY_PAGE, at, message);
    let Some(press) = tries else {
        let pages = text::counted(fewer.get(), "page");
        return Some(warning.hint(format!(
            "use `--pages {fewer}` to fit the résumé on {pages} or to list what to remove"
        )));
    };
    let export = ExportOptions::default();
    let (_, fit) = fit::fit(document, press, &proved.looks, fewer, &export).ok()?;
    let hint = if fit.is_reached() {
        format!("use `--pages {fewer}`, which fits it with {}", fit.changes)
    } else {
        format!(
            "no setting fits it on fewer pages: list what to remove with `--pages {fewer}`"
        )
    };
    Some(warning.hint(hint))
}
