//! What can be typed after `vitae diff`.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::shared::ReadingArgs;

/// Summarise what a variant changes
#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:\n  vitae diff base.json --variant acme.json")]
pub(in crate::cli) struct DiffArgs {
    /// Base résumé; `-` for standard input
    #[arg(value_name = "BASE", default_value = "resume.json")]
    pub file: PathBuf,
    /// Variant file
    #[arg(long, value_name = "FILE")]
    pub variant: PathBuf,
    #[command(flatten)]
    pub reading: ReadingArgs,
}
