//! The parts of a rule: its code, its explanation, the evidence for it, and a detector that
//! returns what it found.

use std::borrow::Cow;

use crate::codes::{Explanation, Part};
use crate::diag::{Code, Location, Severity};
use crate::geom::{PageNumber, Rect};

/// One thing that is checked; `D` is the detector, which depends on what is looked at.
#[derive(Debug)]
pub struct Rule<D> {
    /// Its code and name. Codes of rules have two digits, those of other findings three.
    pub code: Code,
    /// The severity of its findings. Of a PDF, an error is text that is lost and a warning text at
    /// risk; of the writing, an error must not be sent and a warning weakens it. A note could be
    /// better.
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
    pub(crate) detect: D,
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

impl<D> Rule<D> {
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
pub(crate) struct Found {
    /// Where it is.
    pub(crate) location: Location,
    /// One fact: lower case, no full stop, the thing in backticks.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) hint: Option<Cow<'static, str>>,
    /// The severity, where it differs from the rule's.
    pub(crate) severity: Option<Severity>,
}

impl Found {
    /// A problem at a place.
    pub(crate) fn new(location: Location, message: impl Into<String>) -> Self {
        Self { location, message: message.into(), hint: None, severity: None }
    }

    /// A problem of the whole file.
    pub(crate) fn file(message: impl Into<String>) -> Self {
        Self::new(Location::Nowhere, message)
    }

    /// A problem of a page.
    pub(crate) fn page(page: PageNumber, message: impl Into<String>) -> Self {
        Self::new(Location::Pdf { page, rect: None }, message)
    }

    /// A problem at a place on a page.
    pub(crate) fn at(page: PageNumber, rect: Rect, message: impl Into<String>) -> Self {
        Self::new(Location::Pdf { page, rect: Some(rect) }, message)
    }

    /// Adds what to do about it, as an imperative.
    pub(crate) fn hint(mut self, hint: impl Into<Cow<'static, str>>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Sets a severity other than the rule's.
    pub(crate) fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }
}
