//! What `check` and `explain` take.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::date;
use super::layout::LayoutParser;
use crate::resume::PartialDate;

/// Check PDFs for what parsers lose, or a layout with a stress corpus
#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:\n  vitae check resume.pdf\n  \
vitae check resume.pdf --against resume.json\n  \
vitae check out/ --ignore C05,A --message-format sarif\n  vitae check --layout swiss")]
pub(in crate::cli) struct CheckArgs {
    /// PDFs, or folders of them; `-` is standard input
    #[arg(value_name = "PDF", required_unless_present = "layout")]
    pub pdfs: Vec<PathBuf>,
    /// Put this layout through a stress corpus instead: a name of `vitae layouts`, or a path
    #[arg(short, long, value_name = "LAYOUT", value_parser = LayoutParser,
        conflicts_with_all = ["pdfs", "against", "max_pages", "select", "ignore"])]
    pub layout: Option<String>,
    /// The résumé that the PDFs should show
    #[arg(long, value_name = "RESUME")]
    pub against: Option<PathBuf>,
    /// The most pages a PDF may have; 2 by default
    #[arg(long, value_name = "N")]
    pub max_pages: Option<NonZeroUsize>,
    /// Only these rules: codes, their beginnings, or names, parted by commas
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub select: Option<Vec<String>>,
    /// Not these rules
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub ignore: Option<Vec<String>>,
    /// The file of choices; `vitae.json` beside the résumé, or here, by default
    #[arg(long, value_name = "FILE")]
    pub options: Option<PathBuf>,
    /// Print each PDF's report in full, even if there are several
    #[arg(long)]
    pub details: bool,
    /// The day that decides what is past; `SOURCE_DATE_EPOCH` or today
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub today: Option<PartialDate>,
}

/// Explain a rule of `check`, or list them all
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  vitae explain L04\n  vitae explain date-gap\n  vitae explain"
)]
pub(in crate::cli) struct ExplainArgs {
    /// Its code or name
    #[arg(value_name = "RULE")]
    pub rule: Option<String>,
}
