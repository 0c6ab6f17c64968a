//! What can be typed: every command and flag, with its help, and nothing of what they do.
//!
//! The flags of options that files can set, too, are in the [table](crate::options); here is
//! the rest.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use super::diagnostics::MessageFormat;
use super::schemas;
use crate::extract::ORDERS;
use crate::layout::Layout;

mod batch;
mod check;
mod diff;
mod import;
mod lint;
mod match_;
mod new;
mod options;
mod parse;
mod render;
mod shared;
mod tailor;

pub(super) use batch::BatchArgs;
pub(super) use check::{CheckArgs, ExplainArgs};
pub(super) use diff::DiffArgs;
pub(super) use import::ImportArgs;
pub(super) use lint::LintArgs;
pub(super) use match_::{MatchArgs, ReportFormat};
pub(super) use new::NewArgs;
pub(super) use options::Typed;
pub(super) use parse::ParseArgs;
pub(super) use render::RenderArgs;
pub(super) use shared::{ConfigurationArgs, ReadingArgs};
pub(super) use tailor::TailorArgs;

use shared::{ppi, ppi_help};

/// Render a JSON résumé as a PDF and prove that it reads back
#[derive(Debug, Parser)]
#[command(
    name = "vitae",
    version,
    max_term_width = 80,
    help_expected = true,
    disable_help_flag = true,
    disable_version_flag = true,
    subcommand_help_heading = "Commands",
    after_help = "Exit status: 0 if all is well, 1 if there are errors or a proof failed, 2 if the \
command could not run.\n\nExample:\n  vitae render resume.json"
)]
pub struct Args {
    #[command(flatten)]
    pub(super) global: GlobalArgs,
    /// Print the version
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    version: Option<bool>,
    /// Print the licences of everything in this program
    #[arg(long, exclusive = true)]
    licenses: bool,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// Flags of every command, after all others.
#[derive(Debug, Default, ClapArgs)]
#[command(next_help_heading = "Global options")]
pub(super) struct GlobalArgs {
    /// When to use colour in messages; `NO_COLOR` is respected
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub color: ColorChoice,
    /// Format of messages
    #[arg(long, global = true, value_enum, default_value_t, value_name = "FORMAT")]
    pub message_format: MessageFormat,
    /// Print errors only
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Print which configuration file is used
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
    /// Write a summary of the run to this file, as JSON (`vitae schema result`)
    #[arg(long, global = true, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Print help: a summary with `-h`, everything with `--help`
    #[arg(short, long, global = true, action = clap::ArgAction::Help)]
    pub help: Option<bool>,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorChoice {
    /// In a terminal
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    New(NewArgs),
    Import(ImportArgs),
    Render(RenderArgs),
    Validate(ValidateArgs),
    Fix(FixArgs),
    Tailor(TailorArgs),
    Diff(DiffArgs),
    Verify(VerifyArgs),
    Extract(ExtractArgs),
    Parse(ParseArgs),
    Check(CheckArgs),
    Lint(LintArgs),
    Batch(BatchArgs),
    Match(MatchArgs),
    Explain(ExplainArgs),
    Layouts(LayoutsArgs),
    Schema(SchemaArgs),
    Doctor(DoctorArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
}

impl Command {
    /// The name by which it is called.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::New(_) => "new",
            Self::Import(_) => "import",
            Self::Render(_) => "render",
            Self::Validate(_) => "validate",
            Self::Fix(_) => "fix",
            Self::Tailor(_) => "tailor",
            Self::Diff(_) => "diff",
            Self::Verify(_) => "verify",
            Self::Extract(_) => "extract",
            Self::Parse(_) => "parse",
            Self::Check(_) => "check",
            Self::Lint(_) => "lint",
            Self::Batch(_) => "batch",
            Self::Match(_) => "match",
            Self::Explain(_) => "explain",
            Self::Layouts(_) => "layouts",
            Self::Schema(_) => "schema",
            Self::Doctor(_) => "doctor",
            Self::Completions(_) => "completions",
            Self::Man(_) => "man",
        }
    }

    /// Whether warnings are errors.
    pub(super) fn is_strict(&self) -> bool {
        match self {
            Self::Import(args) => args.strict,
            Self::Render(args) => args.reading.strict,
            Self::Validate(args) => args.reading.strict,
            Self::Tailor(args) => args.reading.strict,
            Self::Diff(args) => args.reading.strict,
            Self::Verify(args) => args.reading.strict,
            Self::Batch(args) => args.reading.strict,
            Self::Match(args) => args.reading.strict,
            Self::Layouts(args) => args.reading.strict,
            _ => false,
        }
    }
}

/// Check a résumé without rendering it
#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:\n  vitae validate --strict resume.json")]
pub(super) struct ValidateArgs {
    /// Résumés to check; `-` for standard input
    #[arg(value_name = "FILE", default_value = "resume.json")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: ReadingArgs,
    /// Additional fonts: a font file, or a folder of them; repeatable
    #[arg(long, value_name = "PATH")]
    pub fonts: Vec<PathBuf>,
}

/// Put a résumé in standard form: usual keys, types and dates
#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:\n  vitae fix --write resume.json")]
pub(super) struct FixArgs {
    /// Résumé to fix; `-` for standard input
    #[arg(value_name = "FILE", default_value = "resume.json")]
    pub file: PathBuf,
    /// Write the file, in place of printing it
    #[arg(long)]
    pub write: bool,
}

/// Prove that a PDF reads back as its résumé
#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:\n  vitae verify resume.json resume.pdf")]
pub(super) struct VerifyArgs {
    /// Résumé; `-` for standard input
    #[arg(value_name = "RESUME")]
    pub file: PathBuf,
    /// PDF to prove
    #[arg(value_name = "PDF")]
    pub pdf: PathBuf,
    /// Fonts that the PDF was made with, if they are not bundled: a font file, or a folder of
    /// them; repeatable
    #[arg(long, value_name = "PATH")]
    pub fonts: Vec<PathBuf>,
    /// Accept pictures and drawings, which the proof cannot read; it reports how many
    #[arg(long)]
    pub allow_unexamined: bool,
    #[command(flatten)]
    pub configuration: ConfigurationArgs,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub settings: Typed<options::Verify>,
}

/// Print the text of a PDF as programs read it
#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:\n  vitae extract --order boxes resume.pdf")]
pub(super) struct ExtractArgs {
    /// PDF to read; `-` for standard input
    #[arg(value_name = "PDF")]
    pub pdf: PathBuf,
    /// Compare all reading orders side by side, where they differ
    #[arg(long, conflicts_with_all = ["order", "json"])]
    pub compare: bool,
    /// Reading order
    #[arg(long, value_name = "ORDER", default_value = ORDERS[0].name(),
        value_parser = PossibleValuesParser::new(ORDERS.map(|order| order.name())))]
    pub order: String,
    /// Print one JSON object per text line, with its page and position in pt from the top left,
    /// then one per text outside the pages
    #[arg(long)]
    pub json: bool,
}

/// List the layouts, preview a résumé in all of them, or create one of your own
#[derive(Debug, ClapArgs)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  vitae layouts\n  vitae layouts --preview out/ resume.json\n  \
vitae layouts new mine"
)]
pub(super) struct LayoutsArgs {
    #[command(subcommand)]
    pub command: Option<LayoutsCommand>,
    /// Write an image of the résumé in every layout, and one of all layouts, to this folder
    #[arg(long, value_name = "DIR")]
    pub preview: Option<PathBuf>,
    /// Résumé to preview; `-` for standard input
    #[arg(value_name = "FILE", requires = "preview", default_value = "resume.json")]
    pub file: PathBuf,
    #[command(flatten)]
    pub configuration: ConfigurationArgs,
    #[command(flatten)]
    pub reading: ReadingArgs,
    /// Additional fonts: a font file, or a folder of them; repeatable
    #[arg(long, value_name = "PATH")]
    pub fonts: Vec<PathBuf>,
    #[arg(long, help = ppi_help(), value_name = "PPI", default_value_t = 96.0, value_parser = ppi)]
    pub ppi: f64,
    #[command(flatten)]
    pub settings: Typed<options::Layouts>,
}

#[derive(Debug, Subcommand)]
pub(super) enum LayoutsCommand {
    New(NewLayoutArgs),
}

/// Create a layout to start from
#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:\n  vitae layouts new mine --from swiss")]
pub(super) struct NewLayoutArgs {
    /// Folder to create
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// Start from a copy of this layout
    #[arg(long, value_name = "LAYOUT", value_parser = PossibleValuesParser::new(Layout::NAMES))]
    pub from: Option<String>,
}

/// Print a JSON schema
#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:\n  vitae schema > resume.schema.json")]
pub(super) struct SchemaArgs {
    /// Schema to print
    #[arg(value_name = "NAME", default_value = "resume",
        value_parser = PossibleValuesParser::new(schemas::NAMES))]
    pub name: String,
}

/// Print a shell completion script
#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:\n  vitae completions bash > vitae.bash")]
pub(super) struct CompletionsArgs {
    /// Shell to complete commands in
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// Show what this program works with: versions, fonts, limits, and where options come from
#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:\n  vitae doctor resume.json")]
pub(super) struct DoctorArgs {
    /// Résumé whose options are shown
    #[arg(value_name = "FILE", default_value = "resume.json")]
    pub file: PathBuf,
    #[command(flatten)]
    pub configuration: ConfigurationArgs,
}

/// Print a manual page
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  vitae man render > vitae-render.1\n  vitae man -o man1/"
)]
pub(super) struct ManArgs {
    /// Command to describe [default: all of vitae]
    #[arg(value_name = "COMMAND", conflicts_with = "output")]
    pub command: Option<String>,
    /// Write the pages of all commands to this folder
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
}
