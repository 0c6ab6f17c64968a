//! What can be typed after `vitae match`.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::ReadingArgs;

/// Count what a résumé covers of a job posting, and where
#[derive(Debug, ClapArgs)]
#[command(
    name = "match",
    after_help = "Every figure is n of m; nothing is weighed and there is no score.\n\n\
Examples:\n  vitae match resume.json job.txt\n  \
vitae match tailored.pdf job.txt --base base.json -f md"
)]
pub(in crate::cli) struct MatchArgs {
    /// The résumé, as JSON or PDF; `-` is standard input
    #[arg(value_name = "RESUME")]
    pub resume: PathBuf,
    /// The posting, as text or JSON (`vitae schema job`); `-` is standard input
    #[arg(value_name = "JOB")]
    pub job: PathBuf,
    /// The résumé with everything, of which RESUME is a variant
    #[arg(long, value_name = "FILE")]
    pub base: Option<PathBuf>,
    /// More terms (`vitae schema vocabulary`)
    #[arg(long, value_name = "FILE")]
    pub vocabulary: Option<PathBuf>,
    /// How the report is written; as JSON with `--message-format json`
    #[arg(short, long, value_enum, value_name = "FORM", default_value_t)]
    pub format: ReportFormat,
    /// End with status 1 if fewer required terms are present
    #[arg(long, value_name = "K")]
    pub min_required: Option<usize>,
    #[command(flatten)]
    pub reading: ReadingArgs,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub(in crate::cli) enum ReportFormat {
    /// For a terminal
    #[default]
    Text,
    /// Markdown, to paste
    Md,
}
