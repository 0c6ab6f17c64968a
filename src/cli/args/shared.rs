//! Flags that several commands have.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use clap::builder::PossibleValuesParser;

use crate::export::{FORMATS, Pictures};
use crate::resume::PartialDate;

/// The configuration file.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct ConfigurationArgs {
    /// Configuration file [default: the nearest `vitae.json`]
    ///
    /// A `vitae.json` beside the résumé is used first, then one in the working directory, then,
    /// inside a repository, one in its parents up to the repository's root.
    #[arg(long, value_name = "FILE")]
    pub options: Option<PathBuf>,
}

/// How a résumé is read.
#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct ReadingArgs {
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
    /// Date to treat as today [default: `SOURCE_DATE_EPOCH`, or the current date]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub today: Option<PartialDate>,
}

pub(in crate::cli) fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.iter().map(|format| format.name))
}

pub(in crate::cli) fn format_help() -> String {
    let usual = FORMATS.iter().filter(|format| format.usual).map(|format| format.name);
    let usual = usual.collect::<Vec<_>>().join(",");
    format!("Output formats, comma-separated [default: {usual}]")
}

pub(in crate::cli) fn date(text: &str) -> Result<PartialDate, String> {
    PartialDate::parse(text).map_err(|_| "expected a date, as in `2026-11-23`".to_owned())
}

pub(in crate::cli) fn ppi_help() -> String {
    let (least, most) = (Pictures::MIN_PPI, Pictures::MAX_PPI);
    format!("Image resolution in pixels per inch [{least} to {most}]")
}

pub(in crate::cli) fn ppi(text: &str) -> Result<f64, String> {
    let allowed = Pictures::MIN_PPI..=Pictures::MAX_PPI;
    let number = text.parse().ok().filter(|number| allowed.contains(number));
    number.ok_or_else(|| {
        format!("expected a number from {} to {}", allowed.start(), allowed.end())
    })
}
