//! Findings about the user's input, as values: what is wrong, where, and what to do.
//!
//! A *finding* ([`Diagnostic`]) is about a résumé, a layout or a PDF and never stops at the
//! first: a stage collects all of its findings. A *failure* of an operation is an
//! [`Error`](crate::Error). A bug is a panic.

use std::fmt;
use std::ops::Range;

use crate::geom::{PageNumber, Rect};

/// The stable identity of a kind of finding: a code that is never used again for something
/// else, and a kebab-case name that reads well after "allow".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code {
    /// For example `R004`, with three digits; rules about PDFs have two: `L04`.
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

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; changes nothing.
    Note,
    /// Read anyway, but better mended; `--strict` makes it an error.
    Warning,
    /// The run cannot succeed with it.
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

/// A place in a JSON document, as RFC 6901 writes it: `/work/0/highlights/2`; the empty
/// pointer is the whole document.
#[derive(
    Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default, serde::Serialize,
)]
#[serde(transparent)]
pub struct JsonPointer(String);

impl JsonPointer {
    /// The whole document.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// Takes over a string that is already a pointer.
    #[must_use]
    pub fn from_string(pointer: String) -> Self {
        Self(pointer)
    }

    /// This place's member `key`, escaped as RFC 6901 §3 asks.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut out = String::with_capacity(self.0.len() + key.len() + 1);
        out.push_str(&self.0);
        out.push('/');
        for c in key.chars() {
            match c {
                '~' => out.push_str("~0"),
                '/' => out.push_str("~1"),
                c => out.push(c),
            }
        }
        Self(out)
    }

    /// This place's element `index`, 0-based.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// The place this one is a member or element of; `None` for the whole document.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        self.0.rfind('/').map(|at| Self(self.0[..at].to_owned()))
    }

    /// The pointer as RFC 6901 writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for JsonPointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where a finding is: one of three worlds, or none.
#[derive(Debug, Clone, PartialEq)]
pub enum Location {
    /// In a JSON source.
    Json {
        /// The place by structure.
        pointer: JsonPointer,
        /// The place by bytes of the source text (UTF-8), where known.
        span: Option<Range<usize>>,
    },
    /// In a layout's source.
    Typst {
        /// The file: `/layouts/swiss/layout.typ`; of a person's own layout as they call it,
        /// `my/layout.typ`.
        path: String,
        /// 1-based line and column, where known.
        line_column: Option<(usize, usize)>,
    },
    /// On a page of a PDF.
    Pdf {
        /// The page.
        page: PageNumber,
        /// The place on it, where known.
        rect: Option<Rect>,
    },
    /// Nowhere in particular.
    Nowhere,
}

impl Location {
    /// A place in the résumé by structure alone; the span is found when it is shown.
    #[must_use]
    pub fn pointer(pointer: JsonPointer) -> Self {
        Self::Json { pointer, span: None }
    }

    /// A place in the résumé by structure and bytes.
    #[must_use]
    pub fn span(pointer: JsonPointer, span: Range<usize>) -> Self {
        Self::Json { pointer, span: Some(span) }
    }
}

/// One finding about the user's input.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// What kind of finding.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// One fact: lower case, no full stop, the thing in backticks. What is said of a résumé's
    /// source quotes no personal data, which is shown only as the user's own source line; what
    /// is said of a PDF, which has no lines, quotes the beginning of the text it is about.
    pub message: String,
    /// Where.
    pub location: Location,
    /// What to do about it.
    pub hints: Vec<String>,
}

/// All the findings of a stage, in the order of their places.
pub type Findings = Vec<Diagnostic>;

impl Diagnostic {
    /// A finding that stops the run.
    #[must_use]
    pub fn error(code: Code, location: Location, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, location, message)
    }

    /// A finding the run goes on with.
    #[must_use]
    pub fn warning(code: Code, location: Location, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, location, message)
    }

    /// A finding that is only worth knowing.
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

    /// Adds what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Whether the run cannot succeed with it.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// A result that carries warnings and notes whether it succeeded or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Warned<T> {
    /// What came out.
    pub output: T,
    /// What is worth saying all the same.
    pub warnings: Findings,
}
