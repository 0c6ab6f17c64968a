//! The flags of `vitae render`.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::options::Typed;
use super::shared::{
    ConfigurationArgs, ReadingArgs, format_help, formats, ppi, ppi_help,
};
use crate::export::Pictures;
use crate::geom::PageNumber;

/// Render a résumé as PDF and plain text, and prove the PDF
#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:\n  vitae render resume.json\n  \
vitae render resume.json -l swiss -o out/ada.pdf\n  \
vitae render resume.json --job acme.txt --pages 1 -o acme.pdf\n  \
vitae render --watch --open resume.json\n  \
cat resume.json | vitae render - -f txt -o -")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag")]
pub(in crate::cli) struct RenderArgs {
    /// Résumés to render; `-` for standard input
    #[arg(value_name = "FILE", default_value = "resume.json")]
    pub files: Vec<PathBuf>,
    /// Output file or folder; `-` for standard output [default: beside the résumé]
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    #[arg(short, long, help = format_help(), value_name = "FORMATS", value_delimiter = ',',
        value_parser = formats())]
    pub format: Vec<String>,
    /// Apply this variant file
    #[arg(long, value_name = "FILE")]
    pub variant: Option<PathBuf>,
    /// Draft a variant for this posting, as `vitae tailor --job` does, and render it
    #[arg(long, value_name = "FILE", conflicts_with = "variant")]
    pub job: Option<PathBuf>,
    #[command(flatten)]
    pub configuration: ConfigurationArgs,
    #[command(flatten)]
    pub reading: ReadingArgs,
    /// Additional fonts: a font file, or a folder of them; repeatable
    #[arg(long, value_name = "PATH")]
    pub fonts: Vec<PathBuf>,
    #[arg(long, help = ppi_help(), value_name = "PPI", default_value_t = Pictures::default().ppi,
        value_parser = ppi)]
    pub ppi: f64,
    /// Pages to make images of, comma-separated [default: all]
    #[arg(long, value_name = "NUMBERS", value_delimiter = ',', value_parser = page)]
    pub page: Vec<PageNumber>,
    /// Maximum line width of plain text, in columns [default: unlimited]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..))]
    pub width: Option<u16>,
    /// Write plain text in ASCII only
    #[arg(long)]
    pub ascii: bool,
    /// Keep files whose proof failed, as `….unproven.pdf`
    #[arg(long)]
    pub keep_unproven: bool,
    /// Accept pictures and drawings, which the proof cannot read; it reports how many
    #[arg(long)]
    pub allow_unexamined: bool,
    /// Render again whenever the résumé, or a file that it is rendered with, changes
    #[arg(long)]
    pub watch: bool,
    /// Open the PDF in the system's viewer
    #[arg(long)]
    pub open: bool,
    #[command(flatten)]
    pub settings: Typed<super::options::Render>,
}

fn page(text: &str) -> Result<PageNumber, String> {
    let number = text.parse::<u32>().ok().and_then(|number| number.checked_sub(1));
    let index = number.and_then(|index| usize::try_from(index).ok());
    index
        .map(PageNumber::from_index)
        .ok_or_else(|| "expected a page number, as in `1`".to_owned())
}
