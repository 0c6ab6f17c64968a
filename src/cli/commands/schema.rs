//! `vitae schema`: prints the JSON schemas.

use crate::cli::args::SchemaArgs;
use crate::cli::schemas::SCHEMAS;
use crate::cli::terminal::{Failure, print};
use crate::cli::{ExitStatus, Terminal};

pub(in crate::cli) fn run(
    args: &SchemaArgs,
    _terminal: Terminal,
) -> Result<ExitStatus, Failure> {
    if let Some((_, text)) = SCHEMAS.iter().find(|(name, _)| *name == args.name) {
        print(text.as_bytes())?;
    }
    Ok(ExitStatus::Clean)
}
