//! How full the last page is: printed pages come in, a warning goes out where the last holds
//! next to nothing, with the setting that pulls it in.

use std::num::NonZeroUsize;

use super::press::Press;
use super::{Proved, fit, printed};
use crate::diag::{Code, Diagnostic, Location};
use crate::document::Document;
use crate::export::ExportOptions;
use crate::geom::PageNumber;

/// The last page is next to empty.
const NEARLY_EMPTY_PAGE: Code = Code::new("T009", "nearly-empty-page");

/// Fewer lines than these on a last page look like a mistake.
const HANDFUL: usize = 5;

/// More glyphs than there are on a line of print.
const LONGEST_LINE: usize = 300;

/// A warning if the last of several pages holds fewer than a handful of lines; with a press to
/// try it on, its hint says what pulls them in.
pub(super) fn nearly_empty(
    document: &Document,
    tries: Option<&dyn Press>,
    proved: &Proved,
) -> Option<Diagnostic> {
    let fewer = NonZeroUsize::new(proved.printed.pages.checked_sub(1)?)?;
    // Most pages are full, and need no counting of lines.
    if printed::glyphs_of_last_page(&proved.extraction) > HANDFUL * LONGEST_LINE {
        return None;
    }
    let last = printed::lines_of_last_page(&proved.extraction);
    if last >= HANDFUL {
        return None;
    }
    let page = PageNumber::from_index(fewer.get());
    let holds = if last == 1 { "1 line".to_owned() } else { format!("{last} lines") };
    let message = format!("the last page, page {page}, holds {holds}");
    let at = Location::Pdf { page, rect: None };
    let warning = Diagnostic::warning(NEARLY_EMPTY_PAGE, at, message);
    let Some(press) = tries else {
        return Some(
            warning.hint(format!("`--pages {fewer}` pulls it in or says what to cut")),
        );
    };
    let export = ExportOptions::default();
    let (_, fit) = fit::fit(document, press, &proved.looks, fewer, &export).ok()?;
    let hint = if fit.is_reached() {
        format!("`--pages {fewer}` pulls it in: {}", fit.changes)
    } else {
        format!("no choice of looks pulls it in; `--pages {fewer}` says what to cut")
    };
    Some(warning.hint(hint))
}
