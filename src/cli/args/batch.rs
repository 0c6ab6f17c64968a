//! What can be typed of `vitae batch`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args as ClapArgs;
use clap::builder::PossibleValuesParser;

use super::ReadingArgs;
use super::layout::LayoutParser;
use crate::batch::{Shard, Template};
use crate::export::FORMATS;

#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
/// Render many documents: by a plan, for many postings, or from a stream
#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:\n  vitae batch plan.json -o out/\n  \
vitae batch --resume me.json --jobs postings/ -o out/\n  \
cat jobs.jsonl | vitae batch --stream > results.jsonl")]
pub(in crate::cli) struct BatchArgs {
    /// The plan; `vitae schema batch` describes it
    #[arg(value_name = "PLAN", required_unless_present_any = ["resume", "stream"],
        conflicts_with_all = ["resume", "stream"])]
    pub plan: Option<PathBuf>,
    /// A résumé, glob or folder, in place of a plan; may be given again
    #[arg(long, value_name = "FILE", conflicts_with = "stream")]
    pub resume: Vec<String>,
    /// A posting, glob or folder of them; may be given again
    #[arg(long, value_name = "DIR", requires = "resume")]
    pub jobs: Vec<String>,
    /// A variant, glob or folder of them; may be given again
    #[arg(long, value_name = "FILE", requires = "resume")]
    pub variant: Vec<String>,
    /// Tailor each résumé to its posting as `vitae tailor --job` proposes
    #[arg(long)]
    pub propose: bool,
    /// Read a job a line from standard input, write a result a line to standard output
    #[arg(long)]
    pub stream: bool,
    /// The folder to write to; without it, a stream's results hold their files
    #[arg(short, long, value_name = "DIR", required_unless_present = "stream")]
    pub output: Option<PathBuf>,
    /// Layouts, parted by commas: of `vitae layouts`, or your own
    #[arg(short, long, value_name = "LAYOUTS", value_delimiter = ',',
        value_parser = LayoutParser)]
    pub layout: Vec<String>,
    /// What to write, parted by commas
    #[arg(short, long, value_name = "FORMATS", value_delimiter = ',',
        value_parser = PossibleValuesParser::new(FORMATS.iter().map(|format| format.name)))]
    pub format: Vec<String>,
    /// What files are called: `{name}-{company}-{layout}.pdf`
    #[arg(long, value_name = "TEMPLATE", value_parser = template, conflicts_with = "stream")]
    pub name: Option<Template>,
    /// The most pages allowed
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=50))]
    pub pages: Option<u8>,
    /// The file of choices, in place of `vitae.json` beside each résumé
    #[arg(long, value_name = "FILE")]
    pub options: Option<PathBuf>,
    /// A folder, or file, of more fonts, for characters ours lack
    #[arg(long, value_name = "DIR")]
    pub fonts: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: ReadingArgs,
    /// How many documents are made at once; as many as there are cores by default
    #[arg(long, value_name = "N", help_heading = "Running")]
    pub threads: Option<NonZeroUsize>,
    /// Only a part of the documents: `0/4` is the first of four
    #[arg(long, value_name = "PART", value_parser = Shard::parse, help_heading = "Running")]
    pub shard: Option<Shard>,
    /// Make again what was made of the same before
    #[arg(long, conflicts_with = "stream", help_heading = "Running")]
    pub force: bool,
    /// Go on after a document that fails; this is the default
    #[arg(long, overrides_with = "fail_fast", help_heading = "Running")]
    pub keep_going: bool,
    /// Stop after the first document that fails
    #[arg(long, overrides_with = "keep_going", help_heading = "Running")]
    pub fail_fast: bool,
}

fn template(text: &str) -> Result<Template, String> {
    Template::parse(text).map_err(|wrong| format!("{wrong}; {}", wrong.hint()))
}
