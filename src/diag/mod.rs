//! Findings about the user's input: errors, warnings and notes, as values.
//!
//! A *finding* ([`Diagnostic`]) is about a résumé, a layout or a PDF. A stage never stops at the
//! first: it collects all of its [`Findings`]. A *failure* of an operation is an
//! [`Error`](crate::Error). A bug is a panic.

mod findings;
mod location;

use std::fmt;

pub use findings::{Findings, Warned};
pub use location::{JsonPointer, Location};

/// The stable identity of a kind of finding: a code, which is never reused, and a kebab-case
/// name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code {
    /// For example `R004`.
    pub id: &'static str,
    /// For example `invalid-date`.
    pub name: &'static str,
}

impl Code {
    /// A code with its name.
    #[must_use]
    pub const fn new(id: &'static str, name: &'static str) -> Self {
        Self { id, name }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing needs to change.
    Note,
    /// The input is used anyway, but should be fixed; `--strict` makes it an error.
    Warning,
    /// The run fails.
    Error,
}

impl Severity {
    /// The severity called `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Note, Self::Warning, Self::Error].into_iter().find(|it| it.name() == name)
    }

    /// `note`, `warning` or `error`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One finding about the user's input.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// What kind of finding.
    pub code: Code,
    /// How serious it is.
    pub severity: Severity,
    /// One sentence: lower case, no full stop, the thing in backticks. A message about a résumé's
    /// source quotes no personal data, since the source line is shown beside it; a message about
    /// a PDF, which has no lines, quotes the beginning of the text.
    pub message: String,
    /// Where it is.
    pub location: Location,
    /// What to do about it, as imperatives.
    pub hints: Vec<String>,
}

impl Diagnostic {
    /// A finding that makes the run fail.
    #[must_use]
    pub fn error(code: Code, location: Location, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, location, message)
    }

    /// A finding that does not stop the run.
    #[must_use]
    pub fn warning(code: Code, location: Location, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, location, message)
    }

    /// A finding that asks for no change.
    #[must_use]
    pub fn note(code: Code, location: Location, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, location, message)
    }

    fn new(
        severity: Severity,
        code: Code,
        location: Location,
        message: impl Into<String>,
    ) -> Self {
        Self { code, severity, message: message.into(), location, hints: Vec::new() }
    }

    /// Adds a hint: what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Whether it makes the run fail.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Diagnostic {
    /// On one line, without hints: `error[R004] at /work/0/startDate: …`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]", self.severity.name(), self.code)?;
        if self.location != Location::Nowhere {
            write!(f, " at {}", self.location)?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for Diagnostic {}
