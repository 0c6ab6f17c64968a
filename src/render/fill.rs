//! Warns about a nearly empty last page, and finds the setting that pulls it in.

use std::num::NonZeroUsize;

use super::press::Press;
use super::proved::Proved;
use super::{fit, printed};
use crate::diag::{Code, Diagnostic, Location};
use crate::document::Document;
use crate::export::ExportOptions;
use crate::geom::PageNumber;
use crate::text;

/// The last page is nearly empty.
const NEARLY_EMPTY_PAGE: Code = Code::new("T009", "nearly-empty-page");

/// A last page of fewer lines looks like a mistake.
const HANDFUL: usize = 5;

/// More glyphs than a printed line has.
const LONGEST_LINE: usize = 300;

/// A warning if the last of several pages has fewer than a handful of lines. With a press to try
/// it on, the hint names the setting that pulls them in.
pub(super) fn nearly_empty(
    document: &Document,
    tries: Option<&dyn Press>,
    proved: &Proved,
) -> Option<Diagnostic> {
    let fewer = NonZeroUsize::new(proved.printed.pages.checked_sub(1)?)?;
    // Counting lines is slow, and most pages are full.
    if printed::glyphs_of_last_page(&proved.extraction) > HANDFUL * LONGEST_LINE {
        return None;
    }
    let last = printed::lines_of_last_page(&proved.extraction);
    if last >= HANDFUL {
        return None;
    }
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
