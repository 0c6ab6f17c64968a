//! What a rule is: a code, what it is about, the evidence for it, and a detector that takes a
//! [`Subject`] and gives what it found.

use super::Subject;
use crate::diag::{Code, Severity};
use crate::geom::{PageNumber, Rect};

/// One thing that is checked of a PDF.
#[derive(Debug)]
pub struct Rule {
    /// Its code and name; codes of rules have two digits, those of other findings three.
    pub code: Code,
    /// How much a finding weighs: an error is text that is lost, a warning text at risk, a note
    /// what could be better.
    pub severity: Severity,
    /// What it checks.
    pub checks: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// What it would find, and what instead.
    pub example: &'static str,
    /// What is known about it, strongest first. Only what vendors document or what was measured
    /// can be an error.
    pub evidence: &'static [Evidence],
    /// Finds.
    pub(super) detect: fn(&Subject<'_>) -> Vec<Found>,
}

/// Something known, how, and from whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence(pub Grade, pub &'static str);

/// How something is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// A vendor's own documentation, or what a vendor's parser gave.
    Vendor,
    /// Measured, and can be measured again.
    Measured,
    /// Read in the source of another tool.
    Peer,
    /// Advice of career offices.
    Career,
    /// A law or standard.
    Standard,
    /// Said by others, unverified.
    Secondary,
    /// Nobody's claim but ours.
    House,
}

impl Grade {
    /// The grade in words.
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

    /// The rule in words: its name, then four headings.
    #[must_use]
    pub fn explanation(&self) -> String {
        let Self { code, checks, why, example, .. } = self;
        let mut text = format!(
            "{code} {} ({})\n\nWhat it checks\n{}\n\nWhy it matters\n{}\n\nExample\n{}\n\n\
             Evidence\n",
            code.name,
            self.severity.name(),
            indented(checks),
            indented(why),
            indented(example),
        );
        for Evidence(grade, source) in self.evidence {
            text.push_str(&indented(&format!("{}: {source}", grade.name())));
            text.push('\n');
        }
        text
    }
}

fn indented(text: &str) -> String {
    const WIDTH: usize = 78;
    let options =
        textwrap::Options::new(WIDTH).initial_indent("  ").subsequent_indent("  ");
    text.lines().map(|line| textwrap::fill(line, &options)).collect::<Vec<_>>().join("\n")
}

/// One thing a rule found.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// The page, and the place on it.
    pub place: Option<(PageNumber, Option<Rect>)>,
    /// One fact.
    pub message: String,
    /// What to do about it.
    pub hint: Option<&'static str>,
    /// Its weight, where it is not the rule's.
    pub severity: Option<Severity>,
}

impl Found {
    /// Something about the whole file.
    pub(super) fn file(message: impl Into<String>) -> Self {
        Self { place: None, message: message.into(), hint: None, severity: None }
    }

    /// Something about a page.
    pub(super) fn page(page: PageNumber, message: impl Into<String>) -> Self {
        Self { place: Some((page, None)), ..Self::file(message) }
    }

    /// Something at a place on a page.
    pub(super) fn at(page: PageNumber, rect: Rect, message: impl Into<String>) -> Self {
        Self { place: Some((page, Some(rect))), ..Self::file(message) }
    }

    pub(super) fn hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }

    pub(super) fn weighs(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }
}

/// A text as findings quote it: the beginning, on one line, without what a terminal would obey.
pub(super) fn quote(text: &str) -> String {
    const LONGEST: usize = 48;
    let mut shown: String = text
        .chars()
        .take(LONGEST)
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.truncate(shown.trim_end().len());
        shown.push('…');
    }
    shown
}
