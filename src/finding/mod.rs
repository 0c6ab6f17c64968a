//! Findings on their way from the stage that reports them to whoever shows them.
//!
//! A [`Diagnostic`] names its place by structure; to show it by line and column one needs the
//! text it is about, and a run reads several: résumé, variant, settings, posting. A [`Finding`]
//! keeps both together, and a [`Log`] collects the findings of a run, so that stages report
//! without knowing who listens.

mod place;
mod record;

use std::sync::Arc;

use crate::diag::{Diagnostic, Findings, Severity, Warned};
use crate::resume::Source;

pub use place::Place;
#[cfg(feature = "cli")]
pub(crate) use place::plain;
pub use record::Record;

/// A finding with the text it is about.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The finding.
    pub diagnostic: Diagnostic,
    /// The text that places in JSON refer to; `None` where there is none.
    pub source: Option<Arc<Source>>,
}

impl Finding {
    /// A finding that is about no text.
    #[must_use]
    pub fn without_source(diagnostic: Diagnostic) -> Self {
        Self { diagnostic, source: None }
    }

    /// How much it weighs.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.diagnostic.severity
    }
}

/// The number of findings of each severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

impl Counts {
    /// Counts one more finding.
    pub fn add(&mut self, severity: Severity) {
        *match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Note => &mut self.notes,
        } += 1;
    }
}

impl Extend<Severity> for Counts {
    fn extend<T: IntoIterator<Item = Severity>>(&mut self, severities: T) {
        severities.into_iter().for_each(|severity| self.add(severity));
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
    }
}

impl FromIterator<Severity> for Counts {
    fn from_iter<T: IntoIterator<Item = Severity>>(severities: T) -> Self {
        let mut counts = Self::default();
        counts.extend(severities);
        counts
    }
}

/// Errors were reported, so there is no result. Only [`Log::stop`] makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Stopped(());

/// The findings of a run, in the order in which its stages reported them.
#[derive(Debug, Default)]
pub struct Log {
    findings: Vec<Finding>,
    details: Vec<String>,
    is_strict: bool,
    has_raised: bool,
}

impl Log {
    /// An empty log; if `strict`, every warning that is reported becomes an error.
    #[must_use]
    pub fn new(strict: bool) -> Self {
        Self { is_strict: strict, ..Self::default() }
    }

    /// Reports findings about `source`.
    pub fn report(
        &mut self,
        findings: impl IntoIterator<Item = Diagnostic>,
        source: Option<&Arc<Source>>,
    ) {
        for mut diagnostic in findings {
            if self.is_strict && diagnostic.severity == Severity::Warning {
                diagnostic.severity = Severity::Error;
                self.has_raised = true;
            }
            self.findings.push(Finding { diagnostic, source: source.cloned() });
        }
    }

    /// Adds a line for people who ask for details of the run.
    pub fn detail(&mut self, line: String) {
        self.details.push(line);
    }

    /// The lines for people who ask for details of the run.
    #[must_use]
    pub fn details(&self) -> &[String] {
        &self.details
    }

    /// Reports findings about `source` that leave nothing to go on with.
    pub fn stop(
        &mut self,
        errors: impl IntoIterator<Item = Diagnostic>,
        source: Option<&Arc<Source>>,
    ) -> Stopped {
        self.report(errors, source);
        Stopped(())
    }

    /// Adds the findings of another log.
    pub fn take_over(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.findings.extend(findings);
    }

    /// The result of a stage; its findings, which are about `source`, are reported.
    ///
    /// # Errors
    /// If the stage failed.
    pub fn take<T>(
        &mut self,
        result: Warned<Result<T, Findings>>,
        source: Option<&Arc<Source>>,
    ) -> Result<T, Stopped> {
        let Warned { output, warnings } = result;
        self.report(warnings, source);
        output.map_err(|errors| self.stop(errors, source))
    }

    /// Whether an error was reported.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.diagnostic.is_error())
    }

    /// Whether a warning became an error.
    #[must_use]
    pub fn has_raised(&self) -> bool {
        self.has_raised
    }

    /// The findings so far.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The findings.
    #[must_use]
    pub fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Code, Location};

    const CODE: Code = Code::new("X999", "test");

    fn warning() -> Diagnostic {
        Diagnostic::warning(CODE, Location::Nowhere, "it is doubtful")
    }

    #[test]
    fn a_strict_log_raises_warnings_and_nothing_else() {
        for (strict, severity) in [(false, Severity::Warning), (true, Severity::Error)] {
            let mut log = Log::new(strict);
            let note = Diagnostic::note(CODE, Location::Nowhere, "it is so");
            log.report([note], None);
            assert!(!log.has_raised());
            log.report([warning()], None);
            assert_eq!((log.has_raised(), log.has_errors()), (strict, strict));
            let severities: Vec<Severity> =
                log.findings().iter().map(Finding::severity).collect();
            assert_eq!(severities, [Severity::Note, severity]);
        }
    }

    #[test]
    fn a_stage_that_fails_reports_its_warnings_and_errors() {
        let mut log = Log::default();
        let error = Diagnostic::error(CODE, Location::Nowhere, "it is wrong");
        let failed: Warned<Result<(), Findings>> =
            Warned { output: Err(error.into()), warnings: warning().into() };
        assert!(log.take(failed, None).is_err());
        let counts: Counts = log.findings().iter().map(Finding::severity).collect();
        assert_eq!(counts, Counts { errors: 1, warnings: 1, notes: 0 });
        let warned = Warned { output: Ok(7), warnings: warning().into() };
        assert_eq!(log.take(warned, None), Ok(7));
    }
}
