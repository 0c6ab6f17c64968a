//! What a report comes to: a word for the whole, and the rules to attend to first.

use super::Report;
use super::options::Checks;
use crate::diag::Severity;
use crate::registry::{self, RuleFindings};

/// What a report comes to, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Nothing is known to go wrong, though something may be better.
    Ok,
    /// Some readers may lose text, or put it into other fields.
    Risk,
    /// Text is lost.
    Lost,
}

impl Verdict {
    /// `OK`, `RISK` or `LOST`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Risk => "RISK",
            Self::Lost => "LOST",
        }
    }
}

impl Report {
    /// What the report comes to.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self.findings.iter().map(|found| found.severity).max() {
            Some(Severity::Error) => Verdict::Lost,
            Some(Severity::Warning) => Verdict::Risk,
            Some(Severity::Note) | None => Verdict::Ok,
        }
    }

    /// The findings by rule, in the order of the gravest of each.
    #[must_use]
    pub fn by_rule(&self) -> Vec<RuleFindings<'_>> {
        registry::by_rule(&self.findings)
    }

    /// The rules to attend to first, at most three: errors before warnings, then what is known
    /// best, then what is found most often. Notes are never among them.
    #[must_use]
    pub fn first(&self) -> Vec<RuleFindings<'_>> {
        registry::first::<Checks>(&self.findings)
    }
}
