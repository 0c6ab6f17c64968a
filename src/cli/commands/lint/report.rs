//! What reports of `lint` call things, and the table of themes.

use std::fmt::Write;

use super::linted::Linted;
use crate::cli::commands::counted;
use crate::cli::report::{Groups, Judged, Report};
use crate::diag::{Diagnostic, Severity};
use crate::explain::Explanation;
use crate::lint::{Lints, RULES};
use crate::registry::{self, RuleFindings};
use crate::resume::Source;

impl Report for Linted {
    const GROUPS: Groups = [
        (Severity::Error, "What must not be sent", "not to be sent"),
        (Severity::Warning, "What weakens it", "weak"),
        (Severity::Note, "What could be better", "could be better"),
    ];

    const CLEAN: &'static str = "No advice.";

    fn findings(&self) -> &[Diagnostic] {
        &self.report.findings
    }

    fn first(&self) -> Vec<RuleFindings<'_>> {
        registry::first::<Lints>(&self.report.findings)
    }

    fn size(&self) -> String {
        let bullets = counted(self.report.bullets, "bullet", "bullets");
        format!("{bullets}, {}", counted(self.report.words, "word", "words"))
    }

    fn source(&self) -> Option<&Source> {
        self.source.as_deref()
    }

    fn rules() -> Vec<Explanation> {
        RULES.iter().map(|rule| rule.explanation()).collect()
    }
}

/// How many places of bullets are named for each theme.
const MAX_PLACES: usize = 5;

/// The themes of the role, each with the places of the bullets that show it; nothing without a
/// role.
pub(super) fn themes(judged: &[Judged<Linted>]) -> String {
    let mut out = String::new();
    for one in judged {
        let Ok(linted) = &one.outcome else { continue };
        let themes = &linted.report.themes;
        if themes.is_empty() {
            continue;
        }
        // Writing to a string cannot fail.
        _ = writeln!(out, "\nThemes of {} roles", linted.options.role.name());
        let width = themes.iter().map(|theme| theme.name.len()).max().unwrap_or_default();
        for theme in themes {
            let count = theme.bullets.len();
            _ = write!(out, "  {:width$}  ", theme.name);
            if count == 0 {
                out.push_str("no bullet\n");
                continue;
            }
            let places = theme.bullets.iter().take(MAX_PLACES);
            let places: Vec<String> = places.filter_map(|it| one.place(it)).collect();
            out.push_str(&counted(count, "bullet: ", "bullets: "));
            out.push_str(&places.join(", "));
            out.push_str(if count > MAX_PLACES { ", …\n" } else { "\n" });
        }
    }
    out
}
