//! What can be typed after `vitae lint`.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::options::{self, Typed};
use super::shared::{ConfigurationArgs, date};
use crate::resume::PartialDate;

/// Advise on the writing of a résumé
#[derive(Debug, ClapArgs)]
#[command(after_help = "There is no score, and no fact is invented.\n\n\
Examples:\n  vitae lint resume.json\n  vitae lint resume.pdf --role nurse --details")]
pub(in crate::cli) struct LintArgs {
    /// Résumé, as JSON, YAML or PDF; `-` for standard input
    #[arg(value_name = "FILE", default_value = "resume.json")]
    pub file: PathBuf,
    #[command(flatten)]
    pub configuration: ConfigurationArgs,
    /// List every finding, not only one of each rule
    #[arg(long)]
    pub details: bool,
    /// Date to treat as today [default: `SOURCE_DATE_EPOCH`, or the current date]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub today: Option<PartialDate>,
    #[command(flatten)]
    pub settings: Typed<options::Lint>,
}
