//! The command line: typed arguments come in, files and an exit status go out.
//!
//! All reading and writing of files, and all printing, is here. The product goes to standard
//! output, everything else to standard error.

mod args;
mod choices;
mod commands;
mod diagnostics;
mod input;
mod layout;
mod output;
mod progress;
mod schemas;
mod status;
mod tailoring;
mod terminal;

pub use args::Args;
pub use status::ExitStatus;

use args::Command;
use terminal::Terminal;

/// Runs the command that `args` name.
#[must_use]
pub fn run(args: &Args) -> ExitStatus {
    let terminal = Terminal::new(&args.global);
    if terminal.is_sarif() && !matches!(args.command, Command::Check(_)) {
        terminal.fail(&terminal::Failure::Usage {
            message: "SARIF is written by `vitae check` alone".to_owned(),
            hint: Some("choose `--message-format json`".to_owned()),
        });
        return ExitStatus::Failed;
    }
    let outcome = match &args.command {
        Command::Render(args) => commands::render::run(args, terminal),
        Command::Validate(args) => commands::validate::run(args, terminal),
        Command::Tailor(args) => commands::tailor::run(args, terminal),
        Command::Diff(args) => commands::diff::run(args, terminal),
        Command::Verify(args) => commands::verify::run(args, terminal),
        Command::Extract(args) => commands::extract::run(args, terminal),
        Command::Parse(args) => commands::parse::run(args, terminal),
        Command::Check(args) => commands::check::run(args, terminal),
        Command::Batch(args) => commands::batch::run(args, terminal),
        Command::Match(args) => commands::match_::run(args, terminal),
        Command::Explain(args) => commands::explain::run(args, terminal),
        Command::Layouts(args) => commands::layouts::run(args, terminal),
        Command::Schema(args) => commands::schema::run(args, terminal),
        Command::Completions(args) => commands::completions::run(args, terminal),
    };
    match outcome {
        Ok(status) => status,
        Err(failure) => {
            terminal.fail(&failure);
            ExitStatus::Failed
        }
    }
}
