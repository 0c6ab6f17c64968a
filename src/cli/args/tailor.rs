//! What `vitae tailor` takes.

use std::path::PathBuf;

use clap::{ArgGroup, Args as ClapArgs};

use super::ReadingArgs;
use super::layout::LayoutParser;

/// Show a résumé as one job gets to see it, or propose how; nothing is invented
#[derive(Debug, ClapArgs)]
#[command(group = ArgGroup::new("target").args(["variant", "job"]).required(true))]
#[command(after_help = "Examples:\n  \
vitae tailor base.json --variant acme.json -o acme/resume.json\n  \
vitae tailor base.json --job acme.txt --pages 1 -o acme.json")]
pub(in crate::cli) struct TailorArgs {
    /// The base résumé; `-` is standard input
    #[arg(value_name = "BASE", default_value = "resume.json")]
    pub file: PathBuf,
    /// What the job gets to see; `vitae schema variant` describes it
    #[arg(long, value_name = "FILE")]
    pub variant: Option<PathBuf>,
    /// A job's posting, text or JSON: propose a variant for it, to be read and edited
    #[arg(long, value_name = "FILE")]
    pub job: Option<PathBuf>,
    /// The pages the proposal is fitted to, by leaving out what is least useful
    #[arg(long, value_name = "N", requires = "job",
        value_parser = clap::value_parser!(u8).range(1..=50))]
    pub pages: Option<u8>,
    /// The layout it is fitted in
    #[arg(short, long, value_name = "LAYOUT", requires = "job", value_parser = LayoutParser)]
    pub layout: Option<String>,
    /// Where to write; standard output by default
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub reading: ReadingArgs,
}
