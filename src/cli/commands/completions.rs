//! `vitae completions`: prints a completion script for a shell.

use clap::CommandFactory;

use crate::cli::args::{Args, CompletionsArgs};
use crate::cli::terminal::{Failure, print};
use crate::cli::{ExitStatus, Terminal};

pub(in crate::cli) fn run(
    args: &CompletionsArgs,
    _terminal: Terminal,
) -> Result<ExitStatus, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "vitae", &mut script);
    print(&script)?;
    Ok(ExitStatus::Clean)
}
