//! What is printed, where and how: findings and failures come in, text on standard error goes
//! out.

use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::args::{ColorChoice, GlobalArgs};
use super::diagnostics::{self, MessageFormat};
use crate::diag::{Code, Diagnostic, Location, Severity};
use crate::error::Error;
use crate::finding::Record;
use crate::resume::Source;

/// The command could not run.
const CANNOT_RUN: Code = Code::new("X001", "cannot-run");

/// Why a command could not run.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(super) enum Failure {
    /// A file could not be read.
    #[error("cannot read `{}`: {}", path.display(), reason(source))]
    Read { path: PathBuf, source: io::Error },
    /// A file could not be written.
    #[error("cannot write `{}`: {}", path.display(), reason(source))]
    Write { path: PathBuf, source: io::Error },
    /// Standard input or output failed.
    #[error("cannot use standard {stream}: {}", reason(source))]
    Stream { stream: &'static str, source: io::Error },
    /// The arguments do not fit together.
    #[error("{message}")]
    Usage { message: String, hint: Option<String> },
    /// A file is larger than what is read.
    #[error("`{}` is larger than {limit} MiB, the most that is read", path.display())]
    TooLarge { path: PathBuf, limit: u64 },
    /// A PDF could not be read.
    #[error("cannot read `{}`: {source}", path.display())]
    Pdf { path: PathBuf, source: Error },
}

/// The system's reason without its error number.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut chars = text.chars();
    chars.next().map(|c| c.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

/// Standard error, and how to print to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terminal {
    format: MessageFormat,
    color: bool,
    quiet: bool,
}

impl Terminal {
    pub(super) fn new(args: &GlobalArgs) -> Self {
        let color = match args.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => {
                let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
                let refused =
                    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                io::stderr().is_terminal() && !refused && !dumb
            }
        };
        Self { format: args.message_format, color, quiet: args.quiet }
    }

    /// Prints findings about `source`; when quiet, only errors.
    pub(super) fn findings(self, findings: &[Diagnostic], source: Option<&Source>) {
        let shown: Vec<Diagnostic> = findings
            .iter()
            .filter(|found| !self.quiet || found.is_error())
            .cloned()
            .collect();
        if shown.is_empty() {
            return;
        }
        let text = diagnostics::render(&shown, source, self.format, self.color);
        write(&text);
    }

    /// Prints findings whose source is gone: a line each.
    pub(super) fn records(self, records: &[Record]) {
        for record in records {
            match self.format {
                MessageFormat::Json | MessageFormat::Sarif => {
                    write(&format!("{}\n", diagnostics::line(record)));
                }
                MessageFormat::Human | MessageFormat::Short => {
                    write(&format!("{record}\n"));
                }
            }
        }
    }

    /// Whether there is somebody to see more than errors.
    pub(super) fn is_for_people(self) -> bool {
        !self.quiet && !self.is_json() && !self.is_sarif()
    }

    /// Prints how many findings there were, for people.
    pub(super) fn summary(self, findings: &[Diagnostic]) {
        if self.format == MessageFormat::Human
            && !self.quiet
            && let Some(summary) = diagnostics::summary(findings)
        {
            write(&format!("{summary}\n"));
        }
    }

    /// Whether messages are for programs.
    pub(super) fn is_json(self) -> bool {
        self.format == MessageFormat::Json
    }

    /// Whether messages are SARIF.
    pub(super) fn is_sarif(self) -> bool {
        self.format == MessageFormat::Sarif
    }

    /// How messages are written.
    pub(super) fn format(self) -> MessageFormat {
        self.format
    }

    /// Whether only errors are shown.
    pub(super) fn is_quiet(self) -> bool {
        self.quiet
    }

    /// Prints a line for people.
    pub(super) fn say(self, line: impl fmt::Display) {
        if !self.quiet && !self.is_json() && !self.is_sarif() {
            write(&format!("{line}\n"));
        }
    }

    /// Prints why the command could not run.
    pub(super) fn fail(self, failure: &Failure) {
        let hint = match failure {
            Failure::Usage { hint, .. } => hint.as_deref(),
            _ => None,
        };
        let mut finding =
            Diagnostic::error(CANNOT_RUN, Location::Nowhere, failure.to_string());
        finding.hints.extend(hint.map(str::to_owned));
        write(&diagnostics::render(&[finding], None, self.format, self.color));
    }
}

fn write(text: &str) {
    // Nobody is left to tell if this fails.
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Writes the product to standard output. A reader that has had enough is no failure.
pub(super) fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|source| Failure::Stream { stream: "output", source }),
    }
}

/// Whether any finding is an error.
pub(super) fn any_error(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|found| found.severity == Severity::Error)
}

/// A failure to read `path`.
pub(super) fn read_failure(path: &Path) -> impl FnOnce(io::Error) -> Failure {
    let path = path.to_owned();
    move |source| Failure::Read { path, source }
}
