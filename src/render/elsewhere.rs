//! The way out where a proof fails: another layout in which it holds.

use super::{Fit, Press, RenderOptions, render_with};
use crate::diag::{Code, Diagnostic, Location};
use crate::document::Document;

/// The proof holds in another layout.
const PROVED_ELSEWHERE: Code = Code::new("T017", "proved-elsewhere");

/// A note that names the first of these layouts in which the document is proved.
pub(crate) fn proved_elsewhere<'p>(
    document: &Document,
    presses: impl Iterator<Item = &'p (dyn Press + 'p)>,
    options: &RenderOptions,
) -> Option<Diagnostic> {
    let options =
        RenderOptions { formats: Vec::new(), try_tighter: false, ..options.clone() };
    let proves = |press: &&(dyn Press + 'p)| {
        let rendered = render_with(document.clone(), *press, &options).output;
        rendered.is_ok_and(|rendered| {
            let fits = rendered.fit.as_ref().is_none_or(Fit::is_reached);
            rendered.verification.is_faithful() && fits
        })
    };
    let mut presses = presses;
    let press = presses.find(proves)?;
    let name = press.layout().name();
    let message = format!("the proof holds in the layout `{name}`");
    let note = Diagnostic::note(PROVED_ELSEWHERE, Location::Nowhere, message);
    Some(note.hint(format!("use `--layout {name}`")))
}
