//! What can be typed after `vitae tailor`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{ArgGroup, Args as ClapArgs};

use super::options::{self, Typed};
use super::shared::ReadingArgs;

/// Tailor a résumé to one job, or draft a variant from its posting
#[derive(Debug, ClapArgs)]
#[command(group = ArgGroup::new("target").args(["variant", "job"]).required(true))]
#[command(after_help = "Examples:\n  \
vitae tailor base.json --variant acme.json -o acme/resume.json\n  \
vitae tailor base.json --job acme.txt --pages 1 -o acme.json")]
pub(in crate::cli) struct TailorArgs {
    /// Base résumé; `-` for standard input
    #[arg(value_name = "BASE", default_value = "resume.json")]
    pub file: PathBuf,
    /// Apply this variant file; `vitae schema variant` describes it
    #[arg(long, value_name = "FILE")]
    pub variant: Option<PathBuf>,
    /// Draft a variant for this posting, as text or JSON, for you to edit
    #[arg(long, value_name = "FILE")]
    pub job: Option<PathBuf>,
    /// Maximum number of highlights of each job in the draft
    #[arg(long, value_name = "COUNT", requires = "job")]
    pub max_highlights: Option<NonZeroUsize>,
    /// Output file [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub settings: Typed<options::Tailor>,
}
