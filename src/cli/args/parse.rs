//! What can be typed after `vitae parse`.

use std::path::PathBuf;

use clap::Args as ClapArgs;

/// Convert any résumé's PDF to JSON Resume
#[derive(Debug, ClapArgs)]
#[command(after_help = "Lines that could not be placed are kept in `x-unparsed`.\n\n\
Examples:\n  vitae parse resume.pdf > resume.json\n  \
vitae parse --trace resume.pdf")]
pub(in crate::cli) struct ParseArgs {
    /// PDF to convert; `-` for standard input
    #[arg(value_name = "PDF")]
    pub pdf: PathBuf,
    /// Also print where each value was found
    ///
    /// The output is `{ "resume": …, "trace": … }`. The trace maps the JSON Pointer of each value
    /// to its page and position, in pt from the top left.
    #[arg(long)]
    pub trace: bool,
}
