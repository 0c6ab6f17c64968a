//! Standard output and standard error: the product goes to the one, everything else to the other.

use std::fmt;
use std::io::{self, IsTerminal, Write};

use super::args::{ColorChoice, GlobalArgs};
use super::diagnostics::{self, MessageFormat};
use super::failure::Failure;
use crate::finding::{Counts, Finding, Record};

/// Standard error, and how to write to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terminal {
    format: MessageFormat,
    color: bool,
    quiet: bool,
    verbose: bool,
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
        let GlobalArgs { message_format: format, quiet, verbose, .. } = *args;
        Self { format, color, quiet, verbose }
    }

    /// Prints findings; if quiet, only errors.
    pub(super) fn findings(self, findings: &[Finding]) {
        let shown: Vec<&Finding> = findings
            .iter()
            .filter(|found| !self.quiet || found.diagnostic.is_error())
            .collect();
        write(&diagnostics::render(&shown, self.format, self.color));
    }

    /// Prints findings whose source is gone, each on a line.
    pub(super) fn records(self, records: &[Record]) {
        for record in records {
            match self.format {
                MessageFormat::Json | MessageFormat::Sarif => {
                    write(&format!("{}\n", diagnostics::json(record)));
                }
                MessageFormat::Human | MessageFormat::Short => {
                    write(&format!("{record}\n"));
                }
            }
        }
    }

    /// Prints how many findings there are, for people; notes alone need no summary.
    pub(super) fn summary(self, counts: Counts) {
        if self.format == MessageFormat::Human
            && !self.quiet
            && counts.errors + counts.warnings > 0
            && let Some(summary) = diagnostics::summary(counts)
        {
            write(&format!("{summary}\n"));
        }
    }

    /// Prints a line for people who ask for details.
    pub(super) fn detail(self, line: impl fmt::Display) {
        if self.verbose {
            self.remark(line);
        }
    }

    /// Prints a line for people.
    pub(super) fn remark(self, line: impl fmt::Display) {
        if self.is_for_people() {
            write(&format!("{line}\n"));
        }
    }

    /// Prints a line for programs.
    pub(super) fn result(self, line: &str) {
        if self.format == MessageFormat::Json {
            write(&format!("{line}\n"));
        }
    }

    /// Whether people read more than errors here.
    pub(super) fn is_for_people(self) -> bool {
        !self.quiet && matches!(self.format, MessageFormat::Human | MessageFormat::Short)
    }
}

fn write(text: &str) {
    // If this fails, there is nowhere to report it.
    _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Writes the product to standard output. A reader that closes it early is no failure.
pub(super) fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => {
            other.map_err(|source| Failure::System { what: "standard output", source })
        }
    }
}
