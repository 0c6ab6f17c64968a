//! What a report comes to: a word for the whole, and the rules to attend to first.

use super::{Report, rule};
use crate::diag::{Code, Diagnostic, Severity};

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

/// All findings of one rule in a report; never empty.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleFindings<'r> {
    /// The rule.
    pub code: Code,
    /// Its findings, the gravest first.
    pub findings: Vec<&'r Diagnostic>,
}

/// The maximum number of rules that are named to be attended to first.
const MAX_FIRST: usize = 3;

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
        let mut all: Vec<RuleFindings<'_>> = Vec::new();
        for found in &self.findings {
            match all.iter_mut().find(|it| it.code == found.code) {
                Some(own) => own.findings.push(found),
                None => {
                    all.push(RuleFindings { code: found.code, findings: vec![found] });
                }
            }
        }
        all
    }

    /// The rules to attend to first, at most three: errors before warnings, then what is known
    /// best, then what is found most often. Notes are never among them.
    #[must_use]
    pub fn first(&self) -> Vec<RuleFindings<'_>> {
        let mut all = self.by_rule();
        let severity =
            |own: &RuleFindings<'_>| own.findings.first().map(|it| it.severity);
        all.retain(|own| severity(own) > Some(Severity::Note));
        all.sort_by_key(|own| {
            let grade = rule(own.code.id).map(super::Rule::grade);
            let count = std::cmp::Reverse(own.findings.len());
            (std::cmp::Reverse(severity(own)), grade, count)
        });
        all.truncate(MAX_FIRST);
        all
    }
}
