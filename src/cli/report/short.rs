//! Reports with a line for each finding, as editors and `grep` like it.

use std::fmt::Write;

use super::judged::{Judged, Report};
use crate::diag::{Diagnostic, Location};

/// A line for each finding.
pub(in crate::cli) fn short<R: Report>(judged: &[Judged<R>], quiet: bool) -> String {
    let mut out = String::new();
    for one in judged {
        let Ok(report) = &one.outcome else { continue };
        let shown = report.findings().iter().filter(|it| !quiet || it.is_error());
        for Diagnostic { code, severity, message, location, hints } in shown {
            let place = one.place(location);
            // A place in the source names its file.
            let place = match (place, location) {
                (Some(place), Location::Json { .. }) => place,
                (Some(place), _) => format!("{}: {place}", one.name),
                (None, _) => one.name.clone(),
            };
            // Writing to a string cannot fail.
            _ = write!(out, "{place}: {}[{code}]: {message}", severity.name());
            if !hints.is_empty() {
                _ = write!(out, " ({})", hints.join("; "));
            }
            out.push('\n');
        }
    }
    out
}
