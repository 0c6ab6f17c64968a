//! What can be typed after `vitae match`.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::shared::ReadingArgs;

/// Count which terms of a job posting a résumé covers, and where
#[derive(Debug, ClapArgs)]
#[command(
    name = "match",
    after_help = "Every figure is a count, n of m; there are no weights and no score.\n\n\
Examples:\n  vitae match resume.json job.txt\n  \
vitae match tailored.pdf job.txt --base base.json -f md\n  \
vitae match resume.json --all postings/"
)]
pub(in crate::cli) struct MatchArgs {
    /// Résumé, as JSON or PDF; `-` for standard input
    #[arg(value_name = "RESUME")]
    pub resume: PathBuf,
    /// Posting, as text or JSON (`vitae schema job`); `-` for standard input
    #[arg(value_name = "JOB", required_unless_present = "all")]
    pub job: Option<PathBuf>,
    /// Show the coverage of all postings in this folder side by side, by file name
    #[arg(long, value_name = "DIR", conflicts_with_all = ["job", "explain", "min_required"])]
    pub all: Option<PathBuf>,
    /// Base résumé that RESUME is a variant of
    #[arg(long, value_name = "FILE")]
    pub base: Option<PathBuf>,
    /// File of additional terms (`vitae schema vocabulary`)
    #[arg(long, value_name = "FILE")]
    pub vocabulary: Option<PathBuf>,
    /// Format of the report; `--message-format json` prints it as JSON
    #[arg(short, long, value_enum, value_name = "FORMAT", default_value_t)]
    pub format: ReportFormat,
    /// Exit with status 1 if fewer required terms are covered
    #[arg(long, value_name = "N")]
    pub min_required: Option<usize>,
    /// Print the posting instead, with what each line was taken for and the terms in it
    #[arg(long)]
    pub explain: bool,
    #[command(flatten)]
    pub reading: ReadingArgs,
}

/// The format of a report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub(in crate::cli) enum ReportFormat {
    /// Text for a terminal
    #[default]
    Text,
    /// Markdown
    Md,
}
