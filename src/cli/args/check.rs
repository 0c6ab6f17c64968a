//! What can be typed after `vitae check` and `vitae explain`.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::options::{self, Typed};
use super::shared::{ConfigurationArgs, date};
use crate::layout::LayoutName;
use crate::resume::PartialDate;

/// Check PDFs for problems with résumé parsers, or stress-test a layout
#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:\n  vitae check resume.pdf\n  \
vitae check resume.pdf --against resume.json\n  \
vitae check out/ --ignore C05,A --message-format sarif\n  vitae check --layout swiss")]
pub(in crate::cli) struct CheckArgs {
    /// PDFs, or folders of them; `-` for standard input
    #[arg(value_name = "PDF", required_unless_present = "layout")]
    pub pdfs: Vec<PathBuf>,
    /// Stress-test this layout instead: a name, or the path of your own
    #[arg(short, long, value_name = "LAYOUT", value_parser = options::value::<LayoutName>(),
        conflicts_with_all = ["pdfs", "against"])]
    pub layout: Option<LayoutName>,
    /// With `--layout`: accept pictures and drawings, which the proof cannot read
    #[arg(long, requires = "layout")]
    pub allow_unexamined: bool,
    /// Résumé that the PDFs should show
    #[arg(long, value_name = "RESUME")]
    pub against: Option<PathBuf>,
    #[command(flatten)]
    pub configuration: ConfigurationArgs,
    /// List every finding of every PDF, even if there are several
    #[arg(long)]
    pub details: bool,
    /// Date to treat as today [default: `SOURCE_DATE_EPOCH`, or the current date]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub today: Option<PartialDate>,
    #[command(flatten)]
    pub settings: Typed<options::Check>,
}

/// Explain a rule or any other code, or list all of them
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  vitae explain L04\n  vitae explain date-gap\n  vitae explain"
)]
pub(in crate::cli) struct ExplainArgs {
    /// Code or name of the rule
    #[arg(value_name = "RULE")]
    pub rule: Option<String>,
}
