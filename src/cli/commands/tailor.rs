//! `vitae tailor`: a base and a variant come in, the résumé as one job gets to see it goes out as
//! JSON Resume.

use super::read_options;
use crate::cli::args::TailorArgs;
use crate::cli::input::DASH;
use crate::cli::output::{self, NewFile};
use crate::cli::terminal::{Failure, print};
use crate::cli::{ExitStatus, Terminal, input, tailoring};
use crate::resume::Resume;
use crate::variant::{Tailored, tally};

pub(in crate::cli) fn run(
    args: &TailorArgs,
    terminal: Terminal,
) -> Result<ExitStatus, Failure> {
    let options = read_options(&args.reading)?;
    let Some((source, base)) = input::resume(&args.file, &options, terminal)? else {
        return Ok(ExitStatus::Findings);
    };
    let applied = tailoring::tailor((&source, &base), &args.variant, terminal)?;
    let Some(tailoring) = applied else { return Ok(ExitStatus::Findings) };
    let text = written(&tailoring.tailored);
    match args.output.as_deref().filter(|path| *path != std::path::Path::new(DASH)) {
        None => print(text.as_bytes())?,
        Some(path) => {
            let content = text.into_bytes();
            output::write(&[NewFile { path: path.to_owned(), content }])?;
            terminal.say(kept(&base, &tailoring.tailored));
            terminal.say(format_args!("wrote {}", path.display()));
        }
    }
    Ok(ExitStatus::Clean)
}

/// The tailored résumé as a file holds it.
fn written(tailored: &Tailored) -> String {
    let text = serde_json::to_string_pretty(&tailored.to_json());
    text.expect("a value is JSON") + "\n"
}

/// How much of the base is there: `kept 3 of 4 work, 7 of 12 highlights`.
pub(super) fn kept(base: &Resume, tailored: &Tailored) -> String {
    let parts: Vec<String> = tally(base, &tailored.resume)
        .into_iter()
        .map(|tally| format!("{} of {} {}", tally.kept, tally.of, tally.what))
        .collect();
    format!("kept {}", parts.join(", "))
}
