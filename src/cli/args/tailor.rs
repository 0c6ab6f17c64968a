//! What `vitae tailor` takes.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::ReadingArgs;

/// Show a résumé as one job gets to see it, without inventing anything
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Example:\n  vitae tailor base.json --variant acme.json -o acme/resume.json"
)]
pub(in crate::cli) struct TailorArgs {
    /// The base résumé; `-` is standard input
    #[arg(value_name = "BASE", default_value = "resume.json")]
    pub file: PathBuf,
    /// What the job gets to see; `vitae schema variant` describes it
    #[arg(long, value_name = "FILE")]
    pub variant: PathBuf,
    /// Where to write the tailored résumé; standard output by default
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub reading: ReadingArgs,
}
