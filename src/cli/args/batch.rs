//! What can be typed after `vitae batch`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::options::{self, Typed};
use super::shared::{ReadingArgs, format_help, formats};
use crate::batch::{Shard, Template};
use crate::layout::LayoutName;

#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
/// Render many documents, from a plan, for many postings or from a stream
#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:\n  vitae batch plan.json -o out/\n  \
vitae batch --resume me.json --jobs postings/ -o out/\n  \
cat jobs.jsonl | vitae batch --stream > results.jsonl")]
pub(in crate::cli) struct BatchArgs {
    /// Plan file; `vitae schema batch` describes it
    #[arg(value_name = "PLAN", required_unless_present_any = ["resume", "stream"],
        conflicts_with_all = ["resume", "stream"])]
    pub plan: Option<PathBuf>,
    /// Résumé, glob or folder, instead of a plan; repeatable
    #[arg(long, value_name = "PATH", conflicts_with = "stream")]
    pub resume: Vec<String>,
    /// Posting, glob or folder; repeatable
    #[arg(long, value_name = "PATH", requires = "resume")]
    pub jobs: Vec<String>,
    /// Variant, glob or folder; repeatable
    #[arg(long, value_name = "PATH", requires = "resume")]
    pub variant: Vec<String>,
    /// Tailor each résumé to its posting, as `vitae tailor --job` does
    #[arg(long)]
    pub propose: bool,
    /// Read one job per line from standard input; write one result per line
    #[arg(long)]
    pub stream: bool,
    /// Output folder; without it, the results of a stream contain their files
    #[arg(short, long, value_name = "DIR", required_unless_present = "stream")]
    pub output: Option<PathBuf>,
    /// Layouts, comma-separated: names, or paths of your own
    #[arg(short, long, value_name = "LAYOUTS", value_delimiter = ',',
        value_parser = options::value::<LayoutName>())]
    pub layout: Vec<LayoutName>,
    #[arg(short, long, help = format_help(), value_name = "FORMATS", value_delimiter = ',',
        value_parser = formats())]
    pub format: Vec<String>,
    /// Template of file names, as in `{name}-{company}-{layout}.pdf`
    #[arg(long, value_name = "TEMPLATE", value_parser = template, conflicts_with = "stream")]
    pub name: Option<Template>,
    /// Configuration file [default: the nearest `vitae.json` to each résumé]
    ///
    /// A `vitae.json` beside the résumé is used first, then one in the working directory, then,
    /// inside a repository, one in its parents up to the repository's root. A stream uses none
    /// but this.
    #[arg(long, value_name = "FILE")]
    pub options: Option<PathBuf>,
    /// Additional fonts: a font file, or a folder of them; repeatable
    #[arg(long, value_name = "PATH")]
    pub fonts: Vec<PathBuf>,
    /// Accept pictures and drawings, which the proof cannot read; it reports how many
    #[arg(long)]
    pub allow_unexamined: bool,
    #[command(flatten)]
    pub reading: ReadingArgs,
    #[command(flatten)]
    pub settings: Typed<options::Batch>,
    /// Number of documents to render at once [default: one per core]
    #[arg(long, value_name = "N", help_heading = "Running")]
    pub threads: Option<NonZeroUsize>,
    /// Render only a part of the documents: `0/4` is the first of four parts
    #[arg(long, value_name = "PART", value_parser = Shard::parse, help_heading = "Running")]
    pub shard: Option<Shard>,
    /// Rebuild documents that are up to date
    #[arg(long, conflicts_with = "stream", help_heading = "Running")]
    pub force: bool,
    /// Continue after a document fails (the default)
    #[arg(long, overrides_with = "fail_fast", help_heading = "Running")]
    pub keep_going: bool,
    /// Stop after the first document that fails
    #[arg(long, overrides_with = "keep_going", help_heading = "Running")]
    pub fail_fast: bool,
}

fn template(text: &str) -> Result<Template, String> {
    Template::parse(text).map_err(|wrong| format!("{wrong}; {}", wrong.hint()))
}
