//! What can be typed after `vitae parse`.

use std::path::PathBuf;

use clap::Args as ClapArgs;

/// Read any résumé's PDF into JSON Resume
#[derive(Debug, ClapArgs)]
#[command(after_help = "Lines that no field holds are kept in `x-unparsed`.\n\n\
Examples:\n  vitae parse resume.pdf > resume.json\n  \
vitae parse --trace resume.pdf")]
pub(in crate::cli) struct ParseArgs {
    /// The PDF; `-` is standard input
    #[arg(value_name = "PDF")]
    pub pdf: PathBuf,
    /// Print where each value was read, too: `{ "resume": …, "trace": … }`, the trace by JSON
    /// Pointer, with page and place in pt from the top left
    #[arg(long)]
    pub trace: bool,
}
