//! The parts of a rule: its code, its explanation, the evidence for it, and a detector that takes
//! a [`Subject`] and returns what it found.

use std::borrow::Cow;

use super::Subject;
use crate::codes::{Explanation, Part};
use crate::diag::{Code, Severity};
use crate::geom::{PageNumber, Rect};

pub(super) use crate::text::quote;

/// One thing that is checked in a PDF.
#[derive(Debug)]
pub struct Rule {
    /// Its code and name. Codes of rules have two digits, those of other findings three.
    pub code: Code,
    /// The severity of its findings: an error is text that is lost, a warning text at risk, a
    /// note something that could be better.
    pub severity: Severity,
    /// The problem, in one sentence.
    pub summary: &'static str,
    /// What it checks.
    pub checks: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// What it finds, by example.
    pub example: &'static str,
    /// How to fix it.
    pub fix: &'static str,
    /// What is known about the problem, strongest first. Only what vendors document or what was
    /// measured can be an error.
    pub evidence: &'static [Evidence],
    /// Finds the problem.
    pub(super) detect: fn(&Subject<'_>) -> Vec<Found>,
}

/// A fact about a rule's problem, with its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence(pub Grade, pub &'static str);

/// The kind of a source, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// A vendor's own documentation, or the output of a vendor's parser.
    Vendor,
    /// A measurement that can be repeated.
    Measured,
    /// The source code of another tool.
    Peer,
    /// Advice of career offices.
    Career,
    /// A law or standard.
    Standard,
    /// A claim of others, unverified.
    Secondary,
    /// Our own judgement.
    House,
}

impl Grade {
    /// The grade as explanations name it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Vendor => "vendor",
            Self::Measured => "measured",
            Self::Peer => "peer",
            Self::Career => "career office",
            Self::Standard => "standard",
            Self::Secondary => "unverified",
            Self::House => "house rule",
        }
    }
}

impl Rule {
    /// The best grade of its evidence.
    #[must_use]
    pub fn grade(&self) -> Grade {
        self.evidence.iter().map(|evidence| evidence.0).min().unwrap_or(Grade::House)
    }

    /// The rule explained, as `vitae explain` shows it.
    #[must_use]
    pub fn explanation(&self) -> Explanation {
        let evidence = self.evidence.iter();
        let evidence =
            evidence.map(|Evidence(grade, source)| format!("{}: {source}", grade.name()));
        Explanation {
            code: self.code,
            severities: vec![self.severity],
            summary: self.summary.to_owned(),
            parts: vec![
                Part::new("What it checks", self.checks),
                Part::new("Why it matters", self.why),
                Part::new("Example", self.example),
                Part::new("How to fix it", self.fix),
                Part { heading: "Evidence", paragraphs: evidence.collect() },
            ],
        }
    }
}

/// One problem that a rule found.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// The page, and the place on it.
    pub place: Option<(PageNumber, Option<Rect>)>,
    /// One fact: lower case, no full stop, the thing in backticks.
    pub message: String,
    /// What to do about it.
    pub hint: Option<Cow<'static, str>>,
    /// The severity, where it differs from the rule's.
    pub severity: Option<Severity>,
}

impl Found {
    /// A problem of the whole file.
    pub(super) fn file(message: impl Into<String>) -> Self {
        Self { place: None, message: message.into(), hint: None, severity: None }
    }

    /// A problem of a page.
    pub(super) fn page(page: PageNumber, message: impl Into<String>) -> Self {
        Self { place: Some((page, None)), ..Self::file(message) }
    }

    /// A problem at a place on a page.
    pub(super) fn at(page: PageNumber, rect: Rect, message: impl Into<String>) -> Self {
        Self { place: Some((page, Some(rect))), ..Self::file(message) }
    }

    /// Adds what to do about it, as an imperative.
    pub(super) fn hint(mut self, hint: impl Into<Cow<'static, str>>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Sets a severity other than the rule's.
    pub(super) fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }
}
