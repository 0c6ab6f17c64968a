//! What reports of `check` call things, and the summary of several.

use std::fmt::Write;

use crate::check::{RULES, Report, Verdict};
use crate::cli::report::{self, Groups, Judged};
use crate::diag::{Diagnostic, Severity};
use crate::explain::Explanation;
use crate::registry::RuleFindings;

impl report::Report for Report {
    const GROUPS: Groups = [
        (Severity::Error, "What is lost", "lost"),
        (Severity::Warning, "What is at risk", "at risk"),
        (Severity::Note, "What could be better", "could be better"),
    ];

    const CLEAN: &'static str = "No known problems found.";

    fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    fn first(&self) -> Vec<RuleFindings<'_>> {
        self.first()
    }

    fn verdict(&self) -> Option<&'static str> {
        Some(self.verdict().name())
    }

    fn size(&self) -> String {
        super::super::counted(self.pages, "page", "pages")
    }

    fn rules() -> Vec<Explanation> {
        RULES.iter().map(|rule| rule.explanation()).collect()
    }
}

/// How many of several files there are of each verdict.
pub(super) fn summary(checked: &[Judged<Report>]) -> String {
    let reports: Vec<&Report> =
        checked.iter().filter_map(|one| one.outcome.as_ref().ok()).collect();
    let count = |verdict| reports.iter().filter(|it| it.verdict() == verdict).count();
    let (lost, risk) = (count(Verdict::Lost), count(Verdict::Risk));
    let failed = checked.len() - reports.len();
    let mut out = format!(
        "{} files: {lost} with losses, {risk} more at risk, {} without either",
        checked.len(),
        reports.len() - lost - risk,
    );
    if failed > 0 {
        // Writing to a string cannot fail.
        _ = write!(out, ", {failed} could not be read");
    }
    out + "\n"
}
