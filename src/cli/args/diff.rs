//! What `vitae diff` takes.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::ReadingArgs;

/// Say in words what a variant leaves out, moves, rewords and redacts
#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:\n  vitae diff base.json --variant acme.json")]
pub(in crate::cli) struct DiffArgs {
    /// The base résumé; `-` is standard input
    #[arg(value_name = "BASE", default_value = "resume.json")]
    pub file: PathBuf,
    /// The variant
    #[arg(long, value_name = "FILE")]
    pub variant: PathBuf,
    #[command(flatten)]
    pub reading: ReadingArgs,
}
