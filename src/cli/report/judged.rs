//! A file that rules were run on, and what a report about it must know.

use crate::cli::failure::Failure;
use crate::diag::{Diagnostic, Location, Severity};
use crate::explain::Explanation;
use crate::finding::Place;
use crate::registry::{self, RuleFindings};
use crate::resume::Source;

/// What findings of each severity are called, the gravest first: a heading for several, and a word
/// after their number.
pub(in crate::cli) type Groups = [(Severity, &'static str, &'static str); 3];

/// The outcome of running rules on a file.
pub(in crate::cli) trait Report {
    /// What its findings are called by their severity.
    const GROUPS: Groups;

    /// What is printed if there are none.
    const CLEAN: &'static str;

    /// The findings, the gravest first.
    fn findings(&self) -> &[Diagnostic];

    /// The rules to attend to first.
    fn first(&self) -> Vec<RuleFindings<'_>>;

    /// A word for the whole, if there is one.
    fn verdict(&self) -> Option<&'static str> {
        None
    }

    /// How large the file is, as in `2 pages`.
    fn size(&self) -> String;

    /// The text that places in JSON refer to.
    fn source(&self) -> Option<&Source> {
        None
    }

    /// The explanations of all rules, in their order.
    fn rules() -> Vec<Explanation>;
}

/// A file, and the report about it.
pub(in crate::cli) struct Judged<R> {
    /// Its name in reports.
    pub(in crate::cli) name: String,
    /// Why there is no report, if it could not be read.
    pub(in crate::cli) outcome: Result<R, Failure>,
}

impl<R: Report> Judged<R> {
    /// The place of a finding: a line and column of the file, as in `resume.json:3:20`, or a part
    /// of a page, as in `page 1 at 72, 130 pt`; nothing for the whole file.
    pub(in crate::cli) fn place(&self, location: &Location) -> Option<String> {
        let source = self.outcome.as_ref().ok().and_then(Report::source);
        match location {
            Location::Pdf { .. } => Place::new(location, None).path,
            Location::Json { .. } => {
                let (line, column) = Place::new(location, source).start?;
                Some(format!("{}:{line}:{column}", self.name))
            }
            _ => None,
        }
    }
}

/// As in `2 pages; 1 lost, 3 at risk, 2 could be better`.
pub(super) fn counts<R: Report>(report: &R) -> String {
    let counts: Vec<String> = R::GROUPS
        .iter()
        .map(|(severity, _, word)| (registry::count(report.findings(), *severity), word))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    let counts =
        if counts.is_empty() { "no findings".to_owned() } else { counts.join(", ") };
    format!("{}; {counts}", report.size())
}
