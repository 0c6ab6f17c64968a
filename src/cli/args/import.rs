//! What can be typed after `vitae import`.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use clap::builder::{PossibleValue, PossibleValuesParser};

use crate::import::FORMATS;

/// Convert a résumé of another program to JSON Resume
#[derive(Debug, ClapArgs)]
#[command(after_help = "Texts that could not be placed are kept in `x-unparsed`.\n\n\
Examples:\n  vitae import export.zip -o resume.json\n  \
vitae import cv.yaml > resume.json")]
pub(in crate::cli) struct ImportArgs {
    /// File to convert; `-` for standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Write the résumé to this file, as JSON, or as YAML if its name ends in `.yaml` or `.yml`
    /// [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Format of the file [default: recognised by its content]
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    pub from: Option<String>,
    /// Overwrite the file of `--output`
    #[arg(long, requires = "output")]
    pub force: bool,
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
}

fn formats() -> PossibleValuesParser {
    let value = |format: &'static crate::import::Format| {
        PossibleValue::new(format.name).help(format.title)
    };
    PossibleValuesParser::new(FORMATS.map(value))
}
