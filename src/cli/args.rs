//! What can be typed: every command and option, and nothing of what they do.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use super::diagnostics::MessageFormat;
use super::schemas;
use crate::export::{FORMATS, Pictures};
use crate::extract::ORDERS;
use crate::geom::PageNumber;
use crate::layout::Layout;
use crate::resume::PartialDate;

mod batch;
mod check;
mod choices;
mod diff;
mod layout;
mod match_;
mod parse;
mod tailor;

pub(super) use batch::BatchArgs;
pub(super) use check::{CheckArgs, ExplainArgs};
pub(super) use choices::{ContentArgs, LooksArgs};
pub(super) use diff::DiffArgs;
pub(super) use match_::{MatchArgs, ReportFormat};
pub(super) use parse::ParseArgs;
pub(super) use tailor::TailorArgs;

/// Turns a JSON résumé into a PDF and plain text that provably read back.
#[derive(Debug, Parser)]
#[command(name = "vitae", version, max_term_width = 80, help_expected = true)]
#[command(after_help = "Exit status: 0 clean; 1 errors were found or a proof failed; \
2 could not run.\n\nExample:\n  vitae render resume.json")]
pub struct Args {
    #[command(flatten)]
    pub(super) global: GlobalArgs,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// Options of every command.
#[derive(Debug, Default, ClapArgs)]
pub(super) struct GlobalArgs {
    /// When to colour messages; `NO_COLOR` is respected
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub color: ColorChoice,
    /// How messages are written
    #[arg(long, global = true, value_enum, default_value_t, value_name = "FORM")]
    pub message_format: MessageFormat,
    /// Print errors only
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Write a summary of the run to this file, as JSON (`vitae schema result`)
    #[arg(long, global = true, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

/// When to colour.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorChoice {
    /// On a terminal
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Render(RenderArgs),
    Validate(ValidateArgs),
    Tailor(TailorArgs),
    Diff(DiffArgs),
    Verify(VerifyArgs),
    Extract(ExtractArgs),
    Parse(ParseArgs),
    Check(CheckArgs),
    Batch(BatchArgs),
    Match(MatchArgs),
    Explain(ExplainArgs),
    Layouts(LayoutsArgs),
    Schema(SchemaArgs),
    Completions(CompletionsArgs),
}

impl Command {
    /// The name by which it is called.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Render(_) => "render",
            Self::Validate(_) => "validate",
            Self::Tailor(_) => "tailor",
            Self::Diff(_) => "diff",
            Self::Verify(_) => "verify",
            Self::Extract(_) => "extract",
            Self::Parse(_) => "parse",
            Self::Check(_) => "check",
            Self::Batch(_) => "batch",
            Self::Match(_) => "match",
            Self::Explain(_) => "explain",
            Self::Layouts(_) => "layouts",
            Self::Schema(_) => "schema",
            Self::Completions(_) => "completions",
        }
    }

    /// Whether warnings are errors.
    pub(super) fn is_strict(&self) -> bool {
        match self {
            Self::Render(args) => args.content.reading.strict,
            Self::Validate(args) => args.reading.strict,
            Self::Tailor(args) => args.reading.strict,
            Self::Diff(args) => args.reading.strict,
            Self::Verify(args) => args.content.reading.strict,
            Self::Batch(args) => args.reading.strict,
            Self::Match(args) => args.reading.strict,
            Self::Layouts(args) => args.content.reading.strict,
            _ => false,
        }
    }
}

/// Render a résumé to PDF and plain text, and prove the PDF
#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:\n  vitae render resume.json\n  \
vitae render resume.json -l swiss -o out/ada.pdf\n  \
cat resume.json | vitae render - -f txt -o -")]
pub(super) struct RenderArgs {
    #[command(flatten)]
    pub source: SourceArgs,
    #[command(flatten)]
    pub content: ContentArgs,
    /// Where to write: a file, a folder, or `-`; beside the résumé by default
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// What to write, parted by commas
    #[arg(short, long, value_name = "FORMATS", value_delimiter = ',',
        value_parser = PossibleValuesParser::new(FORMATS.iter().map(|format| format.name)))]
    pub format: Vec<String>,
    #[command(flatten)]
    pub looks: LooksArgs,
    /// What one job gets to see of the résumé, as `vitae tailor` has it
    #[arg(long, value_name = "FILE")]
    pub variant: Option<PathBuf>,
    /// The most pages allowed; what was done to keep to them is told
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=50))]
    pub pages: Option<u8>,
    /// A folder, or file, of more fonts, for characters ours lack
    #[arg(long, value_name = "DIR")]
    pub fonts: Vec<PathBuf>,
    /// Pixels an inch of pictures
    #[arg(long, value_name = "NUMBER", default_value_t = Pictures::default().ppi,
        value_parser = ppi)]
    pub ppi: f64,
    /// The pages pictures are made of, parted by commas; all by default
    #[arg(long, value_name = "NUMBERS", value_delimiter = ',', value_parser = page)]
    pub page: Vec<PageNumber>,
    /// The widest line of plain text, in columns; lines are not broken by default
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..))]
    pub width: Option<u16>,
    /// Write plain text in ASCII
    #[arg(long)]
    pub ascii: bool,
    /// Write files whose proof failed, too, as `….unproven.pdf`
    #[arg(long)]
    pub keep_unproven: bool,
}

/// Check a résumé without rendering it
#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:\n  vitae validate --strict resume.json")]
pub(super) struct ValidateArgs {
    /// Résumés; `-` is standard input
    #[arg(value_name = "FILE", default_value = "resume.json")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: ReadingArgs,
}

/// Prove that a PDF reads back as its résumé
#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:\n  vitae verify resume.json resume.pdf")]
pub(super) struct VerifyArgs {
    /// The résumé; `-` is standard input
    #[arg(value_name = "RESUME")]
    pub file: PathBuf,
    /// The PDF
    #[arg(value_name = "PDF")]
    pub pdf: PathBuf,
    #[command(flatten)]
    pub content: ContentArgs,
}

/// Print the text of a PDF as a program reads it
#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:\n  vitae extract --order boxes resume.pdf")]
pub(super) struct ExtractArgs {
    /// The PDF; `-` is standard input
    #[arg(value_name = "PDF")]
    pub pdf: PathBuf,
    /// Show all orders side by side, where they differ
    #[arg(long, conflicts_with_all = ["order", "json"])]
    pub compare: bool,
    /// In which order
    #[arg(long, value_name = "ORDER", default_value = ORDERS[0].name(),
        value_parser = PossibleValuesParser::new(ORDERS.map(|order| order.name())))]
    pub order: String,
    /// Print one JSON object a line, with page and place in pt from the top left
    #[arg(long)]
    pub json: bool,
}

/// List the layouts, show them all with a résumé, or begin one of your own
#[derive(Debug, ClapArgs)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  vitae layouts\n  vitae layouts --preview out/ resume.json\n  \
vitae layouts new mine"
)]
pub(super) struct LayoutsArgs {
    #[command(subcommand)]
    pub command: Option<LayoutsCommand>,
    /// Write pictures of the résumé in every layout into this folder, with one sheet of all
    #[arg(long, value_name = "DIR")]
    pub preview: Option<PathBuf>,
    /// The résumé shown; `-` is standard input
    #[arg(value_name = "FILE", requires = "preview", default_value = "resume.json")]
    pub file: PathBuf,
    #[command(flatten)]
    pub content: ContentArgs,
    /// Pixels an inch of the pictures
    #[arg(long, value_name = "NUMBER", default_value_t = 96.0, value_parser = ppi)]
    pub ppi: f64,
    /// A folder, or file, of more fonts, for characters ours lack
    #[arg(long, value_name = "DIR")]
    pub fonts: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum LayoutsCommand {
    New(NewLayoutArgs),
}

/// Write a layout to begin with
#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:\n  vitae layouts new mine --from swiss")]
pub(super) struct NewLayoutArgs {
    /// The folder to write it to
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// Begin with a copy of this layout
    #[arg(long, value_name = "LAYOUT", value_parser = PossibleValuesParser::new(Layout::NAMES))]
    pub from: Option<String>,
}

/// Print a JSON schema
#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:\n  vitae schema > resume.schema.json")]
pub(super) struct SchemaArgs {
    /// Which
    #[arg(value_name = "NAME", default_value = "resume",
        value_parser = PossibleValuesParser::new(schemas::NAMES))]
    pub name: String,
}

/// Print a completion script
#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:\n  vitae completions bash > vitae.bash")]
pub(super) struct CompletionsArgs {
    /// For which shell
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// The résumé to read.
#[derive(Debug, ClapArgs)]
pub(super) struct SourceArgs {
    /// The résumé; `-` is standard input
    #[arg(value_name = "FILE", default_value = "resume.json")]
    pub file: PathBuf,
}

/// How a résumé is read.
#[derive(Debug, ClapArgs)]
pub(super) struct ReadingArgs {
    /// Take warnings for errors
    #[arg(long)]
    pub strict: bool,
    /// The day that decides what is yet to come; `SOURCE_DATE_EPOCH` or today
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub today: Option<PartialDate>,
}

fn date(text: &str) -> Result<PartialDate, String> {
    PartialDate::parse(text).map_err(|_| "write a date as `2026-11-23`".to_owned())
}

fn ppi(text: &str) -> Result<f64, String> {
    let allowed = Pictures::MIN_PPI..=Pictures::MAX_PPI;
    let number = text.parse().ok().filter(|number| allowed.contains(number));
    number.ok_or_else(|| {
        format!("write a number from {} to {}", allowed.start(), allowed.end())
    })
}

fn page(text: &str) -> Result<PageNumber, String> {
    let number = text.parse::<u32>().ok().and_then(|number| number.checked_sub(1));
    let index = number.and_then(|index| usize::try_from(index).ok());
    index
        .map(PageNumber::from_index)
        .ok_or_else(|| "write a page's number: `1`".to_owned())
}
