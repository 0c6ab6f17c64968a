//! `vitae schema`: prints the JSON schemas.

use crate::cli::args::SchemaArgs;
use crate::cli::terminal::{Failure, print};
use crate::cli::{ExitStatus, Terminal};

/// Every schema with its name.
const SCHEMAS: [(&str, &str); 2] = [
    ("resume", include_str!("../../../schema/resume.schema.json")),
    ("diagnostics", include_str!("../../../schema/diagnostics.schema.json")),
];

/// The names of the schemas.
pub(in crate::cli) const NAMES: [&str; 2] = [SCHEMAS[0].0, SCHEMAS[1].0];

pub(in crate::cli) fn run(
    args: &SchemaArgs,
    _terminal: Terminal,
) -> Result<ExitStatus, Failure> {
    if let Some((_, text)) = SCHEMAS.iter().find(|(name, _)| *name == args.name) {
        print(text.as_bytes())?;
    }
    Ok(ExitStatus::Clean)
}
