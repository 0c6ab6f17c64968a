//! `vitae validate`: reads résumés and says all that is wrong with them.

use super::read_options;
use crate::cli::args::ValidateArgs;
use crate::cli::terminal::Failure;
use crate::cli::{ExitStatus, Terminal, input};

pub(in crate::cli) fn run(
    args: &ValidateArgs,
    terminal: Terminal,
) -> Result<ExitStatus, Failure> {
    let options = read_options(&args.reading)?;
    let mut worst = ExitStatus::Clean;
    for path in &args.files {
        let status = match input::resume(path, &options, terminal) {
            Ok(Some(_)) => {
                terminal.say(format_args!("{}: valid", path.display()));
                ExitStatus::Clean
            }
            Ok(None) => ExitStatus::Findings,
            Err(failure) => {
                terminal.fail(&failure);
                ExitStatus::Failed
            }
        };
        worst = worst.max(status);
    }
    Ok(worst)
}
